/**
 * `--scale`: many widgets and long lists on one page, on this machine's processor and loopback without emulation, so
 * that all feeds arrive at once. Each figure is the median of the runs.
 */
import { median } from './cold.mjs';
import { DESKTOP_SPEED, openPage } from './load.mjs';
import { repeated } from './news.mjs';
import { bareLit, handWritten } from './references.mjs';
import { element, moduleTag, TAG } from './subjects.mjs';

const WIDGETS = 50;
const FEEDS = 5;
const ROWS_EACH = 5;
const ROWS = [10, 100, 400];
const WIDGET_COUNTS = [1, 10, 50];
const SETTLED_MS = 400;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const times = (count, make) => Promise.all(Array.from({ length: count }, (_, index) => make(index)));

/** The page's main thread has been busy for so many milliseconds so far. */
async function busy(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

/** Opens a page and waits until it is quiet; then `act` may do something more, whose cost alone counts. */
async function open(bench, url, act) {
  const context = await bench.browser.createBrowserContext();
  try {
    const { page, session, headline, traffic, errors } = await openPage(context, {
      device: DESKTOP_SPEED,
      needle: bench.needle,
    });
    await session.send('Performance.enable');
    await page.goto(url, { waitUntil: 'load' });
    await headline;
    await traffic.quiet();
    await sleep(SETTLED_MS);
    let before = 0;
    if (act) {
      await page.evaluate(() => {
        window.bench.longTasks.length = 0;
      });
      before = await busy(session);
      await act(page);
      await traffic.quiet();
      await sleep(SETTLED_MS);
    }
    const ms = (await busy(session)) - before;
    const tasks = await page.evaluate(() => window.bench.longTasks.map(([, duration]) => duration));
    if (errors.length) throw new Error(`${url}: ${errors.join('; ')}`);
    return {
      ms,
      feedRequests: traffic.urls.filter((address) => /\/scale\/.*\.json$/.test(address)).length,
      longestTask: Math.max(0, ...tasks),
      blocking: tasks.reduce((sum, duration) => sum + duration - 50, 0),
    };
  } finally {
    await context.close();
  }
}

/** Headlines of the element as its snippet has it, loaded at once wherever it stands. */
const ours = (src, limit) => element(src, { limit, more: ' loading="eager"' });

/**
 * @param {Awaited<ReturnType<typeof import('./setup.mjs').openBench>>} bench
 * @param {{ runs: number, tell?: (text: string) => void }} options
 */
export async function measureScale(bench, { runs, tell = () => {} }) {
  const put = (path, feed) =>
    bench.feeds.put(path, { type: 'feed', body: JSON.stringify(feed), caching: 'no-cache' });
  const handScript = bench.putScript('/hand-written.js', await handWritten());
  const litScript = bench.putScript('/bare-lit.js', await bareLit());
  const script = (address) => `<script type="module" src="${address}"></script>`;
  const lists = {
    ours: { script: moduleTag(bench.origins), list: ours },
    'hand-written': {
      script: script(handScript),
      list: (src, limit) => `<div class="news" data-src="${src}" data-limit="${limit}"></div>`,
    },
    'bare-lit': {
      script: script(litScript),
      list: (src, limit) => `<bare-list src="${src}" limit="${limit}"></bare-list>`,
    },
  };
  /** A page with `count` lists of `limit` rows; the nth of `src(n)`. @returns its address */
  async function page(name, id, count, limit, src) {
    const all = await times(count, (index) => lists[id].list(src(index), limit));
    return bench.putPage(`/scale/${name}-${id}`, { body: `${lists[id].script}\n${all.join('\n')}` });
  }
  /** Medians of each of the tasks, done in turn. */
  async function inTurn(tasks) {
    const results = tasks.map(() => []);
    for (let run = 0; run < runs; run++)
      for (const [index, { name, url, act }] of tasks.entries()) {
        tell(`run ${run + 1} of ${runs}: ${name}`);
        results[index].push(await open(bench, url, act));
      }
    return tasks.map(({ about }, index) => {
      const of = (measure) => median(results[index].map((each) => each[measure]));
      const [ms, feedRequests, longestTask, blocking] = ['ms', 'feedRequests', 'longestTask', 'blocking'].map(
        of,
      );
      return { ...about, ms, feedRequests, longestTask, blocking };
    });
  }

  const five = await times(FEEDS, (index) => put(`/scale/feed-${index}.json`, bench.feed));
  const long = Object.fromEntries(
    ROWS.map((rows) => [rows, put(`/scale/rows-${rows}.json`, repeated(bench.feed, rows))]),
  );

  const fifty = await inTurn(
    await Promise.all(
      ['ours', 'hand-written'].map(async (id) => ({
        name: `${WIDGETS} widgets, ${id}`,
        about: { id },
        url: await page('fifty', id, WIDGETS, ROWS_EACH, (index) => five[index % FEEDS]),
      })),
    ),
  );

  /** The same thing for several counts, so that its growth is seen. */
  async function growth(title, id, counts, task) {
    const tasks = await Promise.all(
      counts.map(async (count) => ({
        name: `${title}, ${id}, ${count}`,
        about: { count },
        ...(await task(count)),
      })),
    );
    return { title, id, points: await inTurn(tasks) };
  }
  const widgets = (id, count) =>
    page(`widgets-${count}`, id, count, ROWS_EACH, (index) => five[index % FEEDS]);
  const list = (id, rows) => page(`rows-${rows}`, id, 1, rows, () => long[rows]);
  const setTheme = (opened) =>
    opened.evaluate((tag) => {
      for (const each of document.querySelectorAll(tag)) each.setAttribute('theme', 'newsprint');
    }, TAG);

  const found = [];
  for (const id of ['ours', 'bare-lit', 'hand-written'])
    found.push(
      await growth('a list of n rows, loaded', id, ROWS, async (rows) => ({ url: await list(id, rows) })),
    );
  for (const id of ['ours', 'bare-lit'])
    found.push(
      await growth('one new item in a list of n rows', id, ROWS, async (rows) => ({
        url: await list(id, rows),
        act: (opened) => addItem(opened, bench, rows),
      })),
    );
  found.push(
    await growth('another language of the page with n widgets', 'ours', WIDGET_COUNTS, async (count) => ({
      url: await widgets('ours', count),
      act: (opened) => opened.evaluate(() => document.documentElement.setAttribute('lang', 'en')),
    })),
    await growth('another theme of n widgets', 'ours', WIDGET_COUNTS, async (count) => ({
      url: await widgets('ours', count),
      act: setTheme,
    })),
    await growth(
      'dark instead of light on the page with n widgets',
      'ours',
      WIDGET_COUNTS,
      async (count) => ({
        url: await widgets('ours', count),
        act: (opened) =>
          opened.evaluate(() => {
            document.documentElement.style.colorScheme = 'dark';
          }),
      }),
    ),
  );
  return { widgets: WIDGETS, feeds: FEEDS, rowsEach: ROWS_EACH, fifty, growth: found };
}

/** The feed gets one item more at its head, and the list asks again. */
async function addItem(page, bench, rows) {
  const [first] = bench.feed.items;
  const title = '방금 들어온 소식 하나';
  const longer = repeated(bench.feed, rows);
  const path = `/scale/rows-${rows}.json`;
  const put = (feed) =>
    bench.feeds.put(path, { type: 'feed', body: JSON.stringify(feed), caching: 'no-cache' });
  put({ ...longer, items: [{ ...first, id: 'new', url: `${first.url}&new`, title }, ...longer.items] });
  try {
    await page.evaluate(
      async (tag, title, address) => {
        const list = document.querySelector(`${tag}, bare-list`);
        if (list.localName === tag) await list.reload();
        else list.feed = await (await fetch(address, { cache: 'no-cache' })).json();
        const end = performance.now() + 5000;
        while (!list.shadowRoot.textContent.includes(title)) {
          if (performance.now() > end) throw new Error('the new item is not shown');
          await new Promise((done) => setTimeout(done, 20));
        }
      },
      TAG,
      title,
      bench.origins.feeds + path,
    );
  } finally {
    put(longer);
  }
}
