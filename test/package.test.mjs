/** What `npm pack` makes, installed in an empty project: as a developer gets it. Needs a build before. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { aloneTests } from './package/alone.mjs';
import { checkerTests } from './package/checkers.mjs';
import { installPacked, ROOT } from './package/packed.mjs';
import { sideEffectTests } from './package/side-effects.mjs';

const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
// Once for all that is tested of it: the rest is in test/package/.
const kit = await installPacked();
const { app, installed, packed, node, run } = kit;
after(kit.clear);

const FILES = () => packed.files.map(({ path }) => path);

test('the tarball contains only files that are used', () => {
  const foreign = FILES().filter(
    (path) =>
      !/^(dist\/.*\.(js|css|json|d\.ts)|dist\/cdn\/(embed\.html|badge\.png)|dist\/(cdn|node|react)\/licenses\.md|package\.json|custom-elements\.json|(README(\.ko)?|CHANGELOG|SECURITY|LICENSE)(\.md)?)$/.test(
        path,
      ),
  );
  assert.deepEqual(foreign, []);
  assert.deepEqual(
    FILES().filter((path) => /(^|\/)(src|test|demo|node_modules)\/|\.test\.|\.tsbuildinfo$/.test(path)),
    [],
  );
  for (const path of [
    'package.json',
    'custom-elements.json',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/cdn/dongpo.js',
    'dist/cdn/dongpo.classic.js',
  ])
    assert.ok(FILES().includes(path), path);
  for (const path of readdirSync(ROOT).filter((name) => /^(README|LICENSE|CHANGELOG)/.test(name)))
    assert.ok(FILES().includes(path), path);
  for (const path of own.files)
    assert.ok(!existsSync(join(ROOT, path)) || FILES().some((file) => file.startsWith(path)), path);
});

test('no file of dist is left from a removed source', () => {
  const stale = FILES().filter((path) => {
    const source = /^dist\/(?!(?:cdn|node|demo|types)\/)(.*?)(\.d\.ts|\.js)$/.exec(path)?.[1];
    return source && !existsSync(join(ROOT, 'src', `${source}.ts`));
  });
  assert.deepEqual(stale, []);
});

test('the tarball names no path of this machine and no registry', () => {
  const here = [ROOT.replace(/[\\/]$/, ''), homedir(), tmpdir(), hostname()].filter(
    (name) => name.length > 5,
  );
  for (const path of FILES()) {
    const text = readFileSync(join(installed, path), 'utf8');
    for (const name of here) assert.ok(!text.includes(name), `${path} names ${name}`);
    const found =
      /file:\/\/|\/(work|home|Users)\/\w+\/|[A-Z]:\\\\|\bregistry\.[\w-]+\.\w+|(?<!\.)\/node_modules\//.exec(
        text,
      );
    assert.equal(found?.[0], undefined, path);
  }
});

const ENTRIES = [
  'dongpo-widgets',
  'dongpo-widgets/define',
  'dongpo-widgets/define/best.js',
  'dongpo-widgets/define/headlines.js',
  'dongpo-widgets/define/article.js',
  'dongpo-widgets/define/sections.js',
  'dongpo-widgets/define/ticker.js',
  'dongpo-widgets/feed',
  'dongpo-widgets/gateway',
  'dongpo-widgets/locales/en.js',
  'dongpo-widgets/locales/ko.js',
  'dongpo-widgets/locales/zh-CN.js',
  'dongpo-widgets/ssr',
  'dongpo-widgets/jsx',
  'dongpo-widgets/preact',
  'dongpo-widgets/solid',
  'dongpo-widgets/svelte',
  'dongpo-widgets/vue',
];

// `customElements` may be there: Lit sets it on a server.
for (const entry of ENTRIES) {
  test(`the entry point ${entry} is imported on Node`, async () => {
    assert.match(
      await node(`const module = await import('${entry}'); console.log('names:', Object.keys(module).join());
        const globals = ['window', 'document', 'HTMLElement'].filter((name) => name in globalThis);
        if (globals.length) throw new Error(\`sets \${globals}\`);`),
      /^names:/,
    );
  });
}

for (const [entry, path] of [
  ['cdn/dongpo.js', 'dist/cdn/dongpo.js'],
  ['cdn/dongpo.classic.js', 'dist/cdn/dongpo.classic.js'],
  ['custom-elements.json', 'custom-elements.json'],
  ['feed.schema.json', 'dist/feed.schema.json'],
  ['themes/dongpo.css', 'dist/themes/dongpo.css'],
  ['themes/newsprint.css', 'dist/themes/newsprint.css'],
  ['themes/plain.css', 'dist/themes/plain.css'],
  ['package.json', 'package.json'],
]) {
  test(`the entry point dongpo-widgets/${entry} is a file`, async () => {
    const found = fileURLToPath(await node(`console.log(import.meta.resolve('dongpo-widgets/${entry}'))`));
    assert.equal(realpathSync(found), realpathSync(join(installed, path)));
    if (path.endsWith('.json')) JSON.parse(readFileSync(found, 'utf8'));
  });
}

test("the package installs no React, and the components begin with 'use client'", () => {
  const names = readdirSync(join(installed, '..'));
  assert.ok(names.includes('lit') && !names.includes('react'), `${names}`);
  const modules = FILES().filter((path) => /^dist\/react\/.*\.js$/.test(path));
  assert.ok(modules.length > 5);
  for (const path of modules)
    assert.match(readFileSync(join(installed, path), 'utf8'), /^['"]use client['"];\n/, path);
});

test('modules that are no entry points cannot be imported', async () => {
  for (const entry of ['dist/index.js', 'feed/parse/parse-feed.js', 'text/plain.js'])
    await assert.rejects(node(`await import('dongpo-widgets/${entry}')`), /ERR_PACKAGE_PATH_NOT_EXPORTED/);
});

test('every path in package.json exists', () => {
  const { exports, types, customElements, sideEffects } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  );
  /** Conditions hold conditions. */
  const pathsOf = (target) =>
    typeof target === 'string' ? [target] : Object.values(target).flatMap(pathsOf);
  const named = [types, customElements, ...pathsOf(exports)].map((path) => path.replace(/^\.\//, ''));
  for (const path of named) {
    const [begins, ends] = path.split('*');
    assert.ok(
      FILES().some((file) =>
        ends === undefined ? file === path : file.startsWith(begins) && file.endsWith(ends),
      ),
      path,
    );
  }
  for (const path of sideEffects.filter((path) => path.startsWith('./dist/') && !path.includes('*')))
    assert.ok(FILES().includes(path.slice(2)), `sideEffects: ${path}`);
});

