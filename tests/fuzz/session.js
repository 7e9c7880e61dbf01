// session.js — the kept session as a reader that is fuzzed: what comes back can be shown, and kept again.

import assert from 'node:assert/strict';

import { handPanel } from '../../web/lab/hand/hand-panel.js';
import { keepNetwork } from '../../web/lab/network/kept-network.js';
import { resultsPanel } from '../../web/lab/results/results-panel.js';
import { beginRun } from '../../web/lab/runs/runs.js';
import { runsPanel } from '../../web/lab/runs/runs-panel.js';
import { isWorthKeeping, makeSnapshot, openSnapshot, saveKeys } from '../../web/lab/saving/snapshot.js';
import { unmeasured } from '../../web/lab/search/search.js';
import { gridOf } from '../../web/lab/search/search-grid.js';
import { searchPanel } from '../../web/lab/search/search-panel.js';
import { stage } from '../../web/lab/stage/stage.js';
import { initialState } from '../../web/lab/state.js';
import { curvesPanel } from '../../web/lab/training/curves-panel.js';
import { addEpoch, addProgress, createHistory, validationCurve } from '../../web/lab/training/history.js';
import { Languages } from '../../web/site/languages.js';
import { LANGUAGES } from '../node/languages.js';

const FIRST = { ...initialState('en', 'light'), datasets: ['mnist', 'own'] };

const languages = new Languages(LANGUAGES);
const t = languages.translator(await languages.loadBest(['en']));
/** Verbs, none of which is called. @type {any} */
const ACTIONS = {};

/** The kept sessions of pages in training, after a run with its result, and after a search. */
function makeSeeds() {
  const began = addProgress(createHistory(), 0.5, { steps: 2, batchLoss: 1.5, batchAccuracy: 0.5 });
  const row = { epoch: 1, steps: 2, loss: 1, accuracy: 0.6, valLoss: 0.9, valAccuracy: 0.7, seconds: 2 };
  const history = addEpoch(began, row);
  const result = {
    ...{ loss: 1, accuracy: 0.5, count: 2, indices: Uint32Array.of(0, 1), labels: Uint8Array.of(1, 2) },
    ...{ predictions: Uint8Array.of(1, 3), confidences: Float32Array.of(0.9, 0.4), split: 'test' },
  };
  const settings = { epochs: 7, batch: 32, rate: 0.1, trainCount: 3000 };
  const place = {
    ...{ settings, epoch: 2, step: 1, order: 1, lossSum: 3, correct: 1, images: 32, elapsedMs: 5 },
    ...{ epochStartMs: 4, data: { count: 3000, checksum: 1 } },
  };
  const checkpoint = {
    tensors: [{ name: '0.kernel', shape: [4, 3], values: new Float32Array(12) }],
    ...{ layers: 'dense 10 softmax', epochs: 1 },
    trainerState: { steps: 2, arrays: [{ name: 'adam', values: new Uint8Array(4) }] },
  };
  const run = { id: 1, before: 0, epochs: 7, settings };
  const { runs } = beginRun(FIRST);
  const shared = { ...FIRST, histories: [history], run };
  const progress = { epoch: 1, share: 0.1, imagesPerSecond: 5, secondsLeft: null };
  const states = [
    { ...shared, progress, runs: runs.map((each) => ({ ...each, history })) },
    { ...shared, result, runs: runs.map((each) => ({ ...each, history, ended: 'done', result })) },
  ];
  const pixels = new Uint8Array(784).fill(1);
  const taught = {
    .../** @type {any} */ (states[1]),
    hand: [
      { id: 1, label: 3, pixels, strokes: [[1, 2, 3, 4]] },
      { id: 2, label: 8, pixels, strokes: null },
    ],
    knowsHand: true,
    handReport: {
      ...{
        ...{ run: 1, learnt: [1, 2, 3] },
        lesson: { steps: 2, batch: 4, rate: 0.1, optimizer: 'adam', count: 10, images: settings },
      },
      ...{ own: { right: 2, wasRight: 1, count: 2 }, test: { before: 0.5, after: 0.6, count: 9 } },
      ...{ better: 1, worse: 1, worseShown: [{ index: 4, label: 3, after: 8, pixels }] },
      ...{ kept: { ...checkpoint, history: [history], run: null, result: null }, origin: { origin: 'file' } },
    },
  };
  const report = { ...taught.handReport, kept: null };
  const hand = { digits: 10, steps: 2, writers: ['Ada', ''], report };
  taught.runs = taught.runs.map((/** @type {any} */ run) => ({ ...run, hand, knowsHand: true }));
  const searched = {
    ...FIRST,
    searchAxes: [
      { name: 'rate', text: '0.01, 0.003' },
      { name: '', text: null },
    ],
  };
  const [first, second] = gridOf(searched).combinations;
  const search = {
    ...{ id: 1, phase: 'running', dataset: 'mnist', validationCount: 0, lastEnded: 0 },
    ...{ combinations: [{ ...first, run: 1 }, second], measured: unmeasured() },
  };
  const [training, done] = /** @type {any[]} */ (states);
  return /** @type {any[]} */ ([
    makeSnapshot(training, keepNetwork(training, { ...checkpoint, run: /** @type {any} */ (place) })),
    makeSnapshot(done, keepNetwork(done, { ...checkpoint, run: null })),
    makeSnapshot(taught, keepNetwork(taught, { ...checkpoint, run: null })),
    makeSnapshot(/** @type {any} */ ({ ...searched, search, runs: done.runs }), null),
  ]).map((kept) => structuredClone(kept));
}

/** @param {unknown} kept */
function read(kept) {
  const opened = openSnapshot(kept, FIRST);
  if (!opened) return;
  const state = { ...FIRST, ...opened.change, ...opened.initial?.state };
  assert.ok(isWorthKeeping(state, FIRST) !== undefined && saveKeys(state).length > 0);
  validationCurve(state.histories, 'loss');
  stage(state, ACTIONS, t, true);
  curvesPanel(state, t);
  resultsPanel(state, ACTIONS, t);
  runsPanel(state, ACTIONS, t);
  searchPanel(state, ACTIONS, t);
  handPanel(state, ACTIONS, t);
  assert.ok(openSnapshot(structuredClone(makeSnapshot(state, opened.network)), FIRST), 'is kept again');
}

/** @type {import('./fuzzer.js').Target} */
export const sessionTarget = {
  files: ['lab/saving/snapshot.js', 'lab/network/kept-network.js', 'lab/hand/kept-hand.js'],
  seeds: makeSeeds(),
  read,
  refusals: [],
};
