import { readdir, readFile } from 'node:fs/promises';
import { escapeHtml } from '../../text/escape-html.js';
import type { Config } from './config.js';

/** `Cache-Control` of feeds: fresh for a minute, and served old for a day while the host fails. */
const FEED_CACHING = 'public, max-age=60, stale-while-revalidate=60, stale-if-error=86400';
/** `Cache-Control` of the widgets' files: a version never changes. */
const WIDGET_CACHING = 'public, max-age=31536000, immutable';

/** Binds the page for frames, which anybody can give an address of a feed, to the feeds of this newspaper. */
function bindEmbedPage(html: Uint8Array, { base_url }: Config): Uint8Array {
  if (!base_url) return html;
  const bound = new TextDecoder()
    .decode(html)
    .replace(' data-upgrade=""', ` data-upgrade="${escapeHtml(base_url)}"`);
  return new TextEncoder().encode(bound);
}

/** The widgets' own files by path, with the notices of their licenses, in a folder a version, since snippets name one. */
export async function widgetFiles(version: string, config: Config): Promise<Map<string, Uint8Array>> {
  const folder = new URL('../cdn/', import.meta.url);
  const names = (await readdir(folder)).filter((name) => /\.(js|json|html|png|md)$/.test(name)).sort();
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const content = await readFile(new URL(name, folder));
    files.set(`widgets/${version}/${name}`, name === 'embed.html' ? bindEmbedPage(content, config) : content);
  }
  return files;
}

/** Settings for Apache 2.4, as a folder needs them that is copied by FTP. */
const HTACCESS = `# Written by dongpo-widgets bake.
AddType "application/feed+json; charset=utf-8" .json
AddType "text/javascript; charset=utf-8" .js
DirectoryIndex index.html
<IfModule mod_headers.c>
  Header set Access-Control-Allow-Origin "*"
  Header set Cross-Origin-Resource-Policy "cross-origin"
  Header set X-Content-Type-Options "nosniff"
  <FilesMatch "\\.json$">
    Header set Cache-Control "${FEED_CACHING}"
  </FilesMatch>
  <FilesMatch "\\.js$">
    Header set Cache-Control "${WIDGET_CACHING}"
  </FilesMatch>
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE application/feed+json text/javascript text/html
</IfModule>
<FilesMatch "\\.part$">
  Require all denied
</FilesMatch>
`;

/**
 * Settings for Netlify, Cloudflare Pages and others that read `_headers`.
 * @param prefix path of the folder on its host, without a slash at the end
 */
function headersFile(listPaths: Iterable<string>, prefix: string): string {
  const rule = (path: string, headers: string[]): string =>
    [`${prefix}/${path}`, ...headers.map((header) => `  ${header}`)].join('\n');
  const feedHeaders = [
    'Content-Type: application/feed+json; charset=utf-8',
    `Cache-Control: ${FEED_CACHING}`,
  ];
  const topLevelLists = [...listPaths].filter((path) => !path.includes('/'));
  const rules = [
    rule('*', [
      'Access-Control-Allow-Origin: *',
      'Cross-Origin-Resource-Policy: cross-origin',
      'X-Content-Type-Options: nosniff',
    ]),
    ...[...topLevelLists, 'section/*', 'article/*'].map((path) => rule(path, feedHeaders)),
    rule('widgets/*', [`Cache-Control: ${WIDGET_CACHING}`]),
  ];
  return `# Written by dongpo-widgets bake.\n${rules.join('\n')}\n`;
}

/** Files that tell a static host about CORS, types and caching, by path. */
export function hostFiles({ base_url }: Config, listPaths: Iterable<string>): Map<string, string> {
  const prefix = base_url ? new URL(base_url).pathname.replace(/\/$/, '') : '';
  return new Map([
    ['.htaccess', HTACCESS],
    ['_headers', headersFile(listPaths, prefix)],
  ]);
}
