/** A gateway with a clock and a source of the test's own. */
import { createServer } from 'node:http';
import { createGateway } from '../../dist/gateway/index.js';

/** A JSON Feed of so many items. */
export const feedOf = (count, more = {}) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: '시험 신문',
    items: Array.from({ length: count }, (_, index) => ({
      id: `${100 + index}`,
      url: `https://news.example/article.html?no=${100 + index}`,
      title: `${index + 1}번째 기사`,
      summary: '길림성 연길시의 시장에서 김장철을 맞은 상인들이 배추를 나르고 있다.',
      date_published: '2026-01-02T03:04:05+08:00',
      tags: [index % 2 ? '문화' : '사회'],
    })),
    ...more,
  });

/**
 * @param source a response, or what makes one of the request's address and init, or an error to reject with
 */
export function setUp(source, options = {}) {
  const clock = { time: Date.parse('2026-03-01T00:00:00Z') };
  const upstream = { source, calls: [] };
  const log = [];
  const waits = [];
  const gateway = createGateway({
    feeds: { latest: 'https://news.example/feed.xml?key=secret' },
    now: () => clock.time,
    log: (entry) => log.push(entry),
    fetch: async (url, init) => {
      upstream.calls.push({ url, ...init });
      const answer = typeof upstream.source === 'function' ? upstream.source(url, init) : upstream.source;
      const made = await answer;
      if (made instanceof Error) throw made;
      return made instanceof Response ? made.clone() : new Response(made);
    },
    ...options,
  });
  const ask = (path = '/latest.json', headers = {}, method = 'GET') =>
    gateway(new Request(`https://gateway.example${path}`, { method, headers }), undefined, {
      waitUntil: (work) => waits.push(work),
    });
  /** Until what goes on behind the answers has ended. */
  const settle = async () => {
    while (waits.length) await waits.pop();
  };
  /** Seconds go by. */
  const pass = (seconds) => {
    clock.time += seconds * 1000;
  };
  return { gateway, ask, settle, pass, clock, upstream, log };
}

/** A server on loopback; `handler` may be replaced. */
export async function listen(handler) {
  const box = { handler, requests: 0 };
  const server = createServer((request, response) => {
    box.requests++;
    box.handler(request, response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${server.address().port}`;
  return Object.assign(box, {
    host,
    url: `http://${host}`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  });
}
