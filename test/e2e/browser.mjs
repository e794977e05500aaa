/**
 * Opens a real page in one of the three engines, from Node:
 *
 *     const browser = await launch('webkit');
 *     const page = await browser.open({ width: 720, height: 900 });
 *     await page.goto(url);
 *     await page.waitFor(() => document.querySelector('dongpo-headlines')?.shadowRoot?.querySelector('a'));
 *     await page.screenshot('/tmp/headlines.png', { selector: 'dongpo-headlines' });
 *
 * Functions given to `evaluate` and `waitFor` run in the page; arguments and results are JSON. A selector goes
 * through open shadow roots and same-origin frames with ` >>> `: `'dongpo-best >>> ol >>> a'`.
 * `page.raw` is the puppeteer page (not in WebKit), for what only one engine can do.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, findEngines, firefoxOptions } from '../engines/index.mjs';
import { painted } from './painted.mjs';
import { openWebKit } from './webkit.mjs';

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Runs in the page: where the element is, after it was scrolled to. */
function boxOf(selector, scroll) {
  let root = document;
  let [dx, dy] = [0, 0];
  let element;
  for (const part of selector.split('>>>')) {
    element = root?.querySelector(part.trim());
    if (!element) return null;
    if (element.localName === 'iframe') {
      const box = element.getBoundingClientRect();
      dx += box.x + element.clientLeft;
      dy += box.y + element.clientTop;
      root = element.contentDocument;
    } else root = element.shadowRoot ?? element;
  }
  if (scroll) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + dx, y: y + dy, width, height, left: x + dx + window.scrollX, top: y + dy + window.scrollY };
}

/** Milliseconds for a script in a page. */
const LONGEST = 100_000;
/** Milliseconds for one look of `waitFor`: a look at a page that is left is lost, and the next one finds the new page. */
const LONGEST_LOOK = 3000;

/** A driver may never answer for a page that was left. */
async function inTime(promise, ms) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error('no answer')), Math.max(0, ms));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What every engine's page can do, over the few things `driver` does its own way. */
class Page {
  constructor(driver) {
    this.driver = driver;
    this.raw = driver.raw;
    /** Uncaught errors and `console.error`s of the page, as text. Always empty in WebKit, whose driver tells none. */
    this.errors = driver.errors ?? [];
  }

  goto(url) {
    return this.driver.goto(url);
  }

  /** The browser's own way back. WebKit's driver waits for the page: a script sent while it changes has no answer. */
  async back() {
    if (this.driver.back) await this.driver.back();
    else await this.evaluate('void setTimeout(() => history.back())');
  }

  /** A function with its arguments, or an expression. Promises are waited for. */
  evaluate(source, ...args) {
    const call = typeof source === 'function' || args.length;
    return inTime(
      this.driver.evaluate(call ? `(${source})(...${JSON.stringify(args)})` : String(source)),
      LONGEST,
    );
  }

  /** Asks until it is truthy, across navigations; then it is the result. */
  async waitFor(source, timeout = 10_000, ...args) {
    const end = Date.now() + timeout;
    let last;
    for (;;) {
      try {
        const result = await inTime(this.evaluate(source, ...args), Math.min(LONGEST_LOOK, end - Date.now()));
        if (result) return result;
        last = undefined;
      } catch (error) {
        last = error;
      }
      if (Date.now() > end) {
        throw new Error(`waited ${timeout} ms for ${source}${last ? `: ${last.message}` : ''}`);
      }
      await sleep(30);
    }
  }

  async box(selector, { scroll = false } = {}) {
    const box = await this.evaluate(boxOf, selector, scroll);
    if (!box) throw new Error(`nothing matches ${selector}`);
    return box;
  }

  /** A real click of the mouse in its middle; `{ button: 'middle' }`, `{ x, y }` from its corner. */
  async click(selector, { button = 'left', x, y } = {}) {
    const box = await this.box(selector, { scroll: true });
    await this.driver.click(box.x + (x ?? box.width / 2), box.y + (y ?? box.height / 2), button);
  }

