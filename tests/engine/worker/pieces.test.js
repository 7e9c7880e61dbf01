// pieces.test.js — a run that is trained piece by piece, and one whose learning rate is changed on the way.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rateAt } from '../../../web/shared/schedules.js';
import { collectCheckpoint, restoreCheckpoint } from '../../../web/worker/checkpoint.js';
import { Run } from '../../../web/worker/training.js';
import { allWeights, makeDataset } from '../../node/synthetic.js';
import { builds } from '../builds.js';

/** @typedef {import('../../../web/worker/engine/engine.js').Engine} Engine */
/** @typedef {import('../../../web/shared/protocol.js').Piece} Piece */
/** @typedef {{ epoch: number, step: number, rate: number }} RateChange   made while this step is under way */

const MODEL = { layers: 'dense 16 relu | dropout 0.2 | dense 10 softmax', optimizer: 'adam', seed: 3 };
/** Two epochs of four steps: 32, 32, 32 and 4 images. */
const RUN = { epochs: 2, batch: 32, rate: 0.01, l2: 0, trainCount: 100, validationCount: 0, testCount: 50 };

/** @param {Engine} engine @param {any} [checkpoint] */
function create(engine, checkpoint = {}) {
  const model = engine.createModel(MODEL);
  restoreCheckpoint(model, checkpoint);
  return { model, seed: 3, epochs: checkpoint.epochs ?? 0, layers: MODEL.layers };
}

/** @param {Engine} engine */
const source = (engine) => ({ dataset: makeDataset(engine, 300, 50), arrived: Promise.resolve() });

/** What a run tells but how fast it was. @param {any[]} events */
const figures = (events) =>
  events.filter(({ event }) => event === 'epoch' || event === 'result').map(({ seconds, ...rest }) => rest);

/**
 * A run, its events, the steps that it has begun, and a promise of its next pause.
 * @param {ReturnType<typeof create>} network
 * @param {import('../../../web/worker/training.js').ImageSource} data
 * @param {ConstructorParameters<typeof Run>[2]} settings
 */
function observe(network, data, settings) {
  /** @type {any[]} */
  const events = [];
  /** @type {{ first: number, count: number, rate: number }[]} */
  const steps = [];
  let paused = () => {};
  const { model } = network;
  const beginStep = model.beginStep.bind(model);
  model.beginStep = (subset, { first, count, rate, ...rest }) => {
    steps.push({ first, count, rate });
    beginStep(subset, { first, count, rate, ...rest });
  };
  const run = new Run(network, data, settings, (event) => {
    events.push(event);
    if (event.event === 'paused') paused();
  });
  const nextPause = () => new Promise((/** @type {(value?: any) => void} */ resolve) => (paused = resolve));
  return { run, events, steps, nextPause };
}

/**
 * Trains in the shortest slices; changes the rate in the middle of the steps that are named, as often as they are,
 * and takes a checkpoint in each slice.
 * @param {ReturnType<typeof create>} network
 * @param {import('../../../web/worker/training.js').ImageSource} data
 * @param {ConstructorParameters<typeof Run>[2]} settings
 * @param {RateChange[]} changes
 */
async function trainWithChanges(network, data, settings, changes) {
  const { run, events, steps } = observe(network, data, settings);
  const { model } = network;
  const advance = model.advance.bind(model);
  const left = [...changes];
  /** @type {{ checkpoint: any, told: any[], left: RateChange[] }[]} */
  const taken = [];
  model.advance = () => {
    const place = run.place();
    const isUnderWay = model.imagesDone === 0 && place && place.images < RUN.trainCount;
    while (isUnderWay && left[0]?.epoch === place.epoch && left[0].step === place.step + 1) {
      const change = /** @type {RateChange} */ (left.shift());
      assert.deepEqual(run.setRate(change.rate), { epoch: change.epoch, step: change.step });
    }
    const checkpoint = structuredClone(collectCheckpoint(network, run.place()));
    taken.push({ checkpoint, told: figures(events), left: [...left] });
    return advance(0);
  };
  assert.equal(await run.start(), 'done');
  model.advance = advance;
  return { events, steps, taken };
}

