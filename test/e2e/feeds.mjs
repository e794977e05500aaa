/** Feeds of the pages that test/e2e opens: by the book, and as publishing software writes them. */
import { jsonFeed } from '../server/faults.mjs';

/** Titles and excerpts of less than a line up to more than two, in the scripts that one list mixes. */
export const TITLES = [
  '두만강 걷기 대회',
  '연변 전통시장, 주말 야시장 다시 문 열어 “밤 아홉 시까지 손님이 이어져 상인들도 놀랐다”',
  '延吉 西市场, 김장철 새벽 네 시 반의 풍경',
  'Seoul–Yanji 직항 노선 증편, 오는 봄부터 하루 세 번',
];
const SUMMARIES = [
  '짧은 소식입니다.',
  '지난 주말 시장 골목에는 오랜만에 불이 켜졌고, 인근 마을에서 온 손님들이 늦은 시간까지 장을 보았다. 상인회는 다음 달까지 행사를 이어 가기로 했다고 밝혔다.',
  '주민들은 오래 기다린 일이라며 반겼고, 시는 안내판을 네 언어로 바꾸기로 했다.',
];

/** A feed by the book: nothing in it needs repair. */
export function news(origin, { items = 12, pictures = true } = {}) {
  const feed = jsonFeed(origin, items);
  for (const [index, item] of feed.items.entries()) {
    item.title = TITLES[index % TITLES.length];
    item.summary = SUMMARIES[index % SUMMARIES.length];
    item.authors = [{ name: '김기자' }];
    if (pictures && index % 3 !== 2) item.image = `${origin}/picture-${index}.svg`;
  }
  return feed;
}

const BODY = `<p>시장 상인회는 행사를 이어 가기로 했다고 밝혔다. <a href="/more">관련 소식</a></p>
<figure><img src="/picture-body.svg?ms=300" width="900" height="600"><figcaption>야시장 <b>첫날</b></figcaption></figure>
<h2>손님이 이어진 골목</h2><p style="color:red" onclick="document.title='ran'">${SUMMARIES[1]}</p>
<script>document.title = 'ran'</script><img src="/picture-x" onerror="document.title='ran'" width="1" height="1">
${`<p>${SUMMARIES[1]} ${SUMMARIES[2]}</p>`.repeat(8)}`;

/** `pictures`: with their sizes, or without: of the lead, of the body; or none. */
export function article(origin, pictures = 'sized') {
  const feed = news(origin, { items: 1, pictures: false });
  const [item] = feed.items;
  const image = `${origin}/picture-lead.svg?ms=300`;
  const size = pictures === 'lead unsized' ? {} : { width: 900, height: 600 };
  item.content_html = BODY;
  if (pictures === 'body unsized') item.content_html = BODY.replace(/ width="900" height="600"/, '');
  if (!pictures) item.content_html = BODY.replace(/<figure.*figure>|<img[^>]*>/g, '');
  else Object.assign(item, { image, _dongpo: { images: [{ url: image, caption: '야시장', ...size }] } });
  return feed;
}

/** Every label, and rows with several. */
function labelled(origin) {
  const feed = news(origin, { items: 12 });
  const labels = ['breaking', 'sponsored', 'paid', 'live', 'opinion', 'photo', 'video'];
  for (const [index, item] of feed.items.entries())
    item._dongpo = {
      labels: index < 7 ? [labels[index]] : labels.slice(index - 7, index - 4),
      kicker: '르포',
    };
  return feed;
}

/** An article with all that may belong to one: ten pictures, a gallery in the body, a recording, related articles. */
function photoNews(origin) {
  const feed = article(origin);
  const [item] = feed.items;
  const picture = (index) => `${origin}/picture-${index}.svg?ms=200`;
  const images = Array.from({ length: 9 }, (_, index) => ({
    url: picture(index),
    caption: SUMMARIES[index % SUMMARIES.length],
    credit: '김기자',
    ...(index % 2 && { width: 900, height: 600, sizes: [{ url: `${picture(index)}&w=900`, width: 900 }] }),
  }));
  item._dongpo = {
    ...item._dongpo,
    labels: ['photo', 'sponsored'],
    images: [...item._dongpo.images, ...images],
    related: TITLES.map((title, index) => ({ title, url: `${origin}/related/${index}` })),
  };
  item.content_html = `<figure>${[20, 21, 22].map((index) => `<figure><img src="${picture(index)}"><figcaption>${index}</figcaption></figure>`).join('')}</figure>${item.content_html}`;
  item.attachments = [{ url: `${origin}/a.mp3`, mime_type: 'audio/mpeg', title: '인터뷰' }];
  return feed;
}

