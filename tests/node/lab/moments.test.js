// moments.test.js — the moments of a run on the page: what they say of pairs of digits, and which one is asked for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  middlesOf,
  nearestMoment,
  nearestPair,
  shareOf,
  squareAround,
  toldApart,
  worstPair,
} from '../../../web/lab/inside/time/figures.js';
import { whereabouts } from '../../../web/lab/inside/time/moment-bar.js';
import { noTime } from '../../../web/lab/inside/time/state.js';
import { Time } from '../../../web/lab/inside/time/time.js';
import { losses } from '../../../web/lab/training/change-panel.js';
import { signed } from '../../../web/site/format.js';

/** @param {[number, number, number][]} cells   label, prediction, images */
function confusion(cells) {
  const counts = new Uint32Array(110);
  for (const [label, prediction, images] of cells) counts[11 * label + prediction] = images;
  return counts;
}

/** A moment with the share of ones and of sevens that are read right, in per cent. */
const moment = (/** @type {number} */ step, /** @type {number} */ ones, /** @type {number} */ sevens) => ({
  step,
  epoch: step / 10,
  found: /** @type {any} */ ({
    confusion: confusion([
      [1, 1, ones],
      [1, 7, 100 - ones],
      [7, 7, sevens],
      [7, 3, 100 - sevens],
    ]),
  }),
});

test('two digits are told apart from the moment on behind which both are always read', () => {
  const moments = [
    moment(0, 99, 2),
    moment(1, 95, 95),
    moment(2, 91, 80),
    moment(4, 92, 93),
    moment(9, 97, 99),
  ];
  const found = toldApart(moments, [1, 7]);
  assert.equal(found?.moment.step, 4, 'not those that lose it again');
  assert.deepEqual([found?.before?.step, found?.isWide], [2, false]);
  assert.equal(toldApart(moments.slice(0, 3), [1, 7]), null);
  assert.deepEqual(toldApart(moments, [1, 1]), { moment: moments[0], before: null, isWide: false });
  assert.equal(shareOf(moments[2].found.confusion, 1, 7), 0.09);
  assert.equal(shareOf(moments[2].found.confusion, 5, 5), 0, 'of no images none is read');
});

test('of a run of which the beginning and the end are kept, all that is known is that it was in between', () => {
  const moments = [moment(0, 10, 10), moment(2345, 99, 99)];
  assert.deepEqual(toldApart(moments, [1, 7]), { moment: moments[1], before: moments[0], isWide: true });
  assert.equal(toldApart([moments[1]], [1, 7])?.isWide, false);
});

test('the pair that is mixed up most counts both ways', () => {
  const cells = /** @type {[number, number, number][]} */ ([
    [4, 9, 5],
    [9, 4, 6],
    [3, 5, 10],
    [2, 2, 90],
    [8, 10, 50],
  ]);
  assert.deepEqual(worstPair(confusion(cells)), [4, 9]);
  assert.equal(worstPair(confusion([[2, 2, 90]])), null);
});

test('middles are medians, and the square holds all points', () => {
  const points = Float32Array.of(0, 0, 1, 2, 2, 100, 5, 5, 6, 1);
  const labels = Uint8Array.of(3, 3, 3, 8, 1);
  const middles = middlesOf(points, labels);
  assert.deepEqual([middles[3], middles[8], middles[0]], [[1, 2], [5, 5], null]);
  assert.deepEqual(nearestPair(middles), [1, 8]);
  assert.equal(nearestPair([[0, 0]]), null);
  const { x, y, side } = squareAround(points);
  for (let i = 0; i < points.length; i += 2)
    assert.ok(Math.abs(points[i] - x) <= side / 2 && Math.abs(points[i + 1] - y) <= side / 2);
  assert.deepEqual(squareAround(Float32Array.of(2, 3, 2, 3)), { x: 2, y: 3, side: 1 });
  assert.equal(nearestMoment([{ step: 0 }, { step: 8 }, { step: 20 }], 12).step, 8);
});

