/** The script tag's files, in dist/cdn: a module with its chunks, and with `--mode classic` one file without. */
import { defineConfig } from 'vite';
import {
  asciiOnly,
  entryChunk,
  frozenSymbol,
  hashFiles,
  inlineRuntime,
  ownExports,
  shareByGlobal,
  squeezeTemplates,
  writeEmbed,
} from './scripts/build/cdn-plugins.ts';

export default defineConfig(({ mode }) => {
  const classic = mode === 'classic';
  return {
    publicDir: false,
    define: { CLASSIC: String(classic), 'process.env.NODE_ENV': '"production"' },
    plugins: [
      frozenSymbol,
      ownExports,
      squeezeTemplates,
      ...(classic ? [asciiOnly, writeEmbed, hashFiles] : [entryChunk, inlineRuntime, shareByGlobal]),
    ],
    build: {
      outDir: 'dist/cdn',
      emptyOutDir: !classic,
      // What Chromium 100, Safari 15.4 and Firefox 100 read, but for static blocks, of which there are none.
      target: 'es2022',
      modulePreload: false,
      reportCompressedSize: false,
      license: { fileName: 'licenses.md' },
      lib: {
        entry: 'src/cdn.ts',
        formats: [classic ? 'iife' : 'es'],
        name: 'dongpo',
        ...(classic && { fileName: () => 'dongpo.classic.js' }),
      },
      // Vite leaves the white space of a library's modules.
      rolldownOptions: { output: { minify: true, ...(classic && { codeSplitting: false }) } },
    },
  };
});
