/** The styles of other people's pages: a block is the same, to half a pixel, as on a page without any. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { it } from 'node:test';
import { inEngines, shown, wrongs } from './serve.mjs';

const { resolve } = createRequire(import.meta.url);
const style = (css) => `<style>${css}</style>`;
const sheet = (name) => style(readFileSync(resolve(name), 'utf8'));
const link = (name) => `<link rel="stylesheet" href="/pages/${name}">`;

const EAGER = 'loading="eager" date-style="date" limit="4"';
const BLOCKS = {
  ...Object.fromEntries(
    ['list', 'cards', 'compact', 'lead'].map((layout) => [
      layout,
      `<dongpo-headlines ${EAGER} layout="${layout}" src="{{feeds}}/news.json"></dongpo-headlines>`,
    ]),
  ),
  best: `<dongpo-best ${EAGER} src="{{feeds}}/best.json"></dongpo-best>`,
  article: `<dongpo-article ${EAGER} src="{{feeds}}/quick-article.json" best-src="{{feeds}}/best.json"></dongpo-article>`,
};
/** Not to be overruled by the page that is tried. */
const room = (width, block, more = '') =>
  `<div style="display:block!important;width:${width}px!important;max-width:none!important;${more}">${block}</div>`;
const ALL = [320, 900].flatMap((width) => Object.values(BLOCKS).map((block) => room(width, block))).join('');

/** Runs in the page: of every element in each block, where it is in its block and how it looks. */
function measure() {
  const names =
    'display font-family font-size font-style font-weight font-variant line-height color -webkit-text-fill-color letter-spacing word-spacing word-break white-space text-align text-indent text-transform text-shadow text-decoration-line list-style-type visibility pointer-events cursor direction writing-mode opacity float'.split(
      ' ',
    );
  const all = [];
  // A page may scroll smoothly, and what sticks is where it is in the window.
  scrollTo({ top: 0, behavior: 'instant' });
  const look = (host, block) => {
    const origin = host.shadowRoot.querySelector('[part=container]').getBoundingClientRect();
    const count = {};
    for (const element of host.shadowRoot.querySelectorAll('*')) {
      if (/^(style|slot)$/.test(element.localName)) continue;
      const kind = element.part[0] ?? element.className ?? '';
      const tag = `${element.localName}.${kind}`;
      count[tag] = (count[tag] ?? 0) + 1;
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      const computed = getComputedStyle(element);
      const before = getComputedStyle(element, '::before');
      all.push({
        name: `${block} ${tag} ${count[tag]}`,
        kind,
        width: origin.width,
        box: width && [left - origin.left, right - origin.left, top - origin.top, bottom - origin.top],
        look: [
          ...names.map((name) => `${name}: ${computed.getPropertyValue(name)}`),
          `before: ${before.content} ${before.borderTopWidth} ${before.borderTopColor}`,
        ],
      });
      if (element.shadowRoot) look(element, `${block} > ${element.localName}`);
    }
  };
  for (const host of document.querySelectorAll('dongpo-headlines, dongpo-best, dongpo-article')) {
    const { offsetWidth } = host;
    look(host, `${offsetWidth}px ${host.localName}${host.layout ? ` ${host.layout}` : ''}`);
  }
  return all;
}

/** Runs in the page: whether the styles that come last are there, and nothing moves any more. */
function settled() {
  const hosts = [...document.querySelectorAll('dongpo-headlines, dongpo-best, dongpo-article')];
  for (const { shadowRoot } of hosts) hosts.push(...shadowRoot.querySelectorAll('dongpo-best'));
  return (
    document.getAnimations().length === 0 &&
    hosts.every(
      ({ localName, shadowRoot }) =>
        localName !== 'dongpo-article' || shadowRoot.querySelector('[part=tool]'),
    ) &&
    hosts.every(
      ({ dataset, shadowRoot }) =>
        dataset.state === 'ready' &&
        shadowRoot.querySelector('.notice') &&
        shadowRoot.adoptedStyleSheets.some(({ cssRules }) =>
          [...cssRules].some((rule) => /print/.test(rule.media?.mediaText)),
        ),
    )
  );
}

