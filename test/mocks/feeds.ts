import { delay, HttpResponse, http, type RequestHandler } from 'msw';
import { type SetupWorker, setupWorker } from 'msw/browser';

/** Titles of the default feed: ten items, the newest first. */
export const TITLES = [
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

export const NEWEST_DATE = '2025-06-30T03:00:00.000Z';

export function jsonFeed(items = TITLES.length) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: '시험 신문',
    home_page_url: 'https://feeds.test/',
    feed_url: 'https://feeds.test/latest.json',
    language: 'ko',
    items: Array.from({ length: items }, (_, index) => ({
      id: `https://feeds.test/articles/${index + 1}`,
      url: `https://feeds.test/articles/${index + 1}`,
      title: TITLES[index % TITLES.length],
      summary: `${TITLES[index % TITLES.length]} 소식을 현장에서 전합니다.`,
      content_html: `<p>${TITLES[index % TITLES.length]}. 주민들은 오래 기다린 일이라며 반겼습니다.</p>`,
      date_published: new Date(Date.parse(NEWEST_DATE) - index * 3_600_000).toISOString(),
      authors: [{ name: '김하늘 기자' }],
      tags: [index % 2 ? '문화' : '사회'],
    })),
  };
}

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>시험 신문</title><link>https://feeds.test/</link><language>ko</language>
${TITLES.map(
  (title, index) => `<item><title>${title}</title><link>https://feeds.test/articles/${index + 1}</link>
<guid>https://feeds.test/articles/${index + 1}</guid>
<pubDate>${new Date(Date.parse(NEWEST_DATE) - index * 3_600_000).toUTCString()}</pubDate></item>`,
).join('\n')}
</channel></rss>`;

const ATOM = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><title>시험 신문</title><id>https://feeds.test/</id>
<updated>${NEWEST_DATE}</updated>
${TITLES.map(
  (title, index) => `<entry><title>${title}</title><id>https://feeds.test/articles/${index + 1}</id>
<link href="https://feeds.test/articles/${index + 1}"/>
<updated>${new Date(Date.parse(NEWEST_DATE) - index * 3_600_000).toISOString()}</updated></entry>`,
).join('\n')}
</feed>`;

const typed = (type: string) => ({ headers: { 'content-type': `${type}; charset=utf-8` } });

/** Responses of `https://feeds.test`. A test adds handlers with `use()`, which are removed when it ends. */
export const handlers: RequestHandler[] = [
  http.get('https://feeds.test/latest.json', () =>
    HttpResponse.json(jsonFeed(), typed('application/feed+json')),
  ),
  http.get('https://feeds.test/latest.rss', () => new HttpResponse(RSS, typed('application/rss+xml'))),
  http.get('https://feeds.test/latest.atom', () => new HttpResponse(ATOM, typed('application/atom+xml'))),
  http.get('https://feeds.test/empty.json', () =>
    HttpResponse.json(jsonFeed(0), typed('application/feed+json')),
  ),
  http.get('https://feeds.test/500', () => new HttpResponse(null, { status: 500 })),
  http.get('https://feeds.test/404', () => new HttpResponse(null, { status: 404 })),
  http.get('https://feeds.test/html', () => HttpResponse.html('<!doctype html><title>로그인</title>')),
  http.get('https://feeds.test/not-json', () => new HttpResponse('{"version": ', typed('application/json'))),
  http.get('https://feeds.test/never', async () => {
    await delay('infinite');
    return new HttpResponse();
  }),
  http.get('https://feeds.test/offline', () => HttpResponse.error()),
];

let started: Promise<SetupWorker> | undefined;

/** Starts the worker once for all tests of a page. */
function start(): Promise<SetupWorker> {
  started ??= (async () => {
    const worker = setupWorker(...handlers);
    await worker.start({
      quiet: true,
      onUnhandledRequest: 'bypass',
      serviceWorker: { url: '/mockServiceWorker.js' },
    });
    return worker;
  })();
  return started;
}

/**
 * Called in a `describe`: responds for `https://feeds.test` while its tests run, and resets after each.
 *
 *     const feeds = mockFeeds();
 *     it('…', () => { feeds.use(http.get('https://feeds.test/latest.json', () => …)); });
 *     feeds.requests // addresses requested since the test began
 */
export function mockFeeds() {
  const requests: string[] = [];
  let worker: SetupWorker | undefined;
  const note = ({ request }: { request: Request }) => {
    if (new URL(request.url).host === 'feeds.test') requests.push(request.url);
  };
  before(async () => {
    worker = await start();
    worker.events.on('request:start', note);
  });
  beforeEach(() => {
    requests.length = 0;
  });
  afterEach(() => worker?.resetHandlers());
  after(() => worker?.events.removeListener('request:start', note));
  return {
    requests,
    use: (...added: RequestHandler[]) => worker?.use(...added),
  };
}
