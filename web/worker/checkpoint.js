// checkpoint.js — copies a network out of the engine with all that training needs to go on to the same bits.

import { collectTensors, restoreTensors } from './weights.js';

/** @typedef {import('../shared/protocol.js').Checkpoint} Checkpoint */
/** @typedef {import('../shared/protocol.js').RunPlace} RunPlace */
/** @typedef {import('./engine/model.js').Model} Model */

/** The run of a checkpoint cannot go on, because images or settings are not those that it began with. */
export class CheckpointError extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(`The interrupted training cannot go on: ${reason}. Train again, which goes on from its last step.`);
    this.name = 'CheckpointError';
  }
}

/** What a network is between two steps: its weights, and what its optimizer remembers. @param {Model} model */
export const collectState = (model) => ({
  tensors: collectTensors(model),
  trainerState: model.trainerState(),
});

/**
 * @param {import('./training.js').TrainingModel & { layers: string }} network
 * @param {RunPlace | null} run   of a run in training
 * @returns {Checkpoint}
 */
export function collectCheckpoint({ model, layers, epochs }, run) {
  return { layers, ...collectState(model), epochs, run };
}

/**
 * Gives a new model the weights and, if there is one, the optimizer's state of a checkpoint. Throws a WeightsError
 * or an EngineError if they do not fit; the model can then only be destroyed.
 * @param {Model} model
 * @param {Partial<Pick<Checkpoint, 'tensors' | 'trainerState'>>} checkpoint
 */
export function restoreCheckpoint(model, { tensors, trainerState }) {
  if (tensors) restoreTensors(model, tensors);
  if (trainerState) model.setTrainerState(trainerState);
}

/** Whether settings are the same; none is an object, and one that an earlier version lacks is 0. @param {any} a @param {any} b */
const areSame = (a, b) =>
  Object.keys({ ...a, ...b }).every((name) => `${a?.[name] ?? 0}` === `${b[name] ?? 0}`);

/**
 * Checks that a run can go on at a place. Throws a CheckpointError.
 * @param {RunPlace} place
 * @param {object} now
 * @param {import('../shared/protocol.js').RunSettings} now.settings
 * @param {number} now.count       training images
 * @param {number} now.checksum    of these
 * @param {number} now.batch       images in a step
 * @param {number} now.begun       epochs that the network has begun in all runs
 */
export function checkRunPlace(place, { settings, count, checksum, batch, begun }) {
  const { epoch, step, order, images, lossSum, correct, elapsedMs, epochStartMs } = place;
  const { settings: former, data } = /** @type {Partial<RunPlace>} */ (place); // another version may lack them
  const formerCount = Number(data?.count) || 0;
  if (formerCount !== count)
    throw new CheckpointError(`it began with ${formerCount} training images, and now there are ${count}`);
  if (data?.checksum !== checksum)
    throw new CheckpointError('its training images are not those that it began with');
  const isWithin = (/** @type {number} */ value, /** @type {number} */ least, /** @type {number} */ most) =>
    Number.isInteger(value) && value >= least && value <= most;
  const fits =
    areSame(former, settings) &&
    isWithin(epoch, 1, settings.epochs + (step === 0 ? 1 : 0)) &&
    isWithin(step, 0, count) &&
    isWithin(images, step, Math.min(step * batch, count)) && // some steps may have taken a single image
    isWithin(correct, 0, images) &&
    order === begun - 1 &&
    [lossSum, elapsedMs, epochStartMs].every(Number.isFinite);
  if (!fits) throw new CheckpointError('its settings or its network are not those that it began with');
}
