/**
 * The pages of a small newspaper's old CMS, with the sample news: no feed, no CORS, EUC-KR, dates without a zone.
 * `npx dongpo-widgets bake` makes feeds of them.
 */
import { escapeXml } from '../formats.mjs';
import { toEucKr } from './euckr.mjs';

const zone = 9 * 3_600_000;

/** A date of Seoul without its zone: `2026-11-25 14:05`. */
const local = (date) => new Date(Date.parse(date) + zone).toISOString().slice(0, 16).replace('T', ' ');
const dateOf = ({ date_published, _dongpo }) =>
  _dongpo?.date_precision === 'day' ? local(date_published).slice(0, 10) : local(date_published);
const address = (id) => `article.html?no=${encodeURIComponent(id)}`;
const change = (value) => (value === 'new' ? 'NEW' : value > 0 ? `▲${value}` : value < 0 ? `▼${-value}` : '');

const layout = (
  title,
  lang,
  body,
  head = '',
) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html lang="${lang}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={{charset}}">
<title>${escapeXml(title)}</title>
${head}<style type="text/css">
body { width: 60em; max-width: 94%; margin: 1em auto; font: 14px/1.6 sans-serif }
#top, .info, .path { color: #666 }
#news li { clear: both; list-style: none; margin: 0 0 1em; overflow: hidden }
#news img { float: left; width: 120px; margin: 0 1em 0 0 }
#best { border: 1px solid #ccc; padding: 0 1em }
#body img, .photo img { max-width: 100%; height: auto }
</style>
</head>
<body>
<div id="top"><a href="./">${escapeXml(title)}</a></div>
${body}
<div id="copy">&copy; sample</div>
</body>
</html>
`;

const row = (item) => `<li${item.language ? ` lang="${item.language}"` : ''}>
${item.image ? `<a class="thumb" href="${address(item.id)}"><img src="${escapeXml(item.image)}" alt=""></a>` : ''}
<p class="tit"><a href="${address(item.id)}">${escapeXml(item.title)}</a></p>
<p class="lead">${escapeXml(item.summary ?? '')}</p>
<p class="info"><span class="sect">${escapeXml(item._dongpo?.section_path?.at(-1) ?? '')}</span> | <span class="name">${escapeXml(item.authors?.[0]?.name ?? '')}</span> | <span class="date">${dateOf(item)}</span>${item.views === undefined ? '' : ` | <span class="hit">조회 ${item.views.toLocaleString('en')}</span>`}</p>
</li>`;

/** The front page of an edition, with the best list beside the news. */
export function frontPage({ title, language, items }, best) {
  const ranks = best?.items
    .map(
      ({ id, title, _dongpo }) =>
        `<li><a href="${address(id)}">${escapeXml(title)}</a> <span class="chg">${change(_dongpo?.rank_change)}</span></li>`,
    )
    .join('\n');
  return layout(
    title,
    language,
    `${ranks ? `<div id="best"><h3>BEST 뉴스</h3>\n<ol>\n${ranks}\n</ol></div>\n` : ''}<ul id="news">
${items.map(row).join('\n')}
</ul>`,
  );
}

const picture = ({ url, caption, credit, width, height }) =>
  `<div class="photo"><img src="${escapeXml(url)}" width="${width}" height="${height}" alt=""><p class="cap">${escapeXml(caption ?? '')}</p><p class="by">${escapeXml(credit ?? '')}</p></div>`;

/** The page of one article. */
export function articlePage({ title, language }, item, origin) {
  const {
    section_path = [],
    kicker,
    subtitle,
    images = [],
    related = [],
    status,
    source,
    rights,
  } = item._dongpo ?? {};
  const line = (name, text) => (text ? `<p class="${name}">${escapeXml(text)}</p>\n` : '');
  return layout(
    title,
    item.language ?? language,
    `<div class="path">${section_path.map((name) => `<a href="./">${escapeXml(name)}</a>`).join(' &gt; ')}</div>
<div id="article">
${line('kicker', kicker)}<h1>${escapeXml(item.title)}</h1>
${line('subtitle', subtitle)}<p class="info"><span class="name">${escapeXml(item.authors?.[0]?.name ?? '')}</span> | <span class="in">입력 ${dateOf(item)}</span>${item.date_modified ? ` <span class="up">수정 ${local(item.date_modified)}</span>` : ''}</p>
${status === 'corrected' ? '<p class="fix">바로잡습니다. 이 기사는 고쳐졌습니다.</p>\n' : ''}${images.map(picture).join('\n')}
<div id="body">
<div class="ad">광고</div>
${item.content_html ?? `<p>${escapeXml(item.summary ?? '')}</p>`}
</div>
${line('src', source)}${line('rights', rights)}<p class="tags">${(item.tags ?? []).map((tag) => `<a href="./">${escapeXml(tag)}</a>`).join(' ')}</p>
<ul class="rel">${related.map(({ url, title }) => `<li><a href="${escapeXml(url)}">${escapeXml(title)}</a></li>`).join('')}</ul>
</div>`,
    `<meta name="description" content="${escapeXml(item.summary ?? '')}">
${item.image ? `<meta property="og:image" content="${escapeXml(item.image)}">\n` : ''}<link rel="canonical" href="${escapeXml(item.url ?? `${origin}/article.html?no=${item.id}`)}">
`,
  );
}

/** The encoding of an edition: UTF-8 for languages that EUC-KR lacks. */
export function encode(page, language = 'ko') {
  const old = language === 'ko';
  const charset = old ? 'euc-kr' : 'utf-8';
  const text = page.replace('{{charset}}', charset);
  return old ? toEucKr(text) : Buffer.from(text);
}

/**
 * A page of the CMS, by its path and query; `undefined` if there is none. `news`: the result of `readNews`.
 *
 * @returns {Buffer | undefined}
 */
export function cmsPage(path, query, news, origin) {
  if (path === '/cms/robots.txt') return Buffer.from('User-agent: *\nDisallow: /cms/admin/\n');
  const edition = { '/cms/': 'latest', '/cms/zh/': 'chinese', '/cms/en/': 'english' }[path];
  if (edition) {
    const feed = news.feed(edition);
    return encode(frontPage(feed, edition === 'latest' ? news.feed('best') : undefined), feed.language);
  }
  if (!/^\/cms\/(zh\/|en\/)?article\.html$/.test(path)) return;
  const feed = news.article(query.get('no'));
  return feed && encode(articlePage(feed, feed.items[0], origin), feed.language);
}
