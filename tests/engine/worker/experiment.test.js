// experiment.test.js — changing a network without changing it: lessons, edits, silent units, by messages.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builds } from '../builds.js';
import { serveSite } from '../site.js';
import { startWorker } from '../start-worker.js';

const MODEL = {
  layers: 'conv 8 5x5 relu | batchnorm | maxpool 2 | conv 6 3x3 | flatten | dense 12 tanh | dense 10 softmax',
  optimizer: 'adam',
  seed: 3,
};
const RUN = { epochs: 2, batch: 16, rate: 0.01, l2: 0, trainCount: 60, validationCount: 0, testCount: 30 };
const LAST = 6;

/** A worker with a data set and a trained network. @param {import('node:test').TestContext} t @param {any} load */
async function begin(t, load, model = MODEL) {
  const { manifest } = await serveSite(t);
  const worker = startWorker(t, load(), manifest);
  const { call } = worker;
  await call('load', { dataset: 'first' });
  await call('create', model);
  await call('train', RUN);
  const { pixels } = await call('images', { pool: 'test', indices: [3] });
  /** The network as everything but the inside of it sees it. */
  const trained = async () => ({ ...(await call('checkpoint')), ...(await call('predict', { pixels })) });
  const edited = async () => (await call('weights', { edited: true })).tensors;
  return { ...worker, pixels, trained, edited };
}

/** @param {any[]} tensors @param {string} name */
const valuesOf = (tensors, name) => tensors.find((tensor) => tensor.name === name).values;
const sum = (/** @type {Uint32Array} */ values) => values.reduce((total, value) => total + value, 0);

