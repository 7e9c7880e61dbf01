/** What a person can do on the page: asks the worker, and puts into the store what comes of it. */

import { connect } from '../shared/protocol.js';
import { OPTIMIZERS } from '../shared/presets.js';
import { strokesToImage } from './ink.js';
import { SMALLEST_DRAWING } from './pad.js';
import { dataArrived, dataComplete, phaseAfter, REDUCERS } from './session.js';
import { idlePhase, isRunning, noData, noRun, presetState, SAMPLE_COUNT } from './state.js';
import { runSettings, settingsOf } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Picture} Picture */
/** @typedef {ReturnType<typeof import('./store.js').createStore<State>>} Store */

/** While images arrive, a few of them appear in the data panel at a time. */
const TRICKLE = { count: 3, everyMs: 120 };
/** The bars beside the pad sway this often while the network trains. */
const PREDICT_EVERY_MS = 100;
/** Wrong images that a look at the gallery adds. */
const GALLERY_STEP = 24;
/** The time left is said once that much of it is known, in milliseconds. */
const ESTIMATE_AFTER_MS = 1000;

export class Trainer {
  #store;
  #startWorker;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {ReturnType<typeof connect>} */
  #call = () => Promise.reject(new Error('The worker has not been started.'));
  /** Settled when the network on the page is the worker's. @type {Promise<void> | null} */
  #creating = null;
  #creations = 0;
  #loads = 0;
  #loading = false;
  #loadBegan = 0;
  #lastTrickle = 0;
  #sampleSeed = 0;
  #predicting = false;
  #lastPrediction = 0;

  /** @param {Store} store @param {() => Worker} startWorker */
  constructor(store, startWorker) {
    this.#store = store;
    this.#startWorker = startWorker;
  }

