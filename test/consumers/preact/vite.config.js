import { defineConfig } from 'vite';
import { without } from './without.js';

export default defineConfig({ plugins: [without()], build: { target: 'es2022' } });
