// worker.js — the worker's start: the engine, and the port on which the page's messages come.
//
// In the built site this script lies one folder below index.html; engines and data lie beside that.

import { serve } from '../shared/protocol.js';
import { Engine } from './engine.js';
import { createHandlers } from './handlers.js';
import { chooseBuild } from './variant.js';

const site = new URL('..', self.location.href);

async function loadEngine() {
  const file = `engine-${await chooseBuild()}.wasm`;
  const response = await fetch(new URL(file, site));
  if (!response.ok) throw new Error(`The server has no ${file}: it answered ${response.status}.`);
  return Engine.load(await response.arrayBuffer());
}

const engine = loadEngine();
engine.catch(() => {}); // the first request that needs it is answered with what went wrong
serve(
  self,
  createHandlers(engine, new URL('data/manifest.json', site), (event) => self.postMessage(event)),
);
