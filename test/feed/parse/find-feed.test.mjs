/** The feed is not where it is looked for: behind an empty one, within another document, or not there at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../dist/feed/index.js';

const ATOM = 'xmlns="http://www.w3.org/2005/Atom"';
const item = (index) => `<item><title>소식 ${index}</title><link>https://news.example/${index}</link></item>`;
const entry = (index) =>
  `<entry><title>소식 ${index}</title><link href="https://news.example/${index}"/></entry>`;
const items = item(1) + item(2);
const rss = `<rss version="2.0"><channel><title>시험 신문</title>${items}</channel></rss>`;
const atom = `<feed ${ATOM}><title>시험 신문</title>${entry(1)}${entry(2)}</feed>`;
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>시험 신문</title></channel>${items}</rdf:RDF>`;
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: '시험 신문',
  items: [1, 2].map((index) => ({
    id: `${index}`,
    title: `소식 ${index}`,
    url: `https://news.example/${index}`,
    content_html: '<p>본문 &amp; 그림</p>',
  })),
});
const escapeHtml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
/** A page as a browser writes it. */
const page = (body, head = '') =>
  `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><link rel="icon" href="/x.ico"><title>쪽</title>${head}</head><body class="a">${body}</body></html>`;

const wholeFeeds = {
  'an empty feed before it': `<?xml version="1.0"?><feed/>${atom}`,
  'an empty feed that closes before it': `<feed ${ATOM}></feed>\n${atom}`,
  'an empty RSS before Atom': `<rss version="2.0"><channel></channel></rss>${atom}`,
  'an empty Atom before RSS': `<feed ${ATOM}><title>빈</title></feed>${rss}`,
  'two empty feeds before it': `<feed/><rss/>${rss}`,
  'an empty channel before the real one': rss.replace('<channel>', '<channel/><channel>'),
  'an empty channel with a title before the real one': rss.replace(
    '<channel>',
    '<channel><title>빈</title></channel><channel>',
  ),
  'RSS in a page': page(rss),
  'Atom in a page': page(`<div><p>안내<br>${atom}</div>`),
  'RSS 1.0 in a page': page(rdf),
  'RSS in a page that never closes': `<html><body>${rss}`,
  'RSS in the view of a browser': `<html xmlns="http://www.w3.org/1999/xhtml"><head><style>div { color: red }</style></head><body><div id="webkit-xml-viewer-source-xml">${rss}</div><script>if (1 < 2) view();</script></body></html>`,
  'RSS in an element of another name': `<?xml version="1.0"?><document><result code="0">${rss}</result></document>`,
  'a channel in an element of another name': `<newsfeed version="1">${rss.replace(/<\/?rss[^>]*>/g, '')}</newsfeed>`,
  'RSS as text of a page': page(`<pre style="white-space: pre-wrap;">${escapeHtml(rss)}</pre>`),
  'Atom as text of a page': page(
    `\n<pre>\n${escapeHtml(`<?xml version="1.0"?>\n${atom}`)}</pre><div class="json-formatter-container"></div>`,
  ),
  'JSON Feed as text of a page': page(`<pre>${escapeHtml(json)}</pre>`),
  'RSS as text of an element': `<?xml version="1.0"?><string xmlns="http://tempuri.org/">${escapeHtml(rss)}</string>`,
  'RSS as CDATA of an element': `<string xmlns="http://tempuri.org/"><![CDATA[<?xml version="1.0"?>${rss}]]></string>`,
  'JSON Feed behind a warning': `<br />\n<b>Warning</b>: Undefined array key "lang" in <b>/www/feed.php[3]</b> on line 7<br />\n${json}`,
  'JSON Feed as the argument of a function': `/**/ show(${json});`,
  'RSS within an empty RSS': `<rss version="2.0">${rss}</rss>`,
  'Atom within a channel': `<rss version="2.0"><channel>${atom}</channel></rss>`,
  'RSS in a page behind an empty RSS': `<rss version="2.0"><channel></channel></rss>${page(rss)}`,
  'items behind the end of RSS': rss.replace(items, '') + items,
  'an item in each of two channels': rss.replace(item(2), `</channel><channel><title>다른</title>${item(2)}`),
  'items behind the end of RSS that holds one': rss.replace(item(2), '') + item(2),
  'items before RSS': items + rss.replace(items, ''),
  'a title within an itunes:owner that never closes': rss.replace(
    '<title>시험',
    '<itunes:owner><itunes:name>기자</itunes:name><title>시험',
  ),
  'a title that never closes': rss.replace('1</title>', '1'),
  'RSS under a prefix that nobody declares': rss.replace(/<(\/?)/g, '<$1r:'),
  'Atom under a prefix of an unknown namespace': atom
    .replace(/<(\/?)/g, '<$1a:')
    .replace('xmlns=', 'xmlns:a=')
    .replace('2005/Atom', 'none'),
  'RSS with an element `feed` of its own namespace': rss.replace(
    items,
    `<x:feed>1</x:feed><x:title>다른</x:title>${items}`,
  ),
  'RSS in the box of a form': page(`<textarea>${escapeHtml(rss)}</textarea>`),
  'RSS that is escaped as a whole': escapeHtml(`<?xml version="1.0"?>${rss}`),
  'RSS as a string of JSON': JSON.stringify(`<?xml version="1.0"?>\n${rss}`),
  'JSON Feed as a string of JSON': JSON.stringify(json),
  'RSS as a member of JSON': JSON.stringify({ contents: rss, status: { http_code: 200 } }),
  'a media:content that never closes': rss.replace('<title>소식', '<media:content url="/a.jpg"><title>소식'),
  'a media:group that never closes': rss.replace(
    '</title><link>https://news.example/1',
    '</title><media:group><media:content url="/a.jpg"/><link>https://news.example/1',
  ),
  'JSON Feed behind a guard': `)]}',\n${json}`,
};
for (const [name, text] of Object.entries(wholeFeeds)) {
  test(`a feed is found: ${name}`, async () => {
    const feed = await parseFeed(text);
    assert.equal(feed.title, '시험 신문');
    assert.deepEqual(
      feed.items.map(({ title, url }) => `${title} ${url}`),
      ['소식 1 https://news.example/1', '소식 2 https://news.example/2'],
    );
  });
}

