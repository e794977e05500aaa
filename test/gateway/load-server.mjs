/** A process of the load test: the gateway, or the plain server that it is compared with. See load.mjs for the messages. */
import { serve } from '@hono/node-server';
import { createGuardedFetch, serveGateway } from '../../dist/gateway/node.js';

const memoryAfterCollection = () => {
  globalThis.gc?.();
  return process.memoryUsage();
};

/** Times at which the gateway requested its sources, by path. */
const fetchTimes = {};

/** @param speed of the gateway's clock, which makes a short test of a long one */
async function startGateway(options, speed) {
  const startedAt = Date.now();
  const now = () => startedAt + (Date.now() - startedAt) * speed;
  const guardedFetch = createGuardedFetch(options);
  const fetch = (url, init) => {
    const { pathname } = new URL(url);
    fetchTimes[pathname] ??= [];
    fetchTimes[pathname].push(now());
    return guardedFetch(url, init);
  };
  const { url } = await serveGateway({ ...options, fetch, now, port: 0 });
  process.send({ url });
}

function startPlainServer(size) {
  const body = 'x'.repeat(size);
  const headers = { 'Content-Type': 'application/feed+json; charset=utf-8' };
  serve({ fetch: () => new Response(body, { headers }), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
    process.send({ url: `http://127.0.0.1:${port}` }),
  );
}

process.on('disconnect', () => process.exit());
process.on('message', async ({ type, options, speed = 1, size }) => {
  if (type === 'gateway') await startGateway(options, speed);
  else if (type === 'plain') startPlainServer(size);
  else if (type === 'fetches') process.send(fetchTimes);
  else if (type === 'memory') process.send(memoryAfterCollection());
});
