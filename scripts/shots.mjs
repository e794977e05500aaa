/**
 * `npm run shots`: pictures of the widgets, for a designer's eyes, in `.cache/shots/ENGINE/`, and all
 * of an engine's on one sheet, `.cache/shots/ENGINE.png`.
 *
 *   --engines=chromium   some of the engines
 *   --short              a handful
 *   --only=article       names that hold this
 *   --readme             the pictures of the READMEs instead, in `demo/pictures/`, from Chromium
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDemo } from '../demo/server.mjs';
import { launch } from '../test/e2e/browser.mjs';
import { ENGINES, findEngines } from '../test/engines/index.mjs';

const out = new URL('../.cache/shots/', import.meta.url);
const pictures = new URL('../demo/pictures/', import.meta.url);
const widths = [280, 480, 1024];
const schemes = ['light', 'dark'];

const { values: options } = parseArgs({
  options: {
    engines: { type: 'string' },
    only: { type: 'string' },
    short: { type: 'boolean' },
    readme: { type: 'boolean' },
  },
});

const LOCALES = 'ko zh-CN zh-TW ja en ru kk uz vi mn th id es pt-BR de fr ar he'.split(' ');
const WORLD = '/feeds/world.{lang}.json';

/** What is shown: the query of demo/shots.html, less width and scheme. */
const kinds = {
  'headlines-ko': { element: 'headlines', limit: 5 },
  'headlines-zh': { element: 'headlines', limit: 5, lang: 'zh-CN' },
  'best-ko': { element: 'best', limit: 5 },
  'best-zh': { element: 'best', limit: 5, lang: 'zh-CN' },
  ...Object.fromEntries(
    ['cards', 'compact', 'lead'].flatMap((layout) => [
      [`${layout}-ko`, { element: 'headlines', layout, limit: 5 }],
      [`${layout}-zh`, { element: 'headlines', layout, limit: 5, lang: 'zh-CN' }],
    ]),
  ),
  'newsprint-ko': { element: 'headlines', layout: 'lead', limit: 4, theme: 'newsprint' },
  'newsprint-zh': { element: 'headlines', limit: 3, theme: 'newsprint', lang: 'zh-CN' },
  'newsprint-best-ko': { element: 'best', limit: 4, theme: 'newsprint' },
  'newsprint-article-ko': { element: 'article', theme: 'newsprint' },
  'rtl-ko': { element: 'headlines', limit: 3, dir: 'rtl' },
  'large-ko': { element: 'headlines', limit: 2, '--dongpo-font-size': '200%' },
  'ticker-ko': { element: 'ticker' },
  'ticker-zh': { element: 'ticker', lang: 'zh-CN', theme: 'newsprint' },
  'ticker-error-ko': { element: 'ticker', state: 'error' },
  'sections-ko': { element: 'sections', limit: 3 },
  'sections-zh': { element: 'sections', limit: 3, lang: 'zh-CN', theme: 'newsprint' },
  'stale-ko': { element: 'headlines', limit: 2, state: 'stale' },
  'compact-error-ko': { element: 'headlines', layout: 'compact', limit: 3, state: 'error' },
  'cards-loading-ko': { element: 'headlines', layout: 'cards', limit: 4, state: 'loading' },
  'lead-loading-ko': { element: 'headlines', layout: 'lead', limit: 4, state: 'loading' },
  'titles-ko': { element: 'best', limit: 5, show: '' },
  'plain-ko': { element: 'best', limit: 3, theme: 'plain', host: 1 },
  'loading-ko': { element: 'headlines', limit: 3, heading: '최신 뉴스', state: 'loading' },
  'empty-ko': { element: 'headlines', limit: 3, heading: '최신 뉴스', state: 'empty' },
  'error-ko': { element: 'headlines', limit: 3, heading: '최신 뉴스', state: 'error' },
  'error-zh': { element: 'headlines', limit: 3, heading: '最新新闻', state: 'error', lang: 'zh-CN' },
  'article-ko': { element: 'article', limit: 3, 'best-src': '/feeds/best.json' },
  'article-zh': { element: 'article', lang: 'zh-CN' },
};
/** Every language, at the widths of a phone and a column. */
const spoken = Object.fromEntries(
  LOCALES.flatMap((lang) => [
    [
      `${lang}-headlines`,
      { element: 'headlines', limit: 3, lang, src: WORLD, show: 'image summary date author source' },
    ],
    [`${lang}-best`, { element: 'best', limit: 3, lang, src: WORLD }],
    [`${lang}-ticker`, { element: 'ticker', limit: 3, lang, src: WORLD }],
    [
      `${lang}-article`,
      { element: 'article', lang, src: WORLD, item: `world-${lang}-1`, controls: 'text-size share print' },
    ],
    [`${lang}-error`, { element: 'headlines', limit: 1, lang, heading: '', state: 'error' }],
  ]),
);
const short = ['headlines-ko-480-light', 'best-ko-280-dark', 'article-zh-480-light', 'error-ko-280-light'];

/** The pictures of the READMEs: what, how wide, and how much of it from the top. */
const shown = {
  headlines: { ...kinds['headlines-ko'], limit: 3, width: 480 },
  best: { ...kinds['best-ko'], width: 360 },
  article: { element: 'article', width: 560, height: 742 },
  dark: { ...kinds['headlines-ko'], limit: 3, width: 480, scheme: 'dark' },
};

