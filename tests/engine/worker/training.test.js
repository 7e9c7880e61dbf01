// training.test.js — the training loop: what it tells, and that nothing that interrupts it changes a bit.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FIRST_EXTRA } from '../../../web/shared/invented.js';
import { rateAt } from '../../../web/shared/schedules.js';
import { loadDataset, MNIST } from '../../../web/terminal/files.js';
import { Run } from '../../../web/worker/training.js';
import { allWeights, makeDataset } from '../../node/synthetic.js';
import { builds } from '../builds.js';

/** @typedef {import('../../../web/worker/engine/engine.js').Engine} Engine */
/** @typedef {import('../../../web/worker/training.js').TrainingModel} TrainingModel */

const MODEL = { layers: 'dense 16 relu | dropout 0.2 | dense 10 softmax', optimizer: 'adam', seed: 3 };
const RUN = { epochs: 3, batch: 32, rate: 0.01, l2: 0, trainCount: 200, validationCount: 0, testCount: 50 };
/** Far more than any test waits for. */
const ENDLESS = 1_000_000;

/** @param {Engine} engine @returns {TrainingModel} */
const network = (engine) => ({ model: engine.createModel(MODEL), seed: 3, epochs: 0 });

/** @param {Engine} engine */
const source = (engine) => ({ dataset: makeDataset(engine, 300, 50), arrived: Promise.resolve() });

/** Everything that a run tells but how long things took. @param {any[]} events */
function figures(events) {
  return events
    .filter(({ event }) => event === 'epoch' || event === 'result')
    .map(({ seconds, ...rest }) => rest);
}

/**
 * A run, and everything that it tells.
 * @param {TrainingModel} subject @param {import('../../../web/worker/training.js').ImageSource} data
 * @param {import('../../../web/shared/protocol.js').RunSettings & { early?: boolean }} settings
 */
function observe(subject, data, settings) {
  /** @type {any[]} */
  const events = [];
  return { events, run: new Run(subject, data, settings, (event) => events.push(event)) };
}

/** Lets the messages that are on their way be heard. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Until the last step of an epoch is done. @param {any[]} events */
const epochPassed = async (events) => {
  while (!events.some(({ event, step, steps }) => event === 'progress' && step === steps)) await turn();
};

