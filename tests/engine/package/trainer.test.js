// trainer.test.js — a Trainer with the package's worker behind a port, and the page's worker beside it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHandlers } from '../../../web/package/handlers.js';
import { connect, imageOf, Trainer } from '../../../web/package/index.js';
import { serve } from '../../../web/shared/protocol.js';
import { readBuild } from '../../../web/terminal/files.js';
import { readSafetensors, writeSafetensors } from '../../../web/weights/safetensors.js';
import { Engine } from '../../../web/worker/engine/engine.js';
import { makeFiles } from '../../node/synthetic.js';
import '../built.js';

// Before Node.js 21 there is none.
globalThis.navigator ??= /** @type {any} */ ({ hardwareConcurrency: 1 });

const MODEL = 'dense 16 relu | dense 10 softmax';
const RUN = { epochs: 3, batch: 16, rate: 0.01 };
const FILES = makeFiles(60, 30);
const TRAIN = { images: FILES.trainImages, labels: FILES.trainLabels };
const TEST = { images: FILES.testImages, labels: FILES.testLabels };
const IMAGE = FILES.testImages.slice(16, 16 + 784);

/**
 * What a browser has and Node.js has not: the package's files by address, and workers, here behind ports.
 * @param {import('node:test').TestContext} t
 */
async function browser(t) {
  const wasm = await readBuild('simd128');
  t.mock.method(globalThis, 'fetch', async (/** @type {URL} */ address) => {
    assert.match(address.pathname, /web\/package\/engine-simd128\.wasm$/);
    return new Response(new Uint8Array(wasm));
  });
  /** @type {MessagePort[]} */
  const ports = [];
  t.after(() => ports.forEach((port) => port.close()));
  const startWorker = () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1);
    const loadEngine = (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => Engine.load(bytes);
    serve(
      port1,
      createHandlers(loadEngine, (event) => port1.postMessage(event)),
    );
    return /** @type {any} */ (port2);
  };
  return { startWorker };
}

/** @param {import('node:test').TestContext} t @param {string} [model] @param {object} [options] */
async function makeTrainer(t, model = MODEL, options = {}) {
  const { startWorker } = await browser(t);
  const trainer = new Trainer(model, { seed: 3, threads: 1, startWorker, ...options });
  t.after(() => trainer.dispose());
  return trainer;
}

test('a data set is learned, told on the way, and answered', async (t) => {
  const trainer = await makeTrainer(t);
  await trainer.addAll(TRAIN);
  await trainer.addAll(TEST, 'test');
  assert.deepEqual(trainer.counts, { train: 60, test: 30 });
  const network = await trainer.start();
  assert.deepEqual(
    network.layers.map(({ shape }) => shape),
    [[16], [10]],
  );
  assert.deepEqual([network.paramCount, network.threads, network.model], [12_730, 1, MODEL]);
  /** @type {import('../../../web/package/trainer.js').Progress[]} */
  const steps = [];
  /** @type {import('../../../web/package/trainer.js').Epoch[]} */
  const epochs = [];
  const trained = await trainer.train({
    ...RUN,
    onProgress: (progress) => steps.push(progress),
    onEpoch: (epoch) => epochs.push(epoch),
  });
  assert.deepEqual(trained.epochs, epochs);
  assert.deepEqual(
    epochs.map((each) => each.epoch),
    [1, 2, 3],
  );
  assert.deepEqual([steps.at(-1)?.epoch, steps.at(-1)?.step, steps.at(-1)?.steps], [3, 4, 4]);
  assert.ok(epochs[2].loss < epochs[0].loss && Number(epochs[2].valAccuracy) > 0.5);
  assert.equal(trained.test?.count, 30);
  assert.match(String(trained.test?.fingerprint), /^[\da-f]{4}(-[\da-f]{4}){3}$/);
  const answer = await trainer.classify(IMAGE);
  assert.equal(answer.probabilities.length, 10);
  assert.equal(answer.probability, Math.max(...answer.probabilities));
  assert.deepEqual(await trainer.classifyAll([IMAGE, Float32Array.from(IMAGE, (byte) => byte / 255)]), [
    answer,
    answer,
  ]);
});

