// moments.test.js — any moment of a run, reached by replay: the bits that the network had then, beside the live one.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { PRESETS } from '../../../web/shared/presets.js';
import { connect, serve } from '../../../web/shared/protocol.js';
import { createHandlers } from '../../../web/worker/handlers.js';
import { BUDGET_BYTES, mostDispensable, Record } from '../../../web/worker/moments/record.js';
import { Run } from '../../../web/worker/training.js';
import { makeDataset } from '../../node/synthetic.js';
import { builds } from '../builds.js';
import { serveSite } from '../site.js';

/** @typedef {import('../../../web/worker/engine/engine.js').Engine} Engine */

const MODEL = { layers: 'dense 16 relu | dropout 0.2 | dense 10 softmax', optimizer: 'adam', seed: 3 };
/** Five epochs of four steps: 16, 16, 16 and 12 images, of which eight are invented and fifteen exchange labels. */
const RUN = {
  ...{ epochs: 5, batch: 16, rate: 0.01, l2: 1e-4, schedule: 'cosine', augment: 'shift 2' },
  ...{ trainCount: 52, invented: 8, shuffledLabels: 25, validationCount: 0, testCount: 30 },
};
const STEPS = 20;

/**
 * What worker.js does, without a worker.
 * @param {import('node:test').TestContext} t @param {() => Promise<Engine>} load
 */
async function startWorker(t, load) {
  const { manifest, files } = await serveSite(t);
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  const engine = await load();
  serve(
    port1,
    createHandlers(
      async () => ({ engine, build: 'simd128', arithmetic: 'strict' }),
      manifest,
      (event) => port1.postMessage(event),
    ),
  );
  /** @type {any[]} */
  const events = [];
  /** @type {Map<string, (event: any) => void>} */
  const waiting = new Map();
  const call = connect(port2, (event) => {
    events.push(event);
    waiting.get(event.event)?.(event);
  });
  const next = (/** @type {string} */ type) => new Promise((resolve) => waiting.set(type, resolve));
  await call('start');
  await call('load', { dataset: 'first' });
  await call('create', MODEL);
  const pixels = files.testImages.slice(16, 16 + 784);
  return { call, events, next, pixels };
}

/** What the page calls so: see fingerprintOf. @param {import('../../../web/shared/protocol.js').Tensor[]} tensors */
function fingerprint(tensors) {
  const hash = createHash('sha256');
  for (const { values } of tensors) hash.update(new Uint8Array(values.buffer));
  return hash.digest('hex').slice(0, 16).match(/..../g)?.join('-');
}

/** The fingerprints of the weights after every step of a run that is trained step by step. @param {Awaited<ReturnType<typeof startWorker>>} worker */
async function trainInSteps({ call, next }) {
  const now = async () => fingerprint((await call('checkpoint')).tensors);
  const states = [await now()];
  let paused = next('paused');
  const ended = call('train', { ...RUN, until: 'batch' });
  for (let step = 1; step < STEPS; step++) {
    await paused;
    states.push(await now());
    paused = next('paused');
    await call('resume', { until: 'batch' });
  }
  assert.equal((await ended).ended, 'done');
  states.push(await now());
  return states;
}

