// checker.test.js — a check of many lines, on workers that a test controls: each line comes to its end, whatever the others do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Checker } from '../../../web/lab/learn/homework/checker.js';
import { readLines } from '../../../web/lab/learn/homework/lines.js';
import { rowsOf } from '../../../web/lab/learn/homework/rows.js';
import { serve } from '../../../web/shared/protocol.js';

/** @import { Check } from '../../../web/lab/learn/homework/checker.js' */

const CLAIM = 'b34a-519c-e32c-2307_981/1000_7850_1_0001-0002';
const DATA = {
  ...{ trainCount: 60, testCount: 30, height: 28, width: 28 },
  ...{ trainCounts: Array(10).fill(6), testCounts: Array(10).fill(3) },
};

/** A line with these settings. @param {string} settings */
const line = (settings) => `#preset=fast&epochs=1&${settings}&claim=${CLAIM}`;

const crash = () => Object.assign(new Error('The engine has crashed.'), { name: 'CrashError' });

/**
 * A check of lines on workers that train nothing: a run with seed 13 diverges, one with seed 66 crashes, and one with
 * seed 99 goes on until it is stopped.
 * @param {import('node:test').TestContext} t @param {string[]} lines
 */
function startCheck(t, lines) {
  const { lines: read } = readLines(lines.join('\n'));
  /** @type {{ started: object[], loaded: string[], trained: number[], ended: number }} */
  const asked = { started: [], loaded: [], trained: [], ended: 0 };
  const startWorker = () => {
    const { port1, port2 } = new MessageChannel();
    t.after(() => port1.close());
    const close = port2.close.bind(port2);
    port2.close = () => {
      asked.ended++;
      close();
    };
    let seed = 0;
    let stop = () => {};
    const emit = (/** @type {object} */ event) => port1.postMessage(event);
    serve(port1, {
      start(wish) {
        asked.started.push(wish);
        return { result: {} };
      },
      load({ dataset }) {
        asked.loaded.push(dataset);
        if (dataset !== 'mnist') throw new Error('There is no such data set.');
        return { result: { dataset, ...DATA } };
      },
      create(settings) {
        seed = settings.seed;
        return { result: { paramCount: 7850 } };
      },
      async train() {
        asked.trained.push(seed);
        if (seed === 13) throw Object.assign(new Error('It has diverged.'), { name: 'DivergedError' });
        if (seed === 66) throw crash();
        emit({ event: 'begun', mark: '0001' });
        emit({ event: 'progress', epoch: 1, step: 1, steps: 2, secondsLeft: 4 });
        if (seed === 99) {
          await new Promise((resolve) => {
            stop = () => resolve(null);
          });
          return { result: { ended: 'stopped' } };
        }
        emit({ event: 'epoch', epoch: 1, mark: '0002' });
        const fingerprint = seed === 5 ? '0000-0000-0000-0000' : 'b34a-519c-e32c-2307';
        emit({ event: 'result', fingerprint, accuracy: 0.981, count: 1000, seconds: 8 });
        return { result: { ended: 'done' } };
      },
      stop() {
        stop();
        return { result: {} };
      },
    });
    return port2;
  };
  /** @type {Check[]} */
  const told = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  const checker = new Checker(rowsOf(read), startWorker, (check) => {
    told.push(check);
    for (const look of waiting) look();
  });
  const last = () => /** @type {Check} */ (told.at(-1));
  /** @param {(check: Check) => boolean} is */
  const until = (is) =>
    new Promise((resolve) => waiting.push(() => told.length && is(last()) && resolve(null)));
  const statuses = () => last().rows.map(({ status }) => status);
  return { checker, told, asked, last, until, statuses };
}

test('lines are trained one after another in strict arithmetic, and the same run once', async (t) => {
  const { checker, asked, last, statuses, told } = startCheck(t, [
    ...[line('seed=1'), 'no link', line('seed=5'), line('seed=1'), line('seed=2&images=100'), line('seed=3')],
  ]);
  await checker.start();
  assert.deepEqual(statuses(), ['same', 'unread', 'other', 'same', 'failed', 'same']);
  assert.deepEqual(last().rows[4].unfit, ['trainCount']);
  assert.deepEqual([last().rows[3].twin, last().phase], [1, 'done']);
  assert.deepEqual(asked, {
    started: [{ arithmetic: 'strict' }],
    loaded: ['mnist'],
    trained: [1, 5, 3],
    ended: 1,
  });
  const shares = told.map(({ progress }) => progress).filter(({ share }) => share > 0);
  assert.deepEqual([shares[0].share, shares[0].secondsLeft], [0.5, 4 + 2 * 8]);
});

test('what fails stops no other: a run that diverges, data that are not there, a crash', async (t) => {
  const { checker, asked, last, statuses } = startCheck(t, [
    ...[
      line('seed=13'),
      line('seed=1&data=fashion'),
      line('seed=66'),
      line('seed=2'),
      line('seed=3&data=fashion'),
    ],
  ]);
  await checker.start();
  assert.deepEqual(statuses(), ['failed', 'failed', 'failed', 'same', 'failed']);
  assert.deepEqual(
    last().rows.map(({ failure }) => failure?.name ?? null),
    ['DivergedError', 'Error', 'CrashError', null, 'Error'],
  );
  assert.deepEqual(
    asked.loaded,
    ['mnist', 'mnist', 'fashion-mnist'],
    'data that are missing are asked for once',
  );
  assert.equal(asked.started.length, 2);
});

test('two crashes in a row end the check', async (t) => {
  const { checker, asked, last, statuses } = startCheck(t, [
    line('seed=66'),
    line('seed=66&batch=2'),
    line('seed=1'),
  ]);
  await checker.start();
  assert.deepEqual(statuses(), ['failed', 'failed', 'left']);
  assert.deepEqual([last().phase, last().failure?.name, asked.started.length], ['stopped', 'CrashError', 2]);
});

test('a line is skipped, and a check is stopped', async (t) => {
  const lines = [line('seed=99'), line('seed=1'), line('seed=99&batch=2'), line('seed=2')];
  const { checker, until, statuses, asked, last } = startCheck(t, lines);
  const isTraining =
    (/** @type {number} */ at) =>
    (/** @type {Check} */ { progress }) =>
      progress.at === at && progress.share > 0;
  const [first, third] = [until(isTraining(0)), until(isTraining(2))];
  const over = checker.start();
  await first;
  checker.skip();
  await third;
  assert.deepEqual(statuses(), ['left', 'same', 'training', 'waiting']);
  checker.stop();
  await over;
  assert.deepEqual([statuses(), last().phase], [['left', 'same', 'left', 'left'], 'stopped']);
  assert.equal(asked.ended, 1);
});
