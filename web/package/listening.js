// listening.js — hears what the worker tells of a training, and tells it to whoever trains.

/** @typedef {import('./trainer.js').Epoch} Epoch */
/** @typedef {import('./trainer.js').Progress} Progress */
/** @typedef {import('./trainer.js').Trained} Trained */

/**
 * @typedef {object} Heard
 * @property {Trained} trained   so far
 * @property {{ error: unknown } | null} failure   what a listener has thrown, after which nothing is told
 */

/**
 * @param {Pick<import('./trainer.js').TrainOptions, 'onProgress' | 'onEpoch'>} listeners
 * @param {() => void} stop   ends the training, where a listener throws
 */
export function listen({ onProgress, onEpoch }, stop) {
  /** @type {Heard} */
  const heard = { trained: { epochs: [], test: null }, failure: null };
  /** @type {Record<string, (event: any) => void>} */
  const listeners = {
    progress: (event) => onProgress?.(progressOf(event)),
    epoch(event) {
      const epoch = epochOf(event);
      heard.trained.epochs.push(epoch);
      onEpoch?.(epoch);
    },
    result(event) {
      heard.trained.test = resultOf(event);
    },
  };
  const onEvent = (/** @type {any} */ event) => {
    try {
      if (!heard.failure) listeners[event.event]?.(event);
    } catch (error) {
      heard.failure = { error };
      stop();
    }
  };
  return { heard, onEvent };
}

/** @param {any} event @returns {Progress} */
const progressOf = ({ epoch, step, steps, loss, accuracy, imagesPerSecond, secondsLeft }) => ({
  ...{ epoch, step, steps, loss, accuracy, imagesPerSecond, secondsLeft },
});

/** @param {any} event @returns {Epoch} */
const epochOf = ({ epoch, loss, accuracy, valLoss, valAccuracy, seconds }) => ({
  ...{ epoch, loss, accuracy, valLoss, valAccuracy, seconds },
});

/** @param {any} event @returns {NonNullable<Trained['test']>} */
const resultOf = ({ loss, accuracy, count, fingerprint }) => ({ loss, accuracy, count, fingerprint });
