/** Pages: their widgets, scripts, versions and policies, then their feeds. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { FEED_HEADERS, feedOf, importSource, runCommand, runDoctor, startServer } from './doctor-kit.mjs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const cdn = (name) => readFileSync(new URL(`../../dist/cdn/${name}`, import.meta.url));
const sri = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
const folder = mkdtempSync(join(tmpdir(), 'dongpo-doctor-page-'));
after(() => rmSync(folder, { recursive: true }));

const JS = { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' };
/** Responses by path, which tests add: `[body, headers, status]`. */
const pages = new Map();
/** Origins of the page and of another server. */
let self;
let far;
before(async () => {
  const listener = (request, response) => {
    const path = request.url.split('?')[0];
    const known = /\/feed\/?/.test(path)
      ? [feedOf(far), FEED_HEADERS]
      : /\/dongpo(\.classic)?\.js$/.test(path)
        ? [cdn(path.split('/').pop()), JS]
        : ['', {}, 404];
    const [body, headers = { 'content-type': 'text/html' }, status = 200] = pages.get(path) ?? known;
    response.writeHead(status, headers).end(body);
  };
  self = `http://127.0.0.1:${await startServer(listener)}`;
  far = `http://localhost:${await startServer(listener)}`;
});

let count = 0;
/** Runs the doctor on a page with this body. */
async function checkPage(body, { headers = {}, args = [], head = '' } = {}) {
  const path = `/page/${count++}`;
  pages.set(path, [
    `<!doctype html>\n<html lang="ko"><head><meta charset="utf-8"><title>학교</title>${head}</head>\n<body>${body}</body></html>`,
    { 'content-type': 'text/html; charset=utf-8', ...headers },
  ]);
  return runDoctor(self + path, ['--links=0', ...args]);
}
const reserve = 'style="display:flow-root;min-height:43em"';
const best = (more = '', src = `${far}/feed/best`) =>
  `<dongpo-best src="${src}" ${reserve} ${more}></dongpo-best>`;
const module = (more = '', src = `${far}/v0/dongpo.js`) =>
  `<script type="module" src="${src}" ${more}></script>`;
const classic = (more = '', src = `${far}/v0/dongpo.classic.js`) => `<script src="${src}" ${more}></script>`;
/** Codes of the page's own findings, without those of its feeds, whose addresses are http here. */
const codesOf = ({ findings }) => findings.map(({ code }) => code).join(' ');

test('a page without faults: its widgets, its script and version, its feed, exit 0', async () => {
  const report = await checkPage(
    module() + best('limit="5" lang="ko" theme="plain" show="" id="a" data-x="1"'),
  );
  assert.equal(codesOf(report), '');
  assert.equal(report.exit, 0, report.codes.join(' '));
  assert.equal(report.kind, 'page');
  assert.equal(report.title, '학교');
  assert.match(report.facts.widgets[0], /^3: <dongpo-best> http.*\/feed\/best$/);
  assert.match(report.facts.scripts[0], new RegExp(`dongpo\\.js \\(${version.replaceAll('.', '\\.')}\\)$`));
  assert.equal(report.feeds.length, 1);
  assert.equal(report.feeds[0].items, 3);
  assert.equal(report.feeds[0].cors, true);
});

