import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { gunzip } from '../../../dist/feed/encoding/gunzip.js';
import { parseFeed } from '../../../dist/feed/index.js';

const item = (index) =>
  `<item><title>고향 소식 ${index}</title><link>https://news.example/${index}</link></item>`;
const rss = (count) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>시험 신문</title>${Array.from({ length: count }, (_, index) => item(index)).join('')}</channel></rss>`;
const titles = ({ items }) => items.map(({ title }) => title);
/** Text that gzip hardly shortens. */
const noise = (length) => {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(0xac00 + (state % 11_172));
  }).join('');
};

for (const [name, bytes] of Object.entries({
  'RSS in gzip': gzipSync(rss(2)),
  'RSS in gzip twice': gzipSync(gzipSync(rss(2))),
  'JSON Feed in gzip': gzipSync(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ title: '고향 소식 0' }, { title: '고향 소식 1' }],
    }),
  ),
  'RSS in UTF-16 in gzip': gzipSync(Buffer.from(`\ufeff${rss(2)}`, 'utf16le')),
  'RSS in gzip of two members': Buffer.concat([gzipSync(rss(2).slice(0, 99)), gzipSync(rss(2).slice(99))]),
  'a part of a buffer': Buffer.concat([Buffer.from('xx'), gzipSync(rss(2))]).subarray(2),
}))
  test(`parseFeed reads ${name}`, async () => {
    for (const contentType of [undefined, 'application/xml', 'application/x-gzip'])
      assert.deepEqual(titles(await parseFeed(bytes, { contentType })), ['고향 소식 0', '고향 소식 1']);
  });

test('gzip that breaks off gives the items before the break', async () => {
  const whole = gzipSync(rss(400));
  for (const share of [0.5, 0.9, 0.99]) {
    const feed = await parseFeed(whole.subarray(0, whole.length * share));
    assert.ok(feed.items.length > 100 * share, `${share}: ${feed.items.length}`);
    assert.equal(feed.items[0].title, '고향 소식 0');
  }
  assert.equal((await parseFeed(whole.subarray(0, -8))).items.length, 400, 'without its checksum');
});

test('gzip with text behind it is read as far as it goes', async () => {
  const feed = await parseFeed(
    Buffer.concat([gzipSync(rss(400) + noise(9000)), Buffer.from('\n<!-- 0.1 s -->')]),
  );
  assert.equal(feed.items.length, 400);
});

test('gzip of more than 5 MB is too large, and its rest is not unpacked', async () => {
  const start = performance.now();
  await assert.rejects(parseFeed(gzipSync(Buffer.alloc(300e6))), { name: 'FeedError', code: 'too-large' });
  assert.ok(performance.now() - start < 6000);
});

test('bytes that begin like gzip and are none are no feed', async () => {
  for (const bytes of [Uint8Array.of(0x1f, 0x8b), Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8)])
    await assert.rejects(parseFeed(bytes), { name: 'FeedError', code: 'format' });
});

test('where there is no DecompressionStream, gzip is no feed', async () => {
  const { DecompressionStream } = globalThis;
  globalThis.DecompressionStream = undefined;
  try {
    await assert.rejects(parseFeed(gzipSync(rss(1))), { name: 'FeedError', code: 'format' });
  } finally {
    globalThis.DecompressionStream = DecompressionStream;
  }
});

test('gunzip gives other bytes back as they are', async () => {
  const bytes = new TextEncoder().encode('<rss/>');
  assert.equal(await gunzip(bytes), bytes);
});
