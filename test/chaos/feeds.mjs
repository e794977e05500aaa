/** The server of the faults: an address of its own for each row, and when it was asked for. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { freePort } from '../engines/index.mjs';
import { goodFeed } from './answers.mjs';

const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' };

async function listen(handler) {
  const server = createServer(handler);
  server.on('clientError', (_, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

async function end({ server }) {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

export async function startFeeds() {
  const lanes = new Map();
  let count = 0;

  const stranger = await listen((_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify(goodFeed(stranger.origin))),
  );
  const main = await listen((request, response) => {
    const { pathname: path, searchParams: query } = new URL(request.url, main.origin);
    const lane = lanes.get(path);
    // A connection that is used again may be dead, and a browser then asks again by itself.
    response.setHeader('connection', 'close');
    response.setHeader('cache-control', 'no-store');
    if (!lane) return response.writeHead(404).end();
    const { fault, element, phase } = lane;
    if (fault.cors !== false)
      for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    lane.sockets.add(request.socket);
    if (!query.has('hop')) lane.log.push({ phase, time: performance.now() });
    if (lane.dead) return request.socket.resetAndDestroy();
    const times = lane.log.filter((entry) => entry.phase === phase).length;
    const { origin } = main;
    const at = { request, response, query, path, element, phase, times, origin, stranger: stranger.origin };
    return fault.answer(at);
  });
  const places = {
    origin: main.origin,
    stranger: stranger.origin,
    closed: `http://127.0.0.1:${await freePort()}`,
  };

  return {
    /** `phase` counts visits, and what the row does to a visit; `dead` refuses to answer. */
    open(fault, element) {
      const path = `/row-${++count}/news.json`;
      const lane = { fault, element, phase: 0, dead: false, log: [], sockets: new Set() };
      lanes.set(path, lane);
      lane.src = fault.src?.(places) ?? main.origin + path;
      /** When it was asked for in a phase, by Node's clock. */
      lane.times = (phase) => lane.log.filter((entry) => entry.phase === phase).map(({ time }) => time);
      lane.close = () => {
        lanes.delete(path);
        for (const socket of lane.sockets) socket.destroy();
      };
      return lane;
    },
    close: () => Promise.all([main, stranger].map(end)),
  };
}
