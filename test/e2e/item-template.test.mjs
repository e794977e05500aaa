/** `itemTemplate` with templates of the page's own Lit, beside the script tag, which has a Lit of its own in it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { TITLES } from './feeds.mjs';
import { doc, inEngines, shown, wrongs } from './serve.mjs';

/** Lit as it is installed, without a bundler. */
const LIT = `<script type="importmap">{ "imports": {
  "lit": "/node_modules/lit/index.js",
  "lit/": "/node_modules/lit/",
  "lit-html": "/node_modules/lit-html/lit-html.js",
  "lit-html/": "/node_modules/lit-html/",
  "lit-element/lit-element.js": "/node_modules/lit-element/lit-element.js",
  "@lit/reactive-element": "/node_modules/@lit/reactive-element/reactive-element.js"
} }</script>`;

const withTemplate = (
  tag,
) => `<dongpo-headlines limit="3" src="{{feeds}}/plain.json"></dongpo-headlines>${tag}
<script type="module">
  import { html } from 'lit';
  document.querySelector('dongpo-headlines').itemTemplate = (item, index) =>
    html\`<a class="own" href=\${item.url}>\${index + 1}. \${item.title}</a>\`;
</script>`;

inEngines("the page's own Lit", (at) => {
  for (const tag of ['module', 'classic'])
    it(`itemTemplate renders templates of the page's own Lit with the ${tag} script`, async () => {
      const { site, page } = at;
      await page.goto(site.page(doc(withTemplate(`{{${tag}}}`), { head: LIT })));
      await shown(page);
      const rows = await page.waitFor(() => {
        const root = document.querySelector('dongpo-headlines').shadowRoot;
        const links = [...root.querySelectorAll('a.own')];
        return links.length === 3 && links.map((link) => [link.textContent, link.getAttribute('href')]);
      });
      assert.deepEqual(
        rows,
        [1, 2, 3].map((number) => [
          `${number}. ${TITLES[number - 1]}`,
          `${site.feeds.origin}/articles/${number}`,
        ]),
      );
      assert.deepEqual(await wrongs(page), []);
    });
});
