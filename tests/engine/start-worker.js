// start-worker.js — the worker as the page sees it, over a port and without a worker, for tests of its messages.

import { connect, serve } from '../../web/shared/protocol.js';
import { createHandlers } from '../../web/worker/handlers.js';

/**
 * What worker.js does, without a worker.
 * @param {import('node:test').TestContext} t
 * @param {Promise<import('../../web/worker/engine/engine.js').Engine>} engine
 * @param {URL} manifest
 */
export function startWorker(t, engine, manifest) {
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  /** @type {import('../../web/worker/requests/deferred-engine.js').LoadEngine} */
  const loadEngine = async () => ({ engine: await engine, build: 'simd128', arithmetic: 'strict' });
  serve(
    port1,
    createHandlers(loadEngine, manifest, (event) => port1.postMessage(event)),
  );
  /** @type {any[]} */
  const events = [];
  /** @type {[string, (event: any) => void][]} */
  const waiting = [];
  const call = connect(port2, (event) => {
    events.push(event);
    for (const [type, tell] of waiting) if (type === event.event) tell(event);
  });
  const started = call('start');
  started.catch(() => {});
  /** Tries every download at once that has broken, as often as it does. */
  const insist = () => waiting.push(['broken', ({ seconds }) => seconds && call('retry')]);
  const next = (/** @type {string} */ type) => new Promise((resolve) => waiting.push([type, resolve]));
  return { call, started, events, next, insist };
}
