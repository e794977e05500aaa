/**
 * `npm run bench`: how fast our reader is beside feedsmith and rss-parser, in one Chromium page, over the same
 * feeds of 10, 100, 1,000 and 10,000 items. Fails where ours is less than twice as fast as feedsmith at 1,000
 * items, or where ten times the items take more than twenty times as long.
 */
import { openPage } from './open.mjs';

const body = `<p>연길시 관계자는 23일 이같이 밝히고, 이번 행사에 시민 3천여 명이 참가했다고 전했다.</p>
<p><img src="https://images.example/2026/11/23.jpg" alt="행사장" width="600" height="400"/></p>
<p>주최 측은 “내년에도 이어 갈 것”이라며 동포 사회의 관심을 당부했다.</p>`;

const escapeHtml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const summary =
  '연길시 관계자는 23일 이같이 밝히고, 이번 행사에 시민 3천여 명이 참가했다고 전했다. 주최 측은 내년에도...';
const time = (index) => new Date(Date.UTC(2026, 10, 23) - index * 6e5);

/** Feeds of so many items, in the forms that newspapers use. */
const FEEDS = {
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

const { page, close } = await openPage();
const names = await page.evaluate(() => window.corpus.names);
const wrong = [];
for (const [what, write] of Object.entries(FEEDS)) {
  console.log(`\n${what}: ms (items a second)`);
  console.log(['items', ...names, 'times feedsmith'].map((head) => head.padEnd(20)).join(''));
  const before = {};
  for (const count of [10, 100, 1000, 10_000]) {
    const text = write(count);
    const times = {};
    for (const name of names) {
      const runs = count < 10_000 ? 41 : 9;
      const { items, ms } = await page.evaluate((...args) => window.corpus.time(...args), name, text, {
        runs,
        limit: count,
        url: 'https://news.example/feed',
      });
      if (items !== count) throw new Error(`${name} read ${items} of ${count} items`);
      times[name] = ms;
    }
    const [ours] = names;
    const ratio = times.feedsmith / times[ours];
    const cells = names.map(
      (name) => `${times[name].toFixed(2)} (${Math.round((count / times[name]) * 1000)})`,
    );
    console.log([count, ...cells, ratio.toFixed(2)].map((cell) => String(cell).padEnd(20)).join(''));
    if (count === 1000 && ratio < 2)
      wrong.push(`${what}: only ${ratio.toFixed(2)} times as fast as feedsmith`);
    if (count > 100 && times[ours] > 20 * before[ours])
      wrong.push(`${what}: ${count} items take more than 20 times as long as ${count / 10}`);
    Object.assign(before, times);
  }
}
await close();
console.log(`\n${wrong.join('\n') || 'Linear, and at least twice as fast as feedsmith'}`);
process.exitCode = wrong.length ? 1 : 0;
