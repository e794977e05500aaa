/** `bake` and `doctor` before hostile servers, pages, disks and clocks. */
import { execFileSync, spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInProcess } from '../cli/run-in-process.mjs';
import { check, OBEYED } from './check.mjs';

const COMMAND = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));
const hasForgedLine = (output) => /^\W*ERROR forged/m.test(output);

/** Runs a command in a process of its own. */
function run(args, { clock, folder, seconds = 60 } = {}) {
  const preload = `const real = Date.now; const start = real(); Date.now = () => real() - start + ${clock}`;
  const imports = clock === undefined ? [] : [`--import=data:text/javascript,${encodeURIComponent(preload)}`];
  const child = spawn(process.execPath, [...imports, COMMAND, ...args], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (data) => (output += data));
  const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? signal, output });
    }),
  );
}

/** The published items of a run; throws if the edition is not whole. */
function publishedIds(out) {
  for (const name of ['index.html', '.htaccess', '_headers', 'latest.json']) readFileSync(join(out, name));
  const { items } = JSON.parse(readFileSync(join(out, 'latest.json'), 'utf8'));
  for (const { id } of items) JSON.parse(readFileSync(join(out, 'article', `${id}.json`), 'utf8'));
  return items.map(({ id }) => id);
}

/** All hostile servers as sources of one run, beside a good one. @returns the outcome of each kind, and rows */
export async function bakeAndSources(servers) {
  const folder = mkdtempSync(join(tmpdir(), 'dongpo-hostile-'));
  try {
    const sources = [...servers.addresses.values()];
    writeFileSync(
      join(folder, 'dongpo.json'),
      JSON.stringify({
        title: 'T',
        sources: [...sources, servers.good],
        delay: 0,
        timeout: 1,
        robots: false,
      }),
    );
    const startedAt = performance.now();
    const { code, output } = await run(['bake', 'dongpo.json', '--lang=en'], { folder, seconds: 120 });
    const seconds = (performance.now() - startedAt) / 1000;
    const ids = publishedIds(join(folder, 'feeds'));
    const byKind = new Map(
      [...servers.addresses].map(([kind, address]) => {
        const line = output
          .split('\n')
          .find((each) => each.startsWith(`${address}:`) || each.startsWith(`${address}?:`));
        return [kind, { happened: line ? `told: ${line.slice(address.length + 2).slice(0, 60)}` : 'read' }];
      }),
    );
    const published = readdirSync(join(folder, 'feeds'), { recursive: true }).join('\n');
    const rows = [
      {
        tried: `${sources.length} hostile sources and a good one in one run`,
        happened: `exit ${code} after ${seconds.toFixed(1)} s; the edition is whole: articles ${ids.join(' ')}`,
        fault:
          code !== 1 || !ids.includes('1') || !ids.includes('2') ? 'the good source was lost' : undefined,
      },
      {
        tried: 'its messages on the terminal',
        happened: 'each one line, without control and bidi characters',
        fault:
          OBEYED.test(output.replaceAll('\n', '')) || hasForgedLine(output)
            ? 'a terminal would obey'
            : undefined,
      },
      {
        tried: 'its file names',
        happened: 'letters, digits, hyphens and dots',
        fault: /[^\w./\n-]/.test(published) ? published : undefined,
      },
      {
        tried: 'the inner server, which no source names',
        happened: `${servers.innerRequests.length} requests`,
        fault: servers.innerRequests.length ? servers.innerRequests.join() : undefined,
      },
    ];
    return { byKind, rows };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Each hostile server as the doctor's target. */
export async function doctorAndServers(servers) {
  const byKind = new Map();
  let outputs = '';
  await Promise.all(
    [...servers.addresses].map(async ([kind, address]) => {
      const startedAt = performance.now();
      const { out, err, code } = await runInProcess('doctor', [
        address,
        '--timeout=1',
        '--lang=en',
        '--json',
        '--links=1',
      ]);
      const seconds = (performance.now() - startedAt) / 1000;
      const text = await runInProcess('doctor', [address, '--timeout=1', '--lang=ko', '--links=0']);
      outputs += text.all + out;
      let report;
      try {
        report = JSON.parse(out || err);
      } catch {}
      const worst = report?.findings[0]?.code ?? 'nothing to remark';
      byKind.set(kind, {
        happened: `exit ${code}: ${report?.error ? `${worst}` : `${report?.items ?? 0} items, ${worst}`}`,
        fault:
          !report || ![0, 1, 2].includes(code) || seconds > 30
            ? `${seconds} s: ${out.slice(0, 80)}`
            : undefined,
      });
    }),
  );
  const rows = [
    {
      tried: `the reports on all ${byKind.size} on a terminal, and as JSON`,
      happened: 'no line of another, no control and no bidi character; the JSON is JSON',
      fault:
        OBEYED.test(outputs.replaceAll('\n', '')) || hasForgedLine(outputs)
          ? 'a terminal would obey'
          : undefined,
    },
    {
      tried: 'the inner server, to which one redirects',
      // A page on this machine may lead to others on it, as in development.
      happened: `${servers.innerRequests.length} requests: target and redirect are both of this machine`,
    },
  ];
  return { byKind, rows };
}

/** Disks and clocks of who runs `bake`. */
export async function bakeAndMachine(servers) {
  const rows = [];
  const attempt = async (tried, body) => {
    const folder = mkdtempSync(join(tmpdir(), 'dongpo-hostile-'));
    writeFileSync(
      join(folder, 'dongpo.json'),
      JSON.stringify({ title: 'T', sources: [servers.good], delay: 0, robots: false }),
    );
    const bake = (options, ...args) =>
      run(['bake', 'dongpo.json', '--lang=en', ...args], { folder, ...options });
    let happened = 'a fault';
    let fault;
    try {
      happened = await body(folder, bake);
    } catch (error) {
      fault = error.message;
    }
    rows.push({ tried, happened, fault });
    rmSync(folder, { recursive: true, force: true });
  };
  const state = (folder) => join(folder, 'feeds.bake');

  await attempt('a disk that is full', async (folder, bake) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      return 'not tried: a small disk can be mounted by root only';
    }
    try {
      const { code, output } = await bake({}, `--out=${join(disk, 'feeds')}`, `--state=${state(folder)}`);
      check(code === 2 && /ENOSPC/.test(output), `${code}: ${output}`);
      const parts = readdirSync(disk, { recursive: true }).filter((name) => name.endsWith('.part'));
      check(!parts.length, `left: ${parts}`);
      return 'exit 2, told; no part of a file is left';
    } finally {
      execFileSync('umount', [disk]);
    }
  });
  await attempt('a file where the folder should be', async (folder, bake) => {
    writeFileSync(join(folder, 'feeds'), 'x');
    const { code, output } = await bake();
    check(code === 2 && /feeds/.test(output), `${code}: ${output}`);
    return `exit 2, told; the file is as it was: ${readFileSync(join(folder, 'feeds'), 'utf8') === 'x'}`;
  });
  await attempt('a folder where an article should be', async (folder, bake) => {
    mkdirSync(join(folder, 'feeds/article/1.json'), { recursive: true });
    const { code, output } = await bake();
    check(code === 1 && output.includes('article/1.json: not written'), `${code}: ${output}`);
    JSON.parse(readFileSync(join(folder, 'feeds/latest.json'), 'utf8'));
    return 'exit 1, told; the others are written';
  });
  await attempt('a link to another folder in place of a file', async (folder, bake) => {
    mkdirSync(join(folder, 'feeds'));
    writeFileSync(join(folder, 'outside'), 'mine');
    symlinkSync(join(folder, 'outside'), join(folder, 'feeds/index.html'));
    const { code } = await bake();
    check(code === 0 && readFileSync(join(folder, 'outside'), 'utf8') === 'mine', 'written through the link');
    return 'the link is replaced, what it led to is as it was';
  });
  for (const [tried, text] of [
    ['a state that is no JSON', '{'],
    [
      'a state of other types',
      '{"version":1,"sources":[],"gone":[],"sections":{"__proto__":"x"},"edited":{"latest.json":7}}',
    ],
    [
      'a state that names 5000 sections',
      JSON.stringify({
        version: 1,
        sections: Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`s${index}`, `S${index}`])),
        sectionTimes: Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`s${index}`, 1])),
      }),
    ],
  ])
    await attempt(tried, async (folder, bake) => {
      mkdirSync(state(folder));
      writeFileSync(join(state(folder), 'state.json'), text);
      const { code, output } = await bake();
      check([0, 1].includes(code), `${code}: ${output}`);
      const ids = publishedIds(join(folder, 'feeds'));
      const files = readdirSync(join(folder, 'feeds'), { recursive: true }).filter((name) =>
        name.startsWith('section'),
      ).length;
      check(files < 300, `${files} files of sections`);
      return `exit ${code}, articles ${ids.join(' ')}, ${files} files of sections`;
    });
  await attempt('a lock of a process that is no more', async (folder, bake) => {
    mkdirSync(state(folder));
    writeFileSync(join(state(folder), 'lock'), '999999999');
    const { code, output } = await bake();
    check(code === 0, output);
    return 'exit 0: it is broken';
  });
  for (const [tried, clock] of [
    ['a clock in 1970', 0],
    ['a clock in 2100', Date.parse('2100-01-01')],
    ['a clock in the year 9999', Date.parse('9999-12-01')],
  ])
    await attempt(tried, async (folder, bake) => {
      const { code, output } = await bake({ clock });
      check(code === 0, `${code}: ${output}`);
      const later = await bake({});
      check(later.code === 0, `${later.code}: ${later.output}`);
      return `exit 0, and 0 when it is right again; articles ${publishedIds(join(folder, 'feeds')).join(' ')}`;
    });
  return rows;
}
