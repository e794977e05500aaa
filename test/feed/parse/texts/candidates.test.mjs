import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../../dist/feed/index.js';
import { atom, json, one, PAGE, rss } from './write.mjs';

const USELESS = [
  'N/A',
  'n/a',
  '#',
  '-',
  'null',
  'undefined',
  'None',
  'nil',
  'http://',
  'https://',
  'http:///',
  'about:blank',
  'javascript:void(0)',
  'mailto:a@harbour.example',
  '{{ item.url }}',
  '[object Object]',
  'false',
  'NaN',
  '(null)',
  '0',
  '?',
  'https://harbour.example/undefined',
  ' ',
];

for (const link of USELESS) {
  test(`the link ${JSON.stringify(link)} does not hide the address beside it`, async () => {
    const { url: fromGuid } = await one(rss(`<title>t</title><link>${link}</link><guid>${PAGE}</guid>`));
    assert.equal(fromGuid, PAGE, 'guid');
    for (const [name, feed] of Object.entries({
      'a guid that is said to be none': rss(
        `<title>t</title><link>N/A</link><guid isPermaLink="false">${PAGE}</guid>`,
      ),
      'a second link': rss(`<title>t</title><link>${link}</link><link>${PAGE}</link>`),
      'the id of Atom': atom(`<title>t</title><id>${PAGE}</id><link href="${link}"/>`),
      'a second alternate': atom(
        `<title>t</title><id>urn:1</id><link rel="alternate" href="${link}"/><link rel="alternate" href="${PAGE}"/>`,
      ),
      external_url: json({ title: 't', url: link, external_url: PAGE }),
      'the id of JSON Feed': json({ title: 't', url: link, id: PAGE }),
      'another name in JSON': JSON.stringify([{ title: 't', url: link, link: PAGE }]),
    }))
      assert.equal((await one(feed)).url, PAGE, name);
  });
}

for (const [name, feed] of Object.entries({
  'rel=self only': atom(`<title>t</title><id>urn:1</id><link rel="self" href="${PAGE}"/>`),
  'rel=related only': atom(`<title>t</title><id>urn:1</id><link rel="related" href="${PAGE}"/>`),
  'rel=via only': atom(`<title>t</title><id>urn:1</id><link rel="via" href="${PAGE}"/>`),
  'an empty rel': atom(`<title>t</title><id>urn:1</id><link rel="" href="${PAGE}"/>`),
  'two relations': atom(`<title>t</title><id>urn:1</id><link rel="nofollow alternate" href="${PAGE}"/>`),
  'rel in capitals': atom(`<title>t</title><id>urn:1</id><link rel="Alternate" href="${PAGE}"/>`),
  'rel as an address': atom(
    `<title>t</title><id>urn:1</id><link rel="http://www.iana.org/assignments/relation/alternate" href="${PAGE}"/>`,
  ),
  'an id before a link to a feed': atom(
    `<title>t</title><id>${PAGE}</id><link rel="self" type="application/atom+xml" href="https://feeds.example/1.xml"/>`,
  ),
  'an XHTML page before an id': atom(
    `<title>t</title><id>https://harbour.example/id</id><link rel="self" type="application/xhtml+xml" href="${PAGE}"/>`,
  ),
  'content src': atom(`<title>t</title><id>urn:1</id><content type="text/html" src="${PAGE}"/>`),
  'content src by xml:base': atom(
    `<title>t</title><id>urn:1</id><content type="text/html" xml:base="https://harbour.example/" src="a1"/>`,
  ),
  url: rss(`<title>t</title><url>${PAGE}</url>`),
  permalink: rss(`<title>t</title><permalink>${PAGE}</permalink>`),
  'href with a prefix': atom(`<title>t</title><id>urn:1</id><link xlink:href="${PAGE}"/>`),
  'href and rel with a prefix': atom(
    `<title>t</title><id>urn:1</id><link a:rel="self" a:href="https://harbour.example/self"/><link a:rel="alternate" a:href="${PAGE}"/>`,
  ),
  'rdf:resource': rss(`<title>t</title><link rdf:resource="${PAGE}"/>`),
  'rdf:about': `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>t</title></channel><item rdf:about="${PAGE}"><title>t</title></item></rdf:RDF>`,
  'an id of JSON Feed': json({ title: 't', url: undefined, id: PAGE }),
  'a guid in JSON': JSON.stringify([{ title: 't', guid: PAGE }]),
})) {
  test(`an item is opened by ${name}`, async () => assert.equal((await one(feed)).url, PAGE));
}

