/**
 * `npm run manifest`: writes custom-elements.json from the sources; with `--check`, fails where the
 * committed one differs.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const file = new URL('../../custom-elements.json', import.meta.url);
const read = () => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const before = read();
const cem = fileURLToPath(import.meta.resolve('@custom-elements-manifest/analyzer/cem.js'));
execFileSync(
  process.execPath,
  [cem, 'analyze', '--config', 'scripts/manifest/custom-elements-manifest.config.mjs', '--quiet'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
if (process.argv.includes('--check') && read() !== before) {
  console.error(
    'custom-elements.json differs from the sources: commit what `npm run manifest` has just written.',
  );
  process.exit(1);
}
