// race.test.js — a race: networks trained in turns come to the bits that each comes to alone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markAt, measuringCount } from '../../../web/worker/race/race.js';
import { builds } from '../builds.js';
import { serveSite } from '../site.js';
import { startWorker } from '../start-worker.js';

const MODEL = { layers: 'dense 10 softmax', optimizer: 'sgd', seed: 3 };
const RUN = { epochs: 3, batch: 8, rate: 0.05, l2: 0, trainCount: null, validationCount: 0, testCount: null };

/** @param {object} model @param {object} [run] */
const lane = (model, run = {}) => ({ model: { ...MODEL, ...model }, run: { ...RUN, ...run } });

/** Lanes in which all differs that may differ. */
const LANES = [
  lane({ layers: 'dense 24 relu | dropout 0.3 | dense 10 softmax', optimizer: 'adam' }, { rate: 0.01 }),
  lane(
    { layers: 'conv 4 3x3 nobias | batchnorm relu | maxpool 2 | dense 10 softmax', optimizer: 'momentum' },
    { batch: 16, average: 0.9, schedule: 'one-cycle', clip: 1, augment: 'shift 1 rotate 10' },
  ),
  lane({ optimizer: 'lbfgs' }, { batch: 'all', l2: 0.01 }),
  lane({}),
];
const UNCHANGED = new Uint8Array(784).fill(200);

/** A worker with its data and a network of its own. @param {import('node:test').TestContext} t @param {(typeof builds)[0]} build */
async function begin(t, { load }) {
  const { manifest } = await serveSite(t);
  const worker = startWorker(t, load(), manifest);
  await worker.call('load', { dataset: 'first' });
  await worker.call('create', { ...MODEL, seed: 9 });
  return worker;
}

/** How each lane has ended. @param {any[]} events */
const ends = (events) => {
  const ended = events.filter(({ of }) => of === 'ended');
  return ended.sort((a, b) => a.lane - b.lane);
};

/** @param {any[]} events @param {string} of */
const told = (events, of) => events.filter((event) => event.event === 'race' && event.of === of);

test('a network is measured more often at the beginning, and with no more images than there are', () => {
  const marks = Array.from({ length: 33 }, (_, i) => markAt(i, 120_000));
  assert.deepEqual([marks[0], marks[1], marks[16], marks[32]], [0, 117, 30_000, 120_000]);
  assert.deepEqual(
    [measuringCount(120_000, 10_000), measuringCount(2000, 1000), measuringCount(1e6, 10_000)],
    [1500, 200, 1500],
  );
  assert.equal(measuringCount(120_000, 30), 30);
});

