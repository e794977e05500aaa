/** The rooms of src, by what they import: type-only imports count too. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

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
  snippets: ['dom', 'feed'],
  define: [...LEAVES, 'feed', 'content', 'controllers', 'elements'],
  index: [...LEAVES, 'feed', 'content', 'controllers', 'elements'],
  cdn: [...LEAVES, 'feed', 'content', 'controllers', 'elements', 'define', 'snippets'],
  embed: ['feed', 'snippets'],
  react: ['type:events', 'define'],
  publish: ['feed', 'text'],
  gateway: ['feed', 'text', 'publish'],
  ssr: [...LEAVES, 'feed', 'content', 'controllers', 'elements', 'define'],
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
  ssr: /^(lit(\/|$)|@lit-labs\/ssr\/lib\/|linkedom$|parse5$)/,
  gateway: /^(node:|hono|@hono\/|undici$|ipaddr\.js$)/,
  cli: /^(node:|cheerio$|cheerio-select$|parse5$|parse5-htmlparser2-tree-adapter$|robots-parser$)/,
};

const path = (file) => relative(SRC, file).split(sep).join('/');
const room = (file) => path(file).replace(/(\/.*|\.ts)$/, '');
const files = readdirSync(SRC, { recursive: true })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(SRC, name))
  .sort();
const sources = new Map(
  files.map((file) => {
    const text = readFileSync(file, 'utf8');
    return [file, { text, ...parseSync(file, text) }];
  }),
);

/** The source without its comments, whose words are no code. Lines stay. */
function code(file) {
  let { text, comments } = sources.get(file);
  for (const { start, end } of comments)
    text = text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
  return text;
}

/** `{ specifier, typeOnly }` of all that a file imports, `import()` and re-exports included. */
function importsOf(file) {
  const { text, module } = sources.get(file);
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
    })),
    ...module.staticExports
      .flatMap(({ entries }) => entries)
      .filter(({ moduleRequest }) => moduleRequest)
      .map(({ moduleRequest, isType }) => ({ specifier: moduleRequest.value, typeOnly: isType })),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      specifier: text.slice(start + 1, end - 1),
      typeOnly: false,
    })),
  ];
}

test('every file is in a room that is known', () => {
  assert.ok(files.length > 20);
  assert.deepEqual(files.filter((file) => !ROOMS[room(file)]).map(path), []);
});

test('imports between rooms point one way', () => {
  const wrong = [];
  for (const file of files) {
    const from = room(file);
    for (const { specifier, typeOnly } of importsOf(file)) {
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
      // What lit itself has written; on a server, nodes that are serialised, and templates that are rendered.
      .filter((place) => !/^(hydrate\/xml-documents|ssr\/server-element)\.ts/.test(place)),
    [],
  );
});

test('no lengths in rem: a 10 px root must not shrink the text', () => {
  assert.deepEqual(places(/\d\s*rem\b/), []);
});

test('the feed room and text are imported where there is no DOM', async () => {
  const dist = new URL('../dist/', import.meta.url);
  for (const name of ['feed', 'text'])
    for (const file of files.filter((each) => room(each) === name))
      await import(new URL(path(file).replace(/\.ts$/, '.js'), dist));
  assert.deepEqual(
    ['document', 'window', 'customElements', 'localStorage'].filter((name) => name in globalThis),
    [],
  );
});

test('no file is longer than 400 lines', () => {
  const long = files.filter((file) => sources.get(file).text.split('\n').length > 400);
  assert.deepEqual(long.map(path), []);
});

test('CONTRIBUTING.md maps every room, and no other', () => {
  const text = readFileSync(join(SRC, '../CONTRIBUTING.md'), 'utf8');
  const map = /^src\/\n((?: {2}.*\n)+)/m.exec(text)[1];
  const mapped = [...map.matchAll(/^ {2}([\w-]+)(?:\/|\.ts) /gm)].map(([, name]) => name);
  assert.deepEqual(mapped.sort(), [...new Set(files.map(room))].sort());
});
