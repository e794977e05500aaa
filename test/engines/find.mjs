/** Where the three engines are on this machine. `{ chromium?, firefox?, webkit? }`; a missing one is absent. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const ENGINES = ['chromium', 'firefox', 'webkit'];
export const NAMES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

const { env, platform } = process;
const programFiles = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
const inProgramFiles = (...paths) => programFiles.flatMap((dir) => paths.map((path) => join(dir, path)));
const inApplications = (...paths) => paths.map((path) => `/Applications/${path}`);

const PLACES = {
  linux: {
    chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
    firefox: ['firefox-esr', 'firefox', '/usr/lib64/firefox/firefox', '/usr/lib/firefox/firefox'],
  },
  darwin: {
    chromium: inApplications(
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ),
    firefox: inApplications('Firefox.app/Contents/MacOS/firefox'),
  },
  win32: {
    chromium: inProgramFiles(
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ),
    firefox: inProgramFiles('Mozilla Firefox\\firefox.exe'),
  },
};

const PACKAGE_VERSION = ['dpkg-query', '-W', 'webkit2gtk-driver'];

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of `candidates` (absolute paths, or names looked up in PATH) that can be run. */
function first(candidates) {
  const dirs = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = candidates.flatMap((name) =>
    /[\\/]/.test(name) ? [name] : dirs.map((dir) => join(dir, name)),
  );
  return paths.find(executable);
}

/** Debian and Ubuntu keep MiniBrowser in /usr/lib/<triple>/, Fedora in /usr/libexec, Arch in /usr/lib. */
function miniBrowsers() {
  const entries = (dir) => {
    try {
      return readdirSync(dir).map((name) => join(dir, name));
    } catch {
      return [];
    }
  };
  const roots = ['/usr/lib', '/usr/lib64', '/usr/libexec'];
  return [...roots, ...entries('/usr/lib').filter((dir) => /-linux-gnu/.test(dir))]
    .flatMap(entries)
    .filter((dir) => /webkit2?gtk-\d/.test(dir))
    .sort()
    .map((dir) => join(dir, 'MiniBrowser'));
}

/** Read from `--version`; MiniBrowser says it only where there is a display, its driver's package on Debian. */
function version(path) {
  if (platform === 'win32') return ''; // chrome.exe --version opens a window
  const [command, ...args] = /MiniBrowser$/.test(path) ? PACKAGE_VERSION : [path, '--version'];
  try {
    const out = execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    });
    return /\d+\.\d+/.exec(out)?.[0] ?? '';
  } catch {
    return '';
  }
}

const override = (name) => (env[name] ? [env[name]] : undefined);

export function findEngines() {
  const places = PLACES[platform] ?? PLACES.linux;
  const found = {};
  const chromium = first(override('CHROMIUM_PATH') ?? places.chromium);
  if (chromium) found.chromium = { path: chromium };
  const firefox = first(override('FIREFOX_PATH') ?? places.firefox);
  if (firefox) found.firefox = { path: firefox };
  if (platform === 'linux') {
    const driver = first(
      override('WEBKIT_DRIVER_PATH') ?? ['WebKitWebDriver', '/usr/libexec/WebKitWebDriver'],
    );
    const path = first(override('MINIBROWSER_PATH') ?? miniBrowsers());
    const xvfb = first(['Xvfb']);
    if (driver && path && (xvfb || env.DISPLAY)) found.webkit = { path, driver, xvfb };
  }
  return found;
}

/** `Chromium 156`, `WebKitGTK 2.50`. Starts the browser's `--version`, so it is asked for once, by the report. */
export function label(engine, { path }) {
  const full = version(path);
  return `${NAMES[engine]} ${engine === 'webkit' ? full : full.split('.')[0]}`.trim();
}

/** The engines a run is about: `ENGINES=chromium,firefox` or every one there is. */
export function chosenEngines(found = findEngines()) {
  const wanted = env.ENGINES ? env.ENGINES.split(',').map((name) => name.trim()) : ENGINES;
  const unknown = wanted.filter((name) => !ENGINES.includes(name));
  if (unknown.length)
    throw new Error(`ENGINES: unknown ${unknown.join(', ')}; there are ${ENGINES.join(', ')}`);
  return ENGINES.filter((name) => wanted.includes(name) && found[name]);
}
