import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { without } from './without.js';

export default defineConfig({
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('dongpo-') } } }),
    without(),
  ],
  build: { target: 'es2022' },
});
