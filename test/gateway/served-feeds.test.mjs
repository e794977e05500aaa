/** Which paths are served, and the feeds and articles at them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorResponse, feedOf, startGateway } from './gateway-kit.mjs';

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>시험</title><item><title>연길 소식</title>
<link>https://news.example/a?no=7</link><pubDate>Fri, 02 Jan 2026 03:04:05</pubDate></item></channel></rss>`;
const posts = JSON.stringify([
  {
    id: 5,
    link: 'https://blog.example/5',
    title: { rendered: '글' },
    content: { rendered: '<p>글</p>' },
    date_gmt: '2026-01-02T03:04:05',
  },
]);

test('a source in RSS is served as JSON Feed with headers for any page', async () => {
  const { request, upstream } = startGateway(rss);
  const response = await request();
  assert.equal(response.status, 200);
  const { headers } = response;
  assert.equal(headers.get('content-type'), 'application/feed+json; charset=utf-8');
  assert.equal(headers.get('access-control-allow-origin'), '*');
  assert.match(headers.get('access-control-expose-headers'), /ETag/);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.equal(headers.get('vary'), 'Accept-Encoding');
  assert.equal(
    headers.get('cache-control'),
    'public, max-age=60, stale-while-revalidate=600, stale-if-error=604800',
  );
  const feed = await response.json();
  assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
  assert.deepEqual(
    feed.items.map(({ id, title, date_published }) => [id, title, date_published]),
    [['7', '연길 소식', '2026-01-02T03:04:05+09:00']],
  );
  assert.equal(upstream.calls.length, 1);
  assert.match(upstream.calls[0].headers['user-agent'], /dongpo-widgets/);
});

test("a source is WordPress's posts, with a time zone, a section and request headers of its own", async () => {
  const feeds = { wp: { url: 'https://blog.example/wp-json/', section: '문화', headers: { 'x-key': 'k' } } };
  const { request, upstream } = startGateway(posts, { feeds, base: 'https://feeds.example' });
  const feed = await (await request('/wp.json')).json();
  assert.equal(feed.items[0].id, '5');
  assert.deepEqual(feed.items[0]._dongpo.section_path, ['문화']);
  assert.equal(feed.feed_url, 'https://feeds.example/wp.json');
  assert.equal(upstream.calls[0].headers['x-key'], 'k');
  const zoned = startGateway(rss, { feeds: { a: { url: 'https://a.example/', timeZone: 'Asia/Shanghai' } } });
  assert.match((await (await zoned.request('/a.json')).json()).items[0].date_published, /\+08:00$/);
});

test('a path that is not configured is 404 and fetches nothing', async () => {
  const { request, upstream } = startGateway(feedOf(2));
  for (const path of [
    '/other.json',
    '/latest',
    '/latest.json/x',
    '/https://evil.example/feed.json',
    '/..%2flatest.json',
    '/article/',
    '/article/x/y.json',
    '/__proto__.json',
    '/constructor.json',
  ]) {
    const response = await request(path);
    assert.equal(response.status, 404, path);
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal((await response.json()).error.code, 'not-found');
  }
  assert.equal(upstream.calls.length, 0);
  assert.equal((await request('/latest.json?url=http://10.0.0.1/&x=1')).status, 200);
  assert.deepEqual(
    upstream.calls.map(({ url }) => url),
    ['https://news.example/feed.xml?key=secret'],
  );
});

test('GET, HEAD and OPTIONS are answered, other methods are 405', async () => {
  const { request } = startGateway(feedOf(2));
  const whole = await request();
  const head = await request('/latest.json', {}, 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(await head.text(), '');
  for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
    assert.equal(head.headers.get(name), whole.headers.get(name), name);
  const preflight = await request(
    '/latest.json',
    { origin: 'https://a.example', 'access-control-request-method': 'GET' },
    'OPTIONS',
  );
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
  assert.match(preflight.headers.get('access-control-allow-methods'), /GET/);
  assert.equal(preflight.headers.get('access-control-max-age'), '86400');
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const response = await request('/latest.json', {}, method);
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
  }
});

test('feeds cut from one address share its request, each with its sections, the limit and the pinned items', async () => {
  const url = 'https://news.example/feed';
  const { request, upstream } = startGateway(feedOf(10), {
    feeds: { latest: url, 'section/society': { url, sections: ['사회'] }, 문화: { url, sections: ['문화'] } },
    limit: 4,
    editing: { pinned: ['107'] },
  });
  const ids = async (path) => (await (await request(path)).json()).items.map(({ id }) => id);
  assert.deepEqual(await ids('/latest.json'), ['107', '100', '101', '102']);
  assert.deepEqual(await ids('/section/society.json'), ['100', '102', '104', '106']);
  assert.deepEqual(await ids('/문화.json'), ['107', '101', '103', '105']);
  assert.equal(upstream.calls.length, 1);
  const { feeds } = await (await request('/')).json();
  assert.deepEqual(feeds[2], { name: '문화', path: '/%EB%AC%B8%ED%99%94.json', title: '시험 신문' });
});

test('an article is served from any feed and beyond the limit; a withdrawn one is empty, a corrected one says so', async () => {
  const { request } = startGateway(feedOf(5), {
    limit: 2,
    base: 'https://feeds.example/g/',
    editing: { removed: ['https://news.example/article.html?no=101'], corrected: ['104'] },
  });
  const response = await request('/article/104.json');
  assert.equal(response.status, 200);
  const feed = await response.json();
  assert.deepEqual(
    [feed.items.length, feed.items[0].id, feed.items[0]._dongpo.status],
    [1, '104', 'corrected'],
  );
  assert.equal(feed.feed_url, 'https://feeds.example/g/article/104.json');
  const again = await request('/article/104.json', { 'if-none-match': response.headers.get('etag') });
  assert.equal(again.status, 304);
  // Not an error, after which a reader's own copy would be shown.
  const withdrawn = await request('/article/101.json');
  assert.equal(withdrawn.status, 200);
  const { items: none, _dongpo: said, feed_url } = await withdrawn.json();
  assert.deepEqual([none, said.removed, feed_url], [[], ['101'], 'https://feeds.example/g/article/101.json']);
  assert.equal((await request('/article/999.json')).status, 404);
  const { items, _dongpo } = await (await request()).json();
  assert.deepEqual(
    items.map(({ id }) => id),
    ['100', '102'],
  );
  assert.ok(_dongpo.removed.includes('101'));
});

test('an article is 404 only if every feed could be read', async () => {
  const feeds = { a: 'https://a.example/', b: 'https://b.example/' };
  const { request } = startGateway((url) => (url.includes('a.example') ? feedOf(1) : errorResponse(500)), {
    feeds,
  });
  assert.equal((await request('/article/100.json')).status, 200);
  const response = await request('/article/999.json');
  assert.equal(response.status, 502);
  assert.ok(response.headers.get('retry-after'));
});
