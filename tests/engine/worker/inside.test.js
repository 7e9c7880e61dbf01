// inside.test.js — what is inside a network, by messages: every layer's numbers, gradients, and a run that stays the same.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { builds } from '../builds.js';
import { serveSite } from '../site.js';
import { startWorker } from '../start-worker.js';

const MODEL = {
  layers: 'conv 8 5x5 relu | maxpool 2 | dropout 0.3 | flatten | dense 12 tanh | dense 10 softmax',
  optimizer: 'adam',
  seed: 3,
};
const RUN = { epochs: 6, batch: 16, rate: 0.01, l2: 0, trainCount: 60, validationCount: 0, testCount: 30 };

/** A worker with a data set and a network. @param {import('node:test').TestContext} t @param {any} load */
async function begin(t, load, model = MODEL) {
  const { manifest } = await serveSite(t);
  const worker = startWorker(t, load(), manifest);
  await worker.call('load', { dataset: 'first' });
  const summary = await worker.call('create', model);
  const { pixels } = await worker.call('images', { pool: 'test', indices: [3] });
  return { ...worker, summary, pixels };
}

/** @param {number[]} shape */
const size = (shape) => shape.reduce((product, side) => product * side, 1);
const argmax = (/** @type {Float32Array} */ values) => values.indexOf(Math.max(...values));

for (const { name, skip, load } of builds)
  describe(name, { skip }, () => {
    test('inside gives each layer’s numbers, and what a prediction says', async (t) => {
      const { call, summary, pixels } = await begin(t, load);
      const { input, layers, outputs, predicted, ...rest } = await call('inside', { pixels });
      assert.deepEqual(rest, { edited: false });
      assert.deepEqual(
        input,
        Float32Array.from(pixels, (/** @type {number} */ byte) => Math.fround(byte * Math.fround(1 / 255))),
      );
      assert.deepEqual({ outputs, predicted }, await call('predict', { pixels }));
      assert.equal(predicted, argmax(outputs));
      for (const [i, { shape }] of summary.layers.entries())
        assert.equal(layers[i].output.length, size(shape));
      assert.deepEqual(
        layers.map((/** @type {object} */ layer) => Object.keys(layer).join()),
        ['output,sum', 'output', 'output', 'output', 'output,sum', 'output,sum'],
      );
      const relu = layers[0].sum.map((/** @type {number} */ x) => Math.max(0, x));
      assert.deepEqual(layers[0].output, relu);
      assert.deepEqual(layers[2].output, layers[1].output, 'nothing is dropped');
    });

    test('inside gives the gradients of a loss, of a logit and of a difference', async (t) => {
      const { call, pixels } = await begin(t, load);
      const ofLoss = await call('inside', { pixels, gradient: { label: 3 }, weightGradients: true });
      const last = ofLoss.layers[5];
      const wrong = last.output.map(
        (/** @type {number} */ p, /** @type {number} */ i) => p - Number(i === 3),
      );
      for (const [i, d] of wrong.entries()) assert.ok(Math.abs(last.dbias[i] - d) < 1e-6);
      assert.ok(Math.abs(ofLoss.loss + Math.log(ofLoss.outputs[3])) < 1e-5);
      assert.equal(ofLoss.layers[0].dkernel.length, 5 * 5 * 8);
      assert.equal(last.doutput, undefined);
      assert.equal(ofLoss.layers[4].doutput.length, 12);

      const [three, eight, both] = await Promise.all(
        [{ of: 3 }, { of: 8 }, { of: 3, against: 8 }].map((gradient) => call('inside', { pixels, gradient })),
      );
      const logits = last.sum;
      assert.deepEqual([three.value, eight.value, both.value], [logits[3], logits[8], logits[3] - logits[8]]);
      assert.equal(
        three.layers[0].dkernel,
        undefined,
        'gradients of weights come only where they are asked for',
      );
      for (let i = 0; i < 784; i++)
        assert.ok(Math.abs(both.dpixels[i] - (three.dpixels[i] - eight.dpixels[i])) < 1e-6);
      await assert.rejects(call('inside', { pixels, gradient: { of: 10 } }), /no output 10/);
      await assert.rejects(call('inside', { pixels, gradient: { label: 11 } }), /no output 11/);
      await assert.rejects(call('inside', { pixels: new Uint8Array(4) }), /784 pixels/);
    });

    test('in a network of relu and pools, pixels and biases add up to a difference of logits', async (t) => {
      const layers =
        'rescaling -1..1 | conv 8 5x5 nobias | batchnorm relu | maxpool 2 | conv 8 3x3 relu | avgpool 2 | dense 10 softmax';
      const { call, pixels } = await begin(t, load, { ...MODEL, layers });
      await call('train', { ...RUN, epochs: 2 });
      const { value, biases, input, dpixels } = await call('inside', {
        ...{ pixels, gradient: { of: 3, against: 8 } },
      });
      const sum = input.reduce(
        (/** @type {number} */ total, /** @type {number} */ x, /** @type {number} */ i) =>
          total + x * dpixels[i],
        0,
      );
      assert.ok(Math.abs(biases) > 1e-4);
      assert.ok(Math.abs(sum + biases - value) < 1e-4, `${sum} + ${biases} is not ${value}`);
    });

    test('what is covered is compared with the whole image', async (t) => {
      const { call } = await begin(t, load);
      const { pixels } = await call('images', { pool: 'test', indices: [3] });
      pixels.fill(0, 0, 28 * 14);
      const { value, drops } = await call('cover', { pixels, of: 3, against: 8 });
      const whole = await call('inside', { pixels, gradient: { of: 3, against: 8 } });
      assert.ok(Math.abs(value - whole.value) < 1e-6);
      assert.ok(
        drops.slice(0, 28 * 12).every((/** @type {number} */ drop) => drop === 0),
        'no ink is there',
      );
      const corner = pixels.slice();
      for (let row = 24; row < 28; row++) corner.fill(0, 28 * row + 24, 28 * row + 28);
      const without = await call('inside', { pixels: corner, gradient: { of: 3, against: 8 } });
      assert.ok(Math.abs(drops[783] - (whole.value - without.value)) < 1e-6);
      await assert.rejects(call('cover', { pixels, of: 10 }), /10 outputs/);
    });

    test('a run whose network is looked into all the time ends with the same bits', async (t) => {
      const fingerprints = [];
      for (const isWatched of [false, true]) {
        const { call, events, pixels } = await begin(t, load);
        let isOn = true;
        const training = call('train', RUN).then(() => {
          isOn = false;
        });
        let looks = 0;
        while (isWatched && isOn) {
          await call('inside', { pixels, gradient: { label: looks++ % 10 }, weightGradients: true });
        }
        await training;
        fingerprints.push(events.at(-1).fingerprint);
      }
      assert.equal(fingerprints[1], fingerprints[0]);
    });
  });
