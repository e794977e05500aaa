/**
 * The demo: pages and feeds on one port, the same feeds on a second one, which makes them
 * cross-origin. Only this machine can reach it.
 *
 *     PORT=9000 node demo/server.mjs
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cmsPage } from './cms/cms.mjs';
import { docsPage } from './docs.mjs';
import { openFeeds } from './feeds.mjs';
import { escapeXml, toRss, types, write } from './formats.mjs';
import { readNews } from './news.mjs';
import { specimenHtml } from './specimens.mjs';

const host = '127.0.0.1';
const usualPort = 8000;
const portsTried = 50;
const slowMs = 3000;
/** Milliseconds after which the dates of the sample news are counted anew. */
const newsAgeMs = 6 * 3_600_000;

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const demoDir = fileURLToPath(new URL('.', import.meta.url));
const distDir = fileURLToPath(new URL('../dist/', import.meta.url));

const mime = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};
const shared = { 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' };

function send(request, response, status, headers, body = '') {
  response.writeHead(status, { ...shared, ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
const sendText = (request, response, status, text) =>
  send(request, response, status, { 'Content-Type': mime['.txt'], 'Cache-Control': 'no-store' }, `${text}\n`);

/** Responds with an ETag; with 304 if the client sends it. */
function sendTagged(request, response, headers, body) {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const known = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  const tagged = { ...headers, ETag: etag };
  if (known.includes(etag) || known.includes('*')) {
    response.writeHead(304, { ...shared, ...tagged });
    response.end();
    return;
  }
  send(request, response, 200, tagged, body);
}

const feedHeaders = (format) => ({
  'Content-Type': types[format],
  'Cache-Control': 'max-age=60',
  'Access-Control-Expose-Headers': 'ETag, Retry-After',
});

/** Addresses of the fault `stale` that were requested. */
const seen = new Set();

/** Faults of real feeds, by name. */
const faults = {
  404: (request, response) => sendText(request, response, 404, 'No such feed'),
  500: (request, response) => sendText(request, response, 500, 'The feed could not be made'),
  // No response is sent; closing the demo ends the connection.
  hang: () => {},
  slow: (request, response, news) => {
    const timer = setTimeout(
      () => sendTagged(request, response, feedHeaders('json'), write('json', news.feed('latest'))),
      slowMs,
    );
    response.on('close', () => clearTimeout(timer));
  },
  html: (request, response) =>
    send(
      request,
      response,
      200,
      { 'Content-Type': mime['.html'] },
      '<!doctype html><title>점검 중</title><p>서비스 점검 중입니다.</p>\n',
    ),
  'empty.json': (request, response, news) =>
    sendTagged(request, response, feedHeaders('json'), write('json', { ...news.feed('latest'), items: [] })),
  // Succeeds once for each address, so that the stored copy becomes stale.
  stale: (request, response, news) => {
    if (seen.has(request.url)) return sendText(request, response, 500, 'The feed could not be made');
    seen.add(request.url);
    if (seen.size > 1000) seen.clear();
    sendTagged(
      request,
      response,
      { ...feedHeaders('json'), 'Cache-Control': 'no-store' },
      write('json', news.feed('latest')),
    );
  },
  'broken.xml': (request, response, news) => {
    const rss = toRss(news.feed('latest'));
    // Cut within the third item.
    const cut = rss.split('<item>', 4).slice(0, 3).join('<item>').length + 60;
    sendTagged(request, response, feedHeaders('rss'), rss.slice(0, cut));
  },
};

/** Specimen feeds: one of many languages, and one in each language of the widgets; and their articles. */
function specimen(name, news) {
  const article = /^article\/([\w-]+)$/.exec(name)?.[1];
  return article ? news.article(article) : /^(mixed|world\..*)$/.test(name) ? news.feed(name) : undefined;
}

/** Serves `/feeds/`: the baked feeds, the same in other formats, faults and specimens. */
function serveFeed(path, request, response, { news, feeds }, origin) {
  const fault = /^\/feeds\/faults\/([\w.]+)$/.exec(path)?.[1];
  if (fault && Object.hasOwn(faults, fault)) return faults[fault](request, response, news);
  const [, name, format] = /^\/feeds\/([\w./-]+)\.(json|rss|atom|rdf)$/.exec(path) ?? [];
  const baked = name && !name.startsWith('widgets/') && feeds.file(`${name}.json`);
  const feed = baked ? JSON.parse(baked) : name && specimen(name, news);
  if (feed)
    return sendTagged(
      request,
      response,
      feedHeaders(format),
      write(format, { ...feed, feed_url: origin + path }),
    );
  const file = path.slice('/feeds/'.length) || 'index.html';
  const body = feeds.file(file);
  if (!body) return sendText(request, response, 404, 'No such feed');
  sendTagged(
    request,
    response,
    { 'Content-Type': mime[extname(file)] ?? mime['.txt'], 'Cache-Control': 'no-cache' },
    body,
  );
}

/** The page of one article, complete without scripts. */
function articleValues(news, id) {
  const feed = news.article(id);
  if (!feed) return undefined;
  const [item] = feed.items;
  return {
    articleId: escapeXml(item.id),
    articleLanguage: escapeXml(feed.language),
    articleTitle: escapeXml(item.title),
    // The sample text is trusted.
    articleBody: item.content_html ?? `<p>${escapeXml(item.summary ?? '')}</p>`,
  };
}

/** The pages of the newspaper's old CMS, without CORS and ETag. */
function serveCms(path, request, response, news, { origin }) {
  const { searchParams } = new URL(request.url, origin);
  const page = cmsPage(path, searchParams, news, origin);
  const body = page ?? '<h1>404</h1>';
  // The charset is declared in the page only.
  const type = path.endsWith('.txt') ? 'text/plain' : 'text/html';
  response.writeHead(page ? 200 : 404, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** A file of demo/ or dist/; `undefined` if there is none. `path` is decoded and must not contain `..`. */
async function findFile(path) {
  if (path === '/custom-elements.json') {
    const file = fileURLToPath(new URL('../custom-elements.json', import.meta.url));
    return { file, body: await readFile(file) };
  }
  const inDist = path.startsWith('/dist/');
  const root = inDist ? distDir : demoDir;
  const inside = inDist ? path.slice('/dist'.length) : path;
  // The server's own code, and news files with unresolved dates, are not served.
  if (!inDist && (inside.endsWith('.mjs') || /^\/(news|cms|gateway)\//.test(inside))) return undefined;
  let file = join(root, inside);
  if (relative(root, file).startsWith(`..${sep}`)) return undefined;
  try {
    if ((await stat(file)).isDirectory()) {
      if (!path.endsWith('/')) return undefined;
      file = join(file, 'index.html');
    }
    return { file, body: await readFile(file) };
  } catch {
    return undefined;
  }
}

/** Matches hidden files, backslashes and `..` in any spelling. */
function safePath(target) {
  try {
    // `new URL` would resolve `..` before it can be refused.
    const path = decodeURIComponent(target.split(/[?#]/, 1)[0]);
    return path.startsWith('/') && !/[\\\0]|\/\.|\/\//.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function servePage(path, request, response, news, origins) {
  if (path === '/config.json') {
    const headers = { 'Content-Type': mime['.json'], 'Cache-Control': 'no-cache' };
    return send(request, response, 200, headers, `${JSON.stringify(origins)}\n`);
  }
  if (/^\/(api|guide)\//.test(path)) {
    const page = docsPage(path, origins);
    if (!page) return sendText(request, response, 404, 'Not found');
    return sendTagged(
      request,
      response,
      { 'Content-Type': mime['.html'], 'Cache-Control': 'no-cache' },
      page,
    );
  }
  const found = await findFile(path);
  if (!found) return sendText(request, response, 404, 'Not found');
  const type = mime[extname(found.file)] ?? 'application/octet-stream';
  let { body } = found;
  if (type === mime['.html']) {
    const id = new URL(request.url, origins.origin).searchParams.get('no');
    const values = { ...origins, version, ...(path === '/article.html' && articleValues(news, id)) };
    if (path === '/article.html' && !values.articleId)
      return sendText(request, response, 404, '그런 기사가 없습니다. No such article.');
    body = body
      .toString()
      .replace(/\{\{specimen:([\w-]+)\}\}/g, (_, name) => specimenHtml(name, origins))
      .replace(/\{\{(\w+)\}\}/g, (token, name) => values[name] ?? token);
    // As whoever serves the page for frames names the feeds that it shows.
    if (path.endsWith('/embed.html'))
      body = body.replace(' data-upgrade=""', ` data-upgrade="${origins.origin} ${origins.feedsOrigin}"`);
  }
  sendTagged(request, response, { 'Content-Type': type, 'Cache-Control': 'no-cache' }, body);
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address().port);
    });
  });
}

/** The first free port, from `first` on. */
async function listenFrom(server, first) {
  for (let port = first; port < first + portsTried && port <= 65_535; port++) {
    try {
      return await listen(server, port);
    } catch (error) {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    }
  }
  return listen(server, 0);
}

/**
 * Starts the demo.
 *
 * @param {{ port?: number, quiet?: boolean }} [options] `port`: the port, an error if it is taken; 0 for any free
 *   one; default 8000, or the next free one
 * @returns {Promise<{ origin: string, feedsOrigin: string, close: () => Promise<void> }>}
 */
export async function startDemo({ port, quiet = false } = {}) {
  const origins = { origin: '', feedsOrigin: '' };
  let news;
  let feeds;
  let baked;
  let counted = 0;
  const currentNews = () => {
    if (Date.now() - counted > newsAgeMs) {
      counted = Date.now();
      news = readNews({ origin: origins.origin, now: counted });
      baked = feeds.bake();
      // Told by who waits for it.
      baked.catch(() => {});
    }
    return news;
  };
  /** The feeds of the current news, when they are written. */
  const currentFeeds = async () => {
    const news = currentNews();
    await baked;
    return { news, feeds };
  };

  const answer = (own, pages) => async (request, response) => {
    try {
      const path = safePath(request.url);
      if (request.method === 'OPTIONS') {
        const allow = {
          'Access-Control-Allow-Methods': 'GET, HEAD',
          'Access-Control-Allow-Headers': '*',
          'Access-Control-Max-Age': '600',
        };
        return send(request, response, 204, allow);
      }
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return sendText(request, response, 405, 'GET only');
      if (!path) return sendText(request, response, 400, 'Bad address');
      if (path.startsWith('/feeds/'))
        return serveFeed(path, request, response, await currentFeeds(), origins[own]);
      if (pages && path.startsWith('/cms/')) return serveCms(path, request, response, currentNews(), origins);
      if (pages) return await servePage(path, request, response, currentNews(), origins);
      return sendText(request, response, 404, 'Only feeds are here');
    } catch (error) {
      if (!quiet) console.error(error);
      if (!response.headersSent) sendText(request, response, 500, 'The demo failed here');
    }
  };
  const pages = createServer(answer('origin', true));
  const others = createServer(answer('feedsOrigin', false));
  const close = async () => {
    await Promise.all(
      [pages, others].map((server) => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        return closed;
      }),
    );
    await baked?.catch(() => {});
    feeds?.close();
  };

  const pagesPort = port === undefined ? await listenFrom(pages, usualPort) : await listen(pages, port);
  origins.origin = `http://${host}:${pagesPort}`;
  try {
    const feedsPort = port === 0 ? await listen(others, 0) : await listenFrom(others, pagesPort + 1);
    origins.feedsOrigin = `http://${host}:${feedsPort}`;
    feeds = openFeeds(origins);
    currentNews();
  } catch (error) {
    await close();
    throw error;
  }
  if (!quiet) {
    console.log(`동포투데이 widgets   ${origins.origin}/`);
    console.log(`Feeds, cross-origin  ${origins.feedsOrigin}/feeds/latest.json`);
    console.log('Ctrl+C ends it.');
  }
  return { ...origins, close };
}

async function main() {
  const given = process.env.PORT?.trim() || undefined;
  const port = given && Number(given);
  if (given && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    console.error(`PORT must be a number from 0 to 65535, not "${given}".`);
    process.exit(1);
  }
  try {
    const demo = await startDemo({ port });
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.once(signal, () => demo.close().then(() => process.exit(0)));
  } catch (error) {
    const reasons = {
      EADDRINUSE: `Port ${given} is in use: set PORT to a free one.`,
      EACCES: `Port ${given} needs more rights: set PORT above 1023.`,
    };
    console.error(reasons[error.code] ?? error);
    process.exit(1);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
