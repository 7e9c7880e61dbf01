// checkpoint.test.js — a run that goes on from a checkpoint, in another engine, ends as if it had never stopped.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OPTIMIZERS } from '../../../web/shared/presets.js';
import { collectCheckpoint, restoreCheckpoint } from '../../../web/worker/checkpoint.js';
import { Run } from '../../../web/worker/training.js';
import { allWeights, makeDataset } from '../../node/synthetic.js';
import { builds } from '../builds.js';

/** @typedef {import('../../../web/worker/engine/engine.js').Engine} Engine */
/** @typedef {import('../../../web/shared/protocol.js').Checkpoint} Checkpoint */
/** @typedef {import('../../../web/shared/protocol.js').ModelSettings} ModelSettings */
/** @typedef {import('../../../web/shared/protocol.js').RunSettings} RunSettings */

const LAYERS = 'dense 12 relu | dropout 0.3 | dense 10 softmax';
/** Three epochs of four steps, the last of which is shorter; two of them are validated, with images held out. */
const STEPS = {
  epochs: 3,
  batch: 32,
  rate: 0.01,
  l2: 0.001,
  clip: 0.5,
  schedule: 'one-cycle',
  validateEvery: 2,
};
const IMAGES = { trainCount: 110, validationCount: 40, testCount: 50, splitSeed: 7 };
const ONE_LAYER = 'dense 10 softmax zeros';
const ALL = /** @type {const} */ ('all');

/** @type {Record<string, { layers: string, optimizer: string, run: RunSettings }>} */
const CASES = Object.fromEntries(
  Object.keys(OPTIMIZERS)
    .filter((optimizer) => optimizer !== 'lbfgs')
    .map((optimizer) => [optimizer, { layers: LAYERS, optimizer, run: { ...STEPS, ...IMAGES } }]),
);
Object.assign(CASES, {
  'the test images validate': {
    ...{ layers: LAYERS, optimizer: 'adam' },
    run: { ...STEPS, ...IMAGES, validationCount: 0, validateEvery: 1 },
  },
  'one step an epoch': { layers: LAYERS, optimizer: 'adam', run: { ...STEPS, ...IMAGES, batch: ALL } },
  convolutions: {
    layers: 'conv 8 3x3 relu | conv 8 3x3 relu | maxpool 2 | dropout 0.25 | dense 10 softmax',
    ...{ optimizer: 'adamw', run: { ...STEPS, ...IMAGES, epochs: 2 } },
  },
  'batch normalisation': {
    layers: 'conv 8 3x3 nobias stride 2 | batchnorm relu | globalavgpool | batchnorm | dense 10 softmax',
    ...{ optimizer: 'adam', run: { ...STEPS, ...IMAGES, epochs: 2 } },
  },
  'averages of the weights': {
    layers: 'conv 8 3x3 nobias stride 2 | batchnorm relu | dense 10 softmax',
    ...{ optimizer: 'adam', run: { ...STEPS, ...IMAGES, epochs: 2, average: 0.9 } },
  },
  'augmented images': {
    layers: 'conv 8 5x5 relu | maxpool 2 | dense 10 softmax',
    optimizer: 'adam',
    run: { ...STEPS, ...IMAGES, augment: 'shift 2 rotate 10 scale 0.1 shear 10 elastic 1 stroke 1' },
  },
  lbfgs: { layers: ONE_LAYER, optimizer: 'lbfgs', run: { ...STEPS, ...IMAGES, batch: ALL, epochs: 14 } },
  'lbfgs until it has converged': {
    ...{ layers: ONE_LAYER, optimizer: 'lbfgs' },
    run: { ...STEPS, ...IMAGES, batch: ALL, epochs: 1000, l2: 0.1 },
  },
  'lbfgs in batches': { layers: ONE_LAYER, optimizer: 'lbfgs', run: { ...STEPS, ...IMAGES } },
});