for (const { name, skip, load } of builds)
  describe(name, { skip }, () => {
    test('every step of a run has the bits that the network had then, in any order', async (t) => {
      const worker = await startWorker(t, load);
      const { call, pixels } = worker;
      const states = await trainInSteps(worker);
      const { first, last, stepsPerEpoch, moments } = await call('moments');
      assert.deepEqual([first, last, stepsPerEpoch], [0, STEPS, 4]);
      assert.deepEqual(moments[0], { step: 0, epoch: 0, found: null });
      assert.equal(moments.at(-1).step, STEPS);
      const before = await call('checkpoint');
      for (const step of [7, 3, 4, 0, 19, 20, 1, 13, 12, 20]) {
        const seen = await call('moment', { step, pixels });
        assert.equal(seen.fingerprint, states[step], `step ${step}`);
        assert.equal(seen.step, step);
        const inEpoch = Math.min(60, 16 * (step % 4)) / 60;
        assert.ok(Math.abs(seen.epoch - (Math.floor(step / 4) + inEpoch)) < 1e-9);
        assert.ok(
          Math.abs(
            seen.drawing.outputs.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0) - 1,
          ) < 1e-5,
        );
        assert.equal(seen.drawing.point.length, 2);
      }
      assert.deepEqual(await call('checkpoint'), before, 'the network itself stays as it is');
    });

    test('the moments of a run come back with its network, unless another run has begun', async (t) => {
      const { call, pixels } = await startWorker(t, load);
      await call('train', RUN);
      const seen = await call('moment', { step: 7, pixels });
      const moment = await call('checkpoint', { moment: true });
      const end = await call('checkpoint');
      await call('create', { ...MODEL, ...moment });
      assert.equal(await call('moments'), null);
      await call('create', { ...MODEL, ...end, back: true });
      assert.equal((await call('moments')).last, STEPS);
      assert.deepEqual(await call('moment', { step: 7, pixels }), seen);
      const atEnd = await call('moment', { step: STEPS });
      assert.equal(atEnd.fingerprint, fingerprint(end.tensors));

      await call('create', { ...MODEL, ...moment });
      await call('train', { ...RUN, epochs: 1 });
      await call('create', { ...MODEL, ...end, back: true });
      assert.equal(await call('moments'), null);
    });

    test('a survey finds what every moment says of the test images', async (t) => {
      const worker = await startWorker(t, load);
      const { call, events, pixels } = worker;
      await call('train', { ...RUN, augment: '', epochs: 20 });
      const { result, found } = {
        result: events.find(({ event }) => event === 'result'),
        found: await call('survey'),
      };
      const last = found.moments.at(-1).found;
      assert.equal(last.accuracy, result.accuracy);
      assert.equal(last.count, 30);
      const counted = new Uint32Array(110);
      for (const [i, label] of result.labels.entries()) counted[11 * label + result.predictions[i]]++;
      assert.deepEqual(last.confusion, counted);
      assert.ok(found.moments[0].found.accuracy < last.accuracy, 'the untrained network reads fewer');
      assert.equal(found.plane.labels.length, 30);
      assert.ok(found.plane.shares[0] >= found.plane.shares[1] && found.plane.shares[1] > 0);
      for (const { step, found: each } of found.moments) {
        assert.deepEqual([each.step, each.points.length, each.confusion.length], [step, 60, 110]);
        assert.equal((await call('moment', { step, pixels })).found.loss, each.loss);
      }
      // The image that is sent lies where it lies among the test images.
      const place = found.plane.indices.indexOf(0);
      const { drawing } = await call('moment', { step: 80, pixels });
      for (const axis of [0, 1])
        assert.ok(Math.abs(drawing.point[axis] - last.points[2 * place + axis]) < 1e-4);
    });

    test('images that excite a unit, and images alike, are those of the moment that is shown', async (t) => {
      const { call, pixels } = await startWorker(t, load);
      const fresh = (await call('checkpoint')).tensors;
      await call('train', RUN);
      const ask = async () => [
        await call('exciting', { layer: 0, unit: 3, count: 4 }),
        await call('similar', { pixels, count: 4 }),
      ];
      const now = await ask();
      await assert.rejects(call('checkpoint', { moment: true }), /No earlier moment/);
      await call('moment', { step: 8 });
      const { tensors, trainerState, epochs } = await call('checkpoint', { moment: true });
      assert.deepEqual([trainerState.steps, epochs], [8, 2]);
      await call('moment', { step: 0 });
      assert.equal(fingerprint((await call('checkpoint', { moment: true })).tensors), fingerprint(fresh));
      const then = await ask();
      assert.notDeepEqual(then, now);
      await call('moment', { step: STEPS });
      assert.deepEqual(await ask(), now);
      await call('create', { ...MODEL, tensors: fresh });
      assert.deepEqual(await ask(), then);
      await call('create', { ...MODEL, tensors, trainerState, epochs });
      assert.equal(fingerprint((await call('weights')).tensors), fingerprint(tensors));
    });

    test('a look goes on beside a paused run, and ends where that is resumed', async (t) => {
      const worker = await startWorker(t, load);
      const { call, next, pixels } = worker;
      await assert.rejects(call('moment', { step: 0, pixels }), /No run has been trained/);
      assert.equal(await call('moments'), null);
      const paused = next('paused');
      const ended = call('train', { ...RUN, epochs: 3000, until: 'epoch' });
      await paused;
      const { last } = await call('moments');
      assert.equal(last, 4);
      const { step, found } = await call('moment', { step: 2, pixels });
      assert.deepEqual([step, found.count], [2, 30]);
      await assert.rejects(call('moment', { step: 5, pixels }), { name: 'RangeError' });
      const [survey] = await Promise.allSettled([call('survey'), call('stop', { only: 'look' })]);
      assert.equal(survey.status === 'rejected' && survey.reason.name, 'AbortError');
      await call('resume');
      await assert.rejects(call('moment', { step: 2, pixels }), { name: 'BusyError' });
      await assert.rejects(call('survey'), { name: 'BusyError' });
      await call('stop');
      assert.equal((await ended).ended, 'stopped');
      assert.equal((await call('moment', { step: 4, pixels })).step, 4, 'after a run that was stopped');
      await call('create', MODEL);
      assert.equal(await call('moments'), null, 'a new network has no run');
    });

    test('a later look ends the one before, and so does a new run', async (t) => {
      const worker = await startWorker(t, load);
      const { call, pixels } = worker;
      await call('train', { ...RUN, epochs: 400 });
      const { moments } = await call('moments');
      const far = moments.at(-2).step - 1;
      const [one, two] = [call('survey'), call('moment', { step: far, pixels })];
      await assert.rejects(one, { name: 'AbortError' });
      assert.equal((await two).step, far);
      const three = assert.rejects(call('moment', { step: far, pixels }), { name: 'AbortError' });
      await call('train', { ...RUN, epochs: 1 });
      await three;
      assert.equal((await call('moments')).last, 4, 'a new run has a record of its own');
    });

    test('single images and changed rates are trained again as they were', async (t) => {
      const worker = await startWorker(t, load);
      const { call, next, pixels } = worker;
      let paused = next('paused');
      const ended = call('train', { ...RUN, until: 'batch' });
      const pieces = ['image', 'image', 'batch', 'image', 'epoch', 'batch', 'image', 'epoch', 'batch'];
      const states = [];
      for (const [i, until] of pieces.entries()) {
        await paused;
        const { last } = await call('moments');
        states.push({ last, mark: fingerprint((await call('checkpoint')).tensors) });
        if (i % 3 === 1) await call('rate', { rate: 0.01 + 0.01 * i });
        paused = next('paused');
        await call('resume', { until });
      }
      await paused;
      for (const { last, mark } of states.reverse())
        assert.equal((await call('moment', { step: last, pixels })).fingerprint, mark, `step ${last}`);
      await call('stop');
      await ended;
    });

    test('moments are kept within a budget, many of them early, and all are reached', async () => {
      const engine = await load();
      const source = { dataset: makeDataset(engine, 300, 50), arrived: Promise.resolve() };
      const model = engine.createModel(MODEL);
      const network = { model, ...MODEL, epochs: 0, isFresh: true };
      const settings = { ...RUN, augment: '', epochs: 50, trainCount: 300, invented: 0 };
      const record = new Record(network, source, settings, { trainCount: 300 });
      const run = new Run(network, source, settings, () => {}, {
        passed: (...step) => record.passed(...step),
        pieceBegins() {},
        pieceEnded: async () => {},
      });
      await run.startWithoutTest();
      const steps = record.moments.map(({ step }) => step);
      assert.equal(record.last, 50 * 19);
      assert.equal(steps[0], 0);
      assert.ok(steps.length > 20 && steps.length <= 34, `${steps}`);
      assert.ok(steps.filter((step) => step < 100).length > steps.filter((step) => step > 850).length);
      const weights = 4 * model.paramCount;
      assert.ok(record.bytes > 20 * 3 * weights && record.bytes < 34 * 4 * weights);
      for (const step of [1, 50, 949]) assert.ok(record.nearest(step).step <= step);
      model.destroy();
    });

    test('of a large network two moments are kept between the beginning and the end, within the budget', async () => {
      const engine = await load();
      const { layers, optimizer } = /** @type {typeof PRESETS[number]} */ (
        PRESETS.find(({ id }) => id === 'cnn-adam')
      );
      const model = engine.createModel({ layers, optimizer, seed: 3 });
      const network = { model, layers, optimizer, seed: 3, epochs: 0, isFresh: true };
      const source = /** @type {any} */ ({});
      const record = new Record(network, source, { ...RUN, epochs: 1, batch: 16 }, { trainCount: 640 });
      const place = { epoch: 1, order: 0, lossSum: 0, correct: 0, elapsedMs: 0, epochStartMs: 0 };
      for (let step = 1; step <= 40; step++)
        record.passed({ ...place, step, images: 16 * step }, 16, RUN.rate);
      const steps = record.moments.map(({ step }) => step);
      assert.equal(steps.length, 4, `${steps}`);
      assert.ok(steps[1] > 0 && steps[1] < 20 && steps[2] < 40, `${steps}`);
      assert.ok(record.bytes > 26 * 2 ** 20 && record.bytes <= BUDGET_BYTES);
      model.destroy();
    });
  });

test('the moment that is left out leaves the smallest gap for a density that falls with the step', () => {
  assert.equal(mostDispensable([0, 1, 2, 100], 10), 1);
  assert.equal(mostDispensable([0, 10, 20, 30, 40, 50], 10), 4, 'of equal gaps one of the later');
  assert.equal(mostDispensable([0, 5, 100, 101, 102, 300], 10), 3);
});
