/** Nothing below a widget moves: neither while it loads nor in what it becomes. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { reserve } from '../../dist/elements/core/reserve.js';
import { chosenEngines } from '../engines/index.mjs';
import { launch } from './browser.mjs';
import { inEngines, shown, startSite } from './serve.mjs';

/** Our snippet's form: the element measures its reserve by what surrounds it. */
function snippet(name, attributes, { display, children }) {
  const tag = `dongpo-${name}`;
  const size = name === 'article' ? '' : 'font-size:medium;';
  const all = { ...attributes, style: `display:${display};${size}min-height:${reserve(tag, attributes)}` };
  const written = Object.entries(all).map(([key, value]) => ` ${key}="${value}"`);
  return `<div style="container-type:inline-size"><${tag}${written.join('')}>${children}</${tag}></div>`;
}

const SCRIPTS = {
  module: '<script type="module" src="{{cdn}}/dongpo.js?ms=500"></script>',
  classic: '<script async src="{{cdn}}/dongpo.classic.js?ms=500"></script>',
};
const link = '<a href="{{pages}}/">동포투데이 최신 뉴스 보기</a>';
const STARTS = {
  empty: { display: 'block', children: '' },
  links: {
    display: 'block',
    children: link.repeat(3),
    // What does not fit into its line would have to move.
    ticker: { display: 'block', children: link },
  },
  // The margins of a list would stick out of a block.
  list: {
    display: 'flow-root',
    children: `<ul>${`<li>${link}</li>`.repeat(3)}</ul>`,
    ticker: { display: 'flow-root', children: link },
  },
};
const WIDTHS = [320, 480, 768, 1280];
const below = '<p class="below">아래에 있는 글입니다. 움직이면 안 됩니다.</p>';
const delayed = (path, ms = 500) => `{{feeds}}/${path}${path.includes('?') ? '&' : '?'}ms=${ms}`;
/** The lists are seen whole; an article fills the window. */
const SHAPES = {
  lists: {
    height: 2400,
    body: (start) =>
      [
        snippet('headlines', { src: delayed('news.json'), limit: 5 }, start),
        snippet('best', { src: delayed('best.json') }, start),
        snippet('headlines', { src: delayed('empty.json'), limit: 3 }, start),
        snippet('best', { src: delayed('delay?to=/status/404'), limit: 3, show: '', heading: '' }, start),
      ].join(below) + below,
    ends: 4,
  },
  ...Object.fromEntries(
    ['cards', 'compact', 'lead'].map((layout) => [
      layout,
      {
        height: 4000,
        body: (start) =>
          [
            snippet('headlines', { layout, src: delayed('news.json'), limit: 4 }, start),
            snippet(
              'headlines',
              { layout, src: delayed('news.json'), limit: 2, show: 'date', theme: 'newsprint' },
              start,
            ),
            snippet('headlines', { layout, src: delayed('delay?to=/status/404'), limit: 2 }, start),
          ].join(below) + below,
        ends: 3,
      },
    ]),
  ),
  chosen: {
    height: 3000,
    body: (start) =>
      [
        snippet(
          'headlines',
          { src: `${delayed('news.json')} ${delayed('best.json', 900)}`, limit: 3, layout: 'lead' },
          start,
        ),
        snippet('headlines', { unique: '', src: delayed('news.json'), limit: 4, more: 'button' }, start),
        snippet('headlines', { section: '없음', src: delayed('news.json'), limit: 3, more: 'button' }, start),
        snippet(
          'best',
          { src: delayed('best.json'), offset: 1, limit: 3, exclude: 'Seoul', order: 'oldest', more: 'link' },
          start,
        ),
      ].join(below) + below,
    ends: 4,
  },
  'ticker and sections': {
    height: 2400,
    body: (start) =>
      [
        snippet('ticker', { src: delayed('news.json') }, start.ticker ?? start),
        snippet('sections', { src: delayed('sections.json'), limit: 3 }, start),
        snippet('sections', { src: delayed('delay?to=/status/404'), limit: 3 }, start),
        snippet('ticker', { src: delayed('empty.json') }, start.ticker ?? start),
      ].join(below) + below,
    ends: 4,
  },
  labels: {
    height: 4000,
    body: (start) =>
      [
        snippet('headlines', { src: delayed('labels.json'), limit: 6 }, start),
        snippet(
          'headlines',
          { src: delayed('labels.json'), limit: 4, layout: 'lead', 'link-rel': 'nofollow' },
          start,
        ),
        snippet('best', { src: delayed('labels.json'), show: '' }, start),
        snippet('ticker', { src: delayed('labels.json') }, start.ticker ?? start),
      ].join(below) + below,
    ends: 4,
  },
  photos: {
    height: 5000,
    body: (start) =>
      snippet('article', { src: delayed('photos.json'), 'best-src': delayed('labels.json', 800) }, start) +
      below,
    ends: 1,
  },
  article: {
    height: 800,
    body: (start) =>
      snippet('article', { src: delayed('article.json'), 'best-src': delayed('best.json', 800) }, start) +
      below,
    ends: 1,
  },
};

