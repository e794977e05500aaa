/**
 * The whole way of an article: the pages of an old CMS, the feeds that `bake` makes of them, a static host on
 * another port, a partner's page on a third. Then the newspaper corrects one article and withdraws another.
 */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createWorkspace, findFaults, makeArticles, startSite } from '../bake/bake-kit.mjs';
import { startStaticHost } from '../bake/static-host.mjs';
import { inEngines, shown, wrongs } from './serve.mjs';

inEngines("from a newspaper's page to a partner's page", (at) => {
  let cms;
  let workspace;
  let host;
  const items = makeArticles(6, 5, 4, 3).map((item) => ({ ...item, title: `${item.title}에서 온 편지` }));
  const bake = async () => {
    const { code, output } = await workspace.bakeInProcess();
    assert.equal(code, 0, output);
    assert.deepEqual(findFaults(workspace), []);
  };
  before(async () => {
    cms = await startSite();
    workspace = createWorkspace(cms, { best: { url: '/', list: { item: '#best li', rank_change: '.chg' } } });
    host = await startStaticHost(() => workspace.out);
    cms.publish(items, { best: [items[2], items[0]] });
    await bake();
  });
  after(async () => {
    await host?.close();
    workspace?.remove();
    await cms?.close();
  });

  const titles = (tag) =>
    at.page.evaluate(
      (tag) =>
        [...document.querySelector(tag).shadowRoot.querySelectorAll('[part=title]')].map((each) =>
          each.textContent.trim(),
        ),
      tag,
    );
  const article = () =>
    at.page.evaluate(() =>
      document.querySelector('dongpo-article').shadowRoot.textContent.replace(/\s+/g, ' '),
    );

  it('an uploaded bake folder alone gives a partner the script, lists and articles', async () => {
    const [, script] = /src="(widgets\/[\d.]+\/dongpo\.js)"/.exec(workspace.text('index.html'));
    await at.page.goto(
      at.site.page(`<script type="module" src="${host.origin}/${script}"></script>
<dongpo-headlines src="${host.origin}/latest.json" loading="eager"></dongpo-headlines>
<dongpo-best src="${host.origin}/best.json" loading="eager"></dongpo-best>
<dongpo-article src="${host.origin}/article/{item}.json" item="5" loading="eager"></dongpo-article>`),
    );
    await shown(at.page);
    assert.deepEqual(
      await titles('dongpo-headlines'),
      items.map(({ title }) => title),
    );
    assert.deepEqual(await titles('dongpo-best'), [items[2].title, items[0].title]);
    assert.match(await article(), /5번 기사의 본문이다/);
    assert.deepEqual(await wrongs(at.page), []);
  });

  it('corrected and withdrawn articles of the source are so on the page after the next bake', async () => {
    const corrected = { ...items[0], title: '6번 기사: 바로잡은 제목' };
    corrected._dongpo = { ...corrected._dongpo, status: 'corrected' };
    cms.publish([corrected, items[2], items[3]], { best: [items[2], corrected] });
    cms.pages.delete('/article.html?no=5');
    await bake();
    await at.page.evaluate(() => {
      for (const each of document.querySelectorAll('dongpo-headlines, dongpo-best, dongpo-article'))
        each.reload();
    });
    await at.page.waitFor(
      () =>
        document.querySelector('dongpo-headlines').shadowRoot.querySelectorAll('[part=title]').length === 3 &&
        document.querySelector('dongpo-article').dataset.state === 'empty',
    );
    const marked = `정정 ${corrected.title}`;
    assert.deepEqual(await titles('dongpo-headlines'), [marked, items[2].title, items[3].title]);
    assert.deepEqual(await titles('dongpo-best'), [items[2].title, marked]);
    assert.doesNotMatch(await article(), /본문이다/);
    assert.deepEqual(await wrongs(at.page), []);
  });

  it('a returning visitor never sees a withdrawn article, whatever the browser has cached', async () => {
    await at.page.goto(
      at.site.page(`{{module}}
<dongpo-article src="${host.origin}/article/{item}.json" item="5" loading="eager"></dongpo-article>`),
    );
    await at.page.waitFor(() => document.querySelector('dongpo-article').dataset.state === 'empty');
    assert.doesNotMatch(await article(), /본문이다/);
  });

  it('the index page that bake writes shows its feeds', async () => {
    await at.page.goto(`${host.origin}/`);
    await shown(at.page, 'dongpo-headlines, dongpo-best');
    assert.equal((await titles('dongpo-headlines')).length, 3);
    assert.equal((await titles('dongpo-best')).length, 2);
  });
});
