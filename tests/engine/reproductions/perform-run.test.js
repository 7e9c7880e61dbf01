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
    rows.filter(({ kept }) => kept !== null).map(({ figure, kept }) => [figure.measure, kept]),
    ['cost 0', 'cost 1', 'cost 51', 'cost 101', 'cost 201'].map((measure) => [measure, true]),
  );
});

test('one update too few, which the text of the tutorial explains, is outside the limit', async (t) => {
  const system = SYSTEMS.find(({ id }) => id === 'logreg-1v2');
  assert.ok(system);
  const runs = planRuns(system, PRESETS, 1);
  const [first, , slow] = runs;
  const run = { ...slow, settings: { ...slow.settings, epochs: 2 } };
  const entry = await performRun(await openConnection(t), run, () => {});
  assert.ok(entry && first);
  const [row] = rowsOf(system, [entry]).filter(
    ({ figure, kept }) => figure.measure === 'cost 1' && kept !== null,
  );
  assert.equal(row.kept, true);
  const late = rowsOf(system, [{ ...entry, values: { 'cost 1': Math.LN2 } }]);
  assert.equal(late.find(({ figure, kept }) => figure.measure === 'cost 1' && kept !== null)?.kept, false);
});

test('further stages go on with the same weights, and own digits are read in both ways', async (t) => {
  const system = SYSTEMS.find(({ id }) => id === 'softmax-numpy');
  assert.ok(system);
  const [base, search] = planRuns(system, PRESETS, 1);
  const small = { trainCount: 600, validationCount: 300, holdoutCount: 100, epochs: 20 };
  const stages = search.settings.stages?.map((stage) => ({ ...stage, trainCount: 300 }));
  const connection = await openConnection(t);
  /** @type {number[]} */
  const seen = [];
  const whole = { ...search, settings: { ...search.settings, ...small, stages } };
  const entry = await performRun(connection, whole, (_, { event, stage }) => {
    if (event === 'epoch' && seen.at(-1) !== stage) seen.push(stage);
  });
  assert.deepEqual(seen, [0, 1, 2, 3, 4]);
  const found = [1, 2, 3, 4].map((number) => entry?.values[`stage ${number}`] ?? 0);
  assert.ok(found[0] > 0.5 && found[3] > found[0], `${found}`); // of images that it goes on learning from
  const alone = await performRun(connection, { ...base, settings: { ...base.settings, ...small } }, () => {});
  assert.notEqual(alone?.values['accuracy holdout'], undefined);
  const { asWritten, asMnist } = alone?.ownDigits ?? { asWritten: [], asMnist: [] };
  assert.deepEqual([asWritten.length, asMnist.length], [7, 7]);
  assert.ok(Number(alone?.values['ownDigits asMnist']) > Number(alone?.values['ownDigits asWritten']));
});
