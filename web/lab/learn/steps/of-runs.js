// of-runs.js — what comes out of a step that trains, or counts right and wrong.

import { confusion, scores, worstMixUpOf, wrongCount } from '../../results/evaluation.js';
import { isGuesswork } from '../../results/state.js';
import { epochsDone } from '../../training/state.js';
import { rounded } from './of-pictures.js';

/** @typedef {import('./measures.js').Measure} Measure */
/** @typedef {import('../../state.js').State} State */

/** Right of 100, with one decimal. @param {number} accuracy */
const of100 = (accuracy) => rounded(100 * accuracy, 1);

/** Pairs that the step mistakes.pair offers as bets. */
const PAIRS = ['4-9', '3-5', '7-9'];

/** The last evaluation of a network that has learnt something. @type {Measure} */
export function result(state) {
  const { result } = state;
  if (!result?.count || isGuesswork(state)) return null;
  const worst = worstMixUpOf(result);
  const read = scores(confusion(result)).filter(({ recall }) => recall !== null);
  const hardest = read.reduce((least, each) => (Number(each.recall) < Number(least.recall) ? each : least));
  const pair = worst ? [worst.actual, worst.predicted].sort((a, b) => a - b).join('-') : '';
  return {
    ...{ count: result.count, wrong: wrongCount(result), right: result.count - wrongCount(result) },
    ...{ of100: of100(result.accuracy), loss: rounded(result.loss, 3), epochs: epochsDone(state) },
    ...{ actual: worst?.actual ?? '–', predicted: worst?.predicted ?? '–', mixUps: worst?.images ?? 0 },
    ...{ pair: PAIRS.includes(pair) ? pair : 'other', hardest: hardest.digit },
    fingerprint: result.fingerprint ?? '',
  };
}

/** Of a network that may have learnt nothing: what it reads right, and which digit it names most. @type {Measure} */
export function guess({ result }) {
  if (!result?.count) return null;
  const named = Array(11).fill(0);
  for (const prediction of result.predictions) named[prediction]++;
  const most = Math.max(...named);
  return {
    ...{ guessOf100: of100(result.accuracy), guessCount: result.count },
    ...{ favourite: named.indexOf(most), favouriteShare: Math.round((100 * most) / result.count) },
  };
}

/** @type {Measure} */
export function cnnResult(state) {
  const now = result(state, {});
  return now && { cnnOf100: now.of100, cnnWrong: now.wrong };
}

/** The last piece of a run: its loss before and after. @type {Measure} */
export function change({ change }) {
  if (!change) return null;
  const { before, after, count } = change;
  const direction = after.loss < before.loss ? 'smaller' : after.loss > before.loss ? 'larger' : 'same';
  const [lossBefore, lossAfter] = [rounded(before.loss, 3), rounded(after.loss, 3)];
  return { lossBefore, lossAfter, direction, batchCount: count };
}

/** The last run against that of an earlier step. @type {Measure} */
export function gain(state, { of100: before }) {
  const now = result(state, {});
  if (!now || before === undefined) return null;
  const gained = rounded(Number(now.of100) - Number(before), 1);
  return {
    nowOf100: now.of100,
    nowWrong: now.wrong,
    gain: gained,
    nowFingerprint: now.fingerprint,
    lead: lead(gained),
  };
}

/** @param {number} points */
const lead = (points) => (points > 0 ? 'better' : points < 0 ? 'worse' : 'same');

/** What a curve shows at a place, on the line between its points. @param {number[]} xs @param {number[]} ys @param {number} x */
function between(xs, ys, x) {
  const at = xs.findIndex((each) => each >= x);
  if (at <= 0) return ys[Math.max(at, 0)];
  const share = (x - xs[at - 1]) / (xs[at] - xs[at - 1]);
  return ys[at - 1] + share * (ys[at] - ys[at - 1]);
}

