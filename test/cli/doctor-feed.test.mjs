/** Feeds: how they are reached, and what is found in them. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createRaw } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { FEED_HEADERS, feedOf, importSource, runCommand, runDoctor, startServer } from './doctor-kit.mjs';

const PARTNER = '--origin=https://partner.example';
const folder = mkdtempSync(join(tmpdir(), 'dongpo-doctor-'));
after(() => rmSync(folder, { recursive: true }));

let host;
let other;
/** Requests as `method path origin user-agent`. */
const requests = [];
const JPEG = { 'content-type': 'image/jpeg', 'content-length': '9' };
const feedOfSize = (bytes) => feedOf(host, { description: 'ㄱ'.repeat(bytes / 3) });
const daysAgo = (count) => new Date(Date.now() - count * 864e5).toISOString();
const items = (...changes) => ({
  items: changes.map((change, index) => ({
    id: `${index}`,
    url: `${host}/item/${index}`,
    image: `${host}/item/${index}.jpg`,
    title: `제목 ${index}`,
    date_published: daysAgo(index),
    ...change,
  })),
});
const feedWithTerms = (terms, list = items({}, {}, {})) => feedOf(host, { ...list, _dongpo: { terms } });

/** Responses by path: `[status, headers that differ from FEED_HEADERS, body]`; `undefined` removes a header. */
const responses = () => ({
  '/good': [],
  '/status': [503, {}, 'busy'],
  '/loop': [302, { location: '/loop2' }],
  '/loop2': [302, { location: '/loop' }],
  '/mail': [302, { location: 'mailto:a@news.example' }],
  '/moved': [301, { location: '/good' }],
  '/moved-bare': [301, { location: `${other}/good`, 'access-control-allow-origin': undefined }],
  '/one': [200, { 'access-control-allow-origin': 'https://partner.example', vary: 'Origin' }],
  '/to-one': [302, { location: `${other}/one` }],
  '/one-no-vary': [200, { 'access-control-allow-origin': 'https://partner.example' }],
  '/none': [200, { 'access-control-allow-origin': undefined }],
  '/twice': [200, { 'access-control-allow-origin': ['*', '*'] }],
  '/empty': [200, {}, ''],
  '/text': [200, { 'content-type': 'text/html; charset=utf-8' }],
  '/typeless': [200, { 'content-type': undefined }],
  '/json': [200, { 'content-type': 'application/json' }],
  '/page': [200, { 'content-type': 'text/html' }, '<!doctype html><title>로그인</title>'],
  '/unannounced': [200, {}, gzipSync(feedOf(host))],
  '/words': [200, { 'content-type': 'text/plain' }, 'Database error: 7'],
  '/no-cache': [200, { 'cache-control': undefined, etag: undefined }],
  '/no-etag': [200, { etag: undefined }],
  '/no-store': [200, { 'cache-control': 'private, no-store' }],
  '/forever': [200, { 'cache-control': 'public, max-age=31536000' }],
  '/expires': [200, { 'cache-control': undefined, expires: new Date(Date.now() + 9e8).toUTCString() }],
  '/large': [200, {}, feedOfSize(400_000)],
  '/larger': [200, {}, feedOfSize(5_500_000)],
  '/bomb': [200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(30e6, 32))],
  '/gzip': [200, { 'content-encoding': 'gzip' }, gzipSync(feedOfSize(40_000))],
  '/br': [200, { 'content-encoding': 'br' }, brotliCompressSync(feedOfSize(40_000))],
  '/deflate': [200, { 'content-encoding': 'deflate' }, deflateSync(feedOfSize(40_000))],
  '/raw': [200, { 'content-encoding': 'deflate' }, deflateRawSync(feedOfSize(40_000))],
  '/twice-gzip': [200, { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(feedOfSize(40_000)))],
  '/no-gzip': [200, { 'content-encoding': 'gzip' }, feedOf(host)],
  '/zstd': [200, { 'content-encoding': 'zstd' }, feedOf(host)],
  '/oldest': [200, {}, feedOf(host, { items: items({}, {}, {}).items.reverse() })],
  '/mixed': [
    200,
    {},
    feedOf(host, items({}, { date_published: daysAgo(9) }, { date_published: daysAgo(3), title: '사흘 전' })),
  ],
  '/equal': [200, {}, feedOf(host, items({ date_published: daysAgo(0) }, { date_published: daysAgo(0) }))],
  '/old': [200, {}, feedOf(host, items({ date_published: daysAgo(45) }))],
  '/terms': [
    200,
    {},
    feedWithTerms({ show: ['summary', 'date'], max_items: 2, max_age_days: 7, rights: 'ⓒ 동포투데이' }),
  ],
  '/terms-all': [200, {}, feedWithTerms({ max_age_days: 7 }, items({ date_published: daysAgo(8) }))],
  '/dead': [
    200,
    {},
    feedOf(
      host,
      items({ url: `${host}/gone` }, { url: 'https://nowhere.invalid/' }, { url: `${host}/shut` }),
    ),
  ],
  '/images': [
    200,
    {},
    feedOf(host, items({ image: `${host}/gone.jpg` }, { image: `${host}/page` }, { image: `${host}/huge` })),
  ],
  '/huge': [200, { 'content-type': 'image/jpeg', 'content-length': '2500000' }, ''],
  '/shut': [403, {}, ''],
  '/gone': [404, {}, ''],
  '/gone.jpg': [410, {}, ''],
});

