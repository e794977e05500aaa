/** What `renderToString` made: seen without a script, and taken over without a request, a flash or a shift. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseFeed } from '../../dist/feed/index.js';
import { renderToString } from '../../dist/ssr/index.js';
import { article, news } from './feeds.mjs';
import { doc, inEngines, shown, wrongs } from './serve.mjs';

/** The placeholder of the feeds' origin is no address that a reading would leave. */
const ORIGIN = 'https://feeds.test';
const served = (html) => html.replaceAll(ORIGIN, '{{feeds}}');
const hour = 36e5;

/** Of an hour to a day ago, so that relative dates are hours. */
function recent(feed) {
  const now = Date.now();
  for (const [index, item] of feed.items.entries())
    item.date_published = new Date(now - (index + 1) * hour - 60_000).toISOString();
  return feed;
}
const list = await parseFeed(JSON.stringify(recent(news(ORIGIN))));
const single = await parseFeed(JSON.stringify(recent(article(ORIGIN))));
const divided = await parseFeed(
  JSON.stringify({
    ...list,
    items: list.items.map((item, index) => ({ ...item, tags: [['사회', '경제', '문화'][index % 3]] })),
  }),
);

const other = await parseFeed(
  JSON.stringify({
    ...list,
    title: '다른 신문',
    home_page_url: 'https://other.test/',
    feed_url: `${ORIGIN}/ssr/other.json`,
    items: list.items.map((item, index) => ({
      ...item,
      id: `other-${index}`,
      url: `https://other.test/${index}`,
      title: `다른 기사 ${index}`,
    })),
  }),
);

/** What is seen of an element, and where: once a frame, from before the first. */
const watching = `<script>
window.watched.frames = [];
window.measure = function () {
  const all = [];
  const gather = (root) => {
    for (const each of root.querySelectorAll('h2,h3,h4,p,a,img,time,li,[role=tab],dongpo-headlines')) {
      const { x, y, width, height } = each.getBoundingClientRect();
      if (width && height && getComputedStyle(each).visibility !== 'hidden' && !each.closest('.hidden'))
        all.push({ name: each.localName, x, y, width, height,
          text: each.localName === 'a' ? each.textContent.trim() : '' });
      if (each.shadowRoot) gather(each.shadowRoot);
    }
  };
  for (const each of document.querySelectorAll('.here > *')) {
    gather(each);
    if (each.shadowRoot) gather(each.shadowRoot);
  }
  const below = document.querySelector('.below')?.getBoundingClientRect().y;
  return { below, all };
};
(function look() {
  if (document.querySelector('.below')) window.watched.frames.push(measure());
  requestAnimationFrame(look);
})();
let moved = 0;
if (window.PerformanceObserver?.supportedEntryTypes.includes('layout-shift'))
  new PerformanceObserver((entries) => {
    for (const { value } of entries.getEntries()) moved += value;
    window.watched.moved = moved;
  }).observe({ type: 'layout-shift', buffered: true });
</script>
<style>
  /* Firefox leaves lengths in cqi as they were when a scrollbar went. */
  html { overflow-y: scroll }
</style>`;

const page = (html, { script = '{{module}}', head = '', ...about } = {}) =>
  doc(`<div class="here">${served(html)}</div><p class="below">아래에 있는 글입니다.</p>${script}`, {
    head: `${watching}${head}`,
    ...about,
  });
