// train-output.js — the output of `npm run train`: in the format of Keras, or as JSON.

import { guessingLoss, isFarAboveGuessing } from '../worker/divergence.js';
import { epochLine, progressLine } from './keras-lines.js';
import { ownDigitLines, ownDigitObjects, shownLines } from './single-images.js';

/** @typedef {import('../shared/protocol.js').Evaluation} Evaluation */

/**
 * @typedef {object} Output
 * @property {(event: any) => void} event          prints an event of a run
 * @property {(found: Evaluation) => void} evaluation   prints an evaluation
 * @property {(read: import('./single-images.js').ReadDigit[]) => void} ownDigits   prints what was read of own digits
 * @property {(shown: import('./single-images.js').ShownImage[]) => void} images   prints images of the data set
 */

/** Of a run whose epoch is a single step, which Keras' figures do not say. */
const BEFORE_STEP =
  'One step an epoch: loss and accuracy are from before it, val_loss and val_accuracy from after it.\n';

const NAMES = { train: 'Training', validation: 'Validation', holdout: 'Held-out', test: 'Test' };

/** Indices of the images that were predicted wrongly. @param {Evaluation} found */
const listWrong = ({ indices, labels, predictions }) =>
  [...indices].filter((_, i) => labels[i] !== predictions[i]);

/**
 * Prints as Keras does, but only the epochs that are validated: there may be a thousand others.
 * @param {{ epochs: number, validateEvery: number, batch?: number | 'all' }} run
 * @returns {Output}
 */
export function kerasOutput({ epochs, validateEvery, batch }) {
  const { stdout } = process;
  let announced = 0;
  /** Printed last. */
  let fingerprint = '';
  function announce(/** @type {number} */ epoch) {
    if (epoch !== announced) stdout.write(`Epoch ${epoch}/${epochs}\n`);
    announced = epoch;
  }
  const next = (/** @type {number} */ epoch) =>
    Math.min(epochs, epoch + validateEvery - (epoch % validateEvery));
  function evaluation(/** @type {Evaluation} */ found) {
    const name = NAMES[found.split];
    const percent = (100 * found.accuracy).toFixed(2);
    stdout.write(`${name} loss: ${found.loss.toFixed(4)}\n`);
    const wrong = listWrong(found).length;
    stdout.write(`${name} accuracy: ${percent} % of ${found.count} images, ${wrong} wrong\n`);
    if (found.fingerprint !== fingerprint) stdout.write(`Fingerprint of the weights: ${found.fingerprint}\n`);
    fingerprint = found.fingerprint;
  }
  if (epochs > 0 && batch === 'all') process.stderr.write(BEFORE_STEP);
  if (epochs > 0) announce(next(0));
  return {
    evaluation,
    ownDigits: (read) => stdout.write(`${ownDigitLines(read).join('\n')}\n`),
    images: (shown) => stdout.write(`${shown.flatMap(shownLines).join('\n')}\n`),
    event(event) {
      if (event.event === 'progress' && stdout.isTTY) stdout.write(`\r${progressLine(event)}`);
      if (event.event === 'result') evaluation(event);
      if (event.event !== 'epoch' || event.valLoss === null) return;
      if (stdout.isTTY) stdout.write('\r\x1b[K');
      announce(event.epoch); // an optimizer that has converged ends the run early
      stdout.write(`${epochLine(event)}\n`);
      if (event.epoch < epochs) announce(next(event.epoch));
    },
  };
}

/** @param {number} parameters of the model @returns {Output} */
export function jsonOutput(parameters) {
  const print = (/** @type {object} */ line) => process.stdout.write(`${JSON.stringify(line)}\n`);
  return {
    event(event) {
      const { epoch, loss, accuracy, valLoss, valAccuracy, seconds, fingerprint } = event;
      if (event.event === 'epoch')
        print({ epoch, loss, accuracy, val_loss: valLoss, val_accuracy: valAccuracy, seconds });
      if (event.event === 'result')
        print({
          test_loss: loss,
          test_accuracy: accuracy,
          wrong: listWrong(event),
          seconds,
          parameters,
          fingerprint,
        });
    },
    evaluation: ({ split, loss, accuracy, count, fingerprint }) =>
      print({ split, loss, accuracy, count, fingerprint }),
    ownDigits: (read) => ownDigitObjects(read).forEach(print),
    images: (shown) => shown.forEach(print),
  };
}

/**
 * An event handler that also warns, once and on standard error, if the loss of an epoch is far above guessing.
 * @param {Parameters<typeof guessingLoss>[0]} model
 * @param {Output['event']} event
 * @returns {Output['event']}
 */
export function withWarning(model, event) {
  const guessing = guessingLoss(model);
  let warned = false;
  return (data) => {
    event(data);
    if (warned || data.event !== 'epoch' || !isFarAboveGuessing(data.loss, guessing)) return;
    warned = true;
    const words = 'The steps are probably too large: lower the learning rate if it stays high.';
    process.stderr.write(`The loss is far above that of guessing, ${guessing?.toFixed(2)}. ${words}\n`);
  };
}
