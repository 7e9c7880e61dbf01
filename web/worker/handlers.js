// handlers.js — what the worker does about each message of protocol.js.

import { evaluateSplit } from './evaluation.js';
import { Jobs } from './jobs.js';
import { Shelf } from './shelf.js';
import { STOPPED, Slices } from './slices.js';
import { Run } from './training.js';
import { beginTrial } from './trial.js';
import { collectTensors, restoreTensors } from './weights.js';

/** @typedef {import('./engine.js').Engine} Engine */
/** @typedef {import('./engine.js').Model} Model */
/** @typedef {import('./variant.js').Arithmetic} Arithmetic */
/** @typedef {import('./variant.js').Wish} Wish */
/** @typedef {import('../shared/protocol.js').Reply} Reply */
/** @typedef {import('../shared/protocol.js').EngineSummary} EngineSummary */
/** @typedef {import('../shared/protocol.js').ModelSummary} ModelSummary */

/** After a trap the engine's memory may be half written, and nothing that it says can be trusted. */
export class CrashError extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super('The engine has crashed, and its network is lost. Restart to go on with a new one.', { cause });
    this.name = 'CrashError';
  }
}

/**
 * Loads the engine that a page wishes, or the nearest that there is.
 * @typedef {(wish: Wish) => Promise<{ engine: Engine, build: string, arithmetic: Arithmetic }>} LoadEngine
 */

/**
 * @param {LoadEngine} loadEngine
 * @param {URL} manifest                    of the site's data sets
 * @param {(event: object) => void} emit    hears the events of protocol.js
 * @returns {Record<string, (args: any) => Promise<Reply>>}
 */
export function createHandlers(loadEngine, manifest, emit) {
  const { engine, begin } = engineToCome(loadEngine);
  /** @type {import('./training.js').Trainee & { layers: string } | null} */
  let trainee = null;
  const jobs = new Jobs();
  const shelf = new Shelf(engine, manifest, emit, (old) => jobs.stop(({ supply }) => supply === old));

  function network() {
    if (!trainee) throw new Error('There is no network yet.');
    return trainee;
  }

  return stopAfterCrash({
    start: async (wish) => ({ result: await begin(wish) }),

    load: async ({ dataset }) => ({ result: await shelf.load(dataset) }),

    open: async ({ files }) => ({ result: await shelf.open(files) }),

    images: async (choice) => ({ result: chooseImages(shelf.current.dataset, choice) }),

    async create({ tensors, ...settings }) {
      const model = createModel(await engine, settings, tensors);
      await jobs.stop(({ kind }) => kind !== 'trial');
      trainee?.model.destroy();
      trainee = { model, seed: settings.seed, epochs: 0, layers: settings.layers };
      return { result: summarize(model) };
    },

    async train(settings) {
      jobs.refuseDuringJob();
      const subject = network();
      const supply = shelf.current;
      const work = new Run(subject, supply, settings, emit);
      return { result: { ended: await jobs.run({ kind: 'train', work, supply, over: work.start() }) } };
    },

    async trial(settings) {
      const loaded = await engine;
      jobs.refuseDuringJob();
      const supply = shelf.current;
      const begun = beginTrial(loaded, supply, settings, emit);
      return { result: await jobs.run({ kind: 'trial', supply, ...begun }) };
    },

    async evaluate(choice) {
      jobs.refuseDuringJob();
      const { model } = network();
      const supply = shelf.current;
      const work = new Slices();
      const over = evaluateSplit(model, supply, choice, emit, work);
      const result = await jobs.run({ kind: 'evaluate', work, supply, over }).catch(abortIfStopped);
      const { indices, labels, predictions, confidences } = result;
      return { result, transfer: [indices, labels, predictions, confidences].map(({ buffer }) => buffer) };
    },

    async pause() {
      jobs.pause();
      return { result: {} };
    },

    async resume() {
      jobs.resume();
      return { result: {} };
    },

    async stop() {
      await jobs.stop();
      return { result: {} };
    },

    async predict({ pixels }) {
      const { model } = network();
      const outputs = model.predict(pixels);
      return { result: { outputs, predicted: model.predicted } };
    },

    async weights() {
      const { model, layers } = network();
      const tensors = collectTensors(model);
      return { result: { layers, tensors }, transfer: tensors.map(({ values }) => values.buffer) };
    },
  });
}

