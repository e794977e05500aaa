/**
 * `npm run size`: what the script tag costs on the wire (brotli), by what is shown, and where the
 * entry's bytes come from. With `--check`, fails where a budget is exceeded.
 *
 * The sets of files are those that test/e2e/requests.test.mjs sees a browser ask for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

const folder = new URL('../../dist/cdn/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
const bytes = Object.fromEntries(
  files.map((name) => [
    name.replace(/-[\w-]{6}\.js$|\.js$/, ''),
    brotliCompressSync(readFileSync(new URL(name, folder))).length,
  ]),
);

/** What is shown; the files that it needs; its budget in bytes. When all is there: 13,500, 17,500, 18,000, 29,000. */
const budgets = [
  ['headlines, best list from JSON Feed', ['dongpo'], 14_080],
  ['headlines from RSS or Atom', ['dongpo', 'parse-text'], 19_490],
  ['article from JSON Feed, with setHTML', ['dongpo', 'article-view'], 19_400],
  ['article from JSON Feed, with DOMPurify', ['dongpo', 'article-view', 'purify'], 29_680],
];

/** Code of the feed room that is loaded at once by what these names are imported from, and its budget. */
const readers = [
  ['JSON Feed', { parseFeed: 'parse/parse-feed' }, 2000],
  [
    'RSS and Atom, without the repair of texts',
    { parseFeed: 'parse/parse-feed', normalise: 'parse/json-feed', parseXml: 'parse/rss-atom/map-feed' },
    6000,
  ],
];

/** Brotli bytes of the first chunk of a build of some exports of src/feed. */
async function weigh(names) {
  const lines = Object.entries(names).map(
    ([name, file]) => `export { ${name} } from '/src/feed/${file}.ts';`,
  );
  const [{ output }] = [
    await build({
      logLevel: 'silent',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id.endsWith('virtual:feed') ? id : null),
          load: (id) => (id.endsWith('virtual:feed') ? lines.join('\n') : null),
        },
      ],
      build: { write: false, lib: { entry: 'virtual:feed', formats: ['es'], fileName: () => 'dongpo.js' } },
    }),
  ].flat();
  // Each change elsewhere gives the chunks other hashes, which weigh this or that.
  const { code } = output.find(({ isEntry }) => isEntry);
  return brotliCompressSync(code.replace(/-[\w-]{6}(?=\.js)/g, '')).length;
}

let over = 0;
function row(what, size, budget) {
  if (!(size <= budget)) over++;
  console.log(`${String(size).padStart(7)} of ${budget}  ${size <= budget ? 'ok  ' : 'OVER'}  ${what}`);
}
console.log('Brotli bytes on the wire until it is shown');
for (const [what, needed, budget] of budgets)
  row(
    what,
    needed.reduce((sum, name) => sum + bytes[name], 0),
    budget,
  );
console.log('\nOf these, what reads a feed');
for (const [what, names, budget] of readers) row(what, await weigh(names), budget);
/** All that a headline list of any layout and theme may come to wear; comments and white space are not shipped. */
const styles = ['host', 'list', 'layouts', 'newsprint', 'deferred', 'pending-update'];
const worn = await Promise.all(
  styles.map(async (name) => (await import(`../../dist/styles/${name}.styles.js`)).default),
);
console.log('\nStyles of a headline list');
row(
  styles.join(', '),
  brotliCompressSync(
    worn
      .map(({ cssText }) => cssText)
      .join('')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' '),
  ).length,
  3000,
);
const locales = readdirSync(new URL('../../src/i18n/locales/', import.meta.url)).map((name) =>
  name.slice(0, -3),
);
console.log('\nLanguages');
row(
  'the largest of them',
  Math.max(...locales.filter((name) => name !== 'ko').map((name) => bytes[name])),
  700,
);
row('what finds them', bytes['load-locale'], 850);
console.log('\nFiles');
for (const [name, size] of Object.entries(bytes).sort((a, b) => b[1] - a[1]))
  console.log(`${String(size).padStart(7)}  ${name}`);

if (!process.argv.includes('--check')) {
  console.log('\nRooms of the entry (share of its brotli bytes)');
  const [{ output }] = [await build({ logLevel: 'silent', build: { write: false } })].flat();
  const entry = output.find((chunk) => chunk.isEntry);
  const rooms = {};
  for (const [id, { renderedLength }] of Object.entries(entry.modules)) {
    const room = /\/node_modules\/(?:@lit|lit)/.test(id)
      ? 'lit'
      : (/\/src\/([\w-]+)/.exec(id)?.[1] ?? 'other');
    rooms[room] = (rooms[room] ?? 0) + renderedLength;
  }
  const all = Object.values(rooms).reduce((sum, length) => sum + length, 0);
  for (const [room, length] of Object.entries(rooms).sort((a, b) => b[1] - a[1])) {
    console.log(`${String(Math.round((length / all) * bytes.dongpo)).padStart(7)}  ${room}`);
  }
}
if (over) process.exit(1);