before(async () => {
  let table;
  const listener = (request, response) => {
    const { method, url, headers } = request;
    requests.push([method, url, headers.origin, headers['user-agent']].join(' '));
    table ??= responses();
    if (url === '/hang') return;
    if (url === '/reset') return request.socket.destroy();
    if (url === '/cut' || url === '/half') {
      response.writeHead(200, { ...FEED_HEADERS, 'content-length': '5000' });
      response.write(feedOf(host).slice(0, 300), () => url === '/cut' && response.destroy());
      return;
    }
    // A server that does not know HEAD.
    if (method === 'HEAD' && /^\/item\/1/.test(url)) return response.writeHead(405).end();
    const isItem = url.startsWith('/item/');
    const [status = 200, change = {}, body = isItem ? '' : feedOf(host)] = table[url] ?? [];
    const defaults = isItem ? (url.endsWith('.jpg') ? JPEG : { 'content-type': 'text/html' }) : FEED_HEADERS;
    const all = Object.entries({ ...defaults, ...change }).filter(([, value]) => value !== undefined);
    response.writeHead(table[url] || isItem ? status : 404, Object.fromEntries(all));
    response.end(method === 'HEAD' ? undefined : body);
  };
  host = `http://127.0.0.1:${await startServer(listener)}`;
  other = `http://127.0.0.1:${await startServer(listener)}`;
});

test('a feed without faults: its facts, one request to each link, exit 0', async () => {
  const report = await runDoctor(`${host}/good`, [PARTNER]);
  // These only because the test's own addresses are http.
  assert.deepEqual([...new Set(report.codes)], ['link-insecure', 'image-insecure']);
  assert.equal(report.exit, 0);
  assert.equal(report.kind, 'feed');
  assert.equal(report.cors, true);
  assert.equal(report.items, 3);
  assert.equal(report.facts.maxAge, 60);
  assert.equal(report.facts.encoding, 'utf-8');
  assert.ok(report.facts.size > 100 && report.facts.status === 200);
  const links = requests.filter((each) => each.includes('/item/'));
  // Two for each that refuses HEAD.
  assert.equal(links.length, 8, links.join('\n'));
  assert.ok(links.every((each) => / dongpo-widgets-doctor\/\d+\.\d+\.\d+$/.test(each)));
});

