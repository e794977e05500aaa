/** The ecosystem's own checkers of packages, the declarations, and a sample in them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, run } from './packed.mjs';

const bin = (path, ...args) => run(process.execPath, [join(ROOT, 'node_modules', path), ...args], ROOT);

export function checkerTests({ tarball, installed, read }) {
  test('publint finds nothing', async () => {
    const { stdout } = await bin('publint/src/cli.js', tarball, '--strict');
    assert.match(stdout, /All good/);
  });

  test('Are The Types Wrong finds nothing, for modules', async () => {
    // It does not look behind a `*` by itself.
    const behind = ['define', 'i18n/locales']
      .flatMap((folder) => readdirSync(join(installed, 'dist', folder)).map((name) => `${folder}/${name}`))
      .filter((path) => path.endsWith('.js') && !/index|snippets|upgrade/.test(path))
      .map((path) => path.replace('i18n/', ''));
    const { stdout } = await bin(
      '@arethetypeswrong/cli/dist/index.js',
      tarball,
      '--profile=esm-only',
      '--format=json',
      '--include-entrypoints',
      ...behind,
    );
    const { analysis } = JSON.parse(stdout);
    assert.ok(Object.keys(analysis.entrypoints).includes('./define/best.js'));
    assert.ok(Object.keys(analysis.entrypoints).includes('./locales/ko.js'));
    const modules = ['node16-esm', 'bundler'];
    for (const [name, { resolutions, isWildcard }] of Object.entries(analysis.entrypoints)) {
      for (const kind of modules) {
        const { resolution } = resolutions[kind] ?? {};
        assert.ok(isWildcard || resolution, `${name}, ${kind}`);
        if (!isWildcard && !name.endsWith('.json')) assert.match(resolution.fileName, /\.d\.ts$/, name);
      }
    }
  });

  test('every declaration that an entry point shows says what it is', () => {
    const undocumented = [];
    const shown = ['article', 'best', 'headlines', 'sections', 'ticker'].map(
      (name) => `elements/${name}/${name}`,
    );
    shown.push(
      'index',
      'elements/core/feed-element',
      'elements/core/reserve',
      'controllers/feed-controller',
      'controllers/settings-controller',
    );
    shown.push(
      ...['index', 'load/load-feed', 'model/feed-error', 'parse/parse-feed', 'model/types'].map(
        (name) => `feed/${name}`,
      ),
    );
    shown.push(...['error', 'impression', 'load', 'select', 'update'].map((name) => `events/${name}-event`));
    for (const path of shown.map((name) => `dist/${name}.d.ts`)) {
      const text = read(path);
      for (const { index, 1: kind, 2: name } of text.matchAll(
        /^export (?:declare |default )?(?:abstract )?(class|function|interface) (\w+)/gm,
      ))
        if (!/\*\/\s*$/.test(text.slice(0, index))) undocumented.push(`${path}: ${kind} ${name}`);
    }
    assert.deepEqual(undocumented, []);
    // Those of members too: what an editor shows at `best.limit`.
    assert.match(
      read('dist/elements/core/block-element.d.ts'),
      /\/\*\* Items shown, 1 to 100[^*]*\*\/\n\s*limit\?: number \| undefined;/,
    );
    assert.doesNotMatch(read('dist/controllers/feed-controller.d.ts'), /@internal/);
  });
}
