/** The command, the gateway and the server's DOM, with all that only they need: who installs the package installs none of it. */
import { readdirSync, rmSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** The bundled gateway takes the place of the modules that `tsc` wrote; their declarations stay. */
const replaceGateway: Plugin = {
  name: 'replace-gateway',
  buildStart() {
    const folder = new URL('../../dist/gateway/', import.meta.url);
    for (const name of readdirSync(folder).filter((each) => each.endsWith('.js')))
      rmSync(new URL(name, folder));
  },
};

/** Keeps `node:` imports out of the chunk that Node's modules share with the portable gateway: Workers have none. */
const portableRuntime: Plugin = {
  name: 'portable-runtime',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.name.startsWith('rolldown-runtime')) continue;
      chunk.code = chunk.code
        .replace(/import \{ createRequire \} from ["']node:module["'];?\n/, '')
        .replace(
          /\bcreateRequire\(import\.meta\.url\)/,
          "(id) => process.getBuiltinModule('node:module').createRequire(import.meta.url)(id)",
        );
      if (/\bfrom ["']node:/.test(chunk.code)) throw new Error(`${chunk.fileName} needs Node`);
    }
  },
};

export default defineConfig({
  publicDir: false,
  plugins: [replaceGateway, portableRuntime],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    reportCompressedSize: false,
    license: { fileName: 'node/licenses.md' },
    rolldownOptions: {
      experimental: { attachDebugInfo: 'none' },
      // Cheerio imports these to fetch and decode; only its reading of texts is used.
      treeshake: {
        moduleSideEffects: [
          { test: /node_modules.(undici|iconv-lite|encoding-sniffer)/, sideEffects: false },
        ],
      },
      input: {
        'cli/index': 'src/cli/index.ts',
        'gateway/index': 'src/gateway/index.ts',
        'gateway/node': 'src/gateway/node.ts',
        'gateway/parse-worker': 'src/gateway/parse-worker.ts',
        'ssr/dom': 'src/ssr/dom.ts',
        'ssr/plain-html': 'src/ssr/plain-html.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'node/[name]-[hash:8].js' },
    },
  },
});