/** @param {Engine} engine */
const source = (engine) => ({ dataset: makeDataset(engine, 300, 50), arrived: Promise.resolve() });

/** What a run tells but how fast it was: of its reports the points of the curves, if an epoch has several. @param {any[]} events */
const figures = (events) =>
  events.flatMap(({ seconds, ...told }) => {
    if (told.event === 'progress' && told.steps > 1)
      return told.points.map((/** @type {object} */ point) => ({ epoch: told.epoch, ...point }));
    return told.event === 'epoch' || told.event === 'result' ? [told] : [];
  });

/**
 * A run in the shortest slices that there are. Takes a checkpoint in those slices that `isTaken` chooses, with
 * what was told before.
 * @param {import('../../../web/worker/training.js').TrainingModel & { layers: string }} network
 * @param {import('../../../web/worker/training.js').ImageSource} data
 * @param {ConstructorParameters<typeof Run>[2]} settings
 * @param {(slice: number) => boolean} [isTaken]
 */
async function train(network, data, settings, isTaken = () => false) {
  /** @type {any[]} */
  const events = [];
  /** @type {{ checkpoint: Checkpoint, told: any[] }[]} */
  const taken = [];
  const run = new Run(network, data, settings, (event) => events.push(event));
  const { model } = network;
  const advance = model.advance.bind(model);
  let slices = 0;
  model.advance = () => {
    if (isTaken(slices++)) {
      const checkpoint = structuredClone(collectCheckpoint(network, run.place()));
      taken.push({ checkpoint, told: figures(events) });
    }
    return advance(0);
  };
  assert.equal(await run.start(), 'done');
  model.advance = advance;
  return { events, taken, slices };
}

/**
 * A network as a request `create` makes it.
 * @param {Engine} engine @param {ModelSettings} settings @param {Partial<Checkpoint>} [checkpoint]
 */
function create(engine, settings, checkpoint = {}) {
  const model = engine.createModel(settings);
  restoreCheckpoint(model, checkpoint);
  return { model, seed: settings.seed, epochs: checkpoint.epochs ?? 0, layers: settings.layers };
}

/** @param {ReturnType<typeof create>} network */
const everything = ({ model, epochs }) => ({
  weights: allWeights(model),
  state: model.trainerState(),
  epochs,
});

for (const { name, skip, keep } of builds)
  describe(name, { skip }, () => {
    for (const [title, { layers, optimizer, run }] of Object.entries(CASES))
      test(`${title}: from every place to the same end`, async () => {
        const [here, there] = [await keep(0), await keep(1)];
        const [data, again] = [source(here), source(there)];
        const settings = { layers, optimizer, seed: 3 };
        const before = { ...run, epochs: 1 };
        const counting = create(here, settings);
        await train(counting, data, before);
        const { slices } = await train(counting, data, run);
        const every = Math.ceil(slices / 12);

        const whole = create(here, settings);
        await train(whole, data, before); // so that the optimizer and the order of images are not at their start
        const { events, taken } = await train(whole, data, run, (i) => i % every === 0 || i === slices - 1);
        assert.deepEqual(everything(whole), everything(counting), 'checkpoints change nothing');
        const expected = { ...everything(whole), figures: figures(events) };
        assert.ok(taken.some(({ checkpoint }) => checkpoint.run?.step === 0));
        for (const { checkpoint, told } of taken) {
          const network = create(there, settings, checkpoint);
          const rest = await train(network, again, {
            .../** @type {any} */ (checkpoint.run).settings,
            from: checkpoint.run,
          });
          const found = { ...everything(network), figures: [...told, ...figures(rest.events)] };
          const { settings: _, ...place } = /** @type {any} */ (checkpoint.run);
          assert.deepEqual(found, expected, JSON.stringify(place));
          network.model.destroy();
        }
        for (const thing of [counting.model, whole.model, data.dataset, again.dataset]) thing.destroy();
      });
  });