/** In which third of the network's first run its curve rose most; it begins where guessing is. @type {Measure} */
export function curve({ histories, classes }) {
  const [history] = histories;
  const points = (history?.x ?? []).flatMap((x, i) => {
    const y = history.curves.accuracy.smooth[i];
    return y === null ? [] : [[x, y]];
  });
  if (!points.length) return null;
  const [xs, ys] = [0, 1].map((part) => [[0, 1 / classes.length], ...points].map((point) => point[part]));
  const end = xs[xs.length - 1];
  const [a, b, c, d] = [0, 1, 2, 3].map((third) => between(xs, ys, (third / 3) * end));
  const rises = [b - a, c - b, d - c];
  const most = rises.indexOf(Math.max(...rises));
  return { steepest: ['first', 'middle', 'last'][most], firstRise: Math.round(100 * rises[0]) };
}

/** Training images against test images. @type {Measure} */
export function gap(state) {
  const now = result(state, {});
  const last = state.histories.at(-1)?.epochs.at(-1);
  if (!now || last?.accuracy === undefined || last.accuracy === null) return null;
  const trainOf100 = of100(last.accuracy);
  const apart = rounded(trainOf100 - Number(now.of100), 1);
  const higher = apart > 0 ? 'train' : apart < 0 ? 'test' : 'same';
  return { ...now, trainOf100, higher, apart };
}

/** The training images, evaluated. @type {Measure} */
export function memory({ result }) {
  if (result?.split !== 'train') return null;
  return { memoryOf100: of100(result.accuracy), memoryWrong: wrongCount(result), memoryCount: result.count };
}

/** The same images once more. @type {Measure} */
export function again(state, { nowFingerprint, nowWrong, fingerprint, wrong }) {
  const now = result(state, {});
  if (!now) return null;
  const isSame = now.fingerprint === (nowFingerprint ?? fingerprint) && now.wrong === (nowWrong ?? wrong);
  return {
    again: isSame ? 'same' : 'other',
    againWrong: now.wrong,
    print: String(now.fingerprint).slice(0, 9),
  };
}

/** The mistake that the network was surest of. @type {Measure} */
export function surest({ result }) {
  if (!result) return null;
  const { labels, predictions, confidences } = result;
  const wrong = [...confidences.keys()].filter((at) => labels[at] !== predictions[at]);
  if (!wrong.length) return null;
  const at = wrong.reduce((most, each) => (confidences[each] > confidences[most] ? each : most));
  const sureOf = Math.min(rounded(100 * confidences[at], 1), 99.9);
  return { sureOf, sureLabel: labels[at], sureRead: predictions[at] };
}

/** Errors of the last run that an earlier one made, too. @type {Measure} */
export function twoSeeds(state, { wrongAt = '' }) {
  const now = wrongImages(state);
  if (!now || !wrongAt) return null;
  const before = new Set(String(wrongAt).split(',').filter(Boolean).map(Number));
  const common = now.filter((index) => before.has(index)).length;
  const sameErrors = common === now.length && common === before.size ? 'all' : common ? 'some' : 'none';
  return {
    secondWrong: now.length,
    common,
    sameErrors,
    fingerprint: state.result?.fingerprint ?? '',
    wrong: now.length,
  };
}

/** Which images are read wrong. @param {State} state */
function wrongImages({ result }) {
  if (!result?.count) return null;
  return [...result.indices].filter((_, at) => result.labels[at] !== result.predictions[at]);
}

/** @type {Measure} */
export function firstErrors(state) {
  const wrong = wrongImages(state);
  return wrong && { firstWrong: wrong.length, wrongAt: wrong.join() };
}

/** How far the loss of the last run has fallen from its first epoch to its last, and what came of it. @type {Measure} */
export function fall(state) {
  const read = broken(state, {});
  if (read?.ended === 'diverged') return read;
  const losses = state.histories.at(-1)?.epochs.map(({ loss }) => rounded(loss, 2)) ?? [];
  return read && losses.length
    ? { ...read, lossFirst: losses[0], lossLast: losses[losses.length - 1] }
    : null;
}

/** A run that went wrong, or did not; one that diverged reads nothing, and has a text of its own. @type {Measure} */
export function broken(state) {
  const { phase, runError } = state;
  if (phase === 'error' && runError?.name === 'DivergedError') return { of100: 0, ended: 'diverged' };
  const read = guess(state, {});
  return read && { ...read, of100: read.guessOf100 };
}
