import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { squeeze } from './test/build/squeeze.mjs';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** White space of `css` and `html` templates is for readers of the source. */
const squeezeTemplates: Plugin = {
  name: 'squeeze-templates',
  transform(code, id) {
    return /\/src\/(elements|styles)\//.test(id) ? squeeze(code, this.parse(code)) : null;
  },
};

/**
 * Chunks must not import the entry by its name: `dongpo.js?v=2` would load a second Lit. The entry
 * leaves what it shares under a symbol of its version instead, and the chunks take it from there.
 */
const shareByGlobal: Plugin = {
  name: 'share-by-global',
  generateBundle(_, bundle) {
    const kit = `globalThis[Symbol.for("dongpo-widgets.kit.${version}")]`;
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const edits: [number, number, string][] = [];
      for (const node of this.parse(chunk.code).body) {
        if (chunk.isEntry && node.type === 'ExportNamedDeclaration') {
          const names = node.specifiers.map(({ local, exported }) => `${nameOf(exported)}:${nameOf(local)}`);
          edits.push([node.start, node.end, `${kit}??={${names}};`]);
        } else if (
          !chunk.isEntry &&
          node.type === 'ImportDeclaration' &&
          node.source.value.endsWith('/dongpo.js')
        ) {
          const names = node.specifiers.map(
            (each) => `${nameOf((each as { imported?: unknown }).imported)}:${nameOf(each.local)}`,
          );
          edits.push([node.start, node.end, names.length ? `const{${names}}=${kit};` : '']);
        }
      }
      for (const [start, end, text] of edits.reverse())
        chunk.code = chunk.code.slice(0, start) + text + chunk.code.slice(end);
      if (/from\s*["'][^"']*\/dongpo\.js/.test(chunk.code))
        throw new Error(`${chunk.fileName} imports the entry`);
    }
  },
};
const nameOf = (node: unknown): string => (node as { name: string }).name;

/** Old pages decode a script as EUC-KR or windows-1251. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(
        /[^\0-~]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

/** The page for frames, what fits a frame to it, and the picture that leads to a list. */
const writeEmbed: Plugin = {
  name: 'write-embed',
  // Before the files are hashed.
  closeBundle: {
    order: 'pre',
    sequential: true,
    async handler() {
      const from = new URL('src/embed/', import.meta.url);
      const to = new URL('dist/cdn/', import.meta.url);
      for (const name of ['embed.html', 'badge.png']) copyFileSync(new URL(name, from), new URL(name, to));
      for (const name of ['embed.js', 'resize.js']) {
        const compiled = readFileSync(new URL(`dist/embed/${name}`, import.meta.url), 'utf8');
        // A block, since it stands on pages as a script, whose names would be the page's.
        const { code = '' } = await minify(`{${compiled.replace(/export \{\};/, '')}}`, { toplevel: true });
        writeFileSync(new URL(name, to), code);
      }
    },
  },
};

/** `integrity.json`: for each file of the folder its hash, as `integrity` takes it. Written by the build that ends last. */
const hashFiles: Plugin = {
  name: 'hash-files',
  closeBundle: {
    sequential: true,
    handler() {
      const folder = new URL('dist/cdn/', import.meta.url);
      const hashes = readdirSync(folder)
        .filter((name) => name.endsWith('.js'))
        .sort()
        .map((name) => [
          name,
          `sha384-${createHash('sha384')
            .update(readFileSync(new URL(name, folder)))
            .digest('base64')}`,
        ]);
      writeFileSync(
        new URL('integrity.json', folder),
        `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
      );
    },
  },
};

/** Members that our modules share with each other and with nobody else: the files for pages shorten them. */
const internal =
  'addController attempts below blockHeading boxClass count covered dirty excerpt feedSource fields foreign hold isItem isList isVoid kids unseen written hostConnected hostDisconnected hostUpdate hostUpdated httpUrl itemOf lacks lazy level messages misplaced needs oldest onCopy patience prepare prepared ready renderAfter renderBody renderFooter renderHeading renderInstead renderLink renderRank renderRow renderSkeleton renderTime report rows scheme setting shown shows special stale strings updated view wished'.split(
    ' ',
  );

/** 2 % smaller than the bundler's own minifier. */
const compress: Plugin = {
  name: 'compress',
  async renderChunk(code) {
    const { code: small } = await minify(code, {
      module: true,
      ecma: 2020,
      mangle: { properties: { builtins: true, regex: new RegExp(`^(${internal.join('|')})$`) } },
      // The same short names in every chunk.
      nameCache: {
        props: {
          props: Object.fromEntries(internal.map((name, index) => [`$${name}`, `$${index.toString(36)}`])),
        },
      },
      // Functions inlined further compress worse.
      compress: {
        passes: 4,
        inline: 2,
        comparisons: false,
        pure_getters: true,
        unsafe_arrows: true,
        unsafe_methods: true,
      },
    });
    return small ?? null;
  },
};

/** What `tsc` left of these rooms is taken by what is bundled; their declarations stay. */
const replaceModules: Plugin = {
  name: 'replace-modules',
  buildStart() {
    for (const room of ['gateway', 'publish']) {
      const folder = new URL(`dist/${room}/`, import.meta.url);
      for (const name of readdirSync(folder).filter((each) => each.endsWith('.js')))
        rmSync(new URL(name, folder));
    }
  },
};

/** What the bundler shares between Node's modules and the portable gateway must not import Node's: Workers have none. */
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

/** The command, the gateway and the server's DOM, with all that only they need: who installs the package installs none of it. */
const forServers: UserConfig = {
  publicDir: false,
  plugins: [replaceModules, portableRuntime],
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
      // Of cheerio only what reads a text: these fetch and decode for it.
      treeshake: {
        moduleSideEffects: [
          { test: /node_modules.(undici|iconv-lite|encoding-sniffer)/, sideEffects: false },
        ],
      },
      input: {
        'cli/index': 'src/cli/index.ts',
        'gateway/index': 'src/gateway/index.ts',
        'gateway/node': 'src/gateway/node.ts',
        'ssr/dom': 'src/ssr/dom.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'node/[name]-[hash:8].js' },
    },
  },
};

/** The configurator's page, as `npm start` and `npm run build:demo` serve it. */
const forDemo: UserConfig = {
  publicDir: false,
  build: {
    outDir: 'dist/demo',
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'demo/configurator/configurator.js',
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash:8].js' },
    },
  },
};

/** The one module of the React room that needs @lit/react, with it: who installs the package installs no part of React. */
const forReact: UserConfig = {
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2022',
    minify: false,
    reportCompressedSize: false,
    license: { fileName: 'react/licenses.md' },
    lib: { entry: { 'react/wrap': 'src/react/wrap.ts' }, formats: ['es'] },
    rolldownOptions: { external: ['react'], experimental: { attachDebugInfo: 'none' } },
  },
};

export default defineConfig(({ mode }) => {
  if (mode === 'node') return forServers;
  if (mode === 'demo') return forDemo;
  if (mode === 'react') return forReact;
  const classic = mode === 'classic';
  return {
    publicDir: false,
    define: { CLASSIC: String(classic), 'process.env.NODE_ENV': '"production"' },
    plugins: [
      squeezeTemplates,
      compress,
      ...(classic ? [asciiOnly, writeEmbed, hashFiles] : [shareByGlobal]),
    ],
    build: {
      outDir: 'dist/cdn',
      emptyOutDir: !classic,
      // What Chromium 100, Safari 15.4 and Firefox 100 read, but for static blocks, of which there are none.
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      lib: {
        entry: 'src/cdn.ts',
        formats: [classic ? 'iife' : 'es'],
        name: 'dongpo',
        fileName: () => (classic ? 'dongpo.classic.js' : 'dongpo.js'),
      },
      rolldownOptions: {
        // Otherwise what entry and chunks share becomes a third file before the first paint.
        preserveEntrySignatures: 'allow-extension',
        output: {
          // `compress` does it.
          minify: false,
          // Each character of a hash is one that does not compress.
          chunkFileNames: '[name]-[hash:6].js',
          codeSplitting: !classic,
        },
      },
    },
  };
});
