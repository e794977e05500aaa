/** `npm run build`: everything in dist, in the order in which one needs the other. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build as vite } from 'vite';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));

const node = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' });
const config = (name) => `scripts/build/vite.${name}.ts`;
const logLevel = 'error';

const STEPS = {
  'modules and declarations': () => node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'),
  'script tag, module': () => vite({ logLevel }),
  'script tag, classic': () => vite({ logLevel, mode: 'classic' }),
  'React components': () => vite({ logLevel, configFile: config('react') }),
  'command, gateway, server': () => vite({ logLevel, configFile: config('node') }),
  'types of frameworks': () => node('scripts/build/framework-types.mjs'),
  'themes, style sheets, data of editors': () => node('scripts/build/assets.mjs'),
  configurator: () => vite({ logLevel, configFile: config('demo') }),
};

rmSync('dist', { recursive: true, force: true });
for (const [name, step] of Object.entries(STEPS)) {
  const start = performance.now();
  await step();
  console.log(`${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s  ${name}`);
}
