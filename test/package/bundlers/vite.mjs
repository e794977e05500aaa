import { build } from 'vite';
import { entryOf, textsOf } from './rollup.mjs';

export async function withVite(app, contents) {
  const [{ output }] = [
    await build({
      root: app,
      configFile: false,
      logLevel: 'error',
      plugins: [entryOf(app, contents)],
      build: {
        write: false,
        modulePreload: false,
        reportCompressedSize: false,
        rolldownOptions: { input: 'entry' },
      },
    }),
  ].flat();
  return { ...textsOf(output), css: output.find(({ fileName }) => fileName.endsWith('.css'))?.source };
}
