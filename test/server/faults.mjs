/**
 * A real server for what a mock cannot show: CORS, redirects, slow bodies, cut connections. On 127.0.0.1, any port.
 * Every route answers with CORS headers unless it is asked with `?cors=0`. The routes are listed in `ROUTES`.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';

const TITLES = [
  '연변 전통시장, 주말 야시장 다시 문 열어',
  '두만강 물길 따라 봄맞이 걷기 대회',
  '동포 학교 합창단, 서울 무대에 오르다',
  '새 고속철 노선 개통, 장춘까지 두 시간',
  '이주 노동자 위한 한국어 교실 확대',
  '조선족 화가 3대가 함께 여는 전시회',
  '재외동포 비자 신청, 온라인으로 바뀐다',
  '김치와 된장, 마을 어르신의 손맛 기록',
  '겨울 축구 교실에 모인 아이들',
  '옛 사진으로 돌아보는 거리의 백 년',
];

const item = (origin) => (_, index) => ({
  id: `${origin}/articles/${index + 1}`,
  url: `${origin}/articles/${index + 1}`,
  title: `${TITLES[index % TITLES.length]}${index < TITLES.length ? '' : ` (${index + 1})`}`,
  summary: `${TITLES[index % TITLES.length]} 소식을 현장에서 전합니다.`,
  content_html: `<p>${TITLES[index % TITLES.length]}. 주민들은 오래 기다린 일이라며 반겼습니다.</p>`,
  date_published: new Date(Date.UTC(2025, 5, 30, 3) - index * 3_600_000).toISOString(),
  tags: [index % 2 ? '문화' : '사회'],
});

export function jsonFeed(origin, items = 10) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: '시험 신문',
    home_page_url: `${origin}/`,
    language: 'ko',
    items: Array.from({ length: items }, item(origin)),
  };
}

const JSON_TYPE = { 'content-type': 'application/feed+json; charset=utf-8' };
const RSS_TYPE = { 'content-type': 'application/rss+xml; charset=utf-8' };
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' };
const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>시험 신문</title><link>https://example.com/</link>
${TITLES.map((title, index) => `<item><title>${title}</title><link>https://example.com/${index}</link></item>`).join('\n')}
</channel></rss>`;

const feedText = ({ origin, query }) => JSON.stringify(jsonFeed(origin, Number(query.get('items') ?? 10)));
const send = (response, status, headers, body = '') => response.writeHead(status, headers).end(body);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * A page has six connections to a host, and a service worker keeps one that the page has given up: without an
 * end, later tests would find none free.
 */
const hang = (response) => void setTimeout(() => response.destroy(), 4000).unref();

