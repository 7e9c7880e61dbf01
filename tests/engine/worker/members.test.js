// members.test.js — several networks read together: their outputs are averaged, and what that gives is counted.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, serve } from '../../../web/shared/protocol.js';
import { createHandlers } from '../../../web/worker/handlers.js';
import { classOf, meanOf, SHIFTS, shifted } from '../../../web/worker/members/means.js';
import { builds } from '../builds.js';
import { serveSite } from '../site.js';

const MODEL = { layers: 'dense 10 softmax', optimizer: 'sgd', seed: 3 };
const IMAGES = { trainCount: null, validationCount: 0, testCount: null };
const RUN = { ...IMAGES, epochs: 3, batch: 16, rate: 0.1, l2: 0 };

test('an image moves by whole pixels, and what leaves it is lost', () => {
  const pixels = new Uint8Array(784);
  pixels[0] = 1;
  pixels[28 * 5 + 27] = 2;
  const marks = (/** @type {Uint8Array} */ image) => [...image.keys()].filter((i) => image[i]);
  assert.deepEqual(marks(shifted(pixels, 1, 0)), [1]);
  assert.deepEqual(marks(shifted(pixels, -1, 0)), [28 * 5 + 26]);
  assert.deepEqual(marks(shifted(pixels, 0, 1)), [28, 28 * 6 + 27]);
  assert.deepEqual(marks(shifted(pixels, 0, -1)), [28 * 4 + 27]);
  assert.equal(shifted(pixels, 0, 0), pixels);
});

test('outputs are averaged number by number, and the largest names the class', () => {
  const mean = meanOf([Float32Array.of(0.5, 0.25, 0.25), Float32Array.of(0, 0.75, 0.25)]);
  assert.deepEqual([...mean], [0.25, 0.5, 0.25]);
  assert.equal(classOf(mean), 1);
  assert.deepEqual(
    [0.4, 0.6].map((share) => classOf(Float32Array.of(share))),
    [0, 1],
  );
});

/** A worker, and two networks that it has trained. @param {import('node:test').TestContext} t @param {(typeof builds)[0]} build */
async function startWorker(t, { load }) {
  const { manifest } = await serveSite(t);
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  const loadEngine = async () => ({
    ...{ engine: await load(), build: 'simd128' },
    arithmetic: /** @type {const} */ ('strict'),
  });
  /** @type {any[]} */
  const events = [];
  serve(
    port1,
    createHandlers(loadEngine, manifest, (event) => port1.postMessage(event)),
  );
  const call = connect(port2, (event) => events.push(event));
  await call('start');
  await call('load', { dataset: 'first' });
  const networks = [];
  for (const seed of [3, 4]) {
    await call('create', { ...MODEL, seed });
    await call('train', RUN);
    networks.push(await call('weights'));
  }
  return { call, events, networks };
}

/** The images of the test pool. @param {Awaited<ReturnType<typeof startWorker>>['call']} call @param {number} count */
const testImages = async (call, count) =>
  (await call('images', { pool: 'test', indices: Array.from({ length: count }, (_, i) => i) })).pixels;

for (const build of builds) {
  describe(build.name, { skip: build.skip }, () => {
    test('each network answers as it does alone, and together they answer with the mean', async (t) => {
      const { call, networks } = await startWorker(t, build);
      await assert.rejects(call('consult', { pixels: new Uint8Array(784), shifts: false }), /no networks/);
      await call('assemble', { networks });
      const pixels = await testImages(call, 3);
      const { images } = await call('consult', { pixels, shifts: false });
      assert.equal(images.length, 3);
      const alone = await call('predict', { pixels: pixels.slice(0, 784) });
      assert.deepEqual(images[0].members[1], alone);
      const outputs = images[0].members.map((/** @type {any} */ each) => each.outputs);
      assert.deepEqual(images[0].together.outputs, meanOf(outputs));
    });

    test('with shifts a network answers with the mean over the moved images', async (t) => {
      const { call, networks } = await startWorker(t, build);
      await call('assemble', { networks: networks.slice(1) });
      const pixels = await testImages(call, 1);
      const { images } = await call('consult', { pixels, shifts: true });
      const each = [];
      for (const [right, down] of SHIFTS)
        each.push((await call('predict', { pixels: shifted(pixels, right, down) })).outputs);
      assert.deepEqual(images[0].members[0].outputs, meanOf(each));
      assert.deepEqual(images[0].together.outputs, images[0].members[0].outputs);
    });

    test('the test images are counted as an evaluation counts them', async (t) => {
      const { call, networks, events } = await startWorker(t, build);
      await call('assemble', { networks });
      const judged = await call('judge', { run: IMAGES, shifts: true });
      const { accuracy, count } = await call('evaluate', { split: 'test', run: IMAGES });
      assert.equal(judged.count, count);
      assert.equal(judged.alone[1].right, Math.round(accuracy * count));
      assert.deepEqual([judged.alone.length, judged.moved.alone.length], [2, 2]);
      const least = Math.min(...judged.alone.map((/** @type {any} */ { right }) => right));
      assert.ok(judged.together.right >= least && judged.together.ms > 0);
      assert.equal((await call('judge', { run: IMAGES, shifts: false })).moved, null);
      assert.ok(events.some(({ event, count: all }) => event === 'judging' && all === count));
    });

    test('networks of different outputs do not read together, and there are none then', async (t) => {
      const { call, networks } = await startWorker(t, build);
      await call('create', { ...MODEL, layers: 'dense 12 softmax' });
      const other = await call('weights');
      await assert.rejects(call('assemble', { networks: [networks[0], other] }), /same number of outputs/);
      await assert.rejects(call('judge', { run: IMAGES, shifts: false }), /no networks/);
      const { tensors } = makeBroken(networks[0]);
      await assert.rejects(call('assemble', { networks: [{ ...networks[0], tensors }] }));
    });
  });
}

/** @param {{ tensors: import('../../../web/weights/files.js').Tensor[] }} network */
const makeBroken = ({ tensors }) => ({ tensors: tensors.slice(1) });
