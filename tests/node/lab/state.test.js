// state.test.js — what follows from the state of the page alone: presets, counts of images, requests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pools } from '../../../web/lab/data/state.js';
import { modelSettings, presetState } from '../../../web/lab/network/state.js';
import { misfit, obstacle, outputsFit } from '../../../web/lab/obstacles.js';
import { optimizerState, runSettings } from '../../../web/lab/settings/state.js';
import { initialState } from '../../../web/lab/state.js';
import { PRESETS } from '../../../web/shared/presets.js';

/** @typedef {import('../../../web/lab/state.js').State} State */

/** MNIST's. */
const TRAIN = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
const TEST = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];

/** @returns {State} */
const fresh = () => ({ ...initialState('en', 'light'), trainCounts: TRAIN, testCounts: TEST });

/**
 * @param {State} state
 * @param {string[]} ids  presets that are chosen one after the other
 * @returns {State}
 */
function choose(state, ...ids) {
  let chosen = state;
  for (const id of ids) chosen = { ...chosen, ...presetState(id, chosen) };
  return chosen;
}

/** @param {number} outputCount */
const model = (outputCount) => ({ layers: [], paramCount: 0, movingCount: 0, outputCount });

test('every preset asks for exactly what its row says', () => {
  for (const preset of PRESETS) {
    const state = choose(fresh(), preset.id);
    const { layers, optimizer, rate, schedule = 'constant', batch, epochs, classes } = preset;
    assert.deepEqual(modelSettings(state), { layers, optimizer, seed: 1 }, preset.id);
    assert.deepEqual(
      runSettings(state),
      {
        ...{ epochs, batch, rate, schedule, l2: preset.l2 ?? 0, clip: preset.clip ?? 0 },
        average: preset.average ?? 0,
        ...{ validationCount: preset.validationCount ?? 0, holdoutCount: preset.holdoutCount ?? 0 },
        splitSeed: preset.splitSeed ?? 0,
        ...{ trainCount: preset.trainCount ?? null, testCount: null },
        ...{ validateEvery: preset.validateEvery ?? 1, ...(classes && { classes }) },
        ...(preset.augment && { augment: preset.augment }),
        ...(preset.invented && { invented: preset.invented }),
      },
      preset.id,
    );
  }
});

test('a preset takes back what the one before brought', () => {
  const after = choose(fresh(), 'softmax-numpy', 'logreg-1v2', 'mlp-adam');
  assert.deepEqual(runSettings(after), runSettings(choose(fresh(), 'mlp-adam')));
  const edited = { ...choose(fresh(), 'logreg-1v2'), preset: 'custom' };
  assert.equal(choose(edited, 'mlp-adam').classes.length, 10);
});

test('a preset leaves what a person has set besides', () => {
  const start = fresh();
  const state = { ...start, classes: [3, 5], fields: { ...start.fields, trainCount: '2000', seed: '7' } };
  const { classes, fields } = choose(state, 'mlp-adam');
  assert.deepEqual(classes, [3, 5]);
  assert.deepEqual([fields.trainCount, fields.seed], ['2000', '7']);
});

test('counts of images follow the classes', () => {
  assert.deepEqual(pools({ ...fresh(), classes: [1, 2] }), { train: 12_700, test: 2_167 });
  assert.deepEqual(pools(fresh()), { train: 60_000, test: 10_000 });
});

test('an optimizer comes with its learning rate, and with a penalty only if nobody has set one', () => {
  const start = fresh();
  assert.equal(optimizerState('sgd', start).fields.rate, '0.01');
  const decaying = { ...start, ...optimizerState('adamw', start) };
  assert.equal(decaying.fields.l2, '0.004');
  assert.equal(optimizerState('adam', decaying).fields.l2, '0');
  assert.equal(choose(decaying, 'mlp-adam').fields.l2, '0');
  const own = { ...start, fields: { ...start.fields, l2: '0.5' } };
  assert.equal(optimizerState('adamw', own).fields.l2, '0.5');
});

test('L-BFGS takes all images in a step, and the batch is as before for the next optimizer', () => {
  const start = fresh();
  const after = { ...start, ...optimizerState('lbfgs', start) };
  assert.equal(runSettings(after).batch, 'all');
  assert.equal(runSettings({ ...after, ...optimizerState('adam', after) }).batch, Number(start.fields.batch));
});

test('one output takes two classes, fewer than ten take as many, ten take any', () => {
  assert.ok(outputsFit(1, 2) && !outputsFit(1, 10));
  assert.ok(outputsFit(3, 3) && outputsFit(4, 3) && !outputsFit(3, 4));
  assert.ok(outputsFit(10, 2) && outputsFit(10, 10) && outputsFit(12, 10));
});

test('a last layer that does not fit the classes is in the way, and says which of both to change', () => {
  const state = { ...fresh(), model: model(1) };
  assert.equal(obstacle(state), 'blockedClasses');
  assert.deepEqual(misfit(state)?.values, { outputs: 1, chosen: 10 });
  assert.equal(obstacle({ ...state, classes: [1, 2] }), null);
  assert.equal(obstacle({ ...fresh(), model: model(5) }), 'blockedClasses');
});

test('classes without images are in the way', () => {
  const state = {
    ...fresh(),
    model: model(10),
    trainCounts: [9, 9, 9, 9, 9, 9, 9, 9, 0, 0],
    classes: [8, 9],
  };
  assert.equal(obstacle(state), 'noneOfThese');
});
