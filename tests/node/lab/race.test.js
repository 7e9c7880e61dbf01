// race.test.js — a race on the page: its lanes, as chosen and in the address, who leads, and what the runs keep of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, writeAddress } from '../../../web/lab/address/address.js';
import { settingsOfPreset } from '../../../web/lab/address/setting-keys.js';
import { LANE_KEYS, readLanes, writeLanes, wrongKeys } from '../../../web/lab/learn/race/lane-text.js';
import { laneSettings, withChoice } from '../../../web/lab/learn/race/lanes.js';
import { RaceActions } from '../../../web/lab/learn/race/race.js';
import { raceObstacle } from '../../../web/lab/learn/race/race-obstacle.js';
import { nextRace, withLane } from '../../../web/lab/learn/race/race-runs.js';
import { READY_MADE } from '../../../web/lab/learn/race/ready-made.js';
import { axisEnd, hasRunAway, laneCurve, places, standing } from '../../../web/lab/learn/race/standing.js';
import { told } from '../../../web/lab/learn/steps/told.js';
import { obstacle } from '../../../web/lab/obstacles.js';
import { runsCsv } from '../../../web/lab/runs/run-file.js';
import { initialState } from '../../../web/lab/state.js';
import { createHistory } from '../../../web/lab/training/history.js';
import { startPage } from '../lab-page.js';

/** @typedef {import('../../../web/lab/learn/race/state.js').Race} Race */
/** @typedef {import('../../../web/lab/learn/race/state.js').Lane} Lane */

const PAGE = settingsOfPreset('fast');

test('lanes are read as they are written, and what is none is refused', () => {
  const lanes = /** @type {import('../../../web/lab/learn/race/state.js').Choices[]} */ ([
    {},
    { optimizer: 'sgd', rate: '0.1' },
    { preset: 'softmax', net: 'dense 8 relu | dense 10 softmax', augment: 'shift 1 rotate 10' },
  ]);
  const text =
    'same;optimizer:sgd,rate:0.1;preset:softmax,net:dense+8+relu/dense+10+softmax,augment:shift+1+rotate+10';
  assert.equal(writeLanes(lanes), text);
  assert.deepEqual(readLanes(text), lanes);
  assert.deepEqual(readLanes(' same ; rate : 0.10, optimizer:ADAM'), [
    {},
    { rate: '0.1', optimizer: 'adam' },
  ]);
  for (const wrong of [
    '',
    'same',
    'same;',
    'same;rate:fast',
    'same;rate:1,rate:2',
    'same;seed:3',
    'same;rate',
  ])
    assert.equal(readLanes(wrong), null, wrong);
  assert.equal(readLanes('same;same;same;same;same'), null);
  assert.equal(writeLanes([{ rate: 'fast' }, { rate: '1' }]), 'same;rate:1');
});

test('every ready-made race can be in an address, and has no line of layers that differs from itself there', () => {
  for (const [id, lanes] of Object.entries(READY_MADE)) {
    assert.deepEqual(readLanes(writeLanes(lanes)), lanes, id);
    assert.ok(writeLanes(lanes).length < 300, id);
    assert.doesNotMatch(writeLanes(lanes), /[^\w:;,.+/-]/, 'no character is escaped');
  }
});

test('a lane is as the page but for what it names', () => {
  assert.deepEqual(laneSettings({}, PAGE), PAGE);
  const slow = laneSettings({ rate: '0.001', batch: '16' }, PAGE);
  assert.deepEqual(slow, { ...PAGE, rate: '0.001', batch: '16' });
  const own = laneSettings({ net: 'dense 10 softmax' }, PAGE);
  assert.deepEqual([own.layers, own.preset, own.base], ['dense 10 softmax', 'custom', 'fast']);
});

