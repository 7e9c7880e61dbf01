// bundle-reader.js — makes one script and one style sheet of web/reader, which an exported page holds.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const FOLDER = new URL('../web/reader/', import.meta.url);

/** @returns {Promise<{ script: string, style: string }>} */
export async function bundleReader() {
  const built = await build({
    configFile: false,
    root: fileURLToPath(FOLDER),
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: fileURLToPath(new URL('main.js', FOLDER)), formats: ['iife'], name: 'reader' },
    },
  });
  const [{ output }] = /** @type {{ output: { code: string }[] }[]} */ (
    Array.isArray(built) ? built : [built]
  );
  const style = await readFile(new URL('reader.css', FOLDER), 'utf8');
  return {
    script: output[0].code.trim(),
    style: style
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}