/**
 * With fresh weights, or with those given if they fit.
 * @param {Engine} engine
 * @param {import('../shared/protocol.js').ModelSettings} settings
 * @param {import('../shared/protocol.js').Tensor[]} [tensors]
 */
function createModel(engine, settings, tensors) {
  const model = engine.createModel(settings);
  try {
    if (tensors) restoreTensors(model, tensors);
    return model;
  } catch (error) {
    model.destroy();
    throw error;
  }
}

/** @param {unknown} error @returns {never} */
function abortIfStopped(error) {
  throw error === STOPPED ? new DOMException('The evaluation was stopped.', 'AbortError') : error;
}

/**
 * The engine as a promise, for requests that come before it is there; should it fail, they hear why.
 * @param {LoadEngine} loadEngine
 */
function engineToCome(loadEngine) {
  /** @type {(engine: Promise<Engine>) => void} */
  let arrive;
  /** @type {Promise<Engine>} */
  const engine = new Promise((resolve) => (arrive = resolve));
  engine.catch(() => {});
  /** @param {Wish} wish @returns {Promise<EngineSummary>} */
  async function begin(wish) {
    const loading = loadEngine(wish);
    arrive(loading.then((loaded) => loaded.engine));
    const {
      build,
      arithmetic,
      engine: { threads },
    } = await loading;
    return { build, arithmetic, threads, isolated: globalThis.crossOriginIsolated === true };
  }
  return { engine, begin };
}

/**
 * @param {import('./engine.js').Dataset} dataset
 * @param {{ pool: 'train' | 'test', indices?: ArrayLike<number>, random?: number, seed?: number }} choice
 */
function chooseImages(dataset, { pool, indices, random = 0, seed = 0 }) {
  const chosen = indices ? Uint32Array.from(indices) : drawLots(dataset, pool, random, seed);
  const all = dataset.labels(pool);
  const labels = Uint8Array.from(chosen, (index) => all[index]);
  return { indices: chosen, labels, pixels: dataset.images(pool, chosen) };
}

/**
 * Indices of some of the images that are ready, all different.
 * @param {import('./engine.js').Dataset} dataset
 * @param {'train' | 'test'} pool @param {number} count @param {number} seed
 */
function drawLots(dataset, pool, count, seed) {
  const subset = dataset.createSubset({ pool, count: dataset.ready(pool) });
  subset.shuffle(seed, 0);
  const indices = subset.indices().slice(0, count);
  subset.destroy();
  return indices;
}

/** Shapes as Keras prints them: of images until the first layer that flattens. @param {Model} model */
function summarize({ layers, paramCount, outputCount }) {
  let flat = false;
  /** @type {ModelSummary} */
  const summary = { layers: [], paramCount, outputCount };
  for (const { text, shape, paramCount } of layers) {
    flat = /^(flatten|dense)\b/.test(text) || (flat && !/^(conv|maxpool|avgpool)\b/.test(text));
    summary.layers.push({ text, shape: flat ? shape.slice(2) : shape, paramCount });
  }
  return summary;
}

/**
 * Once a handler has crashed the engine, every request is answered with that.
 * @param {Record<string, (args: any) => Promise<Reply>>} handlers
 */
function stopAfterCrash(handlers) {
  /** @type {CrashError | null} */
  let crash = null;
  const guarded = Object.entries(handlers).map(([type, handle]) => {
    const guardedHandle = async (/** @type {any} */ args) => {
      if (crash) throw crash;
      try {
        return await handle(args);
      } catch (error) {
        if (error instanceof WebAssembly.RuntimeError) crash = new CrashError(error);
        throw crash ?? error;
      }
    };
    return [type, guardedHandle];
  });
  return Object.fromEntries(guarded);
}