for (const [name, feed] of Object.entries({
  'a file': rss(`<title>t</title><enclosure url="https://harbour.example/a.mp3" type="audio/mpeg"/>`),
  'the address for editing': atom(`<title>t</title><id>urn:1</id><link rel="edit" href="${PAGE}"/>`),
  'a guid that is said to be none': rss(`<title>t</title><guid isPermaLink="false">${PAGE}</guid>`),
})) {
  test(`an item is not opened by ${name}`, async () => assert.equal((await one(feed)).url, undefined));
}

test('the address of the front page may be a slash', async () => {
  const feed = await parseFeed(json({ title: 't' }, { home_page_url: '/' }), {
    url: 'https://feeds.example/1.json',
  });
  assert.equal(feed.home_page_url, 'https://feeds.example/');
});

test('a good link comes before the others', async () => {
  for (const [feed, url] of [
    [rss(`<title>t</title><link>/a2</link><guid>${PAGE}</guid>`), 'https://harbour.example/a2'],
    [rss(`<title>t</title><link>www.harbour.example/a2</link>`), 'https://www.harbour.example/a2'],
    [atom(`<title>t</title><id>https://harbour.example/id</id><link href="${PAGE}"/>`), PAGE],
    [json({ title: 't', id: 'https://harbour.example/id' }), PAGE],
  ])
    assert.equal((await one(feed)).url, url);
});

const DATE = '2024-05-01T10:00:00Z';
for (const [name, feed] of Object.entries({
  'a second date of publication': rss(`<title>t</title><pubDate>soon</pubDate><dc:date>${DATE}</dc:date>`),
  'a date of change': rss(`<title>t</title><pubDate>-</pubDate><lastBuildDate>${DATE}</lastBuildDate>`),
  'a date of change in Atom': atom(`<title>t</title><published>N/A</published><updated>${DATE}</updated>`),
  'the second of the same name': rss(`<title>t</title><pubDate></pubDate><pubDate>${DATE}</pubDate>`),
  'another name in JSON': JSON.stringify([{ title: 't', date_published: '', pubDate: 'x', date: DATE }]),
})) {
  test(`a date that cannot be read does not hide ${name}`, async () =>
    assert.equal((await one(feed)).date_published, DATE));
}

const TEXT = 'What the ferrymen said on deck.';
const PIXEL = '<img src="https://count.example/p.gif" width="1" height="1">';
for (const [name, feed] of Object.entries({
  'a pixel, dc:description': rss(
    `<title>t</title><description><![CDATA[${PIXEL}]]></description><dc:description>${TEXT}</dc:description>`,
  ),
  'a gap, itunes:subtitle': rss(
    `<title>t</title><description>&lt;p&gt;&amp;nbsp;&lt;/p&gt;</description><itunes:subtitle>${TEXT}</itunes:subtitle>`,
  ),
  'null, content': rss(
    `<title>t</title><description>null</description><content:encoded><![CDATA[<p>${TEXT}</p>]]></content:encoded>`,
  ),
  'a pixel, content': rss(
    `<title>t</title><description><![CDATA[${PIXEL}]]></description><content:encoded>${TEXT}</content:encoded>`,
  ),
  'the title, content': rss(
    `<title>The ferrymen</title><description>The ferrymen</description><content:encoded>${TEXT}</content:encoded>`,
  ),
  'empty content, a description': rss(
    `<title>t</title><content:encoded><![CDATA[<p> </p>]]></content:encoded><description><![CDATA[<p>${TEXT}</p>]]></description>`,
  ),
  'N/A, another summary': rss(
    `<title>t</title><description>N/A</description><itunes:summary>${TEXT}</itunes:summary>`,
  ),
  'a pixel, the description of a media group': rss(
    `<title>t</title><description><![CDATA[${PIXEL}]]></description><media:group><media:description>${TEXT}</media:description></media:group>`,
  ),
  'the word for nothing of another language, content': rss(
    `<title>t</title><description>None</description><content:encoded><![CDATA[<p>${TEXT}</p>]]></content:encoded>`,
  ),
  'a sentence for nothing, content': rss(
    `<title>t</title><description>No description available.</description><content:encoded>${TEXT}</content:encoded>`,
  ),
  'a template, content': atom(
    `<title>t</title><summary>{{ post.excerpt }}</summary><content type="html">${TEXT}</content>`,
  ),
  'its own address, content': rss(
    `<title>t</title><link>${PAGE}</link><description>${PAGE}</description><content:encoded>${TEXT}</content:encoded>`,
  ),
  'a word for nothing, content_html': json({ title: 't', summary: 'None', content_html: `<p>${TEXT}</p>` }),
  'content_html without text, content_text': json({
    title: 't',
    content_html: '<p></p>',
    content_text: TEXT,
  }),
  'a summary of marks, content_text': json({ title: 't', summary: '…', content_text: TEXT }),
  'a summary that is the title, content_html': json({
    title: 'The ferrymen',
    summary: 'The ferrymen',
    content_html: `<p>${TEXT}</p>`,
  }),
  'an empty summary in JSON, a description': JSON.stringify([{ title: 't', summary: '', description: TEXT }]),
})) {
  test(`a text that says nothing does not hide another: ${name}`, async () =>
    assert.equal((await one(feed)).summary, TEXT));
}

