/** Servers that answer as no good server does, each at a path of its own, written byte by byte. */
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';

export const GOOD = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Good',
  items: [1, 2].map((id) => ({ id: `${id}`, url: `https://news.example/?no=${id}`, title: `t${id}` })),
});

/** A text that would clear the terminal, forge a line, and reorder what follows. */
export const EVIL_TEXT =
  'x\u001b[2J\u001b]0;owned\u0007\u009b31m\r\nERROR forged\u2028ERROR forged \u202etxt\u2066';

const head = (lines = [], status = '200 OK') =>
  `HTTP/1.1 ${status}\r\n${lines.join('\r\n')}${lines.length ? '\r\n' : ''}`;
const whole = (body, lines = [], status) =>
  `${head([...lines, `content-length: ${Buffer.byteLength(body)}`, 'connection: close'], status)}\r\n${body}`;
const JSON_TYPE = 'content-type: application/feed+json';
const redirect = (location) => whole('', [`location: ${location}`], '302 Found');

/** Writes until the client has gone. */
function pour(socket, chunk) {
  const write = () => !socket.destroyed && socket.write(chunk);
  socket.on('drain', write);
  write();
  write();
}

function drip(socket, text, milliseconds) {
  let index = 0;
  const timer = setInterval(() => socket.write(text[index++ % text.length]), milliseconds);
  socket.on('close', () => clearInterval(timer));
}

const BOMB = gzipSync(Buffer.alloc(300e6));

/**
 * What each server does with a connection; a text is sent and the connection ended.
 * @param inner address of a server inside the network, which nobody named
 */
