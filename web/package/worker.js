// worker.js — the package's worker: a network that is trained, or, by its name, one of its threads.

import { serve } from '../shared/protocol.js';
import { Engine } from '../worker/engine/engine.js';
import { threadHandler } from '../worker/engine/threads.js';
import { createHandlers } from './handlers.js';

const THREAD = 'thread';

/** @type {import('../worker/engine/threads.js').StartThread} */
function startThread(ready, failed) {
  const worker = new Worker(self.location.href, { name: THREAD });
  worker.onmessage = ready;
  worker.onerror = failed;
  return worker;
}

if (self.name === THREAD) {
  const receive = threadHandler((reply) => self.postMessage(reply));
  self.onmessage = ({ data }) => receive(data);
} else {
  const loadEngine = (/** @type {Uint8Array<ArrayBuffer>} */ wasm, /** @type {number} */ threads) =>
    Engine.load(wasm, { threads, startThread });
  serve(
    self,
    createHandlers(loadEngine, (event) => self.postMessage(event)),
  );
}
