/** What a page asks for until something is shown: the numbers of the design, and the sets that `npm run size` weighs. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { asked, doc, inEngines, shown, wrongs } from './serve.mjs';

/** What scripts/size/size.mjs weighs, by what is shown. */
const weighed = Object.fromEntries(
  [
    ...readFileSync(new URL('../../scripts/size/size.mjs', import.meta.url), 'utf8').matchAll(
      /^ {2}\['([^']+)', \[([^\]]*)\], [\d_]+\],$/gm,
    ),
  ].map(([, what, names]) => [what, names.match(/[\w.-]+/g)]),
);
const [LIST, LIST_XML, ARTICLE, ARTICLE_PURIFY] = [/JSON Feed$/, /RSS/, /setHTML/, /DOMPurify/].map(
  (what) => weighed[Object.keys(weighed).find((name) => what.test(name))],
);

/** What comes after the first sight, in any order. */
const LATER = ['article-enhancements', 'feed-cache', 'deferred-behaviours'];

const script = (folder, query = '') =>
  `<script type="module" src="{{cdn}}${folder}/dongpo.js${query}"></script>`;
/** As a browser before 2025 is. */
const withoutSetHTML = '<script>delete Element.prototype.setHTML; delete window.Sanitizer</script>';
const native = (engine) => engine !== 'webkit';

it('knows the sets that the size table weighs', () => {
  for (const set of [LIST, LIST_XML, ARTICLE, ARTICLE_PURIFY]) assert.equal(set?.[0], 'dongpo');
});

inEngines('requests', (at, engine) => {
  let count = 0;
  /** Opens it with a script and feeds in a folder of their own, until it is shown; what was asked for. */
  async function open(body, { head, version, host } = {}) {
    const { site, page } = at;
    const folder = `/r${++count}`;
    const tag = script(folder, version).replace('{{cdn}}', host ?? '{{cdn}}');
    const own = (html = '') => html.replaceAll('{{feeds}}', `{{feeds}}${folder}`);
    await page.goto(site.page(doc(own(body) + tag, { head: own(head) })));
    await shown(page);
    await page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))',
    );
    const later = LATER.filter((name) => name !== 'article-enhancements' || body.includes('dongpo-article'));
    await page.waitFor(
      (count) =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => /(article-enhancements|feed-cache|deferred-behaviours)-[^/]*$/.test(name))
          .length >= count,
      undefined,
      later.length,
    );
    assert.deepEqual(await wrongs(page), []);
    const files = asked(site.cdn, folder);
    assert.deepEqual(files.filter((name) => LATER.includes(name)).sort(), later);
    return {
      scripts: files.filter((name) => !LATER.includes(name)),
      feeds: site.feeds
        .requests()
        .map(({ path }) => path)
        .filter((path) => path.startsWith(`${folder}/`) && !path.endsWith('.svg'))
        .map((path) => path.slice(folder.length + 1)),
    };
  }

  it('a headline list from JSON Feed: the script and the feed', async () => {
    const seen = [];
    const note = (request) => seen.push(request.url());
    at.page.raw?.on('request', note);
    const { scripts, feeds } = await open('<dongpo-headlines src="{{feeds}}/plain.json"></dongpo-headlines>');
    at.page.raw?.off('request', note);
    assert.deepEqual([scripts, feeds], [LIST, ['plain.json']]);
    if (engine !== 'chromium') return;
    // What the browser itself tells, whatever host it is from.
    const ours = seen.filter(
      (url) =>
        !/\/page\/|\/watch\.js|(article-enhancements|feed-cache|deferred-behaviours)-[^/]*|\.svg|^data:/.test(
          url,
        ),
    );
    assert.deepEqual(
      ours.map((url) => url.replace(/.*\//, '')),
      ['dongpo.js', 'plain.json'],
    );
  });

  it('a preloaded feed is not fetched twice', async () => {
    const head = '<link rel="preload" as="fetch" crossorigin href="{{feeds}}/plain.json">';
    const { scripts, feeds } = await open('<dongpo-best src="{{feeds}}/plain.json"></dongpo-best>', { head });
    assert.deepEqual([scripts, feeds], [LIST, ['plain.json']]);
  });

  it('RSS: one file more', async () => {
    const { scripts, feeds } = await open('<dongpo-headlines src="{{feeds}}/news.xml"></dongpo-headlines>');
    assert.deepEqual([scripts, feeds], [LIST_XML, ['news.xml']]);
  });

  it('another language: its file, and what finds it', async () => {
    const { scripts } = await open('<dongpo-best lang="en" src="{{feeds}}/plain.json"></dongpo-best>');
    assert.deepEqual(scripts, [...LIST, 'world', 'en']);
  });

  it('five elements with one source: one request', async () => {
    const five = '<dongpo-headlines src="{{feeds}}/plain.json"></dongpo-headlines>'.repeat(3);
    const { scripts, feeds } = await open(
      `${five}<dongpo-best src="{{feeds}}/plain.json" limit="3"></dongpo-best>
      <div class="dongpo-widget" data-src="{{feeds}}/plain.json"></div>`,
    );
    assert.deepEqual(feeds, ['plain.json']);
    assert.deepEqual(scripts, [...LIST, 'upgrade']);
  });

  it('an article', async () => {
    const { scripts, feeds } = await open('<dongpo-article src="{{feeds}}/text.json"></dongpo-article>');
    assert.deepEqual(feeds, ['text.json']);
    assert.deepEqual(scripts, native(engine) ? ARTICLE : ARTICLE_PURIFY);
  });

  it('an article where there is no setHTML', async () => {
    const { scripts } = await open('<dongpo-article src="{{feeds}}/text.json"></dongpo-article>', {
      head: withoutSetHTML,
    });
    assert.deepEqual(scripts, ARTICLE_PURIFY);
  });

  describe('with everything on one page', () => {
    const everything = `<dongpo-headlines src="{{feeds}}/news.xml"></dongpo-headlines>
      <dongpo-article lang="zh-CN" src="{{feeds}}/text.json" best-src="{{feeds}}/best.json"></dongpo-article>
      <a class="dongpo-widget" href="{{feeds}}/best.json">BEST 뉴스</a>`;
    const all = ['article-view', 'dongpo', 'load-locale', 'parse-text', 'purify', 'upgrade', 'zh-CN'];

    it('no file is asked for twice, `dongpo.js?v=2` neither', async () => {
      const { scripts, feeds } = await open(everything, { head: withoutSetHTML, version: '?v=2' });
      assert.deepEqual(scripts.sort(), all);
      assert.deepEqual(feeds.sort(), ['best.json', 'news.xml', 'text.json']);
    });

    it('the folder works from another host and path', async () => {
      const host = at.site.cdn.origin.replace('127.0.0.1', 'localhost');
      const { scripts } = await open(everything, { head: withoutSetHTML, host });
      assert.deepEqual(scripts.sort(), all);
    });
  });

  it('the classic file asks for nothing but the feed', async () => {
    const { site, page } = at;
    await page.goto(
      site.page(
        `${'<dongpo-article lang="en" src="{{feeds}}/one/text.json"></dongpo-article>'}
        <dongpo-headlines src="{{feeds}}/one/news.xml"></dongpo-headlines>
        <script src="{{cdn}}/one/dongpo.classic.js"></script>`,
        { head: withoutSetHTML },
      ),
    );
    await shown(page);
    assert.deepEqual(asked(site.cdn, '/one'), ['dongpo.classic']);
    assert.deepEqual(await wrongs(page), []);
  });
});