/** `[code, path, { exit code, arguments, ... }]` */
const rows = [
  ['http-status', '/status', { exit: 2 }],
  ['redirect-loop', '/loop', { exit: 2 }],
  ['redirect-refused', '/mail', { exit: 2, sample: /^mailto:/ }],
  ['redirected', '/moved', { exit: 0, sample: /\/moved → http.*\/good$/ }],
  ['connection-cut', '/reset', { exit: 2 }],
  ['timeout', '/hang', { exit: 2, args: ['--timeout=0.3'] }],
  ['timeout', '/half', { exit: 2, args: ['--timeout=0.3'] }],
  ['body-cut', '/cut', { exit: 2 }],
  ['body-empty', '/empty', { exit: 2 }],
  ['cors-missing', '/none', { exit: 2, cors: false, args: [PARTNER] }],
  ['cors-missing', '/one', { exit: 2, cors: false, args: ['--origin=https://else.example'] }],
  ['cors-none', '/none', { exit: 0, cors: false }],
  ['cors-twice', '/twice', { exit: 2, cors: false, sample: /^\*, \*$/ }],
  ['cors-lost-in-redirect', '/moved-bare', { exit: 2, cors: false, args: [PARTNER], sample: /301/ }],
  ['cors-lost-in-redirect', '/to-one', { exit: 2, cors: false, args: [PARTNER], sample: /null/ }],
  ['cors-without-vary', '/one-no-vary', { exit: 1, cors: true, args: [PARTNER] }],
  ['content-type-wrong', '/text', { exit: 1, sample: /^text\/html/ }],
  ['content-type-missing', '/typeless', { exit: 1 }],
  ['page-without-widgets', '/page', { exit: 2 }],
  ['content-encoding-missing', '/unannounced', { exit: 1 }],
  ['not-a-feed', '/words', { exit: 2, sample: /Database error/ }],
  ['cache-none', '/no-cache', { exit: 0 }],
  ['cache-without-validator', '/no-etag', { exit: 0 }],
  ['cache-forbidden', '/no-store', { exit: 1 }],
  ['cache-too-long', '/forever', { exit: 1 }],
  ['cache-too-long', '/expires', { exit: 1, sample: /^Expires/ }],
  ['compression-missing', '/large', { exit: 1 }],
  ['size-large', '/large', { exit: 1, sample: /^401 kB$/ }],
  ['too-large', '/larger', { exit: 2, sample: /^5\.5 MB$/ }],
  ['too-large', '/bomb', { exit: 2 }],
  ['compression-broken', '/no-gzip', { exit: 2, sample: /^gzip$/ }],
  ['compression-broken', '/zstd', { exit: 2, sample: /^zstd$/ }],
  ['dates-oldest-first', '/oldest', { exit: 1 }],
  ['dates-unsorted', '/mixed', { exit: 0, sample: /^사흘 전$/ }],
  ['feed-stale', '/old', { exit: 0 }],
  ['terms-hide-all', '/terms-all', { exit: 1 }],
  [
    'feed-terms',
    '/terms',
    { exit: 0, sample: /summary, date; at most 2 items; no older than 7 days; rights: ⓒ/ },
  ],
  ['link-dead', '/dead', { exit: 1, links: true, sample: /HTTP 404.*\/gone\ndns-failed/s }],
  ['link-unclear', '/dead', { exit: 1, links: true, sample: /HTTP 403/ }],
  ['image-dead', '/images', { exit: 1, links: true, sample: /HTTP 410/ }],
  ['image-no-image', '/images', { exit: 1, links: true }],
  ['image-too-large', '/images', { exit: 1, links: true, sample: /^2\.5 MB/ }],
];
test('each finding of a feed is reported, with its exit code', { concurrency: 8 }, async (t) => {
  await Promise.all(
    rows.map(([code, path, { exit, cors, args = [], sample, links }]) =>
      t.test(`${code}: ${path} ${args}`, async () => {
        const report = await runDoctor(host + path, [...(links ? [] : ['--links=0']), ...args]);
        const finding = report.find(code);
        assert.ok(finding, report.codes.join(' '));
        assert.ok(finding.message && finding.advice && !/\{\}/.test(finding.message + finding.advice));
        if (sample) assert.match(finding.sample, sample);
        if (cors !== undefined) assert.equal(report.cors, cors);
        assert.equal(report.exit, exit, report.codes.join(' '));
      }),
    ),
  );
});

test('a compressed feed is read: gzip, br, zlib, raw deflate, gzip twice', async () => {
  for (const path of ['/gzip', '/br', '/deflate', '/raw', '/twice-gzip']) {
    const { items, facts, codes } = await runDoctor(host + path, ['--links=0']);
    assert.equal(items, 3, path);
    assert.ok(facts.wire < facts.size / 10, path);
    assert.ok(!codes.includes('compression-missing'), path);
  }
});

