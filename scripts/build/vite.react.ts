/** The one module of the React room that needs @lit/react, with it: who installs the package installs no part of React. */
import { defineConfig } from 'vite';

export default defineConfig({
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
});