  get #state() {
    return this.#store.state;
  }

  // ---- The worker and the data -----------------------------------------------------------------------

  /** Begins, or begins again after the worker has died. */
  start = async () => {
    this.#worker?.terminate();
    const worker = this.#startWorker();
    this.#worker = worker;
    this.#creating = null;
    this.#predicting = false;
    this.#call = connect(worker, this.#hear);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die({ name: 'Error', message: event.message ?? 'It could not be started.' });
    };
    this.#store.update({ ...noRun(), model: null, outputs: null, workerError: null, layersError: null });
    this.#startEngine();
    const { dataset } = this.#state;
    await this.chooseDataset(dataset === 'own' ? 'mnist' : dataset);
  };

  async #startEngine() {
    const worker = this.#worker;
    this.#store.update({ engine: null });
    try {
      const engine = await this.#call('start', this.#state.wish);
      if (worker === this.#worker) this.#store.update({ engine });
    } catch {
      /* The data set, which needs the engine, is answered with its failure. */
    }
  }

  /** In a new worker, with fresh weights. @param {import('../worker/variant.js').Wish} change */
  chooseEngine = (change) => {
    this.#store.update({ wish: { ...this.#state.wish, ...change } });
    return this.start();
  };

  /** @param {string} dataset */
  chooseDataset = async (dataset) => {
    const load = ++this.#loads;
    this.#loading = true;
    this.#loadBegan = performance.now();
    this.#creating = null;
    this.#store.update({ ...noRun(), ...noData(), phase: 'loading', dataset, model: null, outputs: null });
    try {
      const summary = await this.#call('load', { dataset });
      if (load !== this.#loads) return;
      this.#loading = false;
      this.#store.update(dataComplete(this.#state, summary));
      this.#afterArrival();
      await this.#fillSamples();
    } catch (error) {
      if (load === this.#loads) this.#fail('dataError', error);
    }
  };

  /** The user's own. What was arriving gives way to them, and comes again if they are of no use. */
  /** @param {File[]} files */
  openFiles = async (files) => {
    const load = ++this.#loads;
    this.#store.update({ readingFiles: true, filesError: null });
    try {
      const contents = await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
      const summary = await this.#call(
        'open',
        { files: contents },
        contents.map(({ bytes }) => bytes.buffer),
      );
      this.#loading = false;
      const cleared = {
        ...noRun(),
        ...noData(),
        dataset: 'own',
        model: null,
        phase: /** @type {const} */ ('loading'),
      };
      this.#store.update(cleared);
      this.#store.update(dataComplete(this.#state, summary));
      await this.#create();
      await this.#fillSamples();
    } catch (error) {
      if (load !== this.#loads) return;
      if (this.#loading) this.chooseDataset(this.#state.dataset);
      if (isFatal(error)) this.#die(failure(error));
      else this.#store.update({ filesError: failure(error) });
    } finally {
      this.#store.update({ readingFiles: false });
    }
  };

  moreSamples = () => this.#addSamples(SAMPLE_COUNT);

  /** @param {Picture | null} picture */
  show = (picture) => this.#store.update({ shown: picture });

  /** What the worker tells unasked. */
  #hear = (/** @type {any} */ event) => {
    const foreign = event.dataset && (event.dataset !== this.#state.dataset || event.dataset === 'own');
    if (foreign) return;
    if (event.event === 'data') {
      this.#store.update(dataArrived(this.#state, event, this.#loadingSecondsLeft(event)));
      this.#afterArrival();
    } else if (isRunning(this.#state) || event.event === 'counts') {
      this.#store.update(REDUCERS[event.event](this.#state, event));
    }
    if (event.event === 'result') this.moreMistakes().catch(() => {});
    if (performance.now() - this.#lastPrediction >= PREDICT_EVERY_MS) this.#predict();
  };

  /** @param {{ bytes: number, totalBytes: number }} event */
  #loadingSecondsLeft({ bytes, totalBytes }) {
    const ms = performance.now() - this.#loadBegan;
    return ms < ESTIMATE_AFTER_MS ? null : ((totalBytes - bytes) / bytes) * (ms / 1000);
  }

  /** The network is there as soon as there are images, so that drawings get their first, random answers. */
  #afterArrival() {
    if (!this.#state.arrival.ready) return;
    if (!this.#creating) this.#create();
    const now = performance.now();
    if (now - this.#lastTrickle < TRICKLE.everyMs || !this.#state.samples.includes(null)) return;
    this.#lastTrickle = now;
    this.#addSamples(TRICKLE.count).catch(() => {}); // the data may just have been replaced
  }

  #fillSamples() {
    const missing = this.#state.samples.filter((sample) => !sample).length;
    return missing ? this.#addSamples(missing) : null;
  }

  /** Puts random images into the empty places of the data panel, or anew into all. @param {number} count */
  async #addSamples(count) {
    const { dataset } = this.#state;
    const found = await this.#pictures('train', { random: count, seed: this.#sampleSeed++ });
    if (dataset !== this.#state.dataset) return;
    const samples = count < SAMPLE_COUNT ? [...this.#state.samples] : Array(SAMPLE_COUNT).fill(null);
    for (const picture of found) {
      const free = samples.indexOf(null);
      if (free >= 0) samples[free] = picture;
    }
    this.#store.update({ samples });
  }

  /** @param {'train' | 'test'} pool @param {object} which @returns {Promise<Picture[]>} */
  async #pictures(pool, which) {
    const { indices, labels, pixels } = await this.#call('images', { pool, ...which });
    const size = pixels.length / indices.length;
    return Array.from(indices, (index, i) => ({
      pool,
      index,
      label: labels[i],
      pixels: pixels.subarray(i * size, (i + 1) * size),
    }));
  }

  // ---- The network -----------------------------------------------------------------------------------

  /** @param {string} id */
  choosePreset = (id) => {
    const { fields, ...network } = presetState(id);
    this.#store.update({ ...network, fields: { ...this.#state.fields, ...fields } });
    return this.#create();
  };

  /** @param {string} layers */
  editLayers = (layers) => {
    if (layers === this.#state.layers) return;
    this.#store.update({ layers, preset: 'custom' });
    return this.#create();
  };

  /** With the rate that goes with it. @param {string} optimizer */
  chooseOptimizer = (optimizer) => {
    const fields = { ...this.#state.fields, rate: String(OPTIMIZERS[optimizer].rate) };
    this.#store.update({ optimizer, fields });
    return this.#create();
  };

  /** @param {string} schedule */
  chooseSchedule = (schedule) => this.#store.update({ schedule });

  /** @param {import('./settings.js').FieldName} name @param {string} text */
  setField = (name, text) => {
    if (text === this.#state.fields[name]) return;
    const fields = { ...this.#state.fields, [name]: text };
    this.#store.update({ fields, phase: phaseAfter(this.#state, { fields }) });
    if (name === 'seed') return this.#create();
  };

  /** @param {string} explained */
  explain = (explained) => this.#store.update({ explained });

  /** Fresh weights; a run that was on is over. */
  #create() {
    this.#creating = this.#createNow();
    return this.#creating;
  }

  async #createNow() {
    const creation = ++this.#creations;
    const { layers, optimizer, arrival } = this.#state;
    const { seed } = settingsOf(this.#state).settings;
    if (!arrival.ready || seed === undefined) return;
    try {
      const model = await this.#call('create', { layers, optimizer, seed });
      if (creation !== this.#creations) return;
      const change = { ...noRun(), model, layersError: null };
      this.#store.update({ ...change, phase: idlePhase({ ...this.#state, ...change }) });
      this.#predict();
    } catch (error) {
      if (creation !== this.#creations) return;
      if (isFatal(error)) this.#die(failure(error));
      else this.#store.update({ layersError: failure(error) });
    }
  }

  // ---- A run -----------------------------------------------------------------------------------------

  train = async () => {
    await this.#creating;
    const { phase, layersError, history } = this.#state;
    const { wrong } = settingsOf(this.#state);
    if ((phase !== 'ready' && phase !== 'done') || layersError || wrong.length) return;
    const settings = runSettings(this.#state);
    const { epochs, batch, trainCount } = settings;
    const before = history.epochs.length;
    const run = { before, epochs: before + epochs, steps: Math.ceil(trainCount / batch), settings };
    this.#store.update({ phase: 'training', run, progress: null, runError: null });
    try {
      const { ended } = await this.#call('train', settings);
      if (ended === 'done' && run === this.#state.run)
        this.#store.update({ phase: 'done', evaluating: null });
      this.#predict();
    } catch (error) {
      if (run === this.#state.run || isFatal(error)) this.#fail('runError', error);
    }
  };

  pause = async () => {
    await this.#call('pause');
    if (this.#state.phase === 'training') this.#store.update({ phase: 'paused' });
  };

  resume = async () => {
    this.#store.update({ phase: 'training' });
    await this.#call('resume');
  };

  reset = () => this.#create();

  moreMistakes = async () => {
    const { result, gallery } = this.#state;
    if (!result) return;
    const next = result.mistakes.slice(gallery.length, gallery.length + GALLERY_STEP);
    if (!next.length) return;
    const pictures = await this.#pictures('test', { indices: next.map(({ index }) => index) });
    if (result !== this.#state.result) return;
    const added = next.map((mistake, i) => ({ ...pictures[i], ...mistake }));
    this.#store.update({ gallery: [...gallery, ...added] });
  };

  // ---- The drawing -----------------------------------------------------------------------------------

  /** @param {number[][]} strokes */
  draw = (strokes) => {
    const drawing = strokesToImage(strokes, SMALLEST_DRAWING);
    this.#store.update({ drawing, outputs: drawing && this.#state.outputs });
    return this.#predict();
  };

  /** One request at a time; a drawing that has changed meanwhile is asked about next. */
  async #predict() {
    const { drawing, model } = this.#state;
    if (!drawing || !model || this.#predicting) return;
    this.#predicting = true;
    this.#lastPrediction = performance.now();
    try {
      const { outputs } = await this.#call('predict', { pixels: drawing });
      if (this.#state.drawing) this.#store.update({ outputs });
    } catch (error) {
      if (isFatal(error)) this.#die(failure(error));
    } finally {
      this.#predicting = false;
    }
    if (this.#state.drawing !== drawing) await this.#predict();
  }

  // ---- Failures --------------------------------------------------------------------------------------

  /** @param {'dataError' | 'runError'} place @param {unknown} error */
  #fail(place, error) {
    if (isFatal(error)) this.#die(failure(error));
    else this.#store.update({ phase: 'error', [place]: failure(error) });
  }

  /** @param {import('./state.js').Failure} workerError */
  #die(workerError) {
    this.#store.update({ phase: 'error', workerError });
  }
}

/** Only a new worker helps. @param {unknown} error */
const isFatal = (error) => error instanceof Error && error.name === 'CrashError';

/** @param {unknown} error @returns {import('./state.js').Failure} */
const failure = (error) => /** @type {import('./state.js').Failure} */ (error);
