/** Each import brings its own code and no other: by esbuild, the quickest; `npm run bundlers` asks all of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withEsbuild } from './bundlers/esbuild.mjs';
import { cases, faults } from './cases.mjs';

export function aloneTests({ app }) {
  for (const each of cases)
    test(`alone: ${each.name}`, async (t) => {
      const made = await withEsbuild(app, each.code);
      t.diagnostic(`${made.first.length} bytes at once, ${made.all.length} with what may come later`);
      assert.deepEqual(faults(each, made), []);
    });
}
