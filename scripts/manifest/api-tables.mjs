/**
 * `npm run docs`: writes the README's tables of attributes, events, slots, parts, custom properties and
 * states from custom-elements.json, and of a feed's diagnostics from the code, between their markers; with `--check`, fails where they differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { severities } from '../../dist/feed/diagnose/codes.js';
import sentences from '../../dist/feed/diagnose/sentences-en.js';

const readme = new URL('../../README.md', import.meta.url);
const manifest = new URL('../../custom-elements.json', import.meta.url);

const elements = JSON.parse(readFileSync(manifest, 'utf8'))
  .modules.flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName)
  .sort((a, b) => a.tagName.localeCompare(b.tagName));

const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = (text) => (text ? `\`${text}\`` : '');
const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Everything of a kind that some element has: once, with the tags that have it; what all have comes first. */
function union(kind) {
  const all = new Map();
  for (const element of elements) {
    for (const each of element[kind] ?? []) {
      const known = all.get(each.name) ?? { ...each, tags: [], told: new Map() };
      known.tags.push(element.tagName);
      known.told.set(each.description, [...(known.told.get(each.description) ?? []), element.tagName]);
      all.set(each.name, known);
    }
  }
  return [...all.values()].sort((a, b) => b.tags.length - a.tags.length);
}

const short = (tag) => tag.replace('dongpo-', '');
/** The descriptions that differ stand apart, each with its elements. */
const meaning = ({ tags, told }) =>
  told.size > 1
    ? [...told].map(([text, own]) => `${own.map(short).join(', ')}: ${text}`).join('; ')
    : `${[...told.keys()][0] ?? ''}${tags.length < elements.length ? ` (${tags.map(short).join(', ')} only)` : ''}`;

const attributes = union('attributes');
const properties = union('members').filter(
  ({ kind, attribute, readonly }) => kind === 'field' && !attribute && !readonly,
);
const methods = union('members').filter(({ kind, description }) => kind === 'method' && description);
const rest = ({ name }) => /^dongpo-/.test(name);

const api = [
  '### Attributes',
  table(
    ['attribute', 'property', 'meaning'],
    attributes.map((each) => [code(each.name), code(each.fieldName ?? each.name), meaning(each)]),
  ),
  `Properties without an attribute: ${properties.map((each) => `\`${each.name}\`. ${cell(meaning(each))}`).join(' ')}\n\nMethods: ${methods.map((each) => `\`${each.name}()\`. ${cell(meaning(each))}`).join(' ')}`,
  '### Events',
  table(
    ['event', 'class', 'when'],
    union('events')
      .filter(rest)
      .map((each) => [code(each.name), code(each.type?.text), meaning(each)]),
  ),
  '### Slots',
  table(
    ['slot', 'content'],
    union('slots').map((each) => [each.name ? code(each.name) : '(default)', meaning(each)]),
  ),
  '### Parts',
  table(
    ['part', 'what'],
    union('cssParts').map((each) => [code(each.name), meaning(each)]),
  ),
  '### Custom properties',
  table(
    ['property', 'default', 'meaning'],
    union('cssProperties').map((each) => [code(each.name), code(each.default), meaning(each)]),
  ),
  '### States',
  table(
    ['state', 'when'],
    union('cssStates').map((each) => [code(`:state(${each.name})`), meaning(each)]),
  ),
].join('\n\n');

const diagnostics = table(
  ['code', 'severity', 'meaning'],
  Object.entries(severities).map(([name, severity]) => [code(name), severity, sentences[name][0]]),
);

const before = readFileSync(readme, 'utf8');
let after = before;
for (const [name, text] of Object.entries({ api, diagnostics })) {
  const start = `<!-- ${name}: written by \`npm run docs\`, do not edit -->`;
  const [from, to] = [after.indexOf(start), after.indexOf(`<!-- /${name} -->`)];
  if (from < 0 || to < from) {
    console.error(`README.md has no ${start} … <!-- /${name} -->`);
    process.exit(1);
  }
  after = `${after.slice(0, from + start.length)}\n\n${text}\n\n${after.slice(to)}`;
}
if (after === before) console.log('The tables in README.md are those of the code.');
else if (process.argv.includes('--check')) {
  console.error('README.md differs from the code: run `npm run docs` and commit.');
  process.exit(1);
} else {
  writeFileSync(readme, after);
  console.log('Wrote the tables in README.md.');
}
