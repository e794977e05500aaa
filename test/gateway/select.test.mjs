/** Served feeds whose items are chosen, and feeds that are merged of others: the rows of test/select/cases.json. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createGateway } from '../../dist/gateway/index.js';
import { errorResponse, startGateway } from './gateway-kit.mjs';

const { feeds: sources, cases } = JSON.parse(readFileSync(new URL('../select/cases.json', import.meta.url)));
const addressOf = (name) => `https://news.example/${name}.json`;
const serve = (url) => JSON.stringify(sources[/(\w)\.json/.exec(url)[1]]);
const FEEDS = { a: addressOf('a'), b: addressOf('b') };
const titles = (feed) => feed.items.map(({ title }) => title).join(' ');
/** The attributes of an element, as an operator writes them. */
const choice = ({ 'max-age': maxAge, ...attributes }) => ({ ...attributes, ...(maxAge && { maxAge }) });

describe('the items of a served feed', () => {
  for (const { src, attributes, rows } of cases) {
    const isBad = attributes.order === 'nonsense' || attributes.offset < 0;
    it(`of ${src} with ${JSON.stringify(attributes)}: ${isBad ? 'refused' : rows || 'none'}`, async () => {
      const select = choice(attributes);
      const from = src.split(' ');
      const chosen = from.length > 1 ? { from, select } : { url: addressOf(src), select };
      const start = () => startGateway(serve, { feeds: { ...FEEDS, chosen } });
      if (isBad) {
        assert.throws(start, /feeds\.chosen\.select\.(order|offset): no such choice/);
        return;
      }
      const feed = await (await start().request('/chosen.json')).json();
      // The table is of elements, which show ten items at most.
      assert.equal(titles(feed), rows);
    });
  }

  it('a merged feed credits its sources, has its own title and address, and no terms are lost', async () => {
    const all = { from: ['a', 'b'], title: '모두', select: { limit: 3 } };
    const { request, upstream } = startGateway(serve, {
      feeds: { ...FEEDS, all },
      base: 'https://feeds.example',
    });
    const feed = await (await request('/all.json')).json();
    assert.equal(feed.title, '모두');
    assert.equal(feed.feed_url, 'https://feeds.example/all.json');
    assert.deepEqual(
      feed._dongpo.sources.map(({ title, terms }) => [title, terms?.rights]),
      [
        ['가 신문', undefined],
        ['나 신문', '© 나 신문'],
      ],
    );
    assert.equal(titles(feed), 'b1 a2 a5');
    await request('/a.json');
    await request('/all.json');
    assert.equal(upstream.calls.length, 2, 'each source is asked for once');
    const { feeds: index } = await (await request('/')).json();
    assert.deepEqual(
      index.map(({ path }) => path),
      ['/a.json', '/b.json', '/all.json'],
    );
  });

  it('a merged feed does without a source that fails, and takes it in when it is back', async () => {
    let isDown = true;
    const respond = (url) => (isDown && url.includes('b.json') ? errorResponse(500) : serve(url));
    const { request, advance, settleBackground } = startGateway(respond, {
      feeds: { ...FEEDS, all: { from: ['b', 'a'] } },
    });
    const first = await request('/all.json');
    assert.equal(first.status, 200);
    assert.equal(titles(await first.json()), 'a2 a5 a1 a3 a4');
    isDown = false;
    advance(61);
    await request('/all.json');
    await settleBackground();
    const later = await request('/all.json');
    assert.equal(titles(await later.json()), 'b1 a2 again a5 b3 a1 a3 a4');
    const etag = later.headers.get('etag');
    const again = await request('/all.json', { 'if-none-match': etag });
    assert.equal(again.status, 304);
  });

  it('a merged feed without any source is unavailable', async () => {
    const { request } = startGateway(errorResponse(500), { feeds: { ...FEEDS, all: { from: ['a', 'b'] } } });
    const response = await request('/all.json');
    assert.equal(response.status, 502);
    assert.ok(response.headers.get('retry-after'));
  });

  it('the next page of a source is not passed on', async () => {
    const paged = JSON.stringify({ ...sources.a, next_url: 'https://cms.internal/a.json?page=2&key=secret' });
    const { request } = startGateway(paged);
    assert.doesNotMatch(await (await request()).text(), /secret/);
  });

  it('wrong merges are refused', () => {
    for (const [all, message] of [
      [{ from: [] }, /feeds\.all\.from: a list of names/],
      [{ from: ['nobody'] }, /feeds\.all\.from: "nobody" is no feed/],
      [{ from: ['all'] }, /feeds\.all\.from: "all" is no feed/],
      [{ from: ['a'], url: addressOf('a') }, /feeds\.all: url or from/],
      [{ from: ['a'], select: { colour: 'red' } }, /feeds\.all\.select\.colour/],
    ])
      assert.throws(() => createGateway({ feeds: { ...FEEDS, all } }), message);
    assert.throws(() => createGateway({ feeds: { all: { from: ['all'] } } }), /feeds: at least one/);
  });
});
