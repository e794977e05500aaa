/** What the feed server of the faults says: whole feeds, parts of them, and connections that break. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { jsonFeed } from '../server/faults.mjs';

const JSON_TYPE = 'application/feed+json; charset=utf-8';
const RSS_TYPE = 'application/rss+xml; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

/** Of today: dates of long ago never say "two hours ago", let alone "in two hours". */
export function goodFeed(origin) {
  const feed = jsonFeed(origin, 5);
  for (const [index, item] of feed.items.entries())
    item.date_published = new Date(Date.now() - (index * 40 + 5) * 60_000).toISOString();
  return feed;
}

const goodText = ({ origin }) => JSON.stringify(goodFeed(origin));
const rssText = ({ origin }) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>시험 신문</title><link>${origin}/</link>
${goodFeed(origin)
  .items.map(
    ({ title, url, summary, date_published }) =>
      `<item><title>${title}</title><link>${url}</link><description>${summary}</description><pubDate>${new Date(date_published).toUTCString()}</pubDate></item>`,
  )
  .join('\n')}
</channel></rss>`;

/** Bytes, not signs: a server breaks off where it likes. */
const part = (text, share) => {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, Math.floor(bytes.length * share));
};

const send = ({ response }, type, body, headers = {}, status = 200) =>
  response.writeHead(status, { 'content-type': type, ...headers }).end(body);

export const good = (at) => send(at, JSON_TYPE, goodText(at));
export const rss = (at) => send(at, RSS_TYPE, rssText(at));
/** A list reads RSS with a file more, an article is shown with one. */
export const needsChunk = (at) => (at.element === 'article' ? good : rss)(at);

export const status =
  (code, headers = {}) =>
  (at) =>
    send(at, HTML_TYPE, `<!doctype html><title>${code}</title><h1>${code}</h1>`, headers, code);

/** One answer the first time, another from then on. */
export const first = (once, then) => (at) => (at.times === 1 ? once : then)(at);
/** One answer on the first visit, another on those that follow. */
export const visits =
  (...answers) =>
  (at) =>
    answers[Math.min(at.phase, answers.length) - 1](at);

export const html = (at) =>
  send(at, HTML_TYPE, '<!doctype html><title>로그인</title><h1>로그인이 필요합니다</h1>');
export const empty = (at) => send(at, JSON_TYPE, '');
/** It ends in the feed's own title: there is nothing that could be saved. */
export const jsonHead = (at) => send(at, JSON_TYPE, goodText(at).slice(0, 70));
export const halfRss = (at) => send(at, RSS_TYPE, part(rssText(at), 0.6));
const EUC_KR = readFileSync(new URL('../fixtures/feeds/euckr-declared.xml', import.meta.url));
export const eucKr = (at) => send(at, 'application/rss+xml', EUC_KR);

export const reset = ({ request }) => request.socket.resetAndDestroy();
export const resetInHeaders = ({ request: { socket } }) =>
  socket.write('HTTP/1.1 200 OK\r\ncontent-type: appli', () => socket.resetAndDestroy());
export const resetInBody = (at) => {
  const { request, response } = at;
  response.writeHead(200, { 'content-type': JSON_TYPE });
  response.write(part(goodText(at), 0.5), () => request.socket.resetAndDestroy());
};
export const hang = () => {};
export const hangInBody = (at) => {
  at.response.writeHead(200, { 'content-type': JSON_TYPE });
  at.response.write(part(goodText(at), 0.5));
};
export const byteASecond = (at) => {
  const { response } = at;
  const bytes = Buffer.from(goodText(at));
  let sent = 0;
  response.writeHead(200, { 'content-type': JSON_TYPE }).flushHeaders();
  const timer = setInterval(() => response.write(bytes.subarray(sent, ++sent)), 1000);
  response.once('close', () => clearInterval(timer));
};
export const cut = (at) => {
  const { response } = at;
  const text = goodText(at);
  response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': Buffer.byteLength(text) });
  response.write(part(text, 0.5), () => response.destroy());
};

const GZIP = { 'content-encoding': 'gzip' };
export const gzipCut = (at) => {
  const bytes = gzipSync(goodText(at));
  send(at, JSON_TYPE, bytes.subarray(0, bytes.length / 2), GZIP);
};
let bomb;
/** 120 MB of spaces after a feed's beginning, in 120 kB. */
export const gzipBomb = (at) => {
  bomb ??= gzipSync(Buffer.concat([part(goodText(at), 0.5), Buffer.alloc(120e6, ' ')]));
  send(at, JSON_TYPE, bomb, GZIP);
};

/** Each hop has an address of its own: what the browser follows by itself is no request of ours. */
export const loop = (at) => {
  const hop = Number(at.query.get('hop') ?? 0) + 1;
  status(301, { location: `${at.path}?hop=${hop % 100}` })(at);
};
export const toStranger = (at) => status(302, { location: `${at.stranger}/news.json` })(at);