test('dates-all-equal, dates-oldest-first, dates-unsorted and feed-stale by order and age of dates', async () => {
  const { checkDates } = await importSource('check-feed.ts');
  const now = Date.parse('2026-11-23T12:00:00Z');
  const codesOf = (dates, extra = {}) => {
    const codes = [];
    checkDates(
      { items: dates.map((date_published) => ({ id: '', date_published, ...extra })) },
      (code) => codes.push(code),
      now,
    );
    return codes.join(' ');
  };
  const hour = (at) => `2026-11-23T0${at}:00:00+09:00`;
  assert.equal(codesOf([hour(3), hour(3), hour(3)]), 'dates-all-equal');
  assert.equal(codesOf([hour(3), hour(3), hour(3)], { _dongpo: { date_precision: 'day' } }), '');
  assert.equal(codesOf([hour(1), hour(2), hour(3)]), 'dates-oldest-first');
  assert.equal(codesOf([hour(1), hour(2), hour(3)], { _dongpo: { rank: 1 } }), '');
  assert.equal(codesOf([hour(3), hour(1), hour(2)]), 'dates-unsorted');
  assert.equal(codesOf([hour(3), hour(2), hour(2)]), '');
  assert.equal(codesOf([hour(1), hour(2)]), '');
  assert.equal(codesOf([]), '');
  assert.equal(codesOf(['2026-10-20T00:00:00Z']), 'feed-stale');
});

test('slow and too-slow by time, https-missing by address', async () => {
  const { checkResponse } = await importSource('check-response.ts');
  const codesOf = (time, url = 'https://news.example/') => {
    const codes = [];
    const hops = [{ url, status: 200, headers: { 'content-encoding': 'br' }, requestOrigin: {} }];
    checkResponse({ url, hops, bytes: new Uint8Array(9), wire: 9, time }, (code) => codes.push(code));
    return codes.join(' ');
  };
  assert.equal(codesOf(2900), '');
  assert.equal(codesOf(3100), 'slow');
  assert.equal(codesOf(8100), 'too-slow');
  assert.equal(codesOf(1, 'http://news.example/'), 'https-missing');
  for (const local of ['127.0.0.1:8000', 'localhost', '[::1]:8', 'a.localhost'])
    assert.equal(codesOf(1, `http://${local}/`), '', local);
  assert.equal(codesOf(1, 'http://127.news.example/'), 'https-missing');
});

test('a target that cannot be read: no host, no server, no HTTP, no TLS, no address, no file', async () => {
  const raw = createRaw((socket) => {
    socket.on('error', () => {}).resume();
    socket.end('SSH-2.0-OpenSSH_9.6\r\n');
  });
  await new Promise((resolve) => raw.listen(0, '127.0.0.1', resolve));
  const { port } = raw.address();
  const find = async (target, code) => {
    const report = await runDoctor(target);
    assert.deepEqual(report.codes, [code], target);
    assert.equal(report.exit, 2);
    assert.equal(report.kind, 'unknown');
    assert.ok(report.error.code && report.error.message);
  };
  await Promise.all([
    find('http://nowhere.invalid/', 'dns-failed'),
    find(`http://127.0.0.1:${port}/`, 'http-broken'),
    find(`https://127.0.0.1:${port}/`, 'tls-failed'),
    find('ftp://news.example/rss', 'address-refused'),
    find('https://', 'address-refused'),
    find(join(folder, 'none.xml'), 'file-unreadable'),
  ]);
  await new Promise((resolve) => raw.close(resolve));
  await find(`http://127.0.0.1:${port}/`, 'connection-refused');
});

test('problemOf names the errors of Node that no test can provoke', async () => {
  const { problemOf } = await importSource('request.ts');
  const code = (error) => problemOf(Object.assign(new Error('x'), error)).code;
  assert.equal(code({ code: 'EHOSTUNREACH' }), 'connection-failed');
  assert.equal(code({ code: 'ETIMEDOUT' }), 'connection-failed');
  assert.equal(code({ code: 'EAI_AGAIN' }), 'dns-failed');
  assert.equal(code({ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }), 'tls-failed');
  assert.equal(
    code({ errors: [Object.assign(new Error(), { code: 'ECONNREFUSED' })] }),
    'connection-refused',
  );
});