test('every form of a widget is found, and each feed examined once', async () => {
  const report = await checkPage(
    `${classic('data-src="/feed/0"')}
    <div class="dongpo-widget" data-element="headlines" data-src="/feed/1" data-limit="5" data-analytics="x" ${reserve}></div>
    <a class="dongpo-widget" href="/feed/1">BEST</a>
    <a href="/feed/2#dongpo-best?limit=3">BEST 뉴스</a>
    <dongpo-ticker ${reserve}></dongpo-ticker>
    <dongpo-article src="/feed/{item}/{lang}" item="https://n.example/?no=154" best-src="/feed/1" ${reserve}></dongpo-article>
    <dongpo-sections ${reserve}><dongpo-best src="/feed/2"></dongpo-best></dongpo-sections>
    <template><dongpo-best></dongpo-best></template><noscript><dongpo-best></dongpo-best></noscript>
    <a href="#dongpo-news">뉴스</a>
    <a rel="nofollow UGC" href="https://evil.example/f#dongpo-best">x</a>
    <div data-dongpo-ignore><a href="https://evil.example/f#dongpo-best">x</a></div>`,
  );
  assert.equal(codesOf(report), 'reserve-missing');
  assert.equal(report.facts.widgets.length, 7);
  assert.deepEqual(
    report.feeds.map(({ target }) => new URL(target).pathname),
    ['/feed/1', '/feed/2', '/feed/0', '/feed/154/ko'],
  );
});

