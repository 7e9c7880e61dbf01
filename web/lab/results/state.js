// state.js — the state of looking into results: which images are in sight, and what was asked about
// them.

import { choose } from './evaluation.js';

/**
 * @typedef {import('./evaluation.js').Evaluation} Evaluation
 * @typedef {import('./evaluation.js').Choice} Choice
 * @typedef {import('../state.js').Picture} Picture
 *
 * @typedef {Picture & { prediction: number, confidence: number }} Reading   an image and what was read
 *
 * @typedef {object} Lookup       of one image by its index
 * @property {'train' | 'test'} pool
 * @property {string} index       as typed
 * @property {Picture | null} picture
 * @property {import('../../shared/protocol.js').Prediction | null} prediction
 * @property {'range' | import('../../shared/protocol.js').Failure | null} problem   the index is none, or what went wrong
 *
 * @typedef {object} Inspection
 * @property {boolean} shares     the matrix shows shares rather than counts
 * @property {Choice} choice      of the gallery
 * @property {number[]} places    of the images chosen, in the evaluation
 * @property {Reading[]} gallery  the first of them, with their pictures
 * @property {Reading[]} twenty   at random
 * @property {boolean} copied     the indices of the wrong ones
 * @property {{ split: import('./evaluation.js').Split, done: number, count: number } | null} asked
 *   the evaluation that is on
 * @property {import('../../shared/protocol.js').Failure | null} problem  why the last one did not come about
 * @property {boolean} allEpochs  the table of epochs leaves none out
 */

/** @type {Choice} */
const FIRST_CHOICE = { kind: 'wrong', cell: null, order: 'surest' };

/** What is known without an evaluation. @returns {Inspection} */
export const nothingInspected = () => ({
  shares: false,
  choice: FIRST_CHOICE,
  places: [],
  gallery: [],
  twenty: [],
  copied: false,
  asked: null,
  problem: null,
  allEpochs: false,
});

/** @returns {Lookup} */
export const emptyLookup = () => ({
  pool: 'test',
  index: '0',
  picture: null,
  prediction: null,
  problem: null,
});

/**
 * A new evaluation has come: the cell may have become empty, so the gallery shows all again. The pictures
 * before stay in sight until those of the new images are here.
 * @param {Inspection} inspection @param {Evaluation} result @returns {Inspection}
 */
export function evaluated(inspection, result) {
  const choice = { ...inspection.choice, cell: null };
  return { ...inspection, choice, places: choose(result, choice), copied: false, asked: null, problem: null };
}

/**
 * @param {Evaluation} result @param {number[]} places @param {Picture[]} pictures  of those places
 * @returns {Reading[]}
 */
export const readings = (result, places, pictures) =>
  pictures.map((picture, i) => ({
    ...picture,
    prediction: result.predictions[places[i]],
    confidence: result.confidences[places[i]],
  }));
