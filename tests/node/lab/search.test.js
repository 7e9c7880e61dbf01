// search.test.js — the search: which grid typed lists make, the order of results, the time that is left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelSettings, presetState } from '../../../web/lab/network/state.js';
import { obstacle } from '../../../web/lab/obstacles.js';
import { beginRun, endRun, lengthenRun, removeRuns, showRun } from '../../../web/lab/runs/runs.js';
import {
  best,
  curveOf,
  findings,
  huesOf,
  ranked,
  searchShare,
  searchTime,
  unmeasured,
} from '../../../web/lab/search/search.js';
import {
  gridOf,
  layerNumbers,
  proposal,
  searchable,
  searchObstacle,
} from '../../../web/lab/search/search-grid.js';
import { trialName } from '../../../web/lab/search/search-results.js';
import { appliedSettings } from '../../../web/lab/settings/saved-settings.js';
import { runSettings } from '../../../web/lab/settings/state.js';
import { initialState } from '../../../web/lab/state.js';
import { PRESETS } from '../../../web/shared/presets.js';
import { texts } from '../../../web/text/en/texts.js';
import { chinese, english } from '../languages.js';

/** @typedef {import('../../../web/lab/state.js').State} State */
/** @typedef {import('../../../web/lab/search/search.js').Trial} Trial */

const SUMMARY = { layers: [], paramCount: 0, movingCount: 0, outputCount: 10 };
const READY = { ready: 60_000, readyCounts: Array(10).fill(6000), count: 60_000 };
const IMAGES = { bytes: 1, totalBytes: 1, ...READY, secondsLeft: null };

/** @returns {State} */
const FIRST = initialState('en', 'light');
const fresh = () => ({
  ...FIRST,
  ...presetState('mlp-rmsprop', FIRST),
  ...{
    phase: /** @type {import('../../../web/lab/training/state.js').Phase} */ ('ready'),
    model: SUMMARY,
    arrival: IMAGES,
  },
});

/** @param {State} state @param {...[string, string | null]} axes */
const withAxes = (state, ...axes) => {
  const none = { name: '', text: null };
  return { ...state, searchAxes: [...axes.map(([name, text]) => ({ name, text })), none].slice(0, 2) };
};

/** @param {State} state */
const combinations = (state) =>
  gridOf(state).combinations.map(({ values }) => values.map(({ text }) => text).join(' '));

/** @param {Partial<Trial>} [change] @returns {Trial} */
const trial = (change = {}) => {
  const [planned] = gridOf(withAxes(fresh(), ['rate', '0.01'])).combinations;
  const nothing = { seconds: null, loss: NaN, valLoss: null, valAccuracy: null, rows: [] };
  return { ...planned, ...nothing, ...unmeasured(), images: 100, status: 'waiting', ...change };
};

/** @param {Trial[]} trials @param {import('../../../web/lab/search/state.js').SearchPhase} [phase] */
const search = (trials, phase = 'running') => ({
  ...{ id: 1, phase, dataset: 'mnist', validationCount: 0, measured: unmeasured(), lastEnded: null },
  ...{ combinations: trials, trials },
});

test('each value of one list is tried with each of the other', () => {
  const state = withAxes(fresh(), ['rate', '0.01, 0.003'], ['batch', '32 128']);
  assert.deepEqual(combinations(state), ['0.01 32', '0.01 128', '0.003 32', '0.003 128']);
  const [, second] = gridOf(state).combinations;
  const { rate, batch } = runSettings({ ...state, ...appliedSettings(second.settings, state) });
  assert.deepEqual({ rate, batch }, { rate: 0.01, batch: 128 });
});

test('a list may be separated as people do, and a value that comes twice is tried once', () => {
  assert.deepEqual(combinations(withAxes(fresh(), ['seed', ' 1,2；3、 3 2,'])), ['1', '2', '3']);
});

for (const [name, text, problem] of /** @type {const} */ ([
  ['rate', '0.1, fast', 'searchNumber'],
  ['rate', '0', 'searchNumber'],
  ['batch', '32, 1.5', 'searchWhole'],
  ['rate', ' , ', 'searchEmpty'],
  ['seed', '1 2 3 4 5 6 7', 'searchTooMany'],
  ['optimizer', 'adam, adamant', 'searchWord'],
  ['layers.0', '64, -1', 'searchCount'],
  ['layers.1', '0.2, 1', 'searchShare'],
])) {
  test(`${name} cannot be ${text}`, () => {
    const layers = 'dense 32 relu | dropout 0.5 | dense 10 softmax';
    const { axes, combinations } = gridOf(withAxes({ ...fresh(), layers }, [name, text]));
    assert.equal(axes[0]?.problem?.text, problem);
    assert.deepEqual(combinations, []);
  });
}

