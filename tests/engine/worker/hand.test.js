// hand.test.js — the worker teaches copies of a network a person's digits, and finds the images nearest to one.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, serve } from '../../../web/shared/protocol.js';
import { GROUPS, groupsOf, LESSON } from '../../../web/worker/hand/learn-hand.js';
import { createHandlers } from '../../../web/worker/handlers.js';
import { makeFiles } from '../../node/synthetic.js';
import { builds } from '../builds.js';
import { serveSite } from '../site.js';

const MODEL = { layers: 'dense 16 relu | dropout 0.2 | dense 10 softmax', optimizer: 'sgd', seed: 3 };
const IMAGES = { trainCount: null, validationCount: 0, testCount: null };
const RUN = { ...IMAGES, epochs: 20, batch: 16, rate: 0.1, l2: 0 };

/** Digits of somebody who draws every bar a row lower and lighter. @param {number} count @returns {import('../../../web/shared/protocol.js').OwnDigits} */
function ownDigits(count) {
  const { trainImages, trainLabels } = makeFiles(count, 1);
  const pixels = new Uint8Array(784 * count);
  trainImages.subarray(16).forEach((value, i) => {
    if (i % 784 < 784 - 28) pixels[i + 28] = value / 2;
  });
  return { labels: trainLabels.slice(8), pixels };
}

/** @param {import('node:test').TestContext} t @param {(typeof builds)[0]} build @param {object} [model] */
async function startWorker(t, { load }, model = MODEL) {
  const { manifest, files } = await serveSite(t);
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  const loadEngine = async () => ({
    ...{ engine: await load(), build: 'simd128' },
    arithmetic: /** @type {const} */ ('strict'),
  });
  serve(
    port1,
    createHandlers(loadEngine, manifest, (event) => port1.postMessage(event)),
  );
  /** @type {any[]} */
  const events = [];
  /** @type {Map<string, () => void>} */
  const waiting = new Map();
  const call = connect(port2, (event) => {
    events.push(event);
    waiting.get(event.event)?.();
  });
  await call('start');
  await call('load', { dataset: 'first' });
  await call('create', model);
  const next = (/** @type {string} */ type) =>
    new Promise((resolve) => waiting.set(type, () => resolve(null)));
  return { call, events, next, files };
}

test('of three digits with one label, each is in another group', () => {
  const labels = Uint8Array.from([7, 1, 1, 7, 1, 7]);
  const groups = groupsOf(labels);
  for (const label of [1, 7])
    assert.deepEqual(groups.filter((_, i) => labels[i] === label).sort(), [0, 1, 2], String(label));
  assert.ok(groups.every((group) => group < GROUPS));
});

