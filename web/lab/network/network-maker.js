// network-maker.js — what a person can do on the page: asks the worker, and puts into the store what comes of it.

import { DataSource } from '../data/data-actions.js';
import { DrawingReader } from '../drawing/drawing-actions.js';
import { phaseAfter, REDUCERS, tested } from '../events.js';
import { obstacle } from '../obstacles.js';
import { PictureReader } from '../pictures/picture-reader.js';
import { Inspector } from '../results/results-actions.js';
import { beginRun, endRun } from '../runs/runs.js';
import { WeightsFiles } from '../saving/weights-actions.js';
import { Searcher } from '../search/search-actions.js';
import { nameAll } from '../settings/check-fields.js';
import { appliedSettings } from '../settings/saved-settings.js';
import {
  idlePhase,
  isRunning,
  modelSettings,
  noRun,
  optimizerState,
  presetState,
  runSettings,
  settingsOf,
} from '../state.js';
import { isFatal, WorkerLink } from '../worker-link.js';

/**
 * @typedef {import('../worker-link.js').Store} Store
 * @typedef {import('../state.js').State} State
 *
 * @typedef {object} Inherited      what the next network begins with, unless another is chosen before
 * @property {import('../../weights/files.js').Tensor[]} [tensors]   none for fresh weights after all
 * @property {Partial<State>} state  that goes with it
 */

export class Trainer {
  #link;
  #data;
  #reader;
  #inspector;
  #pictures;
  #files;
  #searcher;
  /** For the first network. @type {Inherited | null} */
  #inherited = null;
  /** Settled when the network on the page is the worker's. @type {Promise<void> | null} */
  #creating = null;
  #creations = 0;

