// perform-run.test.js — a published run on MNIST itself keeps to its limits.

import '../built.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { performRun } from '../../../web/reproductions/core/perform-run.js';
import { SYSTEMS } from '../../../web/reproductions/core/published.js';
import { planRuns, rowsOf } from '../../../web/reproductions/core/reproduction.js';
import { PRESETS } from '../../../web/shared/presets.js';
import { connect, serve } from '../../../web/shared/protocol.js';
import { loadEngine, MNIST, readDataFiles } from '../../../web/terminal/files.js';
import { createHandlers } from '../../../web/worker/handlers.js';

/** A worker with MNIST, as `npm run reproduce` has it. @param {import('node:test').TestContext} t */
async function openConnection(t) {
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  const engine = await loadEngine('simd128');
  const handlers = createHandlers(
    async () => ({ engine, build: 'simd128', arithmetic: 'strict' }),
    new URL('manifest.json', MNIST),
    (event) => port1.postMessage(event),
  );
  serve(port1, handlers);
  /** @type {import('../../../web/reproductions/core/perform-run.js').Connection} */
  const connection = { onEvent: () => {}, request: connect(port2, (event) => connection.onEvent(event)) };
  await connection.request('start');
  await connection.request('open', { files: await readDataFiles(MNIST) });
  return connection;
}

test('the costs of ones and twos at rate 0.01 are the published ones', async (t) => {
  const system = SYSTEMS.find(({ id }) => id === 'logreg-1v2');
  assert.ok(system);
  const plannedRun = planRuns(system, PRESETS, 1).find(({ run }) => run.id === 'rate 0.01');
  assert.ok(plannedRun);
  const entry = await performRun(await openConnection(t), plannedRun, () => {});
  assert.ok(entry);
  const rows = rowsOf(system, [entry]).filter(({ run }) => run.id === 'rate 0.01');
  assert.deepEqual(
    rows.map(({ figure, kept }) => [figure.measure, kept]),
    ['cost 1', 'cost 51', 'cost 101', 'cost 201'].map((measure) => [measure, true]),
  );
});
