/** The script tag's files, in dist/cdn: a module with its chunks, and with `--mode classic` one file without. */
import { defineConfig } from 'vite';
import {
  asciiOnly,
  compress,
  hashFiles,
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
