/** What the package brings with it: notices, bill of materials, no scripts. Needs a build before. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const own = JSON.parse(read('package.json'));
const { packages } = JSON.parse(read('package-lock.json'));
const folder = mkdtempSync(join(tmpdir(), 'dongpo-supply-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes the bill of materials. */
function writeBill(name) {
  const file = join(folder, name);
  execFileSync(process.execPath, [join(ROOT, 'scripts/release/sbom.mjs'), `--out=${file}`]);
  return readFileSync(file, 'utf8');
}
const text = writeBill('a.json');
const bill = JSON.parse(text);
const names = bill.components.map(({ group, name }) => (group ? `${group}/${name}` : name));

test('the bill of materials is CycloneDX, and the same for the same files', () => {
  assert.equal(bill.bomFormat, 'CycloneDX');
  assert.match(bill.specVersion, /^1\.[5-9]$/);
  assert.deepEqual([bill.metadata.component.name, bill.metadata.component.version], [own.name, own.version]);
  assert.equal(writeBill('b.json'), text);
  assert.doesNotMatch(text, /\/(home|work|root|tmp|Users)\//);
});

test('the bill of materials lists what is installed and bundled, with version, license and hash, and no tool', () => {
  for (const name of [
    ...Object.keys(own.dependencies),
    'lit-html',
    'hono',
    'undici',
    'cheerio',
    'ipaddr.js',
    'linkedom',
  ])
    assert.ok(names.includes(name), name);
  for (const name of ['vite', 'typescript', 'webpack', '@biomejs/biome', 'puppeteer-core', 'react'])
    assert.ok(!names.includes(name), name);
  assert.ok(names.length < 100);
  const refs = new Set(bill.components.map((component) => component['bom-ref']));
  for (const { name, version, licenses, hashes, purl } of bill.components)
    assert.ok(version && licenses?.length && hashes?.length && purl, name);
  for (const { dependsOn } of bill.dependencies) for (const ref of dependsOn) assert.ok(refs.has(ref), ref);
});

for (const room of ['cdn', 'node', 'react'])
  test(`dist/${room} holds the notices of all that is bundled there, and its own license`, () => {
    const notices = read(`dist/${room}/licenses.md`);
    assert.ok(notices.includes(read('LICENSE').trim()));
    const [, ...sections] = notices.split(/^## /m);
    for (const section of sections) {
      const [heading, ...rest] = section.split('\n');
      assert.ok(rest.join('').trim().length > 20, heading);
      const [, name, version] = /^(\S+) - (\S+) \(.+\)$/.exec(heading) ?? [];
      if (heading === own.name) continue;
      const component = bill.components.find(({ 'bom-ref': ref }) => ref === `${name}@${version}`);
      assert.ok(component, heading);
      assert.deepEqual(component.properties[0], { name: 'cdx:npm:package:bundled', value: 'true' });
    }
  });

test('the notices of the script tag name Lit and DOMPurify, whose code it holds', () => {
  const headings = read('dist/cdn/licenses.md')
    .match(/^## .*/gm)
    .join('\n');
  for (const name of ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'dompurify'])
    assert.ok(headings.includes(`## ${name} - `), name);
});

test('nothing runs when the package is installed, nor any of what it brings', () => {
  const forbidden = /^(pre|post)?install$|^(pre|post)?prepare$|^preprepare$|^dependencies$/;
  assert.deepEqual(
    Object.keys(own.scripts).filter((name) => forbidden.test(name)),
    [],
  );
  const installed = new Set(
    bill.components
      .filter(({ properties }) =>
        properties.some(({ name, value }) => /installed$/.test(name) && value === 'true'),
      )
      .map((component) => component['bom-ref']),
  );
  assert.ok(installed.size >= 3);
  for (const [path, { version, hasInstallScript }] of Object.entries(packages)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (installed.has(`${name}@${version}`)) assert.ok(!hasInstallScript, name);
  }
});

test('the lock file pins every package by its hash', () => {
  const unpinned = Object.entries(packages).filter(
    ([path, { integrity, link, inBundle }]) =>
      path && !link && !inBundle && !/^sha512-/.test(integrity ?? ''),
  );
  assert.deepEqual(
    unpinned.map(([path]) => path),
    [],
  );
});

test("Biome's rules of security are on, and nothing turns them off", () => {
  const { linter, overrides } = JSON.parse(read('biome.json'));
  const { security, nursery, suspicious } = linter.rules;
  for (const name of ['noBlankTarget', 'noDangerouslySetInnerHtml', 'noGlobalEval', 'noScriptUrl'])
    assert.equal(security[name], 'error', name);
  assert.deepEqual(
    [nursery.noImpliedEval, nursery.useIframeSandbox, suspicious.noProto],
    ['error', 'error', 'error'],
  );
  for (const { linter: each } of overrides) assert.equal(each?.rules?.security, undefined);
});
