/**
 * What a widget meets on a real page, on three ports that are three origins: pages, the CDN folder as it was
 * built, feeds with their pictures.
 *
 *     const site = await startSite();
 *     await page.goto(site.page('<dongpo-best src="{{feeds}}/best.json"></dongpo-best>{{module}}'));
 *     site.feeds.requests('/best.json');
 *
 * `{{pages}} {{cdn}} {{feeds}}` are the origins, `{{module}}` and `{{classic}}` the script tags, which name the feeds, `{{watch}}` is
 * `pages/watch.js`. Every feed and script answers under any folder (`/a/b/news.json`), so that a test can count
 * its own; scripts and feeds wait `?ms=`, a feed with `?once` answers its first request only, a chunk whose name begins with `x` is not below `/without-x/`, comes late below
 * `/slow-x-ms/`, and is another file below `/tampered-x/`; below `/version-9.9.9/` all are of that version.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chosenEngines } from '../engines/index.mjs';
import { startFaults } from '../server/faults.mjs';
import { launch } from './browser.mjs';
import { FEEDS } from './feeds.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/feed+json; charset=utf-8',
  '.xml': 'application/rss+xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.css': 'text/css; charset=utf-8',
};
const send = (response, status, path, body, headers = {}) =>
  response
    .writeHead(status, {
      'content-type': TYPES[/\.\w+$/.exec(path)[0]],
      'cache-control': 'no-store',
      ...headers,
    })
    .end(body);

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2" width="900" height="600"><path fill="#789" d="M0 0h3v2H0z"/></svg>';

/** The built folder, as it is now: another build may replace it while the tests run. */
function builtFiles() {
  const folder = here('../../dist/cdn/');
  const files = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(folder + name)]));
  for (const name of ['dongpo.js', 'dongpo.classic.js'])
    if (!files[name]?.length) throw new Error(`dist/cdn/${name} is not there: npm run build`);
  return files;
}

