// trained-model.js — a network trained on MNIST with the settings of its preset, for the programs of this folder.

import { PRESETS } from '../../web/shared/presets.js';
import { percent } from '../../web/site/format.js';
import { loadDataset, loadEngine, MNIST } from '../../web/terminal/files.js';
import { Run } from '../../web/worker/training.js';

/** @typedef {{ model: string, epochs?: string, seed: string, augment?: string, invented?: string }} Options */

/** @param {Options} options */
export const trainedModel = async (options) => (await trainedNetwork(options)).model;

/** The model, with what else a worker has of it. @param {Options} options */
export async function trainedNetwork(options) {
  const preset = PRESETS.find(({ id }) => id === options.model);
  if (!preset) throw new Error(`There is no preset "${options.model}".`);
  const engine = await loadEngine('simd128');
  const dataset = await loadDataset(engine, MNIST);
  const [seed, epochs] = [Number(options.seed), Number(options.epochs ?? preset.epochs)];
  const model = engine.createModel({ ...preset, seed });
  const counts = { trainCount: dataset.count('train'), validationCount: 0, testCount: dataset.count('test') };
  const { batch, rate, schedule, l2 = 0, clip, average } = preset;
  const augment = options.augment ?? preset.augment ?? '';
  const invented = Number(options.invented ?? preset.invented ?? 0);
  const settings = { ...counts, epochs, batch, rate, schedule, l2, clip, average, augment, invented };
  const source = { dataset, arrived: Promise.resolve() };
  await new Run({ model, seed, epochs: 0 }, source, settings, (event) => {
    if (event.event !== 'epoch') return;
    const accuracy = percent(event.valAccuracy, 2);
    console.log(`${preset.id}, seed ${seed}, epoch ${event.epoch}: ${accuracy} of MNIST's test digits`);
  }).start();
  return { engine, source, model, seed, layers: preset.layers, run: counts };
}
