/**
 * Pages that have done to themselves what breaks scripts. Each is shown as if nothing were: nothing is thrown,
 * nothing stands there twice, and one line at most is on the console. Pages with policies, with a tag that is
 * taken, with a Lit of their own and with the script five times: host-pages.test.mjs.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { TITLES } from './feeds.mjs';
import { inEngines, look, shown, wrongs } from './serve.mjs';

const BLOCKS = `<dongpo-headlines src="{{feeds}}/plain.json" limit="3"></dongpo-headlines>
  <dongpo-best src="{{feeds}}/best.json" limit="3"></dongpo-best>
  <dongpo-article src="{{feeds}}/text.json"></dongpo-article>
  <dongpo-ticker src="{{feeds}}/plain.json" max-age="99999"></dongpo-ticker>
  <dongpo-sections src="{{feeds}}/sections.json"></dongpo-sections>`;
const zone = readFileSync(new URL('../../node_modules/zone.js/bundles/zone.umd.min.js', import.meta.url));

/** What the page does first, and how it takes the script; in strict mode, as a bundle's. */
const PAGES = {
  'module and classic': { scripts: '{{module}}{{classic}}' },
  'classic and module': { scripts: '{{classic}}{{module}}' },
  'classic, twice': { scripts: '{{classic}}{{classic}}' },
  'two versions, the newer first': {
    scripts: '<script type="module" src="{{cdn}}/version-9.9.9/dongpo.js"></script>{{module}}',
  },
  'two versions, the older first': {
    scripts: '{{module}}<script type="module" src="{{cdn}}/version-9.9.9/dongpo.js"></script>',
  },
  'two versions, module and classic': {
    scripts: '{{classic}}<script type="module" src="{{cdn}}/version-9.9.9/dongpo.js"></script>',
  },
  'Array.prototype as Prototype.js leaves it': {
    first: `Array.prototype.each = function (call) { for (const one of this) call(one); return this; };
      Array.prototype.toJSON = function () { return '[' + this.join() + ']'; };
      String.prototype.toJSON = function () { return '"' + this + '"'; };
      Array.prototype.last = function () { return this[this.length - 1]; };
      Array.prototype.find = (find => function (call, at) { return find.call(this, call, at); })(Array.prototype.find);
      Element.prototype.remove = (remove => function () { remove.call(this); return this; })(Element.prototype.remove);`,
  },
  'Array.from as MooTools has it': {
    first:
      "Array.from = (item) => item == null ? [] : typeof item === 'object' && 'length' in item && typeof item !== 'string' ? Array.prototype.slice.call(item) : [item];",
  },
  'Object.prototype with more in it': {
    // No functions: WebKit's driver could tell nothing of such a page.
    first: "Object.prototype.extra = 'x'; Object.prototype.sum = 0; Object.prototype.inherited = true;",
  },
  'window.dongpo and other names, clobbered': {
    before:
      '<form id="dongpo"><input name="attributes"></form><a id="Sanitizer">1</a><img name="currentScript"><img name="scripts"><img name="baseURI"><img name="URL"><img name="location"><img id="origin"><form id="caches"></form><a id="navigator">2</a>',
    first: 'window.dongpo = 7; window.lit = {}; window.litHtmlVersions = undefined;',
  },
  'frozen primordials': {
    first:
      'for (const each of [Object, Array, Function, String, Number, Boolean, RegExp, Date, Promise, Map, Set, WeakMap, Symbol, Error, TypeError, URL]) { Object.freeze(each.prototype); Object.freeze(each); }',
  },
  'Zone.js': { first: zone },
  'define.amd, module and exports, a classic script': {
    first:
      'window.define = () => { throw new Error("define was called"); }; define.amd = {}; window.module = { exports: {} }; window.exports = module.exports; window.require = () => { throw new Error("require was called"); };',
    scripts: '{{classic}}',
  },
  'define.amd, a module': {
    first: 'window.define = () => { throw new Error("define was called"); }; define.amd = {};',
  },
  'fetch, timers and observers wrapped by somebody': {
    first: `for (const name of ['fetch', 'setTimeout', 'requestAnimationFrame', 'queueMicrotask']) {
        const own = window[name];
        window[name] = function (...given) { return own.apply(window, given); };
      }
      for (const name of ['MutationObserver', 'IntersectionObserver'])
        window[name] = class extends window[name] {};`,
  },
  'customElements.define and attachShadow wrapped by somebody': {
    first: `const { define } = CustomElementRegistry.prototype;
      CustomElementRegistry.prototype.define = function (...given) { return define.apply(this, given); };
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (how) { return attachShadow.call(this, how); };`,
  },
  'no storage': {
    first: `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
      Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError'); } });`,
  },
  'every permission denied': {
    headers: {
      'permissions-policy':
        'accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), sync-xhr=(), usb=(), web-share=(), xr-spatial-tracking=(), unload=()',
    },
  },
  'cross-origin isolation': {
    headers: {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
    },
    // Other scripts and pictures of other origins would need their consent.
    head: '<!doctype html><html lang="ko"><meta charset="utf-8"><script crossorigin src="{{cdn}}/watch.js"></script>',
    holds: 'crossOriginIsolated',
  },
  'quirks mode': { head: '<html lang="ko"><meta charset="utf-8">{{watch}}' },
  'document.write of the snippet': {
    scripts: '<script>document.write(\'<script src="{{cdn}}/dongpo.classic.js"><\\/script>\')</script>',
  },
};

