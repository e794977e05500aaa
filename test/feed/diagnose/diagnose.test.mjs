import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { severities } from '../../../dist/feed/diagnose/codes.js';
import en from '../../../dist/feed/diagnose/sentences-en.js';
import ko from '../../../dist/feed/diagnose/sentences-ko.js';
import { loadFeed, parseFeed } from '../../../dist/feed/index.js';

const url = 'https://news.example/feed';
const find = async (input, options) =>
  (await parseFeed(input, { url, diagnostics: 'en', ...options }))._dongpo.diagnostics;
const fixture = (name) => readFileSync(new URL(`../../fixtures/feeds/${name}`, import.meta.url));
const rss = (item, { head = '<title>t</title><language>ko</language>', before = '', behind = '' } = {}) =>
  `${before}<rss version="2.0"><channel>${head}${item}</channel></rss>${behind}`;
const item = ({
  title = '제목',
  link = 'https://news.example/1',
  guid = '1',
  pubDate = 'Mon, 23 Nov 2020 14:05:00 +0900',
  more = '<enclosure url="https://news.example/1.jpg" type="image/jpeg" length="1"/>',
} = {}) =>
  `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${guid}</guid><pubDate>${pubDate}</pubDate>${more}</item>`;

test('diagnostics are empty for a valid feed, and absent if they are not asked for', async () => {
  assert.deepEqual(await find(rss(item())), []);
  assert.equal((await parseFeed(rss(item())))._dongpo?.diagnostics, undefined);
});

/** Bytes of a text in which `#` is another byte. */
const withByte = (text, byte) => Buffer.from(text).map((each) => (each === 0x23 ? byte : each));

/** Each code, from a feed that has this fault and no other but those named. */
const faults = {
  'encoding-differs': [fixture('utf8-declared-euckr-bytes.xml')],
  'encoding-undeclared': [fixture('euckr-undeclared.xml')],
  'encoding-mixed': [withByte(rss(item({ title: '고향의 봄 Caf#s' })), 0xe9)],
  'content-encoding-missing': [gzipSync(rss(item()))],
  'encoding-broken': [withByte(rss(item({ title: '고향의 봄#' })), 0xea)],
  'xml-text-before': [rss(item(), { before: '\n<?xml version="1.0"?>' })],
  'xml-text-behind': [rss(item(), { behind: '<script>track()</script>' })],
  'xml-doctype': [rss(item(), { before: '<!DOCTYPE rss [<!ENTITY x "y">]>' })],
  'xml-ampersand': [rss(item({ title: 'A & B' }))],
  'xml-less-than': [rss(item({ title: '3 < 4' }))],
  'xml-entity-undeclared': [rss(item({ title: '가&middot;나' }))],
  'xml-control-character': [rss(item({ title: '가\u000b나' }))],
  'xml-cdata-unclosed': [rss(item({ title: '<![CDATA[가' })), 'xml-cut-off'],
  'xml-tags-crossed': [rss(item({ more: '<category>a</b></category>' }))],
  'xml-prefix-unbound': [rss(item({ more: '<dc:creator>a</dc:creator>' }))],
  'xml-cut-off': [rss(item()).slice(0, -12)],
  'json-control-character': [
    '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","title":"a","content_text":"b\n\tc"}]}',
  ],
  'json-mended': [`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"a"},`],
  'json-no-json-feed': ['[{"title":"a","link":"https://news.example/1"}]'],
  'feed-wrapped': [rss(item(), { before: '<html><body>', behind: '</body></html>' })],
  'feed-root-missing': [item()],
  'feed-without-title': [rss(item(), { head: '<language>ko</language>' })],
  'feed-without-language': [rss(item(), { head: '<title>t</title>' })],
  'feed-without-items': [rss('')],
  'feed-terms': [
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 't',
      items: [],
      _dongpo: { terms: { max_items: 3 } },
    }),
  ],
  'item-empty': [rss(`${item()}<item></item>`), 'item-dropped'],
  'item-dropped': [rss(`${item()}<item><title>-</title></item>`)],
  'item-without-title': [rss(item({ title: '' }))],
  'item-without-link': [rss(item({ link: '' }))],
  'item-without-date': [rss(item({ pubDate: '' }))],
  'item-without-image': [rss(item({ more: '' }))],
  'id-missing': [rss(item({ guid: '' }))],
  'id-repeated': [rss(item() + item())],
  'date-unreadable': [rss(item({ pubDate: '2026-02-30' }))],
  'date-implausible': [rss(item({ pubDate: 'Mon, 01 Jan 0001 00:00:00 +0000' }))],
  'date-ambiguous': [rss(item({ pubDate: '10/11/2020 14:05 +0100' }), { head: '<title>t</title>' })],
  'date-zone-unknown': [rss(item({ pubDate: 'Mon, 23 Nov 2020 14:05:00 QQQT' }))],
  'date-without-zone': [rss(item({ pubDate: '2020-11-23 14:05:00' }))],
  'date-without-time': [rss(item({ pubDate: '2020.11.23' }))],
  'date-form': [rss(item({ pubDate: 'Mon, 23 Nov 2020 14:05:00 KST' }))],
  'date-future': [rss(item({ pubDate: 'Fri, 23 Nov 2096 14:05:00 +0900' }))],
  'link-refused': [rss(item({ link: 'javascript:alert(1)' }))],
  'link-replaced': [rss(item({ link: 'N/A', more: '<guid>https://news.example/1</guid>' }))],
  'link-relative': [rss(item({ link: '/view?no=1' }))],
  'link-insecure': [rss(item({ link: 'http://news.example/1' }))],
  'image-insecure': [
    rss(item({ more: '<enclosure url="http://news.example/1.jpg" type="image/jpeg" length="1"/>' })),
  ],
  'image-refused': [
    rss(item({ more: '<enclosure url="https://news.example/undefined" type="image/jpeg" length="1"/>' })),
  ],
  'body-relative': [
    rss(item({ more: '<description>&lt;p&gt;가&lt;img src="/1.jpg"&gt;&lt;/p&gt;</description>' })),
  ],
  'title-escaped-twice': [rss(item({ title: '&amp;quot;가&amp;quot;' }))],
  'title-with-tags': [rss(item({ title: '&lt;b&gt;가&lt;/b&gt;' }))],
  'title-with-element': [rss(item({ title: 'Using &lt;select&gt; well' }))],
  'title-with-kicker': [rss(item({ title: '포토뉴스|연길의 겨울' }))],
  'text-escaped-twice': [
    rss(item({ more: '<description>&amp;lt;p&amp;gt;가나다&amp;lt;/p&amp;gt;</description>' })),
  ],
  'excerpt-cut': [rss(item({ more: '<description>가나다 &amp;n...</description>' }))],
  'excerpt-with-dateline': [rss(item({ more: '<description>[t] 가나다</description>' }))],
  'mail-in-body': [
    rss(
      item({
        more: '<description>&lt;p&gt;가&lt;/p&gt;&lt;p&gt;홍길동 기자 hong@news.test&lt;/p&gt;</description>',
      }),
    ),
  ],
};

