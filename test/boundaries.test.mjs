/** The rooms of src, by what they import: type-only imports count too. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** What each room may import besides itself; `type:` for types only. */
const LEAVES = ['text', 'i18n', 'dom', 'events', 'styles'];
const ROOMS = {
  text: [],
  i18n: [],
  styles: [],
  dom: [],
  events: ['type:feed', 'type:i18n'],
  feed: ['text', 'i18n'],
  content: [...LEAVES, 'feed'],
  controllers: [...LEAVES, 'feed', 'content'],
  elements: [...LEAVES, 'feed', 'content', 'controllers', 'hydrate'],
  hydrate: [...LEAVES, 'feed', 'content', 'controllers', 'elements'],
  snippets: [],
  define: [...LEAVES, 'feed', 'content', 'controllers', 'elements'],
  index: [...LEAVES, 'feed', 'content', 'controllers', 'elements'],
  cdn: [...LEAVES, 'feed', 'content', 'controllers', 'elements', 'define', 'snippets'],
  embed: [],
  react: ['type:events', 'define'],
  publish: ['feed', 'text'],
  gateway: ['feed', 'text', 'publish'],
  ssr: [...LEAVES, 'feed', 'content', 'controllers', 'elements'],
  cli: ['feed', 'text', 'i18n', 'styles', 'elements', 'publish', 'gateway', 'ssr'],
};
/** Packages, and Node's own modules. */
const PACKAGES = {
  content: /^dompurify$/,
  controllers: /^lit(\/|$)/,
  elements: /^lit(\/|$)/,
  hydrate: /^lit(\/|$)/,
  styles: /^lit(\/|$)/,
  react: /^(react|@lit\/react)$/,
  ssr: /^(lit(\/|$)|linkedom$|parse5$)/,
  gateway: /^(node:|hono|@hono\/|undici$|ipaddr\.js$)/,
  cli: /^(node:|cheerio$|robots-parser$)/,
};

const path = (file) => relative(SRC, file).split(sep).join('/');
const room = (file) => path(file).replace(/(\/.*|\.ts)$/, '');
const files = readdirSync(SRC, { recursive: true })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(SRC, name))
  .sort();
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
/** Without comments, whose words are no code. Lines stay. */
const code = (file) =>
  sources
    .get(file)
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/(^|\s)\/\/.*$/gm, '');

const STATEMENT =
  /(?:^|[;}\n])\s*(import|export)\s+(type\s)?\s*([\w$*{][^'"`;()=]*?\sfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

/** `{ specifier, typeOnly }` of all that a file imports, `import()` and re-exports included. */
function imports(text) {
  return [...text.matchAll(STATEMENT)].map(([, , type, clause = '', specifier, dynamic]) => {
    const named = /^\{([^}]*)\}\s*from\s*$/
      .exec(clause)?.[1]
      .split(',')
      .map((name) => name.trim());
    return {
      specifier: specifier ?? dynamic,
      typeOnly: !!type || !!named?.filter(Boolean).every((name) => name.startsWith('type ')),
    };
  });
}

test('the reader of imports reads them', () => {
  assert.deepEqual(
    imports(`import './a.js';
import b, { c } from "b";
import type { D } from './d.js';
import { type E, type F } from './e.js';
import { type G, h } from './g.js';
export * from './i.js';
export type * from './j.js';
export {
  k,
} from './k.js';
const l = await import('./l.js');`).map(
      ({ specifier, typeOnly }) => `${specifier}${typeOnly ? ' type' : ''}`,
    ),
    ['./a.js', 'b', './d.js type', './e.js type', './g.js', './i.js', './j.js type', './k.js', './l.js'],
  );
  const count = [...sources.values()].join('\n').match(/\bfrom '[^']+'|\bimport\(?'[^']+'/g).length;
  const read = files.flatMap((file) => imports(code(file)).filter(({ specifier }) => specifier));
  assert.ok(read.length >= count, `${read.length} of ${count}`);
});

test('every file is in a room that is known', () => {
  assert.ok(files.length > 20);
  assert.deepEqual(files.filter((file) => !ROOMS[room(file)]).map(path), []);
});

test('imports between rooms point one way', () => {
  const wrong = [];
  for (const file of files) {
    const from = room(file);
    for (const { specifier, typeOnly } of imports(code(file))) {
      const says = `${path(file)}: ${specifier}`;
      if (!specifier.startsWith('.')) {
        if (!PACKAGES[from]?.test(specifier)) wrong.push(says);
        continue;
      }
      const target = join(dirname(file), specifier).replace(/\.js$/, '.ts');
      if (!sources.has(target)) wrong.push(`${says} is no file`);
      const to = room(target);
      const allowed = ROOMS[from] ?? [];
      if (to !== from && !allowed.includes(to) && !(typeOnly && allowed.includes(`type:${to}`)))
        wrong.push(says);
    }
  }
  assert.deepEqual(wrong, []);
});

test('relative imports name the file, with its ending', () => {
  const wrong = files.flatMap((file) =>
    imports(code(file))
      .filter(({ specifier }) => specifier.startsWith('.') && !specifier.endsWith('.js'))
      .map(({ specifier }) => `${path(file)}: ${specifier}`),
  );
  assert.deepEqual(wrong, []);
});

/** `file:line: what` of all matches. */
const places = (pattern, read = code) =>
  files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path(file)}:${index + 1}: ${line.trim()}`] : [])),
  );

test('nothing writes HTML past the sanitiser, or runs text', () => {
  assert.deepEqual(
    places(
      /\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|DOMParser|unsafeHTML)\b|document\.write(ln)?\b|\beval\b|\bnew Function\b|\bFunction\(|\bset(Timeout|Interval)\(\s*['"`]/,
    )
      // What lit itself has written.
      .filter((place) => !place.startsWith('hydrate/xml-documents.ts')),
    [],
  );
});

test('no lengths in rem: a 10 px root must not shrink the text', () => {
  assert.deepEqual(places(/\d\s*rem\b/), []);
});

test('the feed room needs no DOM at import, nor does text', () => {
  const wrong = places(/\b(document|window|customElements|navigator|localStorage)\b/).filter(
    (place) =>
      /^(feed|text)\//.test(place) && !/globalThis\.((document|navigator)\?\.|localStorage;)/.test(place),
  );
  assert.deepEqual(wrong, []);
});

test('no file is longer than 400 lines', () => {
  const long = files.filter((file) => sources.get(file).split('\n').length > 400);
  assert.deepEqual(long.map(path), []);
});

test('CONTRIBUTING.md maps every room, and no other', () => {
  const text = readFileSync(join(SRC, '../CONTRIBUTING.md'), 'utf8');
  const map = /^src\/\n((?: {2}.*\n)+)/m.exec(text)[1];
  const mapped = [...map.matchAll(/^ {2}([\w-]+)(?:\/|\.ts) /gm)].map(([, name]) => name);
  assert.deepEqual(mapped.sort(), [...new Set(files.map(room))].sort());
});
