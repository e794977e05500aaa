/**
 * What every app must do in a browser. Each is `[says, check(at)]`, where `at` holds the page, the origin of the
 * feeds and that server, and `open()`, which loads the app anew. Waits for conditions; a check that throws has failed.
 */
import assert from 'node:assert/strict';
import { startFaults } from '../server/faults.mjs';

const OTHER = ['가을 체육 대회', '새 도서관 개관', '동포 기업인 간담회'];

/** Feeds on a host of their own, with CORS; `/other.json` has other titles. */
export const startFeeds = () =>
  startFaults({
    routes: [
      [
        /^\/other\.json$/,
        'three other titles',
        ({ response, origin }) =>
          response
            .writeHead(200, { 'content-type': 'application/feed+json; charset=utf-8' })
            .end(JSON.stringify({ ...FEED, items: items(origin) })),
      ],
      [
        /^\/articles\/\d+$/,
        'an article',
        ({ response }) =>
          response
            .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
            .end('<!doctype html><link rel="icon" href="data:,"><h1>기사</h1>'),
      ],
    ],
  });

const items = (origin) =>
  OTHER.map((title, index) => ({ id: `other-${index}`, url: `${origin}/articles/${index}`, title }));
const FEED = { version: 'https://jsonfeed.org/version/1.1', title: '다른 신문' };

const set = (page, patch) => page.evaluate((patch) => void window.consumer.set(patch), patch);
const titles = (tag) =>
  [...(document.querySelector(tag)?.shadowRoot?.querySelectorAll('[part=title]') ?? [])].map((title) =>
    title.textContent.trim(),
  );
/** Until the element shows that many titles, and the first is this, if one is given. */
const rows = (page, tag, count, first) =>
  page.waitFor(
    `(() => { const all = (${titles})(${JSON.stringify(tag)}); return all.length === ${count} && ${
      first ? `all[0] === ${JSON.stringify(first)}` : true
    }; })()`,
  );