for (const { name, skip, load } of builds)
  describe(name, { skip }, () => {
    test('a run in pieces of a batch or an epoch is the run in one piece, to the last bit', async () => {
      const engine = await load();
      const data = source(engine);
      const [whole, pieces] = [create(engine), create(engine)];
      const expected = observe(whole, data, RUN);
      await expected.run.start();
      const { run, events, steps, nextPause } = observe(pieces, data, { ...RUN, until: 'batch' });
      let paused = nextPause();
      const ending = run.start();
      /** @type {[Piece, number, number, number][]}   a piece, and where the run is then: epoch, step, events */
      const course = [
        ['batch', 1, 2, 0],
        ['epoch', 2, 0, 1],
        ['batch', 2, 1, 1],
        ['batch', 2, 2, 1],
        ['batch', 2, 3, 1],
      ];
      for (const [until, epoch, step, epochsTold] of course) {
        await paused;
        assert.equal(events.at(-1).event, 'paused');
        paused = nextPause();
        run.resume(until);
        await paused;
        const place = run.place();
        assert.deepEqual([place?.epoch, place?.step, figures(events).length], [epoch, step, epochsTold]);
        paused = Promise.resolve();
      }
      const told = events.filter(({ event }) => event === 'progress').map(({ step }) => step);
      assert.deepEqual(told.slice(0, 2), [1, 2], 'the end of every piece is told');
      run.resume('batch');
      assert.equal(await ending, 'done', 'after the last batch comes the test');
      assert.deepEqual(steps, expected.steps);
      assert.deepEqual(figures(events), figures(expected.events));
      assert.deepEqual(allWeights(pieces.model), allWeights(whole.model));
    });

    test('a single image is a batch of one, and the batches go on behind it', async () => {
      const engine = await load();
      const data = source(engine);
      const settings = { ...RUN, schedule: 'cosine' };
      const network = create(engine);
      const { run, events, steps, nextPause } = observe(network, data, { ...settings, until: 'image' });
      let paused = nextPause();
      const ending = run.start();
      await paused;
      paused = nextPause();
      run.resume('image');
      await paused;
      run.resume();
      assert.equal(await ending, 'done');
      const taken = steps.map(({ first, count }) => [first, count]);
      const second = [0, 32, 64, 96].map((first) => [first, Math.min(32, 100 - first)]);
      assert.deepEqual(taken, [[0, 1], [1, 1], [2, 32], [34, 32], [66, 32], [98, 2], ...second]);
      const numbers = [0, 0, 0, 1, 2, 3, 4, 5, 6, 7];
      const rates = numbers.map((step) => rateAt('cosine', RUN.rate, step, 8));
      assert.deepEqual(
        steps.map(({ rate }) => rate),
        rates,
        'the schedule goes by images',
      );
      const progress = events.filter(({ event }) => event === 'progress').slice(0, 2);
      assert.deepEqual(
        progress.map(({ step, steps }) => [step, steps]),
        [
          [1, 5],
          [2, 6],
        ],
      );
      assert.equal(events.find(({ event }) => event === 'epoch').steps, 6);
    });

    test('a single image in the middle of a batch has that batch begin anew behind it', async () => {
      const engine = await load();
      const data = source(engine);
      const network = create(engine);
      const { run, steps, nextPause } = observe(network, data, { ...RUN, epochs: 1 });
      const { model } = network;
      const advance = model.advance.bind(model);
      const paused = nextPause();
      model.advance = (budget) => {
        if (steps.length !== 2) return advance(budget);
        model.advance = advance;
        run.pause();
        run.resume('image');
        return advance(budget);
      };
      const ending = run.start();
      await paused;
      assert.deepEqual(
        steps.map(({ first, count }) => [first, count]),
        [
          [0, 32],
          [32, 32],
          [32, 1],
        ],
      );
      const { checkpoint } = { checkpoint: structuredClone(collectCheckpoint(network, run.place())) };
      assert.deepEqual([checkpoint.run?.step, checkpoint.run?.images], [2, 33]);
      run.resume();
      assert.equal(await ending, 'done');

      const again = create(engine, checkpoint);
      const rest = observe(again, data, {
        .../** @type {any} */ (checkpoint.run).settings,
        from: checkpoint.run,
      });
      assert.equal(await rest.run.start(), 'done');
      assert.deepEqual(rest.steps, steps.slice(3));
      assert.deepEqual(allWeights(again.model), allWeights(network.model));
    });

    test('all images at once, then one, then the rest: an epoch that a single image has begun', async () => {
      const engine = await load();
      const network = create(engine);
      const settings = { ...RUN, epochs: 2, batch: /** @type {const} */ ('all') };
      const { run, steps, nextPause } = observe(network, source(engine), { ...settings, until: 'batch' });
      let paused = nextPause();
      const ending = run.start();
      await paused;
      paused = nextPause();
      run.resume('image');
      await paused;
      run.resume();
      assert.equal(await ending, 'done');
      const taken = steps.map(({ first, count }) => [first, count]);
      assert.deepEqual(taken, [
        [0, 100],
        [0, 1],
        [1, 99],
      ]);
    });

    test('a changed rate holds from the step under way on, times the schedule', async () => {
      const engine = await load();
      const data = source(engine);
      const [first, second] = [create(engine), create(engine)];
      const settings = { ...RUN, schedule: 'cosine' };
      const changes = [
        { epoch: 1, step: 2, rate: 0.5 },
        { epoch: 1, step: 2, rate: 0.002 },
        { epoch: 2, step: 4, rate: 0.03 },
      ];
      const { steps, events } = await trainWithChanges(first, data, settings, changes);
      const completed = steps.filter(({ first }, i) => steps[i + 1]?.first !== first);
      const peaks = [0.01, 0.002, 0.002, 0.002, 0.002, 0.002, 0.002, 0.03];
      assert.deepEqual(
        completed.map(({ rate }) => rate),
        peaks.map((peak, step) => rateAt('cosine', peak, step, 8)),
      );
      const again = await trainWithChanges(second, data, settings, changes);
      assert.deepEqual(figures(again.events), figures(events));
      assert.deepEqual(allWeights(second.model), allWeights(first.model));
    });

    test('a rate that is changed and changed back changes no bit', async () => {
      const engine = await load();
      const data = source(engine);
      const [whole, changed] = [create(engine), create(engine)];
      await new Run(whole, data, RUN, () => {}).start();
      await trainWithChanges(changed, data, RUN, [
        { epoch: 1, step: 3, rate: 5 },
        { epoch: 1, step: 3, rate: RUN.rate },
      ]);
      assert.deepEqual(allWeights(changed.model), allWeights(whole.model));
      assert.deepEqual(changed.model.trainerState(), whole.model.trainerState());
    });

    test('a checkpoint holds the rate that is in force', async () => {
      const [here, there] = [await load(), await load()];
      const [data, again] = [source(here), source(there)];
      const whole = create(here);
      const changes = [
        { epoch: 1, step: 3, rate: 0.05 },
        { epoch: 2, step: 2, rate: 0.001 },
      ];
      const { events, taken } = await trainWithChanges(whole, data, RUN, changes);
      const every = Math.ceil(taken.length / 20);
      for (const { checkpoint, told, left } of taken.filter((_, i) => i % every === 0)) {
        const network = create(there, checkpoint);
        const settings = { ...checkpoint.run.settings, from: checkpoint.run };
        const rest = await trainWithChanges(network, again, settings, left);
        assert.deepEqual([...told, ...figures(rest.events)], figures(events));
        assert.deepEqual(allWeights(network.model), allWeights(whole.model));
        network.model.destroy();
      }
    });

    test('a rate that is none is refused, and during a validation the next epoch has it', async () => {
      const engine = await load();
      const data = source(engine);
      const network = create(engine);
      const { run, steps } = observe(network, data, RUN);
      for (const rate of [0, -1, NaN, Infinity]) assert.throws(() => run.setRate(rate), /Learning rate/);
      const { model } = network;
      const beginEvaluation = model.beginEvaluation.bind(model);
      /** @type {any[]} */
      const answers = [];
      model.beginEvaluation = (subset) => {
        beginEvaluation(subset);
        answers.push(run.setRate(0.02));
      };
      assert.equal(await run.start(), 'done');
      assert.deepEqual(answers, [
        { epoch: 2, step: 1 },
        { epoch: 3, step: 1 },
      ]);
      assert.deepEqual(
        steps.map(({ rate }) => rate),
        [...Array(4).fill(0.01), ...Array(4).fill(0.02)],
      );
    });
  });