export const kinds = (inner) => ({
  'says nothing': () => {},
  'ends at once': (socket) => socket.end(),
  'resets the connection': (socket) => socket.resetAndDestroy(),
  'speaks another protocol': 'SSH-2.0-OpenSSH_9.2\r\n',
  'sends HTTP/0.9': GOOD,
  'drips its head': (socket) => drip(socket, `${head([JSON_TYPE])}x: y\r\n`, 50),
  'drips its body': (socket) => {
    socket.write(`${head([JSON_TYPE])}\r\n`);
    drip(socket, GOOD, 50);
  },
  'stops half way': (socket) =>
    socket.write(`${head([JSON_TYPE, `content-length: 9999`])}\r\n${GOOD.slice(0, 40)}`),
  'cuts its body': `${head([JSON_TYPE, 'content-length: 99999', 'connection: close'])}\r\n${GOOD.slice(0, 40)}`,
  'never ends': (socket) => {
    socket.write(`${head([JSON_TYPE])}\r\n`);
    pour(socket, Buffer.alloc(65_536, 32));
  },
  'sends a gzip bomb of 300 MB': (socket) => {
    socket.write(
      `${head([JSON_TYPE, 'content-encoding: gzip', `content-length: ${BOMB.length}`, 'connection: close'])}\r\n`,
    );
    socket.end(BOMB);
  },
  'names 200 codings': (socket) => {
    let body = Buffer.from(GOOD);
    for (let times = 0; times < 200; times++) body = gzipSync(body);
    const codings = Array(200).fill('gzip').join(', ');
    socket.write(
      `${head([JSON_TYPE, `content-encoding: ${codings}`, `content-length: ${body.length}`, 'connection: close'])}\r\n`,
    );
    socket.end(body);
  },
  'redirects to itself': redirect('?'),
  'redirects to file:': redirect('file:///etc/passwd'),
  'redirects to data:': redirect(`data:application/json,${encodeURIComponent(GOOD)}`),
  'redirects into the network': redirect(`${inner}/admin?delete=all`),
  'redirects to the metadata of a cloud': redirect('http://169.254.169.254/latest/meta-data/'),
  'redirects to a broken address': redirect('http://[::/'),
  'sends a header of 1 MB': whole(GOOD, [JSON_TYPE, `x: ${'y'.repeat(1e6)}`]),
  'sends 100,000 headers': whole(GOOD, [JSON_TYPE, ...Array(100_000).fill('x: y')]),
  'sends two lengths': `${head([JSON_TYPE, 'content-length: 5', `content-length: ${GOOD.length}`])}\r\n${GOOD}`,
  'sends a length and chunks': `${head([JSON_TYPE, 'content-length: 5', 'transfer-encoding: chunked'])}\r\n${GOOD}`,
  'sends a broken chunk': `${head([JSON_TYPE, 'transfer-encoding: chunked'])}\r\nZZ\r\n${GOOD}`,
  'folds a header over lines': whole(GOOD, [JSON_TYPE, 'etag: "a\r\n ERROR forged"']),
  'sends control bytes in headers': whole(GOOD, [
    `content-type: text/\u001b[31mx`,
    'etag: "\u001b]0;owned\u0007"',
  ]),
  'sends C1 bytes in headers': Buffer.from(
    whole(GOOD, ['content-type: text/\u009b31m', 'etag: "\u009b2J"']),
    'latin1',
  ),
  'answers 999': whole('x', [], '999 Whatever'),
  'sends escape sequences in texts': whole(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: EVIL_TEXT,
      items: [
        {
          id: EVIL_TEXT,
          title: EVIL_TEXT,
          url: 'https://news.example/?no=7',
          date_published: EVIL_TEXT,
          tags: [EVIL_TEXT],
        },
      ],
    }),
    [JSON_TYPE],
  ),
  'sends broken JSON with escape sequences': whole(`{"version": ${EVIL_TEXT}`, [JSON_TYPE]),
  'sends four million members': whole(
    `{"version":"https://jsonfeed.org/version/1.1","items":[${'0,'.repeat(2e6)}0]}`,
    [JSON_TYPE],
  ),
  'nests a million arrays': whole('['.repeat(1e6), [JSON_TYPE]),
  'nests 500,000 elements': whole(`<rss><channel>${'<a>'.repeat(5e5)}`, [
    'content-type: application/rss+xml',
  ]),
  'sends a login page': whole('<!doctype html><title>Login</title><h1>Login</h1>', [
    'content-type: text/html',
  ]),
  // The last one: `bake` asks its host nothing more in that run.
  'asks for a pause of a thousand years': whole('', ['retry-after: 31536000000'], '503 Busy'),
});

/** Starts them. @returns the address of each kind, of a good feed (`good`), and the requests to the inner server */
export async function startServers() {
  const sockets = new Set();
  const innerRequests = [];
  const listen = async (onRequest) => {
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => {});
      socket.once('data', (data) => onRequest(socket, data.toString('latin1')));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, origin: `http://127.0.0.1:${server.address().port}` };
  };
  const inner = await listen((socket, request) => {
    innerRequests.push(request.split('\r\n')[0]);
    socket.end(whole(JSON.stringify({ ...JSON.parse(GOOD), title: 'SECRET' }), [JSON_TYPE]));
  });
  const actions = kinds(inner.origin);
  const names = Object.keys(actions);
  const outer = await listen((socket, request) => {
    const path = /^\w+ \/([^ ?]*)/.exec(request)?.[1];
    const action =
      actions[names[Number(path)]] ??
      (path === 'good' ? whole(GOOD, [JSON_TYPE]) : whole('', [], '404 Not Found'));
    if (typeof action === 'function') action(socket);
    else socket.end(action);
  });
  return {
    host: outer.origin.slice('http://'.length),
    innerHost: inner.origin.slice('http://'.length),
    inner: inner.origin,
    good: `${outer.origin}/good`,
    /** Addresses by kind. */
    addresses: new Map(names.map((name, index) => [name, `${outer.origin}/${index}`])),
    innerRequests,
    close() {
      for (const socket of sockets) socket.destroy();
      for (const { server } of [inner, outer]) server.close();
    },
  };
}
