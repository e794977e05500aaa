import { reserve } from '../../elements/core/reserve.js';
import type { Feed } from '../../feed/model/types.js';
import { renderToString } from '../../ssr/index.js';
import { escapeHtml } from '../../text/escape-html.js';
import type { Config } from './config.js';

/** Texts of the index page. */
const TEXTS = {
  ko: {
    intro: '이 폴더의 피드와, 그것을 보여 주는 위젯입니다. 아래의 코드를 붙이면 어느 페이지에나 나옵니다.',
    script: '스크립트(페이지에 한 번)',
    feeds: '피드',
  },
  en: {
    intro: 'The feeds of this folder, in the widgets. The code below each shows it on any page.',
    script: 'The script (once a page)',
    feeds: 'Feeds',
  },
};

/** Rows of each list on the index page. */
const INDEX_ROWS = 5;
/** Rows of a list's own page, at most. */
const MAX_ROWS = 20;
/** Headlines in the card that platforms show for a list's own page. */
const CARD_HEADLINES = 3;
/** Width for which the height of a list is reserved, in CSS pixels. */
const LIST_WIDTH = 640;

interface RenderedList {
  tag: string;
  /** The `style` that reserves the list's height. */
  style: string;
  /** The element with its content, readable before the script has loaded. */
  html: string;
}

/**
 * Renders a list in its element.
 * @param src of the element, relative to the page
 */
async function renderList(
  { language }: Config,
  { path, src, limit }: { path: string; src: string; limit: number },
  feed: Feed,
): Promise<RenderedList> {
  const tag = path === 'best.json' ? 'dongpo-best' : 'dongpo-headlines';
  const height = reserve(tag, { limit, width: LIST_WIDTH });
  const style = `display:flow-root;font-size:medium;min-height:${height}`;
  const options = { shadow: false, inline: false, lang: language };
  return { tag, style, html: await renderToString(tag, { src, limit, style }, feed, options) };
}

/** Start of both kinds of page, up to what follows the title. */
const documentStart = (language: string, title: string): string => `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
`;

/** @param base address of the published folder, relative to the page or absolute */
const scriptTag = (base: string, version: string): string =>
  `<script type="module" src="${base}widgets/${version}/dongpo.js"></script>`;

/** Section of the index page: a list, and the snippet that shows it elsewhere. */
async function indexSection(config: Config, path: string, feed: Feed, title: string): Promise<string> {
  const { tag, style, html } = await renderList(config, { path, src: path, limit: INDEX_ROWS }, feed);
  const snippet = `<${tag}
  src="${config.base_url ?? ''}${path}"
  limit="${INDEX_ROWS}"
  style="${style}">
  <a href="${escapeHtml(config.home_page_url ?? '')}">${escapeHtml(title)}</a>
</${tag}>`;
  return `<section>
<h2><a href="${path}">${path}</a></h2>
${html}
<pre><code>${escapeHtml(snippet)}</code></pre>
</section>`;
}

/** The page that shows the main lists in the widgets, links the others, and gives partners what they copy. */
async function indexPage(config: Config, lists: Map<string, Feed>, version: string): Promise<string> {
  const texts = TEXTS[/^ko/i.test(config.language) ? 'ko' : 'en'];
  const title = lists.get('latest.json')?.title || config.title;
  const filled = [...lists].filter(([, feed]) => feed.items.length);
  const isMain = ([path]: [string, Feed]): boolean => !path.includes('/') && !path.startsWith('feed.');
  const sections = await Promise.all(
    filled.filter(isMain).map(([path, feed]) => indexSection(config, path, feed, title)),
  );
  const links = filled
    .filter((list) => !isMain(list))
    .map(([path, feed]) => `  <li><a href="${path}">${path}</a> ${escapeHtml(feed.title)}</li>`);
  return `${documentStart(config.language, title)}<style>
body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 1em/1.6 sans-serif; word-break: keep-all; color-scheme: light dark }
h2 { font-size: 1em; margin: 2.5em 0 1em }
pre { overflow: auto; padding: 1em; border: 1px solid #8888; font-size: 0.875em }
</style>
${scriptTag('', version)}
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${texts.intro}</p>
<h2>${texts.script}</h2>
<pre><code>${escapeHtml(scriptTag(config.base_url ?? '', version))}</code></pre>
${sections.join('\n')}
${links.length ? `<h2>${texts.feeds}</h2>\n<ul>\n${links.join('\n')}\n</ul>\n` : ''}</body>
</html>
`;
}

/**
 * A list as a page of its own, for places where neither script nor frame survives: there its address becomes a card
 * (https://ogp.me/) with the first headlines.
 */
async function listPage(config: Config, path: string, feed: Feed, version: string): Promise<string> {
  const base = '../'.repeat(path.split('/').length - 1);
  const limit = Math.min(MAX_ROWS, Math.max(1, feed.items.length));
  const { html } = await renderList(config, { path, src: path.replace(/^.*\//, ''), limit }, feed);
  const title = feed.title || config.title;
  const description = feed.items
    .slice(0, CARD_HEADLINES)
    .map((item, index) => `${index + 1}. ${item.title ?? ''}`)
    .join('  ');
  const properties: [name: string, content: string | undefined][] = [
    ['type', 'website'],
    ['title', title],
    ['description', description],
    ['url', config.base_url && config.base_url + path.replace(/\.json$/, '.html')],
    ['image', feed.items.find(({ image }) => image)?.image],
  ];
  const card = properties.map(([name, content]) =>
    content ? `<meta property="og:${name}" content="${escapeHtml(content)}">\n` : '',
  );
  return `${documentStart(feed.language ?? config.language, title)}<meta name="description" content="${escapeHtml(description)}">
${card.join('')}<style>body { max-width: 40em; margin: 2em auto; padding: 0 1em; color-scheme: light dark }</style>
${scriptTag(base, version)}
</head>
<body>
<main>${html}</main>
</body>
</html>
`;
}

/** The index page and a page for each list, by path. Empty lists too: a withdrawn article must not stay on its page. */
export async function pages(
  config: Config,
  lists: Map<string, Feed>,
  version: string,
): Promise<Map<string, string>> {
  const listPages = [...lists].map(
    async ([path, feed]): Promise<[string, string]> => [
      path.replace(/\.json$/, '.html'),
      await listPage(config, path, feed, version),
    ],
  );
  return new Map([
    ['index.html', await indexPage(config, lists, version)],
    ...(await Promise.all(listPages)),
  ]);
}
