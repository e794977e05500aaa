import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { without } from './without.js';

export default defineConfig({
  plugins: [svelte({ preprocess: vitePreprocess() }), without()],
  build: { target: 'es2022' },
});
