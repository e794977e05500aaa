/** A gateway with a clock and a source of the test's own, and servers on loopback. */
import { createServer } from 'node:http';
import { createGateway } from '../../dist/gateway/index.js';

/** A JSON Feed of `count` items, with ids from 100 on. */
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

export const errorResponse = (status, headers) => new Response('sorry', { status, headers });

/**
 * Creates a gateway whose time stands still.
 *
 * @param source a response, its body, an error to reject with, or a function that makes one of these of the
 *   request's address and init
 * @returns `request(path, headers, method)` asks the gateway; `settleBackground()` waits for what goes on behind the
 *   responses; `advance(seconds)` moves the clock; `upstream.source` may be replaced, `upstream.calls` are the
 *   requests to it
 */
export function startGateway(source, options = {}) {
  const clock = { time: Date.parse('2026-03-01T00:00:00Z') };
  const upstream = { source, calls: [] };
  const log = [];
  const backgroundWork = [];
  const gateway = createGateway({
    feeds: { latest: 'https://news.example/feed.xml?key=secret' },
    now: () => clock.time,
    log: (entry) => log.push(entry),
    fetch: async (url, init) => {
      upstream.calls.push({ url, ...init });
      const response = await (typeof upstream.source === 'function'
        ? upstream.source(url, init)
        : upstream.source);
      if (response instanceof Error) throw response;
      return response instanceof Response ? response.clone() : new Response(response);
    },
    ...options,
  });
  const request = (path = '/latest.json', headers = {}, method = 'GET') =>
    gateway(new Request(`https://gateway.example${path}`, { method, headers }), undefined, {
      waitUntil: (work) => backgroundWork.push(work),
    });
  const settleBackground = async () => {
    while (backgroundWork.length) await backgroundWork.pop();
  };
  const advance = (seconds) => {
    clock.time += seconds * 1000;
  };
  return { gateway, request, settleBackground, advance, clock, upstream, log };
}

/** Starts a server on loopback. Its `handler` may be replaced, `requests` counts. */
export async function listen(handler) {
  const state = { handler, requests: 0 };
  const server = createServer((request, response) => {
    state.requests++;
    state.handler(request, response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${server.address().port}`;
  return Object.assign(state, {
    host,
    url: `http://${host}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  });
}
