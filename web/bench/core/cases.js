// cases.js — the benchmark's cases: matrix products, training steps and predictions of the presets, and the
// training time of the preset `fast`.
//
// Operations are multiplications and additions of the layers with weights, counted as in direct convolutions and
// dense layers, although the engine may use another algorithm. Biases, activations and pooling do not count.

import { parseAugmentation, USUAL_AUGMENTATION } from '../../shared/augmentation.js';
import { IMAGE_PIXELS, IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { PRESETS } from '../../shared/presets.js';
import { rateAt } from '../../shared/schedules.js';

/** @typedef {import('./benchmark.js').Case} Case */
/** @typedef {import('./benchmark.js').LayerTime} LayerTime */
/** @typedef {import('./benchmark.js').Measurement} Measurement */
/** @typedef {import('../../worker/engine/dataset.js').Dataset} Dataset */
/** @typedef {import('../../worker/engine/engine.js').Engine} Engine */
/** @typedef {import('../../worker/engine/model.js').Layer} Layer */
/** @typedef {import('../../worker/engine/model.js').Model} Model */
/** @typedef {import('../../shared/presets.js').Preset} Preset */
/** A preset with a fixed batch size. @typedef {Preset & { batch: number }} BatchedPreset */

/** Images of a full-batch step of softmax regression. */
const FULL_BATCH = 30_000;
/** Least measured time: browsers' clocks have a resolution of 5 µs, or 100 µs on pages that are not isolated. */
const TICKS_MS = 2;

const GOALS = [97, 98, 99];
const SEEDS = 5;
/** How often the test images are evaluated. */
const EVALUATIONS_PER_EPOCH = 10;

/** Operations of a layer for one image, forward. @param {Layer} layer */
function operationsOf({ kernelShape, shape: [height, width] }) {
  if (kernelShape.length < 2) return 0;
  const positions = kernelShape.length === 4 ? height * width : 1;
  return 2 * positions * kernelShape.reduce((product, size) => product * size);
}

/** @param {Layer[]} layers */
const forwardOperations = (layers) => layers.reduce((sum, layer) => sum + operationsOf(layer), 0);

/**
 * Operations of a layer for one image, backward: as many as forward for the gradient of the weights, and as many
 * for that of the inputs, which the first layer does not need.
 * @param {Layer[]} layers @param {number} index
 */
const backwardOperations = (layers, index) => (index === 0 ? 1 : 2) * operationsOf(layers[index]);

/** @param {Layer[]} layers */
const stepOperations = (layers) =>
  layers.reduce((sum, layer, i) => sum + operationsOf(layer) + backwardOperations(layers, i), 0);

/**
 * Measures `work`, repeated until the clock is precise enough.
 * @param {() => void} work
 * @returns a function that returns the milliseconds of one repetition
 */
function timed(work) {
  let times = 1;
  return () => {
    for (;;) {
      const start = performance.now();
      for (let i = 0; i < times; i++) work();
      const total = performance.now() - start;
      if (total >= TICKS_MS) return total / times;
      times *= 2;
    }
  };
}

/** @param {number} m @param {number} k @param {number} n @returns {Case} */
function productCase(m, k, n) {
  const name = `${m}×${k}·${k}×${n}`;
  return {
    measurements: [{ kernel: 'gemm', name, alone: true, operations: 2 * m * k * n }],
    open(engine) {
      const product = engine.createProduct(m, k, n);
      const run = timed(() => product.run());
      return { run: () => [run()] };
    },
  };
}

/** Trains a model step by step, with one batch after the other or with all images. */
class Stepper {
  #subset;
  #count;
  #hyperparameters;
  /** Steps made so far. */
  steps = 0;
  /** Images processed so far; a line search of L-BFGS counts them several times. */
  images = 0;

  /** @param {Engine} engine @param {Dataset} dataset @param {Preset} preset */
  constructor(engine, dataset, { layers, optimizer, batch, rate, l2, augment, ...images }) {
    const { classes, trainCount, splitSeed } = images;
    this.model = engine.createModel({ layers, optimizer, seed: 1 });
    this.#subset = dataset.createSubset({ pool: 'train', classes, count: trainCount, draw: splitSeed });
    if (batch !== 'all') this.#subset.shuffle(1, 0);
    this.#count = batch === 'all' ? this.#subset.count : batch;
    const augmentation = augment ? { ranges: parseAugmentation(augment), seed: 1, epoch: 0 } : null;
    this.#hyperparameters = { rate, l2, augmentation };
  }

  step() {
    const { model } = this;
    if (model.converged) this.#restart();
    const batches = Math.floor(this.#subset.count / this.#count);
    const first = (this.steps++ % batches) * this.#count;
    model.beginStep(this.#subset, { first, count: this.#count, ...this.#hyperparameters });
    model.advance(Infinity);
    this.images += model.imagesDone;
  }

  /** Sets the weights to zero, because L-BFGS does nothing once it has converged. */
  #restart() {
    for (const i of this.model.layers.keys()) {
      const { kernel, bias } = this.model.weights(i);
      this.model.setWeights(i, { kernel: kernel.fill(0), bias: bias.fill(0) });
    }
  }
}

/** The convolutions of a model, with the indices of their layers. @param {Layer[]} layers */
function convolutions(layers) {
  return layers.flatMap(({ text, kernelShape }, index) => {
    if (kernelShape.length !== 4) return [];
    const [rows, columns, from, to] = kernelShape;
    const [height, width] = index === 0 ? [IMAGE_SIDE, IMAGE_SIDE] : layers[index - 1].shape;
    const padding = / same\b/.test(text) ? ' same' : '';
    const stride = / stride \d+/.exec(text)?.[0] ?? '';
    return [{ index, name: `${rows}×${columns}${padding}${stride} ${from}→${to} on ${height}×${width}` }];
  });
}

/**
 * A step of a preset, and in it the convolutions forward and backward. The time of a convolution is that of all
 * threads, divided by their number.
 * @param {Preset} preset @param {Layer[]} layers
 * @returns {Case}
 */
function stepCase(preset, layers) {
  const places = convolutions(layers);
  /** @type {Measurement[]} */
  const measurements = places.flatMap(({ name }) => [
    { kernel: 'conv', name: `${name} forward` },
    { kernel: 'conv', name: `${name} backward` },
  ]);
  return {
    measurements: [{ kernel: 'step', name: preset.id }, ...measurements],
    async open(engine, read) {
      const stepper = new Stepper(engine, await read(), preset);
      const { model } = stepper;
      const run = timed(() => stepper.step());
      let before = { steps: 0, images: 0 };
      let [start, end] = [model.times(), model.times()];
      return {
        begin: () => {
          start = model.times();
          before = { steps: stepper.steps, images: stepper.images };
        },
        run() {
          const [last, stepsBefore] = [model.times(), stepper.steps];
          const ms = run();
          end = model.times();
          const shares = (stepper.steps - stepsBefore) * engine.threads;
          const busy = (/** @type {number} */ clock) => (end[clock] - last[clock]) / shares;
          return [ms, ...places.flatMap(({ index }) => [busy(2 * index), busy(2 * index + 1)])];
        },
        facts([times]) {
          const total = (times.reduce((sum, ms) => sum + ms) / times.length) * engine.threads;
          const steps = stepper.steps - before.steps;
          const means = end.map((ms, clock) => (ms - start[clock]) / steps);
          const images = (stepper.images - before.images) / steps;
          const operations = images * stepOperations(layers);
          const facts = { images, operations, layers: layerTimes(layers, means, total) };
          return [
            { ...facts, memory_bytes: engine.memoryBytes },
            ...places.flatMap(({ index }) => [
              { operations: images * operationsOf(layers[index]) },
              { operations: images * backwardOperations(layers, index) },
            ]),
          ];
        },
      };
    },
  };
}

/**
 * @param {Layer[]} layers
 * @param {Float64Array} means   milliseconds of a step, ordered as those of Model.times()
 * @param {number} total         milliseconds of all threads, also of those that wait
 * @returns {LayerTime[]}
 */
function layerTimes(layers, means, total) {
  const n = layers.length;
  const rows = layers.map(({ text }, i) => {
    const [forward_ms, backward_ms] = means.subarray(2 * i, 2 * i + 2);
    return { layer: text, share: (forward_ms + backward_ms) / total, forward_ms, backward_ms };
  });
  const busy = means.reduce((sum, ms) => sum + ms, 0);
  return [
    ...rows.filter(({ share }) => share > 0),
    { layer: 'reading images', share: means[2 * n] / total },
    { layer: 'loss', share: means[2 * n + 1] / total },
    { layer: 'optimizer', share: means[2 * n + 2] / total },
    { layer: 'waiting', share: Math.max(0, 1 - busy / total) },
  ];
}

/** @param {Preset} preset @param {Layer[]} layers @returns {Case} */
function fullBatchCase(preset, layers) {
  const name = `${preset.id} on ${FULL_BATCH} images at once`;
  const operations = FULL_BATCH * stepOperations(layers);
  return {
    measurements: [{ kernel: 'iteration', name, operations, images: FULL_BATCH }],
    async open(engine, read) {
      const stepper = new Stepper(engine, await read(), { ...preset, batch: 'all', trainCount: FULL_BATCH });
      const run = timed(() => stepper.step());
      return { run: () => [run()] };
    },
  };
}

/** @param {Preset} preset @param {Layer[]} layers @returns {Case} */
function predictCase({ id, layers: text, optimizer }, layers) {
  return {
    measurements: [{ kernel: 'predict', name: id, alone: true, operations: forwardOperations(layers) }],
    open(engine) {
      const model = engine.createModel({ layers: text, optimizer, seed: 1 });
      const image = Uint8Array.from({ length: IMAGE_PIXELS }, (_, i) => (i * 37) % 256);
      const run = timed(() => model.predict(image));
      return { run: () => [run()] };
    },
  };
}

/**
 * The training time of a preset until each accuracy in GOALS, with another seed in each run. The time of the
 * evaluations does not count.
 * @param {BatchedPreset} preset @returns {Case}
 */
export function accuracyCase(preset) {
  return {
    measurements: GOALS.map((goal) => ({ kernel: 'accuracy', name: `${preset.id} to ${goal} %` })),
    timing: { warmUpMs: 0, rounds: SEEDS, roundMs: 0 },
    async open(engine, read) {
      const dataset = await read();
      let seed = 0;
      return {
        run: () => timeToGoals(engine, dataset, preset, ++seed),
        facts: (times) => times.map((all) => ({ reached: all.filter(Number.isFinite).length })),
      };
    },
  };
}

/**
 * Milliseconds to each goal; Infinity if it was not reached.
 * @param {Engine} engine @param {Dataset} dataset @param {BatchedPreset} preset @param {number} seed
 */
function timeToGoals(engine, dataset, preset, seed) {
  const { layers, optimizer, rate, schedule = 'constant', epochs, batch } = preset;
  const model = engine.createModel({ layers, optimizer, seed });
  const train = dataset.createSubset({ pool: 'train' });
  const test = dataset.createSubset({ pool: 'test' });
  const stepsPerEpoch = Math.ceil(train.count / batch);
  const steps = epochs * stepsPerEpoch;
  const stepsPerEvaluation = Math.max(1, Math.floor(stepsPerEpoch / EVALUATIONS_PER_EPOCH));
  const times = GOALS.map(() => Infinity);
  let elapsed = 0;
  for (let step = 0; step < steps && times.includes(Infinity); ) {
    const start = performance.now();
    do {
      const place = step % stepsPerEpoch;
      if (place === 0) train.shuffle(seed, step / stepsPerEpoch);
      const first = place * batch;
      const stepRate = rateAt(schedule, rate, step, steps);
      model.beginStep(train, { first, count: Math.min(batch, train.count - first), rate: stepRate });
      model.advance(Infinity);
      step++;
    } while (step % stepsPerEvaluation && step < steps);
    elapsed += performance.now() - start;
    model.beginEvaluation(test);
    model.advance(Infinity);
    GOALS.forEach((goal, i) => {
      if (100 * model.correct >= goal * test.count) times[i] = Math.min(times[i], elapsed);
    });
  }
  for (const owned of [test, train, model]) owned.destroy();
  return times;
}

/**
 * The matrix products of the dense layers for one batch. A full batch has none, because it is processed in
 * micro-batches.
 * @param {Preset} preset @param {Layer[]} layers
 */
function productCases({ batch }, layers) {
  if (batch === 'all') return [];
  const dense = layers.filter(({ kernelShape }) => kernelShape.length === 2);
  return dense.map(({ kernelShape: [inputs, outputs] }) => productCase(batch, inputs, outputs));
}

/**
 * All cases of the benchmark.
 * @param {Engine} engine     gives the shapes of layers
 * @param {Preset[]} presets
 */
export function listCases(engine, presets = PRESETS) {
  const models = presets.map((preset) => {
    const model = engine.createModel({ ...preset, seed: 1 });
    const { layers } = model;
    model.destroy();
    return { preset, layers };
  });
  const softmax = models.filter(({ preset }) => preset.id === 'softmax');
  const fast = /** @type {BatchedPreset[]} */ (presets.filter(({ id }) => id === 'fast'));
  return [
    ...models.flatMap(({ preset, layers }) => productCases(preset, layers)),
    ...models.map(({ preset, layers }) => stepCase(preset, layers)),
    ...models
      .filter(({ preset }) => preset.id === 'fast')
      .map(({ preset, layers }) =>
        stepCase({ ...preset, id: 'fast augmented', augment: USUAL_AUGMENTATION }, layers),
      ),
    ...softmax.map(({ preset, layers }) => fullBatchCase(preset, layers)),
    ...models.map(({ preset, layers }) => predictCase(preset, layers)),
    ...fast.map(accuracyCase),
  ];
}
