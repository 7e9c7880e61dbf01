// handlers.test.js — the worker as the page sees it: its messages over a port, an engine, and a server.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FIRST_EXTRA } from '../../../web/shared/invented.js';
import { inventImage } from '../../../web/worker/invented/invent.js';
import { makeFiles, NAMES } from '../../node/synthetic.js';
import { builds } from '../builds.js';
import { FAULTS, serveSite } from '../site.js';
import { startWorker } from '../start-worker.js';

const MODEL = { layers: 'dense 16 relu | dropout 0.2 | dense 10 softmax', optimizer: 'adam', seed: 3 };
const RUN = { epochs: 2, batch: 16, rate: 0.01, l2: 0, trainCount: 60, validationCount: 0, testCount: 30 };
const ENDLESS = { ...RUN, epochs: 1_000_000 };
const IMAGES = NAMES.trainImages;

for (const { name, skip, keep } of builds) {
  describe(name, { skip }, () => {
    test('load, look, create, train, predict: the page’s first minute', async (t) => {
      const { manifest, totalBytes, files } = await serveSite(t);
      const { call, events } = startWorker(t, keep(), manifest);
      const data = await call('load', { dataset: 'first' });
      const six = Array(10).fill(6);
      assert.deepEqual(data, {
        ...{ dataset: 'first', trainCount: 60, testCount: 30, height: 28, width: 28 },
        ...{ trainCounts: six, testCounts: Array(10).fill(3) },
      });
      assert.deepEqual(events[0].event, 'data');
      assert.deepEqual(events.find(({ event }) => event === 'counts').train, six);
      const last = events.findLast(({ event }) => event === 'data');
      assert.deepEqual([last.bytes, last.ready, last.count], [totalBytes, 60, 60]);
      assert.deepEqual(last.readyCounts, events.find(({ event }) => event === 'counts').train);

      const shown = await call('images', { pool: 'test', indices: [2, 0] });
      assert.deepEqual([...shown.indices], [2, 0]);
      assert.deepEqual([...shown.labels], [4, 0]);
      assert.deepEqual(shown.pixels.slice(784), files.testImages.slice(16, 16 + 784));
      const drawn = await call('images', { pool: 'train', random: 24, seed: 1 });
      assert.equal(new Set(drawn.indices).size, 24);
      assert.deepEqual(await call('images', { pool: 'train', random: 24, seed: 1 }), drawn);

      const summary = await call('create', MODEL);
      assert.deepEqual(
        summary.layers.map((/** @type {any} */ { shape }) => shape),
        [[16], [16], [10]],
      );
      assert.equal(summary.paramCount, 784 * 16 + 16 + 16 * 10 + 10);
      assert.deepEqual(await call('train', RUN), { ended: 'done' });
      assert.deepEqual(
        events.filter(({ event }) => event === 'epoch').map(({ epoch }) => epoch),
        [1, 2],
      );
      assert.equal(events.at(-1).event, 'result');
      const { outputs, predicted } = await call('predict', { pixels: shown.pixels.slice(0, 784) });
      assert.equal(outputs.length, 10);
      assert.equal(predicted, outputs.indexOf(Math.max(...outputs)));
    });

    test('a summary has image shapes until something flattens', async (t) => {
      const { call } = startWorker(t, keep(), new URL('http://127.0.0.1/'));
      const layers = 'conv 4 3x3 relu | maxpool 2 | dropout 0.1 | flatten | dropout 0.1 | dense 10 softmax';
      const summary = await call('create', { ...MODEL, layers });
      const shapes = summary.layers.map((/** @type {any} */ { shape }) => shape);
      assert.deepEqual(shapes, [[26, 26, 4], [13, 13, 4], [13, 13, 4], [676], [676], [10]]);
      const means = 'conv 4 3x3 same stride 2 relu | globalavgpool | dense 10 softmax';
      const other = await call('create', { ...MODEL, layers: means });
      assert.deepEqual(
        other.layers.map((/** @type {any} */ { shape }) => shape),
        [[14, 14, 4], [4], [10]],
      );
    });

    test('a summary counts parameters as Keras does, and the moving averages among them', async (t) => {
      const { call } = startWorker(t, keep(), new URL('http://127.0.0.1/'));
      const layers = 'conv 32 3x3 nobias | batchnorm relu | dense 64 nobias | batchnorm | dense 10 softmax';
      const summary = await call('create', { ...MODEL, layers });
      const counts = summary.layers.map((/** @type {any} */ { paramCount }) => paramCount);
      assert.deepEqual(counts, [288, 128, 26 * 26 * 32 * 64, 256, 650]);
      assert.equal(summary.paramCount, 1_385_770);
      assert.equal(summary.movingCount, 192);
    });

    test('predict, pause, resume and stop are answered in the middle of a run', async (t) => {
      const { manifest } = await serveSite(t);
      const { call, events, next } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      await call('create', MODEL);
      const training = call('train', ENDLESS);
      await next('progress');
      const pixels = new Uint8Array(784).fill(200);
      const early = await call('predict', { pixels });
      await call('pause');
      const paused = await call('predict', { pixels });
      const told = events.length;
      assert.deepEqual(await call('predict', { pixels }), paused, 'a pause keeps the weights');
      assert.equal(events.length, told);
      await call('resume');
      await next('progress');
      await call('stop');
      assert.deepEqual(await training, { ended: 'stopped' });
      assert.notDeepEqual(await call('predict', { pixels }), early);
    });

    test('a run is trained piece by piece, and gets another rate, by messages', async (t) => {
      const { manifest } = await serveSite(t);
      const { call, events, next } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      await call('create', MODEL);
      await assert.rejects(call('rate', { rate: 0.1 }), /No run is in training/);
      const training = call('train', { ...RUN, until: 'batch' });
      await next('paused');
      assert.equal((await call('checkpoint')).run.step, 1);
      assert.deepEqual(await call('rate', { rate: 0.5 }), { epoch: 1, step: 2 });
      await assert.rejects(call('rate', { rate: -1 }), /Learning rate/);
      const paused = next('paused');
      await call('resume', { until: 'epoch' });
      await paused;
      const { run } = await call('checkpoint');
      assert.deepEqual([run.epoch, run.step, run.settings.rate], [2, 0, 0.5]);
      assert.equal(events.filter(({ event }) => event === 'epoch').length, 1);
      await call('resume');
      assert.deepEqual(await training, { ended: 'done' });
    });

    test('a second run is refused; a new network ends the run that is on', async (t) => {
      const { manifest } = await serveSite(t);
      const { call, next } = startWorker(t, keep(), manifest);
      await assert.rejects(call('train', RUN), /no network yet/);
      await call('create', MODEL);
      await assert.rejects(call('train', RUN), /no images yet/);
      await call('load', { dataset: 'first' });
      const training = call('train', ENDLESS);
      await next('progress');
      await assert.rejects(call('train', RUN), /network is already being trained/);
      await assert.rejects(call('create', { ...MODEL, layers: 'dense' }), { name: 'EngineError', at: 6 });
      await call('create', MODEL);
      assert.deepEqual(await training, { ended: 'stopped' });
      assert.deepEqual(await call('train', RUN), { ended: 'done' });
    });

    test('a run may begin on the images that are here, and its test waits for the others', async (t) => {
      const { manifest, faults } = await serveSite(t, { trainCount: 600 });
      const held = new Promise((resolve) =>
        faults.set(`/data/first/${NAMES.testImages}.gz`, (response, file) => resolve({ response, file })),
      );
      const { call, next, events } = startWorker(t, keep(), manifest);
      await call('create', MODEL);
      const loading = call('load', { dataset: 'first' });
      for (let ready = 0; ready < 600; ) ({ ready } = await next('data'));
      const training = call('train', RUN);
      await next('progress');
      await assert.rejects(call('train', RUN), /already/);
      assert.ok(events.every(({ event }) => event !== 'epoch'));
      const { response, file } = await held;
      response.end(file);
      await loading;
      assert.deepEqual(await training, { ended: 'done' });
    });

    test('a data set that fails to arrive leaves the one before in use', async (t) => {
      const { manifest, faults } = await serveSite(t);
      const { call, next, insist } = startWorker(t, keep(), manifest);
      insist();
      await call('load', { dataset: 'first' });
      await call('create', MODEL);
      const before = await call('images', { pool: 'train', indices: [5] });
      const training = call('train', ENDLESS);
      await next('progress');
      faults.set(`/data/second/${IMAGES}.gz`, FAULTS.breaks);
      await assert.rejects(call('load', { dataset: 'second' }), /connection broke/);
      const broken = { name: `${IMAGES}.gz`, bytes: Uint8Array.of(1, 2, 3) };
      await assert.rejects(call('open', { files: [broken] }), /Missing/);
      assert.deepEqual(await call('images', { pool: 'train', indices: [5] }), before);
      await next('progress');
      await call('stop');
      assert.deepEqual(await training, { ended: 'stopped' });
    });

    test('a download that breaks goes on by itself, and says so until it does', async (t) => {
      const { manifest, faults, totalBytes } = await serveSite(t);
      const { call, events, next } = startWorker(t, keep(), manifest);
      faults.set(`/data/first/${IMAGES}.gz`, FAULTS.breaks);
      const loading = call('load', { dataset: 'first' });
      const { bytes, ...told } = await next('broken');
      assert.deepEqual(told, { event: 'broken', dataset: 'first', totalBytes, seconds: 1 });
      assert.ok(bytes > 0 && bytes < totalBytes);
      faults.clear();
      assert.equal((await loading).trainCount, 60);
      assert.equal(events.findLast(({ event }) => event === 'broken').seconds, 0);
    });

    test('a file that is changed while it loads has the whole data set start over', async (t) => {
      const { manifest, faults } = await serveSite(t);
      const { call, next, insist } = startWorker(t, keep(), manifest);
      insist();
      faults.set(`/data/first/${IMAGES}.gz`, (response, file, headers) => {
        response.setHeader('etag', '"first"');
        FAULTS.breaks(response, file, headers);
      });
      const loading = call('load', { dataset: 'first' });
      await next('broken');
      const asked = /** @type {any[]} */ ([]);
      faults.set(`/data/first/${IMAGES}.gz`, (response, file, headers) => {
        asked.push(headers.range);
        response.setHeader('etag', '"second"');
        response.end(file);
      });
      assert.equal((await loading).trainCount, 60);
      assert.match(asked[0], /^bytes=\d+-$/);
      assert.equal(asked[1], undefined);
    });

    test('a run that waits for test images tells so, and its checkpoint holds all that was trained', async (t) => {
      const { manifest, faults } = await serveSite(t);
      const file = `/data/first/${NAMES.testImages}.gz`;
      const held = new Promise((resolve) => faults.set(file, (...args) => resolve(args)));
      const { call, events, next } = startWorker(t, keep(), manifest);
      await call('create', MODEL);
      const loading = call('load', { dataset: 'first' });
      for (let ready = 0; ready < 60; ) ({ ready } = await next('data'));
      const training = call('train', RUN);
      await next('waiting');
      const { run } = await call('checkpoint');
      assert.deepEqual([run.epoch, run.images], [1, 60]);
      const [response, body] = await held;
      response.end(body);
      await loading;
      await training;
      const told = events.flatMap(({ event }) =>
        ['waiting', 'epoch', 'result'].includes(event) ? [event] : [],
      );
      assert.deepEqual(told, ['waiting', 'epoch', 'epoch', 'result']);
    });

    test('a run on images that break off while arriving ends with that', async (t) => {
      const { manifest, faults } = await serveSite(t);
      const held = new Promise((resolve) => faults.set(`/data/first/${NAMES.testImages}.gz`, resolve));
      const { call, next, insist } = startWorker(t, keep(), manifest);
      insist();
      await call('create', MODEL);
      const loading = assert.rejects(call('load', { dataset: 'first' }), /connection broke/);
      for (let ready = 0; ready < 60; ) ({ ready } = await next('data'));
      const training = assert.rejects(call('train', RUN), /connection broke/);
      await next('progress');
      const response = await held;
      faults.set(`/data/first/${NAMES.testImages}.gz`, FAULTS.breaks);
      response.destroy();
      await loading;
      await training;
      await assert.rejects(call('images', { pool: 'train', indices: [0] }), /no images yet/);
    });

    test('the last of two data sets that are asked for is the one that stays', async (t) => {
      const { manifest, faults } = await serveSite(t);
      faults.set(`/data/first/${IMAGES}.gz`, FAULTS.stalls);
      const { call } = startWorker(t, keep(), manifest);
      const first = assert.rejects(call('load', { dataset: 'first' }), { name: 'AbortError' });
      assert.equal((await call('load', { dataset: 'second' })).dataset, 'second');
      await first;
      assert.equal((await call('images', { pool: 'train', random: 3, seed: 0 })).labels.length, 3);
    });

    test('a user’s files replace the site’s, and end the run on them', async (t) => {
      const { manifest } = await serveSite(t);
      const { call, next } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      await call('create', MODEL);
      const training = call('train', ENDLESS);
      await next('progress');
      const files = Object.entries(makeFiles(20, 10)).map(([part, bytes]) => ({
        name: NAMES[/** @type {keyof typeof NAMES} */ (part)],
        bytes,
      }));
      const data = await call(
        'open',
        { files },
        files.map(({ bytes }) => bytes.buffer),
      );
      assert.deepEqual([data.dataset, data.trainCount, data.testCount], ['own', 20, 10]);
      assert.deepEqual(await training, { ended: 'stopped' });
      assert.deepEqual(await call('train', { ...RUN, trainCount: 20 }), { ended: 'done' });
    });

    test('a user’s files that mislead come with a hint', async (t) => {
      const { call } = startWorker(t, keep(), new URL('http://127.0.0.1/'));
      const parts = makeFiles(20, 10);
      for (const images of [parts.trainImages, parts.testImages])
        for (let i = 16; i < images.length; i++) images[i] = Number(images[i] > 127);
      const files = Object.entries(parts).map(([part, bytes]) => ({
        name: NAMES[/** @type {keyof typeof NAMES} */ (part)],
        bytes,
      }));
      const { hints } = await call('open', { files });
      assert.deepEqual(
        hints.map((/** @type {{ hint: string }} */ { hint }) => hint),
        ['binary'],
      );
    });

    test('evaluate finds what every image of a split is taken for', async (t) => {
      const { manifest } = await serveSite(t, { trainCount: 200 });
      const { call, events, next } = startWorker(t, keep(), manifest);
      const run = { ...RUN, trainCount: 120, validationCount: 50, holdoutCount: 30 };
      await assert.rejects(call('evaluate', { split: 'train', run }), /no network yet/);
      await call('create', MODEL);
      await call('load', { dataset: 'first' });
      await call('train', run);
      const result = events.findLast(({ event }) => event === 'result');
      const again = await call('evaluate', { split: 'test', run });
      const { seconds, ...found } = again;
      const { event, seconds: trained, ...expected } = result;
      assert.deepEqual(found, expected);
      assert.deepEqual([found.split, found.pool], ['test', 'test']);

      const places = { validation: [0, 50], train: [50, 120], holdout: [170, 30] };
      for (const [split, [first, count]] of Object.entries(places)) {
        const { indices, labels, predictions, accuracy, pool } = await call('evaluate', { split, run });
        assert.deepEqual([pool, indices.length, indices[0]], ['train', count, first]);
        const right = [...labels].filter((label, i) => label === predictions[i]);
        assert.equal(right.length / count, accuracy);
      }
      const none = { split: 'holdout', run: { ...run, holdoutCount: 0 } };
      await assert.rejects(call('evaluate', none), /has no images/);

      const training = call('train', { ...run, epochs: ENDLESS.epochs });
      await next('progress');
      await assert.rejects(call('evaluate', { split: 'test', run }), /network is already being trained/);
      await call('stop');
      await training;
    });

    test('splits tells which images a run learns from, where some are left out and all are shuffled', async (t) => {
      const { manifest } = await serveSite(t);
      const { call } = startWorker(t, keep(), manifest);
      const { trainCounts } = await call('load', { dataset: 'first' });
      const run = {
        ...RUN,
        classes: [1, 2, 7],
        trainCount: 9,
        validationCount: 4,
        holdoutCount: 3,
        splitSeed: 5,
      };
      const { counts, splits } = await call('splits', { run });
      const sizeOf = (/** @type {string} */ split) =>
        splits.filter((/** @type {string} */ each) => each === split).length;
      assert.deepEqual(['train', 'validation', 'holdout', 'unused'].map(sizeOf), [9, 4, 3, 44]);
      const { labels } = await call('images', { pool: 'train', indices: [...splits.keys()] });
      const learnt = trainCounts.map(
        (/** @type {number} */ _, /** @type {number} */ digit) =>
          splits.filter(
            (/** @type {string} */ split, /** @type {number} */ at) =>
              split === 'train' && labels[at] === digit,
          ).length,
      );
      assert.deepEqual(counts.train, learnt);
      assert.ok(
        counts.train.every(
          (/** @type {number} */ count, /** @type {number} */ digit) => !count || [1, 2, 7].includes(digit),
        ),
      );
      await assert.rejects(call('splits', { run: { ...run, trainCount: 15 } }), /there are only 18/);
    });

    test('an index can count the images of some digits alone', async (t) => {
      const { manifest } = await serveSite(t);
      const { call } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      const all = await call('images', { pool: 'train', indices: Array.from({ length: 60 }, (_, i) => i) });
      const within = [...all.labels.keys()].filter((index) => [1, 2].includes(all.labels[index]));
      const found = await call('images', { pool: 'train', indices: [0, 5, 11], classes: [1, 2] });
      assert.deepEqual([...found.indices], [within[0], within[5], within[11]]);
      assert.ok([...found.labels].every((label) => label === 1 || label === 2));
      const place = found.indices[1] * 784;
      assert.deepEqual(found.pixels.slice(784, 1568), all.pixels.slice(place, place + 784));
      const beyond = { pool: 'train', indices: [12], classes: [1, 2] };
      await assert.rejects(call('images', beyond), /there is no image 12 of the digits 1,2/);
    });

    test('images come as an epoch augments them', async (t) => {
      const { manifest } = await serveSite(t);
      const { call } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      const seen = async (/** @type {string} */ line, epoch = 0, seed = 1) => {
        const augment = { line, epoch, seed };
        return (await call('images', { pool: 'test', indices: [3, 1], augment })).pixels;
      };
      const { pixels } = await call('images', { pool: 'test', indices: [3, 1] });
      assert.deepEqual(await seen('none'), pixels);
      const first = await seen('shift 3 stroke 1');
      assert.deepEqual(await seen('stroke 1 shift 3'), first);
      for (const other of [pixels, await seen('shift 3 stroke 1', 1), await seen('shift 3 stroke 1', 0, 2)])
        assert.notDeepEqual(other, first);
      await assert.rejects(seen('shift'), { name: 'AugmentationError', status: 'AUGMENT_NUMBER', at: 7 });
    });

    test('invented digits come by themselves, and in the batches of a run', async (t) => {
      const { manifest } = await serveSite(t);
      const { call } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      const { indices, labels, pixels } = await call('images', { invented: 12 });
      assert.deepEqual([...labels], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
      assert.deepEqual([indices[0], indices.length], [FIRST_EXTRA, 12]);
      assert.deepEqual(pixels.subarray(784 * 11), inventImage(11));
      const augment = { line: 'shift 3', epoch: 0, seed: 1 };
      assert.notDeepEqual((await call('images', { invented: 12, augment })).pixels, pixels);
      const run = { ...RUN, invented: 20, batch: 80 };
      const batch = await call('images', { batch: 0, epoch: 0, seed: 3, run });
      assert.equal(batch.indices.length, 80);
      const at = batch.indices.indexOf(FIRST_EXTRA + 17);
      assert.equal(batch.labels[at], 7);
      assert.deepEqual(batch.pixels.slice(784 * at, 784 * (at + 1)), inventImage(17));
      await assert.rejects(call('images', { indices: [FIRST_EXTRA + 20] }), /there is no image/);
    });

    test('a batch has the labels that the run takes', async (t) => {
      const { manifest } = await serveSite(t);
      const { call } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      const run = { ...RUN, batch: 80 };
      const right = await call('images', { batch: 0, epoch: 0, seed: 3, run });
      const wrong = await call('images', {
        batch: 0,
        epoch: 0,
        seed: 3,
        run: { ...run, shuffledLabels: 100 },
      });
      assert.deepEqual(wrong.indices, right.indices);
      assert.deepEqual(wrong.pixels, right.pixels);
      assert.notDeepEqual(wrong.labels, right.labels);
      const { labels } = await call('images', { indices: [...wrong.indices] });
      assert.deepEqual(labels, right.labels);
    });

    test('a batch is what a step of a run takes, and labels are counted in each split', async (t) => {
      const { manifest } = await serveSite(t);
      const { call } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      const run = { ...RUN, trainCount: 40, validationCount: 12, batch: 16 };
      const batch = async (/** @type {number} */ at, epoch = 0) => {
        const found = await call('images', { batch: at, epoch, seed: 3, run });
        return [...found.indices];
      };
      const batches = [await batch(0), await batch(1), await batch(2), await batch(3)];
      assert.deepEqual(
        batches.map(({ length }) => length),
        [16, 16, 8, 0],
      );
      const all = batches.flat().sort((a, b) => a - b);
      assert.deepEqual(
        all,
        Array.from({ length: 40 }, (_, i) => 12 + i),
      );
      assert.notDeepEqual(await batch(0, 1), batches[0], 'another epoch, another order');

      const { labels } = await call('images', {
        pool: 'train',
        indices: Array.from({ length: 60 }, (_, i) => i),
      });
      const { counts } = await call('splits', { run });
      const expected = Array(10).fill(0);
      for (const label of labels.subarray(0, 12)) expected[label]++;
      assert.deepEqual(counts.validation, expected);
      assert.deepEqual(counts.holdout, Array(10).fill(0));
      const few = { ...run, trainCount: 4, validationCount: 2 };
      const two = await call('splits', { run: { ...few, classes: [1, 2] } });
      assert.deepEqual(two.counts.test, [0, 3, 3, 0, 0, 0, 0, 0, 0, 0]);
      const { counts: some } = await call('splits', { run: { ...few, testCount: 5 } });
      assert.equal(
        some.test.reduce((/** @type {number} */ sum, /** @type {number} */ each) => sum + each),
        5,
      );
    });

    test('an evaluation that is stopped is answered with that', async (t) => {
      const { manifest, faults } = await serveSite(t);
      const held = new Promise((resolve) => faults.set(`/data/first/${NAMES.testImages}.gz`, resolve));
      const { call, next, insist } = startWorker(t, keep(), manifest);
      insist();
      await call('create', MODEL);
      const loading = assert.rejects(call('load', { dataset: 'first' }), /connection broke/);
      for (let ready = 0; ready < 60; ) ({ ready } = await next('data'));
      const evaluation = call('evaluate', { split: 'test', run: RUN });
      await assert.rejects(call('train', RUN), /being evaluated/);
      await Promise.all([assert.rejects(evaluation, { name: 'AbortError' }), call('stop')]);
      const response = await held;
      faults.set(`/data/first/${NAMES.testImages}.gz`, FAULTS.breaks);
      response.destroy();
      await loading;
    });

    test('a trial trains another network and leaves the first as it is', async (t) => {
      const { manifest } = await serveSite(t);
      const { call, events, next } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      const settings = { model: { ...MODEL, layers: 'dense 10 softmax zeros' }, run: RUN };
      const pixels = new Uint8Array(784).fill(200);
      await call('create', settings.model);
      const untrained = await call('predict', { pixels });
      assert.deepEqual(await call('trial', settings), { ended: 'done' });
      assert.deepEqual(await call('predict', { pixels }), untrained);
      const told = events.filter(({ of }) => of === 'epoch');
      assert.deepEqual(
        told.map(({ event, epoch }) => [event, epoch]),
        [
          ['trial', 1],
          ['trial', 2],
        ],
      );
      assert.deepEqual(
        events.filter(({ event }) => event === 'epoch' || event === 'result'),
        [],
      );

      assert.deepEqual(await call('train', RUN), { ended: 'done' });
      const figures = (/** @type {any} */ { epoch, loss, accuracy, valLoss, valAccuracy }) => ({
        epoch,
        loss,
        accuracy,
        valLoss,
        valAccuracy,
      });
      assert.deepEqual(told.map(figures), events.filter(({ event }) => event === 'epoch').map(figures));

      const endless = call('trial', { ...settings, run: ENDLESS });
      await next('trial');
      const trained = await call('predict', { pixels });
      await assert.rejects(call('train', RUN), /Another network is being trained/);
      await assert.rejects(call('trial', settings), /Another network is being trained/);
      await call('pause');
      const quiet = events.length;
      assert.deepEqual(await call('predict', { pixels }), trained);
      assert.equal(events.length, quiet);
      await call('create', settings.model);
      await call('resume');
      await next('trial');
      assert.deepEqual(await call('predict', { pixels }), untrained);
      await call('stop');
      assert.equal((await endless).ended, 'stopped');
      assert.deepEqual(await call('train', RUN), { ended: 'done' });
    });

    test('a trial that cannot be is refused, one that diverges says so', async (t) => {
      const { manifest } = await serveSite(t);
      const { call } = startWorker(t, keep(), manifest);
      await assert.rejects(call('trial', { model: MODEL, run: RUN }), /no images yet/);
      await call('load', { dataset: 'first' });
      const typo = { model: { ...MODEL, layers: 'dense' }, run: RUN };
      await assert.rejects(call('trial', typo), { name: 'EngineError', at: 6 });
      await assert.rejects(call('trial', { model: MODEL, run: { ...RUN, batch: 0 } }), /Batch size/);
      const wild = { model: { ...MODEL, optimizer: 'sgd' }, run: { ...RUN, rate: 1e30 } };
      await assert.rejects(call('trial', wild), { name: 'DivergedError' });
      assert.equal((await call('trial', { model: MODEL, run: RUN })).ended, 'done');
    });

    test('weights go out as named tensors, and back in all or none', async (t) => {
      const { manifest } = await serveSite(t);
      const { call, next } = startWorker(t, keep(), manifest);
      const pixels = new Uint8Array(784).fill(200);
      await call('load', { dataset: 'first' });
      await call('create', MODEL);
      const { outputs } = await call('predict', { pixels });
      const { layers, tensors } = await call('weights');
      assert.equal(layers, MODEL.layers);
      const names = tensors.map((/** @type {any} */ { name, shape }) => `${name} ${shape}`);
      assert.deepEqual(names, ['0.kernel 784,16', '0.bias 16', '2.kernel 16,10', '2.bias 10']);

      await call('create', { ...MODEL, seed: 4 });
      const other = await call('predict', { pixels });
      await assert.rejects(call('create', { ...MODEL, tensors: tensors.slice(0, 3) }), {
        ...{ name: 'WeightsError', status: 'WEIGHTS_MISSING', message: /2\.bias/ },
      });
      assert.deepEqual(await call('predict', { pixels }), other);
      await call('create', { ...MODEL, seed: 5, tensors });
      assert.deepEqual((await call('predict', { pixels })).outputs, outputs);

      const training = call('train', ENDLESS);
      await next('progress');
      assert.equal((await call('weights')).tensors.length, 4);
      await call('stop');
      await training;
    });

    test('a checkpoint in the middle of a run is where another worker goes on', async (t) => {
      const { manifest } = await serveSite(t);
      const settings = { ...RUN, epochs: 40, trainCount: null };
      const figures = (/** @type {any[]} */ events) =>
        events
          .filter(({ event }) => event === 'epoch' || event === 'result')
          .map(({ seconds, ...rest }) => rest);
      const first = startWorker(t, keep(), manifest);
      await first.call('load', { dataset: 'first' });
      await first.call('create', MODEL);
      assert.equal((await first.call('checkpoint')).run, null);
      const training = first.call('train', settings);
      await first.next('progress');
      const [checkpoint] = await Promise.all([first.call('checkpoint'), first.call('ping')]);
      const told = figures(first.events);
      await training;
      assert.equal(told.length, checkpoint.run.epoch - 1);
      assert.equal((await first.call('checkpoint')).run, null);

      const { layers, tensors, trainerState, epochs, run } = checkpoint;
      assert.equal(layers, MODEL.layers);
      const second = startWorker(t, keep(), manifest);
      const goOn = () => second.call('train', { ...run.settings, from: run });
      await second.call('load', { dataset: 'first' });
      await second.call('create', { ...MODEL, tensors, trainerState, epochs });
      await goOn();
      assert.deepEqual([...told, ...figures(second.events)], figures(first.events));
      const ends = await Promise.all([first.call('checkpoint'), second.call('checkpoint')]);
      assert.deepEqual(ends[1], ends[0]);

      const refused = { name: 'CheckpointError' };
      await assert.rejects(goOn(), { ...refused, message: /its settings or its network are not those/ });
      const create = { ...MODEL, tensors, trainerState, epochs };
      await second.call('create', create);
      const other = { ...run.settings, batch: 15, from: run };
      await assert.rejects(second.call('train', other), refused);
      const open = (/** @type {ReturnType<typeof makeFiles>} */ parts) => {
        const entries = Object.entries(parts);
        const name = (/** @type {string} */ part) => NAMES[/** @type {keyof typeof NAMES} */ (part)];
        return second.call('open', { files: entries.map(([part, bytes]) => ({ name: name(part), bytes })) });
      };
      await open(makeFiles(80, 30));
      await assert.rejects(goOn(), { ...refused, message: /with 60 training images, and now there are 80/ });
      const changed = makeFiles(60, 30);
      changed.trainImages[changed.trainImages.length - 400]++;
      await open(changed);
      await assert.rejects(goOn(), { ...refused, message: /training images are not those/ });
      await assert.rejects(second.call('create', { ...create, optimizer: 'sgd' }), {
        status: 'NN_ERR_STATE',
      });
    });

    test('whoever asks for it gets the network that another takes the place of, unless it was random', async (t) => {
      const { manifest } = await serveSite(t);
      const { call } = startWorker(t, keep(), manifest);
      await call('load', { dataset: 'first' });
      assert.equal((await call('create', { ...MODEL, former: true })).former, null);
      await call('train', RUN);
      const trained = await call('checkpoint');
      const { former } = await call('create', { ...MODEL, optimizer: 'sgd', former: true });
      assert.deepEqual(former, trained);
      assert.equal((await call('create', { ...MODEL, former: true })).former, null);
      const { tensors, trainerState, epochs } = former;
      const back = await call('create', { ...MODEL, tensors, trainerState, epochs, back: true });
      assert.equal('former' in back, false);
      assert.deepEqual(await call('checkpoint'), trained);
      assert.ok(await call('moments'), 'the moments of its run are there again');
      const run = call('train', ENDLESS);
      await call('pause');
      const paused = await call('create', { ...MODEL, seed: 5, former: true });
      assert.ok(paused.former.run, 'with how far its run had come');
      assert.deepEqual(await run, { ended: 'stopped' });
    });

    test('after a trap every request is answered with a crash', async (t) => {
      const engine = await keep();
      const { call } = startWorker(t, Promise.resolve(engine), new URL('http://127.0.0.1/'));
      await call('create', MODEL);
      engine.createModel = () => {
        throw new WebAssembly.RuntimeError('unreachable');
      };
      const crash = { name: 'CrashError', message: /crashed/ };
      await assert.rejects(call('create', MODEL), crash);
      await assert.rejects(call('predict', { pixels: new Uint8Array(784) }), crash);
    });
  });
}

test('an engine that cannot be loaded is the answer to what needs it', async (t) => {
  const tooOld = Promise.reject(new Error('This browser is too old'));
  tooOld.catch(() => {});
  const { call, started } = startWorker(t, tooOld, new URL('http://127.0.0.1/'));
  await assert.rejects(started, /too old/);
  await assert.rejects(call('load', { dataset: 'first' }), /too old/);
  await assert.rejects(call('create', MODEL), /too old/);
});
