// learnt-run.js — the run of a network that has learnt a hand, and what is told of it.

import { withNetwork } from '../runs/members.js';
import { lessonSettings } from '../runs/run-network.js';
import { beginRun, endRun } from '../runs/runs.js';
import { addEpoch, addProgress } from '../training/history.js';
import { ofClasses, writersOf } from './own-digits.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../shared/protocol.js').LearntHand} LearntHand */
/** @typedef {import('../runs/state.js').KeptRun} KeptRun */

/** So many images that have got worse are shown. */
export const WORSE_SHOWN = 24;

/** @param {ArrayLike<number>} values */
const mean = (values) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Whether the network has been trained since it learnt the digits: its last run is another one.
 * @param {Pick<State, 'handReport' | 'run'>} state
 */
export const isTrainedOn = ({ handReport, run }) => handReport !== null && run?.id !== handReport.run;

/**
 * The network that a further lesson starts from: the one before the first, unless something else has trained it since, or
 * it is not kept; null for the page's.
 * @param {Pick<State, 'handReport' | 'run'>} state
 */
export const baseOf = (state) => (isTrainedOn(state) ? null : (state.handReport?.kept ?? null));

/** Whether the network of the report has learnt all digits of the page. @param {Pick<State, 'handReport' | 'hand' | 'classes'>} state */
export const hasLearntAll = (state) =>
  state.handReport !== null && ofClasses(state).every(({ id }) => state.handReport?.learnt?.includes(id));

/** Whether it has learnt digits that are not on the page any longer. @param {Pick<State, 'handReport' | 'hand'>} state */
export const hasLearntOthers = ({ handReport, hand }) =>
  handReport?.learnt?.some((id) => !hand.some((digit) => digit.id === id)) ?? false;

/** What the page knows of where the network before a lesson came from. @param {import('./state.js').HandReport} report */
export const originBefore = ({ origin, knewSome = false }) => ({ ...origin, knowsHand: knewSome });

/** The page with the network that the next lesson starts from. @param {State} state @returns {State} */
export function beforeLesson(state) {
  const { handReport } = state;
  const base = baseOf(state);
  return handReport && base
    ? { ...state, ...originBefore(handReport), histories: [base.history].flat() }
    : state;
}

/**
 * The run joins the list and the network's history as one epoch.
 * @param {State} state @param {LearntHand} learnt @param {State['hand']} digits
 * @param {string} layers   the network's line of layers
 * @returns {Pick<State, 'runs' | 'histories' | 'run' | 'result'>}
 */
export function learntRun(state, { lesson, curve, seconds, test, tensors }, digits, layers) {
  const begun = beginRun(state);
  const begunRun = /** @type {KeptRun} */ (begun.runs.at(-1));
  const { steps, batch, rate, count } = lesson;
  const { before } = begunRun;
  let { history } = begunRun;
  for (let step = 0; step < steps; step++) {
    const progress = { steps, batchLoss: curve.loss[step], batchAccuracy: curve.accuracy[step] };
    history = addProgress(history, before + (step + 1) / steps, progress);
  }
  const { loss: valLoss, accuracy: valAccuracy } = test.after;
  const means = { loss: mean(curve.loss), accuracy: mean(curve.accuracy) };
  history = addEpoch(history, { epoch: before + 1, steps, ...means, valLoss, valAccuracy, seconds });
  const settings = { ...begunRun.settings, ...lessonSettings(lesson) };
  const hand = { digits: count, steps, writers: [...writersOf(digits).keys()] };
  const run = { ...begunRun, settings, history, seconds, hand };
  const { runs } = endRun(
    { ...state, runs: begun.runs.map((each) => (each === begunRun ? run : each)) },
    run.id,
    'done',
    test.after,
  );
  const plan = { epochs: 1, batch, rate, schedule: 'constant', l2: 0 };
  return {
    runs: withNetwork(/** @type {KeptRun[]} */ (runs), run.id, { layers, tensors }),
    histories: begun.histories.with(-1, history),
    run: {
      ...{ id: run.id, before, epochs: before + 1 },
      settings: { ...lesson.images, ...plan },
    },
    result: test.after,
  };
}

/**
 * The run of a report keeps it, without the network before.
 * @param {KeptRun[]} runs @param {import('./state.js').HandReport} report
 */
export const withReport = (runs, report) =>
  runs.map((run) =>
    run.hand && run.id === report.run
      ? { ...run, hand: { ...run.hand, report: { ...report, kept: null } } }
      : run,
  );

/** Images that are read right by one and wrong by the other. @param {LearntHand['test']} test */
export function changesOf({ before, after }) {
  const isRight = (/** @type {typeof before} */ { predictions, labels }, /** @type {number} */ i) =>
    predictions[i] === labels[i];
  const places = [...before.labels.keys()];
  return {
    worse: places.filter((i) => isRight(before, i) && !isRight(after, i)),
    better: places.filter((i) => !isRight(before, i) && isRight(after, i)),
  };
}

/**
 * How many held-out digits are read right; `alone` are those of which there is no other with their label, so that the copy
 * which reads them has learnt none.
 * @param {LearntHand['own']} own
 */
export function ownScore({ labels, before, after }) {
  const right = (/** @type {Uint8Array} */ read) => labels.filter((label, i) => label === read[i]).length;
  const alone = labels.filter((label) => labels.indexOf(label) === labels.lastIndexOf(label)).length;
  return { wasRight: right(before), right: right(after), count: labels.length, alone };
}
