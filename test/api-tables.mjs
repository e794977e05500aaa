/**
 * `npm run docs`: writes the README's tables of attributes, events, slots, parts, custom properties and
 * states from custom-elements.json, between its markers; with `--check`, fails where they differ.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const start = '<!-- api: written by `npm run docs`, do not edit -->';
const end = '<!-- /api -->';
const readme = new URL('../README.md', import.meta.url);
const manifest = new URL('../custom-elements.json', import.meta.url);

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

const tables = [
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

const before = readFileSync(readme, 'utf8');
const [from, to] = [before.indexOf(start), before.indexOf(end)];
if (from < 0 || to < from) {
  console.error(`README.md has no ${start} … ${end}`);
  process.exit(1);
}
const after = `${before.slice(0, from + start.length)}\n\n${tables}\n\n${before.slice(to)}`;
if (after === before) console.log('The tables in README.md are those of custom-elements.json.');
else if (process.argv.includes('--check')) {
  console.error('README.md differs from custom-elements.json: run `npm run docs` and commit.');
  process.exit(1);
} else {
  writeFileSync(readme, after);
  console.log('Wrote the tables in README.md.');
}