/** What differs, in words; at most as much as one can read. */
function differences(seen, expected, { mirrored = false } = {}) {
  const known = new Map(expected.map((each) => [each.name, each]));
  const faults = [];
  for (const { name, kind, box, look, width } of seen) {
    const other = known.get(name);
    if (!other) {
      faults.push(`${name} is not there on an empty page`);
      continue;
    }
    const place = mirrored ? [width - box[1], width - box[0], box[2], box[3]] : box;
    if (!mirrored || /^(item|image|rank|title|summary|text|heading|list)$/.test(kind)) {
      if (box && !place.every((edge, index) => Math.abs(edge - other.box[index]) <= 0.5))
        faults.push(`${name}: ${place.map(Math.round)} instead of ${other.box.map(Math.round)}`);
    }
    if (mirrored) continue;
    for (const [index, each] of look.entries())
      if (each !== other.look[index]) faults.push(`${name}: ${each} instead of ${other.look[index]}`);
  }
  return faults.length > 12 ? [...faults.slice(0, 12), `and ${faults.length - 12} more`] : faults;
}

/** Private custom properties that the style files name. */
const STYLES = new URL('../../src/styles/', import.meta.url);
const PRIVATE = new Set(
  readdirSync(STYLES).flatMap(
    (name) => readFileSync(new URL(name, STYLES), 'utf8').match(/--_[\w-]+/g) ?? [],
  ),
);

/** By the name of the page: what it has in its head. */
const HOSTS = {
  'Bootstrap 5': sheet('bootstrap/dist/css/bootstrap.min.css'),
  'Tailwind 4': sheet('tailwindcss/preflight.css'),
  "a blog's theme": link('classic-theme.css'),
  'inherited properties': link('inherited.css'),
  '* { all: revert }': style('* { all: revert }'),
  '* { all: unset !important }': style(
    '* { all: unset !important } :is(head, head *, script) { display: none !important }',
  ),
  'content-box for all': style(
    '*, ::before, ::after { box-sizing: content-box !important; padding: 0 !important; border: 0 !important; min-width: 0 !important; max-width: none !important }',
  ),
  'display and containment for all': style(
    'dongpo-headlines, dongpo-best, dongpo-article { display: inline-flex !important; container-type: size !important; contain-intrinsic-size: 0 !important; justify-content: center; align-items: center }',
  ),
  'our private names': style(`* { ${[...PRIVATE].map((name) => `${name}: 7`).join(';')} }`),
  'a root of 10 px': style('html { font-size: 10px } body { font-size: 1.4rem }'),
  'a root of 24 px': style('html { font-size: 24px }'),
};

/** Around a block 320 px wide. */
const PLACES = {
  'a table': (block) =>
    `<table style="width:320px;border-spacing:0"><tr><td style="padding:0">${block}</table>`,
  'a flex row': (block) => room(320, `<div style="display:flex">${block}</div>`),
  'a flex column': (block) => room(320, `<div style="display:flex;flex-direction:column">${block}</div>`),
  'a grid': (block) => room(320, `<div style="display:grid">${block}</div>`),
  'a float': (block) => `<div style="float:left;clear:both">${block}</div><br style="clear:both">`,
  'vertical writing': (block) => `<div style="writing-mode:vertical-rl">${block}</div>`,
  'centred text': (block) => room(320, block, 'text-align:center'),
  'a line height of 0': (block) => room(320, block, 'line-height:0'),
  'a font size of 0': (block) => room(320, block, 'font-size:0'),
  code: (block) => `<pre>${room(320, block)}</pre>`,
};

