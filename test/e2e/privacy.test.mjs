/** What a page that shows the news asks for, keeps and tells: its feed, its pictures, our files, and nothing else. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inEngines, shown, wrongs } from './serve.mjs';

inEngines('privacy', (at) => {
  const BLOCKS = `<dongpo-headlines src="{{feeds}}/news.json" limit="6" loading="eager"></dongpo-headlines>
    <dongpo-best src="{{feeds}}/best.json" lang="ru" loading="eager"></dongpo-best>
    <dongpo-article src="{{feeds}}/article.json" loading="eager"></dongpo-article>
    <dongpo-ticker src="{{feeds}}/plain.json" loading="eager"></dongpo-ticker>
    <dongpo-sections src="{{feeds}}/sections.json" loading="eager"></dongpo-sections>{{module}}`;

  it('widgets request only the feed, its pictures and their files, without cookies and referrer', async () => {
    const { site, page } = at;
    const servers = [site.feeds, site.cdn];
    const before = servers.map((server) => server.requests().length);
    await page.goto(
      site.page(BLOCKS, {
        head: '<script>document.cookie = "reader=7; path=/"; localStorage.setItem("mine", "7")</script>',
      }),
    );
    await shown(page);
    await page.waitFor(() =>
      [...document.querySelectorAll('dongpo-headlines, dongpo-article')].every(({ shadowRoot }) =>
        [...shadowRoot.querySelectorAll('img')].some((image) => image.complete),
      ),
    );
    const addresses = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.replace(/\?.*/, '')),
    );
    const expected =
      /^http:\/\/127\.0\.0\.1:\d+\/(watch\.js|[\w.-]+\.js|(news|best|article|plain|sections)\.json|picture[\w-]*\.svg)$/;
    assert.deepEqual(
      addresses.filter((address) => !expected.test(address)),
      [],
    );
    for (const [index, server] of servers.entries())
      for (const { path, headers } of server.requests().slice(before[index])) {
        // The page's own icon and helper are not ours.
        if (/watch\.js|picture\.svg/.test(path)) continue;
        if (index) {
          // A module is asked for as the page's own policy of referrers has it.
          assert.equal(headers.cookie, undefined, path);
          continue;
        }
        // Whether a picture's own host gets its cookies is the browser's to say: to ask without would take CORS.
        const cookie = /picture/.test(path) ? [] : ['cookie'];
        for (const header of [...cookie, 'referer', 'authorization', 'if-none-match', 'x-requested-with'])
          assert.equal(headers[header], undefined, `${path}: ${header} ${headers[header]}`);
        assert.doesNotMatch(path, /[?&](id|uid|visitor|session|t|_)=/);
      }
    assert.deepEqual(await wrongs(page), []);
  });

  it('widgets store only the feeds and the chosen text size', async () => {
    const { page } = at;
    const kept = await page.evaluate(async () => ({
      cookie: document.cookie,
      local: Object.keys(localStorage).filter((name) => name !== 'mine'),
      session: Object.keys(sessionStorage),
      caches: await (globalThis.caches?.keys() ?? []),
      databases: (await indexedDB.databases?.())?.map(({ name }) => name) ?? [],
      name: window.name,
    }));
    assert.match(kept.cookie, /^(reader=7)?$/);
    for (const name of [...kept.local, ...kept.caches]) assert.match(name, /^dongpo-widgets\./);
    assert.deepEqual([kept.session, kept.databases, kept.name], [[], [], '']);
  });
});
