/** Feeds with a vector in every field of an item, in each format, as a publisher would write them. */
import { addresses } from './vectors.mjs';

/** News as it should come through. */
export const LEGITIMATE = `<h2>시장의 하루</h2><p>“김치 한 통이면 <strong>이웃</strong>이 된다”는 <a href="https://news.example/more" title="더">이야기</a>.</p>
<figure><img src="https://news.example/market.jpg" alt="시장" width="900" height="600"><figcaption>▲ 새벽 시장 <em>사진=김하늘</em></figcaption></figure>
<blockquote cite="https://news.example/quote"><p>오래 기다렸습니다.</p></blockquote>
<ul><li>배추</li><li>무</li></ul><ol start="3"><li>고추</li></ol>
<table><caption>값</caption><thead><tr><th scope="col">품목</th></tr></thead><tbody><tr><td colspan="2">배추</td></tr></tbody></table>
<p><ruby>漢<rt>한</rt></ruby> <q>인용</q> H<sub>2</sub>O <time datetime="2026-11-25">11월 25일</time> <del>옛</del><ins>새</ins></p>`;

/** What of it a reader sees: selectors in the body, and how many. */
export const KEPT = {
  h4: 1,
  'p strong': 1,
  'a[href^="https://news.example/"]': 1,
  'figure img[src][alt]': 1,
  'figcaption em': 1,
  'blockquote p': 1,
  'ul li': 2,
  'ol[start="3"] li': 1,
  'table caption': 1,
  'th[scope]': 1,
  'td[colspan]': 1,
  'ruby rt': 1,
  q: 1,
  sub: 1,
  'time[datetime]': 1,
  del: 1,
  ins: 1,
};

function itemOf({ id, html }, index) {
  const urls = addresses(html);
  const url = urls[index % urls.length];
  return { id, html, url };
}
const legitimate = { id: 'legitimate', html: LEGITIMATE, url: 'https://news.example/1', title: '바른 글' };

const escapeXml = (text) =>
  text
    // Characters that no XML can hold: each would hide the rest of its feed from the test.
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
const cdata = (text) =>
  `<![CDATA[${text.replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

const formats = {
  json: (items) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: items[0].html,
      home_page_url: items[0].url,
      language: items[0].html,
      _dongpo: { rights: items[0].html, terms: { rights: items[0].html, terms_url: items[0].url } },
      items: items.map(({ id, html, url, title = html }) => ({
        id,
        url,
        external_url: url,
        title,
        summary: html,
        content_html: html,
        image: url,
        banner_image: url,
        authors: [{ name: html, url, avatar: url }],
        tags: [html],
        language: id === 'legitimate' ? 'ko' : html,
        date_published: '2026-11-25T09:00:00+09:00',
        attachments: [{ url, mime_type: 'image/png', title: html }],
        _dongpo: {
          kicker: html,
          subtitle: html,
          source: html,
          rights: html,
          section_path: [html, id],
          images: [{ url, caption: html, credit: html }],
          related: [{ url, title: html }],
        },
      })),
    }),
  rss: (items) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>${escapeXml(items[0].html)}</title><link>${escapeXml(items[0].url)}</link><copyright>${cdata(items[0].html)}</copyright>
${items
  .map(
    ({ id, html, url, title = html }, index) => `<item><guid isPermaLink="false">${escapeXml(id)}</guid>
<title>${index % 2 ? cdata(title) : escapeXml(title)}</title><link>${escapeXml(url)}</link>
<description>${index % 2 ? escapeXml(html) : cdata(html)}</description><content:encoded>${cdata(html)}</content:encoded>
<dc:creator>${escapeXml(html)}</dc:creator><author>${cdata(html)}</author><category>${escapeXml(html)}</category>
<enclosure url="${escapeXml(url)}" type="image/png" length="1"/><media:content url="${escapeXml(url)}" medium="image"><media:title>${escapeXml(html)}</media:title></media:content>
<pubDate>Wed, 25 Nov 2026 09:00:00 +0900</pubDate></item>`,
  )
  .join('\n')}</channel></rss>`,
  atom: (items) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">${escapeXml(items[0].html)}</title><id>x</id>
<link href="${escapeXml(items[0].url)}"/><rights>${escapeXml(items[0].html)}</rights>
${items
  .map(
    ({ id, html, url, title = html }, index) => `<entry><id>${escapeXml(id)}</id>
<title type="${index % 2 ? 'html' : 'text'}">${escapeXml(title)}</title><link href="${escapeXml(url)}"/><link rel="enclosure" href="${escapeXml(url)}" type="image/png"/>
<summary type="html">${escapeXml(html)}</summary><author><name>${escapeXml(html)}</name><uri>${escapeXml(url)}</uri></author>
<content type="html">${index % 3 ? escapeXml(html) : cdata(html)}</content><updated>2026-11-25T09:00:00+09:00</updated></entry>`,
  )
  .join('\n')}</feed>`,
};

export const FORMATS = Object.keys(formats);
export const TYPES = {
  json: 'application/feed+json',
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
};

/** The text of a feed with these vectors, one an item, and one item as it should be. */
export const feedOf = (format, vectors) => formats[format]([...vectors.map(itemOf), legitimate]);
