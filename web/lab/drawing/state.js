// state.js — the pad's part of the state: the drawing, and the network's answer to it.

/**
 * @typedef {object} DrawingState
 * @property {Uint8Array | null} drawing       28 × 28, as the network gets it; null for an empty pad
 * @property {boolean[] | null} drawingOdd   for each digit, whether its strokes have another form; null until that is known
 * @property {number} drawingShare   how much of the pad's width or height it takes, whichever is more; 0 for an empty pad
 * @property {import('../../shared/protocol.js').Prediction | null} prediction   for `drawingRead`
 * @property {Uint8Array | null} drawingRead   the drawing that was answered last
 */

/** An empty pad. @returns {DrawingState} */
export const initialDrawing = () => ({
  ...{ drawing: null, drawingOdd: null, drawingShare: 0 },
  ...{ prediction: null, drawingRead: null },
});