test('images that are added one by one are the same, and the next training takes those that came later', async (t) => {
  const [one, all] = [await makeTrainer(t), await makeTrainer(t)];
  for (let i = 0; i < 60; i++)
    one.add(FILES.trainImages.slice(16 + 784 * i, 16 + 784 * (i + 1)), FILES.trainLabels[8 + i]);
  await all.addAll(TRAIN);
  assert.deepEqual((await one.train(RUN)).test, null);
  await all.train(RUN);
  assert.deepEqual(await one.save(), await all.save());
  one.add(IMAGE, FILES.testLabels[8]);
  await one.train({ ...RUN, epochs: 1 });
  assert.notDeepEqual(await one.save(), await all.save());
  assert.equal(one.counts.train, 61);
});

test('without test images nothing validates, unless some training images are held out', async (t) => {
  const trainer = await makeTrainer(t);
  await trainer.addAll(TRAIN);
  const accuracies = async (/** @type {object} */ more) =>
    (await trainer.train({ ...RUN, epochs: 2, ...more })).epochs.map(({ valAccuracy }) => valAccuracy);
  assert.deepEqual(await accuracies({}), [null, null]);
  assert.ok((await accuracies({ validation: 0.25 })).every((accuracy) => accuracy !== null));
  const [first, second] = await accuracies({ validation: 10, validateEvery: 2 });
  assert.ok(first === null && second !== null);
});

test('a signal ends the training, and the network goes on from there', async (t) => {
  const trainer = await makeTrainer(t);
  await trainer.addAll(TRAIN);
  const abort = new AbortController();
  const endless = trainer.train({
    ...RUN,
    epochs: 1_000_000,
    signal: abort.signal,
    onProgress: () => abort.abort(),
  });
  await assert.rejects(trainer.train(RUN), /already being trained/);
  await assert.rejects(endless, { name: 'AbortError' });
  await assert.rejects(trainer.train({ ...RUN, signal: abort.signal }), { name: 'AbortError' });
  const own = new Error('enough');
  await assert.rejects(trainer.train({ ...RUN, signal: AbortSignal.abort(own) }), own);
  assert.equal((await trainer.train(RUN)).epochs.length, 3);
});

test('a file brings weights, layers and classes back, into any Trainer', async (t) => {
  const trainer = await makeTrainer(t, 'conv 4 3x3 | batchnorm relu | flatten | dense 2 softmax', {
    classes: [7, 1],
  });
  trainer.add(IMAGE, 1);
  trainer.add(FILES.testImages.slice(16 + 784, 16 + 2 * 784), 7);
  await trainer.train({ epochs: 2 });
  const file = await trainer.save();
  const other = await makeTrainer(t);
  const fresh = await other.save();
  await other.load(/** @type {ArrayBuffer} */ (file.buffer));
  assert.equal(other.model, trainer.model);
  assert.deepEqual(await other.save(), file);
  assert.deepEqual(await other.classify(IMAGE), await trainer.classify(IMAGE));
  assert.equal((await other.classify(IMAGE)).probabilities.length, 2);
  await other.load(new Blob([/** @type {any} */ (fresh)]));
  assert.equal(other.model, MODEL);
  assert.deepEqual(await other.save(), fresh);
  await assert.rejects(other.load(file.subarray(0, file.length - 4)), { name: 'FileError' });
  await assert.rejects(other.load(new Uint8Array(3)), { name: 'FileError' });
  const text = new TextDecoder('latin1').decode(fresh);
  const wrong = Uint8Array.from(text.replace(MODEL, MODEL.replace('16', '17')), (sign) => sign.charCodeAt(0));
  await assert.rejects(other.load(wrong), { name: 'WeightsError', message: /need "0.kernel" \(784 × 17\)/ });
  const { tensors, metadata } = readSafetensors(fresh, 'w');
  tensors[0].values[3] = Number.NaN;
  await assert.rejects(other.load(writeSafetensors(tensors, metadata)), {
    name: 'FileError',
    status: 'FILE_NOT_FINITE_LAYER',
  });
  assert.deepEqual(await other.save(), fresh, 'the network is as before');
});

test('a single output tells two digits apart', async (t) => {
  const trainer = await makeTrainer(t, 'dense 1 sigmoid', { classes: [2, 5] });
  trainer.add(IMAGE, 2);
  const { digit, probability, probabilities } = await trainer.classify(IMAGE);
  assert.ok(digit === 2 || digit === 5);
  assert.equal(probability, probabilities[digit === 2 ? 0 : 1]);
  assert.ok(Math.abs(probabilities[0] + probabilities[1] - 1) < 1e-6);
});

