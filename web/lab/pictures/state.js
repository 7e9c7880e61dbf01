// state.js — the pictures' part of the state: opened files, and the network's answers for their digits.

/**
 * @typedef {import('../../shared/protocol.js').Prediction} Prediction
 *
 * @typedef {object} Sheet    an opened file: a photo, or text
 * @property {string} name    of the file
 * @property {boolean} opening
 * @property {ImageBitmap | null} bitmap
 * @property {import('../../photo/find-digits.js').FoundDigit[][]} lines   of digits, from the top
 * @property {import('../../photo/worker.js').SheetProblem | 'format' | 'noMemory' | 'notLoaded' | 'foreign' | null} problem
 * @property {Record<string, string | number>} [values]   that the problem's sentence names
 *
 * @typedef {object} PicturesState
 * @property {Sheet[]} sheets          shown in place of the pad
 * @property {number} sheetsLeftOut    files that were too many
 * @property {Map<Uint8Array, Prediction>} sheetPredictions   by image of a digit
 */

/** No pictures. @returns {PicturesState} */
export const initialPictures = () => ({ sheets: [], sheetsLeftOut: 0, sheetPredictions: new Map() });
