// state.js — the results' part of the state: the last evaluation, the images shown of it, and the image
// looked up by its index.

import { ALL_CLASSES, poolCount, pools } from '../data/state.js';
import { placesOf } from './evaluation.js';

/**
 * @typedef {import('./evaluation.js').Evaluation} Evaluation
 * @typedef {import('./evaluation.js').Selection} Selection
 * @typedef {import('./evaluation.js').Split} Split
 * @typedef {import('../data/state.js').Sample} Sample
 * @typedef {import('../../shared/protocol.js').Failure} Failure
 *
 * @typedef {Sample & { prediction: number, confidence: number }} InspectedImage   with the network's answer
 *
 * @typedef {object} Origin       of a result
 * @property {number} [run]       its id; none if the network had not been trained on this page
 * @property {number} [epochs]    that the network had been trained
 * @property {boolean} [isAsked]  a person has asked for it; at the end of a run nobody does
 * @property {boolean} [guessed]  by random weights; sessions of earlier versions do not say
 *
 * @typedef {Evaluation & Origin} Result   those in sessions of earlier versions have no fingerprint
 *
 * @typedef {object} Lookup       of one image by its index
 * @property {'train' | 'test'} pool
 * @property {boolean} within     the index counts images of the chosen digits only
 * @property {string} index       as typed
 * @property {Sample | null} sample
 * @property {import('../../shared/protocol.js').Prediction | null} prediction
 * @property {'range' | Failure | null} problem   no image has the index, or what went wrong
 *
 * @typedef {object} Inspection
 * @property {boolean} shares     the matrix shows shares rather than counts
 * @property {Selection} selection   of the gallery
 * @property {number[]} places    of the images chosen, in the evaluation
 * @property {InspectedImage[]} gallery  the first of them
 * @property {InspectedImage[]} twenty   at random
 * @property {Selection['kind'] | null} copied   of which the indices are in the clipboard
 * @property {{ split: Split, done: number, count: number } | null} asked
 *   the evaluation in progress
 * @property {Failure | null} problem  why the last evaluation failed
 * @property {boolean} allEpochs  the table of epochs leaves none out
 *
 * @typedef {object} ResultsState
 * @property {Result | null} result       the last, of any split
 * @property {Inspection} inspection      of the result
 * @property {Lookup} lookup
 */

/** @type {Selection} */
const FIRST_SELECTION = { kind: 'wrong', cell: null, order: 'surest' };

/** What is known without an evaluation. @returns {Inspection} */
export const nothingInspected = () => ({
  shares: false,
  selection: FIRST_SELECTION,
  places: [],
  gallery: [],
  twenty: [],
  copied: null,
  asked: null,
  problem: null,
  allEpochs: false,
});

/** Nothing has been looked up. @returns {Lookup} */
export const emptyLookup = () => ({
  pool: 'test',
  within: false,
  index: '0',
  sample: null,
  prediction: null,
  problem: null,
});

/**
 * Whether an index counts images of the chosen digits only: a person wants that, and some digits are left out.
 * @param {Pick<import('../data/state.js').DataState, 'classes'>} state @param {boolean} within
 */
export const countsWithin = ({ classes }, within) => within && classes.length < ALL_CLASSES.length;

/**
 * How many images an index may count.
 * @param {import('../data/state.js').DataState} state @param {Pick<Lookup, 'pool' | 'within'>} lookup
 */
export const lookupCount = (state, { pool, within }) =>
  countsWithin(state, within) ? pools(state)[pool] : poolCount(state, pool);

/** What is known of a network that has not been evaluated. */
export const noResult = () => ({ result: null, inspection: nothingInspected() });

/** Whether the result is of a network with random weights. @param {Pick<ResultsState, 'result'>} state */
export const isGuesswork = ({ result }) => result?.guessed ?? false;

/**
 * The inspection of a new evaluation. The selected cell may have become empty, so the gallery shows all
 * again. The images before stay in sight until the new ones are here.
 * @param {Inspection} inspection
 * @param {Evaluation} result
 * @returns {Inspection}
 */
export function inspectionOf(inspection, result) {
  const selection = { ...inspection.selection, cell: null };
  const places = placesOf(result, selection);
  return { ...inspection, selection, places, copied: null, asked: null, problem: null };
}

/**
 * Images with the network's answers.
 * @param {Evaluation} result
 * @param {number[]} places
 * @param {Sample[]} samples  of those places
 * @returns {InspectedImage[]}
 */
export const inspectedImages = (result, places, samples) =>
  samples.map((sample, i) => ({
    ...sample,
    prediction: result.predictions[places[i]],
    confidence: result.confidences[places[i]],
  }));
