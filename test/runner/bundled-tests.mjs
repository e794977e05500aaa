/**
 * The tests bundled with their tools, the elements and what all share: msw and graphql alone are two hundred
 * files, and to load those in a page took longer than most test files run.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A plugin of web-test-runner: each of the files at its own address, what several share in chunks. */
export async function bundledTests(files) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: files,
    outbase: root,
    outdir: root,
    chunkNames: '__chunks__/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'development'],
    // A source map of shortened code has no ends of branches.
    minifyWhitespace: !process.env.COVERAGE_PAGES,
    sourcemap: 'linked',
    write: false,
    logLevel: 'error',
  });
  const built = new Map(
    outputFiles.map(({ path, text }) => [`/${relative(root, path).replaceAll('\\', '/')}`, text]),
  );
  for (const file of files) {
    const path = `/${file.replace(/ts$/, 'js')}`;
    // The runner finds the line of a failure by the map in the file that it asked for.
    const map = Buffer.from(built.get(`${path}.map`)).toString('base64');
    const inline = `//# sourceMappingURL=data:application/json;base64,${map}`;
    built.set(
      `/${file}`,
      built.get(path).replace(/\/\/# sourceMappingURL=.*/, () => inline),
    );
  }
  return {
    name: 'bundled-tests',
    has: (path) => built.has(path),
    serve({ path }) {
      const body = built.get(path);
      return (
        body && {
          body,
          type: path.endsWith('.map') ? 'json' : 'js',
          headers: { 'Cache-Control': 'max-age=3600' },
        }
      );
    },
  };
}

/** The plugin, for all but what is bundled: that is compiled already, and its source map stands for the sources. */
export function unlessBundled(bundle, plugin) {
  const transform = plugin.transform.bind(plugin);
  plugin.transform = (context) => (bundle.has(context.path) ? undefined : transform(context));
  return plugin;
}