test('the exports of each entry point are those of the documentation', async () => {
  const names = JSON.parse(
    await node(`const [all, feed] = await Promise.all([import('dongpo-widgets'), import('dongpo-widgets/feed')]);
      console.log(JSON.stringify([Object.keys(all), Object.keys(feed)]));`),
  );
  for (const name of [
    'DongpoArticle',
    'DongpoBest',
    'DongpoHeadlines',
    'DongpoErrorEvent',
    'DongpoImpressionEvent',
    'DongpoLoadEvent',
    'DongpoSelectEvent',
    'DongpoUpdateEvent',
    'FeedError',
    'configure',
  ])
    assert.ok(names[0].includes(name), name);
  assert.deepEqual(names[1].sort(), ['FeedError', 'loadFeed', 'parseFeed']);
});

test('parseFeed of the installed package reads each format', async () => {
  const said = await node(`import { FeedError, parseFeed } from 'dongpo-widgets/feed';
    const texts = ['{"items":[{"title":"가 &amp; 나"}]}', '<rss><channel><item><title>가 &amp;amp; 나</title><pubDate>2026.11.23 14:05</pubDate></item></channel></rss>',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>가 &amp; 나</title></entry></feed>', '{"items":[{"title":"가 & 나"},{"ti'];
    for (const text of texts) console.log((await parseFeed(text)).items[0].title);
    await parseFeed('').catch((error) => console.log(error instanceof FeedError, error.code));`);
  assert.deepEqual(said.split('\n'), ['가 & 나', '가 & 나', '가 & 나', '가 & 나', 'true format']);
});

