// kept-hand.js — whether digits, and what learning them changed, are as a session keeps them.

import { IMAGE_PIXELS } from '../../shared/ink-to-image.js';

/** @param {any} value */
const isNumber = (value) => typeof value === 'number';

/** @param {any} pixels */
const arePixels = (pixels) => pixels instanceof Uint8Array && pixels.length === IMAGE_PIXELS;

/** @param {any} label @param {number} [most] */
const isLabel = (label, most = 9) => Number.isInteger(label) && label >= 0 && label <= most;

/** @param {any} strokes */
const areStrokes = (strokes) =>
  strokes === null ||
  (Array.isArray(strokes) && strokes.every((stroke) => Array.isArray(stroke) && stroke.every(isNumber)));

/** @param {any} digit */
const isDigit = (digit) =>
  Number.isInteger(digit?.id) &&
  isLabel(digit.label) &&
  arePixels(digit.pixels) &&
  areStrokes(digit.strokes) &&
  ['string', 'undefined'].includes(typeof digit.writer);

/** @param {any} hand @returns {hand is import('./state.js').OwnDigit[]} */
export const isHand = (hand) => Array.isArray(hand) && hand.every(isDigit);

/** @param {any} image */
const isWorse = (image) =>
  Number.isInteger(image?.index) &&
  isLabel(image.label) &&
  isLabel(image.after, 10) &&
  arePixels(image.pixels);

/** @param {any} ids */
const areIds = (ids) => Array.isArray(ids) && ids.every(Number.isInteger);

/** Whether it is a report, apart from the network before. @param {any} report @returns {report is import('./state.js').HandReport} */
export const isHandReport = (report) =>
  [report?.run, report?.lesson?.steps, report?.lesson?.count].every(Number.isInteger) &&
  (report.learnt === undefined || areIds(report.learnt)) &&
  [report.own?.right, report.own?.wasRight, report.own?.count].every(Number.isInteger) &&
  [report.test?.before, report.test?.after, report.test?.count].every(isNumber) &&
  [report.better, report.worse].every(Number.isInteger) &&
  Array.isArray(report.worseShown) &&
  report.worseShown.every(isWorse) &&
  typeof report.origin === 'object';
