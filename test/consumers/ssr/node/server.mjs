import { randomBytes } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { loadFeed } from 'dongpo-widgets/feed';
import { renderToString } from 'dongpo-widgets/ssr';

const src = process.env.FEED_URL ?? '';
// The script with its chunks, which need no bundler.
const scripts = fileURLToPath(new URL('.', import.meta.resolve('dongpo-widgets/cdn/dongpo.js')));
const files = new Set(readdirSync(scripts));

async function news(nonce) {
  // Asked for once a minute at most. Without a feed, the elements ask for it themselves.
  const feed = await loadFeed(src).catch(() => undefined);
  const page = new Set();
  return `<main>
${await renderToString('dongpo-headlines', { src, limit: 5 }, feed, { page, nonce })}
${await renderToString('dongpo-best', { src, limit: 3 }, feed, { page, nonce })}
${await renderToString('dongpo-article', { src }, feed, { page, nonce })}
<p class="below"><a href="/other">다른 쪽</a></p>
</main>`;
}

const document = (body) => `<!doctype html>
<html lang="ko">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Node</title>
<link rel="icon" href="data:,">
<script type="module" src="/widgets/dongpo.js"></script>
<body>
${body}`;

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const file = pathname.replace('/widgets/', '');
  if (files.has(file)) {
    response.setHeader('content-type', 'text/javascript');
    createReadStream(scripts + file).pipe(response);
    return;
  }
  response.setHeader('content-type', 'text/html; charset=utf-8');
  const nonce = randomBytes(16).toString('base64');
  response.setHeader(
    'content-security-policy',
    `default-src 'self'; style-src 'nonce-${nonce}'; img-src * data:; connect-src *`,
  );
  if (pathname === '/') response.end(document(await news(nonce)));
  else if (pathname === '/other') response.end(document('<main><h1>다른 쪽</h1><a href="/">뉴스</a></main>'));
  else response.writeHead(404).end();
}).listen(Number(process.env.PORT), process.env.HOST);
