/**
 * `npm run bundlers`: the packed tarball through Vite, webpack, Rollup and esbuild. For each import, the minified
 * bytes that a page loads at once and those that may come later; it fails where one brings what nobody asked for.
 *
 *   --only=vite,webpack
 */
import { parseArgs } from 'node:util';
import { withEsbuild } from './bundlers/esbuild.mjs';
import { withRollup } from './bundlers/rollup.mjs';
import { withVite } from './bundlers/vite.mjs';
import { withWebpack } from './bundlers/webpack.mjs';
import { cases, faults } from './cases.mjs';
import { installPacked } from './packed.mjs';

const BUNDLERS = { vite: withVite, webpack: withWebpack, rollup: withRollup, esbuild: withEsbuild };
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = values.only?.split(',') ?? Object.keys(BUNDLERS);

const kit = await installPacked();
const wrong = [];
try {
  console.log(
    `Bytes, minified: at once + later\n\n${''.padEnd(34)}${names.map((name) => name.padStart(16)).join('')}`,
  );
  for (const each of cases) {
    const cells = [];
    for (const name of names) {
      const made = await BUNDLERS[name](kit.app, each.code);
      const [first, all] = [made.first, made.all].map((text) => Buffer.byteLength(text.trim()));
      cells.push(`${first} + ${all - first}`);
      wrong.push(...faults(each, made).map((fault) => `${name}, ${each.name}: ${fault}`));
    }
    console.log(`${each.name.padEnd(34)}${cells.map((cell) => cell.padStart(16)).join('')}`);
  }
  for (const name of names) {
    const { css } = await BUNDLERS[name](kit.app, `import 'dongpo-widgets/themes/newsprint.css';`).catch(
      () => ({}),
    );
    // Webpack and Rollup take style sheets by plugins of their users' choice.
    if (/vite|esbuild/.test(name) && !css?.includes('--dongpo-rule'))
      wrong.push(`${name} drops a style sheet`);
  }
} finally {
  kit.clear();
}
for (const fault of wrong) console.error(`✗ ${fault}`);
console.log(wrong.length ? `\n${wrong.length} wrong` : '\nEach import brings its own code, and no other.');
process.exitCode = wrong.length ? 1 : 0;
