/**
 * Three origins on loopback: the partner's page, the CDN, the feed's host. Files are compressed once, as a CDN does,
 * and kept in memory; every answer is made before the browser asks for it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const HOST = '127.0.0.1';
const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  feed: 'application/feed+json; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  jpg: 'image/jpeg',
};
/** Pictures are compressed already. */
const INCOMPRESSIBLE = new Set(['jpg']);

/** Cache headers as each of the three sends them. */
export const CACHING = {
  page: 'no-cache',
  /** Files whose names hold a version or a hash. */
  cdn: 'public, max-age=31536000, immutable',
  feed: 'public, max-age=60',
  picture: 'public, max-age=86400',
};

/** Brotli at its best takes seconds for a large file: what was compressed once is kept. */
function compress(body, folder) {
  const path = join(folder, `${createHash('sha256').update(body).digest('hex').slice(0, 32)}.br`);
  if (existsSync(path)) return readFileSync(path);
  const compressed = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, compressed);
  return compressed;
}

/** One origin: answers by path. The query of a request counts only where an answer was given one. */
class Origin {
  #answers = new Map();
  #server = createServer((request, response) => this.#answer(request, response));
  /** Targets that were asked for, in order. */
  requests = [];
  origin = '';

  constructor(compressedFolder) {
    this.compressedFolder = compressedFolder;
  }

  async open() {
    await new Promise((done, fail) => this.#server.once('error', fail).listen(0, HOST, done));
    this.origin = `http://${HOST}:${this.#server.address().port}`;
    return this;
  }

  /**
   * @param {string} path
   * @param {{ type: keyof TYPES, body: string | Buffer, caching: string, delay?: number }} answer
   *   `delay`: milliseconds that the server takes
   */
  put(path, { type, body, caching, delay = 0 }) {
    const plain = INCOMPRESSIBLE.has(type);
    const bytes = Buffer.from(body);
    const sent = plain ? bytes : compress(bytes, this.compressedFolder);
    this.#answers.set(path, {
      delay,
      body: sent,
      headers: {
        'Content-Type': TYPES[type],
        'Content-Length': sent.length,
        ...(!plain && { 'Content-Encoding': 'br', Vary: 'Accept-Encoding' }),
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': caching,
        'Timing-Allow-Origin': '*',
      },
    });
    return this.origin + path;
  }

  /** Bytes on the wire of the answer to a path, without headers. */
  size(path) {
    return this.#answers.get(path)?.body.length ?? 0;
  }

  #answer(request, response) {
    this.requests.push(request.url);
    if (request.method === 'OPTIONS') {
      const allowed = { 'Access-Control-Allow-Headers': '*', 'Access-Control-Max-Age': '600' };
      response.writeHead(204, { 'Access-Control-Allow-Origin': '*', ...allowed }).end();
      return;
    }
    const answer = this.#answers.get(request.url) ?? this.#answers.get(request.url.split('?', 1)[0]);
    if (!answer) {
      response.writeHead(404, { 'Access-Control-Allow-Origin': '*', 'Content-Length': 0 }).end();
      return;
    }
    const send = () => response.writeHead(200, answer.headers).end(answer.body);
    if (answer.delay) setTimeout(send, answer.delay);
    else send();
  }

  close() {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    return closed;
  }
}

/** @param {string} folder where compressed files are kept between runs */
export async function openOrigins(folder) {
  const compressed = join(folder, 'brotli');
  const [page, cdn, feeds] = await Promise.all([1, 2, 3].map(() => new Origin(compressed).open()));
  return {
    page,
    cdn,
    feeds,
    origins: { page: page.origin, cdn: cdn.origin, feeds: feeds.origin },
    close: () => Promise.all([page.close(), cdn.close(), feeds.close()]),
  };
}