for (const [code, [input, ...others]] of Object.entries(faults)) {
  test(`diagnostics report ${code}`, async () => {
    const list = await find(input);
    const found = list.find((each) => each.code === code);
    assert.ok(found, list.map((each) => each.code).join());
    assert.equal(found.severity, severities[code]);
    assert.equal(found.message, en[code][0]);
    for (const other of others)
      assert.ok(
        list.some((each) => each.code === other),
        other,
      );
  });
}

test('diagnostics report a feed that JSON holds as text', async () => {
  const list = await find(JSON.stringify({ contents: rss(item()), status: 200 }));
  assert.ok(list.some(({ code }) => code === 'feed-wrapped'));
});

test('every diagnostic code has a test, and a sentence in both languages', () => {
  assert.deepEqual(Object.keys(faults).sort(), Object.keys(severities).sort());
  for (const sentences of [en, ko]) {
    assert.deepEqual(Object.keys(sentences).sort(), Object.keys(severities).sort());
    for (const lines of Object.values(sentences)) for (const line of lines) assert.ok(line.length > 2);
  }
  for (const [message] of Object.values(ko)) assert.match(message, /[가-힣]/);
});

test('diagnostics come worst first, each code once, with its count, its first items and a short sample', async () => {
  const list = await find(
    rss(
      Array.from({ length: 8 }, (_, index) =>
        item({ guid: index, pubDate: `2020-02-30 14:05 ${'x'.repeat(99)}` }),
      ).join(''),
    ),
    { diagnostics: 'ko' },
  );
  assert.deepEqual(
    list.map(({ code, count, items }) => [code, count, items]),
    [['date-unreadable', 8, [0, 1, 2, 3, 4]]],
  );
  assert.equal(list[0].sample.length, 80);
  assert.equal(list[0].message, ko['date-unreadable'][0]);
});

test('diagnostics of a megabyte of faults take linear time', async () => {
  for (const text of ['<![CDATA[', '<!--', '<a', '&', '</a>', '<a:b c="', ']]>', '&#1;', 'x@y.']) {
    const start = performance.now();
    await find(rss(item({ more: text.repeat(1e6 / text.length) })));
    assert.ok(performance.now() - start < 6000, text);
  }
});

test('loadFeed adds diagnostics without a second request', async () => {
  let asked = 0;
  const answer = async () => {
    asked++;
    return new Response(rss(item({ pubDate: '2020-11-23 14:05:00' })), {
      headers: { 'content-type': 'text/xml' },
    });
  };
  const feed = await loadFeed(url, { fetch: answer, diagnostics: 'ko' });
  assert.deepEqual(
    feed._dongpo.diagnostics.map(({ code }) => code),
    ['date-without-zone'],
  );
  assert.equal(asked, 1);
});
