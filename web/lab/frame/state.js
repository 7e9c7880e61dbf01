// state.js — the part of the state that is about a frame which compares two networks.

/**
 * @typedef {object} Comparison
 * @property {import('./compare/compare-view.js').CompareTranslate} of   its texts
 * @property {string} language   theirs
 * @property {Uint8Array | null} drawingRead   the drawing that was answered last
 * @property {(import('../../shared/protocol.js').Prediction | null)[]} predictions   for it, of the lanes; null for one
 *   that is not made yet
 *
 * @typedef {object} CompareState
 * @property {Comparison | null} compare   null in other views, and until its texts are here
 */

/** @returns {CompareState} */
export const initialCompare = () => ({ compare: null });
