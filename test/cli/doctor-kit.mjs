/** What the doctor's tests share: the command, its modules, and servers on loopback. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { COMMAND_LINE, runInProcess } from './run-in-process.mjs';

const SOURCES = fileURLToPath(new URL('../../src/cli/doctor/', import.meta.url));
const BUNDLE = { bundle: true, format: 'esm', platform: 'node', target: 'node20' };

/** Runs `dongpo-widgets` with these arguments, in an English locale. */
export const runCommand = (args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(COMMAND_LINE), ...args], {
      env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...env },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (data) => (out += data));
    child.stderr.setEncoding('utf8').on('data', (data) => (err += data));
    child.on('close', (code) => resolve({ code, out, err }));
  });

/**
 * Runs the doctor on a target: in this process, or with `env` in one of its own.
 * @returns its report, with `exit`, the `codes` of all findings and `find(code)`
 */
export async function runDoctor(target, args = [], env = undefined) {
  const call = [target, '--json', '--lang=en', ...args];
  const { code, out, err } = await (env
    ? runCommand(['doctor', ...call], env)
    : runInProcess('doctor', call));
  const report = JSON.parse(out || err);
  const findings = [report, ...(report.feeds ?? [])].flatMap((each) => each.findings);
  return {
    ...report,
    exit: code,
    codes: findings.map((finding) => finding.code),
    find: (name) => findings.find((finding) => finding.code === name),
  };
}

/** Imports a module of `src/cli/doctor`, which the package only has in a bundle. */
export async function importSource(name) {
  const { outputFiles } = await build({ ...BUNDLE, entryPoints: [SOURCES + name], write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const servers = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections?.();
    server.close();
  }
});

/** Starts a server that is closed after the tests. @returns its port */
export async function startServer(listener, create = createServer) {
  const server = create(listener);
  servers.push(server);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server.address().port;
}

/** A feed without faults, its items' pages and pictures on `host`. */
export const feedOf = (host, change = {}, count = 3) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: '동포투데이',
    language: 'ko',
    items: Array.from({ length: count }, (_, index) => ({
      id: `${index}`,
      url: `${host}/item/${index}`,
      title: `제목 ${index}`,
      image: `${host}/item/${index}.jpg`,
      date_published: new Date(Date.now() - index * 36e5).toISOString(),
    })),
    ...change,
  });

/** Headers of a feed without faults. */
export const FEED_HEADERS = {
  'content-type': 'application/feed+json',
  'access-control-allow-origin': '*',
  'cache-control': 'max-age=60',
  etag: '"1"',
};