test('mistakes are told in words', async (t) => {
  const { startWorker } = await browser(t);
  for (const [make, words] of /** @type {[() => any, RegExp][]} */ ([
    [() => new Trainer(/** @type {any} */ (undefined)), /needs a line of layers/],
    [() => new Trainer(MODEL, { optimizer: 'adan' }), /no optimizer "adan"; choose sgd, .*adam/],
    [() => new Trainer(MODEL, { seed: -1 }), /seed is a whole number/],
    [() => new Trainer(MODEL, { classes: [1] }), /at least two digits/],
    [() => new Trainer(MODEL, { classes: [1, 1] }), /each once/],
    [() => new Trainer(MODEL, { classes: [1, 10] }), /0 to 9; got 10/],
    [() => new Trainer(MODEL, /** @type {any} */ (null)), /Options are an object; got null/],
    [
      () => new Trainer(MODEL, /** @type {any} */ ({ optimiser: 'sgd' })),
      /no option "optimiser"; there are optimizer, seed, classes, threads, startWorker/,
    ],
    [() => new Trainer(MODEL, /** @type {any} */ ({ seed: '3' })), /seed is of the type number; got "3"/],
    [
      () => new Trainer(MODEL, /** @type {any} */ ({ classes: 5 })),
      /array of digits, as in \[3, 5, 8\]; got 5/,
    ],
    [
      () => new Trainer(MODEL, /** @type {any} */ ({ classes: '358' })),
      /array of digits, as in \[3, 5, 8\]; got "358"/,
    ],
    [
      () => new Trainer(MODEL, /** @type {any} */ ({ optimizer: null })),
      /option optimizer is of the type string; got null/,
    ],
    [() => new Trainer(MODEL, /** @type {any} */ ({ classes: {} })), /Classes are an array of digits/],
    [() => new Trainer(MODEL).add(IMAGE, 10), /0 to 9; got 10/],
    [() => new Trainer(MODEL).add(IMAGE, /** @type {any} */ ('3')), /0 to 9; got "3"/],
    [() => new Trainer(MODEL).add(new Uint8Array(100), 1), /784 numbers.*got 100/],
    [() => new Trainer(MODEL).add(IMAGE, 1, /** @type {any} */ ('val')), /'train' or for 'test'; got 'val'/],
  ]))
    assert.throws(make, (error) => {
      assert.match(/** @type {Error} */ (error).message, words);
      return true;
    });
  const wrong = new Trainer('dense 16 relu | dens 10 softmax', { startWorker, threads: 1 });
  await assert.rejects(wrong.start(), {
    name: 'EngineError',
    at: 17,
    message: 'No layer has the name at column 17: "dens".',
  });
  await assert.rejects(wrong.classify(IMAGE), { name: 'EngineError' });
  wrong.dispose();
  const trainer = new Trainer(MODEL, { startWorker, threads: 1 });
  await assert.rejects(trainer.train(), /no images to train on/);
  await trainer.addAll(TRAIN);
  for (const [options, words] of /** @type {[object, RegExp][]} */ ([
    [{ epochs: 0 }, /Epochs must be a whole number of at least 1; got 0/],
    [{ rate: -1 }, /Learning rate must be a number above 0/],
    [{ schedule: 'linear' }, /Schedule must be one of constant, step/],
    [{ validation: -1 }, /Validation is a number of images, or a share; got -1/],
    [{ validation: 100 }, /needs 101 training images, but there are only 60/],
    [{ augment: 'turn 3' }, /Augmentation/],
    [{ lr: 5 }, /no option "lr"; there are epochs, batch, rate, /],
    [{ rate: '0.1' }, /option rate is of the type number; got "0\.1"/],
    [{ l2: null }, /option l2 is of the type number; got null/],
    [{ batch: '32' }, /option batch is of the type number; got "32"/],
    [{ signal: {} }, /option signal is an AbortSignal; got an object \(Object\)/],
    [{ onEpoch: true }, /option onEpoch is of the type function; got true/],
    [{ rate: 1e30, epochs: 50 }, /no longer a number/],
  ]))
    await assert.rejects(trainer.train(options), (error) => {
      assert.match(/** @type {Error} */ (error).message, words);
      return true;
    });
  for (const [answer, words] of /** @type {[Promise<any>, RegExp][]} */ ([
    [trainer.train(/** @type {any} */ (null)), /Options are an object; got null/],
    [trainer.addAll(/** @type {any} */ (undefined)), /A data set is an object, .*; got undefined/],
    [trainer.addAll(/** @type {any} */ ({})), /Images and labels are arrays, bytes/],
    [trainer.classifyAll(/** @type {any} */ (undefined)), /an array of them; got undefined/],
    [trainer.load(/** @type {any} */ ('w.safetensors')), /or a File or Blob; got "w\.safetensors"/],
    [trainer.load(/** @type {any} */ (Promise.resolve())), /or a File or Blob; got an object \(Promise\)/],
  ]))
    await assert.rejects(answer, { name: 'TypeError', message: words });
  trainer.dispose();
});

