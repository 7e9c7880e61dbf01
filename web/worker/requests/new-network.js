// new-network.js — makes the network that a request asks for, and says what it is.

import { restoreCheckpoint } from '../checkpoint.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/model.js').Model} Model */
/** @typedef {import('../../shared/protocol.js').ModelSummary} ModelSummary */

/**
 * A network with fresh weights, or with those of a checkpoint. Throws a WeightsError or an EngineError if they do
 * not fit.
 * @param {Engine} engine
 * @param {import('../../shared/protocol.js').ModelSettings} settings
 * @param {Parameters<typeof restoreCheckpoint>[1]} checkpoint
 */
export function createModel(engine, settings, checkpoint) {
  const model = engine.createModel(settings);
  try {
    restoreCheckpoint(model, checkpoint);
    return model;
  } catch (error) {
    model.destroy();
    throw error;
  }
}

/**
 * The summary of protocol.js. Shapes are as Keras prints them: [height, width, channels] up to the first layer
 * that flattens, [units] from there on.
 * @param {Model} model
 */
export function summarize({ layers, paramCount, movingCount, outputCount }) {
  let flat = false;
  /** @type {ModelSummary} */
  const summary = { layers: [], paramCount, movingCount, outputCount };
  for (const { text, shape, paramCount } of layers) {
    flat = /^(flatten|dense|globalavgpool)\b/.test(text) || (flat && !/^(conv|maxpool|avgpool)\b/.test(text));
    summary.layers.push({ text, shape: flat ? shape.slice(2) : shape, paramCount });
  }
  return summary;
}
