/** The table of codes: sentences in both languages, a test for each, and the README's table. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { importSource } from './doctor-kit.mjs';

const { severities, collect } = await importSource('codes.ts');
const { default: en } = await importSource('sentences-en.ts');
const { default: ko } = await importSource('sentences-ko.ts');
const codes = Object.keys(severities);
const here = new URL('./', import.meta.url);

test('every code has a test that names it', () => {
  const tests = readdirSync(here)
    .filter((name) => /^doctor-(feed|page|tls)\.test\.mjs$/.test(name))
    .map((name) => readFileSync(new URL(name, here), 'utf8'))
    .join('\n');
  assert.deepEqual(
    codes.filter((code) => !new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests)),
    [],
  );
});

test('every code has sentences in both languages, with the same places for values', () => {
  assert.deepEqual(Object.keys(en).sort(), codes.toSorted());
  assert.deepEqual(Object.keys(ko).sort(), codes.toSorted());
  const places = (text) => text.split('{}').length;
  for (const code of codes) {
    for (const index of [0, 1]) {
      assert.equal(places(en[code][index]), places(ko[code][index]), code);
      assert.match(ko[code][index], /[가-힣]/, code);
    }
    assert.match(ko[code][1], /\.$/, code);
    assert.match(en[code][1], /\.$/, code);
  }
});

test('README.md lists all of them', () => {
  const readme = readFileSync(new URL('../../README.md', here), 'utf8');
  const rows = codes.map((code) => {
    const message = en[code][0].replaceAll('{}', '…').replaceAll('|', '\\|');
    return `| \`${code}\` | ${severities[code]} | ${message} |`;
  });
  const table = /<!-- doctor -->\n\n([\s\S]*?)\n\n<!-- \/doctor -->/.exec(readme)?.[1] ?? '';
  assert.equal(table, ['| code | severity | meaning |', '| --- | --- | --- |', ...rows].join('\n'));
});

test('what is found twice is one finding, with what was seen', () => {
  const { list, note } = collect(en);
  note('link-dead', { sample: 'a', item: 0 });
  note('link-dead', { sample: 'b', item: 2 });
  note('link-dead', { sample: 'b', item: 3 });
  note('csp-feed', { value: '$& one' });
  note('csp-feed', { value: 'two' });
  assert.equal(list.length, 3);
  assert.deepEqual([list[0].count, list[0].sample, list[0].items], [3, 'a\nb', [0, 2, 3]]);
  assert.match(list[1].advice, /\$& one/);
});
