import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import webpack from 'webpack';

/** Webpack names no chunk of its own accord that a text leads to: what came with the entry, and all that was written. */
export async function withWebpack(app, contents) {
  const folder = mkdtempSync(join(app, 'webpack-'));
  writeFileSync(join(folder, 'entry.js'), contents);
  const stats = await new Promise((done, fail) =>
    webpack(
      {
        mode: 'production',
        context: folder,
        entry: './entry.js',
        // No runtime of its own would be left of nothing.
        output: { path: join(folder, 'out'), module: true, chunkFormat: 'module' },
        experiments: { outputModule: true },
        performance: false,
      },
      (error, result) => (error ? fail(error) : done(result)),
    ),
  );
  const { errors, warnings, entrypoints, assets } = stats.toJson({
    all: false,
    errors: true,
    warnings: true,
    entrypoints: true,
    assets: true,
  });
  if (errors.length || warnings.length)
    throw new Error([...errors, ...warnings].map(({ message }) => message).join('\n'));
  const text = (names) => names.map((name) => readFileSync(join(folder, 'out', name), 'utf8')).join('\n');
  return {
    first: text(entrypoints.main.assets.map(({ name }) => name)),
    all: text(assets.map(({ name }) => name).filter((name) => /\.m?js$/.test(name))),
  };
}
