// measures.js — what comes out of a step, in numbers of the page's own run.

import { IMAGE_SIDE } from '../../../shared/ink-to-image.js';
import { answerOfDrawing } from '../../digit/answer.js';
import { confusion, scores, worstMixUpOf, wrongCount } from '../../results/evaluation.js';
import { isGuesswork } from '../../results/state.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {Record<string, number | string>} Values */
/**
 * What is measured, by the names that texts fill in; null if there is nothing to measure yet.
 * @typedef {(state: State, earlier: Values) => Values | null} Measure   earlier: of the lesson's steps until now
 */

/** @param {number} value @param {number} digits   after the point */
const rounded = (value, digits) => Number(value.toFixed(digits));

/** @param {ArrayLike<number>} values */
const sum = (values) => Array.from(values).reduce((total, value) => total + value, 0);

/** Of one image: how its 784 numbers are spread. @type {Measure} */
function pixels({ shown }) {
  if (!shown) return null;
  const values = [...shown.pixels];
  const zeros = values.filter((value) => value === 0).length;
  return {
    ...{ label: shown.label, count: values.length, zeros, most: Math.max(...values) },
    zeroPercent: Math.round((100 * zeros) / values.length),
  };
}

/** Of the drawing on the pad. @type {Measure} */
function drawing(state) {
  if (!state.drawing) return null;
  const ink = [...state.drawing].filter((value) => value > 0).length;
  const answer = answerOfDrawing(state);
  if (!answer) return null;
  const [first, second] = [...answer.shares].sort((a, b) => b - a);
  return {
    ...{ ink, paper: state.drawing.length - ink },
    ...{ read: answer.best ?? '?', sure: answer.sure ? 'sure' : 'unsure' },
    ...{ percent: rounded(100 * first, 1), second: rounded(100 * second, 1) },
  };
}

/** How large a drawing has become in the picture: its height or width in pixels, whichever is more. @type {Measure} */
function smallDrawing(state) {
  if (!state.drawing) return null;
  const places = [...state.drawing.keys()].filter((place) => Number(state.drawing?.[place]) > 0);
  const extent = (/** @type {number[]} */ of) => Math.max(...of) - Math.min(...of) + 1;
  const rows = places.map((place) => Math.floor(place / IMAGE_SIDE));
  return { tall: Math.max(extent(rows), extent(places.map((place) => place % IMAGE_SIDE))) };
}

/** How many samples are named right by the amount of ink, with the means of these samples. @type {Measure} */
function inkRule({ samples }) {
  const shown = samples.flatMap((sample) =>
    sample ? [{ label: sample.label, ink: sum(sample.pixels) }] : [],
  );
  if (!shown.length) return null;
  const labels = [...new Set(shown.map(({ label }) => label))];
  const means = labels.map((label) => {
    const inks = shown.filter((each) => each.label === label).map(({ ink }) => ink);
    return { label, ink: sum(inks) / inks.length };
  });
  const named = (/** @type {number} */ ink) =>
    means.reduce((best, each) => (Math.abs(each.ink - ink) < Math.abs(best.ink - ink) ? each : best)).label;
  const right = shown.filter(({ label, ink }) => named(ink) === label).length;
  return { ruleRight: right, ruleCount: shown.length, rulePercent: Math.round((100 * right) / shown.length) };
}

/** What was measured in the steps before. @type {Measure} */
const earlier = (_, values) => (Object.keys(values).length ? values : null);

/** Of the last evaluation. @type {Measure} */
function result(state) {
  const { result } = state;
  if (!result?.count || isGuesswork(state)) return null;
  const worst = worstMixUpOf(result);
  const read = scores(confusion(result)).filter(({ recall }) => recall !== null);
  const hardest = read.reduce((least, each) => (Number(each.recall) < Number(least.recall) ? each : least));
  return {
    ...{ count: result.count, wrong: wrongCount(result), right: result.count - wrongCount(result) },
    ...{ of100: rounded(100 * result.accuracy, 1), loss: rounded(result.loss, 3) },
    ...{ actual: worst?.actual ?? '–', predicted: worst?.predicted ?? '–', mixUps: worst?.images ?? 0 },
    hardest: hardest.digit,
  };
}

/** @type {Record<string, Measure>} */
export const MEASURES = { pixels, drawing, smallDrawing, inkRule, earlier, result };
