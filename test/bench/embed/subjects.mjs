/** What is measured: each subject is a partner's page with a list of the same ten items in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COUNT, toWordpress, withDatelines } from './news.mjs';
import { CACHING } from './origins.mjs';
import { peerSubjects } from './peers.mjs';
import { bareLit, escapeHtml, handWritten, rowsHtml } from './references.mjs';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Width in pixels that the page leaves for the list on the emulated phone. */
const WIDTH = 328;

export const TAG = 'dongpo-headlines';

/** Puts the built files of the script tag on the CDN. @param {string} [folder] the built folder */
export function putBuiltFiles(cdn, folder = join(ROOT, 'dist/cdn')) {
  if (!existsSync(join(folder, 'dongpo.js')))
    throw new Error(`${folder}/dongpo.js is not there: npm run build`);
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.js')))
    cdn.put(`/v0/${name}`, { type: 'js', body: readFileSync(join(folder, name)), caching: CACHING.cdn });
}

export const moduleTag = (origins) => `<script type="module" src="${origins.cdn}/v0/dongpo.js"></script>`;
const classicTag = (origins) => `<script src="${origins.cdn}/v0/dongpo.classic.js" async="async"></script>`;

/** The element as the README's snippet has it. */
export async function element(
  src,
  { inside = '<a href="/">동포투데이 최신 뉴스</a>', limit = COUNT, more = '' } = {},
) {
  const { reserve } = await import(`${ROOT}dist/index.js`);
  const style = `display:flow-root;font-size:medium;min-height:${reserve(TAG, { limit, width: WIDTH })}`;
  return `<${TAG}\n  src="${src}"\n  limit="${limit}"${more}\n  style="${style}">\n  ${inside}\n</${TAG}>`;
}

const preload = (src) => `<link rel="preload" as="fetch" crossorigin="anonymous" href="${src}" />`;

/** Headlines in the snippet, as the configurator writes them. */
const fallbackHeadlines = (feed) => {
  const rows = feed.items.map(
    ({ url, title }) => `    <li><a href="${escapeHtml(url)}">${escapeHtml(title)}</a></li>`,
  );
  return `<ul>\n${rows.join('\n')}\n  </ul>\n  <small><a href="${feed.home_page_url}">${feed.title}</a> · ${feed._dongpo.edited.slice(0, 10)} 기준</small>`;
};

/** The partner's page around a list. */
export const partnerPage = ({ head = '', body }) => `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>한글학교</title>
<link rel="icon" href="data:,">
<style>
body { margin: 16px; font: 16px/1.6 sans-serif; color: #222; background: #fff }
h1 { margin: 0 0 8px; font-size: 22px }
.news ol { margin: 0; padding: 0; list-style: none }
.news li { min-height: 64px; padding: 12px 0; border-bottom: 1px solid #ddd }
.news img { float: right; margin-left: 12px; object-fit: cover }
.news a { color: inherit; font-weight: 600; text-decoration: none }
.news p { display: -webkit-box; overflow: hidden; margin: 4px 0; -webkit-box-orient: vertical; -webkit-line-clamp: 2 }
.news time { color: #666; font-size: .8em }
</style>
${head}
</head>
<body>
<h1>한글학교 알림</h1>
<p>이번 주 토요일 수업은 열 시에 시작합니다. 도시락과 물을 가져오세요.</p>
${body}
<h2>오시는 길</h2>
<p>지하철 2호선에서 내려 3번 출구로 나와 걸어서 오 분입니다. 자전거는 뒷마당에 둘 수 있습니다.</p>
</body>
</html>
`;

const FEEDS = {
  json: { file: 'baked.json', type: 'feed', name: 'JSON as baked', make: (feed) => JSON.stringify(feed) },
  'json-datelines': {
    file: 'datelines.json',
    type: 'feed',
    name: 'JSON with datelines',
    make: (feed) => JSON.stringify(withDatelines(feed)),
  },
  rss: { file: 'wordpress.xml', type: 'rss', name: 'RSS of WordPress', make: toWordpress },
};

