/** The package as npm has it, and each app in a folder of its own with it. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './run.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const APPS = fileURLToPath(new URL('.', import.meta.url));

/** @returns where the tarball is */
export async function pack(folder, { build = true } = {}) {
  if (build) await runNpm(['run', 'build'], ROOT);
  const said = await runNpm(
    ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', folder],
    ROOT,
  );
  const [{ filename }] = JSON.parse(said.slice(said.indexOf('[')));
  return join(folder, filename);
}

/** @returns the framework's version that was installed */
export async function install(name, { versionOf }, app, tarball) {
  cpSync(join(APPS, name), app, { recursive: true });
  const flags = ['--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'];
  await runNpm(['install', ...flags, tarball], app);
  if (!versionOf) return process.versions.node;
  return JSON.parse(readFileSync(join(app, 'node_modules', versionOf, 'package.json'), 'utf8')).version;
}