/** `[code, page, options, sample]` */
const rows = () => [
  ['script-without-widgets', module(), {}],
  ['script-missing', best(), {}],
  ['script-not-found', `<script src="/app.js"></script>${best()}`, {}],
  [
    'script-unreachable',
    module('', `${far}/gone.js/../none/dongpo.js?1`) + best(),
    { pages: { '/none/dongpo.js': ['', {}, 404] } },
    /HTTP 404/,
  ],
  ['script-unreachable', module('', 'http://nowhere.invalid/dongpo.js') + best(), {}, /dns-failed/],
  [
    'script-content-type',
    module('', '/plain/dongpo.js') + best(),
    { pages: { '/plain/dongpo.js': ['', { 'content-type': 'text/plain' }] } },
    /text\/plain/,
  ],
  [
    'script-cors-missing',
    module('', 'FAR/bare/dongpo.js') + best(),
    { pages: { '/bare/dongpo.js': ['', { 'content-type': 'text/javascript' }] } },
  ],
  [
    'script-cors-missing',
    classic('crossorigin', 'FAR/bare/dongpo.classic.js') + best(),
    { pages: { '/bare/dongpo.classic.js': ['', { 'content-type': 'text/javascript' }] } },
  ],
  ['script-no-module', `<script src="${far}/v0/dongpo.js"></script>${best()}`, {}],
  ['script-classic-as-module', module('', `${far}/v0/dongpo.classic.js`) + best(), {}],
  [
    'script-import-unmapped',
    `<script type="module">import 'dongpo-widgets/define';</script>${best()}`,
    {},
    /dongpo-widgets/,
  ],
  [
    'integrity-differs',
    module(`integrity="${sri('other')}"`) + best(),
    {},
    new RegExp(sri(cdn('dongpo.js')).slice(0, 30).replaceAll('+', '\\+')),
  ],
  ['integrity-without-cors', classic(`integrity="${sri(cdn('dongpo.classic.js'))}"`) + best(), {}],
  [
    'version-other',
    module('', `${far}/9.8.7/dongpo.js`) + best(),
    { pages: { '/9.8.7/dongpo.js': ['Symbol.for("dongpo-widgets.kit.9.8.7")', JS] } },
    /^9\.8\.7$/,
  ],
  ['version-differs-from-address', module('', `${far}/0.0.9/dongpo.js`) + best(), {}, /0\.0\.9 ≠/],
  ['versions-several', module() + module('', `${far}/9.8.7/dongpo.js`) + best(), {}, /9\.8\.7/],
  ['widget-unknown', `${module()}<dongpo-bset src="${far}/feed/1"></dongpo-bset>`, {}, /<dongpo-best>/],
  [
    'widget-unknown',
    `${module()}<div class="dongpo-widget" data-element="headline" data-src="/feed/1"></div>`,
    {},
    /<dongpo-headlines>/,
  ],
  ['widget-self-closed', `${module()}<dongpo-best src="${far}/feed/1" />`, {}, /^<dongpo-best/],
  ['widget-escaped', `${module()}${best()}<p>&lt;dongpo-best src="…"&gt;</p>`, {}, /<dongpo-best/],
  ['widget-without-src', `${module()}<dongpo-best ${reserve}></dongpo-best>`, {}],
  [
    'markup-not-trusted',
    `${module()}<a href="https://evil.example/f#dongpo-best">x</a>${best()}`,
    {},
    /evil/,
  ],
  ['markup-not-trusted', `${module()}<a href="/feed/1#dongpo-best">x</a>${best()}`, {}, /feed\/1/],
  [
    'markup-not-trusted',
    `${module('data-upgrade="none"')}<div class="dongpo-widget" data-src="${far}/feed/1"></div>`,
    {},
    /feed\/1/,
  ],
  [
    'attribute-unknown',
    module() + best('limt="5" headinglevel="2"'),
    {},
    /limt="5" → limit\nheadinglevel="2" → heading-level/,
  ],
  [
    'attribute-unknown',
    `${module()}<div class="dongpo-widget" data-sorc="x" data-src="/feed/1"></div>`,
    {},
    /sorc="x" → src/,
  ],
  ['attribute-unknown', module('data-them="plain"') + best(), {}, /→ data-theme/],
  [
    'attribute-value',
    `${module()}<dongpo-headlines src="/feed/1" layout="card" limit="500" time-zone="Seoul" refresh="5" ${reserve}></dongpo-headlines>`,
    {},
    /layout="card" → list cards[\s\S]*limit[\s\S]*time-zone[\s\S]*refresh/,
  ],
  ['attribute-value', module('data-theme="dark"') + best(), {}, /data-theme="dark"/],
  ['reserve-missing', `${module()}<dongpo-best src="/feed/1"></dongpo-best>`, {}, /<dongpo-best>/],
  ['feed-address-wrong', module() + best('', 'javascript:alert(1)'), {}, /javascript/],
  ['feed-address-wrong', module() + best('', 'https://'), {}],
  ['feed-address-wrong', module() + best('', '/feed/1?a=1&amp;amp;b=2'), {}],
  ['feed-address-wrong', `${module()}<dongpo-article src="/feed/{item}"></dongpo-article>`, {}],
  [
    'feeds-more',
    module() + [1, 2, 3, 4, 5, 6, 7].map((each) => best('', `/feed/${each}`)).join(''),
    {},
    /\/feed\/6\n.*\/feed\/7$/,
  ],
  [
    'feed-is-page',
    module() + best('', '/login'),
    { pages: { '/login': ['<!doctype html><title>로그인</title>'] } },
    /로그인/,
  ],
  [
    'feed-wrapped',
    module() + best('', '/page'),
    {
      pages: {
        '/page': [
          '<!doctype html><title>쪽</title><body><rss><channel><title>신문</title><item><title>제목</title><link>https://news.example/1</link></item></channel></rss>',
        ],
      },
    },
  ],
  [
    'cors-missing',
    module() + best('', 'FAR/bare'),
    { pages: { '/bare': [feedOf('https://news.example'), { 'content-type': 'application/json' }] } },
  ],
  ['csp-script', module() + best(), { csp: "script-src 'self'" }],
  ['csp-script', module() + best(), { csp: 'script-src * , script-src https:' }],
  [
    'csp-inline-script',
    `<script type="module">import "${far}/v0/dongpo.js";</script>${best()}`,
    { csp: 'script-src *' },
  ],
  [
    'csp-inline-script',
    `<script type="importmap">{"imports":{"dongpo-widgets/define":"${far}/v0/dongpo.js"}}</script><script type="module" nonce="a">import "dongpo-widgets/define";</script>${best()}`,
    { csp: `script-src 'nonce-a'` },
  ],
  ['csp-chunks', module() + best(), { csp: `script-src ${far}/v0/dongpo.js` }],
  ['csp-feed', module() + best(), { csp: "connect-src 'self'" }, /feed\/best/],
  ['csp-feed', module() + best(), { csp: "connect-src 'self'", args: ['--no-feeds'] }],
  ['csp-feed', module() + best(), { meta: "connect-src 'self'" }],
  ['csp-image', module() + best(), { csp: "img-src 'self'" }, /item\/0\.jpg/],
  ['csp-style-attribute', module() + best(), { csp: "style-src 'self'" }],
  ['csp-trusted-types', module() + best(), { csp: 'trusted-types dompurify' }, /lit-html dongpo/],
  [
    'csp-trusted-types-narrow',
    module() + best(),
    { csp: 'trusted-types lit-html dongpo' },
    /dompurify 'allow-duplicates'/,
  ],
  ['csp-sandbox', module() + best(), { csp: 'sandbox allow-same-origin' }],
];