for (const { name, skip, load } of builds)
  describe(name, { skip }, () => {
    test('a lesson makes the right answer likelier, on a copy; undo gives the same bits', async (t) => {
      const { call, events, pixels, trained, edited } = await begin(t, load);
      const before = await trained();
      const lesson = { pixels, label: 7, rate: 0.001 };
      const first = await call('teach', lesson);
      assert.ok(first.after.loss < first.before.loss);
      assert.ok(Math.abs(first.before.loss + Math.log(first.before.outputs[7])) < 1e-4);
      assert.deepEqual(events.at(-1), { event: 'edits', edits: { count: 1, silent: [], last: 'teach' } });
      assert.deepEqual((await call('inside', { pixels })).outputs, first.after.outputs);
      const taught = await edited();
      const second = await call('teach', lesson);
      assert.deepEqual(second.before, first.after);

      await call('undo');
      assert.deepEqual(await edited(), taught);
      assert.deepEqual(await call('teach', lesson), second, 'the optimizer remembers what it did then');
      await call('undo');
      await call('undo');
      assert.deepEqual(events.at(-1), { event: 'edits', edits: null });
      assert.deepEqual(await edited(), before.tensors);
      assert.deepEqual(await trained(), before, 'the network itself was never changed');
    });

    test('the lesson is one step of every optimizer', async (t) => {
      for (const optimizer of ['sgd', 'ftrl', 'lbfgs']) {
        const layers = 'dense 10 softmax';
        const { call, pixels } = await begin(t, load, { ...MODEL, layers, optimizer });
        const { before, after } = await call('teach', { pixels, label: 7, rate: 0.01 });
        assert.ok(after.loss < before.loss, optimizer);
      }
    });

    test('the same weights edited again are one change, which is taken back as one', async (t) => {
      const { call, events, trained, edited } = await begin(t, load);
      const before = await trained();
      const become = (/** @type {number} */ at, /** @type {number} */ value) =>
        call('edit', {
          changes: [{ layer: 0, tensor: 'bias', at: Uint32Array.of(at), values: Float32Array.of(value) }],
        });
      const count = () => events.at(-1)?.edits?.count ?? 0;
      for (const value of [0.25, 0.5, 0.75]) await become(2, value);
      assert.equal(count(), 1);
      assert.equal(valuesOf(await edited(), '0.bias')[2], 0.75);
      await become(3, 1);
      assert.equal(count(), 2, 'another weight');
      await become(2, 0);
      assert.equal(count(), 3, 'after another weight');
      await call('undo');
      assert.equal(valuesOf(await edited(), '0.bias')[2], 0.75);
      await call('undo');
      await call('undo');
      assert.equal(count(), 0);
      assert.deepEqual(await edited(), before.tensors);
    });

    test('edited weights are seen inside, and nowhere else', async (t) => {
      const { call, pixels, trained, edited } = await begin(t, load);
      const before = await trained();
      const change = {
        layer: 0,
        tensor: 'kernel',
        at: Uint32Array.of(3, 17),
        values: Float32Array.of(0.5, -0.25),
      };
      await call('edit', { changes: [change] });
      const kernel = valuesOf(await edited(), '0.kernel');
      assert.deepEqual([kernel[3], kernel[17]], [0.5, -0.25]);
      assert.equal((await call('inside', { pixels })).edited, true);
      const asTrained = await call('inside', { pixels, trained: true });
      assert.deepEqual([asTrained.edited, asTrained.outputs], [false, before.outputs]);
      await assert.rejects(
        call('edit', { changes: [{ ...change, at: Uint32Array.of(0, 1e6) }] }),
        /weights in its/,
      );
      await assert.rejects(call('edit', { changes: [{ ...change, layer: 9 }] }), /weights in its/);
      assert.deepEqual(await trained(), before);
      await call('putBack');
      assert.deepEqual(await edited(), before.tensors);
      assert.equal((await call('inside', { pixels })).edited, false);
    });

    test('a silent unit contributes nothing, whatever layers come between', async (t) => {
      const { call, events, pixels, edited, trained } = await begin(t, load);
      const before = (await trained()).tensors;
      await call('silence', { layer: 0, unit: 2, silent: true });
      const silent = await call('inside', { pixels, gradient: { of: 1 } });
      for (let i = 2; i < silent.layers[2].doutput.length; i += 8)
        assert.equal(silent.layers[2].doutput[i], 0, 'no output depends on it');
      assert.ok(silent.layers[2].doutput.some((/** @type {number} */ d) => d !== 0));
      await call('silence', { layer: 3, unit: 5, silent: true });
      await call('silence', { layer: LAST, unit: 9, silent: true });
      const { layers } = await call('inside', { pixels });
      assert.equal(layers[LAST].sum[9], 0);
      assert.deepEqual(events.at(-1).edits.silent, [
        { layer: 0, unit: 2 },
        { layer: 3, unit: 5 },
        { layer: LAST, unit: 9 },
      ]);
      const dense = valuesOf(await edited(), '5.kernel');
      for (let row = 0; row < dense.length / 12; row++) {
        const isSilent = dense.slice(12 * row, 12 * row + 12).every((/** @type {number} */ w) => w === 0);
        assert.equal(isSilent, row % 6 === 5);
      }
      await call('silence', { layer: 0, unit: 2, silent: false });
      await call('undo');
      assert.equal(events.at(-1).edits.silent.length, 3);
      for (const [layer, unit] of [
        [0, 2],
        [3, 5],
        [LAST, 9],
      ])
        await call('silence', { layer, unit, silent: false });
      assert.deepEqual(await edited(), before);
      await assert.rejects(call('silence', { layer: 0, unit: 8, silent: true }), /no unit 8/);
    });

    test('a silent unit stays silent after a lesson and a stroke, and speaks again with what it had or was painted', async (t) => {
      const { call, events, pixels, edited, trained } = await begin(t, load);
      const before = (await trained()).tensors;
      const unit = { layer: 5, unit: 4 };
      const outgoing = async () => [...valuesOf(await edited(), '6.kernel').slice(40, 50)];
      await call('silence', { ...unit, silent: true });
      const silent = await edited();
      await call('teach', { pixels, label: 7, rate: 0.01 });
      assert.deepEqual(await outgoing(), Array(10).fill(0), 'after a lesson');
      assert.deepEqual(events.at(-1).edits.silent, [unit]);
      await call('undo');
      assert.deepEqual(await edited(), silent);
      await call('teach', { pixels, label: 7, rate: 0.01 });
      const stroke = { layer: LAST, tensor: 'kernel', at: Uint32Array.of(42), values: Float32Array.of(0.5) };
      await call('edit', { changes: [stroke] });
      assert.deepEqual(await outgoing(), Array(10).fill(0), 'after a stroke');
      await assert.rejects(call('edit', { changes: [{ ...stroke, layer: 9 }] }), /weights in its/);
      assert.deepEqual(await outgoing(), Array(10).fill(0), 'after a stroke that is refused');
      await call('silence', { ...unit, silent: false });
      const had = [...valuesOf(before, '6.kernel').slice(40, 50)];
      assert.deepEqual(await outgoing(), had.with(2, 0.5));
      assert.notDeepEqual(
        valuesOf(await edited(), '6.kernel').slice(0, 10),
        valuesOf(before, '6.kernel').slice(0, 10),
        'the others keep what the lesson made of them',
      );
      for (let i = 0; i < 3; i++) await call('undo');
      assert.deepEqual(await edited(), silent);
    });

    test('of two silent units that share a weight either may speak first', async (t) => {
      const { call, pixels, edited, trained } = await begin(t, load);
      const before = (await trained()).tensors;
      const [hidden, last] = [
        { layer: 5, unit: 4 },
        { layer: LAST, unit: 9 },
      ];
      for (const unit of [hidden, last]) await call('silence', { ...unit, silent: true });
      await call('silence', { ...hidden, silent: false });
      assert.equal((await call('inside', { pixels })).layers[LAST].sum[9], 0);
      await call('silence', { ...last, silent: false });
      assert.deepEqual(await edited(), before);
    });

    test('the effect is counted for each digit, before and after', async (t) => {
      const { call, events } = await begin(t, load);
      const none = await call('effect');
      assert.deepEqual(none.after, none.before);
      assert.deepEqual([...none.counts], Array(10).fill(3));
      const { accuracy } = await call('evaluate', { split: 'test', run: RUN });
      assert.equal(sum(none.before), Math.round(accuracy * 30));
      for (const unit of [0, 1, 2, 3]) await call('silence', { layer: LAST, unit, silent: true });
      const change = { layer: LAST, tensor: 'bias', at: Uint32Array.of(4), values: Float32Array.of(1000) };
      await call('edit', { changes: [change] });
      const { before, after } = await call('effect');
      assert.deepEqual(before, none.before);
      assert.deepEqual([...after], [0, 0, 0, 0, 3, 0, 0, 0, 0, 0], 'now every image is a 4');
      const told = events.filter(({ event }) => event === 'effect');
      assert.equal(sum(told[0].counts), 2, 'one in twenty is told first');
      assert.equal(told[0].total, 30);
      assert.deepEqual(told.at(-1).after, after);
    });

    test('a change is answered also where the network before it has not been, and again after a stop', async (t) => {
      const { call } = await begin(t, load);
      await call('silence', { layer: 0, unit: 1, silent: true });
      const asked = call('effect').catch((error) => error);
      await call('silence', { layer: 0, unit: 2, silent: true });
      await asked;
      const found = await call('effect');
      await call('putBack');
      assert.deepEqual((await call('effect')).before, found.before);
    });

    test('what the run has found counts before a change, as what is found anew', async (t) => {
      const effect = async (/** @type {number | null} */ testCount) => {
        const { call } = await begin(t, load);
        await call('train', { ...RUN, testCount });
        await call('silence', { layer: 0, unit: 2, silent: true });
        return call('effect', { classes: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
      };
      const [known, anew] = [await effect(null), await effect(20)];
      assert.ok(sum(known.before) > 0);
      assert.deepEqual(known, anew);
    });

    test('what is kept of the layers before a change gives the same effect as all of it anew', async (t) => {
      const [first, second] = [await begin(t, load), await begin(t, load)];
      const bias = (/** @type {number} */ layer, /** @type {number} */ value) => ({
        ...{ layer, tensor: 'bias', at: Uint32Array.of(1), values: Float32Array.of(value) },
      });
      const steps = [
        () => first.call('effect', { layer: LAST }),
        () => first.call('edit', { changes: [bias(LAST, 3)] }),
        () => first.call('effect', { layer: LAST }),
        () => first.call('silence', { layer: 3, unit: 2, silent: true }),
        () => first.call('effect', { layer: LAST }),
        () => first.call('edit', { changes: [bias(0, -2)] }),
        () => first.call('effect', { layer: LAST }),
        () => first.call('undo'),
        () => first.call('edit', { changes: [bias(5, 1.5)] }),
      ];
      for (const step of steps) await step();
      const found = await first.call('effect', { layer: 5 });
      await second.call('edit', { changes: [bias(LAST, 3)] });
      await second.call('silence', { layer: 3, unit: 2, silent: true });
      await second.call('edit', { changes: [bias(5, 1.5)] });
      assert.deepEqual(found, await second.call('effect'));
      assert.equal(found.total, 30);
      assert.notDeepEqual(found.after, found.before);
      await first.call('putBack');
      const none = await first.call('effect');
      assert.deepEqual([none.before, none.after], [found.before, found.before]);
    });

    test('training goes on with the network as it was trained, and no change is accepted meanwhile', async (t) => {
      const { call, events, next, edited, pixels } = await begin(t, load);
      await call('silence', { layer: 0, unit: 2, silent: true });
      const training = call('train', { ...RUN, epochs: 1_000_000 });
      await next('progress');
      assert.equal(events.findLast(({ event }) => event === 'edits').edits, null);
      await assert.rejects(call('silence', { layer: 0, unit: 2, silent: true }), /Pause the training/);
      await call('pause');
      await call('teach', { pixels, label: 7, rate: 0.001 });
      assert.notDeepEqual(await edited(), (await call('weights')).tensors);
      await call('resume', {});
      assert.equal(events.findLast(({ event }) => event === 'edits').edits, null);
      assert.equal(
        (await call('similar', { pixels, count: 2 })).images.length,
        2,
        'questions are answered in training',
      );
      await call('stop');
      await training;
    });

    test('images that excite a unit and images alike are found as one by one', async (t) => {
      const { call, pixels } = await begin(t, load);
      const all = await call('images', { pool: 'train', indices: [...Array(60).keys()] });
      const own = (await call('inside', { pixels })).layers[5].output;
      const [values, distances] = [[], []].map(() => /** @type {number[]} */ ([]));
      for (let i = 0; i < 60; i++) {
        const { layers } = await call('inside', { pixels: all.pixels.slice(784 * i, 784 * (i + 1)) });
        const map = layers[3].output.filter(
          (/** @type {number} */ _, /** @type {number} */ at) => at % 6 === 4,
        );
        values.push(Math.max(...map));
        distances.push(
          Math.hypot(
            ...own.map((/** @type {number} */ x, /** @type {number} */ j) => x - layers[5].output[j]),
          ),
        );
      }
      const exciting = await call('exciting', { layer: 3, unit: 4, count: 5 });
      assert.equal(exciting.count, 60);
      const best = [...values].sort((a, b) => b - a);
      for (const [i, { index, value, place, label }] of exciting.images.entries()) {
        assert.ok(Math.abs(value - best[i]) < 1e-4 && Math.abs(values[index] - best[i]) < 1e-4);
        assert.equal(label, all.labels[index]);
        assert.ok(place.every((/** @type {number} */ side) => side >= 0 && side < 10));
      }
      const similar = await call('similar', { pixels, count: 5 });
      const near = [...distances].sort((a, b) => a - b);
      assert.deepEqual([similar.count, similar.layer], [60, 5]);
      for (const [i, { distance }] of similar.images.entries())
        assert.ok(Math.abs(distance - near[i]) < 1e-4);
      assert.deepEqual(similar.images[0].pixels.length, 784);
      await call('create', { ...MODEL, layers: 'rescaling 0..1 | dense 10 softmax' });
      const plain = await call('similar', { pixels, count: 3, classes: [4, 9] });
      assert.deepEqual([plain.layer, plain.count], [null, 12]);
    });

    test('a gradient is compared with differences, and the weight is as before', async (t) => {
      const { call, pixels, trained } = await begin(t, load);
      const before = await trained();
      for (const [layer, tensor, at] of [
        [0, 'kernel', 12],
        [1, 'bias', 3],
        [LAST, 'bias', 7],
      ]) {
        const { gradient, differences } = await call('check', { pixels, label: 7, layer, tensor, at });
        const nearest = Math.min(
          ...differences.map((/** @type {any} */ { value }) => Math.abs(value - gradient)),
        );
        assert.ok(nearest < 1e-3 + Math.abs(gradient) / 50, `${layer} ${tensor}: ${gradient}`);
      }
      await assert.rejects(call('check', { pixels, label: 7, layer: 2, tensor: 'bias', at: 0 }), /no weight/);
      assert.deepEqual(await trained(), before);
    });
  });