/**
 * The script's kind, the fallback and the shape have nothing to do with each other: each of them with another,
 * and all with `WHOLE=1`.
 */
const PART = {
  lists: ['module list', 'classic links'],
  cards: ['module empty'],
  compact: ['module list'],
  lead: ['module empty'],
  chosen: ['module empty', 'classic links'],
  'ticker and sections': ['module empty', 'module list'],
  labels: ['module empty', 'classic links'],
  photos: ['module empty', 'classic links'],
  article: ['module empty', 'classic links'],
};

/** Whether all is there, in every frame: the feeds' answers, the pictures. */
const settled = (ends) =>
  [...document.querySelectorAll('iframe')].every(({ contentWindow, contentDocument }) => {
    const roots = [...contentDocument.querySelectorAll('[src]')]
      .filter(({ localName }) => localName.startsWith('dongpo-'))
      .map(({ shadowRoot }) => shadowRoot);
    const lists = roots.flatMap((root) => [
      ...(root?.querySelectorAll('dongpo-best, dongpo-headlines') ?? []),
    ]);
    // Those below wait until the reader comes near.
    lists.find(({ dataset }) => dataset.state === 'loading')?.scrollIntoView();
    return (
      contentWindow.watched?.events.length >= ends &&
      lists.every(({ dataset }) => dataset.state === 'ready') &&
      roots.every((root) => [...root.querySelectorAll('img')].every(({ complete }) => complete))
    );
  });

/** Chromium tells how much moved, and what. */
const shifts = () =>
  Promise.all(
    [...document.querySelectorAll('iframe')].map(
      ({ width, contentWindow }) =>
        new Promise((done) => {
          const tell = (list) =>
            done(
              list
                .getEntries()
                .map(
                  ({ value, sources }) =>
                    `${width} px: ${value.toFixed(4)} ${sources.map(({ node }) => node?.nodeName)}`,
                ),
            );
          new contentWindow.PerformanceObserver(tell).observe({ type: 'layout-shift', buffered: true });
          // It is silent where nothing moved: what was buffered comes within a task after two frames.
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50, [])));
        }),
    ),
  ).then((each) => each.flat());

