/** In a process of its own: the gateway, or the plain server beside it. Told by messages; see load.mjs. */
import { serve } from '@hono/node-server';
import { serveGateway } from '../../dist/gateway/node.js';

const memory = () => {
  globalThis.gc?.();
  return process.memoryUsage();
};

process.on('disconnect', () => process.exit());
process.on('message', async ({ type, options, speed = 1, size }) => {
  if (type === 'gateway') {
    const began = Date.now();
    // A clock that runs fast makes a short test of a long one.
    const now = () => began + (Date.now() - began) * speed;
    const { url } = await serveGateway({ ...options, now, port: 0 });
    process.send({ url });
  } else if (type === 'plain') {
    const text = 'x'.repeat(size);
    const headers = { 'Content-Type': 'application/feed+json; charset=utf-8' };
    serve({ fetch: () => new Response(text, { headers }), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      process.send({ url: `http://127.0.0.1:${port}` }),
    );
  } else if (type === 'memory') process.send(memory());
});
