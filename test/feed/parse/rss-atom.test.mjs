import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../dist/feed/parse/parse-feed.js';
import { mapXmlFeed } from '../../../dist/feed/parse/rss-atom/map-feed.js';
import { decodeEntities } from '../../../dist/text/entities.js';

for (const [name, text] of Object.entries({
  'an HTML page': '<!doctype html><html><head><title>x</title></head><body><p>rss</p></body></html>',
  'other XML':
    '<?xml version="1.0"?><svg><metadata><rdf:RDF xmlns:rdf="x"><channel/></rdf:RDF></metadata></svg>',
  'plain text': 'feed <3',
  'an empty text': '',
})) {
  test(`mapXmlFeed refuses ${name} as no feed`, () => assert.equal(mapXmlFeed(text, {}), undefined));
}

test('mapXmlFeed stops at the limit, which is 1000 by default', () => {
  const feed = `<rss><channel>${'<item><title>x</title></item>'.repeat(1200)}</channel></rss>`;
  assert.equal(mapXmlFeed(feed, { limit: 3 }).items.length, 3);
  assert.equal(mapXmlFeed(feed, {}).items.length, 1000);
});

test('names of elements and attributes cannot reach prototypes', () => {
  const feed = mapXmlFeed(
    '<rss><channel><item __proto__="x" constructor="y"><__proto__>x</__proto__><constructor:title xmlns:__proto__="atom"/><title>t</title></item></channel></rss>',
    {},
  );
  assert.equal(feed.items[0].title, 't');
  assert.equal({}.x, undefined);
});

test('an XML prefix without a local name is read as a name', async () => {
  const feed = await parseFeed(
    '<rss><channel><item><title><a: xmlns:a="http://www.w3.org/1999/xhtml">t</a:></title></item></channel></rss>',
  );
  assert.match(feed.items[0].title, /t/);
});

test('abstract, fullitem and dc:author are read as summary, content and author', () => {
  const { items } = mapXmlFeed(
    `<rss><channel><item><title>t</title><abstract>요약</abstract><fullitem>&lt;p>글&lt;/p></fullitem>
    <dc:author>김하늘</dc:author></item></channel></rss>`,
    {},
  );
  assert.equal(items[0].summary, '요약');
  assert.equal(items[0].content_html, '<p>글</p>');
  assert.deepEqual(items[0].authors, [{ name: '김하늘' }]);
});

test('decodeEntities knows all 252 references of HTML 4, and apos', () => {
  for (const [name, point] of Object.entries({
    nbsp: 160,
    iexcl: 161,
    yuml: 255,
    divide: 247,
    times: 215,
    szlig: 223,
    AElig: 198,
    aelig: 230,
    eth: 240,
    thorn: 254,
    OElig: 338,
    oelig: 339,
    scaron: 353,
    Yuml: 376,
    fnof: 402,
    circ: 710,
    tilde: 732,
    Alpha: 913,
    omega: 969,
    sigmaf: 962,
    thetasym: 977,
    piv: 982,
    zwj: 8205,
    Prime: 8243,
    euro: 8364,
    trade: 8482,
    hArr: 8660,
    there4: 8756,
    rang: 9002,
    diams: 9830,
  })) {
    assert.equal(decodeEntities(`&${name};`), String.fromCharCode(point), name);
  }
});

const around = (text) => `<rss><channel><item><title>${text}</title></item></channel></rss>`;
for (const [name, text] of Object.entries({
  '100,000 nested tags': around('<b>'.repeat(1e5) + '</b>'.repeat(1e5)),
  'a title of 5 MB': around('가나다 &amp; '.repeat(4e5)),
  '50,000 items': `<rss><channel>${around('x').slice(14, -16).repeat(5e4)}</channel></rss>`,
  '1 MB of <': around('<'.repeat(1e6)),
  '1 MB of &': around('&'.repeat(1e6)),
  '1 MB of ]]': around(']]'.repeat(5e5)),
  '1 MB of "': `<rss><channel><item a="${'"'.repeat(1e6)}`,
  'unclosed CDATA': around('<![CDATA['.repeat(1e5)),
  'unclosed tags': around('<a "'.repeat(2.5e5)),
  'attributes without an end': around('<a b = '.repeat(1.5e5)),
  'pictures by the thousand': `<rss><channel><item>${Array.from({ length: 2e4 }, (_, i) => `<media:content url="https://x.test/${i}.jpg"/>`).join('')}`,
})) {
  test(`mapXmlFeed takes linear time on ${name}`, () => {
    const start = performance.now();
    mapXmlFeed(text, {});
    // Each takes some tenths of a second; what is quadratic takes minutes.
    assert.ok(performance.now() - start < 6000);
  });
}

test('content in base64 is decoded, and dropped if it is none', async () => {
  const { items } = await parseFeed(`<feed xmlns="http://www.w3.org/2005/Atom">
    <entry><title>a</title><content type="application/octet-stream">PHA+67O466y4PC9wPg==</content></entry>
    <entry><title>b</title><content type="application/octet-stream">본문</content></entry></feed>`);
  assert.deepEqual(
    items.map(({ content_html }) => content_html),
    ['<p>본문</p>', undefined],
  );
});

test('the widest picture of an item is its image', async () => {
  const media = (name, width) =>
    `<media:content url="https://images.example/${name}.jpg" type="image/jpeg"${width ? ` width="${width}"` : ''}/>`;
  const { items } = await parseFeed(
    `<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><item>${media('small', 100)}${media('large', 800)}${media('unknown')}</item></channel></rss>`,
  );
  assert.equal(items[0].image, 'https://images.example/large.jpg');
});

for (const [name, html, image] of [
  ['its src', '<img src="/a.jpg">', 'a'],
  ['src without quotes', '<img alt=x src=/a.jpg>', 'a'],
  ['a lazy source instead of a placeholder', '<img src="/blank.gif" data-src="/a.jpg">', 'a'],
  [
    'the largest of a lazy srcset',
    '<img src="data:image/gif;base64,R0" data-srcset="/s.jpg 300w, /a.jpg 900w">',
    'a',
  ],
  ['the largest of a srcset', '<img src="/blank.gif" srcset="/s.jpg 1x, /a.jpg 2x">', 'a'],
  ['a srcset of one', '<img srcset="/a.jpg">', 'a'],
  ['a placeholder, if nothing else is there', '<img src="/loading/a.jpg">', 'loading/a'],
  ['the second, after a tracking pixel', '<img src="/p.gif" width="1" height="1"><img src="/a.jpg">', 'a'],
  ['the second, after one that is hidden', '<img src="/p.gif" style="display: none"><img src="/a.jpg">', 'a'],
  ['the second, after one without an address', '<img alt="x"><img src="/a.jpg">', 'a'],
  ['none', '<img src="data:image/gif;base64,R0">'],
]) {
  test(`the image made of a body is ${name}`, async () => {
    const { items } = await parseFeed(
      `<rss><channel><item><title>t</title><description><![CDATA[<p>x</p>${html}]]></description></item></channel></rss>`,
      { url: 'https://news.example/' },
    );
    assert.equal(items[0].image, image && `https://news.example/${image}.jpg`);
  });
}
