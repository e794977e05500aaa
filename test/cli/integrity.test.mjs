/** `npx dongpo-widgets integrity` prints the hashes of the files that the build wrote. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const folder = new URL('../../dist/cdn/', import.meta.url);
const hash = (name) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(new URL(name, folder)))
    .digest('base64')}`;

test('integrity.json has the hash of every script file', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  assert.deepEqual(
    JSON.parse(readFileSync(new URL('integrity.json', folder), 'utf8')),
    Object.fromEntries(files.sort().map((name) => [name, hash(name)])),
  );
});

test('the command prints an import map and script tags with hashes for an address', () => {
  const out = execFileSync(process.execPath, [COMMAND, 'integrity', 'https://widgets.example/0.1.0'], {
    encoding: 'utf8',
  });
  const { integrity } = JSON.parse(/<script type="importmap">([\s\S]*?)<\/script>/.exec(out)[1]);
  const modules = readdirSync(folder).filter((name) => /(?<!classic)\.js$/.test(name));
  assert.deepEqual(
    Object.keys(integrity).sort(),
    modules.map((name) => `https://widgets.example/0.1.0/${name}`).sort(),
  );
  assert.equal(integrity['https://widgets.example/0.1.0/dongpo.js'], hash('dongpo.js'));
  assert.ok(out.includes(`src="https://widgets.example/0.1.0/dongpo.js" integrity="${hash('dongpo.js')}"`));
  assert.ok(out.includes(`dongpo.classic.js" integrity="${hash('dongpo.classic.js')}"`));
});

test('a wrong call of integrity exits 3', () => {
  for (const address of [[], ['widgets'], ['javascript:1'], ['https://a"b/']])
    assert.throws(
      () => execFileSync(process.execPath, [COMMAND, 'integrity', ...address], { stdio: 'pipe' }),
      ({ status }) => status === 3,
    );
});
