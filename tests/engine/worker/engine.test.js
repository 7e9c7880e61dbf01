// engine.test.js — the binding: what JavaScript gets from the engine, for every build.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { PRESETS } from '../../../web/shared/presets.js';
import { allWeights, idx, makeDataset, makeFiles } from '../../node/synthetic.js';
import { builds } from '../builds.js';

const SMALL = { layers: 'dense 16 relu | dropout 0.2 | dense 10 softmax', optimizer: 'adam', seed: 1 };
const CONV = 'conv 4 3x3 relu | maxpool 2 | dense 10 softmax';

/**
 * Steps on the subset's first images.
 * @param {import('../../../web/worker/engine/model.js').Model} model
 * @param {import('../../../web/worker/engine/dataset.js').Subset} subset
 * @param {number} steps
 */
function train(model, subset, steps) {
  for (let step = 0; step < steps; step++) {
    model.beginStep(subset, { first: 0, count: 12, rate: 0.01 });
    while (model.advance(1));
  }
}

for (const { name, skip, shared, bytes, load } of builds) {
  describe(name, { skip }, () => {
    test('the module asks for a clock, word of memory growth and memory to share, and nothing else', async () => {
      const imports = WebAssembly.Module.imports(await WebAssembly.compile(bytes));
      const names = imports.map((entry) => `${entry.module}.${entry.name}`).sort();
      const wanted = ['env.emscripten_notify_memory_growth', 'env.memory', 'env.now_ms'];
      assert.deepEqual(
        names,
        wanted.filter((name) => shared || name !== 'env.memory'),
      );
    });

    test('every preset can be created, and its layers add up to its parameters', async () => {
      const engine = await load();
      for (const preset of PRESETS) {
        const model = engine.createModel({ ...preset, seed: 1 });
        const sum = model.layers.reduce((total, { paramCount }) => total + paramCount, 0);
        assert.equal(sum, model.paramCount, preset.id);
        assert.equal(model.outputCount, preset.classes ? 1 : 10, preset.id);
        model.destroy();
      }
    });

    test('a convolutional network has the shapes and parameters that Keras prints', async () => {
      const engine = await load();
      const layers = 'conv 32 3x3 relu | maxpool 2 | dense 10 softmax nobias';
      const [conv, pool, dense] = engine.createModel({ ...SMALL, layers }).layers;
      assert.deepEqual(
        [conv.shape, pool.shape, dense.shape],
        [
          [26, 26, 32],
          [13, 13, 32],
          [1, 1, 10],
        ],
      );
      const kernels = [conv.kernelShape, pool.kernelShape, dense.kernelShape];
      assert.deepEqual(kernels, [[3, 3, 1, 32], [], [5408, 10]]);
      assert.deepEqual([conv.paramCount, pool.paramCount, dense.paramCount], [320, 0, 54080]);
      assert.deepEqual([conv.hasBias, pool.hasBias, dense.hasBias], [true, false, false]);
      assert.equal(conv.text, 'conv 32 3x3 relu');
    });

    test('predict returns ten probabilities that sum to one', async () => {
      const model = (await load()).createModel(SMALL);
      const outputs = model.predict(new Uint8Array(784).fill(99));
      assert.equal(outputs.length, 10);
      assert.ok(outputs.every((output) => output >= 0 && output <= 1));
      assert.ok(Math.abs(outputs.reduce((sum, output) => sum + output) - 1) < 1e-6);
      assert.throws(() => model.predict(new Uint8Array(783)), RangeError);
    });

    test('of a perceptron’s units several may fire, and the class is the one that is surest', async () => {
      const model = (await load()).createModel({ ...SMALL, layers: 'dense 10 step zeros' });
      const { kernel } = model.weights(0);
      model.setWeights(0, { kernel, bias: Float32Array.of(-1, 2, 0, 3, 1, -5, 0, 0, 0, 0) });
      const outputs = model.predict(new Uint8Array(784));
      assert.deepEqual([...outputs], [0, 1, 0, 1, 1, 0, 0, 0, 0, 0]);
      assert.equal(model.predicted, 3);
    });

    test('gradients are clipped to a norm, and weights decay', async () => {
      const engine = await load();
      const dataset = makeDataset(engine, 12, 1);
      const subset = dataset.createSubset({ pool: 'train' });
      /** How far a step moves the weights from where they start. @param {object} settings @param {object} step */
      const moved = (settings, step) => {
        const model = engine.createModel({ ...SMALL, optimizer: 'sgd', ...settings });
        const weights = () => allWeights(model).flatMap(({ kernel, bias }) => [...kernel, ...bias]);
        const before = weights();
        model.beginStep(subset, { first: 0, count: 12, rate: 1, ...step });
        while (model.advance(Infinity));
        const distance = Math.hypot(...weights().map((weight, i) => weight - before[i]));
        model.destroy();
        return distance;
      };
      assert.ok(moved({}, {}) > 0.2);
      assert.ok(Math.abs(moved({}, { clip: 0.1 }) - 0.1) < 1e-5);
      assert.equal(moved({}, { clip: 1000 }), moved({}, {}));
      assert.ok(moved({ optimizer: 'adamw' }, { l2: 100 }) > 2 * moved({ optimizer: 'adamw' }, {}));
    });

    test('a line of layers that cannot be is refused with its column, in the engine’s words', async () => {
      const engine = await load();
      const create = () => engine.createModel({ ...SMALL, layers: 'dense 16 relu | dens 10 softmax' });
      assert.throws(create, { name: 'EngineError', status: 'NN_ERR_LAYER', at: 17, message: /layer.*17$/ });
      const zero = () => engine.createModel({ ...SMALL, layers: 'dense 16 relu\0 | dense 10 softmax' });
      assert.throws(zero, { status: 'NN_ERR_WORD', at: 10 });
      const hidden = () => engine.createModel({ ...SMALL, layers: 'dense 10 softmax\0 | dens' });
      assert.throws(hidden, { status: 'NN_ERR_WORD', at: 10 });
      const unknown = () => engine.createModel({ ...SMALL, optimizer: 'lion' });
      assert.throws(unknown, { name: 'RangeError', message: /lion/ });
    });

    test('the same seed gives the same bits, another seed others', async () => {
      const engine = await load();
      const subset = makeDataset(engine, 64, 16).createSubset({ pool: 'train' });
      const [first, same, other] = [7, 7, 8].map((seed) => {
        const model = engine.createModel({ ...SMALL, seed });
        train(model, subset, 5);
        return allWeights(model);
      });
      assert.deepEqual(same, first);
      assert.notDeepEqual(other, first);
    });

    test('the loss falls on 12 fixed images in 30 steps', async () => {
      const engine = await load();
      const subset = makeDataset(engine, 12, 1).createSubset({ pool: 'train' });
      for (const layers of ['dense 32 relu | dense 10 softmax', CONV]) {
        const model = engine.createModel({ ...SMALL, layers });
        train(model, subset, 1);
        const first = model.loss;
        train(model, subset, 30);
        assert.ok(model.loss < first / 2, `${layers}: from ${first} to ${model.loss}`);
      }
    });

    test('evaluating agrees with predicting image by image', async () => {
      const engine = await load();
      const dataset = makeDataset(engine, 40, 30);
      const model = engine.createModel({ ...SMALL, layers: CONV });
      train(model, dataset.createSubset({ pool: 'train' }), 3);
      const subset = dataset.createSubset({ pool: 'test', skip: 5 });
      model.beginEvaluation(subset);
      while (model.advance(1));
      const labels = dataset.labels('test');
      let correct = 0;
      let loss = 0;
      subset.indices().forEach((index, i) => {
        const outputs = model.predict(dataset.images('test', [index]));
        const answer = outputs.indexOf(Math.max(...outputs));
        assert.equal(model.predicted, answer);
        assert.equal(subset.predictions()[i], answer);
        assert.ok(Math.abs(subset.confidences()[i] - outputs[answer]) < 1e-6);
        correct += Number(answer === labels[index]);
        loss -= Math.log(outputs[labels[index]]) / subset.count;
      });
      assert.equal(model.correct, correct);
      assert.ok(Math.abs(model.loss - loss) < 1e-5 * loss, `${model.loss} and ${loss}`);
      assert.equal(model.imagesDone, 25);
    });

    test('weights can be read, written and read again', async () => {
      const engine = await load();
      const [model, other] = [1, 2].map((seed) => engine.createModel({ ...SMALL, layers: CONV, seed }));
      for (const index of model.layers.keys()) other.setWeights(index, model.weights(index));
      assert.deepEqual(allWeights(other), allWeights(model));
      const pixels = Uint8Array.from({ length: 784 }, (_, i) => i % 256);
      assert.deepEqual(other.predict(pixels), model.predict(pixels));
      assert.throws(() => model.setWeights(0, model.weights(2)), RangeError);
    });

    test('a cancelled step leaves the weights as before', async () => {
      const engine = await load();
      const subset = makeDataset(engine, 2000, 1).createSubset({ pool: 'train' });
      const model = engine.createModel({ ...SMALL, layers: CONV });
      const before = allWeights(model);
      model.beginStep(subset, { first: 0, count: 2000, rate: 1 });
      assert.ok(model.advance(0), 'one piece of work is not the whole step');
      model.cancel();
      assert.deepEqual(allWeights(model), before);
    });

    test('a subset holds the classes asked for, shuffled by seed and epoch alone', async () => {
      const dataset = makeDataset(await load(), 200, 50);
      const labels = dataset.labels('test');
      const subset = dataset.createSubset({ pool: 'test', classes: [3, 8], skip: 1 });
      const order = subset.indices();
      assert.deepEqual(
        [...order].map((index) => labels[index]),
        [3, 8, 3, 8, 3, 8, 3, 8, 3],
      );
      subset.shuffle(5, 2);
      const shuffled = subset.indices();
      assert.notDeepEqual(shuffled, order);
      assert.deepEqual(shuffled.toSorted(), order);
      subset.shuffle(6, 0);
      assert.notDeepEqual(subset.indices(), shuffled);
      subset.shuffle(5, 2);
      assert.deepEqual(subset.indices(), shuffled);
      assert.equal(dataset.createSubset({ pool: 'train', skip: 150, count: 100 }).count, 50);
    });

    test('a step or an image outside the data is a RangeError', async () => {
      const engine = await load();
      const dataset = makeDataset(engine, 20, 5);
      const subset = dataset.createSubset({ pool: 'train' });
      const model = engine.createModel(SMALL);
      assert.throws(() => model.beginStep(subset, { first: 10, count: 11, rate: 1 }), RangeError);
      assert.throws(() => dataset.images('train', [20]), RangeError);
      assert.throws(() => dataset.images('test', [-1]), RangeError);
    });

    test('whatever was destroyed refuses to work, and to be destroyed twice does no harm', async () => {
      const engine = await load();
      const model = engine.createModel(SMALL);
      model.destroy();
      model.destroy();
      assert.throws(() => model.predict(new Uint8Array(784)), /Model has been destroyed/);
    });

    test('damaged files are refused with what and where', async () => {
      const engine = await load();
      const { trainImages, trainLabels } = makeFiles(10, 1);
      /** @param {import('../../../web/worker/engine/dataset.js').Part} part @param {Uint8Array} file */
      const read = (part, file) => {
        const dataset = engine.createDataset();
        try {
          dataset.push(part, file);
          dataset.end(part);
        } finally {
          dataset.destroy();
        }
      };
      const zipped = gzipSync(trainImages);
      const refused = (/** @type {string} */ status) => ({ name: 'EngineError', status });
      assert.throws(() => read('trainImages', zipped.subarray(0, -9)), refused('NN_ERR_TRUNCATED'));
      assert.throws(() => read('trainImages', trainImages.subarray(0, -1)), refused('NN_ERR_TRUNCATED'));
      assert.throws(() => read('trainLabels', trainImages), refused('NN_ERR_DIMENSIONS'));
      const eleven = idx([3], Uint8Array.of(1, 10, 2));
      assert.throws(() => read('trainLabels', eleven), { ...refused('NN_ERR_LABEL'), at: 1 });
      assert.throws(() => read('trainLabels', new TextEncoder().encode('<html>')), refused('NN_ERR_FORMAT'));
      read('trainLabels', gzipSync(trainLabels));
    });

    test('a data set that arrives byte by byte is ready image by image', async () => {
      const dataset = (await load()).createDataset();
      const { trainImages, trainLabels } = makeFiles(3, 1);
      dataset.push('trainLabels', trainLabels);
      dataset.end('trainLabels');
      const header = 16;
      dataset.push('trainImages', trainImages.subarray(0, header + 2 * 784 - 1));
      assert.deepEqual([dataset.count('train'), dataset.ready('train')], [3, 1]);
      dataset.push('trainImages', trainImages.subarray(header + 2 * 784 - 1, header + 2 * 784));
      assert.equal(dataset.ready('train'), 2);
      assert.deepEqual(dataset.images('train', [1]), trainImages.slice(header + 784, header + 2 * 784));
      assert.deepEqual([dataset.height, dataset.width], [28, 28]);
      assert.throws(() => dataset.images('train', [2]), RangeError);
    });

    test('100 steps, an evaluation and a prediction leave the memory as large as it was', async () => {
      const engine = await load();
      const dataset = makeDataset(engine, 64, 32);
      const subset = dataset.createSubset({ pool: 'train' });
      const tests = dataset.createSubset({ pool: 'test' });
      const model = engine.createModel({ ...SMALL, layers: CONV });
      const { memoryBytes } = engine;
      train(model, subset, 100);
      model.beginEvaluation(tests);
      while (model.advance(1));
      model.predict(new Uint8Array(784));
      assert.equal(engine.memoryBytes, memoryBytes);
    });
  });
}
