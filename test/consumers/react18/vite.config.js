import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { without } from './without.js';

export default defineConfig({ plugins: [react(), without()], build: { target: 'es2022' } });