test('another optimizer brings its usual rate, a preset all that is its own, and neither images nor epochs', () => {
  const { optimizer, rate, l2, schedule } = laneSettings({ optimizer: 'adamw' }, PAGE);
  assert.deepEqual([optimizer, rate, l2, schedule], ['adamw', '0.001', '0.004', 'one-cycle']);
  assert.equal(laneSettings({ optimizer: 'adam' }, PAGE).rate, PAGE.rate);
  const page = { ...PAGE, trainCount: '500', epochs: '3', seed: '7', invented: '100' };
  const sharp = laneSettings({ preset: 'pen', rate: '0.02' }, page);
  assert.deepEqual([sharp.preset, sharp.average, sharp.rate], ['pen', '0.998', '0.02']);
  assert.deepEqual(
    [sharp.trainCount, sharp.epochs, sharp.seed, sharp.invented],
    ['500', '3', '7', '100'],
    'as on the page, for all lanes',
  );
});

test('what is chosen replaces what came with the choice before, and what a lane has anyhow is not named', () => {
  const lane = { optimizer: 'sgd', rate: '0.5', batch: '32' };
  assert.deepEqual(withChoice(lane, 'optimizer', 'momentum', PAGE), { optimizer: 'momentum', batch: '32' });
  assert.deepEqual(withChoice(lane, 'optimizer', PAGE.optimizer, PAGE), { batch: '32' });
  assert.deepEqual(withChoice(lane, 'preset', 'softmax', PAGE), { preset: 'softmax' });
  assert.deepEqual(withChoice({ preset: 'softmax', rate: '1' }, 'preset', '', PAGE), {});
  assert.deepEqual(withChoice(lane, 'rate', '0.01', PAGE), { optimizer: 'sgd', batch: '32' });
  assert.deepEqual(withChoice(lane, 'batch', PAGE.batch, PAGE), { optimizer: 'sgd', rate: '0.5' });
  const typed = withChoice(lane, 'rate', 'fast', PAGE);
  assert.deepEqual(wrongKeys(typed), ['rate']);
  assert.equal(laneSettings(typed, PAGE).rate, '0.01', 'what is wrong is left out');
  assert.ok(LANE_KEYS.every((key) => !['seed', 'images', 'epochs'].includes(key)));
});

/** @param {number[][]} marks   images, seconds and accuracy @param {Partial<Lane>} [change] @returns {Lane} */
const lane = (marks, change = {}) => ({
  ...{ settings: PAGE, paramCount: 10, history: createHistory(), runSeconds: 1, failure: null },
  ...{ ended: 'racing', images: 0, seconds: marks.at(-1)?.[1] ?? 0, result: null, run: null },
  marks: marks.map(([images, seconds, accuracy]) => ({
    ...{ images, seconds, accuracy, loss: 1 - accuracy, count: 200 },
  })),
  ...change,
});

/** @param {Lane[]} lanes @param {Partial<Race>} [change] @returns {Race} */
const race = (lanes, change = {}) => ({
  ...{ phase: 'running', lanes, total: 400, isValidated: false, told: null, isCut: false },
  ...change,
});

/** @param {number} accuracy */
const result = (accuracy) => ({ loss: 1, accuracy, count: 1000, fingerprint: '' });

test('who leads is told where all lanes can be compared', () => {
  const quick = lane([
    [0, 0, 0.1],
    [100, 1, 0.5],
    [200, 2, 0.9],
  ]);
  const slow = lane([
    [0, 0, 0.1],
    [100, 4, 0.6],
  ]);
  const on = race([quick, slow]);
  assert.deepEqual(standing(on, 'images'), {
    ...{ leaders: [1], accuracy: 0.6, next: 0.5, count: 200 },
    pace: 'images',
    at: 100,
  });
  assert.deepEqual(places(on, 'images'), [2, 1]);
  assert.deepEqual(standing(on, 'time')?.leaders, [0], 'after two seconds the other has only begun');
  assert.equal(standing(race([lane([[0, 0, 0.1]]), quick]), 'images'), null, 'one has not taken a step');
  assert.equal(standing(race([lane([]), lane([])]), 'images'), null);
});

test('lanes that are level share a place, and one that is out has none and holds nobody back', () => {
  const [a, b] = [0.5, 0.5].map((accuracy) =>
    lane([
      [0, 0, 0.1],
      [100, 1, accuracy],
    ]),
  );
  const out = lane([[0, 0, 0.95]], { ended: 'diverged' });
  const on = race([a, out, b]);
  assert.deepEqual(standing(on, 'images')?.leaders, [0, 2]);
  assert.deepEqual(places(on, 'images'), [1, null, 1]);
  assert.deepEqual(standing(race([out, out], { phase: 'done' }), 'images'), null);
});

