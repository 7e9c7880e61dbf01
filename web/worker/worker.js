// worker.js — the entry point of the page's worker: connects the engine to the page's messages.

import { serve } from '../shared/protocol.js';
import { Engine } from './engine/engine.js';
import { createHandlers } from './handlers.js';
import { fetchFile, MANIFEST, startThread } from './site-files.js';
import { chooseBuild } from './variant.js';

/** @param {import('./variant.js').EngineWish} wish */
async function loadEngine(wish) {
  const { build, arithmetic, threads } = await chooseBuild(wish, navigator.hardwareConcurrency);
  const engine = await Engine.load(await fetchFile(`engine-${build}.wasm`), { threads, startThread });
  return { engine, build, arithmetic };
}

serve(
  self,
  createHandlers(loadEngine, MANIFEST, (event) => self.postMessage(event)),
);