/** Ways of the snippet. */
const SNIPPETS = {
  '': { name: '', about: 'script tag and element' },
  '-preload': { name: ', preloaded', about: 'the feed preloaded by a link', preload: true },
  '-fallback': { name: ', fallback headlines', about: 'ten headlines inside the element', fallback: true },
};

function ourSubjects() {
  const combined = Object.entries(FEEDS).flatMap(([key, { name, file }]) =>
    Object.entries(SNIPPETS).map(([suffix, snippet]) => ({
      id: `ours-${key}${suffix}`,
      kind: 'ours',
      name: `ours, ${name}${snippet.name}`,
      about: snippet.about,
      prepare: async ({ feed, origins }) => {
        const src = `${origins.feeds}/${file}`;
        const inside = snippet.fallback ? fallbackHeadlines(feed) : undefined;
        return {
          head: snippet.preload ? preload(src) : '',
          body: `${moduleTag(origins)}\n${await element(src, { inside })}`,
        };
      },
    })),
  );
  return [
    ...combined,
    {
      id: 'ours-classic',
      kind: 'ours',
      name: 'ours, JSON as baked, classic script',
      about: 'one file without chunks',
      prepare: async ({ origins }) => ({
        body: `${classicTag(origins)}\n${await element(`${origins.feeds}/${FEEDS.json.file}`)}`,
      }),
    },
    {
      id: 'ours-server',
      kind: 'ours',
      name: 'ours, rendered on the server',
      about: 'declarative shadow DOM, the feed in the page',
      prepare: async ({ feed, origins }) => {
        const { renderToString } = await import(`${ROOT}dist/ssr/index.js`);
        const attributes = { src: `${origins.feeds}/${FEEDS.json.file}`, limit: COUNT };
        const html = await renderToString(TAG, attributes, feed, { page: new Set(), lang: 'ko' });
        return { body: `${moduleTag(origins)}\n${html}` };
      },
    },
  ];
}

/** Height that the two yardsticks keep free, as a careful page would. */
const RESERVED = `display:block;min-height:${COUNT * 140}px`;

const references = [
  {
    id: 'static',
    kind: 'reference',
    name: 'static HTML',
    about: 'ten rows in the page, no script',
    prepare: ({ feed }) => ({ body: `<div class="news"><ol>\n${rowsHtml(feed)}\n</ol></div>` }),
  },
  {
    id: 'hand-written',
    kind: 'reference',
    name: 'hand-written script, JSON',
    about: 'one request, ten rows, nothing else',
    prepare: async ({ putScript, origins }) => {
      const script = putScript('/hand-written.js', await handWritten());
      const list = `<div class="news" data-src="${origins.feeds}/${FEEDS.json.file}" style="${RESERVED}"></div>`;
      return { body: `<script type="module" src="${script}"></script>\n${list}` };
    },
  },
  {
    id: 'bare-lit',
    kind: 'reference',
    name: 'bare Lit list, JSON',
    about: 'a LitElement that shows ten rows, nothing else',
    prepare: async ({ putScript, origins }) => {
      const script = putScript('/bare-lit.js', await bareLit());
      const list = `<bare-list src="${origins.feeds}/${FEEDS.json.file}" style="${RESERVED}"></bare-list>`;
      return { body: `<script type="module" src="${script}"></script>\n${list}` };
    },
  },
];

/** @param {string} peersFolder where the peers are installed */
export const allSubjects = (peersFolder) => [...references, ...ourSubjects(), ...peerSubjects(peersFolder)];

/** Puts the feeds and the pictures on the feed's host. */
export function putFeeds(feeds, feed, pictures) {
  for (const { file, type, make } of Object.values(FEEDS))
    feeds.put(`/${file}`, { type, body: make(feed), caching: CACHING.feed });
  for (const [index, body] of pictures.entries())
    feeds.put(`/pictures/${index}.jpg`, { type: 'jpg', body, caching: CACHING.picture });
  feeds.put('/avatar.jpg', { type: 'jpg', body: pictures[0], caching: CACHING.picture });
}
