/** A static host: serves the files of a folder below a path, compressed, with the usual headers. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.rss': 'application/rss+xml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.rdf': 'application/rdf+xml; charset=utf-8',
};
/** Files with a hash in their names are cached for a year; pages are revalidated. */
const ages = (path) =>
  path.endsWith('.html')
    ? 'no-cache'
    : /-[\w-]{6,8}\.js$|\/widgets\//.test(path)
      ? 'public, max-age=31536000, immutable'
      : path.includes('/feeds/')
        ? 'public, max-age=60'
        : 'public, max-age=86400';

/**
 * @param {string} folder
 * @param {string} prefix where the folder is on the host: `/` or `/sub/folder/`
 * @returns {Promise<{ root: string, missing: string[], close: () => Promise<void> }>} `missing`: paths answered with 404
 */
export async function serveFolder(folder, prefix = '/') {
  const missing = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url.split('?')[0]);
    const inside = path.startsWith(prefix) && !path.includes('..') ? path.slice(prefix.length) : '//';
    const name = inside.replace(/(^|[^/]\/)$/, '$1index.html');
    try {
      const body = gzipSync(await readFile(join(folder, name)));
      response
        .writeHead(200, {
          'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
          'content-encoding': 'gzip',
          'content-length': body.length,
          'cache-control': ages(`/${name}`),
        })
        .end(body);
    } catch {
      missing.push(path);
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    root: `http://127.0.0.1:${server.address().port}${prefix}`,
    missing,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
