import { nodeResolve } from '@rollup/plugin-node-resolve';
import { transform } from 'esbuild';
import { rollup } from 'rollup';

/** The texts of what loads at once, and of all, of Rollup's output or Vite's. */
export function textsOf(output) {
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((each) => [each.fileName, each]));
  const entry = output.find(({ isEntry }) => isEntry);
  const reach = (links, name = entry.fileName, reached = new Set()) => {
    if (reached.has(name) || !chunks.has(name)) return reached;
    reached.add(name);
    for (const link of links(chunks.get(name))) reach(links, link, reached);
    return reached;
  };
  const text = (names) => [...names].map((name) => chunks.get(name).code).join('\n');
  return {
    first: text(reach(({ imports }) => imports)),
    all: text(reach(({ imports, dynamicImports }) => [...imports, ...dynamicImports])),
  };
}

/** A plugin that gives the entry, as if it were a file of the project. */
export const entryOf = (app, contents) => ({
  name: 'entry',
  resolveId: (id) => (id === 'entry' ? `${app}/entry.js` : null),
  load: (id) => (id === `${app}/entry.js` ? contents : null),
});

export async function withRollup(app, contents) {
  const bundle = await rollup({
    input: 'entry',
    plugins: [
      entryOf(app, contents),
      nodeResolve({ browser: true, rootDir: app }),
      {
        name: 'minify',
        renderChunk: async (code) => (await transform(code, { minify: true, format: 'esm' })).code,
      },
    ],
    onLog(level, log) {
      if (level === 'warn' && log.code !== 'EMPTY_BUNDLE') throw new Error(log.message);
    },
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return textsOf(output);
}