const atomItems = entry(1).replace('<entry', `<entry ${ATOM}`);
for (const [name, text, count] of [
  ['a lone entry', `<?xml version="1.0" encoding="utf-8"?>\n${atomItems}`, 1],
  [
    'a lone entry with a prefix',
    `<a:entry xmlns:a="http://www.w3.org/2005/Atom"><a:title>소식 1</a:title><a:link href="https://news.example/1"/></a:entry>`,
    1,
  ],
  ['a lone item', item(1), 1],
  ['items without a feed', items, 2],
  ['items in a list', `<?xml version="1.0"?><items>${items}</items>`, 2],
  ['items in a list within an answer', `<response><status>ok</status><data>${items}</data></response>`, 2],
  ['items of a feed that lost its beginning', `scription></channel_>${items}</channel></rss>`, 2],
])
  test(`items are found: ${name}`, async () => {
    const feed = await parseFeed(text);
    assert.deepEqual(
      feed.items.map(({ title, url }) => `${title} ${url}`),
      ['소식 1 https://news.example/1', '소식 2 https://news.example/2'].slice(0, count),
    );
  });

test('a lone entry has its language', async () => {
  const feed = await parseFeed(atomItems.replace('<entry', '<entry xml:lang="ko"'));
  assert.equal(feed.items[0].language ?? feed.language, 'ko');
});

const channel = (before, inner = items) =>
  `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${before}<title>시험 신문</title><link>https://news.example/</link>${inner}</channel></rss>`;