for (const build of builds) {
  describe(build.name, { skip: build.skip }, () => {
    test('each lane comes to the bits that it comes to alone, whoever goes next', async (t) => {
      const { call, events } = await begin(t, build);
      const alone = /** @type {any[]} */ ([]);
      for (const { model, run } of LANES) {
        await call('create', model);
        await call('train', run);
        alone.push({ ...(await call('weights')), ...events.findLast(({ event }) => event === 'result') });
      }
      const epochs = told(events, 'epoch').length;
      assert.equal(epochs, 0);
      for (const pace of ['images', 'time']) {
        events.length = 0;
        assert.deepEqual(await call('race', { lanes: LANES, pace }), { ended: 'done' });
        for (const [i, { ended, network, result }] of ends(events).entries()) {
          const { layers, tensors, loss, accuracy, count, fingerprint } = alone[i];
          assert.equal(ended, 'done');
          assert.deepEqual(network, { layers, tensors }, `lane ${i} by ${pace}`);
          assert.deepEqual(result, { loss, accuracy, count, fingerprint });
        }
        assert.equal(told(events, 'epoch').length, 4 * RUN.epochs);
      }
    });

    test('they advance in turns, and each is measured with the same images at the same places', async (t) => {
      const { call, events } = await begin(t, build);
      await call('race', { lanes: [lane({}), lane({ optimizer: 'adam' })], pace: 'images' });
      const marks = told(events, 'mark');
      assert.deepEqual(
        told(events, 'begun').map(({ paramCount }) => paramCount),
        [7850, 7850],
      );
      assert.deepEqual(
        marks.map((mark) => mark.lane),
        marks.map((_, i) => i % 2),
      );
      const [first, second] = [0, 1].map((number) => marks.filter((mark) => mark.lane === number));
      const places = first.map(({ images }) => images);
      assert.deepEqual(
        second.map(({ images }) => images),
        places,
      );
      assert.deepEqual([places[0], places[1], places.at(-1)], [0, 8, 180]);
      assert.ok(marks.every(({ count, seconds, loss }) => count === 30 && seconds >= 0 && loss > 0));
      assert.deepEqual([first[0].loss, first[0].accuracy], [second[0].loss, second[0].accuracy]);
      const end = ends(events)[0];
      assert.deepEqual([end.images, end.result.loss], [180, first.at(-1).loss]);
    });

    test('by time a small network has come to its end before a large one is half-way', async (t) => {
      const { call, events } = await begin(t, build);
      const large = { layers: 'dense 300 relu | dense 300 relu | dense 10 softmax' };
      const run = { batch: 1, epochs: 8, rate: 0.001 };
      await call('race', { lanes: [lane(large, run), lane({}, run)], pace: 'time' });
      const end = events.findIndex((event) => event.of === 'ended' && event.lane === 1);
      const before = told(events.slice(0, end), 'mark').filter((mark) => mark.lane === 0);
      assert.ok(before.at(-1).images < 240, `${before.at(-1).images} of 480`);
    });

    test('who diverges or cannot begin leaves the others to race', async (t) => {
      const { call, events } = await begin(t, build);
      const lanes = [
        lane({ layers: 'dense 16 relu | dense 10 softmax' }, { rate: 1e30 }),
        lane({ layers: 'dense' }),
        lane({ layers: 'dense 4 softmax' }),
        lane({}),
      ];
      assert.deepEqual(await call('race', { lanes, pace: 'images' }), { ended: 'done' });
      const [wild, typo, few, good] = ends(events);
      assert.equal(wild.ended, 'diverged');
      assert.deepEqual([wild.network, wild.result], [undefined, undefined]);
      assert.deepEqual([typo.ended, typo.failure.name, typo.failure.at], ['failed', 'EngineError', 6]);
      assert.match(few.failure.message, /4 outputs/);
      assert.equal(good.ended, 'done');
    });

    test('a race is paused, goes on, is stopped, and leaves the network of the page as it is', async (t) => {
      const { call, events, next } = await begin(t, build);
      const answer = await call('predict', { pixels: UNCHANGED });
      const lanes = [lane({}, { epochs: 1_000_000 }), lane({ optimizer: 'adam' }, { epochs: 1_000_000 })];
      const race = call('race', { lanes, pace: 'images' });
      await next('race');
      await assert.rejects(call('train', RUN), /Networks are racing/);
      await assert.rejects(call('race', { lanes, pace: 'images' }), /Networks are racing/);
      await call('pause');
      await call('ping');
      const quiet = events.length;
      assert.deepEqual(await call('predict', { pixels: UNCHANGED }), answer);
      await call('pace', { pace: 'time' });
      await call('ping');
      assert.equal(events.length, quiet);
      await call('resume');
      await next('race');
      await call('stop');
      assert.deepEqual(await race, { ended: 'stopped' });
      assert.deepEqual(
        ends(events).map(({ lane: number, ended, network }) => [number, ended, network]),
        [
          [0, 'stopped', undefined],
          [1, 'stopped', undefined],
        ],
      );
      assert.deepEqual(await call('predict', { pixels: UNCHANGED }), answer);
      assert.deepEqual(await call('train', RUN), { ended: 'done' });
      assert.deepEqual(await call('pace', { pace: 'time' }), {});
    });

    test('a race that is paused can be stopped, and one goes on while the page takes another network', async (t) => {
      const { call, events, next } = await begin(t, build);
      const endless = lane({}, { epochs: 1_000_000 });
      const race = call('race', { lanes: [endless, endless], pace: 'time' });
      await next('race');
      await call('create', MODEL);
      await next('race');
      await call('pause');
      await call('stop');
      assert.deepEqual(await race, { ended: 'stopped' });
      assert.equal(ends(events).length, 2);
    });

    test('networks that are kept read images on their way and after the race, until the next one', async (t) => {
      const { call, events, next } = await begin(t, build);
      const read = async () => (await call('lanes', { pixels: UNCHANGED })).predictions;
      assert.deepEqual(await read(), []);
      const lanes = [lane({}), lane({ layers: 'dense' }), lane({ optimizer: 'adam' })];
      const race = call('race', { lanes, pace: 'images', keep: true });
      await next('race');
      const [early, none] = await read();
      assert.equal(early.outputs.length, 10);
      assert.equal(none, null);
      assert.deepEqual(await race, { ended: 'done' });
      const [first, failed, last] = await read();
      assert.equal(failed, null);
      assert.notDeepEqual(first, early);
      const [{ network }] = ends(events);
      await call('create', { ...MODEL, tensors: network.tensors });
      assert.deepEqual(first, await call('predict', { pixels: UNCHANGED }));
      assert.notDeepEqual(first, last);
      await call('race', { lanes: [lane({}), lane({})], pace: 'images' });
      assert.deepEqual(await read(), [null, null]);
    });

    test('lanes of another seed or of other images are refused, and one or five of them', async (t) => {
      const { call } = await begin(t, build);
      const race = (/** @type {object[]} */ ...lanes) => call('race', { lanes, pace: 'images' });
      await assert.rejects(race(lane({}), lane({ seed: 4 })), /the same seed/);
      await assert.rejects(race(lane({}), lane({}, { trainCount: 50 })), /the same trainCount/);
      await assert.rejects(race(lane({}), lane({}, { epochs: 4 })), /the same epochs/);
      await assert.rejects(race(lane({})), /2 to 4 networks; got 1/);
      await assert.rejects(race(...Array(5).fill(lane({}))), /got 5/);
      const many = lane({}, { trainCount: 61 });
      await assert.rejects(race(many, many), /only 60/);
      assert.deepEqual(await race(lane({}), lane({})), { ended: 'done' });
    });
  });
}
