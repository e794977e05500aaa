/** From a page without widgets to one with them and back, by the framework's own links. */
import assert from 'node:assert/strict';
import { headlines, openPage, taken } from './watch.mjs';

const rounds = 3;

/** All nodes of a page, those of shadow roots included; and the elements that are not garbage. */
async function size(page) {
  const { raw } = page;
  const nodes = await page.evaluate(() => {
    const count = (root) =>
      [...root.querySelectorAll('*')].reduce(
        (sum, each) => sum + 1 + (each.shadowRoot ? count(each.shadowRoot) : 0),
        0,
      );
    return count(document);
  });
  const prototype = await raw.evaluateHandle(() => customElements.get('dongpo-headlines').prototype);
  // Looking for objects collects garbage first.
  const live = await raw.queryObjects(prototype);
  const elements = await raw.evaluate((all) => all.length, live);
  await live.dispose();
  await prototype.dispose();
  return { nodes, elements };
}

export async function navigation({ browser, origin, feed, address, app }) {
  const page = await openPage(browser);
  const expected = feed.items.slice(0, 5).map(({ url, title }) => [url, title]);
  const follow = async (path) => {
    await page.waitFor(app.ready);
    await page.evaluate(() => {
      window.same = true;
    });
    await page.click(`a[href="${path}"]`);
    await page.waitFor(
      (to) =>
        location.pathname === to && !!document.querySelector(`a[href="${to === '/' ? '/other' : '/'}"]`),
      10_000,
      path,
    );
    assert.equal(await page.evaluate('!!window.same'), !!app.router, `a document was loaded for ${path}`);
  };
  try {
    await page.goto(`${origin}/other`);
    const sizes = [];
    for (let round = 0; round < rounds; round++) {
      await follow('/');
      await taken(page);
      await page.waitFor(app.ready);
      assert.deepEqual(await headlines(page), expected, `round ${round + 1}`);
      const date = await page.evaluate(
        () => document.querySelector('dongpo-headlines').shadowRoot.querySelector('time').textContent,
      );
      assert.equal(date, '1시간 전');
      sizes.push(await size(page));
      await follow('/other');
      await page.waitFor(() => !document.querySelector('dongpo-headlines'));
    }
    // What a router keeps, such as the last page's nodes or an announcer, comes and goes; what grows has no most.
    const grown = `grows: ${JSON.stringify(sizes)}`;
    const last = sizes.pop();
    assert.ok(last.nodes <= Math.max(...sizes.map(({ nodes }) => nodes)), grown);
    assert.ok(last.elements < rounds, grown);
    assert.deepEqual(page.seen.lines, []);
    const asked = page.seen.urls.filter((url) => url.startsWith(address)).length;
    return `${app.router ?? 'documents'}: feed ${asked ? `fetched ${asked} times` : 'inlined'}, ${rounds} rounds, ${last.nodes} nodes`;
  } finally {
    await page.close();
  }
}
