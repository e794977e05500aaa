/** Many widgets on one page, and the same page again: how often servers are asked, and when news is seen. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { it } from 'node:test';
import { doc, inEngines, shown, wrongs } from './serve.mjs';

const script = (folder) =>
  `<script type="module" src="{{cdn}}${folder}/dongpo.js" data-upgrade="{{feeds}}"></script>`;
const headlines = (src, about = '', inside = '') =>
  `<dongpo-headlines loading="eager" src="${src}" ${about}>${inside}</dongpo-headlines>`;
const best = (src, about = '', inside = '') =>
  `<dongpo-best loading="eager" src="${src}" ${about}>${inside}</dongpo-best>`;
/** Fifty of the two lists in turn; `src` tells each its feed. */
const fifty = (src, inside = () => '') =>
  Array.from({ length: 50 }, (_, index) =>
    (index % 2 ? headlines : best)(src(index), 'limit="3"', inside(index)),
  ).join('\n');

/** Before the script: which addresses it fetches, how many of them were answered. */
const counted = `<script>
  window.fetched = [];
  window.answered = 0;
  window.fetch = new Proxy(window.fetch, {
    async apply(fetch, page, args) {
      fetched.push(String(args[0]));
      const answer = await Reflect.apply(fetch, page, args);
      answered++;
      return answer;
    },
  });
</script>`;
/** Whether all of them show news, as a reader sees it. */
const allShow = (count) => {
  const all = [...document.querySelectorAll('dongpo-headlines, dongpo-best')];
  const titles = all.map((element) =>
    element.shadowRoot?.querySelector('[part~=title] a')?.textContent.trim(),
  );
  return all.length === count && titles.every(Boolean);
};

/** A port on which nobody listens. */
async function closedPort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

