/** What `npm run release` refuses; the whole of it is `npm run release -- --dry-run`. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { whyNot, withVersion } from '../../scripts/release/why-not.mjs';

const good = { status: '', changesets: ['config.json', 'a.md'], branch: 'main', readme: '', repository: {} };

it('refuses a tree that is not clean, nothing to release, another branch and a README that knows of no release', () => {
  assert.deepEqual(whyNot(good), []);
  for (const [wrong, reason] of [
    [{ status: ' M README.md\n' }, /not clean/],
    [{ changesets: ['config.json', 'README.md'] }, /no changeset/],
    [{ branch: 'work' }, /not on main/],
    [{ readme: 'Version 0.1.0 is not released yet' }, /README/],
    [{ repository: undefined }, /repository/],
  ]) {
    const reasons = whyNot({ ...good, ...wrong });
    assert.equal(reasons.length, 1);
    assert.match(reasons[0], reason);
  }
  assert.deepEqual(
    whyNot({ ...good, branch: 'work', readme: 'is not released yet', repository: undefined }, true),
    [],
  );
});

it('finds the version wherever the READMEs write it', () => {
  const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
  const { version } = JSON.parse(read('package.json'));
  for (const name of ['README.md', 'README.ko.md', 'SECURITY.md']) {
    assert.ok(read(name).includes(version), name);
    assert.ok(!withVersion(read(name), version, '9.9.9').includes(version), name);
  }
});

it('each changeset names this package and says something', () => {
  const folder = new URL('../../.changeset/', import.meta.url);
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.md') && each !== 'README.md'))
    assert.match(
      readFileSync(new URL(name, folder), 'utf8'),
      /^---\n['"]dongpo-widgets['"]: (patch|minor|major)\n---\n\n\S/,
      name,
    );
});
