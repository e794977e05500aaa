/** Processes: a command to its end, and a server that is ended by its own id. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const windows = process.platform === 'win32';
/** What the `npm run` that started this says of itself must not reach another project's. */
const clean = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle)|^INIT_CWD$/.test(name)),
);
const quiet = { NEXT_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1' };
const npm = (args, options) =>
  spawn('npm', args, {
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    env: { ...clean, ...quiet, ...options.env },
  });

function listen(child) {
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => {
      said.text += part;
    });
  return said;
}

/** @returns what it said */
export async function runNpm(args, cwd, env = {}) {
  const child = npm(args, { cwd, env });
  const said = listen(child);
  const [code] = await once(child, 'close');
  if (code) throw new Error(`npm ${args.join(' ')} ended with ${code}\n${said.text.slice(-4000)}`);
  return said.text;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const alive = new Set();
const end = (child) => {
  try {
    // npm does not pass a signal on: the group is of this child alone.
    if (windows) child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
};
process.on('exit', () => alive.forEach(end));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** `npm run NAME` there, once it answers. */
export async function startServer(script, cwd, env = {}) {
  const port = await freePort();
  const child = npm(['run', script], {
    cwd,
    env: { ...env, HOST: '127.0.0.1', PORT: String(port) },
    detached: !windows,
  });
  alive.add(child);
  const said = listen(child);
  const ended = once(child, 'close').then(() => alive.delete(child));
  const origin = `http://127.0.0.1:${port}`;
  const late = Date.now() + 60_000;
  for (;;) {
    if (!alive.has(child)) throw new Error(`npm run ${script} ended\n${said.text.slice(-4000)}`);
    if (Date.now() > late) throw new Error(`npm run ${script} does not answer\n${said.text.slice(-4000)}`);
    const answers = await fetch(`${origin}/other`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    origin,
    said,
    async close() {
      end(child);
      await ended;
    },
  };
}
