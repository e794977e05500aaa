/** What a page asks for until something is shown: the numbers of the design, and the sets that `npm run size` weighs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DISPLAYS } from '../../scripts/size/displays.mjs';
import { asked, doc, inEngines, shown, wrongs } from './serve.mjs';

const { list, articlePurified } = DISPLAYS;
/** Files that come after the first sight. */
const LATER = ['article-enhancements', 'deferred-behaviours', 'feed-cache'];
const isLater = (name) => LATER.includes(name);
const sorted = (names) => names.toSorted();

const script = (folder, query = '') =>
  `<script type="module" src="{{cdn}}${folder}/dongpo.js${query}" data-upgrade="{{feeds}}"></script>`;
/** As a browser before 2025 is. */
const withoutSetHTML = '<script>delete Element.prototype.setHTML; delete window.Sanitizer</script>';
const native = (engine) => engine !== 'webkit';

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
      (names) =>
        names.every((name) =>
          performance.getEntriesByType('resource').some((each) => each.name.includes(`/${name}-`)),
        ),
      undefined,
      later,
    );
    assert.deepEqual(await wrongs(page), []);
    const files = asked(site.cdn, folder);
    assert.deepEqual(sorted(files.filter(isLater)), later);
    return {
      scripts: sorted(files.filter((name) => !isLater(name))),
      feeds: site.feeds
        .requests()
        .map(({ path }) => path)
        .filter((path) => path.startsWith(`${folder}/`) && !path.endsWith('.svg'))
        .map((path) => path.slice(folder.length + 1)),
    };
  }

  for (const [name, { shows, tag, feed, attributes = '', files }] of Object.entries(DISPLAYS)) {
    if (name === 'article' && !native(engine)) continue;
    it(`${shows}: requests the files that npm run size weighs, and the feed once`, async () => {
      const head = name === 'articlePurified' ? withoutSetHTML : '';
      const { scripts, feeds } = await open(`<${tag} src="{{feeds}}/${feed}" ${attributes}></${tag}>`, {
        head,
      });
      assert.deepEqual([scripts, feeds], [sorted(files), [feed]]);
    });
  }

  it('a headline list from JSON Feed asks no other host', { skip: engine !== 'chromium' }, async () => {
    const seen = [];
    const note = (request) => seen.push(new URL(request.url()));
    at.page.raw.on('request', note);
    await open('<dongpo-headlines src="{{feeds}}/plain.json"></dongpo-headlines>');
    at.page.raw.off('request', note);
    const { pages, cdn, feeds } = at.site;
    const own = [pages, cdn, feeds].map(({ origin }) => origin);
    assert.deepEqual(
      seen.filter(({ origin, protocol }) => protocol !== 'data:' && !own.includes(origin)),
      [],
    );
  });

  it('a preloaded feed is not fetched twice', async () => {
    const head = '<link rel="preload" as="fetch" crossorigin href="{{feeds}}/plain.json">';
    const { scripts, feeds } = await open('<dongpo-best src="{{feeds}}/plain.json"></dongpo-best>', { head });
    assert.deepEqual([scripts, feeds], [sorted(list.files), ['plain.json']]);
  });

  it('another language than Korean requests its file and the chunk that finds it', async () => {
    const { scripts } = await open('<dongpo-best lang="en" src="{{feeds}}/plain.json"></dongpo-best>');
    assert.deepEqual(scripts, sorted([...list.files, 'load-locale', 'en']));
  });

  it('five elements with one source make one request', async () => {
    const five = '<dongpo-headlines src="{{feeds}}/plain.json"></dongpo-headlines>'.repeat(3);
    const { scripts, feeds } = await open(
      `${five}<dongpo-best src="{{feeds}}/plain.json" limit="3"></dongpo-best>
      <div class="dongpo-widget" data-src="{{feeds}}/plain.json"></div>`,
    );
    assert.deepEqual(feeds, ['plain.json']);
    assert.deepEqual(scripts, sorted([...list.files, 'upgrade']));
  });

  describe('with everything on one page', () => {
    const everything = `<dongpo-headlines src="{{feeds}}/news.xml"></dongpo-headlines>
      <dongpo-article lang="zh-CN" src="{{feeds}}/text.json" best-src="{{feeds}}/best.json"></dongpo-article>
      <a class="dongpo-widget" href="{{feeds}}/best.json">BEST 뉴스</a>`;
    const all = sorted([
      ...new Set([...DISPLAYS.titles.files, ...articlePurified.files, 'load-locale', 'upgrade', 'zh-CN']),
    ]);

    it('no file is requested twice, not even with `dongpo.js?v=2`', async () => {
      const { scripts, feeds } = await open(everything, { head: withoutSetHTML, version: '?v=2' });
      assert.deepEqual(scripts, all);
      assert.deepEqual(feeds.sort(), ['best.json', 'news.xml', 'text.json']);
    });

    it('the CDN folder works from another host and path', async () => {
      const host = at.site.cdn.origin.replace('127.0.0.1', 'localhost');
      const { scripts } = await open(everything, { head: withoutSetHTML, host });
      assert.deepEqual(scripts, all);
    });
  });

  it('the classic script requests only the feed', async () => {
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