test('at the end all test images decide, whatever was measured on the way', () => {
  const marks = [
    [0, 0, 0.1],
    [400, 1, 0.99],
  ];
  const first = lane(marks, { ended: 'done', result: result(0.9) });
  const second = lane(marks, { ended: 'done', result: result(0.91) });
  const over = race([first, second, lane([], { ended: 'failed' })], { phase: 'done' });
  assert.deepEqual(standing(over, 'time'), {
    ...{ leaders: [1], accuracy: 0.91, next: 0.9, count: 1000, pace: 'time', at: null },
  });
  assert.deepEqual(places(over, 'time'), [2, 1, null]);
});

test('the curve of a lane leaves out what is no number, and the axis ends a little behind the last', () => {
  const wild = lane([
    [0, 0, 0.1],
    [100, 3.2, NaN],
  ]);
  assert.deepEqual(laneCurve(wild, 'loss', 'time'), { x: [0, 3.2], y: [0.9, null] });
  assert.deepEqual(laneCurve(wild, 'accuracy', 'images'), { x: [0, 100], y: [0.1, null] });
  assert.equal(axisEnd(race([wild]), 'images'), 400);
  assert.equal(axisEnd(race([wild]), 'time'), 4);
  assert.equal(axisEnd(race([lane([])]), 'time'), 0.1);
});

test('a loss of more than ten times that of guessing is pointed out, where losses are in nats', () => {
  const marks = (/** @type {number} */ loss) => [
    { images: 100, seconds: 1, accuracy: 0.1, loss, count: 200 },
  ];
  assert.equal(hasRunAway(lane([], { marks: marks(24) })), true);
  assert.equal(hasRunAway(lane([], { marks: marks(22) })), false);
  assert.equal(hasRunAway(lane([])), false);
  const perceptron = settingsOfPreset('perceptron');
  assert.equal(hasRunAway(lane([], { marks: marks(24), settings: perceptron })), false);
});

test('a lane that has ended is a run with its number, its result and its network', () => {
  const state = initialState('en', 'light');
  const done = lane([[400, 1, 0.9]], { ended: 'done', images: 400, result: result(0.9) });
  const network = { layers: 'dense 10 softmax', tensors: [] };
  const besides = { race: nextRace(state), arithmetic: /** @type {const} */ ('strict'), network };
  const { runs, run } = withLane(state, done, besides);
  assert.equal(run, 1);
  const [kept] = runs;
  assert.deepEqual([kept.id, kept.race, kept.ended, kept.shown], [1, 1, 'done', true]);
  assert.deepEqual(kept.result, result(0.9));
  assert.equal(kept.parameters, 10);
  assert.equal(kept.network, network);
  const after = { ...state, runs };
  assert.equal(nextRace(after), 2);
  const stopped = lane([[100, 1, 0.9]], { ended: 'stopped', images: 100 });
  const more = withLane(after, stopped, { ...besides, network: undefined });
  assert.deepEqual(
    [more.run, more.runs[1].ended, more.runs[1].hue, more.runs[1].network],
    [2, 'stopped', 1, undefined],
  );
  assert.equal(withLane(after, lane([], { ended: 'failed' }), besides).run, null);
  assert.equal(withLane(after, lane([[0, 0, 0.1]], { ended: 'stopped' }), besides).run, null);
});

test('the address has a race while it is open, and tells what is none', () => {
  const text = 'same;optimizer:sgd,rate:0.1';
  const { learn, unread } = readAddress(`#view=learn&part=race&lanes=${text}&preset=softmax`);
  assert.deepEqual(learn.lanes, [{}, { optimizer: 'sgd', rate: '0.1' }]);
  assert.deepEqual(unread, []);
  assert.equal(
    writeAddress({ view: 'learn', learn: { lesson: null, part: 'race', lanes: learn.lanes } }),
    `#view=learn&part=race&lanes=${text}`,
  );
  assert.equal(
    writeAddress({ view: 'learn', learn: { lesson: null, part: null, lanes: learn.lanes } }),
    '#view=learn',
  );
  assert.deepEqual(readAddress('#part=race&lanes=same;seed:3').unread, ['lanes=same;seed:3']);
});