for (const { name, skip, keep } of builds) {
  describe(name, { skip }, () => {
    test('a run tells of every epoch, then of every test image', async () => {
      const engine = await keep();
      const data = source(engine);
      const { events, run } = observe(network(engine), data, RUN);
      assert.equal(await run.start(), 'done');
      const epochs = events.filter(({ event }) => event === 'epoch');
      assert.deepEqual(
        epochs.map(({ epoch }) => epoch),
        [1, 2, 3],
      );
      assert.ok(epochs[2].loss < epochs[0].loss);
      const progress = events.find(({ event }) => event === 'progress');
      assert.equal(progress.steps, 7, '200 images are 6 batches of 32 and one of 8');
      assert.ok(progress.imagesPerSecond > 0 && progress.secondsLeft > 0, 'as the package gives them on');
      const lastSteps = events.filter(({ event, step, steps }) => event === 'progress' && step === steps);
      assert.deepEqual(
        lastSteps.map(({ epoch }) => epoch),
        [1, 2, 3],
        'however short an epoch is',
      );
      const { loss, accuracy, labels, predictions, indices, count } = events.at(-1);
      assert.deepEqual([loss, accuracy], [epochs[2].valLoss, epochs[2].valAccuracy]);
      assert.deepEqual(labels, data.dataset.labels('test'));
      const wrong = [...indices].filter((index) => predictions[index] !== labels[index]);
      assert.equal(1 - wrong.length / count, accuracy);
      assert.deepEqual([...indices], [...Array(50).keys()]);
    });

    test('a run marks its weights before the first step and after each epoch, however often it validates', async () => {
      const engine = await keep();
      const data = source(engine);
      const marksOf = async (/** @type {object} */ change, seed = 3) => {
        const subject = { model: engine.createModel({ ...MODEL, seed }), seed, epochs: 0 };
        const { events, run } = observe(subject, data, { ...RUN, average: 0.9, ...change });
        await run.start();
        assert.deepEqual(events[0].event, 'begun');
        return events.flatMap(({ mark }) => mark ?? []);
      };
      const marks = await marksOf({});
      assert.equal(marks.length, 1 + RUN.epochs);
      assert.ok(marks.every((mark) => /^[0-9a-f]{4}$/.test(mark)));
      assert.equal(new Set(marks).size, marks.length);
      assert.deepEqual(await marksOf({ validateEvery: RUN.epochs }), marks);
      const [begun, ...faster] = await marksOf({ rate: 0.02 });
      assert.equal(begun, marks[0]);
      assert.ok(faster.every((mark, i) => mark !== marks[i + 1]));
      assert.notEqual((await marksOf({}, 4))[0], marks[0]);
    });

    test('means are of every image of the epoch, each once', async () => {
      const engine = await keep();
      const data = source(engine);
      const model = engine.createModel({ ...MODEL, layers: 'dense 10 softmax' });
      // With a rate next to nothing, the mean over the batches is the loss of weights that do not move.
      const settings = { ...RUN, epochs: 1, rate: 1e-30 };
      const { events, run } = observe({ model, seed: 3, epochs: 0 }, data, settings);
      await run.start();
      const { loss, accuracy } = events.find(({ event }) => event === 'epoch');
      model.beginEvaluation(data.dataset.createSubset({ pool: 'train', count: 200 }));
      while (model.advance(1));
      assert.ok(Math.abs(loss - model.loss) < 1e-6, `${loss} and ${model.loss}`);
      assert.equal(accuracy * 200, model.correct);
    });

    test('pauses and predictions change no bit of a run', async () => {
      const engine = await keep();
      const data = source(engine);
      const settings = { ...RUN, epochs: 200 };
      const first = network(engine);
      const quiet = observe(first, data, settings);
      await quiet.run.start();

      const second = network(engine);
      const { events, run } = observe(second, data, settings);
      let over = false;
      const ending = run.start().finally(() => (over = true));
      let pauses = 0;
      while (!over) {
        run.pause();
        await turn();
        second.model.predict(new Uint8Array(784).fill(pauses++));
        run.resume();
        await turn();
      }
      await ending;
      assert.ok(pauses > 1);
      assert.deepEqual(figures(events), figures(quiet.events));
      assert.deepEqual(allWeights(second.model), allWeights(first.model));
    });

    test('two runs of one epoch are one run of two', async () => {
      const engine = await keep();
      const data = source(engine);
      const [once, twice] = [network(engine), network(engine)];
      await new Run(once, data, { ...RUN, epochs: 2 }, () => {}).start();
      await new Run(twice, data, { ...RUN, epochs: 1 }, () => {}).start();
      await new Run(twice, data, { ...RUN, epochs: 1 }, () => {}).start();
      assert.deepEqual(allWeights(twice.model), allWeights(once.model));
    });

    test('a schedule spans all steps of a run, and begins anew with the next', async () => {
      const engine = await keep();
      const data = source(engine);
      const subject = network(engine);
      /** @type {number[]} */
      const rates = [];
      const { model } = subject;
      const beginStep = model.beginStep.bind(model);
      model.beginStep = (subset, step) => {
        rates.push(step.rate);
        beginStep(subset, step);
      };
      const settings = { ...RUN, schedule: 'one-cycle' };
      await new Run(subject, data, settings, () => {}).start();
      const cycle = (/** @type {number} */ steps) =>
        Array.from({ length: steps }, (_, step) => rateAt('one-cycle', RUN.rate, step, steps));
      assert.deepEqual(rates, cycle(21), 'three epochs of seven steps');
      await new Run(subject, data, { ...settings, epochs: 1 }, () => {}).start();
      assert.deepEqual(rates.slice(21), cycle(7));
    });

    test('clipping makes steps no longer than rate times norm', async () => {
      const engine = await keep();
      const data = source(engine);
      const layers = 'dense 10 softmax zeros';
      const lengthAfter = async (/** @type {number | undefined} */ clip) => {
        const model = engine.createModel({ layers, optimizer: 'sgd', seed: 3 });
        const settings = { ...RUN, epochs: 1, batch: /** @type {const} */ ('all'), rate: 1, clip };
        await new Run({ model, seed: 3, epochs: 0 }, data, settings, () => {}).start();
        const [{ kernel, bias }] = allWeights(model);
        return Math.hypot(...kernel, ...bias);
      };
      const free = await lengthAfter(undefined);
      assert.ok(free > 0.5, `${free}`);
      assert.equal(await lengthAfter(0), free);
      assert.equal(await lengthAfter(100), free);
      assert.ok(Math.abs((await lengthAfter(0.25)) - 0.25) < 1e-5);
    });

    test('what is evaluated and saved are averages of the weights, and what is trained does not know', async () => {
      const engine = await keep();
      const data = source(engine);
      /** @param {number} average */
      const trained = async (average) => {
        const subject = network(engine);
        /** @type {any[]} */
        const epochs = [];
        const settings = { ...RUN, epochs: 2, average };
        await new Run(
          subject,
          data,
          settings,
          (event) => event.event === 'epoch' && epochs.push(event),
        ).start();
        return { weights: allWeights(subject.model), epochs };
      };
      const [plain, averaged, again] = [await trained(0), await trained(0.9), await trained(0.9)];
      assert.deepEqual(again.weights, averaged.weights);
      assert.notDeepEqual(averaged.weights, plain.weights);
      for (const [i, { loss, valLoss }] of averaged.epochs.entries()) {
        assert.equal(loss, plain.epochs[i].loss);
        assert.notEqual(valLoss, plain.epochs[i].valLoss);
      }
    });

    test('each epoch sees its images changed in another way, the same for the same seed', async () => {
      const engine = await keep();
      const data = source(engine);
      const augment = 'shift 3 rotate 30 stroke 1';
      const trained = async (/** @type {Partial<typeof RUN & { augment: string }>} */ settings, seed = 3) => {
        const subject = { ...network(engine), seed };
        const { events, run } = observe(subject, data, { ...RUN, ...settings });
        await run.start();
        return { weights: allWeights(subject.model), events };
      };
      const [plain, none] = [await trained({}), await trained({ augment: 'shift 0' })];
      assert.deepEqual(none.weights, plain.weights);
      const [once, again] = [await trained({ augment }), await trained({ augment })];
      assert.deepEqual(once.weights, again.weights);
      assert.notDeepEqual(once.weights, plain.weights);
      assert.notDeepEqual((await trained({ augment }, 4)).weights, once.weights);
      // A rate that changes nothing: losses differ by what the epochs see, evaluations do not.
      const { events } = await trained({ augment, rate: 1e-30 });
      const epochs = events.filter(({ event }) => event === 'epoch');
      assert.equal(new Set(epochs.map(({ loss }) => loss)).size, RUN.epochs);
      assert.equal(new Set(epochs.map(({ valLoss }) => valLoss)).size, 1);
    });

    test('L-BFGS trains on the images as they are', async () => {
      const engine = await keep();
      const data = source(engine);
      const fitted = async (/** @type {string} */ augment) => {
        const model = engine.createModel({ layers: 'dense 10 softmax', optimizer: 'lbfgs', seed: 3 });
        const settings = { ...RUN, batch: /** @type {const} */ ('all'), augment };
        await new Run({ model, seed: 3, epochs: 0 }, data, settings, () => {}).start();
        return allWeights(model);
      };
      assert.deepEqual(await fitted('shift 3'), await fitted(''));
    });

    test('without a schedule the rate is constant', async () => {
      const engine = await keep();
      const data = source(engine);
      const [without, constant, cosine] = [network(engine), network(engine), network(engine)];
      await new Run(without, data, RUN, () => {}).start();
      await new Run(constant, data, { ...RUN, schedule: 'constant' }, () => {}).start();
      await new Run(cosine, data, { ...RUN, schedule: 'cosine' }, () => {}).start();
      assert.deepEqual(allWeights(constant.model), allWeights(without.model));
      assert.notDeepEqual(allWeights(cosine.model), allWeights(without.model));
    });

    test('nothing is trained during a pause, and stop is heard in it', async () => {
      const engine = await keep();
      const subject = network(engine);
      const run = new Run(subject, source(engine), { ...RUN, epochs: ENDLESS }, () => {});
      const ending = run.start();
      run.pause();
      await turn();
      await turn();
      const before = allWeights(subject.model);
      for (let i = 0; i < 20; i++) await turn();
      assert.deepEqual(allWeights(subject.model), before);
      run.stop();
      assert.equal(await ending, 'stopped');
      assert.deepEqual(allWeights(subject.model), before);
    });

    test('a message is answered while a run goes on', async (t) => {
      const engine = await keep();
      const run = new Run(network(engine), source(engine), { ...RUN, epochs: ENDLESS }, () => {});
      const { port1, port2 } = new MessageChannel();
      t.after(() => port1.close());
      port2.onmessage = ({ data }) => port2.postMessage(data + 1);
      const ending = run.start();
      for (let i = 0; i < 5; i++) {
        const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
        port1.postMessage(i);
        assert.equal(await answer, i + 1);
      }
      run.stop();
      assert.equal(await ending, 'stopped');
    });

    test('images held out validate, and are not trained on', async () => {
      const engine = await keep();
      const data = source(engine);
      const subject = network(engine);
      const settings = { ...RUN, epochs: 1, trainCount: 200, validationCount: 100 };
      const { events, run } = observe(subject, data, settings);
      await run.start();
      const heldOut = data.dataset.createSubset({ pool: 'train', count: 100 });
      subject.model.beginEvaluation(heldOut);
      while (subject.model.advance(1));
      const [epoch, result] = figures(events);
      assert.equal(epoch.valLoss, subject.model.loss);
      assert.notEqual(epoch.valLoss, result.loss);
      const tooMany = () => new Run(subject, data, { ...settings, trainCount: 201 }, () => {});
      assert.throws(tooMany, /needs 301 training images, but there are only 300/);
    });

    test('invented digits of the classes are trained on besides, and nothing else reads them', async () => {
      const engine = await keep();
      const data = source(engine);
      /** @type {number[][]} */
      const taken = [];
      const createSubset = data.dataset.createSubset.bind(data.dataset);
      data.dataset.createSubset = (choice) => {
        const subset = createSubset(choice);
        taken.push([...subset.indices()]);
        return subset;
      };
      const settings = {
        ...RUN,
        epochs: 1,
        trainCount: 50,
        validationCount: 10,
        invented: 23,
        classes: [1, 4],
      };
      const subject = network(engine);
      const { events, run } = observe(subject, data, settings);
      await run.start();
      const [train, ...others] = taken;
      const invented = [1, 4, 11, 14, 21].map((number) => FIRST_EXTRA + number);
      assert.deepEqual(train.slice(50), invented);
      assert.equal(train.length, 55);
      assert.ok(others.flat().every((index) => index < 350));
      assert.equal(events.findLast(({ event }) => event === 'progress').steps, Math.ceil(55 / 32));
      assert.deepEqual(events[0], { event: 'inventing', done: 10, count: 23 });
      const again = network(engine);
      await new Run(again, source(engine), settings, () => {}).start();
      assert.deepEqual(allWeights(again.model), allWeights(subject.model));
      const plain = network(engine);
      await new Run(plain, data, { ...settings, invented: 0 }, () => {}).start();
      assert.notDeepEqual(allWeights(plain.model), allWeights(subject.model));
      for (const invented of [-1, 1.5, 60_001])
        assert.throws(
          () => new Run(subject, data, { ...settings, invented }, () => {}),
          /Invented digits must be a whole number from 0 to 60000/,
        );
    });

    test('labels are shuffled among the images trained on, and nothing else takes them', async () => {
      const engine = await keep();
      const data = source(engine);
      /** @type {{ indices: Uint32Array, labels: Uint8Array }[]} */
      const taken = [];
      const createSubset = data.dataset.createSubset.bind(data.dataset);
      data.dataset.createSubset = (choice) => {
        const subset = createSubset(choice);
        taken.push({ indices: subset.indices(), labels: subset.labels() });
        return subset;
      };
      const settings = {
        ...RUN,
        ...{ epochs: 2, trainCount: 200, validationCount: 50, shuffledLabels: 50, invented: 20 },
      };
      const subject = network(engine);
      await new Run(subject, data, settings, () => {}).start();
      const own = taken.map(({ indices }) => data.dataset.labelsOf('train', indices));
      const [train, ...others] = taken;
      const moved = train.labels.filter((label, i) => label !== own[0][i]).length;
      assert.ok(moved > 70 && moved <= 110, `${moved} of 220`);
      assert.deepEqual([...train.labels].sort(), [...own[0]].sort());
      const [validated, tested] = others;
      assert.deepEqual(validated.labels, data.dataset.labelsOf('train', validated.indices));
      assert.deepEqual(tested.labels, data.dataset.labelsOf('test', tested.indices));
      /** @param {object} change */
      const weights = async (change) => {
        const other = network(engine);
        await new Run(other, source(engine), { ...settings, ...change }, () => {}).start();
        return allWeights(other.model);
      };
      assert.deepEqual(await weights({}), allWeights(subject.model));
      assert.notDeepEqual(await weights({ shuffledLabels: 49 }), allWeights(subject.model));
      assert.deepEqual(await weights({ shuffledLabels: 0 }), await weights({ shuffledLabels: undefined }));
      for (const shuffledLabels of [-1, 100.5, NaN])
        assert.throws(
          () => new Run(subject, data, { ...settings, shuffledLabels }, () => {}),
          /Shuffled labels must be a percentage from 0 to 100/,
        );
    });

    test('a run with shuffled labels goes on where it was interrupted, and with other labels it does not', async () => {
      const engine = await keep();
      const settings = { ...RUN, epochs: 2, shuffledLabels: 30 };
      const whole = network(engine);
      await new Run(whole, source(engine), settings, () => {}).start();
      const half = network(engine);
      const first = new Run(half, source(engine), { ...settings, until: 'epoch' }, () => {});
      const ending = first.start();
      while (!first.place()?.step) await turn();
      const from = first.place();
      first.stop();
      await ending;
      await assert.rejects(
        new Run(half, source(engine), { ...settings, shuffledLabels: 40, from }, () => {}).start(),
        { name: 'CheckpointError' },
      );
      await new Run(half, source(engine), { ...settings, from }, () => {}).start();
      assert.deepEqual(allWeights(half.model), allWeights(whole.model));
    });

    test('a run with invented digits goes on where it was interrupted, on images that are drawn anew', async () => {
      const engine = await keep();
      const settings = { ...RUN, epochs: 2, invented: 40, augment: 'shift 2' };
      const whole = network(engine);
      await new Run(whole, source(engine), settings, () => {}).start();
      const half = network(engine);
      const first = new Run(half, source(engine), { ...settings, until: 'epoch' }, () => {});
      const ending = first.start();
      while (!first.place()?.images) await turn();
      while (Number(first.place()?.images) < 240) await turn();
      const from = first.place();
      first.stop();
      await ending;
      await new Run(half, source(engine), { ...settings, from }, () => {}).start();
      assert.deepEqual(allWeights(half.model), allWeights(whole.model));
    });

    test('only the classes chosen are trained on, validate, are held out and test', async () => {
      const engine = await keep();
      const data = source(engine);
      const model = engine.createModel({ ...MODEL, layers: 'dense 1 sigmoid zeros' });
      /** @type {number[][]} */
      const taken = [];
      const createSubset = data.dataset.createSubset.bind(data.dataset);
      data.dataset.createSubset = (choice) => {
        const subset = createSubset(choice);
        taken.push([...subset.indices()]);
        return subset;
      };
      const counts = { trainCount: null, validationCount: 12, holdoutCount: 8, testCount: null };
      const settings = { ...RUN, ...counts, classes: [4, 7], epochs: 40 };
      const { events, run } = observe({ model, seed: 3, epochs: 0 }, data, settings);
      await run.start();
      const of = (/** @type {'train' | 'test'} */ pool) =>
        [...data.dataset.labels(pool).entries()]
          .filter(([, label]) => label === 4 || label === 7)
          .map(([index]) => index);
      const all = of('train');
      assert.deepEqual(taken, [all.slice(12, all.length - 8), all.slice(0, 12), of('test')]);
      const { count, labels, predictions, accuracy } = events.at(-1);
      assert.equal(count, of('test').length);
      assert.deepEqual([new Set(labels), new Set(predictions)], [new Set([4, 7]), new Set([4, 7])]);
      assert.equal(accuracy, 1);
      const choose = (/** @type {object} */ change) => () =>
        new Run({ model, seed: 3, epochs: 0 }, data, { ...settings, ...change }, () => {});
      const tooMany = /needs 61 training images, but there are only 60 of the digits 4, 7/;
      assert.throws(choose({ trainCount: 41 }), tooMany);
      assert.throws(choose({ holdoutCount: 48 }), /needs 61 .* only 60/);
      assert.throws(choose({ splitSeed: -1 }), /Split seed/);
      for (const classes of [[4], [4, 4], [4, 10], []])
        assert.throws(choose({ classes }), /Classes must be at least two digits from 0 to 9, each once/);
      const three = choose({ classes: [1, 2, 3] })();
      await assert.rejects(three.start(), /one output, enough for two digits, but there are 3 /);
    });

    test('validation comes every so many epochs and after the last one', async () => {
      const engine = await keep();
      const data = source(engine);
      const [often, seldom] = [network(engine), network(engine)];
      const each = observe(often, data, { ...RUN, epochs: 5 });
      await each.run.start();
      const second = observe(seldom, data, { ...RUN, epochs: 5, validateEvery: 2 });
      await second.run.start();
      const expected = figures(each.events);
      for (const index of [0, 2]) Object.assign(expected[index], { valLoss: null, valAccuracy: null });
      assert.deepEqual(figures(second.events), expected);
      assert.deepEqual(allWeights(seldom.model), allWeights(often.model));
    });

    test('all images in one step keep their order, and epochs tell the loss before the step', async () => {
      const engine = await keep();
      const data = source(engine);
      const settings = { ...RUN, batch: /** @type {const} */ ('all'), trainCount: null, rate: 0.1 };
      const layers = 'dense 10 softmax zeros';
      const create = () => engine.createModel({ layers, optimizer: 'sgd', seed: 3 });
      const [model, expected] = [create(), create()];
      const { events, run } = observe({ model, seed: 3, epochs: 0 }, data, settings);
      await run.start();
      const train = data.dataset.createSubset({ pool: 'train' });
      const losses = Array.from({ length: RUN.epochs }, () => {
        expected.beginStep(train, { first: 0, count: 300, rate: 0.1 });
        while (expected.advance(1));
        return expected.loss;
      });
      assert.deepEqual(
        figures(events)
          .slice(0, -1)
          .map(({ loss }) => loss),
        losses,
      );
      assert.ok(Math.abs(losses[0] - Math.log(10)) < 1e-6, 'ten outputs that are all alike');
      assert.deepEqual(allWeights(model), allWeights(expected));
    });

    test('L-BFGS ends a run when it has converged, after a validation', async () => {
      const engine = await keep();
      const data = source(engine);
      const layers = 'dense 10 softmax zeros';
      const model = engine.createModel({ layers, optimizer: 'lbfgs', seed: 3 });
      const all = { ...RUN, batch: /** @type {const} */ ('all'), l2: 0.1 };
      const settings = { ...all, epochs: 1000, validateEvery: 1000 };
      const { events, run } = observe({ model, seed: 3, epochs: 0 }, data, settings);
      assert.equal(await run.start(), 'done');
      const epochs = events.filter(({ event }) => event === 'epoch');
      assert.ok(epochs.length > 3 && epochs.length < 1000, `${epochs.length}`);
      assert.ok(epochs.every(({ valLoss }, i) => (valLoss !== null) === (i === epochs.length - 1)));
      assert.ok(events.every(({ event, secondsLeft }) => event !== 'progress' || secondsLeft >= 0));
      assert.equal(events.at(-1).loss, epochs.at(-1).valLoss);
      const batches = observe({ model, seed: 3, epochs: 0 }, data, { ...RUN, epochs: 2 });
      await batches.run.start();
      const told = batches.events.filter(({ event }) => event === 'epoch');
      assert.equal(told.length, 2, 'what a batch has converged to ends nothing');
    });

    test('training begins without the test images, and waits for them where it needs them', async () => {
      const engine = await keep();
      const { dataset } = source(engine);
      let arrive = () => {};
      const arrived = new Promise((/** @type {(value?: any) => void} */ resolve) => (arrive = resolve));
      const { events, run } = observe(network(engine), { dataset, arrived }, RUN);
      const ending = run.start();
      await epochPassed(events);
      assert.deepEqual(figures(events), []);
      arrive();
      assert.equal(await ending, 'done');

      const lost = Promise.reject(new Error('the connection broke'));
      lost.catch(() => {}); // the run may come to wait for it only in a later turn
      const failing = new Run(network(engine), { dataset, arrived: lost }, RUN, () => {});
      await assert.rejects(failing.start(), /broke/);
      const never = { dataset, arrived: new Promise(() => {}) };
      const waiting = observe(network(engine), never, RUN);
      const stopping = waiting.run.start();
      await epochPassed(waiting.events);
      waiting.run.stop();
      assert.equal(await stopping, 'stopped');
    });

    test('an early run waits for no test images, and has them once they are here', async () => {
      const engine = await keep();
      const { dataset } = source(engine);
      const data = { dataset, arrived: new Promise(() => {}) };
      const { events, run } = observe(network(engine), data, { ...RUN, early: true });
      assert.equal(await run.start(), 'done');
      assert.deepEqual(
        figures(events).map(({ event, valLoss }) => [event, valLoss]),
        [1, 2, 3].map(() => ['epoch', null]),
      );
      assert.ok(events.every(({ event }) => event !== 'waiting'));
      const later = observe(network(engine), source(engine), { ...RUN, early: true });
      assert.equal(await later.run.start(), 'done');
      assert.equal(later.events.at(-1).event, 'result');
    });

    test('a rate that is far too high ends the run in words, and the engine goes on', async () => {
      const engine = await keep();
      const data = source(engine);
      const model = engine.createModel({ ...MODEL, optimizer: 'sgd' });
      const run = new Run({ model, seed: 3, epochs: 0 }, data, { ...RUN, rate: 1e30 }, () => {});
      await assert.rejects(run.start(), { name: 'DivergedError', message: /Lower the learning rate/ });
      assert.equal(await new Run(network(engine), data, RUN, () => {}).start(), 'done');
    });

    test('settings that make no sense are refused by their name', async () => {
      const engine = await keep();
      const data = source(engine);
      const steps = {
        epochs: 0,
        batch: 1.5,
        rate: NaN,
        schedule: 'toString',
        l2: -1,
        clip: Infinity,
        average: 1,
        augment: 'shift',
      };
      const pools = { trainCount: 301, validationCount: -1, holdoutCount: -1, testCount: 0 };
      const wrong = { ...steps, ...pools, validateEvery: 0 };
      const counts = [/only 300/, /Validation images/, /Images held out/, /Test images/, /between/];
      const names = [
        /Epochs/,
        /Batch size/,
        /Learning rate/,
        /Schedule/,
        /L2/,
        /clipping/,
        /average/,
        /Augmentation/,
        ...counts,
      ];
      Object.entries(wrong).forEach(([key, value], i) => {
        const start = () => new Run(network(engine), data, { ...RUN, [key]: value }, () => {});
        assert.throws(start, { name: 'RangeError', message: names[i] });
      });
      const model = engine.createModel({ ...MODEL, layers: 'dense 3 softmax' });
      const three = new Run({ model, seed: 1, epochs: 0 }, data, RUN, () => {});
      await assert.rejects(three.start(), /3 outputs, but there are 10 digits/);
    });

    test('softmax regression reads nine of ten digits of MNIST after one epoch', async () => {
      const engine = await keep();
      const dataset = await loadDataset(engine, MNIST);
      const model = engine.createModel({ layers: 'dense 10 softmax', optimizer: 'sgd', seed: 1 });
      const settings = { ...RUN, epochs: 1, batch: 128, rate: 0.5, trainCount: 60000, testCount: 10000 };
      const data = { dataset, arrived: Promise.resolve() };
      const { events, run } = observe({ model, seed: 1, epochs: 0 }, data, settings);
      await run.start();
      const { accuracy, count } = events.at(-1);
      assert.equal(count, 10000);
      assert.ok(accuracy >= 0.9, `${accuracy}`);
    });
  });
}