test('outputs that are not the classes are refused by train and classify alike', async (t) => {
  const { startWorker } = await browser(t);
  for (const [model, classes, words] of /** @type {[string, number[] | undefined, RegExp][]} */ ([
    [
      'dense 20 softmax',
      undefined,
      /has 20 outputs, but there are 10 digits to tell apart\. Give it 10 units/,
    ],
    ['dense 3 softmax', undefined, /has 3 outputs, but there are 10 digits/],
    ['dense 1 sigmoid', [1, 2, 3], /has one output, enough for two digits, but there are 3 digits/],
  ])) {
    const trainer = new Trainer(model, { startWorker, threads: 1, ...(classes && { classes }) });
    await trainer.addAll(TRAIN);
    await assert.rejects(trainer.train(RUN), { name: 'RangeError', message: words });
    await assert.rejects(trainer.classify(IMAGE), { name: 'RangeError', message: words });
    trainer.dispose();
  }
});

test('what onProgress or onEpoch throws ends the training, which rejects with it', async (t) => {
  const trainer = await makeTrainer(t);
  await trainer.addAll(TRAIN);
  for (const listener of ['onProgress', 'onEpoch']) {
    const own = new Error('the chart is broken');
    const calls = t.mock.fn(() => {
      throw own;
    });
    await assert.rejects(trainer.train({ ...RUN, epochs: 1_000_000, [listener]: calls }), own);
    assert.equal(calls.mock.callCount(), 1);
  }
  assert.equal((await trainer.train(RUN)).epochs.length, 3);
});

test('a Trainer that has been disposed, or whose worker has died, says so', async (t) => {
  const { startWorker } = await browser(t);
  const disposed = new Trainer(MODEL, { startWorker, threads: 1 });
  await disposed.addAll(TRAIN);
  // Behind a port here the run itself goes on to its end, where a worker would be terminated.
  const long = disposed.train({ ...RUN, epochs: 2000, onProgress: () => disposed.dispose() });
  await assert.rejects(long, /has been disposed/);
  await assert.rejects(disposed.classify(IMAGE), /has been disposed/);
  assert.throws(() => disposed.add(IMAGE, 1), /has been disposed/);

  /** @type {any} */
  let port;
  const ended = { message: 'Uncaught RangeError: out of memory', preventDefault() {} };
  const dying = new Trainer(MODEL, { startWorker: () => (port = startWorker()), threads: 1 });
  await dying.start();
  const answer = dying.classify(IMAGE);
  port.onerror(ended);
  const dead = { name: 'CrashError', message: `${ended.message}. The network is lost: make a new Trainer.` };
  await assert.rejects(answer, dead);
  await assert.rejects(dying.train({ epochs: 1 }), /no images/);
  await assert.rejects(dying.save(), dead);

  const forbidden = new Trainer(MODEL, { startWorker: () => (port = startWorker()), threads: 1 });
  const started = forbidden.start();
  port.onerror({ preventDefault() {} });
  await assert.rejects(started, { name: 'CrashError', message: /worker-src blob:.*or give startWorker/ });
});

test('it may be imported in Node.js, where it does nothing', async (t) => {
  t.mock.method(globalThis, 'fetch', () => assert.fail('nothing is fetched'));
  const trainer = new Trainer(MODEL);
  trainer.add(imageOf(IMAGE), 3);
  await assert.rejects(trainer.start(), /no Worker here: a Trainer works in browsers/);
  assert.equal(typeof connect, 'function');
});
