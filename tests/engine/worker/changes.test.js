// changes.test.js — what each piece of a run tells that it has changed: weights by layer, and answers before and after.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, serve } from '../../../web/shared/protocol.js';
import { createHandlers } from '../../../web/worker/handlers.js';
import { weightChanges } from '../../../web/worker/moments/changes.js';
import { builds } from '../builds.js';
import { serveSite } from '../site.js';

/** @typedef {import('../../../web/worker/engine/engine.js').Engine} Engine */
/** @typedef {import('../../../web/shared/protocol.js').Tensor} Tensor */

const MODEL = {
  layers: 'conv 4 3x3 relu | batchnorm | dropout 0.2 | dense 10 softmax',
  optimizer: 'adam',
  seed: 3,
};
/** Two epochs of four steps: 16, 16, 16 and 12 images. */
const RUN = { epochs: 2, batch: 16, rate: 0.01, l2: 0, trainCount: 60, validationCount: 0, testCount: 30 };

/**
 * What worker.js does, without a worker.
 * @param {import('node:test').TestContext} t @param {() => Promise<Engine>} load @param {object} [settings]
 */
async function startWorker(t, load, settings = {}) {
  const { manifest } = await serveSite(t);
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  const engine = await load();
  const loadEngine = async () => ({ engine, build: 'simd128', arithmetic: /** @type {const} */ ('strict') });
  serve(
    port1,
    createHandlers(loadEngine, manifest, (event) => port1.postMessage(event)),
  );
  /** @type {any[]} */
  const events = [];
  let paused = () => {};
  const call = connect(port2, (event) => {
    events.push(event);
    if (event.event === 'paused') paused();
  });
  const nextPause = () => new Promise((/** @type {(value?: any) => void} */ resolve) => (paused = resolve));
  await call('start');
  await call('load', { dataset: 'first' });
  await call('create', { ...MODEL, ...settings });
  return { call, events, nextPause };
}

/** @param {Tensor[]} before @param {Tensor[]} after @param {number} index   of a layer */
function distance(before, after, index) {
  let sum = 0;
  for (const [i, { name, values }] of before.entries())
    if (name.startsWith(`${index}.`) && !name.includes('moving'))
      for (let j = 0; j < values.length; j++) sum += (after[i].values[j] - values[j]) ** 2;
  return Math.sqrt(sum);
}