/** By the book too, but titles and links are all it has. */
const rss = (origin) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>시험 신문</title><link>${origin}/</link>
${Array.from({ length: 12 }, (_, index) => `<item><title>${TITLES[index % 4]}</title><link>${origin}/${index}</link></item>`).join('\n')}
</channel></rss>`;

/** Items of a list as publishing software writes them: each with a date, an excerpt, a picture and a body. */
const posts = (origin, write, count = 12) =>
  Array.from({ length: count }, (_, index) =>
    write({
      title: TITLES[index % TITLES.length],
      summary: SUMMARIES[index % SUMMARIES.length],
      picture: `${origin}/picture-${index}.svg`,
      date: new Date(Date.UTC(2026, 7, 12, 5, 42, 32) - index * 3_600_000),
      number: 12_000 + index,
    }),
  ).join('\n');

const escaped = (html) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** As WordPress 6 writes it: the excerpt ends with `[&#8230;]`, the body and its picture are in `content:encoded`. */
const wordpress = (origin) => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>
<channel>
	<title>시험 신문</title>
	<atom:link href="${origin}/feed/" rel="self" type="application/rss+xml" />
	<link>${origin}</link>
	<description>시험을 위한 신문</description>
	<lastBuildDate>Wed, 12 Aug 2026 05:42:32 +0000</lastBuildDate>
	<language>ko-KR</language>
	<sy:updatePeriod>
	hourly	</sy:updatePeriod>
	<sy:updateFrequency>
	1	</sy:updateFrequency>
	<generator>https://wordpress.org/?v=6.8.2</generator>
${posts(
  origin,
  ({ title, summary, picture, date, number }) => `	<item>
		<title>${title}</title>
		<link>${origin}/${number}/</link>
					<comments>${origin}/${number}/#respond</comments>
		<dc:creator><![CDATA[김기자]]></dc:creator>
		<pubDate>${date.toUTCString().replace('GMT', '+0000')}</pubDate>
				<category><![CDATA[사회]]></category>
		<category><![CDATA[시장]]></category>
		<guid isPermaLink="false">${origin}/?p=${number}</guid>
					<description><![CDATA[${summary} [&#8230;]]]></description>
										<content:encoded><![CDATA[
<figure class="wp-block-image size-large"><img fetchpriority="high" decoding="async" width="900" height="600" src="${picture}" alt="" class="wp-image-${number}" srcset="${picture} 900w" sizes="(max-width: 900px) 100vw, 900px" /><figcaption class="wp-element-caption">야시장 첫날</figcaption></figure>



<p>${SUMMARIES[1]}</p>



<p>${SUMMARIES[2]}&nbsp;&#8220;${SUMMARIES[0]}&#8221;</p>
]]></content:encoded>
					<wfw:commentRss>${origin}/${number}/feed/</wfw:commentRss>
			<slash:comments>0</slash:comments>
			</item>`,
)}
</channel>
</rss>`;

/** As Tistory writes it: the whole post, with its picture, is an escaped `description`; there is no excerpt. */
const tistory = (origin) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
  <channel>
    <title>시험 신문</title>
    <link>${origin}/</link>
    <description>시험을 위한 신문</description>
    <language>ko</language>
    <pubDate>Wed, 12 Aug 2026 14:42:32 +0900</pubDate>
    <generator>TISTORY</generator>
    <ttl>100</ttl>
    <managingEditor>김기자</managingEditor>
${posts(
  origin,
  ({ title, summary, picture, date, number }) => `    <item>
      <title>${escaped(title)}</title>
      <link>${origin}/${number}</link>
      <description>${escaped(`<p><figure class="imageblock alignCenter" data-ke-mobileStyle="widthOrigin" data-origin-width="900" data-origin-height="600"><span data-url="${picture}" data-phocus="${picture}"><img src="${picture}" srcset="${picture}" onerror="this.onerror=null; this.src='//t1.example/none.png';" loading="lazy" width="900" height="600"/></span></figure>
</p>
<p data-ke-size="size16">${summary}&nbsp;</p>
<p data-ke-size="size16">${SUMMARIES[1]}</p>`)}</description>
      <category>사회</category>
      <category>시장</category>
      <author>김기자</author>
      <guid isPermaLink="true">${origin}/${number}</guid>
      <comments>${origin}/${number}#entry${number}comment</comments>
      <pubDate>${new Date(date.getTime() + 9 * 3_600_000).toUTCString().replace('GMT', '+0900')}</pubDate>
    </item>`,
)}
  </channel>
</rss>`;

/** As a CMS that many Korean newspapers use writes it: dates of no zone, quotes escaped twice, excerpts that begin with the name of the paper. */
const newspaper = (origin) => `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>시험 신문 - 전체기사</title>
<link>${origin}</link>
<description>시험을 위한 신문</description>
<language>ko</language>
<copyright>Copyright (c) ${origin} All rights reserved</copyright>
<lastBuildDate>2026-08-12 05:42:32</lastBuildDate>
${posts(
  origin,
  ({ title, summary, picture, date, number }) => `<item>
<title><![CDATA[&quot;${title}&quot;]]></title>
<link>${origin}/news/articleView.html?idxno=${number}&amp;page=1</link>
<description><![CDATA[[시험신문] ${summary}
${SUMMARIES[1]}]]></description>
<author><![CDATA[김기자]]></author>
<category>사회</category>
<media:content url="${picture}" medium="image" width="900" height="600"/>
<pubDate>${date.toISOString().slice(0, 19).replace('T', ' ')}</pubDate>
</item>`,
)}
</channel>
</rss>`;

/** JSON Feed as blog software writes it: `content_html` alone, in which an excerpt and a picture have to be found. */
const bodies = (origin) => {
  const feed = news(origin, { pictures: false });
  for (const [index, item] of feed.items.entries()) {
    item.content_html = `<p><img src="${origin}/picture-${index}.svg" width="900" height="600" alt=""></p>\n<p>${item.summary}&nbsp;${SUMMARIES[1]}</p>`;
    delete item.summary;
  }
  return JSON.stringify(feed);
};

/** With the notice that WordPress puts at the end of each excerpt. */
const notice = (origin) =>
  wordpress(origin).replaceAll(
    ' [&#8230;]]]></description>',
    ` [&#8230;]</p>\n<p>The post <a href="${origin}/1/">시장</a> appeared first on <a href="${origin}">시험 신문</a>.</p>]]></description>`,
  );

/** The same notice in a JSON Feed. */
const noticeInJson = (origin) => {
  const feed = news(origin, { pictures: false });
  for (const item of feed.items) item.summary += ' The post 시장 appeared first on 시험 신문.';
  return JSON.stringify(feed);
};

/** By name: each answers with the text of a feed of an origin. */
export const FEEDS = {
  'news.json': (origin) => JSON.stringify(news(origin)),
  'sections.json': (origin) => {
    const feed = news(origin);
    for (const [index, item] of feed.items.entries()) item.tags = [['사회', '경제', '문화'][index % 3]];
    return JSON.stringify(feed);
  },
  'plain.json': (origin) => JSON.stringify(news(origin, { pictures: false })),
  'best.json': (origin) => JSON.stringify({ ...news(origin, { pictures: false }), title: '많이 본 뉴스' }),
  'empty.json': (origin) => JSON.stringify(news(origin, { items: 0 })),
  'labels.json': (origin) => JSON.stringify(labelled(origin)),
  'photos.json': (origin) => JSON.stringify(photoNews(origin)),
  'article.json': (origin) => JSON.stringify(article(origin)),
  'quick-article.json': (origin) => JSON.stringify(article(origin)).replaceAll('?ms=300', ''),
  'text.json': (origin) => JSON.stringify(article(origin, '')),
  'lead-unsized.json': (origin) => JSON.stringify(article(origin, 'lead unsized')),
  'body-unsized.json': (origin) => JSON.stringify(article(origin, 'body unsized')),
  'news.xml': rss,
  'wordpress.xml': wordpress,
  'tistory.xml': tistory,
  'newspaper.xml': newspaper,
  'bodies.json': bodies,
  'notice.xml': notice,
  'notice.json': noticeInJson,
};
