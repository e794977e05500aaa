/** Labels of items: from the feed, and by rules from tags, categories and sections. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { feedFromObject } from '../../../dist/feed/load/feed-from-object.js';
import { parseFeed } from '../../../dist/feed/parse/parse-feed.js';

const labelsIn = async (source, options) => {
  const input = typeof source === 'string' ? source : JSON.stringify(source);
  const { items } = await parseFeed(input, options);
  return items.map(({ _dongpo }) => _dongpo?.labels);
};
const jsonFeed = (items, members = {}) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: '신문',
  ...members,
  items: items.map((item, index) => ({ id: `${index}`, title: `기사 ${index}`, ...item })),
});

describe('labels of a feed', () => {
  for (const [given, expected] of [
    [['breaking'], ['breaking']],
    [
      ['Sponsored', ' paid '],
      ['sponsored', 'paid'],
    ],
    ['live', ['live']],
    [
      ['paid', 'breaking', 'paid'],
      ['breaking', 'paid'],
    ],
    [['best', 1, null, {}], undefined],
    [[], undefined],
    [{ 0: 'live' }, undefined],
    [42, undefined],
  ])
    it(`${JSON.stringify(given)}`, async () => {
      assert.deepEqual(await labelsIn(jsonFeed([{ _dongpo: { labels: given } }])), [expected]);
    });
});

describe('labels by rules', () => {
  const RSS = `<rss version="2.0"><channel><title>신문</title>
    <item><title>가</title><category><![CDATA[ 광고 ]]></category><category>사회</category></item>
    <item><title>나</title><category>Op-Ed &amp; Columns</category></item>
    <item><title>다</title><category>뉴스홈 / 포토뉴스</category></item>
    <item><title>라</title></item></channel></rss>`;
  const labels = { sponsored: ['광고', 'pr'], opinion: 'OP-ED & columns', photo: ['포토뉴스'] };

  it('of RSS categories, in any case', async () => {
    assert.deepEqual(await labelsIn(RSS, { labels }), [['sponsored'], ['opinion'], ['photo'], undefined]);
  });

  it('as a string, which an attribute can hold', async () => {
    const text = ' sponsored: 광고, PR ; Opinion: op-ed & columns; photo : 포토뉴스;;';
    assert.deepEqual(await labelsIn(RSS, { labels: text }), [
      ['sponsored'],
      ['opinion'],
      ['photo'],
      undefined,
    ]);
  });

  it("of categories and tags of WordPress's REST API", async () => {
    const term = (taxonomy, name) => ({ taxonomy, name });
    const post = (...terms) => ({
      id: 1,
      link: 'https://news.example/1',
      title: { rendered: '글' },
      _embedded: { 'wp:term': [terms] },
    });
    const posts = [post(term('category', '속보')), post(term('post_tag', 'Live &#8211; 현장')), post()];
    const rules = { breaking: '속보', live: ['live – 현장'] };
    assert.deepEqual(await labelsIn(posts, { labels: rules }), [['breaking'], ['live'], undefined]);
  });

  it('beside those of the feed, once, and of sections', async () => {
    const feed = jsonFeed([
      { tags: ['광고'], _dongpo: { labels: ['live', 'sponsored'], section_path: ['문화', '포토뉴스'] } },
      // Hangul in decomposed form, as macOS writes it.
      { tags: ['광고'.normalize('NFD')] },
    ]);
    assert.deepEqual(await labelsIn(feed, { labels }), [['sponsored', 'live', 'photo'], ['sponsored']]);
  });

  it('terms that hide sections leave the labels', async () => {
    const feed = jsonFeed([{ tags: ['광고'] }], { _dongpo: { terms: { show: ['date'] } } });
    const { items } = await parseFeed(JSON.stringify(feed), { labels });
    assert.deepEqual(items[0]._dongpo.labels, ['sponsored']);
    assert.equal(items[0].tags, undefined);
  });

  it('an object that a page gives is labelled, too', async () => {
    const { items } = await feedFromObject(jsonFeed([{ tags: ['광고'] }]), { labels });
    assert.deepEqual(items[0]._dongpo.labels, ['sponsored']);
  });

  for (const rules of [
    '',
    ':',
    'nonsense',
    'sponsored',
    { unknown: ['광고'] },
    { sponsored: [1, null, ''] },
    [],
  ])
    it(`rules that name nothing label nothing: ${JSON.stringify(rules)}`, async () => {
      assert.deepEqual(await labelsIn(jsonFeed([{ tags: ['광고', ''] }]), { labels: rules }), [undefined]);
    });

  it('an item that cannot be read costs no other', async () => {
    const bad = {
      title: '나쁨',
      get tags() {
        throw new Error('no');
      },
    };
    const { items } = await feedFromObject(
      { ...jsonFeed([]), items: [bad, { title: '가', tags: ['광고'] }] },
      { labels },
    );
    assert.deepEqual(items.at(-1)._dongpo.labels, ['sponsored']);
  });
});
