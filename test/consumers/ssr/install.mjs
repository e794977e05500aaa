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

/** @returns the app's folder, and the framework's version that was installed */
export async function install(name, { versionOf }, folder, tarball) {
  const app = join(folder, name);
  cpSync(join(APPS, name), app, { recursive: true });
  const flags = ['--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'];
  await runNpm(['install', ...flags, tarball], app);
  const { version } = versionOf
    ? JSON.parse(readFileSync(join(app, 'node_modules', versionOf, 'package.json'), 'utf8'))
    : { version: process.versions.node };
  return { app, version };
}
