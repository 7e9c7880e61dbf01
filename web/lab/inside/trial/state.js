// state.js — the part of the room's state that is about reasons, what one image teaches, and changes.

/** @typedef {import('../../../shared/protocol.js').Inside} Inside */
/** @typedef {import('../../../shared/protocol.js').FoundImages} FoundImages */

/**
 * What took long to find, with the question: it may be out of date.
 * @template Found
 * @typedef {{ about: unknown[], found: Found }} Compared
 */

/**
 * @typedef {object} Reason   why an answer is one class and not another
 * @property {number} of       the classes, as digits
 * @property {number} against
 * @property {number} value    the difference of the logits
 * @property {number} biases   their part of it
 * @property {Float32Array} pixels   the part of each pixel
 *
 * @typedef {object} Gradients   an image with the gradients of its loss
 * @property {number} label    a digit
 * @property {Inside} inside
 * @property {import('../../../shared/protocol.js').LayerSummary[]} layers   of the network that gave them
 *
 * @typedef {object} Checked   a weight of the unit that is looked at, with the differences
 * @property {number} layer @property {number} unit   counted from 1
 * @property {import('../../../shared/protocol.js').GradientCheck} found
 *
 * @typedef {object} Dragged   a bias, while it is dragged
 * @property {number} layer @property {number} unit   counted from 1
 * @property {number} value
 * @property {number} reach   how far the slider goes to either side
 *
 * @typedef {object} TrialState
 * @property {number | null} of        chosen digits; null for the likeliest two
 * @property {number | null} against
 * @property {Reason | null} reason
 * @property {Compared<Float32Array> | null} drops   by which the difference drops where a part of the image is covered
 * @property {Compared<FoundImages> | null} similar
 * @property {number} age              how often the weights have become others behind the page's back
 * @property {number | null} label     of the image, as a person says; null for what is known of it
 * @property {string} rate             as typed; empty for that of the settings
 * @property {Gradients | null} gradients
 * @property {import('../../../shared/protocol.js').Taught & { label: number } | null} taught
 * @property {Checked | null} checked
 * @property {import('../../../shared/protocol.js').Tensor[] | null} weights   as a person has changed them
 * @property {import('../../../shared/protocol.js').Effect | null} effect
 * @property {Dragged | null} dragged   until the weights with it have come
 * @property {'more' | 'less' | 'zero'} brush   what a stroke does to a weight
 * @property {number} channel         of the input whose weights are painted, from 0
 */

/**
 * @typedef {object} WalkState   a walk through the layers; where it is stands in the address
 * @property {Gradients | null} found   with the gradients of the weights
 * @property {boolean} isPlaying     whether it goes on by itself
 */

/** @returns {WalkState} */
export const noWalk = () => ({ found: null, isPlaying: false });

/** Nothing asked, nothing changed. @returns {TrialState} */
export const noTrial = () => ({
  ...{ of: null, against: null, reason: null, drops: null, similar: null, age: 0 },
  ...{ label: null, rate: '', gradients: null, taught: null, checked: null },
  ...{ weights: null, effect: null, dragged: null, brush: 'more', channel: 0 },
});