test('a title that says nothing does not hide another', async () => {
  for (const title of ['-', '…', 'undefined', '&lt;b&gt;&lt;/b&gt;'])
    assert.equal((await one(rss(`<title>${title}</title><dc:title>${TEXT}</dc:title>`))).title, TEXT);
});

test('the content that is read is the first that says something', async () => {
  const { content_html } = await one(
    rss(
      `<title>t</title><content:encoded><![CDATA[<p></p>]]></content:encoded><description><![CDATA[<p>${TEXT}</p>]]></description>`,
    ),
  );
  assert.equal(content_html, `<p>${TEXT}</p>`);
});

test('a body that says nothing does not hide a plain text', async () => {
  for (const nothing of ['null', '&lt;br/&gt;', '...', '[object Object]', '&lt;p&gt;&amp;nbsp;&lt;/p&gt;']) {
    const written = `<title>t</title><description>${TEXT}</description><content:encoded>${nothing}</content:encoded>`;
    const { summary, content_html } = await one(rss(written));
    assert.deepEqual([summary, content_html], [TEXT, undefined], nothing);
  }
  for (const content_html of ['null', '<br>', '<p></p>', '…', '&nbsp;']) {
    const item = await one(json({ title: 't', content_html, content_text: TEXT }));
    assert.deepEqual([item.content_text, item.content_html], [TEXT, undefined], content_html);
  }
});

test('a link in quotes, in markup, broken in two or without its scheme is mended', async () => {
  for (const link of [
    `"${PAGE}"`,
    `&lt;a href="${PAGE}"&gt;more&lt;/a&gt;`,
    `${PAGE} https://harbour.example/a2`,
    PAGE.replace('/a1', '/\n    a1'),
    `https://${PAGE}`,
    `http://${PAGE}`,
    PAGE.replace(':', ''),
    PAGE.replace('https://', ''),
  ])
    assert.equal((await one(rss(`<title>t</title><link>${link}</link>`))).url, PAGE, link);
  const page = 'https://harbour.example/index.php/a1';
  assert.equal((await one(rss('<title>t</title><link>index.php/a1</link>'))).url, page);
});

test('a link to the site gives way to the guid of a page of it', async () => {
  const item = (link, guid) => one(rss(`<title>t</title><link>${link}</link><guid>${guid}</guid>`));
  assert.equal((await item('https://harbour.example/', PAGE)).url, PAGE);
  assert.equal((await item('https://elsewhere.example/', PAGE)).url, 'https://elsewhere.example/');
  assert.equal((await item('https://harbour.example/', 'a1')).url, 'https://harbour.example/');
});

test('a date of JSON Feed that cannot be read gives way to that of the change', async () => {
  for (const date_published of ['', null, 'Invalid Date', '0000-00-00T00:00:00Z']) {
    const { date_published: date, _dongpo } = await one(
      json({ title: 't', date_published, date_modified: DATE }),
    );
    assert.deepEqual([date, _dongpo], [DATE, undefined]);
  }
  const day = await one(json({ title: 't', date_published: '-', date_modified: '2024-05-01' }));
  assert.equal(day._dongpo.date_precision, 'day');
  const post = { id: 1, link: PAGE, title: { rendered: 't' }, date_gmt: '0000-00-00T00:00:00' };
  assert.equal(
    Date.parse((await one(JSON.stringify([{ ...post, date: '2024-05-01T19:00:00' }]))).date_published),
    Date.parse(DATE),
  );
});

test('words for nothing are no author and no id', async () => {
  for (const author of ['null', 'N/A', '-', '@', '(null)'])
    assert.deepEqual(
      (await one(rss(`<title>t</title><author>${author}</author><dc:creator>Ann Oar</dc:creator>`))).authors,
      [{ name: 'Ann Oar' }],
    );
  assert.equal((await one(rss(`<title>t</title><link>${PAGE}</link><guid>null</guid>`))).id, PAGE);
});
