/** `next_url`: the address of a feed's next page, in every format that has one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFeed, parseFeed } from '../../../dist/feed/index.js';

const url = 'https://news.example/feeds/latest.json';
const nextOf = async (text, options = {}) => (await parseFeed(text, { url, ...options })).next_url;
const posts = (count) =>
  JSON.stringify(
    Array.from({ length: count }, (_, index) => ({
      id: index,
      link: `https://news.example/${index}`,
      title: { rendered: `${index}` },
    })),
  );
const WORDPRESS = 'https://news.example/wp-json/wp/v2/posts';

test('JSON Feed names its next page in next_url, which is completed and http', async () => {
  const feed = (next_url) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: '',
      items: [{ id: '1', title: 'a' }],
      next_url,
    });
  assert.equal(await nextOf(feed('2.json')), 'https://news.example/feeds/2.json');
  assert.equal(await nextOf(feed('https://other.example/2')), 'https://other.example/2');
  for (const bad of ['javascript:alert(1)', 'data:,x', 5, null, ''])
    assert.equal(await nextOf(feed(bad)), undefined);
});

test('Atom and RSS name it in a link with rel=next', async () => {
  const entry = '<entry><id>urn:x</id><title>a</title></entry>';
  assert.equal(
    await nextOf(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><link href="/"/><link rel="next" href="/2.xml"/>${entry}</feed>`,
    ),
    'https://news.example/2.xml',
  );
  assert.equal(
    await nextOf(
      '<rss xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>R</title><link>https://news.example/</link><atom:link rel="next" href="https://news.example/?paged=2"/><item><title>a</title></item></channel></rss>',
    ),
    'https://news.example/?paged=2',
  );
  assert.equal(
    await nextOf(`<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>${entry}</feed>`),
    undefined,
  );
});

test("WordPress names it in the response's Link; without one, a full page goes on", async () => {
  const at = (query, count, link) => nextOf(posts(count), { url: WORDPRESS + query, link });
  const link = `<${WORDPRESS}?page=1>; rel="prev", <${WORDPRESS}?page=3>; rel="next"`;
  assert.equal(await at('?page=2', 10, link), `${WORDPRESS}?page=3`);
  assert.equal(await at('?page=2', 10, `<${WORDPRESS}?page=1>; rel="prev"`), undefined);
  assert.equal(await at('', 10), `${WORDPRESS}?page=2`);
  assert.equal(await at('?page=2&per_page=5', 5), `${WORDPRESS}?page=3&per_page=5`);
  assert.equal(await at('', 9), undefined);
  assert.equal(await at('?per_page=20', 10), undefined);
});

test('loadFeed reads the Link of a response', async () => {
  const fetch = async () =>
    new Response(posts(3), {
      headers: { 'content-type': 'application/json', link: `<${WORDPRESS}?page=2>; rel="next"` },
    });
  assert.equal((await loadFeed(WORDPRESS, { fetch })).next_url, `${WORDPRESS}?page=2`);
});