/** A page around `body`. */
export const doc = (body, { lang = 'ko', head = '' } = {}) =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>시험</title><link rel="icon" href="{{feeds}}/picture.svg">{{watch}}${head}<body>${body}`;

/** A test of a file that no longer exists would pass without a fault. */
function checkFaults(html, names) {
  for (const [folder, name] of html.matchAll(/\/(?:without|tampered|slow)-([a-z][\w-]*?)(?:-\d+)?(?=\/)/gi))
    if (!names.some((each) => each.startsWith(name))) throw new Error(`${folder}: dist/cdn has no such file`);
}

export async function startSite() {
  const files = builtFiles();
  const written = [];
  const watch = readFileSync(here('pages/watch.js'));
  const watchRoute = [/^\/watch\.js$/, '', ({ response }) => send(response, 200, '.js', watch)];

  const cdn = await startFaults({
    routes: [
      watchRoute,
      [
        /^(.*)\/([\w.-]+\.js|embed\.html)$/,
        'a file of dist/cdn',
        async ({ response, query, match: [path, folder, name] }) => {
          await wait(Number(query.get('ms') ?? 0));
          const [, slow, ms] = /\/slow-([\w-]+)-(\d+)/.exec(folder) ?? [];
          if (slow && name.startsWith(slow)) await wait(Number(ms));
          const missing = /\/without-([\w-]+)/.exec(folder)?.[1];
          if (!files[name] || (missing && name.startsWith(missing)))
            return send(response, 404, '.html', '<h1>404</h1>');
          // Another version of the library leaves what its files share under another name.
          const version = /\/version-([\d.]+)/.exec(folder)?.[1];
          const tampered = /\/tampered-([\w-]+)/.exec(folder)?.[1];
          let code = files[name];
          if (version) code = `${code}`.replace(/(widgets\.kit\.)[\d.]+/, `$1${version}`);
          if (tampered && name.startsWith(tampered)) code = `${code}\nwindow.tampered = true;`;
          return send(response, 200, path, code);
        },
      ],
    ],
  });
  const feeds = await startFaults({
    routes: [
      [
        /\/picture(-\w+)?\.svg$/,
        '',
        async ({ response, query }) => {
          await wait(Number(query.get('ms') ?? 0));
          send(response, 200, '.svg', PICTURE);
        },
      ],
      [
        new RegExp(`/(${Object.keys(FEEDS).join('|').replaceAll('.', '\\.')})$`),
        'a feed',
        async ({ response, query, origin, hits, match: [path, name] }) => {
          // Until the page leaves, or the server ends.
          if (query.has('once') && hits() > 1) return;
          await wait(Number(query.get('ms') ?? 0));
          const fresh = query.has('once') ? 'no-store' : 'max-age=60';
          send(response, 200, path, FEEDS[name](origin), { 'cache-control': fresh });
        },
      ],
    ],
  });
  const pages = await startFaults({
    routes: [
      watchRoute,
      [
        /^\/page\/(\d+)$/,
        'a page of a test',
        ({ response, match }) => {
          const { html, headers } = written[match[1]];
          send(response, 200, '.html', html, headers);
        },
      ],
      [
        /^\/pages\/([\w-]+\.(?:css|js))$/,
        'a file of test/e2e/pages',
        ({ response, match: [path, name] }) => send(response, 200, path, readFileSync(here(`pages/${name}`))),
      ],
      [
        /^\/node_modules\/((?:@lit|lit)[\w@./-]*\.js)$/,
        "the page's own Lit",
        ({ response, match: [path, name] }) =>
          send(response, 200, path, readFileSync(here(`../../node_modules/${name}`))),
      ],
    ],
  });

  const values = {
    pages: pages.origin,
    cdn: cdn.origin,
    feeds: feeds.origin,
    module: `<script type="module" src="${cdn.origin}/dongpo.js" data-upgrade="${feeds.origin}"></script>`,
    classic: `<script src="${cdn.origin}/dongpo.classic.js" data-upgrade="${feeds.origin}"></script>`,
    watch: `<script src="${cdn.origin}/watch.js"></script>`,
  };
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (token, name) => values[name] ?? token);

  return {
    pages,
    cdn,
    feeds,
    files,
    fill,
    /** The address of a page with this content: the whole of it, or what is in its body; or bytes. */
    page(html, { headers = {}, ...about } = {}) {
      const whole = typeof html !== 'string' || /^<!doctype/i.test(html) ? html : doc(html, about);
      if (typeof whole === 'string') checkFaults(whole, Object.keys(files));
      const filled = Object.entries(headers).map(([name, value]) => [name, fill(value)]);
      written.push({
        html: typeof whole === 'string' ? fill(whole) : whole,
        headers: Object.fromEntries(filled),
      });
      return `${pages.origin}/page/${written.length - 1}`;
    },
    /** The address of a page of test/e2e/pages. */
    file(name, options) {
      return this.page(readFileSync(here(`pages/${name}`), 'utf8'), options);
    },
    close: () => Promise.all([pages, cdn, feeds].map((server) => server.close())),
  };
}

/**
 * Tests in each engine, which share a site, a browser and a page: `tests(at, engine)`, where `at` holds
 * `{ site, browser, page }` once they run.
 */
export function inEngines(what, tests, { engines = chosenEngines(), width = 800, height = 900 } = {}) {
  for (const engine of engines) {
    describe(`${what} in ${engine}`, () => {
      const at = {};
      before(async () => {
        at.site = await startSite();
        at.browser = await launch(engine);
        at.page = await at.browser.open({ width, height });
      });
      after(async () => {
        await at.browser?.close();
        await at.site?.close();
      });
      tests(at, engine);
    });
  }
}

/** Names of the files that were asked for, without folder and hash, in order. */
export const asked = (server, folder = '') =>
  server
    .requests()
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${folder}/`) && !path.endsWith('/watch.js'))
    .map((path) => path.replace(/.*\//, '').replace(/(-[\w-]{6})?\.js$/, ''));

/** Until each element shows what it has (`state`, or any end), and it is painted. Scrolls to those that wait for that. */
export async function shown(
  page,
  selector = 'dongpo-headlines, dongpo-best, dongpo-article, dongpo-ticker, dongpo-sections',
  state = 'ready',
) {
  await page.waitFor(
    (selector, state) => {
      const all = [...document.querySelectorAll(selector)];
      const waiting = all.find(
        ({ dataset, shadowRoot }) =>
          dataset.state !== state ||
          (state === 'ready' &&
            !shadowRoot.querySelector('[part=item], [part=body], [part=summary], [part=panel]')),
      );
      if (waiting?.dataset.state === 'loading') waiting.scrollIntoView();
      else if (!waiting) scrollTo(0, 0);
      return all.length && !waiting;
    },
    5_000,
    selector,
    state,
  );
}

/** What a reader would see of an element: its size, its links' and headings' text, its colours' lightness (0 to 255). */
export const look = (page, selector) =>
  page.evaluate((selector) => {
    const element = document.querySelector(selector);
    const { width, height } = element.getBoundingClientRect();
    const root = element.shadowRoot;
    const text = (part) =>
      [...(root?.querySelectorAll(`[part=${part}]`) ?? [])].map((each) => each.textContent.trim());
    const box = root?.querySelector('[part=container]');
    const title = root?.querySelector('[part=title]');
    const lightness = (color) => {
      const [r, g, b] = color.match(/[\d.]+/g).map(Number);
      return r * 0.3 + g * 0.6 + b * 0.1;
    };
    return {
      width,
      height,
      state: element.dataset.state,
      heading: text('heading')[0],
      titles: text('title'),
      links: [...(root?.querySelectorAll('[part=title] a') ?? [])].map((link) => link.href),
      status: text('status').join(' '),
      lightness: box && lightness(getComputedStyle(box).color),
      titleSize: title && Number.parseFloat(getComputedStyle(title).fontSize),
      position: title?.getBoundingClientRect().toJSON(),
    };
  }, selector);

/** What went wrong on the page since it was opened, as `pages/watch.js` saw it. */
export const wrongs = (page) => page.evaluate('watched.wrongs');
export const events = (page) => page.evaluate('watched.events');