  async hover(selector) {
    const box = await this.box(selector, { scroll: true });
    await this.driver.move(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** One after the other: `'Tab'`, `'Shift+Tab'`, `'Enter'`, `'a'`. */
  async keys(...names) {
    for (const name of names) await this.driver.press(name.length > 1 ? name.split('+') : [name]);
  }

  /** `selector`, or `clip: { x, y, width, height }` in the document, or else what is in the window. */
  async screenshot(path, { clip, selector, margin = 0 } = {}) {
    await this.evaluate(painted);
    let area = clip;
    if (selector) {
      const box = await this.box(selector);
      area = {
        x: Math.max(0, box.left - margin),
        y: Math.max(0, box.top - margin),
        width: box.width + 2 * margin,
        height: box.height + 2 * margin,
      };
    }
    const picture = Buffer.from(await this.driver.screenshot(area));
    if (path) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, picture);
    }
    return picture;
  }

  close() {
    return this.driver.close();
  }
}

class PuppeteerDriver {
  constructor(raw, context) {
    this.raw = raw;
    this.context = context;
    this.errors = [];
    raw.on('pageerror', (error) => this.errors.push(String(error?.stack ?? error)));
    raw.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`console: ${message.text()}`);
    });
  }

  async goto(url) {
    await this.raw.goto(url, { waitUntil: 'load' });
  }

  evaluate(expression) {
    return this.raw.evaluate(expression);
  }

  click(x, y, button) {
    return this.raw.mouse.click(x, y, { button });
  }

  move(x, y) {
    return this.raw.mouse.move(x, y);
  }

  async press(names) {
    for (const name of names.slice(0, -1)) await this.raw.keyboard.down(name);
    await this.raw.keyboard.press(names.at(-1));
    for (const name of names.slice(0, -1).reverse()) await this.raw.keyboard.up(name);
  }

  screenshot(clip) {
    return this.raw.screenshot({ type: 'png', ...(clip && { clip, captureBeyondViewport: true }) });
  }

  async close() {
    await this.raw.close();
    await this.context?.close();
  }
}

const LAUNCH = {
  // The whole run has one for all files; contexts keep them apart.
  chromium: (path) =>
    process.env.CHROMIUM_ENDPOINT
      ? puppeteer.connect({ browserWSEndpoint: process.env.CHROMIUM_ENDPOINT, defaultViewport: null })
      : puppeteer.launch({ executablePath: path, args: CHROMIUM_ARGS }),
  firefox: async (path, dark) =>
    puppeteer.launch(
      await firefoxOptions(
        path,
        dark && { 'ui.systemUsesDarkTheme': 1, 'layout.css.prefers-color-scheme.content-override': 0 },
      ),
    ),
};

async function launchPuppeteer(engine, { path }) {
  const started = new Map();
  const contexts = new Set();
  /** Firefox takes its colour scheme at the start: a dark page is of a second Firefox. */
  const browserFor = (dark) => {
    const key = engine === 'firefox' && dark;
    if (!started.has(key)) started.set(key, LAUNCH[engine](path, key));
    return started.get(key);
  };
  await browserFor(false);
  return {
    engine,
    async open({ width = 1024, height = 768, dark = false, scale = 1 } = {}) {
      const browser = await browserFor(dark);
      const context = await browser.createBrowserContext();
      contexts.add(context);
      // A window each in Firefox too: of a window's tabs only one is seen, and the others' clocks are slow.
      const raw = await context.newPage({ type: engine === 'firefox' ? 'window' : 'tab' });
      await raw.setViewport({ width, height, deviceScaleFactor: scale });
      if (engine === 'chromium') {
        await raw.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
      }
      return new Page(new PuppeteerDriver(raw, context));
    },
    async close() {
      for (const launched of started.values()) {
        const browser = await launched;
        if (browser.process()) {
          await browser.close();
          continue;
        }
        // Somebody else's: what was opened here is closed here.
        await Promise.allSettled([...contexts].map((context) => context.close()));
        await browser.disconnect();
      }
    },
  };
}

async function launchWebKit(engine, paths) {
  const webkit = await openWebKit(paths);
  return {
    engine,
    async open({ width = 1024, height = 768, dark = false } = {}) {
      return new Page(await webkit.page({ width, height, dark }));
    },
    close: () => webkit.close(),
  };
}

/** @param {'chromium' | 'firefox' | 'webkit'} engine */
export async function launch(engine) {
  const paths = findEngines()[engine];
  if (!paths) throw new Error(`${engine} is not on this machine: node test/engines/install.mjs`);
  return (engine === 'webkit' ? launchWebKit : launchPuppeteer)(engine, paths);
}