/** A page whose worker races until it is told how that ends. @param {import('node:test').TestContext} t */
async function startRacing(t) {
  const asked = /** @type {any[]} */ ([]);
  /** How a race ends, for one that has not arrived yet. @type {'done' | 'stopped' | null} */
  let early = null;
  const endEarly = (/** @type {'done' | 'stopped'} */ how) => {
    early = how;
  };
  let end = endEarly;
  const note = (/** @type {string} */ type) => (/** @type {any} */ args) => {
    asked.push({ type, ...args });
    return { result: {} };
  };
  const handlers = {
    race(/** @type {any} */ request) {
      asked.push({ type: 'race', ...request });
      return new Promise((resolve) => {
        end = (ended) => {
          end = endEarly;
          resolve({ result: { ended } });
        };
        if (early) end(early);
        early = null;
      });
    },
    ...{ pace: note('pace'), pause: note('pause'), resume: note('resume'), stop: note('stop') },
  };
  const page = await startPage(t, undefined, { handlers });
  const race = new RaceActions(page.rooms.link, { started() {}, ended() {} });
  const tell = (/** @type {number} */ at, /** @type {string} */ of, /** @type {object} */ told) =>
    race.hear({ event: 'race', lane: at, of, ...told });
  return { ...page, race, tell, asked, end: (/** @type {'done' | 'stopped'} */ how) => end(how) };
}

const MARK = { images: 0, seconds: 0, loss: 2, accuracy: 0.1, count: 200 };

test('a race is asked for with the settings of each lane, and its lanes become runs with their networks', async (t) => {
  const { store, race, tell, asked, end } = await startRacing(t);
  const { model } = store.state;
  race.verbs.chooseOfLane(1, 'rate', '0.5');
  const over = race.startRace();
  await settled();
  const [{ lanes, pace }] = asked;
  assert.equal(pace, 'images');
  assert.deepEqual(
    lanes.map((/** @type {any} */ each) => [each.model.optimizer, each.run.rate, each.model.seed]),
    [
      ['adam', 0.02, 1],
      ['sgd', 0.5, 1],
    ],
  );
  assert.equal(obstacle(store.state), 'blockedRace');
  assert.deepEqual([store.state.race?.total, store.state.race?.isValidated], [120, false]);
  tell(0, 'begun', { paramCount: 7, mark: 'abc' });
  tell(0, 'mark', MARK);
  tell(1, 'mark', MARK);
  tell(0, 'progress', { epoch: 1, steps: 2, points: [{ step: 1, batchLoss: 1, batchAccuracy: 0.5 }] });
  tell(0, 'epoch', {
    epoch: 1,
    steps: 2,
    loss: 1,
    accuracy: 0.5,
    valLoss: 1,
    valAccuracy: 0.6,
    seconds: 3,
    mark: 'def',
  });
  await race.choosePace('time');
  assert.deepEqual(asked.at(-1), { type: 'pace', pace: 'time' });
  const network = { layers: 'dense 10 softmax', tensors: [] };
  const figures = { loss: 0.5, accuracy: 0.8, count: 60, fingerprint: 'a' };
  tell(0, 'ended', { ended: 'done', images: 120, seconds: 2, result: figures, network });
  tell(1, 'ended', { ended: 'diverged', images: 64, seconds: 1 });
  end('done');
  await over;
  const { race: after, runs } = store.state;
  assert.equal(after?.phase, 'done');
  assert.deepEqual(
    after?.lanes.map(({ paramCount, run }) => [paramCount, run]),
    [
      [7, 1],
      [null, 2],
    ],
  );
  assert.deepEqual(after?.told?.leaders, [0]);
  assert.deepEqual(
    runs.map(({ race: number, ended, seconds, result: kept }) => [number, ended, seconds, kept?.accuracy]),
    [
      [1, 'done', 3, 0.8],
      [1, 'diverged', 0, undefined],
    ],
  );
  assert.deepEqual([runs[0].history.epochs.length, runs[0].beginning], [1, 'abc']);
  assert.deepEqual(runs[0].network, network);
  assert.equal(store.state.model, model, 'the network of the page is the same');
  assert.equal(obstacle(store.state), null);
  assert.deepEqual(runsCsv(runs).split('\r\n')[0].split(',').includes('race'), true);
});