test('the numbers of all layers but the last can vary', () => {
  const layers = 'conv 8 3x3 relu | maxpool 2 | dropout 0.25 | dense 10 softmax';
  assert.deepEqual(
    layerNumbers(layers).map(({ layer, value }) => [layer, value]),
    [
      [1, '8'],
      [1, '3x3'],
      [2, '2'],
      [3, '0.25'],
    ],
  );
  assert.deepEqual(layerNumbers('dense 10 softmax'), []);
});

test('a layer gets its number, also where two vary', () => {
  const layers = 'dense 5 relu | dense 64 relu | dense 10 softmax';
  const state = withAxes({ ...fresh(), layers }, ['layers.0', '128'], ['layers.1', '16, 32']);
  const lines = gridOf(state).combinations.map(({ settings }) => settings.layers);
  assert.deepEqual(lines, [
    'dense 128 relu | dense 16 relu | dense 10 softmax',
    'dense 128 relu | dense 32 relu | dense 10 softmax',
  ]);
});

test('an optimizer brings its own learning rate, unless that varies too', () => {
  const alone = withAxes(fresh(), ['optimizer', 'sgd, adamw']);
  const rates = gridOf(alone).combinations.map(({ settings }) => [settings.rate, settings.l2]);
  assert.deepEqual(rates, [
    ['0.01', '0'],
    ['0.001', '0.004'],
  ]);
  const both = withAxes(fresh(), ['rate', '0.5'], ['optimizer', 'sgd']);
  const [{ settings }] = gridOf(both).combinations;
  assert.equal(settings.rate, '0.5');
  assert.equal(modelSettings({ ...both, ...appliedSettings(settings, both) }).optimizer, 'sgd');
});

test('every setting that can vary has a list to begin with that it can have', () => {
  for (const { id } of PRESETS) {
    const state = { ...fresh(), ...presetState(id, fresh()) };
    for (const name of searchable(state)) {
      const { axes, combinations } = gridOf(withAxes(state, [name, null]));
      assert.ok(combinations.length > 1, `${id} ${name}: ${proposal(name, state)} ${axes[0]?.problem?.text}`);
    }
  }
});

test('presets bring the grid of their source, and it goes with them', () => {
  const logistic = { ...fresh(), ...presetState('logreg-1v2', fresh()) };
  assert.deepEqual(combinations(logistic), ['0.01', '0.005', '0.001']);
  const softmax = { ...logistic, ...presetState('softmax-numpy', logistic) };
  assert.deepEqual(combinations(softmax), ['0 0.3', '0 0.5', '5 0.3', '5 0.5']);
  assert.equal(gridOf(softmax).combinations[0].images, 30_000 * 1000);
  const after = presetState('mlp-adam', softmax).searchAxes;
  assert.deepEqual(after, fresh().searchAxes);
  const own = withAxes(fresh(), ['seed', '1, 2']);
  assert.equal(presetState('mlp-adam', own).searchAxes, own.searchAxes);
});

test('what a network no longer has does not vary', () => {
  const state = { ...fresh(), layers: 'dense 10 softmax' };
  assert.deepEqual(gridOf(withAxes(state, ['layers.0', '64'])).combinations, []);
});

test('no run begins during a search, and no search during a run or before its images', () => {
  const { combinations: planned } = gridOf(fresh());
  assert.equal(searchObstacle(fresh(), planned), null);
  assert.equal(searchObstacle({ ...fresh(), phase: 'training' }, planned), 'searchDuringRun');
  assert.equal(
    searchObstacle({ ...fresh(), arrival: { ...IMAGES, readyCounts: Array(10).fill(1) } }, planned),
    'searchWaits',
  );
  assert.equal(searchObstacle(fresh(), []), 'searchNeedsList');
  assert.equal(obstacle({ ...fresh(), search: search([trial()]) }), 'blockedSearch');
  assert.equal(obstacle({ ...fresh(), search: search([trial()], 'stopped') }), null);
});

test('the highest accuracy comes first, what failed last', () => {
  const trials = [
    trial({ status: 'failed' }),
    trial({ status: 'waiting' }),
    trial({ status: 'done', valAccuracy: 0.9, valLoss: 0.4 }),
    trial({ status: 'diverged' }),
    trial({ status: 'running' }),
    trial({ status: 'done', valAccuracy: 0.9, valLoss: 0.3 }),
    trial({ status: 'done', valAccuracy: 0.95, valLoss: 0.5 }),
  ];
  assert.deepEqual(
    ranked(trials).map((each) => trials.indexOf(each)),
    [6, 5, 2, 4, 1, 3, 0],
  );
  assert.equal(best(trials), trials[6]);
  assert.equal(best(trials.slice(0, 2)), null);
  assert.deepEqual([...huesOf(trials, 2).keys()], [trials[6], trials[5]]);
  assert.deepEqual([...huesOf(trials, 7).keys()], trials);
});

