/** A language whose file is slow: the block waits for it a little, then shows Korean, and changes in place. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { reserve } from '../../dist/elements/core/reserve.js';
import { inEngines, wrongs } from './serve.mjs';

inEngines('a language that is slow', (at) => {
  /** What the heading said, frame by frame, and how high the block was, until it said so. */
  async function watch(ms, last) {
    const height = reserve('dongpo-best', { limit: 3, width: 700 });
    const block = `<dongpo-best lang="en" loading="eager" src="{{feeds}}/best.json" limit="3" style="display:flow-root;font-size:medium;min-height:${height}"></dongpo-best>`;
    const sample = `<script>
      const said = [], heights = [];
      // When it began to wait, not when a busy machine painted it.
      let began;
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (options) {
        began ??= performance.now();
        return attachShadow.call(this, options);
      };
      (function look() {
        const block = document.querySelector('dongpo-best');
        const text = block.shadowRoot?.querySelector('[part=heading]')?.textContent;
        if (text && text !== said.at(-1)?.text) said.push({ text, at: performance.now() - began });
        heights.push(block.offsetHeight);
        window.seen = { said, heights };
        requestAnimationFrame(look);
      })();
    </script>`;
    await at.page.goto(
      at.site.page(`${block}${sample}<script type="module" src="{{cdn}}/slow-en-${ms}/dongpo.js"></script>`),
    );
    await at.page.waitFor(`window.seen?.said.at(-1)?.text === ${JSON.stringify(last)}`, 5000);
    const seen = await at.page.evaluate('window.seen');
    assert.equal(new Set(seen.heights.slice(1)).size, 1, 'it keeps its height');
    assert.deepEqual(await wrongs(at.page), []);
    return seen.said;
  }

  it('a block waits shortly for the file of its language', async () => {
    const said = await watch(60, 'Most read');
    // On a machine that is too busy for 60 ms, no sooner than the block may.
    assert.ok(said[0].text === 'Most read' || said[0].at > 150, JSON.stringify(said));
  });

  it('a block whose language file is slow shows Korean first, then its language', async () => {
    const said = await watch(1500, 'Most read');
    assert.deepEqual(
      said.map(({ text }) => text),
      ['BEST 뉴스', 'Most read'],
    );
    assert.ok(said[0].at > 150 && said[0].at < 1000, JSON.stringify(said));
    assert.ok(said[1].at > 1400, JSON.stringify(said));
  });
});