inEngines('a page of many widgets', (at, engine) => {
  /** How often each feed of a folder was asked for, by name. */
  const asked = (folder) => {
    const counts = {};
    for (const { path } of at.site.feeds.requests())
      if (path.startsWith(`${folder}/`) && !path.endsWith('.svg'))
        counts[path.slice(folder.length + 1)] = (counts[path.slice(folder.length + 1)] ?? 0) + 1;
    return counts;
  };

  it('a page of many widgets requests each feed once, and shows cached news before a response on the second visit', async (test) => {
    const { site, page } = at;
    const names = ['a/plain.json', 'b/plain.json', 'c/best.json', 'd/news.json', 'e/news.xml'];
    const body = fifty((index) => `{{feeds}}/second/${names[index % 5]}?once`);
    // At two addresses: WebKit's driver has a private window, which forgets its copies when a page is but reloaded.
    const visit = () => page.goto(site.page(doc(body + script('/second'), { head: counted })));
    await visit();
    await page.waitFor(allShow, 10_000, 50);
    assert.deepEqual(asked('/second'), Object.fromEntries(names.map((name) => [name, 1])));
    assert.deepEqual(await page.evaluate('[fetched.length, answered]'), [5, 5]);
    await page.waitFor(async () => (await (await caches.open('dongpo-widgets.1')).keys()).length === 5);
    assert.deepEqual(await wrongs(page), []);

    const before = site.feeds.requests().length;
    await visit();
    await page.waitFor(allShow, 7000, 50);
    const [fetched, answered] = await page.evaluate('[fetched.length, answered]');
    assert.equal(answered, 0);
    assert.ok(fetched > 0 && fetched <= 5, `${fetched} requests on the second visit`);
    const states = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll('[data-state]')].map(({ dataset }) => dataset.state)),
    ]);
    assert.deepEqual(states, ['ready']);
    assert.deepEqual(await wrongs(page), []);
    const feeds = site.feeds.requests().slice(before);
    test.diagnostic(
      `second visit: ${fetched} fetches, ${feeds.filter(({ path }) => /\.(json|xml)$/.test(path)).length} at the server, ${answered} answered`,
    );
  });

  it('a page of many widgets requests each feed once, whatever their limits', async () => {
    const { site, page } = at;
    const body = [1, 3, 10, 50]
      .map((limit) => headlines('{{feeds}}/limits/plain.json', `limit="${limit}"`))
      .concat(best('{{feeds}}/limits/plain.json', 'limit="2"'))
      .join('');
    await page.goto(site.page(doc(body + script('/limits'), { head: counted })));
    await page.waitFor(allShow, 10_000, 5);
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('[limit]')].map(
        ({ shadowRoot }) => shadowRoot.querySelectorAll('[part~=item]').length,
      ),
    );
    assert.deepEqual(rows, [1, 3, 10, 12, 2]);
    assert.deepEqual(asked('/limits'), { 'plain.json': 1 });
    assert.deepEqual(await page.evaluate('fetched.length'), 1);
  });

  const copies = (folder) =>
    `${script(folder)}<script src="{{cdn}}${folder}/dongpo.classic.js" data-upgrade="{{feeds}}"></script>${script(`${folder}-v2`)}`;
  const entries = () => [...globalThis[Symbol.for('dongpo-widgets.store.1')].keys()];

  it('a feed is requested once with the module, the classic script and another copy on the page', async () => {
    const { site, page } = at;
    const src = '{{feeds}}/copies/plain.json';
    await page.goto(
      site.page(
        doc(
          `${best(src)}${headlines(src)}<a class="dongpo-widget" href="${src}">소식</a>${copies('/copies')}`,
          {
            head: counted,
          },
        ),
      ),
    );
    await page.waitFor(() => document.querySelectorAll('dongpo-headlines, dongpo-best').length === 3);
    await shown(page);
    await page.waitFor(() =>
      ['/copies/dongpo.js', '/copies/dongpo.classic.js', '/copies-v2/dongpo.js'].every((name) =>
        performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(name)),
      ),
    );
    assert.deepEqual(asked('/copies'), { 'plain.json': 1 });
    assert.deepEqual(await page.evaluate(entries), [site.fill(src)]);
    assert.deepEqual(await wrongs(page), []);
  });

  it('a feed is requested once by the elements of several copies of the library', async () => {
    const { site, page } = at;
    const src = '{{feeds}}/apart/plain.json';
    // Each copy finds the names free, and gets others than the one before.
    const apart = `<script>
      const { define } = customElements;
      const taken = new Map();
      customElements.get = () => undefined;
      customElements.define = (name, made) => {
        taken.set(name, (taken.get(name) ?? 0) + 1);
        define.call(customElements, name + '-' + taken.get(name), made);
      };
    </script>`;
    const body = [1, 2, 3]
      .flatMap((copy) => ['best', 'headlines'].map((list) => `dongpo-${list}-${copy}`))
      .map((name) => `<${name} class="own" loading="eager" src="${src}"></${name}>`)
      .join('');
    await page.goto(site.page(doc(body + copies('/apart'), { head: counted + apart })));
    await page.waitFor(() =>
      [...document.querySelectorAll('.own')].every((each) =>
        each.shadowRoot?.querySelector('[part~=title] a'),
      ),
    );
    const classes = await page.evaluate(
      () => new Set([...document.querySelectorAll('.own')].map((each) => each.constructor)).size,
    );
    assert.equal(classes, 6);
    assert.deepEqual(asked('/apart'), { 'plain.json': 1 });
    assert.deepEqual(await page.evaluate('fetched.length'), 1);
    assert.deepEqual(await page.evaluate(entries), [site.fill(src)]);
    assert.deepEqual(await wrongs(page), []);
  });

  it('a dead host is requested a few times only, and its failure is shown in time', async (test) => {
    const { site, page } = at;
    const dead = `http://127.0.0.1:${await closedPort()}`;
    const body = fifty(
      (index) => `${dead}/${index}.json`,
      (index) => (index % 5 ? '' : '<a href="/all">모든 소식</a>'),
    );
    const start = Date.now();
    await page.goto(site.page(doc(body + script('/dead'), { head: counted })));
    await page.waitFor(() => {
      const all = [...document.querySelectorAll('dongpo-headlines, dongpo-best')];
      return (
        all.length === 50 &&
        all.every(
          ({ dataset, shadowRoot, firstElementChild }) =>
            dataset.state === 'error' &&
            (firstElementChild
              ? firstElementChild.getClientRects().length
              : shadowRoot.querySelector('[part=status] p')?.textContent.trim() &&
                shadowRoot.querySelector('[part=retry]')),
        )
      );
    }, 10_500);
    const took = Date.now() - start;
    const fetched = await page.evaluate('fetched.length');
    test.diagnostic(`dead host: ${fetched} requests, told after ${took} ms`);
    assert.ok(took <= 10_500, `${took} ms`);
    assert.ok(fetched > 0 && fetched <= 12, `${fetched} requests`);
    assert.deepEqual(await wrongs(page), []);
  });

  /** Leaves for another page and comes back by the browser's button; whether the page was kept as it was. */
  async function thereAndBack(page) {
    const { site } = at;
    await page.evaluate('void (window.stayed = 1)');
    const away = site.page('<p id="away">다른 쪽</p>');
    await page.evaluate((url) => void setTimeout(() => location.assign(url)), away);
    await page.waitFor(() => !!document.querySelector('#away'));
    await page.back();
    await page.waitFor(() => !!document.querySelector('dongpo-best'));
    return page.evaluate('!!window.stayed');
  }
  /** Firefox's driver cannot navigate a page any more that came out of the cache. */
  async function ownPage(test) {
    const page = await at.browser.open({ width: 800, height: 900 });
    // The driver of a page that was left may not answer to its end.
    test.after(() => void page.close().catch(() => {}));
    return page;
  }
  // As a page is that the browser may keep: with `no-store` it may not.
  const kept = { headers: { 'cache-control': 'max-age=60' } };

  it('a page of many widgets shows its news when the reader comes back to it', async (test) => {
    const { site } = at;
    const page = await ownPage(test);
    const src = '{{feeds}}/back/plain.json';
    await page.goto(site.page(doc(best(src) + headlines(src) + script('/back')), kept));
    await page.waitFor(allShow, 10_000, 2);
    test.diagnostic(`back/forward cache: ${await thereAndBack(page)}`);
    await page.waitFor(allShow, 5000, 2);
    assert.deepEqual(await wrongs(page), []);
    // It lives: it follows its attributes, and asks again.
    await page.evaluate('void document.querySelector("dongpo-best").setAttribute("limit", "2")');
    await page.waitFor(
      () => document.querySelector('dongpo-best').shadowRoot.querySelectorAll('[part~=item]').length === 2,
    );
    await page.evaluate('document.querySelector("dongpo-best").reload().then(() => 1)');
    assert.equal(await page.evaluate('document.querySelector("dongpo-best").dataset.state'), 'ready');
  });

  // Now and then WebKit's driver loses a page that was left while it loaded, and answers no more.
  if (engine === 'webkit') return;

  it('a page of many widgets goes on loading when the reader comes back to it', async (test) => {
    const { site } = at;
    const page = await ownPage(test);
    const src = '{{feeds}}/resumed/plain.json?ms=1500';
    await page.goto(site.page(doc(best(src) + headlines(src) + script('/resumed')), kept));
    await page.waitFor(() => document.querySelector('dongpo-best')?.dataset.state === 'loading');
    test.diagnostic(`back/forward cache: ${await thereAndBack(page)}`);
    await page.waitFor(allShow, 10_000, 2);
    assert.deepEqual(await wrongs(page), []);
    test.diagnostic(`${engine}: ${asked('/resumed')['plain.json']} requests`);
  });
});