/** `[pattern, what it does, answer({ request, response, query, origin, match, route })]` */
const ROUTES = [
  [
    '/feed.json',
    'a valid JSON Feed; ?items=10, ?etag=1 answers 304',
    (at) => {
      const etag = '"v1"';
      if (!at.query.has('etag')) return send(at.response, 200, JSON_TYPE, feedText(at));
      if (at.request.headers['if-none-match'] === etag) return send(at.response, 304, { etag });
      return send(at.response, 200, { ...JSON_TYPE, etag, 'cache-control': 'no-cache' }, feedText(at));
    },
  ],
  ['/feed.xml', 'a valid RSS feed', ({ response }) => send(response, 200, RSS_TYPE, RSS)],
  [
    '/delay',
    'waits ?ms= and answers as ?to= (a path here) would',
    async (at) => {
      await wait(Number(at.query.get('ms') ?? 500));
      return at.route(new URL(at.query.get('to') ?? '/feed.json', at.origin));
    },
  ],
  [
    '/status/:code',
    'that status, no feed; ?retry-after=',
    ({ response, match, query }) => {
      const after = query.get('retry-after');
      send(
        response,
        Number(match[1]),
        { ...HTML_TYPE, ...(after && { 'retry-after': after }) },
        `<h1>${match[1]}</h1>`,
      );
    },
  ],
  [
    '/flaky',
    'fails ?times= with 503, then the feed',
    (at) => {
      const fails = at.hits() <= Number(at.query.get('times') ?? 1);
      return fails ? send(at.response, 503, HTML_TYPE) : send(at.response, 200, JSON_TYPE, feedText(at));
    },
  ],
  ['/hang', 'never answers, and ends after 4 s', ({ response }) => hang(response)],
  [
    '/hang-body',
    'headers, then nothing; ends after 4 s',
    ({ response }) => hang(response.writeHead(200, JSON_TYPE).flushHeaders() ?? response),
  ],
  [
    '/html',
    'a page where a feed should be',
    ({ response }) =>
      send(response, 200, HTML_TYPE, '<!doctype html><title>로그인</title><h1>로그인이 필요합니다</h1>'),
  ],
  ['/empty', 'no body', ({ response }) => send(response, 200, JSON_TYPE)],
  [
    '/no-items.json',
    'a feed without items',
    (at) => send(at.response, 200, JSON_TYPE, JSON.stringify(jsonFeed(at.origin, 0))),
  ],
  [
    '/truncated.json',
    'half a JSON feed',
    (at) => {
      const text = feedText(at);
      send(at.response, 200, JSON_TYPE, text.slice(0, text.length / 2));
    },
  ],
  [
    '/truncated.xml',
    'half an RSS feed',
    ({ response }) => send(response, 200, RSS_TYPE, RSS.slice(0, RSS.length / 2)),
  ],
  [
    '/big',
    '20 MB of valid JSON Feed in chunks, no Content-Length; ?mb=',
    async (at) => {
      const { response } = at;
      const [head, tail] = feedText(at).split(/(?=]}$)/);
      const filler = `,${JSON.stringify({ id: 'x', content_text: '가'.repeat(87_000) })}`;
      response.writeHead(200, JSON_TYPE).write(head);
      for (
        let sent = 0;
        sent < Number(at.query.get('mb') ?? 20) * 1e6 && !response.destroyed;
        sent += 261_000
      ) {
        if (!response.write(filler)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      response.end(tail);
    },
  ],
  [
    '/redirect',
    'to ?to= with ?status=302',
    ({ response, query }) =>
      send(response, Number(query.get('status') ?? 302), { location: query.get('to') ?? '/feed.json' }),
  ],
  [
    '/loop',
    'redirects to itself',
    ({ response, query }) => send(response, 302, { location: `/loop?${query}` }),
  ],
  ['/reset', 'the connection ends without an answer', ({ request }) => request.socket.resetAndDestroy()],
  [
    '/cut',
    'less body than Content-Length says',
    async (at) => {
      const body = feedText(at);
      at.response.writeHead(200, { ...JSON_TYPE, 'content-length': Buffer.byteLength(body) });
      at.response.write(body.slice(0, 100));
      await wait(20);
      at.response.destroy();
    },
  ],
  [
    '/slow',
    'a byte at a time, ?ms=5 between; ?items=1',
    async (at) => {
      const body = Buffer.from(JSON.stringify(jsonFeed(at.origin, Number(at.query.get('items') ?? 1))));
      at.response.writeHead(200, JSON_TYPE).flushHeaders();
      for (const byte of body) {
        if (at.response.destroyed) return;
        at.response.write(Uint8Array.of(byte));
        await wait(Number(at.query.get('ms') ?? 5));
      }
      at.response.end();
    },
  ],
].map(([path, says, answer]) => [new RegExp(`^${path.replace(':code', '(\\d+)')}$`), says, answer]);

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': '*',
};

/**
 * @param {{ unref?: boolean, routes?: [RegExp, string, Function][] }} options `routes` come before the server's own;
 * `unref` lets Node end while it listens.
 * @returns {Promise<{ origin: string, requests(path?: string): { method: string, path: string, headers: object }[], reset(): void, close(): Promise<void> }>}
 */
export async function startFaults({ unref = false, routes = [] } = {}) {
  let log = [];
  const requests = (path) => log.filter((entry) => path === undefined || entry.path === path);
  const table = [...routes, ...ROUTES];

  const server = createServer((request, response) => {
    const origin = `http://127.0.0.1:${server.address().port}`;
    const route = async (url) => {
      const { pathname, searchParams: query } = url;
      const found = table.find(([pattern]) => pattern.test(pathname));
      if (!found) return send(response, 404, HTML_TYPE, `<h1>no route ${pathname}</h1>`);
      const match = found[0].exec(pathname);
      // Of this address with its query: engines that run at the same time count apart.
      const hits = () => log.filter(({ address }) => address === request.url).length;
      return found[2]({ request, response, query, origin, match, route, hits });
    };

    const url = new URL(request.url, origin);
    if (url.searchParams.get('cors') !== '0') {
      for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    }
    if (request.method === 'OPTIONS') return send(response, url.searchParams.get('cors') === '0' ? 403 : 204);
    if (url.pathname === '/__count') {
      return send(
        response,
        200,
        JSON_TYPE,
        String(requests(url.searchParams.get('path') ?? undefined).length),
      );
    }
    if (url.pathname === '/__reset') {
      log = [];
      return send(response, 204);
    }
    log.push({
      method: request.method,
      path: url.pathname,
      address: request.url,
      headers: request.headers,
    });
    route(url).catch((error) => {
      console.error(`faults ${request.url}:`, error);
      response.destroy();
    });
  });

  server.on('clientError', (_, socket) => socket.destroy());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  if (unref) server.unref();
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    reset() {
      log = [];
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
