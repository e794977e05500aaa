/**
 * Installs the engines that are missing: through Debian's packages where it may (root and apt-get), elsewhere it
 * names the command that does. `node test/engines/install.mjs` on its own, or from test/run.mjs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ENGINES, findEngines, NAMES } from './find.mjs';

/** Debian's. (Ubuntu's `chromium` is a snap, which does not start in a container.) */
const PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};
const FONTS = 'fonts-noto-cjk';

const DNF = {
  chromium: ['chromium'],
  firefox: ['firefox'],
  webkit: ['webkit2gtk4.1-devel', 'xorg-x11-server-Xvfb'],
};
const BREW = { chromium: ['chromium'], firefox: ['firefox'], webkit: [] };
const WINGET = { chromium: ['Google.Chrome'], firefox: ['Mozilla.Firefox'], webkit: [] };

/** What to type here to get `engines`; nothing where there is no such package. */
export function command(engines) {
  const of = (table) => engines.flatMap((engine) => table[engine]).join(' ');
  const line = (prefix, packages) => (packages ? `${prefix} ${packages}` : undefined);
  if (process.platform === 'darwin') return line('brew install --cask', of(BREW));
  if (process.platform === 'win32') return line('winget install', of(WINGET));
  if (existsSync('/usr/bin/dnf')) return line('sudo dnf install', of(DNF));
  return line('sudo apt-get install --no-install-recommends', `${of(PACKAGES)} ${FONTS}`);
}

const canInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function apt(...args) {
  const result = spawnSync('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { ok: result.status === 0, text: `${result.stdout ?? ''}${result.stderr ?? result.error ?? ''}` };
}

/** Installs what of `wanted` is missing, if it can; says what it did. Returns what is there in the end. */
export function installEngines(wanted = ENGINES, say = console.log) {
  const found = findEngines();
  const missing = wanted.filter((engine) => !found[engine]);
  if (!missing.length) return found;
  const names = missing.map((engine) => NAMES[engine]).join(', ');
  if (!canInstall()) {
    const how = command(missing);
    say(
      how ? `${names} not found. To install: ${how}` : `${names} not found; there is none for this system.`,
    );
    return found;
  }
  const start = Date.now();
  say(`${names} not found: installing through apt-get…`);
  const update = apt('update');
  if (!update.ok) say(update.text.trim());
  // One at a time, so that one that is not to be had takes no other with it.
  for (const engine of missing) {
    const { ok, text } = apt('install', '--no-install-recommends', ...PACKAGES[engine], FONTS);
    if (!ok) say(`${NAMES[engine]} could not be installed:\n${text.trim().split('\n').slice(-8).join('\n')}`);
  }
  const now = findEngines();
  const got = missing.filter((engine) => now[engine]).map((engine) => NAMES[engine]);
  if (got.length) say(`Installed ${got.join(', ')} in ${Math.round((Date.now() - start) / 1000)} s.`);
  return now;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = installEngines();
  for (const engine of ENGINES) console.log(`${NAMES[engine]}: ${found[engine]?.path ?? 'not found'}`);
  process.exitCode = Object.keys(found).length ? 0 : 1;
}