test('the origin of a request over redirects is the one that browsers send', async () => {
  const { allowsOrigin, requestOriginOf } = await importSource('cors.ts');
  const originsOf = (page, ...urls) => {
    let previous;
    return urls
      .map((url) => {
        const requestOrigin = requestOriginOf(url, page, previous);
        previous = { url, requestOrigin };
        return `${requestOrigin.isCrossOrigin ? '' : 'own '}${requestOrigin.origin}`;
      })
      .join(' → ');
  };
  const [p, a, b] = ['https://p.example', 'https://a.example', 'https://b.example'];
  assert.equal(originsOf(p, `${p}/1`), `own ${p}`);
  assert.equal(originsOf(p, `${a}/1`, `${a}/2`), `${p} → ${p}`);
  assert.equal(originsOf(p, `${a}/1`, `${b}/2`, `${b}/3`), `${p} → null → null`);
  assert.equal(originsOf(p, `${p}/1`, `${a}/2`), `own ${p} → ${p}`);
  assert.equal(originsOf(p, `${a}/1`, `${p}/2`), `${p} → null`);
  assert.equal(originsOf('null', `${a}/1`), 'null');
  assert.equal(allowsOrigin({ origin: p, isCrossOrigin: true }, '*'), true);
  assert.equal(allowsOrigin({ origin: p, isCrossOrigin: true }, `${p}/`), false);
  assert.equal(allowsOrigin({ origin: p, isCrossOrigin: false }, undefined), true);
});

test('time-over: the call ends when its time is over, whatever a server does', async () => {
  // No option sets the time for the whole call, so its timer is made to fire early.
  const shim = join(folder, 'clock.mjs');
  writeFileSync(
    shim,
    `const real = setTimeout;
     globalThis.setTimeout = (call, time, ...rest) => real(call, time > 9000 ? 300 : time, ...rest);`,
  );
  const start = performance.now();
  const { exit, codes } = await runDoctor(`${host}/hang`, [], { NODE_OPTIONS: `--import=${shim}` });
  assert.equal(exit, 2);
  assert.deepEqual(codes, ['timeout', 'time-over']);
  assert.ok(performance.now() - start < 5000);
});

test('the printed report: subject, summary, findings; on stderr if nothing could be read', async () => {
  const { out, code } = await runCommand(['doctor', `${host}/none`, '--lang=ko', '--links=0', PARTNER]);
  assert.equal(code, 2);
  assert.match(
    out,
    /^http\S+\/none: 동포투데이, 기사 3건\n\d+ms 만에 받음, 1 kB, UTF-8, 캐시 60초\.\n\n오류 {2}https:\/\/partner\.example의 페이지는/,
  );
  assert.match(out, /\[cors-missing\]\n {4}→ 피드에 "Access-Control-Allow-Origin: \*"/);
  const english = await runCommand(['doctor', `${host}/gzip`, '--lang=en', '--links=0', PARTNER]);
  assert.match(
    english.out,
    /Reached in \d+ ms, 41 kB \(1 kB compressed\), UTF-8, CORS for all, cached 60 s\./,
  );
  const failed = await runCommand(['doctor', `${host}/status`, '--lang=en']);
  assert.equal(failed.out, '');
  assert.match(failed.err, /ERROR \(http\)[\s\S]*HTTP 503 {2}\[http-status\]/);
});

test('the links of a file are checked only with --links', async () => {
  const file = join(folder, 'feed.json');
  writeFileSync(file, feedOf(host, items({ url: `${host}/gone` })));
  const quiet = await runDoctor(file);
  assert.ok(!quiet.codes.includes('link-dead'));
  assert.equal(quiet.facts.status, undefined);
  assert.ok((await runDoctor(file, ['--links=1'])).codes.includes('link-dead'));
});

test('a wrong value of an option exits 3', async () => {
  for (const wrong of [
    '--links=-1',
    '--links=x',
    '--timeout=0',
    '--timeout=x',
    '--origin=partner',
    '--time-zone=Seoul',
    '--origin=ftp://x',
  ])
    assert.equal((await runCommand(['doctor', `${host}/good`, wrong])).code, 3, wrong);
});
