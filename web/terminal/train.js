// train.js — `npm run train`: trains a network in the terminal, with the page's training loop and engine.

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { texts } from '../text/en/texts.js';
import { translator } from '../text/translate.js';
import { SettingsError } from '../worker/check-settings.js';
import { evaluateSplit } from '../worker/evaluation.js';
import { Slices, STOPPED } from '../worker/slices.js';
import { Run } from '../worker/training.js';
import { loadDataset, MNIST } from './files.js';
import { engineLine, readOptions, runProgram, startEngine, UsageError } from './options.js';
import { predictionsWriter } from './predictions-files.js';
import {
  chooseImages,
  chooseModel,
  chooseSplits,
  chooseSplitToPredict,
  HELP,
  OPTIONS,
} from './train-options.js';
import { jsonOutput, kerasOutput, withWarning } from './train-output.js';
import { applyWeights, checkSavable, loadWeights, saveWeights } from './weights-files.js';

/** @typedef {import('../worker/engine/engine.js').Engine} Engine */
/** @typedef {import('../shared/protocol.js').ModelSettings} ModelSettings */

const english = translator('en', { texts });

/** @param {Engine} engine @param {string | undefined} folder */
async function readData(engine, folder) {
  try {
    if (folder === undefined) return await loadDataset(engine, MNIST);
    return await loadDataset(engine, pathToFileURL(`${resolve(folder)}/`), ({ hint, values }) =>
      process.stderr.write(`${english(`hint.${hint}`, values)}\n`),
    );
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    const place = folder ?? "build/data/mnist ('npm run build' puts it there)";
    throw new UsageError(`no data set in ${place}: ${message}`);
  }
}

/** @param {unknown} error */
function unlessStopped(error) {
  if (error !== STOPPED) throw error;
}

/** @param {Engine} engine @param {ModelSettings} settings */
function createModel(engine, settings) {
  try {
    return engine.createModel(settings);
  } catch (error) {
    const { status, at, message } = /** @type {any} */ (error);
    if (status === 'NN_ERR_MEMORY') throw error;
    throw new UsageError(`${message}\n  ${settings.layers}\n  ${'^'.padStart(at)}`);
  }
}

/**
 * What an interrupted training leaves, as the end of a sentence.
 * @param {boolean} stopped   whether it was in training, not at the end
 * @param {number} epoch @param {number} epochs @param {string | undefined} file
 */
function leftover(stopped, epoch, epochs, file) {
  const where = stopped ? ` in epoch ${epoch} of ${epochs}` : '';
  return `${where}: ${file ? `the weights so far are saved in ${file}` : 'nothing is saved without --save'}.`;
}

/** @param {import('./interruption.js').Interruption} interruption */
async function main(interruption) {
  const values = readOptions(OPTIONS);
  if (values.help) return process.stdout.write(HELP);
  const weights = await loadWeights(values.load);
  const { preset, ...settings } = chooseModel(values, weights?.metadata.layers);
  const splits = chooseSplits(values, settings.epochs);
  const splitToPredict = chooseSplitToPredict(values);
  const writePredictions = await predictionsWriter(values.predictions);
  const { engine, running } = await startEngine(values);
  const model = createModel(engine, settings);
  await checkSavable(values.save, model);
  applyWeights(model, weights);
  const dataset = await readData(engine, values.data);
  const images = chooseImages(values, preset, dataset);
  process.stderr.write(engineLine(running));
  const { layers, optimizer, seed, ...steps } = settings;
  const output = values.json ? jsonOutput(model.paramCount) : kerasOutput(settings);
  const source = { dataset, arrived: Promise.resolve() };
  const network = { model, seed, epochs: 0 };
  const run =
    steps.epochs > 0 && new Run(network, source, { ...steps, ...images }, withWarning(model, output.event));
  const slices = new Slices();
  const stop = () => {
    if (run) run.stop();
    slices.stop();
  };
  return interruption.during(stop, async () => {
    const ended = run && (await run.start());
    for (const split of interruption.cause ? [] : splits) {
      const found = await evaluateSplit(model, source, { split, run: images }, () => {}, slices).catch(
        unlessStopped,
      );
      if (found) output.evaluation(found);
    }
    await saveWeights(values.save, model, { ...settings, ...images, ...running });
    const choice = { split: splitToPredict, run: images };
    if (!interruption.cause)
      await writePredictions?.(model, source, choice, () => {}, slices).catch(unlessStopped);
    return leftover(ended === 'stopped', network.epochs, steps.epochs, values.save);
  });
}

await runProgram('train', main, (error) => error instanceof UsageError || error instanceof SettingsError);
