import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { without } from './without.js';

export default defineConfig({ plugins: [solid(), without()], build: { target: 'es2022' } });