const later = '<script type="module" src="{{cdn}}/dongpo.js?ms=300"></script>';
const BLOCKS = {
  list: ['dongpo-headlines', { limit: 5 }, list],
  'list in two columns': ['dongpo-headlines', { limit: 5, style: 'display:block;width:1000px' }, list],
  cards: ['dongpo-headlines', { limit: 6, layout: 'cards' }, list],
  lead: ['dongpo-headlines', { limit: 4, layout: 'lead' }, list],
  compact: ['dongpo-headlines', { limit: 6, layout: 'compact', show: 'date' }, list],
  newsprint: ['dongpo-headlines', { limit: 3, theme: 'newsprint' }, list],
  plain: ['dongpo-headlines', { limit: 3, theme: 'plain' }, list],
  'without a heading': ['dongpo-headlines', { limit: 3, heading: '' }, list],
  'more room than items': ['dongpo-headlines', { limit: 20 }, list],
  'in Chinese': ['dongpo-headlines', { limit: 3, lang: 'zh-CN' }, list],
  'from right to left': ['dongpo-headlines', { limit: 3, lang: 'ar' }, list],
  best: ['dongpo-best', {}, list],
  article: ['dongpo-article', {}, single],
  ticker: ['dongpo-ticker', {}, list],
  sections: ['dongpo-sections', { limit: 3 }, divided],
  chosen: ['dongpo-headlines', { limit: 3, section: '경제, 문화', order: 'oldest', offset: 1 }, divided],
  'several feeds': [
    'dongpo-headlines',
    { limit: 5, src: `${ORIGIN}/ssr/news.json\n${ORIGIN}/ssr/other.json`, show: 'date source' },
    [list, other],
  ],
  'a button for more': ['dongpo-best', { limit: 3, more: 'button' }, list],
  'a link to more': ['dongpo-headlines', { limit: 3, more: 'link' }, list],
  'a filter that leaves nothing': ['dongpo-headlines', { limit: 3, include: '없는 말' }, list],
};
const src = `${ORIGIN}/ssr/news.json`;
const render = ([tag, attributes, feed], options) =>
  renderToString(tag, { src, ...attributes }, feed, options);
const feedsAsked = (at) =>
  at.site.feeds
    .requests()
    .map(({ path }) => path)
    .filter((path) => /\.json/.test(path) && !/picture/.test(path));
const taken = (at) =>
  at.page.waitFor(() =>
    [...document.querySelectorAll('.here > *')].every(
      (each) =>
        !each.localName.includes('-') ||
        (!('server' in each.dataset) &&
          each.feedController?.feed &&
          each.shadowRoot.querySelector('section')),
    ),
  );

/** Where each thing is, without dates, which become relative, and what is as wide as they leave room. */
const places = ({ all }) =>
  all
    .filter(({ name }) => name !== 'time')
    .map(({ name, x, y, width, height, text }) =>
      [name, ...[x, y, name === 'h4' ? 0 : width, height].map((each) => Math.round(each)), text].join(' '),
    );

