// vite.config.js — how the pages are bundled. Every URL is relative, so that the
// result works from any folder of any static host.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  logLevel: 'warn',
  worker: { format: 'es' },
  build: {
    outDir: here('../build/site'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ['index.html', 'bench.html', 'reproductions.html'].map(here) },
  },
});