test('each finding of a page is reported', { concurrency: 8 }, async (t) => {
  const { SEVERITIES } = await importSource('codes.ts');
  await Promise.all(
    rows().map(([code, body, { pages: own = {}, csp, meta, args }, sample]) =>
      t.test(`${code}: ${body.slice(0, 60)} ${csp ?? meta ?? ''}`, async () => {
        for (const [path, answer] of Object.entries(own)) pages.set(path, answer);
        pages.set('/9.8.7/dongpo.js', ['Symbol.for("dongpo-widgets.kit.9.8.7")', JS]);
        const report = await checkPage(body.replaceAll('FAR', far), {
          headers: csp && { 'content-security-policy': csp },
          head: meta && `<meta http-equiv="Content-Security-Policy" content="${meta}">`,
          args,
        });
        const finding = report.find(code);
        assert.ok(finding, report.codes.join(' '));
        assert.ok(!/\{\}/.test(finding.message + finding.advice));
        if (sample) assert.match(finding.sample, sample);
        if (SEVERITIES[code] === 'error') assert.equal(report.exit, 2);
      }),
    ),
  );
});

test('each of several feeds of a widget is examined, and its choice of items is checked', async () => {
  const src = `${far}/feed/best ${far}/feed/latest`;
  const { findings, feeds } = await checkPage(
    module() + best('order="newest" offset="2" more="button" unique exclude="광고"', src),
  );
  assert.deepEqual(
    findings.map(({ code }) => code).filter((code) => /attribute|feed-/.test(code)),
    [],
  );
  assert.equal(feeds?.length ?? 2, 2);
  const wrong = await checkPage(module() + best('order="random" offset="-1" more="yes"'));
  assert.equal(wrong.findings.find(({ code }) => code === 'attribute-value')?.count, 3);
});

test('a policy that allows the widgets has no finding', async () => {
  const strict = `default-src 'none'; script-src ${far}/v0/; connect-src ${far}; img-src ${far}; style-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types lit-html dongpo dompurify 'allow-duplicates'; base-uri 'none'`;
  for (const [csp, tag] of [
    [strict, module()],
    ["script-src 'nonce-a' 'strict-dynamic'", module('nonce="a"')],
    [
      `script-src '${sri(cdn('dongpo.classic.js'))}'`,
      classic(`crossorigin integrity="${sri(cdn('dongpo.classic.js'))}"`),
    ],
  ])
    assert.equal(
      codesOf(await checkPage(tag + best(), { headers: { 'content-security-policy': csp } })),
      '',
      csp,
    );
});

test('page-without-widgets is an error, with the feeds that the page links', async () => {
  const report = await checkPage('<p>안녕하세요</p>', {
    head: '<link rel="alternate" type="application/rss+xml" href="/rss.xml">',
  });
  assert.equal(report.exit, 2);
  assert.equal(report.find('page-without-widgets').sample, `${self}/rss.xml`);
});

test('a page in EUC-KR by its meta, with a base, and a classic script whose version is known by its hash', async () => {
  pages.set('/old', [
    Buffer.concat([
      Buffer.from('<html><head><meta charset="euc-kr"><base href="/sub/"><title>'),
      Buffer.from([0xc7, 0xd1, 0xb1, 0xdb]),
      Buffer.from(`</title></head><body>${classic('async')}${best('', '../feed/1')}</body></html>`),
    ]),
    { 'content-type': 'text/html' },
  ]);
  const report = await runDoctor(`${self}/old`, ['--links=0']);
  assert.equal(report.title, '한글');
  assert.equal(codesOf(report), '');
  assert.equal(report.feeds[0].target, `${self}/feed/1`);
  assert.match(report.facts.scripts[0], new RegExp(`\\(${version.replaceAll('.', '\\.')}\\)$`));
});