const found = findEngines();
const every = (kinds, schemes, widths) =>
  Object.entries(kinds).flatMap(([kind, query]) =>
    schemes.flatMap((scheme) =>
      widths.map((width) => ({ name: `${kind}-${width}-${scheme}`, ...query, width, scheme })),
    ),
  );
const all = [...every(kinds, schemes, widths), ...every(spoken, ['light'], [280, 480])];
const shots = all.filter(
  ({ name }) => (!options.short || short.includes(name)) && name.includes(options.only ?? ''),
);

/** Runs in the page: whether the widget shows what it is to show, its pictures included. */
function shownYet(state) {
  const widget = document.querySelector('#stage > *');
  const root = widget?.shadowRoot;
  if (!root || (widget.dataset.state ?? '') !== state) return false;
  // An article's best-news list comes with its tools, after the text.
  if (state === 'ready' && widget.bestSrc && !root.querySelector('dongpo-best')) return false;
  const inner = [...root.querySelectorAll('dongpo-best, :not([hidden]) > dongpo-headlines')];
  const roots = [root, ...inner.map((each) => each.shadowRoot)];
  if (state !== 'ready') return roots[0].querySelector('section') !== null;
  const images = roots.flatMap((each) => (each ? [...each.querySelectorAll('img')] : [null]));
  for (const image of images) if (image) image.loading = 'eager';
  return (
    images.every((image) => image?.complete) &&
    roots.every((each) => each?.querySelector('[part~=item], [part=body], dongpo-headlines')) &&
    document.fonts.status === 'loaded'
  );
}

async function take(page, origin, { name, height, ...query }, file) {
  await page.goto(`${origin}/shots.html?${new URLSearchParams(query)}`);
  try {
    await page.waitFor(shownYet, 8000, query.state ?? 'ready');
  } catch {
    const state = await page.evaluate(
      () => document.querySelector('#stage > *')?.dataset.state ?? 'no widget',
    );
    throw new Error(`${name}: not what it is to show after 8 s (${state}) ${`${page.errors}`.slice(-200)}`);
  }
  const box = await page.box('#stage');
  const clip = { x: box.left, y: box.top, width: box.width, height: Math.min(box.height, height ?? 4000) };
  await page.screenshot(fileURLToPath(file), { clip });
}

const sheet = (names) => `<!doctype html><meta charset="utf-8"><title>Shots</title><style>
  body { margin: 16px; width: 2700px; background: #8a8a8a; font: 13px sans-serif; }
  section { display: flex; align-items: start; gap: 12px; margin-bottom: 20px; }
  figure { margin: 0; }
  img { display: block; zoom: 0.7; max-height: 1500px; object-fit: cover; object-position: top; }
</style>${Object.keys({ ...kinds, ...spoken })
  .map((kind) => {
    const own = names.filter((name) => name.startsWith(`${kind}-`));
    const figures = own.map(
      (name) => `<figure><figcaption>${name}</figcaption><img src="${name}.png" alt=""></figure>`,
    );
    return own.length ? `<section>${figures.join('')}</section>` : '';
  })
  .join('\n')}`;

async function takeSheet(engine, folder) {
  const there = (await readdir(folder)).map((file) => file.replace(/\.png$/, ''));
  const index = new URL('index.html', folder);
  await writeFile(index, sheet(all.map(({ name }) => name).filter((name) => there.includes(name))));
  // WebKitGTK's window cannot be as large as its sheet.
  const browser = await launch(found.chromium ? 'chromium' : engine);
  try {
    const page = await browser.open({ width: 2732, height: 1000 });
    await page.goto(index.href);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width: 2732, height };
    await page.screenshot(fileURLToPath(new URL(`${engine}.png`, out)), { clip });
  } finally {
    await browser.close();
  }
}

async function takeAll(engine, origin) {
  const folder = new URL(`${engine}/`, out);
  if (!options.only) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const browser = await launch(engine);
  const failures = [];
  try {
    const page = await browser.open({ width: 1100, height: 900 });
    for (const shot of shots) {
      await take(page, origin, shot, new URL(`${shot.name}.png`, folder)).catch((error) =>
        failures.push(error.message),
      );
    }
  } finally {
    await browser.close();
  }
  await takeSheet(engine, folder);
  console.log(`${engine}: ${shots.length - failures.length} pictures, .cache/shots/${engine}.png`);
  return failures;
}

async function takeReadme(origin) {
  const browser = await launch('chromium');
  try {
    const page = await browser.open({ width: 700, height: 900, scale: 1.25 });
    for (const [name, query] of Object.entries(shown))
      await take(page, origin, { name, ...query }, new URL(`${name}.png`, pictures));
  } finally {
    await browser.close();
  }
  return [];
}

const engines = (options.engines?.split(',') ?? ENGINES).filter((engine) => found[engine]);
const demo = await startDemo({ port: 0, quiet: true });
const failures = [];
try {
  if (options.readme) failures.push(...(await takeReadme(demo.origin)));
  else for (const engine of engines) failures.push(...(await takeAll(engine, demo.origin)));
} finally {
  await demo.close();
}
for (const failure of failures) console.error(failure);
if (failures.length || !engines.length) process.exitCode = 1;
