// vite.config.js — how the pages are bundled. Every URL is relative, so that the
// result works from any folder of any static host.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * In each page the policy that hosts send as public/_headers says, for hosts that read no such file.
 * @returns {import('vite').Plugin}
 */
function policyInPages() {
  const headers = readFileSync(here('public/_headers'), 'utf8');
  const [, content] = /** @type {RegExpMatchArray} */ (/Content-Security-Policy: (.*)/.exec(headers));
  const policy = { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content } };
  return { name: 'policy', transformIndexHtml: () => [policy] };
}

export default defineConfig({
  plugins: [policyInPages()],
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