test('the time left is that of the training that is on, and of those to come at the same speed', () => {
  const done = trial({ status: 'done', seconds: 10, images: 100 });
  const running = trial({ status: 'running', share: 0.5, secondsLeft: 10, images: 200 });
  const waiting = trial({ images: 300 });
  assert.equal(searchTime(search([trial(), waiting])), null);
  assert.equal(searchTime(search([done, trial({ status: 'running' }), waiting])), null);
  assert.deepEqual(searchTime(search([done, running, waiting])), { total: 60, left: 40 });
  assert.equal(searchShare(search([done, running, waiting])), 200 / 600);
  const failed = trial({ status: 'diverged', images: 600 });
  assert.equal(searchShare(search([failed, trial({ status: 'done' })], 'done')), 1);
});

/** @param {number} epoch @param {number | null} valLoss */
const line = (epoch, valLoss) => ({
  ...{ epoch, steps: 10, loss: 1 / epoch, accuracy: 0.5, seconds: 1 },
  ...{ valLoss, valAccuracy: valLoss === null ? null : 0.6 },
});

test('what is known of a combination is what its run has', () => {
  const planned = gridOf(withAxes(fresh(), ['rate', '0.01, 0.003'])).combinations;
  const begun = { ...fresh(), ...beginRun(fresh(), 1) };
  const [first, second] = planned;
  const measured = { share: 0.5, secondsLeft: 3 };
  const on = { ...search([]), combinations: [{ ...first, run: 1 }, second], measured };
  const statuses = (/** @type {State['runs']} */ runs) =>
    findings({ search: on, runs })?.trials.map(({ status, share }) => [status, share]);
  assert.deepEqual(statuses(begun.runs), [
    ['running', 0.5],
    ['waiting', 0],
  ]);
  const went = { ...begun, runs: lengthenRun(begun.runs, line(1, 0.7)) };
  const over = { ...went, ...endRun(went, 1, 'done') };
  assert.deepEqual(statuses(over.runs), [
    ['done', 0],
    ['waiting', 0],
  ]);
  const { rows, ...figures } = findings({ search: on, runs: over.runs })?.trials[0] ?? trial();
  assert.deepEqual(rows, [line(1, 0.7)]);
  assert.deepEqual([figures.loss, figures.valLoss, figures.valAccuracy, figures.seconds], [1, 0.7, 0.6, 1]);
});

test('a training that is removed from the runs is gone from the search, until it is taken back', () => {
  const [planned] = gridOf(fresh()).combinations;
  const one = { ...search([]), combinations: [{ ...planned, run: 1 }] };
  const begun = { ...fresh(), ...beginRun(fresh(), 1), search: one };
  const over = { ...begun, ...endRun(begun, 1, 'done') };
  assert.equal(findings(over)?.trials[0].status, 'done');
  assert.equal(findings({ ...over, ...removeRuns(over, [1]) }), null);
});

test('the runs of a search do not fill the plots, and one that is put there gets a hue of its own', () => {
  const first = { ...fresh(), ...beginRun(fresh(), 1) };
  const { runs } = beginRun(first);
  const facts = runs.map(({ shown, hue, search }) => [shown, hue, search]);
  assert.deepEqual(facts, [
    [false, 0, 1],
    [true, 0, undefined],
  ]);
  const both = showRun({ ...first, runs }, 1, true).runs ?? [];
  assert.deepEqual(
    both.map(({ shown, hue }) => [shown, hue]),
    [
      [true, 1],
      [true, 0],
    ],
  );
  assert.deepEqual(showRun({ ...first, runs: both }, 1, true).runs, both);
});

test('curves have points where there are values', () => {
  const rows = [line(1, null), line(2, 0.7)];
  assert.deepEqual(curveOf(trial({ rows }), 'loss'), { x: [1, 2], y: [1, 0.5] });
  assert.deepEqual(curveOf(trial({ rows }), 'valAccuracy'), { x: [2], y: [0.6] });
  const full = trial({ rows: [{ ...line(1, 0.7), steps: 1 }] });
  assert.deepEqual(curveOf(full, 'loss').x, [0], 'a full batch tells the loss before its step');
  assert.deepEqual(curveOf(full, 'valLoss').x, [1]);
});

test('combinations are named in both languages, and every setting has a name', () => {
  const state = withAxes(fresh(), ['layers.0', '64'], ['optimizer', 'sgd']);
  assert.equal(trialName(gridOf(state).combinations[0], english), 'dense 64 relu, SGD');
  const rates = withAxes(fresh(), ['rate', '0.01'], ['l2', '5']);
  assert.equal(trialName(gridOf(rates).combinations[0], chinese), '学习率 0.01，L2 惩罚 5');
  const fields = searchable(fresh()).filter((name) => !name.startsWith('layers.'));
  for (const name of fields) assert.ok(name in texts, name);
});
