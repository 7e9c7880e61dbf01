// worker.js — the worker's start: the engine, and the port on which the page's messages come.
//
// In the built site this script lies one folder below index.html; engines and data lie beside that.

import { serve } from '../shared/protocol.js';
import { Engine } from './engine.js';
import { createHandlers } from './handlers.js';
import { chooseBuild } from './variant.js';

const site = new URL('..', self.location.href);

/** @type {import('./pool.js').StartThread} */
function startThread(ready, failed) {
  const worker = new Worker(new URL('./pool-worker.js', import.meta.url), { type: 'module' });
  worker.onmessage = ready;
  worker.onerror = failed;
  return worker;
}

/** @param {import('./variant.js').Wish} wish */
async function loadEngine(wish) {
  const { build, arithmetic, threads } = await chooseBuild(wish, navigator.hardwareConcurrency);
  const file = `engine-${build}.wasm`;
  const response = await fetch(new URL(file, site));
  if (!response.ok) throw new Error(`The server has no ${file}: it answered ${response.status}.`);
  const engine = await Engine.load(await response.arrayBuffer(), { threads, startThread });
  return { engine, build, arithmetic };
}

const manifest = new URL('data/manifest.json', site);
serve(self, createHandlers(loadEngine, manifest, (event) => self.postMessage(event)));
