// state.js — the pad's part of the state: the drawing, and the network's answer to it.

/**
 * @typedef {object} DrawingState
 * @property {Uint8Array | null} drawing       28 × 28, as the network gets it; null for an empty pad
 * @property {import('../../photo/form.js').Form | null} drawingForm   of its strokes
 * @property {import('../../shared/protocol.js').Prediction | null} prediction   for `drawingRead`
 * @property {Uint8Array | null} drawingRead   the drawing that was answered last
 */

/** An empty pad. @returns {DrawingState} */
export const initialDrawing = () => ({
  ...{ drawing: null, drawingForm: null },
  ...{ prediction: null, drawingRead: null },
});