for (const build of builds) {
  describe(build.name, { skip: build.skip }, () => {
    test('a hand is learnt, held-out digits show it, and the network stays as it is', async (t) => {
      const { call, events } = await startWorker(t, build);
      await call('train', RUN);
      const before = await call('weights');
      const digits = ownDigits(30);
      const learnt = await call('learn', { digits, run: IMAGES });
      assert.equal(learnt.ended, 'done');
      const right = (/** @type {Uint8Array} */ read) =>
        read.filter((digit, i) => digit === digits.labels[i]).length;
      assert.deepEqual(learnt.own.labels, digits.labels);
      assert.ok(right(learnt.own.before) < 22, `${right(learnt.own.before)} of 30 before`);
      assert.ok(right(learnt.own.after) > 25, `${right(learnt.own.after)} of 30 after`);
      assert.deepEqual(
        [learnt.curve.loss.length, learnt.curve.accuracy.length],
        [LESSON.steps, LESSON.steps],
      );
      assert.ok(learnt.curve.loss[LESSON.steps - 1] < learnt.curve.loss[0] / 2);
      assert.equal(learnt.lesson.count, 30);
      assert.deepEqual(await call('weights'), before);
      const { step, steps } = events.findLast(({ event }) => event === 'learning');
      assert.ok(step > 0 && step <= steps && steps === (GROUPS + 1) * LESSON.steps);

      const measured = await call('evaluate', { split: 'test', run: IMAGES });
      const { seconds: _, ...was } = learnt.test.before;
      assert.deepEqual({ ...was, seconds: measured.seconds }, measured);
      await call('create', { ...MODEL, tensors: learnt.tensors });
      const now = await call('evaluate', { split: 'test', run: IMAGES });
      assert.deepEqual({ ...learnt.test.after, seconds: now.seconds }, now);
    });

    test('the same digits give the same bits', async (t) => {
      const { call } = await startWorker(t, build);
      await call('train', RUN);
      const request = { digits: ownDigits(12), run: IMAGES };
      const [first, second] = [await call('learn', request), await call('learn', request)];
      assert.equal(first.test.after.fingerprint, second.test.after.fingerprint);
      assert.deepEqual(first.curve, second.curve);
      assert.deepEqual(first.own, second.own);
      const other = await call('learn', { digits: ownDigits(13), run: IMAGES });
      assert.notEqual(other.test.after.fingerprint, first.test.after.fingerprint);
    });

    test('a second lesson from the weights before the first gives what a first one gives', async (t) => {
      const { call } = await startWorker(t, build);
      await call('train', RUN);
      const { tensors } = await call('weights');
      const request = { digits: ownDigits(30), run: IMAGES };
      const first = await call('learn', request);
      await call('create', { ...MODEL, tensors: first.tensors });
      const second = await call('learn', { ...request, tensors });
      assert.deepEqual(second.own, first.own);
      assert.equal(second.test.before.fingerprint, first.test.before.fingerprint);
      assert.equal(second.test.after.fingerprint, first.test.after.fingerprint);
      const onward = await call('learn', request);
      assert.equal(onward.test.before.fingerprint, first.test.after.fingerprint);
    });

    test('a network of two digits learns those alone', async (t) => {
      const { call } = await startWorker(t, build, { ...MODEL, layers: 'dense 1 sigmoid' });
      const run = { ...IMAGES, classes: [1, 2] };
      const digits = ownDigits(60);
      const learnt = await call('learn', { digits, run });
      assert.deepEqual([...new Set(learnt.own.labels)].sort(), [1, 2]);
      assert.ok([...learnt.own.after].every((digit) => digit === 1 || digit === 2));
      await assert.rejects(
        call('learn', { digits: ownDigits(40), run }),
        /At least 10 own digits.* there are 8/,
      );
    });

    test('a network with batch normalisation goes on from its moving averages', async (t) => {
      const model = { ...MODEL, layers: 'dense 16 | batchnorm relu | dense 10 softmax' };
      const { call } = await startWorker(t, build, model);
      await call('train', RUN);
      const learnt = await call('learn', { digits: ownDigits(12), run: IMAGES });
      assert.ok(learnt.test.before.accuracy > 0.9 && learnt.test.after.accuracy > 0.9);
      await call('create', { ...model, tensors: learnt.tensors });
      const now = await call('evaluate', { split: 'test', run: IMAGES });
      assert.equal(now.fingerprint, learnt.test.after.fingerprint);
    });

    test('learning can be stopped, and no other job runs beside it', async (t) => {
      const { call, next } = await startWorker(t, build);
      const learning = call('learn', { digits: ownDigits(12), run: IMAGES });
      await next('learning');
      await assert.rejects(call('train', RUN), /learning a hand/);
      await call('stop');
      assert.deepEqual(await learning, { ended: 'stopped' });
      assert.deepEqual(await call('train', RUN), { ended: 'done' });
    });
  });
}

describe('nearest', () => {
  const [build] = builds;

  test('finds what comparing every pixel finds', async (t) => {
    const { call, files } = await startWorker(t, build);
    const [pixels, labels] = [files.trainImages.subarray(16), files.trainLabels.subarray(8)];
    const own = ownDigits(4).pixels.slice(3 * 784);
    const all = [...labels].map((label, index) => {
      let square = 0;
      for (let i = 0; i < 784; i++) square += (own[i] - pixels[784 * index + i]) ** 2;
      return { index, label, distance: Math.sqrt(square) / 255 };
    });
    all.sort((a, b) => a.distance - b.distance || a.index - b.index);
    const found = await call('nearest', { pixels: own, label: 5 });
    assert.deepEqual(
      found.any.map((/** @type {any} */ { pixels: _, ...each }) => each),
      all.slice(0, 5),
    );
    assert.deepEqual(found.any[0].pixels, pixels.slice(784 * all[0].index, 784 * (all[0].index + 1)));
    assert.equal(found.same.index, all.find(({ label }) => label === 5)?.index);
    assert.equal(found.count, 60);
  });

  test('the limit is a distance within which nearly all images have another of their label', async (t) => {
    const { call, files } = await startWorker(t, build);
    const [pixels, labels] = [files.trainImages.subarray(16), files.trainLabels.subarray(8)];
    const nearestOf = (/** @type {number} */ index) =>
      Math.min(
        ...[...labels.keys()]
          .filter((other) => other !== index && labels[other] === labels[index])
          .map((other) => {
            let square = 0;
            for (let i = 0; i < 784; i++) square += (pixels[784 * index + i] - pixels[784 * other + i]) ** 2;
            return Math.sqrt(square) / 255;
          }),
      );
    const distances = [...labels.keys()].map(nearestOf).sort((a, b) => a - b);
    const { limit } = await call('nearest', { pixels: pixels.slice(0, 784), label: 0 });
    assert.equal(limit, distances[Math.ceil(0.99 * 60) - 1]);
  });

  test('a run does not wait for it', async (t) => {
    const { call } = await startWorker(t, build);
    const compared = call('nearest', { pixels: ownDigits(1).pixels, label: 0 });
    const refused = assert.rejects(compared, { name: 'AbortError' }).catch(() => compared);
    assert.deepEqual(await call('train', RUN), { ended: 'done' });
    await refused;
  });
});
