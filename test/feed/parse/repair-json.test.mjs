import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../dist/feed/index.js';

const V11 = 'https://jsonfeed.org/version/1.1';
const url = 'https://news.example/feeds/latest.json';
const write = (items) => JSON.stringify({ version: V11, title: '시험 신문', items });
const isFormat = (error) => error.name === 'FeedError' && error.code === 'format';

test('JSON that breaks off gives the items before the break', async () => {
  const whole = write([
    { id: '1', title: '하나 “따옴표\\” [괄호] {', tags: ['a', 'b'], authors: [{ name: 'x' }], url: '/1' },
    { id: '2', title: '둘', _dongpo: { images: [{ url: '/2.jpg' }] }, url: '/2' },
    { id: '3', title: '셋', url: '/3' },
  ]);
  const first = whole.indexOf('"id":"2"');
  for (let length = 1; length < whole.length; length++) {
    const feed = await parseFeed(whole.slice(0, length), { url }).catch((error) => {
      assert.ok(isFormat(error), `${length}: ${error}`);
      return undefined;
    });
    if (length > first)
      assert.equal(feed?.items[0]?.title, '하나 “따옴표\\” [괄호] {', `${length} characters`);
    for (const { url } of feed?.items ?? [])
      if (url) assert.match(url, /^https:\/\/news\.example\/[123]$/, `${length} characters`);
  }
  assert.equal((await parseFeed(whole.slice(0, -1), { url })).items.length, 3);
  assert.equal((await parseFeed('[{"title":"a"},{"title":"b"},{"ti')).items.length, 2);
});

test('text behind the JSON is ignored', async () => {
  const feed = JSON.stringify({ version: V11, items: [{ title: 'a' }], title: '뒤의 제목' });
  for (const junk of ['\n<!-- cached 0.1s -->', ';', '\0', ' \n', '{}'])
    assert.equal((await parseFeed(feed + junk)).title, '뒤의 제목', JSON.stringify(junk));
});

test('commas before a closing bracket are ignored', async () => {
  const { items } = await parseFeed('{"items":[{"title":"a, ]",},{"title":"b",} , ],}');
  assert.deepEqual(
    items.map(({ title }) => title),
    ['a, ]', 'b'],
  );
});
