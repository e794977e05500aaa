/** Plugins of the script tag's build. */
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';
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

/**
 * Chunks must not import the entry by its name: `dongpo.js?v=2` would load a second Lit. The entry
 * leaves what it shares under a symbol of its version instead, and the chunks take it from there.
 */
export const shareByGlobal: Plugin = {
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
        const compiled = readFileSync(new URL(`../../dist/embed/${name}`, import.meta.url), 'utf8');
        // A block, since it stands on pages as a script, whose names would be the page's.
        const { code = '' } = await minify(`{${compiled.replace(/export \{\};/, '')}}`, { toplevel: true });
        writeFileSync(new URL(name, to), code);
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

/** Members that our modules share with each other and with nobody else: the files for pages shorten them. */
const internal =
  'addController attempts below blockHeading boxClass count covered dirty excerpt feedSource fields foreign hold isItem isList isVoid kids unseen written hostConnected hostDisconnected hostUpdate hostUpdated httpUrl itemOf lacks lazy level messages misplaced needs oldest onCopy patience prepare prepared ready renderAfter renderBody renderFooter renderHeading renderInstead renderLink renderRank renderRow renderSkeleton renderTime report rows scheme setting shown shows special stale strings updated view wished'.split(
    ' ',
  );

/** 2 % smaller than the bundler's own minifier. */
export const compress: Plugin = {
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
