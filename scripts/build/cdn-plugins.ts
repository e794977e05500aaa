/** Plugins of the script tag's build. */
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { squeeze } from './squeeze-templates.mjs';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** White space of `css` and `html` templates is for readers of the source. */
export const squeezeTemplates: Plugin = {
  name: 'squeeze-templates',
  transform(code, id) {
    return /\/src\/(elements|styles)\//.test(id) ? squeeze(code, this.parse(code)) : null;
  },
};

/** Lit's line for standard decorators, which this library does not use. */
const SYMBOL_METADATA = 'Symbol.metadata??=Symbol("metadata")';

/** Makes Lit run on a page that has frozen `Symbol`, as SES does: an assignment to it throws there. */
export const frozenSymbol: Plugin = {
  name: 'frozen-symbol',
  transform(code, id) {
    if (!id.endsWith('/@lit/reactive-element/reactive-element.js')) return null;
    if (!code.includes(SYMBOL_METADATA)) throw new Error('Lit no longer sets Symbol.metadata in that way');
    return code.replace(SYMBOL_METADATA, `Object.isFrozen(Symbol)||(${SYMBOL_METADATA})`);
  },
};

/** Makes the bundler's helper for namespace objects read own members only: a page may have added some to Object.prototype. */
export const ownExports: Plugin = {
  name: 'own-exports',
  transform(code, id) {
    if (id !== '\0rolldown/runtime.js') return null;
    if (!code.includes('for (var name in all)')) throw new Error('the bundler has another helper');
    return code.replaceAll('for (var name in all)', 'for (var name of Object.keys(all))');
  },
};

/**
 * Writes the bundler's helper for namespace objects into each chunk that needs it: a file of its own would be asked for
 * behind them.
 */
export const inlineRuntime: Plugin = {
  name: 'inline-runtime',
  generateBundle(_, bundle) {
    const runtime = Object.values(bundle).find(({ fileName }) => fileName.startsWith('rolldown-runtime-'));
    if (runtime?.type !== 'chunk') return;
    const [, body, local] = /^(.*)export\{(\w+)(?: as t)?\};?\s*$/s.exec(runtime.code) ?? [];
    if (!body || !local) throw new Error('the bundler has another helper');
    delete bundle[runtime.fileName];
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const helper = `(()=>{${body}return ${local}})()`;
      chunk.code = chunk.code.replace(
        /import\{(\w+)(?: as (\w+))?\}from"\.\/rolldown-runtime-[\w-]+\.js";/,
        (_, imported: string, name = imported) => `var ${name}=${helper};`,
      );
      if (chunk.code.includes('rolldown-runtime')) throw new Error(`${chunk.fileName} needs another helper`);
    }
  },
};

const ENTRY = 'dongpo.js';

/** Small modules that chunks share: a file of their own would be asked for behind the chunk. */
const SHARED_BY_CHUNKS = /[\\/](?:image-rules|escape-html|picture-key)\.ts$/;

/**
 * The choice of items, for elements that make one and for several feeds: one chunk, since a file that chunks share would
 * be asked for behind them.
 */
const SELECTION =
  /[\\/](?:feed[\\/]select[\\/][\w-]+|load-several|item-selection|more-items|more\.styles|shown-before|takes-part)\.ts$/;

/** A module's importers, as the bundler tells them. */
interface ModuleGraph {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

/** True for a module that the entry imports, without `import()`, itself or through others. */
function isInitial(id: string, graph: ModuleGraph, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const info = graph.getModuleInfo(id);
  return !!info && (info.isEntry || info.importers.some((importer) => isInitial(importer, graph, seen)));
}

/**
 * Everything that the script tag runs at once is one file, `dongpo.js`, the chunk of all that the entry imports. The
 * bundler's own entry, which imports that chunk and holds nothing, is dropped.
 */
export const entryChunk: Plugin = {
  name: 'entry-chunk',
  config: () => ({
    build: {
      rolldownOptions: {
        output: {
          entryFileNames: 'facade.js',
          // Each character of a hash is one that does not compress.
          chunkFileNames: ({ name }) => (name === 'initial' ? ENTRY : '[name]-[hash:6].js'),
          codeSplitting: {
            groups: [
              {
                debugName: 'initial',
                name: (id, graph) => (isInitial(id, graph) || SHARED_BY_CHUNKS.test(id) ? 'initial' : null),
              },
              { debugName: 'selection', name: (id) => (SELECTION.test(id) ? 'selection' : null) },
            ],
          },
        },
      },
    },
  }),
  generateBundle(_, bundle) {
    const facade = bundle['facade.js'];
    if (facade?.type !== 'chunk' || facade.imports.join() !== ENTRY || facade.exports.length)
      throw new Error('the entry is more than one file');
    delete bundle['facade.js'];
  },
};

/**
 * Chunks must not import the entry by its name: `dongpo.js?v=2` would load a second Lit. The entry leaves what it
 * shares under a symbol of its version instead, and the chunks take it from there.
 */
export const shareByGlobal: Plugin = {
  name: 'share-by-global',
  generateBundle(_, bundle) {
    const kit = `globalThis[Symbol.for("dongpo-widgets.kit.${version}")]`;
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const isEntry = chunk.fileName === ENTRY;
      const edits: [number, number, string][] = [];
      for (const node of this.parse(chunk.code).body) {
        if (isEntry && node.type === 'ExportNamedDeclaration') {
          const names = node.specifiers.map(({ local, exported }) => `${nameOf(exported)}:${nameOf(local)}`);
          edits.push([node.start, node.end, `${kit}??={${names}};`]);
        } else if (node.type === 'ImportDeclaration' && node.source.value === `./${ENTRY}`) {
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
export const asciiOnly: Plugin = {
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
export const writeEmbed: Plugin = {
  name: 'write-embed',
  // Before the files are hashed.
  closeBundle: {
    order: 'pre',
    sequential: true,
    async handler() {
      const from = new URL('../../src/embed/', import.meta.url);
      const to = new URL('../../dist/cdn/', import.meta.url);
      for (const name of ['embed.html', 'badge.png']) copyFileSync(new URL(name, from), new URL(name, to));
      for (const name of ['embed.js', 'resize.js']) {
        // A function, since it stands on pages as a script, whose names would be the page's.
        await build({
          entryPoints: [fileURLToPath(new URL(`../../dist/embed/${name}`, import.meta.url))],
          outfile: fileURLToPath(new URL(name, to)),
          bundle: true,
          minify: true,
          format: 'iife',
          target: 'es2022',
          logLevel: 'error',
        });
      }
    },
  },
};

/** `integrity.json`: for each file of the folder its hash, as `integrity` takes it. Written by the build that ends last. */
export const hashFiles: Plugin = {
  name: 'hash-files',
  closeBundle: {
    sequential: true,
    handler() {
      const folder = new URL('../../dist/cdn/', import.meta.url);
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