inEngines('what a server rendered', (at, engine) => {
  describe('hydration', () => {
    // Every one in one engine, and with `WHOLE=1` in all: what engines do differently is in some of them.
    const whole = engine === 'chromium' || process.env.WHOLE;
    const few = /^(list|cards|in Chinese|article|ticker|sections)$/;
    for (const [name, block] of Object.entries(BLOCKS).filter(([name]) => whole || few.test(name)))
      it(`the element takes over what a server rendered without a request, flash or shift: ${name}`, async () => {
        const { site } = at;
        site.feeds.requests().length = 0;
        const before = feedsAsked(at).length;
        await at.page.goto(site.page(page(await render(block), { script: later })));
        await taken(at);
        await shown(at.page, undefined, name.startsWith('a filter') ? 'empty' : 'ready');
        await at.page.evaluate(
          'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))',
        );
        const { frames, moved } = await at.page.evaluate(() => ({
          frames: watched.frames,
          moved: watched.moved,
        }));
        assert.ok(frames.length > 3, `${frames.length} frames`);
        const [first] = frames;
        assert.ok(first.all.some(({ text }) => text.length > 1));
        for (const [index, frame] of frames.entries()) {
          assert.equal(Math.round(frame.below), Math.round(first.below), `below, frame ${index}`);
          // The tools of an article come last, at the end of a line.
          assert.deepEqual(places(frame), places(first), `frame ${index} of ${frames.length}`);
        }
        if (engine === 'chromium') assert.ok(!moved || moved < 0.001, `layout shift ${moved}`);
        assert.deepEqual(await wrongs(at.page), []);
        assert.equal(feedsAsked(at).length, before);
        assert.deepEqual(await at.page.evaluate('watched.lines'), []);
      });
  });

  /** Opens what was rendered, until it is taken over. */
  async function open(html, options) {
    await at.page.goto(at.site.page(page(html, options)));
    await taken(at);
    await shown(at.page);
  }
  /** How often a feed was asked for since. */
  function counter() {
    const before = feedsAsked(at).length;
    return () => feedsAsked(at).length - before;
  }
  const calm = async () => {
    assert.deepEqual(await wrongs(at.page), []);
    assert.deepEqual(await at.page.evaluate('watched.lines'), []);
  };
  const titles = () =>
    at.page.evaluate(() =>
      window.measure().all.flatMap(({ name, text }) => (name === 'a' && text ? [text] : [])),
    );

  it('what a server rendered is readable without a script', async () => {
    const html = await render(BLOCKS.list);
    await at.page.goto(at.site.page(page(html, { script: '' })));
    assert.equal((await titles())[0], list.items[0].title);
    const [href, size] = await at.page.evaluate(() => {
      const link = document.querySelector('dongpo-headlines').shadowRoot.querySelector('li a');
      return [link.href, getComputedStyle(link.closest('h4')).fontWeight];
    });
    assert.equal(href.replace(/.*(?=\/)/, ''), list.items[0].url.replace(/.*(?=\/)/, ''));
    assert.equal(size, '600');
    await calm();
  });

  it('plain HTML of a server is readable without a script, and the fallback of the element', async () => {
    const html = await render(BLOCKS.list, { shadow: false });
    await at.page.goto(at.site.page(page(html, { script: '' })));
    assert.deepEqual(
      (await titles()).slice(0, 5),
      list.items.slice(0, 5).map(({ title }) => title),
    );
    const asked = counter();
    await open(html, { script: later });
    const { frames } = await at.page.evaluate(() => watched);
    for (const { below, all } of frames) {
      assert.equal(Math.round(below), Math.round(frames[0].below));
      assert.ok(all.some(({ text }) => text === list.items[0].title));
    }
    assert.equal(asked(), 0);
    await calm();
  });

  it('the absolute dates of a server become relative', async () => {
    const html = await render(BLOCKS.list);
    assert.match(html, /<time [^>]*>\d{4}\. \d+\. \d+\.<\/time>/);
    await open(html);
    const text = await at.page.evaluate(
      () => document.querySelector('dongpo-headlines').shadowRoot.querySelector('time').textContent,
    );
    assert.equal(text, '1시간 전');
  });

  it('two elements that a server rendered share one inlined feed', async () => {
    const inlined = new Set();
    const more = [
      await render(['dongpo-best', { limit: 3 }, single], { page: inlined }),
      await render(['dongpo-article', {}, single], { page: inlined }),
      await render(['dongpo-headlines', { limit: 2, loading: 'eager' }, single], { page: inlined }),
    ];
    const html = more.join('');
    assert.equal(html.match(/<script/g).length, 2, 'one without the body, one with it');
    const asked = counter();
    await open(html);
    const [best, body] = await at.page.evaluate(() => [
      document.querySelector('dongpo-best').shadowRoot.querySelector('a').textContent,
      document.querySelector('dongpo-article').shadowRoot.querySelector('[part=body]').textContent,
    ]);
    assert.equal(best, single.items[0].title);
    assert.match(body, /시장 상인회는/);
    assert.equal(asked(), 0);
    await calm();
  });

  it('unique elements that a server rendered are taken over as they are', async () => {
    const counted = counter();
    const options = { page: new Set() };
    const blocks = [
      ['dongpo-headlines', { limit: 2, show: '', layout: 'lead' }, list],
      ['dongpo-headlines', { limit: 3, show: '', unique: true }, list],
      ['dongpo-best', { limit: 3, show: '', unique: true, offset: 1 }, list],
    ];
    const html = await Promise.all(blocks.map((block) => render(block, options)));
    await open(html.join(''));
    const rows = await at.page.evaluate(() =>
      [...document.querySelectorAll('.here > [data-state]')].map((each) =>
        each.visibleItems(each.feedController.feed).map(({ id }) => id.replace(/.*\D/, '')),
      ),
    );
    assert.equal(new Set(rows.flat()).size, 8, `${rows}`);
    const frames = await at.page.evaluate(() => watched.frames);
    assert.deepEqual(places(frames.at(-1)), places(frames[0]));
    assert.equal(counted(), 0);
    await calm();
  });

  it('what a server rendered survives markup in the feed', async () => {
    const nasty = '</script><script>document.title="ran"</script><!--<script></template></style>"\'';
    const written = nasty.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const items = list.items.slice(0, 3).map((item) => ({ ...item, title: written, summary: written }));
    const feed = await parseFeed(JSON.stringify({ ...list, title: written, items }));
    assert.ok(feed.items[0].title.includes('</script>'));
    const asked = counter();
    await open(await render(['dongpo-headlines', { limit: 3, heading: nasty }, feed]));
    assert.equal(await at.page.evaluate('document.title'), '시험');
    const feedTitles = feed.items.map(({ title }) => title);
    assert.deepEqual((await titles()).slice(0, 3), feedTitles);
    assert.equal(asked(), 0);
    await calm();
  });

  it('the focus stays on its link while the element takes over', async () => {
    await at.page.goto(at.site.page(page(await render(BLOCKS.list), { script: '' })));
    const src = at.site.fill('{{cdn}}/dongpo.js');
    await at.page.evaluate(() => {
      document.querySelector('dongpo-headlines').shadowRoot.querySelectorAll('li a')[2].focus();
      window.lost = 0;
      addEventListener('blur', () => lost++, true);
    });
    await at.page.evaluate(
      `document.head.append(Object.assign(document.createElement('script'), { type: 'module', src: '${src}' }))`,
    );
    await taken(at);
    await shown(at.page);
    assert.equal(
      await at.page.evaluate(
        () => document.querySelector('dongpo-headlines').shadowRoot.activeElement?.textContent,
      ),
      list.items[2].title,
    );
  });

  it('the element takes over a template that a router has inserted', async () => {
    await at.page.goto(at.site.page(page('<p class="spot"></p>')));
    const html = at.site.fill(served(await render(BLOCKS.list)));
    const asked = counter();
    await at.page.evaluate(`document.querySelector('.here').innerHTML = ${JSON.stringify(html)}`);
    await taken(at);
    await shown(at.page);
    assert.deepEqual(
      (await titles()).slice(0, 5),
      list.items.slice(0, 5).map(({ title }) => title),
    );
    assert.equal(await at.page.evaluate('document.querySelectorAll("template").length'), 0);
    assert.equal(asked(), 0);
    await calm();
  });

  /** As a router puts what a server rendered into the page, in place of what was there. */
  async function arrive(html) {
    await at.page.evaluate(
      `document.querySelector('.here').innerHTML = ${JSON.stringify(at.site.fill(served(html)))}`,
    );
    await taken(at);
    await shown(at.page);
  }

  it('the inlined feed of a later page of a router replaces that of an earlier one', async () => {
    await at.page.goto(at.site.page(page('<p class="spot"></p>')));
    await arrive(await render(BLOCKS.list, { time: Date.now() - 120_000 }));
    const [gone, ...rest] = list.items;
    const later = { ...list, items: [{ ...gone, id: 'new', title: '새 기사' }, ...rest] };
    await arrive(await render(['dongpo-headlines', { limit: 20 }, later]));
    assert.deepEqual(
      (await titles()).slice(0, 13).filter((title) => title !== list.title),
      later.items.map(({ title }) => title),
    );
    await calm();
  });

  it('an inlined feed replaces one that was requested before', async () => {
    const src = `${ORIGIN}/ssr-before/news.json`;
    await open(`<dongpo-headlines src="${src}" limit="3"></dongpo-headlines>`);
    const asked = counter();
    const items = list.items.map((item, index) => ({ ...item, title: `기사 ${index}` }));
    const feed = { ...list, items };
    await arrive(await render(['dongpo-headlines', { limit: 3, src }, feed]));
    assert.equal((await titles())[0], '기사 0');
    assert.equal(asked(), 0);
  });

  it('two languages of one address are each taken from their own inlined feed', async () => {
    const src = `${ORIGIN}/ssr-lang/{lang}/news.json`;
    const inlined = new Set();
    const html = [];
    for (const lang of ['ko', 'zh-CN']) {
      const feed = { ...list, items: list.items.map((item) => ({ ...item, title: lang })) };
      html.push(await render(['dongpo-headlines', { limit: 3, src, lang }, feed], { page: inlined }));
    }
    const asked = counter();
    await open(html.join(''));
    const seen = await at.page.evaluate(() =>
      [...document.querySelectorAll('dongpo-headlines')].map(
        ({ shadowRoot }) => shadowRoot.querySelector('li a').textContent,
      ),
    );
    assert.deepEqual(seen, ['ko', 'zh-CN']);
    assert.equal(asked(), 0);
    await calm();
  });

  it('a list keeps the order of its feed after an article of the same feed', async () => {
    const items = list.items.map((item) => ({ ...item, content_html: `<p>${item.title}</p>` }));
    const feed = await parseFeed(JSON.stringify({ ...list, items }));
    const inlined = new Set();
    const about = { page: inlined, time: Date.now() };
    const html = [
      await render(['dongpo-article', { item: feed.items[2].id }, feed], about),
      await render(['dongpo-headlines', { limit: 5 }, feed], about),
    ];
    await open(html.join(''));
    const seen = await at.page.evaluate(() => {
      const [single, block] = document.querySelectorAll('dongpo-article, dongpo-headlines');
      return [
        single.shadowRoot.querySelector('[part=body]')?.textContent.trim(),
        ...[...block.shadowRoot.querySelectorAll('li a')].map((link) => link.textContent),
      ];
    });
    assert.deepEqual(seen, [feed.items[2].title, ...feed.items.slice(0, 5).map(({ title }) => title)]);
    await calm();
  });

  if (engine === 'chromium')
    it('elements that a router brings and removes again and again leave nothing behind', async () => {
      await at.page.goto(at.site.page(page('<p class="spot"></p>')));
      const { raw } = at.page;
      const prototype = await raw.evaluateHandle(
        "customElements.whenDefined('dongpo-headlines').then((all) => all.prototype)",
      );
      const live = async () => {
        const all = await raw.queryObjects(prototype);
        const count = await raw.evaluate((each) => each.length, all);
        await all.dispose();
        return count;
      };
      const counts = [];
      for (let round = 0; round < 8; round++) {
        await arrive(await render(BLOCKS.list));
        await at.page.evaluate("document.querySelector('.here').replaceChildren()");
        counts.push(await live());
      }
      // The last ones may still be about to go.
      assert.ok(counts.at(-1) < 4, `alive after each round: ${counts}`);
    });

  it('a link that a server rendered dispatches a cancelable dongpo-select', async () => {
    await open(await render(BLOCKS.best));
    const went = await at.page.evaluate(() => {
      let seen;
      addEventListener(
        'dongpo-select',
        (event) => {
          seen = event.item.title;
          event.preventDefault();
        },
        { once: true },
      );
      const link = document.querySelector('dongpo-best').shadowRoot.querySelector('a');
      return [
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true })),
        seen,
      ];
    });
    assert.deepEqual(went, [false, list.items[0].title]);
  });

  it('an element that a server rendered follows a change of its src', async () => {
    await open(await render(BLOCKS.list));
    const asked = counter();
    await at.page.evaluate(
      `document.querySelector('dongpo-headlines').src = '${at.site.feeds.origin}/ssr/best.json'`,
    );
    await at.page.waitFor(() =>
      /많이 본/.test(document.querySelector('dongpo-headlines').shadowRoot.querySelector('h3').textContent),
    );
    assert.equal(asked(), 1);
  });

  it('what a server rendered without its feed stays until the feed is loaded', async () => {
    const asked = counter();
    const html = await render(
      ['dongpo-headlines', { src: `${ORIGIN}/ssr/news.json?ms=300`, limit: 5 }, list],
      {
        inline: false,
      },
    );
    assert.doesNotMatch(html, /<script/);
    await open(html);
    const { frames } = await at.page.evaluate(() => watched);
    for (const { all } of frames) assert.ok(all.some(({ text }) => text === list.items[0].title));
    assert.equal(asked(), 1);
    await calm();
  });

  it('what a server rendered stays if its feed is not inlined and fails to load', async () => {
    const gone = `${ORIGIN}/status/404`;
    const html = await render(['dongpo-headlines', { src: gone, limit: 5 }, list], { inline: false });
    await at.page.goto(at.site.page(page(html)));
    await at.page.waitFor(() => window.watched.events.some((event) => /error/.test(event)));
    assert.equal((await titles())[0], list.items[0].title);
  });

  it('an inlined feed is requested anew if the page was stored for long', async () => {
    const asked = counter();
    await open(await render(BLOCKS.list, { time: Date.now() - hour }));
    await at.page.waitFor(() =>
      performance.getEntriesByType('resource').some(({ name }) => /news\.json/.test(name)),
    );
    assert.equal(asked(), 1);
    await calm();
  });

  it('an inlined feed that was tampered with is not used', async () => {
    const html = await render(BLOCKS.list);
    const bad = html.replace(/"url":"https:[^"]*"/, '"url":"javascript:document.title=1"');
    assert.notEqual(bad, html);
    await open(bad);
    const hrefs = await at.page.evaluate(() =>
      [...document.querySelector('dongpo-headlines').shadowRoot.querySelectorAll('a')].map(
        ({ href }) => href,
      ),
    );
    assert.deepEqual(
      hrefs.filter((href) => !/^https?:/.test(href)),
      [],
    );
  });

  it('what a server rendered works under a strict policy, with a nonce or linked styles', async () => {
    const policy = (styles) =>
      `default-src 'none'; script-src {{cdn}} 'nonce-watch'; connect-src {{feeds}}; img-src {{feeds}}; style-src ${styles}; trusted-types lit-html dongpo dompurify 'allow-duplicates'; require-trusted-types-for 'script'`;
    const written = {
      "'nonce-abc' 'self'": { nonce: 'abc' },
      "{{pages}} 'nonce-watch'": { styles: 'link', stylesheets: '{{pages}}/ssr/' },
    };
    for (const [styles, options] of Object.entries(written)) {
      const asked = counter();
      const html = served(await render(BLOCKS.list, options)).replace(/&amp;/g, '&');
      const whole = doc(`<div class="here">${html}</div><p class="below">.</p>{{module}}`, {
        head: watching.replace('<script>', '<script nonce="watch">').replace(/<style>[\s\S]*<\/style>/, ''),
      });
      await at.page.goto(at.site.page(whole, { headers: { 'content-security-policy': policy(styles) } }));
      await taken(at);
      await shown(at.page);
      const { frames } = await at.page.evaluate(() => watched);
      const li = ({ all }) => all.find(({ name }) => name === 'li').height;
      // As a linked sheet comes, the first frames may be without it.
      if (!options.styles) for (const frame of frames) assert.equal(li(frame), li(frames.at(-1)));
      assert.equal(asked(), 0);
      await calm();
    }
  });

  it('what a server rendered is dark on a dark page from the first frame on', async () => {
    const colours = `<script>window.colours = new Set();
      (function look() {
        const box = document.querySelector('dongpo-headlines')?.shadowRoot?.querySelector('section');
        if (box) colours.add(getComputedStyle(box).color);
        requestAnimationFrame(look);
      })();</script><style>:root { color-scheme: dark; background: #111 }</style>`;
    await open(await render(BLOCKS.list), { head: colours, script: later });
    const light = await at.page.evaluate("CSS.supports('color', 'light-dark(#000, #fff)')");
    const seen = await at.page.evaluate('[...colours]');
    assert.equal(seen.length, light ? 1 : 2, seen.join());
    assert.equal(seen.at(-1), 'rgb(236, 236, 236)');
  });

  it("an article's body from a server is the same as that of the sanitiser in the browser", async () => {
    const fixtures = JSON.parse(readFileSync(new URL('../content/news-html.json', import.meta.url), 'utf8'));
    const feed = await parseFeed(
      JSON.stringify({
        ...list,
        items: fixtures.map(({ name, html }, index) => ({
          id: `${index}`,
          url: `https://news.example/${index}`,
          title: name,
          content_html: html,
        })),
      }),
    );
    const inlined = new Set();
    const articles = fixtures.map((_, index) =>
      render(['dongpo-article', { item: `${index}` }, feed], { page: inlined }),
    );
    const html = (await Promise.all(articles)).join('');
    const script = '<script type="module" src="{{cdn}}/without-article-enhancements/dongpo.js"></script>';
    await at.page.goto(at.site.page(page(html, { script: '' })));
    const bodies = () => {
      // A picture that was seen before is decoded at once.
      const canonical = (node) =>
        node.nodeType === 3
          ? node.data
          : `<${node.localName} ${[...node.attributes]
              .filter(({ name }) => name !== 'decoding')
              .map(({ name, value }) => `${name}=${value}`)
              .sort()}>${[...node.childNodes].map(canonical).join('')}</>`;
      return [...document.querySelectorAll('dongpo-article')].map((each) => {
        const body = each.shadowRoot.querySelector('[part=body]');
        return body ? [...body.children].map(canonical).join('') : '';
      });
    };
    const before = await at.page.evaluate(bodies);
    await at.page.goto(at.site.page(page(html, { script })));
    await at.page.waitFor(() =>
      [...document.querySelectorAll('dongpo-article')].every(
        ({ dataset }) => !('server' in dataset) && dataset.state === 'ready',
      ),
    );
    const after = await at.page.evaluate(bodies);
    assert.equal(before.length, fixtures.length);
    for (const [index, body] of after.entries()) {
      // Where a fixture says what is to be seen, a browser's own sanitiser may do better or worse.
      assert.equal(before[index], body, fixtures[index].name);
    }
  });
});