/** A room whose worker has kept the steps 0, 8 and 20, and what it was asked. @param {object} [state] */
function openTime(state = {}) {
  const moments = [0, 8, 20].map((step) => ({ step, epoch: step / 20, found: null }));
  const summary = {
    first: 0,
    last: 20,
    stepsPerEpoch: 20,
    epochs: 1,
    moments,
    plane: null,
    bytes: 1,
    budgetBytes: 2,
  };
  /** @type {any} */
  const link = {
    state: {
      ...{
        model: {},
        creating: false,
        phase: 'done',
        search: null,
        race: null,
        handLearning: null,
        progress: null,
        run: null,
      },
      inspection: { asked: null },
      insidePlace: { step: null },
      inside: { time: noTime(), seen: null },
      ...state,
    },
    update(/** @type {object} */ change) {
      link.state = { ...link.state, ...change };
    },
    async call(/** @type {string} */ type, /** @type {any} */ args) {
      asked.push(args?.step === undefined ? type : `${type} ${args.step}`);
      await new Promise(setImmediate);
      const found = { step: args?.step };
      if (type === 'moment') return { step: args.step, found };
      const all = moments.map((each) => ({ ...each, found: { step: each.step } }));
      return type === 'survey' ? { ...summary, moments: all } : summary;
    },
  };
  const asked = /** @type {string[]} */ ([]);
  const changes = /** @type {number[]} */ ([]);
  const time = new Time(link, () => changes.push(link.state.inside.time.seen.step));
  const settle = async () => {
    for (let i = 0; i < 20; i++) await new Promise(setImmediate);
  };
  return { link, time, asked, changes, settle };
}

test('a run is looked at once its moments are in sight, the shown one first, and all are evaluated', async () => {
  const { link, time, asked, settle } = openTime();
  time.notice(link.state);
  await settle();
  assert.deepEqual(asked, ['moments'], 'nothing is computed for a panel that nobody sees');
  time.appear(true);
  await settle();
  assert.deepEqual(asked, ['moments', 'moment 20', 'survey']);
  time.notice(link.state);
  await settle();
  assert.equal(asked.length, 3, 'what is known is not asked again');
});

test('a moved slider shows the nearest moment at once, and the step itself when it is let go', async () => {
  const { link, time, asked, changes, settle } = openTime();
  time.appear(true);
  await settle();
  time.dragTo(11);
  await settle();
  assert.equal(asked.at(-1), 'moment 8');
  assert.equal(link.state.insidePlace.step, null);
  time.moveTo(11);
  await settle();
  assert.equal(asked.at(-1), 'moment 11');
  assert.equal(link.state.insidePlace.step, 11);
  time.moveBy(-1);
  await settle();
  assert.equal(link.state.insidePlace.step, 8);
  time.moveTo(99);
  await settle();
  assert.equal(link.state.insidePlace.step, null, 'the end is the network as it is');
  assert.deepEqual(changes, [20, 8, 11, 8, 20], 'the pictures of the layers follow');
});

test('of a pair one digit is chosen at a time, and it is never the same twice', () => {
  const { link, time } = openTime();
  time.choosePair(0, 4, [1, 7]);
  time.choosePair(1, 9, [1, 7]);
  assert.deepEqual(link.state.inside.time.pair, [4, 9]);
  time.choosePair(0, 9, [1, 7]);
  assert.deepEqual(link.state.inside.time.pair, [9, 4]);
});

test('a step that the address names is shown as soon as there is a run, and left when it goes on', async () => {
  const { link, time, asked, settle } = openTime({ insidePlace: { step: 3 } });
  time.notice(link.state);
  await settle();
  assert.deepEqual(asked, ['moments', 'moment 3']);
  link.update({ phase: 'training' });
  time.notice(link.state);
  await settle();
  assert.equal(link.state.insidePlace.step, null);
  assert.equal(asked.length, 2, 'a run in training is left alone');
  link.update({ phase: 'paused', progress: {} });
  time.notice(link.state);
  await settle();
  assert.equal(asked[2], 'moments', 'its moments are others now');
});

test('while the slider is moved, only the moment that is nearest to it is called so', () => {
  const moments = [moment(0, 0, 0), moment(70, 50, 50), moment(213, 90, 90), moment(375, 90, 90)];
  const said = (/** @type {number} */ step) =>
    whereabouts(
      /** @type {any} */ ({
        state: {
          model: {},
          phase: 'done',
          inspection: {},
          search: null,
          race: { phase: 'idle' },
          insidePlace: { step: null },
        },
        room: {
          time: {
            seen: { step, epoch: 1, found: { accuracy: 0.9, count: 10 } },
            dragged: 76,
            replaying: null,
          },
        },
        of: (/** @type {string} */ key) => key,
      }),
      /** @type {any} */ ({ first: 0, last: 375, moments }),
      76,
    );
  assert.equal(said(213), 'time.waits');
  assert.equal(said(70), 'time.nearest');
});

test('a difference that is shown as 0 has no sign', () => {
  assert.deepEqual(
    [-0.00001, 0.00006, -0.5].map((by) => signed(by, 4)),
    ['0.0000', '+0.0001', '−0.5000'],
  );
  const by = (/** @type {number} */ after) =>
    losses(
      /** @type {any} */ ({ count: 1, before: { loss: 0.5 }, after: { loss: after } }),
      /** @type {any} */ ((/** @type {string} */ _, /** @type {{ by: string }} */ values) => values.by),
    );
  assert.deepEqual([by(0.49999), by(0.4), by(0.6)], ['0.0000', '−0.1000', '+0.1000']);
});
