// service-worker.js — writes the service worker of a built site, with the list of the site's files before it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { ROOT } from './process.js';

const SOURCE = join(ROOT, 'web/offline/service-worker.js');

/** What no page of the site needs: what other sites load, what is for developers, and the worker itself. */
const LEFT_OUT = /^(_headers|embed\.js|service-worker\.js|share\/.*|.*\.map|.*\.tar\.gz)$/;

/** Pages ask for it by an address that has its hash. */
const START = 'start.js';

/** @param {Buffer} bytes */
const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

/** The path by which pages ask for a file. @param {string} path @param {string[]} pages */
function addressOf(path, pages) {
  if (path !== START) return path;
  const [found] = pages.map((page) => /start\.js\?[0-9a-f]+/.exec(page)).filter((each) => each);
  return found?.[0] ?? START;
}

/**
 * The files that the service worker may keep: by the path from the site's folder the number of bytes, the hash of them,
 * and that of what is in an archive, which some hosts have browsers unpack.
 * @param {string} site
 * @returns {Record<string, [number, ...string[]]>}
 */
export function listSite(site) {
  const entries = readdirSync(site, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(site, join(parentPath, name)).split(sep).join('/'))
    .filter((path) => !LEFT_OUT.test(path))
    .sort();
  const pages = paths.filter((path) => /^[^/]+\.html$/.test(path));
  const texts = pages.map((page) => readFileSync(join(site, page), 'utf8'));
  return Object.fromEntries(
    paths.map((path) => {
      const bytes = readFileSync(join(site, path));
      const hashes = path.endsWith('.gz') ? [hashOf(bytes), hashOf(gunzipSync(bytes))] : [hashOf(bytes)];
      return [addressOf(path, texts), [bytes.length, ...hashes]];
    }),
  );
}

/** Writes service-worker.js into a site that is complete. @param {string} site */
export async function writeServiceWorker(site) {
  const { minifySync } = await import('vite'); // which is not there before the set-up
  const { code } = minifySync('service-worker.js', readFileSync(SOURCE, 'utf8'), { module: false });
  writeFileSync(join(site, 'service-worker.js'), `self.FILES=${JSON.stringify(listSite(site))};\n${code}`);
}