const TYPED = `import { configure, DongpoBest, type DongpoSelectEvent, FeedError, type Feed, type FeedItem } from 'dongpo-widgets';
import 'dongpo-widgets/define';
import 'dongpo-widgets/define/best.js';
import { loadFeed, parseFeed, type LoadOptions } from 'dongpo-widgets/feed';
import en from 'dongpo-widgets/locales/en.js';

const options: LoadOptions = { timeout: 1000, limit: 5, timeZone: 'Asia/Seoul' };
export const feed: Promise<Feed> = loadFeed('https://news.example/feed.json', options);
export const title = async (bytes: Uint8Array): Promise<string | undefined> => (await parseFeed(bytes)).items[0]?.title;
export const rank = (item: FeedItem): number | undefined => item._dongpo?.rank;
export const status = (error: unknown): number | undefined => (error instanceof FeedError ? error.status : undefined);
configure({ lang: 'en' });
const best: DongpoBest = document.createElement('dongpo-best');
best.src = 'https://news.example/best.json';
best.limit = 3;
best.addEventListener('dongpo-select', (event) => {
  const select: DongpoSelectEvent = event;
  select.preventDefault();
});
document.querySelector('dongpo-article')?.reload();
export const words: object = en;
document.querySelector('dongpo-ticker')!.interval = 8;
document.querySelector('dongpo-sections')!.maxSections = 3;
// @ts-expect-error: a number
best.limit = 'three';
// @ts-expect-error: no such code
export const wrong = new FeedError('nonsense', '');
`;

const GATEWAY = `import { createGateway, type GatewayOptions } from 'dongpo-widgets/gateway';
const options: GatewayOptions = { feeds: { latest: 'https://news.example/rss.xml' } };
export const answer: Promise<Response> = createGateway(options)(new Request('https://feeds.example/'));
`;

/** As somebody writes it who follows the guide: demo/guide/own-element.md. */
const GUIDE = readFileSync(join(ROOT, 'demo/guide/own-element.md'), 'utf8')
  .match(/^```ts\n[\s\S]*?^```$/gm)
  .map((sample) => sample.slice(6, -3))
  .join('\n');

for (const [moduleResolution, module, more] of [
  ['nodenext', 'nodenext'],
  ['bundler', 'esnext'],
  // That of Node knows its sockets, for which it needs the types of Node.
  ['nodenext', 'nodenext', { types: ['node'], typeRoots: [join(ROOT, 'node_modules/@types')] }],
]) {
  test(`the types${more ? ' of the gateway' : ''} are found with moduleResolution ${moduleResolution}, strict`, async () => {
    const compilerOptions = {
      target: 'es2022',
      lib: ['es2023', 'dom', 'dom.iterable'],
      module,
      moduleResolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
      types: [],
      ...more,
    };
    const samples = more ? { 'gateway.ts': GATEWAY } : { 'app.ts': TYPED, 'guide.ts': GUIDE };
    for (const [name, text] of Object.entries(samples)) writeFileSync(join(app, name), text);
    writeFileSync(
      join(app, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: { ...compilerOptions, noImplicitOverride: true },
        files: Object.keys(samples),
      }),
    );
    await run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', app]);
  });
}