inEngines(
  'styles of host pages',
  (at, engine) => {
    // Everything in one engine, and with `WHOLE=1` in all; elsewhere every second page.
    const whole = engine === 'chromium' || process.env.WHOLE;
    let plain;
    const open = async (head, body = ALL, more = '') => {
      const html = `<!doctype html><html lang="ko"${more}><meta charset="utf-8">{{watch}}${head}<body><main class="entry-content" style="display:flow-root!important;padding:40px 20px!important">${body}</main>{{module}}`;
      await at.page.goto(at.site.page(html));
      await shown(at.page);
      await at.page.waitFor(settled);
      return at.page.evaluate(measure);
    };
    const empty = async () => {
      plain ??= await open('');
      return plain;
    };

    for (const [name, head] of Object.entries(HOSTS).filter((_, index) => whole || index % 2 === 0)) {
      it(`a block looks the same on a page with: ${name}`, async () => {
        const expected = await empty();
        const seen = await open(head);
        assert.equal(seen.length, expected.length);
        assert.deepEqual(differences(seen, expected), []);
        assert.deepEqual(await wrongs(at.page), []);
      });
    }

    it('a block looks the same in tight and odd places of a page', async () => {
      const expected = await empty();
      const names = Object.keys(PLACES);
      const blocks = [BLOCKS.list, BLOCKS.best];
      const seen = await open('', names.flatMap((name) => blocks.map(PLACES[name])).join(''));
      const each = seen.length / names.length;
      for (const [index, name] of names.entries())
        assert.deepEqual(differences(seen.slice(index * each, (index + 1) * each), expected), [], name);
    });

    it('a block is mirrored on a page from right to left', async () => {
      const expected = await empty();
      const seen = await open('', ALL, ' dir="rtl"');
      assert.equal(seen.length, expected.length);
      assert.deepEqual(differences(seen, expected, { mirrored: true }), []);
      // A headline keeps the direction of its own language.
      const items = seen.filter(({ kind }) => kind === 'item');
      assert.ok(items.length && items.every(({ look }) => look.includes('direction: rtl')));
    });

    it('a block that the page hides or disables is hidden and disabled', async () => {
      const seen = await open('', room(320, BLOCKS.list, 'visibility:hidden;pointer-events:none'));
      for (const { name, kind, look } of seen.filter(({ kind }) => /title|image|item/.test(kind)))
        assert.ok(
          look.includes('visibility: hidden') && look.includes('pointer-events: none'),
          `${name} ${kind}`,
        );
    });

    it('the margin, size, border and opacity that the page sets on a block apply', async () => {
      const css =
        'dongpo-best { margin: 7px; width: 300px; min-height: 900px; border: 3px solid; padding: 5px; opacity: 0.9 }';
      await open(style(css), BLOCKS.best);
      const { width, height, x } = await at.page.box('dongpo-best');
      // After 8 px of the body and 20 of the test.
      assert.deepEqual([width, height, x], [316, 916, 35]);
    });

    it('a block has no background, while it loads and after', async () => {
      const backgrounds = () =>
        [...document.querySelectorAll('dongpo-headlines')].map((host) =>
          [host, host.shadowRoot.querySelector('section')]
            .map((each) => getComputedStyle(each).backgroundColor)
            .join(),
        );
      const none = 'rgba(0, 0, 0, 0),rgba(0, 0, 0, 0)';
      const page = `${style('html { background: #111; color: #eee }')}<dongpo-headlines src="{{feeds}}/news.json?ms=400" loading="eager"></dongpo-headlines>{{module}}`;
      await at.page.goto(at.site.page(page));
      await at.page.waitFor(() => document.querySelector('dongpo-headlines').dataset.state === 'loading');
      assert.deepEqual(await at.page.evaluate(backgrounds), [none]);
      await shown(at.page);
      await at.page.waitFor(settled);
      assert.deepEqual(await at.page.evaluate(backgrounds), [none]);
    });
  },
  { width: 1000 },
);