const best = 'dongpo-best';
const lab = 'dongpo-headlines';
const FIRST = '연변 전통시장, 주말 야시장 다시 문 열어';
/** As many microtasks, frames and tasks as a framework may take; for what must not happen there is no condition. */
const settle = (page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
const link = 'dongpo-best >>> [part=title] a';

export const BEHAVIOURS = [
  [
    'renders a feed',
    async ({ page }) => {
      await rows(page, best, 3, FIRST);
      await rows(page, lab, 3, FIRST);
    },
  ],
  [
    'a number, and a change of it',
    async ({ page }) => {
      await set(page, { limit: 2 });
      await rows(page, best, 2);
      assert.equal(await page.evaluate(`Number(document.querySelector('${best}').limit)`), 2);
      await set(page, { limit: 3 });
      await rows(page, best, 3);
    },
  ],
  [
    'another src',
    async ({ page, feeds }) => {
      await set(page, { src: `${feeds.origin}/other.json` });
      await rows(page, best, 3, OTHER[0]);
      await set(page, { src: `${feeds.origin}/feed.json` });
      await rows(page, best, 3, FIRST);
    },
  ],
  [
    'an object is a property and no attribute, and asks for nothing',
    async ({ page, feeds }) => {
      const asked = feeds.requests('/other.json').length;
      await page.evaluate(
        (feed) => {
          window.given = feed;
          window.consumer.set({ feed });
        },
        { ...FEED, items: items(feeds.origin) },
      );
      await rows(page, best, 3, OTHER[0]);
      const { attribute, title } = await page.evaluate(() => {
        const element = document.querySelector('dongpo-best');
        return { attribute: element.getAttribute('feed'), title: element.feed.title };
      });
      assert.deepEqual([attribute, title], [null, FEED.title]);
      assert.equal(feeds.requests('/other.json').length, asked);
      await set(page, { feed: null });
      await rows(page, best, 3, FIRST);
    },
  ],
  [
    'dongpo-select is heard, once, and cancelled',
    async ({ page }) => {
      await page.evaluate(() => {
        window.consumer.selected.length = 0;
        window.left = false;
        window.addEventListener('pagehide', () => {
          window.left = true;
        });
      });
      const before = await page.evaluate('location.href');
      await page.click(link);
      await page.waitFor('window.consumer.selected.length');
      await settle(page);
      assert.deepEqual(await page.evaluate('window.consumer.selected.map((id) => new URL(id).pathname)'), [
        '/articles/1',
      ]);
      assert.deepEqual(await page.evaluate('[location.href, window.left]'), [before, false]);
    },
  ],
  [
    'a listener that is taken away hears nothing, and one that comes back hears once',
    async ({ page }) => {
      // Without a listener nothing keeps the page: the test's own does.
      await page.evaluate(() => {
        window.consumer.selected.length = 0;
        window.clicked = 0;
        document.addEventListener('dongpo-select', (event) => {
          window.clicked++;
          event.preventDefault();
        });
        window.consumer.set({ listen: false });
      });
      await settle(page);
      await rows(page, best, 3, FIRST);
      await page.click(link);
      await page.waitFor('window.clicked === 1');
      assert.equal(await page.evaluate('window.consumer.selected.length'), 0);
      await set(page, { listen: true });
      await settle(page);
      await rows(page, best, 3, FIRST);
      await page.click(link);
      await page.waitFor('window.clicked === 2');
      assert.equal(await page.evaluate('window.consumer.selected.length'), 1);
    },
  ],
  [
    'an event with a hyphen, typed, from the other element',
    async ({ page, feeds }) => {
      const before = await page.evaluate('window.consumer.loads');
      await set(page, { src: `${feeds.origin}/feed.json?items=4` });
      await page.waitFor(`window.consumer.loads > ${before}`);
    },
  ],
  [
    'strings: heading, layout',
    async ({ page }) => {
      const heading = () =>
        page.evaluate(
          `document.querySelector('${lab}').shadowRoot.querySelector('[part=heading]')?.textContent`,
        );
      assert.equal(await heading(), '첫 제목');
      await set(page, { heading: '둘째 제목', layout: 'compact' });
      await page.waitFor(
        `document.querySelector('${lab}').shadowRoot.querySelector('[part=heading]')?.textContent === '둘째 제목'`,
      );
      await page.waitFor(
        `!!document.querySelector('${lab}').shadowRoot.querySelector('[part=container].compact')`,
      );
    },
  ],
  [
    'a name with a hyphen: heading-level',
    async ({ page }) => {
      await page.waitFor(`!!document.querySelector('${lab}').shadowRoot.querySelector('h4[part=heading]')`);
      await set(page, { level: 2 });
      await page.waitFor(`!!document.querySelector('${lab}').shadowRoot.querySelector('h2[part=heading]')`);
    },
  ],
  [
    'a boolean, on and off',
    async ({ page }) => {
      const debug = `document.querySelector('${lab}').debug`;
      assert.ok(!(await page.evaluate(debug)));
      await set(page, { debug: true });
      await page.waitFor(debug);
      await set(page, { debug: false });
      await page.waitFor(`!${debug}`);
    },
  ],
  [
    'a slot child: comes, changes, goes',
    async ({ page }) => {
      const note = `[...document.querySelectorAll('${lab} [slot=footer]')].filter((each) => each.assignedSlot)[0]?.textContent`;
      await set(page, { note: '편집부 제공' });
      await page.waitFor(`${note} === '편집부 제공'`);
      await set(page, { note: '동포투데이 제공' });
      await page.waitFor(`${note} === '동포투데이 제공'`);
      await set(page, { note: '' });
      await page.waitFor(`!document.querySelector('${lab} [slot=footer]')`);
      await page.waitFor(`!!document.querySelector('${lab}').shadowRoot.querySelector('[part=source]')`);
    },
  ],
  [
    'children are the fallback of a feed that fails, and change',
    async ({ page, feeds }) => {
      const seen = `[...document.querySelectorAll('${lab} p')].filter((each) => each.assignedSlot && each.checkVisibility?.() !== false)[0]?.textContent`;
      assert.equal((await page.evaluate(seen)) ?? '', '');
      await set(page, { src: `${feeds.origin}/status/404` });
      await page.waitFor(`${seen} === '대신 보이는 글'`);
      await set(page, { fallback: '다른 글' });
      await page.waitFor(`${seen} === '다른 글'`);
    },
  ],
  [
    'what a framework leaves where a child was is no fallback',
    async ({ page, feeds }) => {
      await set(page, { fallback: '' });
      await page.waitFor(`!!document.querySelector('${lab}').shadowRoot.querySelector('[part=retry]')`);
      await set(page, { src: `${feeds.origin}/feed.json`, fallback: '대신 보이는 글' });
      await rows(page, lab, 3, FIRST);
    },
  ],
  [
    'unmounted, nothing of it is left',
    async ({ page }) => {
      await page.evaluate(() => {
        window.gone = [];
      });
      for (let time = 0; time < 3; time++) {
        await page.evaluate(() => {
          for (const element of document.querySelectorAll('dongpo-best, dongpo-headlines'))
            window.gone.push(new WeakRef(element));
          window.consumer.set({ mounted: false });
        });
        await page.waitFor(`!document.querySelector('${best}, ${lab}')`);
        await set(page, { mounted: true });
        await rows(page, best, 3, FIRST);
        await rows(page, lab, 3, FIRST);
      }
      // Only Chromium collects when it is told to.
      if (!page.collect) return;
      // The last that were mounted may be held by what a framework keeps of its last rendering.
      await set(page, { mounted: false });
      await page.waitFor(`!document.querySelector('${best}, ${lab}')`);
      await set(page, { mounted: true });
      await rows(page, best, 3, FIRST);
      const end = Date.now() + 5000;
      let held;
      do {
        await page.collect();
        held = await page.evaluate(`window.gone.filter((each) => each.deref()).length`);
      } while (held && Date.now() < end);
      assert.equal(held, 0, `${held} of 6 elements are still held`);
    },
  ],
  [
    'nothing was said on the console',
    async ({ page }) => {
      // Of the feed that was asked for to fail.
      assert.deepEqual(
        page.errors.filter((error) => !/404/.test(error)),
        [],
      );
    },
  ],
  [
    'a link that nobody keeps is followed',
    async ({ page, open }) => {
      await open();
      await rows(page, best, 3, FIRST);
      await page.evaluate('void (window.consumer.cancel = false)');
      await page.click(link);
      await page.waitFor(`location.pathname === '/articles/1'`);
    },
  ],
];

/** Runs all of them on an app's address; the failures, by name. */
export async function behave(browser, feeds, address) {
  const page = await browser.open({ width: 800, height: 1400 });
  const failures = [];
  try {
    if (browser.engine === 'chromium') {
      const session = await page.raw.createCDPSession();
      page.collect = () => session.send('HeapProfiler.collectGarbage');
    }
    const open = async () => {
      await page.goto(`${address}?feeds=${encodeURIComponent(feeds.origin)}`);
      await page.waitFor('window.consumer');
    };
    await open();
    for (const [says, check] of BEHAVIOURS) {
      try {
        await check({ page, feeds, open });
      } catch (error) {
        failures.push(`${says}: ${error.message}`);
      }
    }
    if (failures.length) failures.push(...page.errors.slice(0, 3));
  } finally {
    await page.close();
  }
  return failures;
}
