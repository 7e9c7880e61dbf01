// train-end.js — what `npm run train` does with a trained network: evaluates it, saves its weights and predictions,
// has it read own digits, and shows images.

import { evaluateSplit } from '../worker/evaluation.js';
import { STOPPED } from '../worker/slices.js';
import { predictionsWriter } from './predictions-files.js';
import { openDigits, readDigits, readShow, showImages } from './single-images.js';
import { chooseSplits, chooseSplitToPredict } from './train-options.js';
import { saveWeights } from './weights-files.js';

/**
 * What the options ask for. Throws a UsageError.
 * @param {import('./train-options.js').Values} values
 * @param {number} epochs   without which there is an evaluation in any case
 */
export const chooseEnd = async (values, epochs) => ({
  splits: chooseSplits(values, epochs),
  splitToPredict: chooseSplitToPredict(values),
  writePredictions: await predictionsWriter(values.predictions),
  save: values.save,
  ownDigits: await openDigits(values.read),
  shown: readShow(values.show),
});

/** @param {unknown} error */
function unlessStopped(error) {
  if (error !== STOPPED) throw error;
}

/**
 * Evaluates, saves and predicts; of a program that is ended early only the weights are saved.
 * @param {Awaited<ReturnType<typeof chooseEnd>>} wanted
 * @param {import('../worker/engine/model.js').Model} model
 * @param {object} of
 * @param {import('../worker/training.js').ImageSource} of.source
 * @param {import('../shared/protocol.js').ImageSettings} of.run
 * @param {object} of.facts   settings to store with the weights
 * @param {import('./train-output.js').Output} output
 * @param {{ slices: import('../worker/slices.js').Slices, interruption: import('./interruption.js').Interruption }} until
 */
export async function finish(wanted, model, { source, run, facts }, output, { slices, interruption }) {
  for (const split of interruption.cause ? [] : wanted.splits) {
    const found = await evaluateSplit(model, source, { split, run }, () => {}, slices).catch(unlessStopped);
    if (found) output.evaluation(found);
  }
  if (!interruption.cause && wanted.ownDigits.length)
    output.ownDigits(readDigits(wanted.ownDigits, model, run.classes));
  await saveWeights(wanted.save, model, facts);
  if (wanted.shown && !interruption.cause)
    output.images(
      showImages(wanted.shown, model, source.dataset, { split: wanted.splitToPredict, run, facts }),
    );
  if (interruption.cause || !wanted.writePredictions) return;
  const choice = { split: wanted.splitToPredict, run };
  await wanted.writePredictions(model, source, choice, () => {}, slices).catch(unlessStopped);
}