if (chosenEngines().includes('chromium')) {
  describe('layout shift', { concurrency: 2 }, () => {
    let site;
    let browser;
    before(async () => {
      site = await startSite();
      browser = await launch('chromium');
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    /** The page in a frame of each width. */
    async function measure(body, { height, ends }) {
      const width = WIDTHS.reduce((sum, each) => sum + each + 4, 0);
      const page = await browser.open({ width, height: height + 4 });
      const address = site.page(body);
      const frames = WIDTHS.map(
        (each) => `<iframe src="${address}" width="${each}" height="${height}"></iframe>`,
      );
      try {
        await page.goto(
          site.page(
            `<style>body { margin: 0; display: flex } iframe { border: 0; margin: 2px; flex: none }</style>${frames.join('')}`,
          ),
        );
        await page.waitFor(settled, 10_000, ends);
        return await page.evaluate(shifts);
      } finally {
        await page.close();
      }
    }

    for (const [shape, about] of Object.entries(SHAPES)) {
      for (const [start, form] of Object.entries(STARTS)) {
        for (const [script, tag] of Object.entries(SCRIPTS)) {
          if (!process.env.WHOLE && !PART[shape].includes(`${script} ${start}`)) continue;
          it(`nothing shifts: ${shape}, ${script} script, from the ${start} start`, async () => {
            assert.deepEqual(await measure(tag + about.body(form), about), []);
          });
        }
      }
    }

    for (const which of ['lead', 'body']) {
      it(`nothing shifts with an image of unknown size in the ${which} of an article`, async () => {
        const body = snippet('article', { src: delayed(`${which}-unsized.json`) }, STARTS.empty);
        assert.deepEqual(await measure(SCRIPTS.module + body, SHAPES.article), []);
      });
    }

    it('a shift is measured where nothing is reserved', async () => {
      const body = `${SCRIPTS.module}<dongpo-best src="${delayed('best.json')}"></dongpo-best>${below}`;
      const seen = await measure(body, { height: 800, ends: 1 });
      for (const width of WIDTHS)
        assert.ok(
          seen.some((each) => each.startsWith(`${width} px`)),
          `${seen}`,
        );
    });
  });
}

const LIMITS = [1, 3, 10];
const SHOWS = [undefined, '', 'summary', 'image', 'date', 'image summary date author section source'];
/** All that a block may be: tag and layout. */
const LAYOUTS = [
  ['best'],
  ['headlines'],
  ...['cards', 'compact', 'lead'].map((layout) => ['headlines', layout]),
];
const PLACES = [240, 320, 480, 700, 900, 1280, 1400];

inEngines('the height of a block', (at, engine) => {
  // The others take the full table with `WHOLE=1`: what differs from engine to engine is in each of its parts.
  const limits = engine === 'chromium' || process.env.WHOLE ? LIMITS : [3];

  /** Blocks without a reserve of their own, and what `reserve()` says of each, at every width. */
  async function compare(variants, state) {
    const { site, page } = at;
    const body = variants.map(({ name, attributes }) => {
      const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
      return `<dongpo-${name} loading="eager"${written.join('')}></dongpo-${name}>`;
    });
    const style =
      'body { margin: 0 } main { font-size: 16px; width: 320px } i { display: block; container-type: inline-size } i b { display: block }';
    await page.goto(
      site.page(`<style>${style}</style><main>${body.join('\n')}</main><main id="free"></main>{{module}}`),
    );
    await shown(page, 'main > *', state);
    // The styles of layouts and themes come behind the first ones.
    await page.waitFor(() =>
      [...document.querySelector('main').children].every(
        ({ layout, theme, shadowRoot }) =>
          !(layout || theme === 'newsprint') || shadowRoot.adoptedStyleSheets.length > 3,
      ),
    );
    for (const width of PLACES) {
      const given = variants.map(({ name, attributes }) => reserve(`dongpo-${name}`, attributes));
      const [heights, free] = await page.evaluate(
        (width, given) => {
          const [main, other] = document.querySelectorAll('main');
          main.style.width = other.style.width = `${width}px`;
          other.replaceChildren(
            ...given.map((height) => {
              const place = document.createElement('i');
              place.append(document.createElement('b'));
              place.firstChild.style.minHeight = height;
              return place;
            }),
          );
          return [main, other].map((each) =>
            [...each.children].map((child) => child.getBoundingClientRect().height),
          );
        },
        width,
        given,
      );
      const wrong = variants
        .map(({ name, attributes }, index) => {
          const wanted = Number.parseFloat(reserve(`dongpo-${name}`, { ...attributes, width })) * 16;
          return { name, ...attributes, width, height: heights[index], wanted, free: free[index] };
        })
        .filter(({ height, wanted, free }) => Math.abs(height - wanted) > 1 || Math.abs(free - wanted) > 1);
      assert.deepEqual(wrong, []);
    }
  }

  const variants = (src, limits, shows = SHOWS) =>
    LAYOUTS.flatMap(([name, layout]) =>
      limits.flatMap((limit) =>
        shows.flatMap((show) =>
          [undefined, ''].map((heading) => ({
            name,
            attributes: {
              src,
              limit,
              ...(layout && { layout }),
              ...(show !== undefined && { show }),
              ...(heading !== undefined && { heading }),
            },
          })),
        ),
      ),
    );
  const few = (src) => variants(src, [3], [undefined, 'summary']);

  for (const limit of limits)
    it(`the height of a block is that of reserve(), whatever it shows, with a limit of ${limit}`, () =>
      compare(variants('{{feeds}}/news.json', [limit]), 'ready'));

  it('the height of a block is that of reserve() with labels', () =>
    compare(few('{{feeds}}/labels.json'), 'ready'));

  it('the height of a block is that of reserve() in every language', () =>
    compare(
      ['ko', 'en', 'zh-CN'].flatMap((lang) =>
        few('{{feeds}}/news.json').map(({ name, attributes }) => ({
          name,
          attributes: { ...attributes, lang },
        })),
      ),
      'ready',
    ));

  it('the height of a block is that of reserve() in every theme', () =>
    compare(
      ['plain', 'newsprint'].flatMap((theme) =>
        few('{{feeds}}/news.json').map(({ name, attributes }) => ({
          name,
          attributes: { ...attributes, theme },
        })),
      ),
      'ready',
    ));

  it('the height of a block is that of reserve() with fewer items than the limit', () =>
    compare(variants('{{feeds}}/feed.json?items=2', [3]), 'ready'));

  for (const more of ['button', 'link'])
    it(`the height of a block is that of reserve() with more="${more}", and with fewer items than are chosen`, () =>
      compare(
        few('{{feeds}}/news.json').flatMap(({ name, attributes }) => [
          { name, attributes: { ...attributes, more } },
          { name, attributes: { ...attributes, more, offset: 11 } },
        ]),
        'ready',
      ));

  it('the height of a block is that of reserve() for an empty feed', () =>
    compare(few('{{feeds}}/empty.json'), 'empty'));

  it('the height of a block is that of reserve() for a failed feed', () =>
    compare(variants('{{feeds}}/status/500', limits.slice(0, 2), [undefined, '']), 'error'));

  it('the height of a block is that of reserve() while it loads', () =>
    compare(variants('{{feeds}}/hang', [3]), 'loading'));
});