inEngines('isolation', (at, engine) => {
  // All pages in one engine, and with `WHOLE=1` in each; else half of them in each of the others.
  const mine = (index) =>
    engine === 'chromium' || process.env.WHOLE || index % 2 === Number(engine === 'firefox');
  const pages = Object.entries(PAGES).filter((_, index) => mine(index));
  for (const [what, { before = '', first, scripts = '{{module}}', headers, head, holds }] of pages)
    it(`widgets and the page do not disturb each other: ${what}`, async () => {
      const body = `${before}${first ? `<script>"use strict";\n${first}</script>` : ''}${BLOCKS}${scripts}`;
      await at.page.goto(at.site.page(head ? `${head}<body>${body}` : body, { headers }));
      await shown(at.page);
      // What looks at the page writes JSON, too.
      await at.page.evaluate('delete Array.prototype.toJSON, delete String.prototype.toJSON');
      for (const tag of ['dongpo-headlines', 'dongpo-best']) {
        const seen = await look(at.page, tag);
        assert.deepEqual([seen.titles.length, seen.titles[0]], [3, TITLES[0]], tag);
        assert.ok(seen.width >= 240 && seen.height > 100, `${tag}: ${seen.width} x ${seen.height}`);
        assert.match(seen.links[0], /^http:\/\/127/);
      }
      const boxes = await at.page.evaluate(() =>
        ['headlines', 'best', 'article', 'ticker', 'sections'].map(
          (name) =>
            [...document.querySelector(`dongpo-${name}`).shadowRoot.children].filter(
              (node) => node.localName === 'section',
            ).length,
        ),
      );
      assert.deepEqual(boxes, [1, 1, 1, 1, 1]);
      if (holds) assert.equal(await at.page.evaluate(holds), true, holds);
      assert.deepEqual(await wrongs(at.page), []);
      const lines = await at.page.evaluate('watched.lines');
      assert.ok(lines.length <= 1, lines.join('\n'));
    });

  it('a scoped registry of custom elements on the page is neither an error nor used', async () => {
    await at.page.goto(at.site.page(`<div id="own"></div>${BLOCKS}{{module}}`));
    await shown(at.page);
    const scoped = await at.page.evaluate(() => {
      let registry;
      try {
        registry = new CustomElementRegistry();
      } catch {
        return 'none here';
      }
      const Own = class extends HTMLElement {
        connectedCallback() {
          this.textContent = '남의 것';
        }
      };
      registry.define('dongpo-best', Own);
      const root = document
        .querySelector('#own')
        .attachShadow({ mode: 'open', customElementRegistry: registry });
      root.innerHTML = '<dongpo-best></dongpo-best><dongpo-headlines src="/x"><p>대신</p></dongpo-headlines>';
      return root.textContent;
    });
    assert.match(scoped, /^(none here|남의 것대신)$/);
    assert.equal((await look(at.page, 'dongpo-best')).titles.length, 3);
    assert.deepEqual(await wrongs(at.page), []);
  });
});
