/** `sideEffects` of package.json: each module that it lists has an effect when it is imported, no other has. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { rollup } from 'rollup';
import { ROOT } from './packed.mjs';

/**
 * What Rollup cannot see through: loops and calls that work on the module's own tables alone, or ask the engine.
 * Leave one out and look at what it says before another is added.
 */
const OWN = {
  'content/policy.js': 'fills its tables',
  'controllers/color-scheme-controller.js': 'asks for the system’s scheme',
  'elements/core/error-boundary.js': 'makes a directive of its class',
  'feed/encoding/plausibility.js': 'fills its tables',
  'feed/parse/read-members.js': 'fills its tables',
  'feed/parse/rss-atom/roles.js': 'fills its tables',
  'text/entities.js': 'fills its table',
  'text/html-elements.js': 'fills its tables',
  'ssr/dom.js': 'fills its tables, and those of what is bundled into it',
};

/**
 * The code of a module that is left when nobody uses what it exports.
 *
 * @param {boolean} whole whether what it imports is known too, so that a call into it can be seen through; all of
 * that is in use, so that what the module leaves there counts
 */
async function effects(file, whole) {
  const entry = '\0entry';
  const used = whole ? [...readFileSync(file, 'utf8').matchAll(/^import .*?['"](\.[^'"]+)['"]/gm)] : [];
  const bundle = await rollup({
    input: entry,
    logLevel: 'silent',
    treeshake: {
      moduleSideEffects: (id) => id === file || id === entry,
      propertyReadSideEffects: false,
      unknownGlobalSideEffects: false,
      // lit's template tag, which only makes an object.
      manualPureFunctions: ['css'],
    },
    plugins: [
      {
        name: 'one-module',
        resolveId(id, from) {
          if (id === entry || id === file) return id;
          if (whole && id.startsWith('.')) return resolve(dirname(from === entry ? file : from), id);
          return { id, external: true, moduleSideEffects: false };
        },
        load: (id) =>
          id === entry
            ? [
                `import ${JSON.stringify(file)};`,
                ...used.map(([, path], index) => `export * as used${index} from '${path}';`),
              ].join('\n')
            : null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return output[0].modules[file]?.code?.trim();
}

export function sideEffectTests({ installed, packed, read }) {
  const { sideEffects } = JSON.parse(read('package.json'));
  /** Those of the browser's modules: of the command and the gateway, whole programs, bundlers drop nothing. */
  const modules = packed.files
    .map(({ path }) => path)
    .filter((path) => /^dist\/(?!cdn|node|cli|gateway|publish).*\.js$/.test(path))
    .map((path) => path.slice('dist/'.length));
  const listed = modules.filter((path) => sideEffects.includes(`./dist/${path}`));

  test('sideEffects: each module listed has one, and no other', { timeout: 60_000 }, async () => {
    assert.ok(listed.length >= 6 && modules.length > 100);
    const wrong = [];
    for (const path of modules) {
      const file = join(installed, 'dist', path);
      // What only passes on what others do has their effects.
      const passes =
        listed.includes(path) &&
        /^(\/\*.*\*\/\n)?(export \{[^}]*\} from '[^']+';\n)+$/.test(read(`dist/${path}`));
      const found = passes || (await effects(file, false));
      if (listed.includes(path)) {
        if (!found) wrong.push(`${path} is listed, and does nothing`);
      } else if (found && !OWN[path]) {
        const left = await effects(file, true);
        if (left) wrong.push(`${path} is not listed, and does something: ${left.slice(-200)}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('sideEffects: what is listed exists, as it is built and as it is written; styles are kept', () => {
    assert.ok(sideEffects.includes('./dist/themes/*.css'), 'a bundler would drop a style sheet');
    const scripts = sideEffects.filter((path) => !/\/(cdn|themes|ssr)\/|cdn\.ts$/.test(path));
    for (const path of scripts) {
      assert.doesNotMatch(path, /\*/, 'by name, so that none is listed that does nothing');
      assert.ok(existsSync(join(ROOT, path)), path);
      const twin = path.startsWith('./src/')
        ? path.replace('./src/', './dist/').replace(/\.ts$/, '.js')
        : path.replace('./dist/', './src/').replace(/\.js$/, '.ts');
      assert.ok(scripts.includes(twin), `${path} without ${twin}`);
    }
  });
}
