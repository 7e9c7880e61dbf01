// of-pictures.js — what comes out of a step that is about pictures: of the data, of the pad, of one's own hand.

import { IMAGE_SIDE } from '../../../shared/ink-to-image.js';
import { answerOfDrawing } from '../../digit/answer.js';
import { answerTo } from '../../hand/hand-reader.js';
import { judgedOf } from '../../hand/own-digits.js';

/** @typedef {import('./measures.js').Measure} Measure */

/** @param {number} value @param {number} digits   after the point */
export const rounded = (value, digits) => Number(value.toFixed(digits));

/** @param {ArrayLike<number>} values */
export const sum = (values) => Array.from(values).reduce((total, value) => total + value, 0);

/** Of one image: how its 784 numbers are spread. @type {Measure} */
export function pixels({ shown }) {
  if (!shown) return null;
  const values = [...shown.pixels];
  const zeros = values.filter((value) => value === 0).length;
  return {
    ...{ label: shown.label, count: values.length, zeros, most: Math.max(...values) },
    zeroPercent: Math.round((100 * zeros) / values.length),
  };
}

/** Of the drawing on the pad. @type {Measure} */
export function drawing(state) {
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
export function smallDrawing(state) {
  if (!state.drawing) return null;
  const places = [...state.drawing.keys()].filter((place) => Number(state.drawing?.[place]) > 0);
  const extent = (/** @type {number[]} */ of) => Math.max(...of) - Math.min(...of) + 1;
  const rows = places.map((place) => Math.floor(place / IMAGE_SIDE));
  return { tall: Math.max(extent(rows), extent(places.map((place) => place % IMAGE_SIDE))) };
}

/** How many samples are named right by the amount of ink, with the means of these samples. @type {Measure} */
export function inkRule({ samples }) {
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

/** How many of the person's own digits are read right. @type {Measure} */
export function hand(state) {
  const digits = judgedOf(state);
  const read = digits.map((digit) => answerTo(digit, state)?.best);
  if (!read.length || read.includes(undefined)) return null;
  const right = digits.filter(({ label }, i) => read[i] === label).length;
  const handPercent = Math.round((100 * right) / read.length);
  return { handRight: right, handCount: read.length, handPercent };
}

/** What learning them has changed. @type {Measure} */
export function handReport({ handReport }) {
  if (!handReport) return null;
  const { own, test } = handReport;
  return {
    ...{
      ownBefore: own.wasRight,
      ownAfter: own.right,
      ownCount: own.count,
      ownGain: own.right - own.wasRight,
    },
    ...{ testBefore: rounded(100 * test.before, 2), testAfter: rounded(100 * test.after, 2) },
    testGain: rounded(100 * (test.after - test.before), 2),
  };
}
