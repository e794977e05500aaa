/**
 * `npm run size`: what the script tag costs on the wire (brotli), by what is shown, and where the entry's bytes come
 * from. With `--check`, fails where a budget is exceeded.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { DISPLAYS } from './displays.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const check = process.argv.includes('--check');
const brotli = (text) => brotliCompressSync(text).length;

/** Brotli bytes of the files for pages, by name without hash. */
const bytes = Object.fromEntries(
  readdirSync('dist/cdn')
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name.replace(/-[\w-]{6}\.js$|\.js$/, ''), brotli(readFileSync(`dist/cdn/${name}`))]),
);

let over = 0;
function row(shows, size, budget) {
  const fits = size <= budget;
  if (!fits) over++;
  console.log(`${String(size).padStart(7)} of ${budget}  ${fits ? 'ok  ' : 'OVER'}  ${shows}`);
}

console.log('Brotli bytes on the wire until it is shown');
for (const { shows, files, budget } of Object.values(DISPLAYS))
  row(
    shows,
    files.reduce((sum, name) => sum + bytes[name], 0),
    budget,
  );

/** All that a headline list of any layout and theme may come to wear; comments and white space are not shipped. */
const SHEETS = ['host', 'list', 'layouts', 'newsprint', 'deferred', 'pending-update'];
const sheets = await Promise.all(SHEETS.map((name) => import(`../../dist/styles/${name}.styles.js`)));
const css = sheets
  .map((module) => module.default.cssText)
  .join('')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/\s+/g, ' ');
console.log('\nStyles of a headline list');
row(SHEETS.join(', '), brotli(css), 3000);

const locales = readdirSync('src/i18n/locales')
  .map((name) => name.replace('.ts', ''))
  .filter((name) => name !== 'ko');
console.log('\nLanguages');
row('the largest', Math.max(...locales.map((name) => bytes[name])), 800);
row('load-locale', bytes['load-locale'], 850);

console.log('\nFiles');
for (const [name, size] of Object.entries(bytes).sort((a, b) => b[1] - a[1]))
  console.log(`${String(size).padStart(7)}  ${name}`);

/** The rooms' shares of the entry, by the length of their code before it is compressed. */
async function sharesOfRooms() {
  const { output } = await build({ logLevel: 'silent', build: { write: false } }).then(
    (result) => [result].flat()[0],
  );
  const { modules } = output.find(({ fileName }) => fileName === 'dongpo.js');
  const lengths = {};
  for (const [id, { renderedLength }] of Object.entries(modules)) {
    const room = /\/node_modules\/(?:@lit|lit)/.test(id)
      ? 'lit'
      : (/\/src\/([\w-]+)/.exec(id)?.[1] ?? 'other');
    lengths[room] = (lengths[room] ?? 0) + renderedLength;
  }
  const whole = Object.values(lengths).reduce((sum, length) => sum + length, 0);
  return Object.entries(lengths)
    .map(([room, length]) => [room, Math.round((length / whole) * bytes.dongpo)])
    .sort((a, b) => b[1] - a[1]);
}

if (!check) {
  console.log('\nRooms of the entry (share of its brotli bytes)');
  for (const [room, size] of await sharesOfRooms()) console.log(`${String(size).padStart(7)}  ${room}`);
}
if (over) process.exitCode = 1;
