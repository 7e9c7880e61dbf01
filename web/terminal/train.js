// train.js — `npm run train`: trains a network in the terminal, with the loop and the engine of the page.

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeSafetensors } from '../shared/weights-file.js';
import { Run } from '../worker/training.js';
import { UsageError, startEngine } from './engine-options.js';
import { MNIST, loadDataset } from './files.js';
import { epochLine, progressLine } from './keras-lines.js';
import { HELP, checkWritable, chooseImages, chooseModel, readOptions } from './train-options.js';

/** @typedef {import('../worker/engine.js').Engine} Engine */
/** @typedef {ReturnType<typeof chooseModel>} Settings */

/** @param {Engine} engine @param {string | undefined} folder */
async function readData(engine, folder) {
  try {
    return await loadDataset(engine, folder === undefined ? MNIST : pathToFileURL(`${resolve(folder)}/`));
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    const place = folder ?? "build/data/mnist ('npm run build' puts it there)";
    throw new UsageError(`no data set in ${place}: ${message}`);
  }
}

/** @param {Engine} engine @param {Settings} settings */
function createModel(engine, settings) {
  try {
    return engine.createModel(settings);
  } catch (error) {
    const { status, at, message } = /** @type {any} */ (error);
    if (status === 'NN_ERR_MEMORY') throw error;
    throw new UsageError(`${message}\n  ${settings.layers}\n  ${'^'.padStart(at)}`);
  }
}

/** Prints the events of a run for people, as Keras does. @param {number} epochs @param {number} steps */
function kerasPrinter(epochs, steps) {
  const { stdout } = process;
  const begin = (/** @type {number} */ epoch) => stdout.write(`Epoch ${epoch}/${epochs}\n`);
  begin(1);
  return (/** @type {any} */ event) => {
    if (event.event === 'progress' && stdout.isTTY) stdout.write(`\r${progressLine(event)}`);
    if (event.event === 'epoch') {
      stdout.write(`${stdout.isTTY ? '\r\x1b[K' : ''}${epochLine(event, steps)}\n`);
      if (event.epoch < epochs) begin(event.epoch + 1);
    }
    if (event.event === 'result') {
      const wrong = listWrong(event).length;
      const percent = (100 * event.accuracy).toFixed(2);
      stdout.write(`Test loss: ${event.loss.toFixed(4)}\n`);
      stdout.write(`Test accuracy: ${percent} % of ${event.count} images, ${wrong} wrong\n`);
    }
  };
}

/** Prints them for programs. @param {number} parameters of the model */
function jsonPrinter(parameters) {
  const print = (/** @type {object} */ line) => process.stdout.write(`${JSON.stringify(line)}\n`);
  return (/** @type {any} */ event) => {
    const { epoch, loss, accuracy, valLoss, valAccuracy, seconds } = event;
    if (event.event === 'epoch')
      print({ epoch, loss, accuracy, val_loss: valLoss, val_accuracy: valAccuracy, seconds });
    if (event.event === 'result')
      print({ test_loss: loss, test_accuracy: accuracy, wrong: listWrong(event), seconds, parameters });
  };
}

/**
 * The test images that the network got wrong.
 * @param {{ indices: Uint32Array, labels: Uint8Array, predictions: Uint8Array }} result
 */
function listWrong({ indices, labels, predictions }) {
  return [...indices].filter((_, i) => labels[i] !== predictions[i]);
}

/**
 * All weights, named by the number of their layer.
 * @param {import('../worker/engine.js').Model} model
 */
function collectTensors(model) {
  return model.layers.flatMap(({ kernelShape, hasBias }, index) => {
    if (!kernelShape.length) return [];
    const { kernel, bias } = model.weights(index);
    const tensors = [{ name: `${index}.kernel`, shape: kernelShape, values: kernel }];
    if (hasBias) tensors.push({ name: `${index}.bias`, shape: [bias.length], values: bias });
    return tensors;
  });
}

async function main() {
  const values = readOptions();
  if (values.help) return process.stdout.write(HELP);
  const settings = chooseModel(values);
  await checkWritable(values.save);
  const { engine, running } = await startEngine(values);
  const model = createModel(engine, settings);
  const dataset = await readData(engine, values.data);
  const images = chooseImages(values, dataset);
  if (!values.json) process.stderr.write(`Engine ${running.build}, threads: ${running.threads}\n`);
  const { epochs, batch, rate, schedule, seed } = settings;
  const emit = values.json
    ? jsonPrinter(model.paramCount)
    : kerasPrinter(epochs, batch === 'all' ? 1 : Math.ceil(images.trainCount / batch));
  const trainee = { model, seed, epochs: 0 };
  const supply = { dataset, arrived: Promise.resolve() };
  await new Run(trainee, supply, { epochs, batch, rate, schedule, l2: 0, ...images }, emit).start();
  if (values.save) {
    const facts = Object.entries({ ...settings, ...images, ...running });
    const metadata = Object.fromEntries(facts.map(([key, value]) => [key, `${value}`]));
    await writeFile(values.save, writeSafetensors(collectTensors(model), metadata));
  }
}

try {
  await main();
} catch (error) {
  const { message } = /** @type {Error} */ (error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
  process.stderr.write(`train: ${message}\n`);
  if (process.exitCode === 2) process.stderr.write("'npm run train -- --help' lists the options.\n");
}
