/** The signs that an item has to be mended: ordinary feeds have none, so that no page loads the code for nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { needsMending } from '../../../dist/feed/mend/needs-mending.js';
import { mapText } from '../../../dist/feed/parse/other-formats.js';
import { FORMS } from '../../corpus/bench/feeds.js';
import { FEEDS } from '../../e2e/feeds.mjs';

const fixture = (name) => readFileSync(new URL(`../../fixtures/feeds/${name}.xml`, import.meta.url), 'utf8');
const url = 'https://news.example/feed.xml';
const needs = async (text) =>
  needsMending(text.startsWith('{') ? JSON.parse(text) : await mapText(text, { url }));

/** An item of RSS that has no fault, with one element in another form. */
const rss = (elements) => `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Harbour Daily</title><link>https://harbour.example/</link><item><title>Ferry returns to the quay</title>
<link>https://harbour.example/news/1?utm_source=rss</link>${elements}</item></channel></rss>`;
const description = (html) => rss(`<description><![CDATA[${html}]]></description>`);
const PROSE = 'The study was published in spring, and many readers of the paper read it on the ferry.';

const ORDINARY = {
  ...Object.fromEntries(Object.entries(FORMS).map(([name, write]) => [name, write(3)])),
  ...Object.fromEntries(
    [
      'news.json',
      'plain.json',
      'bodies.json',
      'news.xml',
      'wordpress.xml',
      'tistory.xml',
      'newspaper.xml',
    ].map((name) => [name, FEEDS[name]('https://news.example')]),
  ),
  ...Object.fromEntries(
    ['wordpress', 'tistory', 'blogger-atom', 'rss20', 'podcast', 'media-group'].map((name) => [
      `fixture ${name}`,
      fixture(name),
    ]),
  ),
  'a plain excerpt': rss(`<description>${PROSE}</description>`),
  'an excerpt in a paragraph': description(`<p>${PROSE}</p>`),
  'an excerpt that begins as the title does': description(
    `<p>Ferry returns are cheap in spring. ${PROSE}</p>`,
  ),
  'a link at the end of an excerpt': description(`${PROSE} <a href="https://port.example/">Port</a>.`),
  'an article about code': description(`<p>${PROSE}</p><pre>&lt;p&gt;x&lt;/p&gt;</pre>`),
  "WordPress's picture": description(
    `<img loading="lazy" class="size-large wp-image-1" width="900" height="600" src="https://img.example/wp-content/uploads/2026/11/port-1024x683.jpg" alt="The port"><p>${PROSE}</p>`,
  ),
  'a picture whose script replaces it': description(
    `<img src="https://img.example/1.jpg" onerror="this.src='//t1.example/none.png'"><p>${PROSE}</p>`,
  ),
  "Blogger's large picture": description(
    `<img src="https://img.example/abc/s1600/port.jpg" width="640" height="480"><p>${PROSE}</p>`,
  ),
  'media:content with a type': rss('<media:content url="https://img.example/1.jpg" type="image/jpeg"/>'),
  'media:content with a size': rss(
    '<media:content url="https://img.example/1.jpg" width="700" height="400"/>',
  ),
  'an enclosure': rss(
    '<enclosure url="https://img.example/port-1200x800.jpg" type="image/jpeg" length="0"/>',
  ),
  'a thumbnail of some size': rss(
    '<media:thumbnail url="https://img.example/1.jpg" width="240" height="180"/>',
  ),
  'a recording': rss('<enclosure url="https://img.example/1.mp3" type="audio/mpeg" length="9"/>'),
};

const ODD = {
  'the notice of WordPress': FEEDS['notice.xml']('https://news.example'),
  'the notice in a JSON Feed': FEEDS['notice.json']('https://news.example'),
  'an invitation': description(`${PROSE} Continue reading`),
  'a link to the article': description(`${PROSE} <a href="https://www.harbour.example/news/1">Mehr</a>`),
  'the title once more': description(`<h2>Ferry returns to the quay</h2><p>${PROSE}</p>`),
  'nothing but the title': description('Ferry returns to the quay'),
  'a caption': description(`<p class="wp-caption-text">Photo: Kim</p><p>${PROSE}</p>`),
  'tags escaped twice': description(`&lt;p&gt;${PROSE}&lt;/p&gt;`),
  'an element in a title': rss('').replace('the quay', 'the &lt;select&gt; quay'),
  'a base': description(`<base href="https://img.example/"><p>${PROSE}</p>`),
  'a word for nothing': rss('<description>undefined</description>'),
  'an avatar': rss('<media:content url="https://img.example/avatar/1.jpg" type="image/jpeg"/>'),
  'a counting pixel': description(
    `<p>${PROSE}</p><img src="https://count.example/p.gif" width="1" height="1">`,
  ),
  'a small thumbnail': rss('<media:thumbnail url="https://img.example/1.jpg" width="72" height="72"/>'),
  "the feed's own picture": rss(
    '<media:content url="https://img.example/logo.jpg" type="image/jpeg"/>',
  ).replace('<item>', '<image><url>https://img.example/logo.jpg</url></image><item>'),
  'a picture in an unknown element': rss('<cover>https://img.example/1.jpg</cover>'),
};

for (const [name, text] of Object.entries(ORDINARY))
  test(`needs no mending: ${name}`, async () => assert.equal(await needs(text), false));
for (const [name, text] of Object.entries(ODD))
  test(`needs mending: ${name}`, async () => assert.equal(await needs(text), true));
