/** What `npm pack` makes, installed in an empty project: as a developer gets it. Needs a build before. */
import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Those of the `npm` that runs this must not say where another one works, nor that it is a dry run. */
const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_dry_run)|^INIT_CWD$/.test(name),
    ),
  );

/** Runs it to its end; a failure says what it wrote. */
export const run = (program, args, cwd) =>
  promisify(execFile)(program, args, {
    cwd,
    shell: program === 'npm' && process.platform === 'win32',
    maxBuffer: 64e6,
    env: environment(),
  }).catch((error) => {
    throw new Error(`${program} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
  });

/** Without a registry: the tarball beside this project's own dependencies. */
async function unpack(app, installed, tarball) {
  rmSync(join(app, 'node_modules'), { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed]);
  mkdirSync(join(app, 'node_modules/@types'), { recursive: true });
  for (const name of [
    'lit',
    'lit-html',
    'lit-element',
    '@lit',
    '@lit-labs',
    'dompurify',
    '@types/trusted-types',
  ])
    symlinkSync(join(ROOT, 'node_modules', name), join(app, 'node_modules', name), 'junction');
}

/**
 * Packs, and installs into a new project in a temporary folder.
 *
 * @param {{ root?: string, strict?: boolean }} [options] `root`: what is packed; `strict`: without a registry it
 *   fails, instead of unpacking the tarball
 */
export async function installPacked({ root = ROOT, strict = false } = {}) {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'dongpo-package-')));
  const app = join(temporary, 'app');
  const installed = join(app, 'node_modules/dongpo-widgets');
  const clear = () => rmSync(temporary, { recursive: true, force: true });
  try {
    mkdirSync(app);
    writeFileSync(join(app, 'package.json'), '{ "name": "app", "private": true, "type": "module" }');
    const { stdout } = await run(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', temporary],
      root,
    );
    const [packed] = JSON.parse(stdout);
    const tarball = join(temporary, packed.filename.replace('@', '').replace('/', '-'));
    const flags = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1'];
    try {
      await run('npm', ['install', ...flags, tarball], app);
    } catch (error) {
      if (strict) throw error;
      const reason = error.message.split('\n').find((line) => /ERR|error/.test(line));
      console.error(`npm install: ${reason}; unpacked instead`);
      await unpack(app, installed, tarball);
    }
    return {
      temporary,
      app,
      installed,
      tarball,
      clear,
      /** As npm tells of it: `files`, `size`, … */
      packed,
      run: (program, args) => run(program, args, app),
      /** What a module of the project prints. */
      async node(script) {
        writeFileSync(join(app, 'script.mjs'), script);
        return (await run(process.execPath, ['script.mjs'], app)).stdout.trim();
      },
      read: (path) => readFileSync(join(installed, path), 'utf8'),
    };
  } catch (error) {
    clear();
    throw error;
  }
}