test('the printed report of a snippet in a file, in Korean and English', async () => {
  const file = join(folder, 'snippet.html');
  writeFileSync(file, `<dongpo-best src="${far}/feed/1" layout="card"></dongpo-best>`);
  const korean = await runCommand(['doctor', file, '--lang=ko', '--links=0']);
  assert.equal(korean.code, 2);
  assert.match(korean.out, /위젯 1개가 든 페이지\n위젯: 1: <dongpo-best> http/);
  assert.match(
    korean.out,
    /오류 {2}위젯은 있지만 움직이게 할 스크립트가 없습니다 {2}\[script-missing\]\n {4}→ /,
  );
  assert.match(
    korean.out,
    /주의 {2}그런 속성이 없습니다 \(1: <dongpo-best>\) {2}\[attribute-unknown\]\n {4}layout="card"/,
  );
  assert.match(korean.out, /— 페이지의 피드 —\nhttp\S+\/feed\/1: 동포투데이, 기사 3건/);
  const english = await runCommand(['doctor', file, '--lang=en', '--no-feeds']);
  assert.match(english.out, /a page with 1 widget\n/);
  assert.doesNotMatch(english.out, /Feed of the page/);
});

test('pages made to hold up a parser end in time, and control characters do not reach the terminal', async () => {
  const many = (text) => text.repeat(Math.ceil(1_000_000 / text.length));
  const start = performance.now();
  for (const text of [
    '<!--',
    '<div>',
    '<title',
    'class=',
    '<dongpo-best src=/feed/1 ',
    '<dongpo-best src=/feed/1 a><',
    '<script',
    '<script>import ',
    '&lt;script',
    '<style>dongpo-',
    '<p a',
    '<dongpo-best',
    '<a href="#dongpo-best">',
  ]) {
    const file = join(folder, 'many.html');
    writeFileSync(file, `<!doctype html><dongpo-best src="/feed/1"></dongpo-best>${many(text)}`);
    const { exit, kind } = await runDoctor(file, ['--no-feeds']);
    assert.ok(kind === 'page' && exit > 0, text);
  }
  assert.ok(performance.now() - start < 30_000);
  writeFileSync(
    join(folder, 'escape.html'),
    '<!doctype html><title>\x1b[2J\nOK</title><dongpo-best src="\x1b]0;x\x07" limt="\x1b[31m\n1">',
  );
  const { out } = await runCommand(['doctor', join(folder, 'escape.html')]);
  assert.doesNotMatch(out, /[^\P{Cc}\n]/u);
  assert.match(out, /escape\.html: \ufffd\[2J OK, /);
});

test('expectedValue knows the values that the manifest describes, closestWord finds none for another word', async () => {
  const manifest = readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8');
  const { expectedValue } = await importSource('attribute-values.ts');
  const { closestWord } = await importSource('closest-word.ts');
  for (const name of [
    'layout',
    'theme',
    'color-scheme',
    'target',
    'loading',
    'date-style',
    'show',
    'controls',
  ])
    for (const value of expectedValue(name, 'x').split(' ')) {
      assert.match(manifest, new RegExp(`[\`\\s]${value}[\`\\s,;]`), `${name}=${value}`);
      assert.equal(expectedValue(name, value), undefined);
    }
  assert.equal(expectedValue('lang', 'zh-CN'), undefined);
  assert.ok(expectedValue('lang', 'zh_CN'));
  assert.equal(expectedValue('constructor', 'x'), undefined);
  assert.equal(closestWord('xyz', ['limit']), undefined);
});