for (const [name, text] of Object.entries({
  'itunes:category': channel('<itunes:category text="News">'),
  'itunes:category in another': channel('<itunes:category text="News"><itunes:category text="Daily News"/>'),
  'itunes:category, the inner one closed': channel(
    '<itunes:category text="News"><itunes:category text="Daily News"></itunes:category>',
  ),
  'atom:link': channel('<atom:link href="https://news.example/feed" rel="self" type="application/rss+xml">'),
  'an empty atom:link before the link': channel('').replace(
    '<link>',
    '<atom:link href="https://news.example/feed" rel="self"><link>',
  ),
  'itunes:image': channel('<itunes:image href="https://news.example/a.jpg">'),
  language: channel('<language>ko'),
  'a link and a category': channel('<link>https://news.example/<category>국제'),
  'an image before the items': channel('', `<image><url>https://news.example/a.png</url>${items}`),
  'a description before the items': channel('', `<description>연변의 소식${items}`),
  'a list around the items': channel('', `<items>${items}</items>`),
  'a list that never closes': channel('', `<items>${items}`),
  'enclosures in items': channel(
    '',
    items.replaceAll(
      '<title>',
      '<enclosure url="https://news.example/a.mp3" type="audio/mpeg" length="1"><title>',
    ),
  ),
  'guids in items': channel('', items.replaceAll('<title>', '<guid>7<title>')),
  'links as a parser of HTML writes them': channel(
    '',
    [1, 2].map((n) => `<item><link>https://news.example/${n}<title>소식 ${n}</title></item>`).join('\n'),
  ),
})) {
  test(`an element that was never closed keeps nothing to itself: ${name}`, async () => {
    const feed = await parseFeed(text);
    assert.equal(feed.title, '시험 신문');
    assert.deepEqual(
      feed.items.map(({ title, url }) => `${title} ${url}`),
      ['소식 1 https://news.example/1', '소식 2 https://news.example/2'],
    );
    assert.equal(feed.home_page_url, 'https://news.example/');
  });
}

test('an element that is closed keeps what is in it', async () => {
  const feed = await parseFeed(
    channel(
      '<itunes:category text="Arts"><title>안</title></itunes:category>',
      item(1).replace('<link>', '<category><link>https://x.example/</link></category><link>'),
    ),
  );
  assert.equal(feed.title, '시험 신문');
  assert.equal(feed.items[0].url, 'https://news.example/1');
});

for (const [name, text] of Object.entries({
  'a page about RSS': page(`<h1>RSS</h1><p>A feed looks like this:</p><pre>${escapeHtml(rss)}</pre>`),
  'a page with data': page(
    '<p>가</p>',
    '<script type="application/ld+json">{"items":[{"title":"가","link":"/"}]}</script>',
  ),
  'a page with an empty feed': page('<feed></feed><rss><channel><title>가</title></channel></rss>'),
  'SVG with RDF':
    '<svg xmlns="http://www.w3.org/2000/svg"><metadata><rdf:RDF xmlns:rdf="x"><cc:Work xmlns:cc="y"><dc:title>가</dc:title></cc:Work></rdf:RDF></metadata></svg>',
  'a guide to television':
    '<tv><channel id="1"><display-name>가</display-name></channel><programme><title>나</title></programme></tv>',
  'items of a list that is no news': '<list><item>가</item><item><name>나</name></item></list>',
  'JSON that is no feed behind a warning': '<b>Warning</b>: x\n{"items":[]}',
})) {
  test(`no feed is found in ${name}`, async () => {
    await assert.rejects(parseFeed(text), { name: 'FeedError', code: 'format' });
  });
}

for (const [name, text] of Object.entries({
  'unclosed leaves': `<rss><channel><item>${'<link><b>'.repeat(1.2e5)}`,
  'unclosed lists': `<rss><channel>${'<items><item><title>x</title>'.repeat(4e4)}`,
  'other elements': `<a>${'<b><item/></b>'.repeat(8e4)}`,
  'beginnings of a body': `<body ${'<body '.repeat(2e5)}`,
  'beginnings of JSON': '{ [ { '.repeat(2e5),
}))
  test(`a feed is looked for in linear time in 1 MB of ${name}`, async () => {
    const start = performance.now();
    await parseFeed(text).catch(() => {});
    assert.ok(performance.now() - start < 6000);
  });
