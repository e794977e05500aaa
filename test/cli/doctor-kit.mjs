/** What the doctor's tests share: its call, its modules, servers of the moment. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const bin = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));

/** Runs the command. */
export const run = (args, env = {}) =>
  new Promise((done) => {
    const child = spawn(process.execPath, [bin, ...args], {
      env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...env },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (data) => (out += data));
    child.stderr.setEncoding('utf8').on('data', (data) => (err += data));
    child.on('close', (code) => done({ code, out, err }));
  });

let diagnose;
/** The command without a process of its own, where it is to be called a hundred times. */
async function here(args) {
  diagnose ??= (async () => {
    // As deep as in dist, from where it finds the package's own files.
    const outfile = fileURLToPath(new URL(`../../.cache/doctor-${process.pid}/doctor.mjs`, import.meta.url));
    await build({ ...bundle('doctor.ts'), packages: 'external', outfile });
    after(() => rmSync(dirname(outfile), { recursive: true, force: true }));
    return (await import(pathToFileURL(outfile).href)).diagnose;
  })();
  const { report, exitCode } = await (await diagnose)(args);
  return { code: exitCode, report };
}

/** What it finds: its report, with `codes` of all findings and `find(code)` for one. */
export async function examine(target, args = [], env = undefined) {
  const call = [target, '--json', '--lang=en', ...args];
  const {
    code,
    out,
    err,
    report = JSON.parse(out || err),
  } = await (env ? run(['doctor', ...call], env) : here(call));
  const all = [report, ...(report.feeds ?? [])].flatMap(({ findings }) => findings);
  return {
    ...report,
    exit: code,
    codes: all.map((each) => each.code),
    find: (name) => all.find((each) => each.code === name),
  };
}

const bundle = (name) => ({
  entryPoints: [fileURLToPath(new URL(`../../src/cli/doctor/${name}`, import.meta.url))],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
});

/** A module of the doctor's, which the package bundles. */
export async function importSource(name) {
  const { outputFiles } = await build({ ...bundle(name), write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const servers = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections?.();
    server.close();
  }
});

/** A server on a free port, gone with the tests. */
export async function serve(answer, make = createServer) {
  const server = make(answer);
  servers.push(server);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server.address().port;
}

/** A feed by the book, its items' pages and pictures on `host`. */
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

export const GOOD = {
  'content-type': 'application/feed+json',
  'access-control-allow-origin': '*',
  'cache-control': 'max-age=60',
  etag: '"1"',
};
