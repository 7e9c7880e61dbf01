// worker.js — the entry point of the page's worker: connects the engine to the page's messages.

import { serve } from '../shared/protocol.js';
import { watchRequests } from '../shared/requests.js';
import { createHandlers } from './handlers.js';
import { findEngine, MANIFEST } from './site-files.js';

/** @param {import('./variant.js').EngineWish} wish */
async function loadEngine(wish) {
  const { build, arithmetic, load } = await findEngine(wish);
  return { engine: await load(), build, arithmetic };
}

serve(
  self,
  createHandlers(loadEngine, MANIFEST, (event) => self.postMessage(event)),
);

watchRequests((counts) => self.postMessage({ event: 'requests', ...counts }));

// The first number that a browser writes for people takes it 25 to 120 ms, once in a process: here no frame waits for it.
Intl.NumberFormat.supportedLocalesOf('en');