for (const { name, skip, load } of builds)
  describe(name, { skip }, () => {
    test('a batch, an image and an epoch tell what they have changed, and change no bit of the run', async (t) => {
      const { call, events, nextPause } = await startWorker(t, load);
      let before = (await call('checkpoint')).tensors;
      let paused = nextPause();
      const ended = call('train', { ...RUN, until: 'batch' });
      for (const [piece, count] of /** @type {[string, number][]} */ ([
        ['batch', 16],
        ['image', 1],
        ['epoch', 60],
      ])) {
        await paused;
        const { tensors } = await call('checkpoint');
        const change = events.at(-2);
        assert.deepEqual(events.at(-1), { event: 'paused' });
        const told = piece === 'epoch' ? events.findLast(({ event }) => event === 'changed') : change;
        assert.deepEqual([told.event, told.piece, told.count], ['changed', piece, count]);
        assert.deepEqual(
          told.layers.map((/** @type {any} */ { index }) => index),
          [0, 1, 3],
        );
        for (const { index, change, most } of told.layers) {
          assert.ok(Math.abs(change - distance(before, tensors, index)) < 1e-9 && change > 0);
          const tensor = tensors.findIndex((/** @type {Tensor} */ each) => each.name === most.name);
          assert.equal(tensors[tensor].values[most.place], most.to);
          assert.equal(before[tensor].values[most.place], most.from);
        }
        assert.notEqual(told.before.loss, told.after.loss);
        assert.equal(told.images.labels.length, Math.min(count, 24));
        assert.equal(told.images.pixels.length, 784 * Math.min(count, 24));
        assert.equal(told.images.before.length, count);
        const right = (/** @type {Uint8Array} */ answers) =>
          answers.filter((digit, i) => i < 24 && digit === told.images.labels[i]).length;
        if (count <= 24) assert.equal(right(told.images.after), Math.round(told.after.accuracy * count));
        before = tensors;
        paused = nextPause();
        await call(
          'resume',
          piece === 'batch' ? { until: 'image' } : piece === 'image' ? { until: 'epoch' } : {},
        );
      }
      assert.deepEqual(await ended, { ended: 'done' });
      assert.equal(
        events.filter(({ event }) => event === 'changed').length,
        3,
        'nothing of what follows freely',
      );

      const whole = await startWorker(t, load);
      const stepped = await startWorker(t, load);
      await whole.call('train', RUN);
      paused = stepped.nextPause();
      const steppedEnd = stepped.call('train', { ...RUN, until: 'batch' });
      for (let i = 0; i < 3; i++) {
        await paused;
        paused = stepped.nextPause();
        await stepped.call('resume', { until: 'batch' });
      }
      await paused;
      await stepped.call('resume');
      await steppedEnd;
      const [one, two] = [await whole.call('checkpoint'), await stepped.call('checkpoint')];
      assert.deepEqual(one.tensors, two.tensors);
    });

    test('the answers are to the images as the step saw them, before and after, without dropout', async (t) => {
      const { call, events, nextPause } = await startWorker(t, load);
      const paused = nextPause();
      const ended = call('train', { ...RUN, augment: 'shift 3', until: 'image' });
      await paused;
      const { images, after } = events.find(({ event }) => event === 'changed');
      const seen = await call('images', {
        ...{ pool: 'train', indices: images.indices },
        augment: { line: 'shift 3', seed: MODEL.seed, epoch: 0 },
      });
      assert.deepEqual(images.pixels, seen.pixels);
      assert.deepEqual(images.labels, seen.labels);
      const { outputs } = await call('predict', { pixels: images.pixels.slice() });
      assert.deepEqual(images.outputsAfter, outputs);
      assert.notDeepEqual(images.outputsBefore, outputs);
      assert.ok(Math.abs(after.loss + Math.log(outputs[images.labels[0]])) < 1e-5);
      await call('stop');
      await ended;
    });

    test('a run on some digits, and one by L-BFGS, tell it, too', async (t) => {
      const layers = 'dense 2 softmax';
      const { call, events, nextPause } = await startWorker(t, load, { layers, optimizer: 'lbfgs' });
      const paused = nextPause();
      const run = {
        ...RUN,
        classes: [3, 8],
        trainCount: 12,
        testCount: 6,
        epochs: 20,
        batch: 'all',
        until: 'epoch',
      };
      const ended = call('train', run);
      await paused;
      const { piece, count, images } = events.find(({ event }) => event === 'changed');
      assert.deepEqual([piece, count, images.labels.length], ['epoch', 12, 12]);
      assert.deepEqual([...new Set(images.labels)].sort(), [3, 8]);
      await call('stop');
      await ended;
    });
  });

test('the change of a layer is the norm of the differences of its kernel and bias', () => {
  const tensors = (/** @type {number[][]} */ [kernel, bias]) => [
    { name: '2.kernel', shape: [2], values: Float32Array.from(kernel) },
    { name: '2.bias', shape: [1], values: Float32Array.from(bias) },
    { name: '2.moving_mean', shape: [1], values: Float32Array.of(Math.hypot(...kernel)) },
    { name: '4.bias', shape: [0], values: new Float32Array(0) },
  ];
  const [layer, ...others] = weightChanges(tensors([[3, 0], [4]]), tensors([[3, 3], [0]]));
  assert.deepEqual(others, []);
  assert.deepEqual(layer, {
    ...{ index: 2, change: 5, norm: 5, count: 3 },
    most: { name: '2.bias', place: 0, from: 4, to: 0 },
  });
});
