// train.js — `npm run train`: trains a network in the terminal, with the page's training loop and engine.

import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fittingAt } from '../shared/layer-words.js';
import { texts } from '../text/en/texts.js';
import { translator } from '../text/translate.js';
import { SettingsError } from '../worker/check-settings.js';
import { Slices } from '../worker/slices.js';
import { DigitsError } from '../worker/splits.js';
import { Run } from '../worker/training.js';
import { checkLines } from './check/check-lines.js';
import { describe } from './describe.js';
import { loadDataset, MNIST } from './files.js';
import { engineLine, readOptions, runProgram, startEngine, UsageError } from './options.js';
import { combinationsOf, Search, searchJson, searchLines } from './search.js';
import { chooseEnd, finish } from './train-end.js';
import { chooseImages, chooseModel, digitsOfFile, HELP, OPTIONS } from './train-options.js';
import { jsonOutput, kerasOutput, withWarning } from './train-output.js';
import { applyWeights, checkSavable, loadWeights } from './weights-files.js';

/** @typedef {import('../worker/engine/engine.js').Engine} Engine */
/** @typedef {import('../shared/protocol.js').ModelSettings} ModelSettings */
/** @typedef {import('./train-options.js').Values} Values */

const english = translator('en', { texts });

/** A data set of the site; `folder` has MNIST. @param {Engine} engine @param {string} id @param {string | undefined} folder */
async function readSiteData(engine, id, folder) {
  if (id === 'mnist') return readData(engine, folder);
  const place = fileURLToPath(new URL(`../${id}/`, MNIST));
  return readData(engine, place);
}

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

/** @param {Engine} engine @param {ModelSettings} settings */
function createModel(engine, settings) {
  try {
    return engine.createModel(settings);
  } catch (error) {
    const { status, at, message } = /** @type {any} */ (error);
    if (status === 'NN_ERR_MEMORY') throw error;
    const fits = at ? fittingAt(settings.layers, at - 1)?.words.join(', ') : undefined;
    const line = `${message}\n  ${settings.layers}\n  ${'^'.padStart(at)}`;
    throw new UsageError(fits ? `${line}\n  fits here: ${fits}` : line);
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

/**
 * The images of each split; says so if their digits are those of the weights.
 * @param {import('../weights/files.js').Weights | null} weights   of the file of --load
 * @param {Values} values
 * @param {import('../shared/presets.js').Preset | undefined} preset
 * @param {import('../worker/engine/dataset.js').Dataset} dataset
 */
function chooseImagesFor(weights, values, preset, dataset) {
  const digits = digitsOfFile(values, weights?.metadata);
  if (digits) process.stderr.write(`The digits are those that ${values.load} names: ${digits.join(', ')}.\n`);
  return chooseImages(values, preset, dataset, digits);
}

/** @param {Values} values */
async function describeData(values) {
  const weights = await loadWeights(values.load);
  const { preset, ...settings } = chooseModel(values, weights?.metadata.layers);
  const { engine } = await startEngine(values);
  const model = createModel(engine, settings);
  applyWeights(model, weights, values);
  const dataset = await readData(engine, values.data);
  const images = chooseImagesFor(weights, values, preset, dataset);
  process.stdout.write(describe(dataset, images, model, values.json ?? false));
}

/**
 * What a search trains. Throws a UsageError, before the first training.
 * @param {Values} values @param {import('./search.js').Combination[]} combinations
 */
function planSearch(values, combinations) {
  const planned = combinations.map((combination) => {
    const own = { ...values, ...combination };
    return { combination, own, ...chooseModel(own) };
  });
  if (values.load !== undefined) throw new UsageError('--search trains from fresh weights: leave --load out');
  if (planned.some(({ epochs }) => epochs === 0)) throw new UsageError('--search needs at least one epoch');
  return planned;
}

/**
 * Trains every combination of --search, then evaluates and saves the best.
 * @param {Values} values @param {string[]} lists @param {import('./interruption.js').Interruption} interruption
 */
async function searchBest(values, lists, interruption) {
  const plans = planSearch(values, combinationsOf(lists));
  const wanted = await chooseEnd(values, 0);
  const { engine, running } = await startEngine(values);
  for (const plan of plans) {
    const model = createModel(engine, plan);
    await checkSavable(values.save, model);
    model.destroy();
  }
  const dataset = await readData(engine, values.data);
  const planned = plans.map(({ combination, own, preset, layers, optimizer, seed, ...steps }) => {
    const run = { ...steps, ...chooseImages(own, preset, dataset) };
    return { combination, model: { layers, optimizer, seed }, run };
  });
  process.stderr.write(engineLine(running));
  if (planned.some(({ run }) => run.validationCount === 0))
    process.stderr.write('The test images decide which is best: hold images out with --validation.\n');
  const source = { dataset, arrived: Promise.resolve() };
  const output = values.json ? searchJson() : searchLines(planned.length);
  const search = new Search((settings) => createModel(engine, settings), source, output);
  const slices = new Slices();
  const stop = () => {
    search.stop();
    slices.stop();
  };
  return interruption.during(stop, async () => {
    await search.start(planned);
    if (!search.best) return '.';
    const { model, found } = search.best;
    const { run, model: settings } = found.planned;
    const report = values.json ? jsonOutput(model.paramCount) : kerasOutput({ epochs: 0, validateEvery: 1 });
    const facts = { ...settings, ...run, ...running };
    await finish(wanted, model, { source, run, facts }, report, { slices, interruption });
    return values.save ? `: the best so far is saved in ${values.save}.` : leftover(false, 0, 0, undefined);
  });
}

/** @param {import('./interruption.js').Interruption} interruption */
async function main(interruption) {
  const values = readOptions(OPTIONS);
  if (values.help) return process.stdout.write(HELP);
  if (values.check !== undefined)
    return checkLines(values, (engine, id) => readSiteData(engine, id, values.data), interruption);
  if (values.describe) return describeData(values);
  if (values.search) return searchBest(values, values.search, interruption);
  const weights = await loadWeights(values.load);
  const { preset, ...settings } = chooseModel(values, weights?.metadata.layers);
  const wanted = await chooseEnd(values, settings.epochs);
  const { engine, running } = await startEngine(values);
  const model = createModel(engine, settings);
  await checkSavable(values.save, model);
  applyWeights(model, weights, values);
  const dataset = await readData(engine, values.data);
  const images = chooseImagesFor(weights, values, preset, dataset);
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
    const facts = { ...settings, ...images, ...running };
    await finish(wanted, model, { source, run: images, facts }, output, { slices, interruption });
    return leftover(ended === 'stopped', network.epochs, steps.epochs, values.save);
  });
}

/** The option stands where the page has its choice of digits. @param {unknown} error */
function withOption(error) {
  if (error instanceof DigitsError) error.message = error.message.replace(/\.$/, ' with --classes.');
  throw error;
}

await runProgram(
  'train',
  (interruption) => main(interruption).catch(withOption),
  (error) => error instanceof UsageError || error instanceof SettingsError,
);
