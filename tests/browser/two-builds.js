// two-builds.js — folders with the built site as a host has it: with its service worker, and the small data set.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { SITE } from '../../.ci/build.js';
import { writeServiceWorker } from '../../.ci/service-worker.js';
import { SMALL } from '../../data/prepare-small.js';

/** What the second build says besides. */
const TAGLINE = 'A neural network that learns to read, in this tab';
export const NEW_TAGLINE = `${TAGLINE} or the next`;

/** The page knows the hash of a worker's script. @param {string} name */
const isOfWorker = (name) => /worker-[\w-]+\.js$/.test(name);

/** Writes the site into a folder. @param {string} folder */
export async function writeBuild(folder) {
  const isLeftOut = (/** @type {string} */ path) =>
    path === join(SITE, 'data') || /\.(map|tar\.gz)$/.test(path);
  cpSync(SITE, folder, { recursive: true, filter: (path) => !isLeftOut(path) });
  cpSync(SMALL, join(folder, 'data'), { recursive: true });
  await writeServiceWorker(folder);
}

/**
 * Writes another build of the site into a folder: it says something else, and every script and style sheet has another
 * name, as if each had changed.
 * @param {string} folder
 */
export async function writeNextBuild(folder) {
  const names = readdirSync(join(SITE, 'assets')).filter(
    (name) => /\.(js|css)$/.test(name) && !isOfWorker(name),
  );
  await writeBuild(folder);
  const next = (/** @type {string} */ name) => name.replace(/(\.\w+)$/, 'next$1');
  const every = new RegExp(names.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  const paths = readdirSync(folder, { recursive: true }).map(String);
  for (const path of paths.filter((path) => /\.(js|css|html)$/.test(path) && !isOfWorker(path))) {
    const text = readFileSync(join(folder, path), 'utf8');
    const changed = text.replace(every, next).replaceAll(TAGLINE, NEW_TAGLINE);
    const name = names.includes(basename(path)) ? path.replace(basename(path), next(basename(path))) : path;
    writeFileSync(join(folder, name), changed);
    if (name !== path) rmSync(join(folder, path));
  }
  await writeServiceWorker(folder);
}
