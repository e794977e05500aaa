import { readdir, readFile } from 'node:fs/promises';
import { reserve } from '../../elements/core/reserve.js';
import type { Feed } from '../../feed/model/types.js';
import { renderToString } from '../../ssr/index.js';
import { escapeHtml } from '../../ssr/escape-html.js';
import type { Config } from './config.js';

/** Seconds for which a feed need not be asked for again; and may stand in while it is, or where it cannot be. */
const caching = 'public, max-age=60, stale-while-revalidate=60, stale-if-error=86400';
/** A version never changes. */
const forever = 'public, max-age=31536000, immutable';

/** The widgets' own files: a folder a version, since snippets name one. */
export async function widgetFiles(version: string): Promise<Map<string, Uint8Array>> {
  const folder = new URL('../cdn/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => /\.(js|json|html|png)$/.test(name)).sort();
  const files = new Map<string, Uint8Array>();
  for (const name of names) files.set(`widgets/${version}/${name}`, await readFile(new URL(name, folder)));
  return files;
}

/** For Apache (2.4): what a folder copied by FTP needs. */
const htaccess = `# Written by dongpo-widgets bake.
AddType "application/feed+json; charset=utf-8" .json
AddType "text/javascript; charset=utf-8" .js
DirectoryIndex index.html
<IfModule mod_headers.c>
  Header set Access-Control-Allow-Origin "*"
  Header set Cross-Origin-Resource-Policy "cross-origin"
  Header set X-Content-Type-Options "nosniff"
  <FilesMatch "\\.json$">
    Header set Cache-Control "${caching}"
  </FilesMatch>
  <FilesMatch "\\.js$">
    Header set Cache-Control "${forever}"
  </FilesMatch>
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE application/feed+json text/javascript text/html
</IfModule>
<FilesMatch "\\.part$">
  Require all denied
</FilesMatch>
`;

/** For Netlify, Cloudflare Pages and others that read their format. */
function headers(lists: Iterable<string>, prefix: string): string {
  const feeds = [...lists].filter((path) => !path.includes('/'));
  const rule = (path: string, lines: string[]): string =>
    [`${prefix}/${path}`, ...lines.map((line) => `  ${line}`)].join('\n');
  const feed = ['Content-Type: application/feed+json; charset=utf-8', `Cache-Control: ${caching}`];
  return `# Written by dongpo-widgets bake.
${[
  rule('*', [
    'Access-Control-Allow-Origin: *',
    'Cross-Origin-Resource-Policy: cross-origin',
    'X-Content-Type-Options: nosniff',
  ]),
  ...[...feeds, 'section/*', 'article/*'].map((path) => rule(path, feed)),
  rule('widgets/*', [`Cache-Control: ${forever}`]),
].join('\n')}
`;
}

const texts = {
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

/** A list in its element, readable before the script is there. `src` is relative to the page. */
async function blockOf(
  { language }: Config,
  { src, best, limit }: { src: string; best: boolean; limit: number },
  feed: Feed,
): Promise<{ tag: string; style: string; html: string }> {
  const tag = best ? 'dongpo-best' : 'dongpo-headlines';
  const style = `display:flow-root;font-size:medium;min-height:${reserve(tag, { limit, width: 640 })}`;
  const options = { shadow: false, inline: false, lang: language };
  return { tag, style, html: await renderToString(tag, { src, limit, style }, feed, options) };
}

const isBest = (path: string): boolean => path === 'best.json';
/** Rows of each list on the index page. */
const limit = 5;

/** A page that shows the feeds in the widgets, and what a partner copies. Readable without scripts. */
async function index(config: Config, lists: Map<string, Feed>, version: string): Promise<string> {
  const say = texts[/^ko/i.test(config.language) ? 'ko' : 'en'];
  const base = config.base_url ?? '';
  const title = lists.get('latest.json')?.title || config.title;
  const script = (from: string): string =>
    `<script type="module" src="${from}widgets/${version}/dongpo.js"></script>`;
  const block = async ([path, feed]: [string, Feed]): Promise<string> => {
    const about = { src: path, best: isBest(path), limit };
    const { tag, style, html } = await blockOf(config, about, feed);
    const snippet = `<${tag}
  src="${base}${path}"
  limit="${limit}"
  style="${style}">
  <a href="${escapeHtml(config.home_page_url ?? '')}">${escapeHtml(title)}</a>
</${tag}>`;
    return `<section>
<h2><a href="${path}">${path}</a></h2>
${html}
<pre><code>${escapeHtml(snippet)}</code></pre>
</section>`;
  };
  const shown = [...lists].filter(([, feed]) => feed.items.length);
  const main = shown.filter(([path]) => !path.includes('/') && !path.startsWith('feed.'));
  const rest = shown.filter((each) => !main.includes(each));
  const blocks = await Promise.all(main.map(block));
  return `<!doctype html>
<html lang="${escapeHtml(config.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>
body { max-width: 40em; margin: 2em auto; padding: 0 1em; font: 1em/1.6 sans-serif; word-break: keep-all; color-scheme: light dark }
h2 { font-size: 1em; margin: 2.5em 0 1em }
pre { overflow: auto; padding: 1em; border: 1px solid #8888; font-size: 0.875em }
</style>
${script('')}
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${say.intro}</p>
<h2>${say.script}</h2>
<pre><code>${escapeHtml(script(base))}</code></pre>
${blocks.join('\n')}
${
  rest.length
    ? `<h2>${say.feeds}</h2>
<ul>
${rest.map(([path, feed]) => `  <li><a href="${path}">${path}</a> ${escapeHtml(feed.title)}</li>`).join('\n')}
</ul>
`
    : ''
}</body>
</html>
`;
}

/**
 * A list as a page of its own, for where neither script nor frame survives: pasted there, its address becomes a card
 * (https://ogp.me/) that tells the first headlines.
 */
async function listPage(config: Config, path: string, feed: Feed, version: string): Promise<string> {
  const up = '../'.repeat(path.split('/').length - 1);
  const rows = Math.min(20, Math.max(1, feed.items.length));
  const about = { src: path.replace(/^.*\//, ''), best: isBest(path), limit: rows };
  const { html } = await blockOf(config, about, feed);
  const title = feed.title || config.title;
  const first = feed.items.slice(0, 3).map((item, index) => `${index + 1}. ${item.title ?? ''}`);
  const description = first.join('  ');
  const property = (key: string, value?: string): string =>
    value ? `<meta property="og:${key}" content="${escapeHtml(value)}">\n` : '';
  const address = config.base_url && config.base_url + path.replace(/\.json$/, '.html');
  return `<!doctype html>
<html lang="${escapeHtml(feed.language ?? config.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
${property('type', 'website')}${property('title', title)}${property('description', description)}${property('url', address)}${property('image', feed.items.find(({ image }) => image)?.image)}<style>body { max-width: 40em; margin: 2em auto; padding: 0 1em; color-scheme: light dark }</style>
<script type="module" src="${up}widgets/${version}/dongpo.js"></script>
</head>
<body>
<main>${html}</main>
</body>
</html>
`;
}

/** What a static host needs beside the feeds. */
export async function pageFiles(
  config: Config,
  lists: Map<string, Feed>,
  version: string,
): Promise<Map<string, string>> {
  // Empty ones, too: what was withdrawn must not stay on the page of before.
  const listPages = [...lists].map(
    async ([path, feed]): Promise<[string, string]> => [
      path.replace(/\.json$/, '.html'),
      await listPage(config, path, feed, version),
    ],
  );
  const prefix = config.base_url ? new URL(config.base_url).pathname.replace(/\/$/, '') : '';
  return new Map([
    ['.htaccess', htaccess],
    ['_headers', headers(lists.keys(), prefix)],
    ['index.html', await index(config, lists, version)],
    ...(await Promise.all(listPages)),
  ]);
}
