/**
 * The tests' own tools, each a file or two instead of the two hundred that msw and graphql are: to load
 * those took longer than most test files run. Lit stays as it is, since the elements share it.
 */
import { basename } from 'node:path';
import { build } from 'esbuild';

const TOOLS = { msw: 'msw', 'msw/browser': 'msw-browser', '@open-wc/testing': 'open-wc-testing' };
const AT = '/__tools__/';

/** A plugin of web-test-runner. */
export async function bundledTools() {
  const { outputFiles } = await build({
    entryPoints: Object.entries(TOOLS).map(([source, out]) => ({ in: source, out })),
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'development'],
    external: ['lit', 'lit/*', 'lit-html', 'lit-html/*', '@lit/*'],
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    logLevel: 'error',
  });
  const files = new Map(outputFiles.map(({ path, text }) => [AT + basename(path), text]));
  return {
    name: 'bundled-tools',
    resolveImport: ({ source }) => TOOLS[source] && `${AT}${TOOLS[source]}.js`,
    serve({ path }) {
      const body = files.get(path);
      return body && { body, type: 'js', headers: { 'Cache-Control': 'max-age=3600' } };
    },
  };
}
