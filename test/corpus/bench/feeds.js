/** The feeds of `npm run bench`: written where they are read, in a page or on Node. */

const body = `<p>연길시 관계자는 23일 이같이 밝히고, 이번 행사에 시민 3천여 명이 참가했다고 전했다.</p>
<p><img src="https://images.example/2026/11/23.jpg" alt="행사장" width="600" height="400"/></p>
<p>주최 측은 “내년에도 이어 갈 것”이라며 동포 사회의 관심을 당부했다.</p>`;

const escapeHtml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const summary =
  '연길시 관계자는 23일 이같이 밝히고, 이번 행사에 시민 3천여 명이 참가했다고 전했다. 주최 측은 내년에도...';
const time = (index) => new Date(Date.UTC(2026, 10, 23) - index * 6e5);

/** Writers of a feed of so many items, by the forms that newspapers use. */
export const FORMS = {
  'RSS 2.0, whole articles': (count) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>동포투데이</title><link>https://news.example/</link><language>ko</language>
${Array.from(
  { length: count },
  (_, index) => `<item>
  <title>연변 소식 ${index}: &quot;고향의 봄&quot; 다시 열리다</title>
  <link>https://news.example/view.php?no=${index}&amp;s=1</link>
  <guid isPermaLink="false">${index}</guid>
  <pubDate>${time(index).toUTCString()}</pubDate>
  <dc:creator>김철민</dc:creator>
  <category>국제</category>
  <description>[동포투데이] ${summary}</description>
  <content:encoded><![CDATA[${body}]]></content:encoded>
  <media:content url="https://images.example/${index}.jpg" type="image/jpeg" width="600" height="400"/>
</item>`,
).join('\n')}</channel></rss>`,
  'RSS 2.0, excerpts': (count) => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>
<title>동포투데이</title><link>https://news.example/</link>
${Array.from(
  { length: count },
  (_, index) =>
    `<item><title><![CDATA[연변 소식 ${index}]]></title><link>https://news.example/${index}</link>
<description><![CDATA[${summary}]]></description><pubDate>${time(index).toUTCString()}</pubDate></item>`,
).join('\n')}</channel></rss>`,
  'Atom, whole articles': (count) => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>동포투데이</title><link href="https://news.example/"/>
${Array.from(
  { length: count },
  (_, index) => `<entry>
  <title>연변 소식 ${index}</title><id>tag:news.example,2026:${index}</id>
  <link rel="alternate" type="text/html" href="https://news.example/${index}"/>
  <published>${time(index).toISOString()}</published><updated>${time(index).toISOString()}</updated>
  <author><name>김철민</name></author>
  <summary>${summary}</summary>
  <content type="html">${escapeHtml(body)}</content>
</entry>`,
).join('\n')}</feed>`,
};
