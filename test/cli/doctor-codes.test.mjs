/** The doctor's codes: a test and sentences in both languages for each, and the README's table. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { importSource } from './doctor-kit.mjs';

const { SEVERITIES } = await importSource('codes.ts');
const { collectFindings } = await importSource('findings.ts');
const { default: en } = await importSource('sentences-en.ts');
const { default: ko } = await importSource('sentences-ko.ts');
const codes = Object.keys(SEVERITIES);
const here = new URL('./', import.meta.url);

test('every code of the doctor is named in a test', () => {
  const tests = readdirSync(here)
    .filter((name) => /^doctor-(feed|page|tls|hostile)\.test\.mjs$/.test(name))
    .map((name) => readFileSync(new URL(name, here), 'utf8'))
    .join('\n');
  assert.deepEqual(
    codes.filter((code) => !new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests)),
    [],
  );
});

test('every code of the doctor has sentences in both languages, with the same places for values', () => {
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

test('README.md lists every code of the doctor', () => {
  const readme = readFileSync(new URL('../../README.md', here), 'utf8');
  const rows = codes.map((code) => {
    const message = en[code][0].replaceAll('{}', '…').replaceAll('|', '\\|');
    return `| \`${code}\` | ${SEVERITIES[code]} | ${message} |`;
  });
  const table = /<!-- doctor -->\n\n([\s\S]*?)\n\n<!-- \/doctor -->/.exec(readme)?.[1] ?? '';
  assert.equal(table, ['| code | severity | meaning |', '| --- | --- | --- |', ...rows].join('\n'));
});

test('findings of one code, value and place are counted as one, with their samples', () => {
  const { findings, report } = collectFindings(en);
  report('link-dead', { sample: 'a', item: 0 });
  report('link-dead', { sample: 'b', item: 2 });
  report('link-dead', { sample: 'b', item: 3 });
  report('csp-feed', { value: '$& one' });
  report('csp-feed', { value: 'two' });
  assert.equal(findings.length, 3);
  assert.deepEqual([findings[0].count, findings[0].sample, findings[0].items], [3, 'a\nb', [0, 2, 3]]);
  assert.match(findings[1].advice, /\$& one/);
});
