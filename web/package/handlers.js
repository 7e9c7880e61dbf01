// handlers.js — answers a Trainer's requests: those of protocol.js that it sends.

import { IMAGE_SIDE } from '../shared/ink-to-image.js';
import { refuseAfterCrash } from '../worker/requests/crash.js';
import { summarize } from '../worker/requests/new-network.js';
import { Run } from '../worker/training.js';
import { collectTensors } from '../worker/weights.js';
import { restoreWeights } from './own-weights.js';

/** @typedef {import('../worker/engine/engine.js').Engine} Engine */
/** @typedef {import('../worker/training.js').ImageSource} ImageSource */
/** @typedef {import('../worker/training.js').TrainingModel} TrainingModel */

/**
 * The handlers for `serve` of protocol.js. The first request is `begin`, then come `fill` and `create` in any order.
 * @param {(wasm: Uint8Array<ArrayBuffer>, threads: number) => Promise<Engine>} loadEngine
 * @param {(event: object) => void} emit   sends an event of protocol.js
 * @returns {import('../shared/protocol.js').Handlers<
 *   'begin' | 'fill' | 'create' | 'train' | 'stop' | 'predict' | 'weights'>}
 */
export function createHandlers(loadEngine, emit) {
  /** @type {Engine} */
  let engine;
  /** @type {TrainingModel} */
  let network;
  /** @type {ImageSource} */
  let source;
  /** The training under way. @type {{ work: Run, finished: Promise<unknown> } | null} */
  let job = null;

  async function stop() {
    job?.work.stop();
    await job?.finished.catch(() => {}); // `train` throws its failure
  }

  return refuseAfterCrash({
    async begin({ build, wasm, threads }) {
      engine = await loadEngine(wasm, threads);
      const isolated = globalThis.crossOriginIsolated === true;
      return { result: { build, arithmetic: 'strict', threads: engine.threads, isolated } };
    },

    async fill({ train, test }) {
      await stop();
      const dataset = engine.createDataset();
      try {
        dataset.fill('train', train, IMAGE_SIDE);
        if (test.labels.length) dataset.fill('test', test, IMAGE_SIDE);
      } catch (error) {
        dataset.destroy();
        throw error;
      }
      source?.dataset.destroy();
      source = { dataset, arrived: Promise.resolve() };
      return { result: {} };
    },

    async create({ tensors, ...settings }) {
      const model = engine.createModel(settings);
      try {
        if (tensors) restoreWeights(model, tensors);
      } catch (error) {
        model.destroy();
        throw error;
      }
      await stop();
      network?.model.destroy();
      network = { model, seed: settings.seed, epochs: 0 };
      return { result: summarize(model) };
    },

    async train(settings) {
      await stop();
      const work = new Run(network, source, settings, emit);
      const finished = work.start();
      job = { work, finished };
      return { result: { ended: await finished } };
    },

    async stop() {
      await stop();
      return { result: {} };
    },

    async predict({ pixels }) {
      const outputs = network.model.predict(pixels);
      return { result: { outputs, predicted: network.model.predicted } };
    },

    async weights() {
      const tensors = collectTensors(network.model);
      const layers = network.model.layers.map(({ text }) => text).join(' | ');
      return { result: { layers, tensors }, transfer: tensors.map(({ values }) => values.buffer) };
    },
  });
}