  /** @param {Store} store @param {() => Worker} startWorker @param {() => Worker} startPictureWorker */
  constructor(store, startWorker, startPictureWorker) {
    this.#link = new WorkerLink(store, startWorker);
    this.#reader = new DrawingReader(this.#link);
    this.#inspector = new Inspector(this.#link);
    this.#pictures = new PictureReader(this.#link, startPictureWorker);
    this.#data = new DataSource(this.#link, {
      forget: (dataset) => {
        this.#creating = null;
        if (dataset !== this.#state.dataset) this.#inherited = null;
      },
      begin: () => this.#creating ?? this.#create(this.#inherited),
      inspect: () => {
        this.#inspector.lookUp();
        this.#inspector.showPictures();
      },
    });
    this.#files = new WeightsFiles(this.#link, this.#adopt);
    this.#searcher = new Searcher(this.#link, { choose: this.#choose, trainAnew: this.#trainAnew });
  }

  /** Everything that panels may call. */
  get actions() {
    return {
      ...this,
      ...this.#data,
      ...this.#reader,
      ...this.#inspector,
      ...this.#files,
      ...this.#searcher,
      ...this.#pictures,
    };
  }

  get #state() {
    return this.#link.state;
  }

  // ---- The worker ------------------------------------------------------------------------------------

  /** Begins, or begins again after the worker has died. */
  start = async () => {
    this.#creating = null;
    this.#reader.restart();
    this.#searcher.abandon();
    this.#pictures.restart();
    this.#link.start(this.#hear);
    this.#link.update({ ...noRun(), model: null, prediction: null, workerError: null, layersError: null });
    this.#startEngine();
    const { dataset } = this.#state;
    await this.#data.chooseDataset(dataset === 'own' ? 'mnist' : dataset);
  };

  async #startEngine() {
    const current = this.#link.mark();
    this.#link.update({ engine: null });
    try {
      const engine = await this.#link.call('start', this.#state.wish);
      if (current()) this.#link.update({ engine });
    } catch {
      /* The data set, which needs the engine, is answered with its failure. */
    }
  }

  /** In a new worker, with fresh weights. @param {import('../../worker/variant.js').Wish} change */
  chooseEngine = (change) => {
    this.#link.update({ wish: { ...this.#state.wish, ...change } });
    return this.start();
  };

  /** What the worker tells unasked. */
  #hear = (/** @type {any} */ event) => {
    if (this.#data.isStale(event)) return;
    if (event.event === 'data') this.#data.arrived(event);
    else if (event.event === 'trial') this.#searcher.hear(event);
    else if (isRunning(this.#state) || this.#state.inspection.asked || event.event === 'counts')
      this.#link.update(REDUCERS[event.event](this.#state, event));
    if (event.event === 'result') this.#inspector.showPictures();
    this.#inspector.askNowAndThen();
    this.#reader.readNowAndThen();
    this.#pictures.readNowAndThen();
  };

  /** The network has changed, and so may all that it says. */
  #readAnew() {
    this.#reader.readAnew();
    this.#pictures.readAnew();
    this.#inspector.askAgain();
  }

  // ---- The network -----------------------------------------------------------------------------------

  /** @param {string} id */
  choosePreset = (id) => {
    this.#link.update(presetState(id, this.#state));
    return this.#create();
  };

  /** @param {string} layers */
  editLayers = (layers) => {
    if (layers === this.#state.layers) return;
    this.#link.update({ layers, preset: 'custom' });
    return this.#create();
  };

  /** With the settings that go with it. @param {string} optimizer */
  chooseOptimizer = (optimizer) => {
    this.#link.update(optimizerState(optimizer, this.#state));
    return this.#create();
  };

  /** @param {string} schedule */
  chooseSchedule = (schedule) => this.#link.update({ schedule });

  /**
   * What the network's outputs stand for changes with them, so it starts over.
   * @param {number[]} classes  at least two
   */
  chooseClasses = (classes) => {
    if (classes.length < 2) return;
    this.#link.update({ classes: [...classes].sort((a, b) => a - b), prediction: null });
    return this.#create();
  };

  /** @param {import('../settings/check-fields.js').FieldName} name @param {string} text */
  setField = (name, text) => {
    const fields = { ...this.#state.fields, [name]: nameAll(name, text, settingsOf(this.#state).most) };
    if (fields[name] === this.#state.fields[name]) return;
    this.#link.update({ fields, phase: phaseAfter(this.#state, { fields }) });
    if (name === 'seed') return this.#create();
  };

  /**
   * Those of a run that is kept, with fresh weights; the engine stays.
   * @param {import('../runs/runs.js').KeptRun} run
   */
  applySettings = async ({ id, settings }) => {
    const { dataset, datasets } = this.#state;
    this.#link.update(appliedSettings(settings, this.#state) ?? {});
    const applied = { state: { appliedRun: id } };
    const other = settings.dataset !== dataset && datasets.includes(settings.dataset);
    if (!other) return this.#create(applied);
    // To ask for other data forgets at once what was to be inherited; the first that come begin a network.
    const loaded = this.#data.chooseDataset(settings.dataset);
    this.#inherited = applied;
    await loaded;
  };

  /** @param {string} explained */
  explain = (explained) => this.#link.update({ explained });

  /**
   * What the first network begins with, unless another is chosen before.
   * @param {Inherited | null} inherited
   */
  inherit(inherited) {
    this.#inherited = inherited;
  }

  /** Fresh weights, or inherited ones; a run that was on is over. @param {Inherited | null} [inherited] */
  #create(inherited = null) {
    const { ready } = this.#state.arrival;
    this.#inherited = ready ? null : inherited;
    this.#link.update({ creating: true });
    const creating = this.#createNow(inherited);
    this.#creating = ready ? creating : null;
    return creating;
  }

  /** @param {Inherited | null} inherited @returns {Promise<void>} */
  async #createNow(inherited) {
    const creation = ++this.#creations;
    const settings = modelSettings(this.#state);
    if (!this.#state.arrival.ready || settings.seed === undefined) {
      this.#link.update({ creating: false });
      return;
    }
    try {
      const model = await this.#link.call('create', { ...settings, tensors: inherited?.tensors });
      if (creation === this.#creations) this.#begin({ ...inherited?.state, model });
    } catch (error) {
      if (creation !== this.#creations) return;
      if (inherited?.tensors && !isFatal(error)) return this.#createNow(null);
      this.#link.fail('layersError', error, { creating: false });
    }
  }

  /**
   * A network with weights from elsewhere. If they do not fit it, the one before stays.
   * @type {import('../saving/weights-actions.js').Adopt}
   */
  #adopt = async (settings, { tensors, state }) => {
    await this.#creating;
    const creation = ++this.#creations;
    const { seed = 1, ...network } = modelSettings({ ...this.#state, ...settings });
    const created = this.#link.call('create', { ...network, seed, tensors });
    this.#creating = created.then(
      () => {},
      () => {},
    );
    try {
      const model = await created;
      if (creation !== this.#creations) return;
      this.#inherited = null;
      this.#begin({ ...settings, ...state, model });
    } catch (error) {
      // Images that have come meanwhile have begun nothing.
      if (creation === this.#creations && !this.#state.model) await this.#create(this.#inherited);
      throw error;
    }
  };

  /**
   * The worker's network is another one; the first leaves standing why a file did not become it.
   * @param {Partial<State>} network
   */
  #begin(network) {
    const { model, weightsError } = this.#state;
    const kept = model ? {} : { weightsError };
    const change = { ...noRun(), ...kept, ...network, creating: false, layersError: null };
    this.#link.update({ ...change, phase: idlePhase({ ...this.#state, ...change }) });
    if (network.result) this.#link.update(tested(this.#state, network.result));
    this.#inspector.showPictures();
    this.#readAnew();
  }

  /** Copies of all weights. @returns {Promise<import('../../weights/files.js').Tensor[]>} */
  async weights() {
    const { tensors } = await this.#link.call('weights');
    return tensors;
  }

  // ---- A run -----------------------------------------------------------------------------------------

  train = async () => {
    await this.#creating;
    const { phase, history } = this.#state;
    if ((phase !== 'ready' && phase !== 'done') || obstacle(this.#state)) return;
    const settings = runSettings(this.#state);
    const before = history.epochs.length;
    const { runs } = beginRun(this.#state);
    const id = runs[runs.length - 1].id;
    const run = { id, before, epochs: before + settings.epochs, settings };
    this.#link.update({ phase: 'training', run, runs, progress: null, runError: null });
    try {
      const { ended } = await this.#link.call('train', settings);
      const whole = ended === 'done' && run === this.#state.run;
      this.#link.update(endRun(this.#state, id, ended, whole ? this.#state.result : null));
      if (whole) this.#link.update({ phase: 'done', evaluating: null });
      this.#readAnew();
    } catch (error) {
      const diverged = error instanceof Error && error.name === 'DivergedError';
      this.#link.update(endRun(this.#state, id, diverged ? 'diverged' : 'stopped'));
      if (run === this.#state.run) this.#link.fail('runError', error, { phase: 'error' });
      else this.#link.failIfFatal(error);
    }
  };

  pause = async () => {
    await this.#link.call('pause');
    if (this.#state.phase === 'training') this.#link.update({ phase: 'paused' });
  };

  resume = async () => {
    this.#link.update({ phase: 'training' });
    await this.#link.call('resume');
  };

  reset = () => this.#create();

  /**
   * Settings of a trial. The network starts over only if it becomes another one.
   * @type {import('../search/search-actions.js').Page['choose']}
   */
  #choose = async (settings) => {
    const { seed, layers, optimizer } = modelSettings(this.#state);
    const { classes } = this.#state;
    const applied = appliedSettings(settings, this.#state) ?? {};
    this.#link.update({ ...applied, phase: phaseAfter(this.#state, applied) });
    const now = modelSettings(this.#state);
    const same = now.seed === seed && now.layers === layers && now.optimizer === optimizer;
    if (!same || classes.join() !== this.#state.classes.join()) await this.#create();
  };

  #trainAnew = async () => {
    await this.#create();
    await this.train();
  };
}
