/** Starts what WebKitGTK needs to be driven: a display and WebKitWebDriver. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const running = new Set();
const folders = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

function start(command, args, options) {
  const child = spawn(command, args, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

async function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(timer);
}

/** A virtual screen, tall enough that a page is seen whole; without Xvfb, the desktop's own. */
export async function startDisplay(xvfb, screen = '1700x4200x24') {
  if (!xvfb) return { display: process.env.DISPLAY, stop: async () => {} };
  const child = start(xvfb, ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await Promise.race([
    once(child.stdio[3], 'data'),
    once(child, 'exit').then(() => {
      throw new Error('Xvfb ended before it had a display');
    }),
  ]);
  return { display: `:${String(number).trim()}`, stop: () => stop(child) };
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** MiniBrowser's toolbar keeps its window 447 pixels wide; with nothing in it, 290 will do, and phones fit. */
const TOOLBAR =
  '* { min-width: 0; padding: 0; margin: 0; border-width: 0; -gtk-icon-transform: scale(0); font-size: 1px; }';

async function settings() {
  const dir = await mkdtemp(join(tmpdir(), 'webkit-'));
  folders.add(dir);
  for (const gtk of ['gtk-3.0', 'gtk-4.0']) {
    await mkdir(join(dir, gtk));
    await writeFile(join(dir, gtk, 'gtk.css'), TOOLBAR);
  }
  return dir;
}

/** One WebKitWebDriver holds one session. */
export async function startDriver(driver, display, { dark = false } = {}) {
  const port = await freePort();
  const dir = await settings();
  const child = start(driver, [`--port=${port}`, '--host=local'], {
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      GIO_USE_PROXY_RESOLVER: 'dummy',
      NO_AT_BRIDGE: '1',
      XDG_CONFIG_HOME: dir,
      GTK_THEME: dark ? 'Adwaita:dark' : 'Adwaita',
    },
    stdio: ['ignore', 'ignore', process.env.WEBKIT_LOG ? 'inherit' : 'ignore'],
  });
  const end = async () => {
    await stop(child);
    rmSync(dir, { recursive: true, force: true });
    folders.delete(dir);
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    const up = await fetch(`${origin}/status`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return { port, origin, stop: end };
    if (tries > 150 || child.exitCode !== null) {
      await end();
      throw new Error('WebKitWebDriver did not start');
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

export const capabilities = (miniBrowser) => ({
  browserName: 'MiniBrowser',
  'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
});