test('a race that other images end says so, and one that a person stops does not', async (t) => {
  for (const isStopped of [false, true]) {
    const { store, race, end } = await startRacing(t);
    const over = race.startRace();
    await settled();
    if (isStopped) await race.stopRace();
    end('stopped');
    await over;
    assert.deepEqual([store.state.race?.phase, store.state.race?.isCut], ['stopped', !isStopped]);
  }
});

test('the stage speaks of the race that is open, and of the run where one is on', async (t) => {
  const { store, race, tell, end } = await startRacing(t);
  const of = /** @type {any} */ ((/** @type {string} */ key) => key);
  const learnPlace = { lesson: null, part: 'race' };
  const said = (/** @type {object} */ change = {}) =>
    told(/** @type {any} */ ({ ...store.state, view: 'learn', learn: { of }, learnPlace, ...change }));
  assert.equal(said()?.said, 'race.stage');
  assert.equal(said({ learnPlace: { lesson: null, part: null } })?.said, 'learn.stage');
  assert.ok(!said()?.isTrain);
  for (const change of [
    { view: 'data' },
    { phase: 'training' },
    { learnPlace: { lesson: null, part: 'golf' } },
  ])
    assert.equal(said(change), null, JSON.stringify(change));
  const over = race.startRace();
  await settled();
  tell(0, 'ended', { ended: 'done', images: 120, seconds: 2, result: { loss: 1, accuracy: 0.8, count: 60 } });
  end('done');
  await over;
  assert.deepEqual([said()?.said, said()?.button?.verb], ['race.stageOver', 'compareRuns']);
});

test('where the worker is gone the race has stopped, and what its lanes had learnt are runs', async (t) => {
  const { store, race, tell } = await startRacing(t);
  race.startRace();
  await settled();
  tell(0, 'mark', { ...MARK, images: 64 });
  race.abandon();
  assert.equal(store.state.race?.phase, 'stopped');
  assert.deepEqual(
    store.state.race?.lanes.map(({ ended }) => ended),
    ['stopped', 'stopped'],
  );
  assert.deepEqual(
    store.state.runs.map(({ ended, race: number }) => [ended, number]),
    [['stopped', 1]],
  );
  tell(0, 'mark', MARK);
});

test('a race that the worker refuses says why, and can be begun again', async (t) => {
  const { store, race, faults } = await startRacing(t);
  faults.set('race', new RangeError('no'));
  await race.startRace();
  assert.deepEqual([store.state.race, store.state.raceError?.message], [null, 'no']);
  faults.clear();
  race.startRace();
  await settled();
  assert.deepEqual([store.state.race?.phase, store.state.raceError], ['running', null]);
});

test('no race begins while a run is on, images are missing, or a setting is wrong', async (t) => {
  const { store } = await startRacing(t);
  const { state } = store;
  assert.equal(raceObstacle(state), null);
  assert.deepEqual(raceObstacle({ ...state, phase: 'training' }), { race: 'duringRun' });
  assert.deepEqual(
    raceObstacle({ ...state, arrival: { ...state.arrival, ready: 3, readyCounts: Array(10).fill(0) } }),
    {
      race: 'waits',
    },
  );
  const lanes = /** @type {import('../../../web/lab/learn/race/state.js').Choices[]} */ ([
    { rate: 'fast' },
    {},
  ]);
  assert.deepEqual(raceObstacle({ ...state, learnPlace: { ...state.learnPlace, lanes } }), { race: 'wrong' });
  const fields = { ...state.fields, epochs: '0' };
  assert.deepEqual(raceObstacle({ ...state, fields }), { page: 'blockedField' });
  const layersError = new Error('a network that does not race');
  assert.equal(raceObstacle({ ...state, layersError: /** @type {any} */ (layersError) }), null);
});

/** After all messages that have been sent. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 40));