async function bundle(contents, options) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: app },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    splitting: true,
    outdir: join(app, 'out'),
    write: false,
    metafile: true,
    logLevel: 'silent',
    absWorkingDir: app,
    ...options,
  });
  const [first] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === '<stdin>');
  // Of code that was left out, esbuild still writes the chunks.
  const reach = (follows, reached = new Set(), path = first) => {
    if (reached.has(path)) return reached;
    reached.add(path);
    for (const each of metafile.outputs[path].imports) if (follows(each)) reach(follows, reached, each.path);
    return reached;
  };
  const whole = reach(() => true);
  const atOnce = reach(({ kind }) => kind !== 'dynamic-import');
  const inputs = (paths) =>
    [
      ...new Set(
        paths
          .flatMap((path) => Object.entries(metafile.outputs[path].inputs))
          .filter(([, { bytesInOutput }]) => bytesInOutput)
          .map(([name]) => name),
      ),
    ].filter((name) => name !== '<stdin>');
  const text = outputFiles
    .filter(({ path }) => [...atOnce].some((name) => path.endsWith(name)))
    .map((file) => file.text);
  return { all: inputs([...whole]), first: inputs([...atOnce]), code: text.join('\n') };
}

test('a bundle of dongpo-widgets/feed contains no Lit, no element and no messages', async () => {
  const { all, first } = await bundle(
    `import { parseFeed } from 'dongpo-widgets/feed'; console.log(parseFeed);`,
  );
  assert.deepEqual(
    all.filter((path) => !/\/dongpo-widgets\/dist\/(feed|text)\//.test(path)),
    [],
  );
  assert.ok(!first.some((path) => /\/(encoding|diagnose|load)\//.test(path)), `at once: ${first}`);
});

test('a bundle of define/best.js registers only dongpo-best', async () => {
  const { code, all } = await bundle(`import 'dongpo-widgets/define/best.js';`);
  assert.match(code, /customElements\.define\(["']dongpo-best["']/);
  assert.doesNotMatch(code, /dongpo-(article|headlines)["'],\s*Dongpo/);
  assert.ok(!all.some((path) => /elements\/(article|headlines)\//.test(path)), `${all}`);
});

test('a bundle of define registers all elements', async () => {
  const { code } = await bundle(`import 'dongpo-widgets/define';`);
  for (const tag of ['headlines', 'best', 'article'])
    assert.match(code, new RegExp(`customElements\\.define\\(["']dongpo-${tag}`));
});

test('a bundle of the main entry registers nothing and contains only what is used', async () => {
  const { code, all } = await bundle(
    `import { configure } from 'dongpo-widgets'; configure({ lang: 'en' });`,
  );
  assert.doesNotMatch(code, /customElements\.define/);
  // esbuild's chunks of code that was left out share this class with the entry, which does not use it.
  const unused = all.filter((path) => !path.endsWith('dist/feed/model/feed-error.js'));
  assert.deepEqual(
    unused.filter((path) =>
      /\/(lit|lit-html|lit-element|@lit|dompurify)\/|dist\/(elements|content|define|feed|styles)\//.test(
        path,
      ),
    ),
    [],
  );
});

test('a bundle of one class contains only its own code', async () => {
  const { all } = await bundle(`import { DongpoBest } from 'dongpo-widgets'; console.log(DongpoBest);`);
  assert.ok(all.some((path) => /elements\/best\//.test(path)));
  assert.deepEqual(
    all.filter((path) =>
      /elements\/(article|headlines)\/|dompurify|dist\/content\/(?!link-params)/.test(path),
    ),
    [],
  );
});

test('dongpo.classic.js is ASCII and parses as a classic script', async () => {
  const text = readFileSync(join(installed, 'dist/cdn/dongpo.classic.js'), 'latin1');
  assert.doesNotMatch(text, /[^\0-\x7f]/);
  new (await import('node:vm')).Script(text);
  assert.doesNotMatch(text, /^\s*(import|export)[\s{*]/m);
});

aloneTests(kit);
checkerTests(kit);
sideEffectTests(kit);
