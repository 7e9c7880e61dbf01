// training-actions.js — what a person can do with a run: train, step, pause, resume, reset.

import { areSameImages, imagesReady } from '../data/state.js';
import { initialWeights, runsAt } from '../network/kept-network.js';
import { canBegin } from '../obstacles.js';
import { withNetwork } from '../runs/members.js';
import { beginRun, endRun, markSingleImages } from '../runs/runs.js';
import { keptOut, runSettings, settingsOf } from '../settings/state.js';
import { isFatal } from '../worker-link.js';
import { epochsDone, imagesWanted, phaseAfter, testOf } from './state.js';

/** @typedef {import('../../shared/protocol.js').Piece} Piece */
/** @typedef {import('../../shared/protocol.js').RunPlace} RunPlace */

/** @param {Pick<import('../state.js').State, 'runs'>} state @param {Piece} [piece]   that is trained next */
const marked = ({ runs }, piece) => (piece === 'image' ? { runs: markSingleImages(runs) } : {});

/** The page with the settings of a run that does not wait for the rest of its images. @param {import('../state.js').State} state */
function withWhatIsHere(state) {
  const ready = imagesReady(state);
  if (ready >= imagesWanted(state)) return state;
  const trainCount = String(ready - keptOut(settingsOf(state).settings));
  const fields = { ...state.fields, trainCount };
  return { ...state, fields, phase: phaseAfter(state, { fields }) };
}

/** What a person can do with a run. */
export class TrainingActions {
  #link;
  #network;
  #answers;
  #data;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../network/network-maker.js').NetworkMaker} network
   * @param {import('../answers.js').Answers} answers   refreshed at the end of a run
   * @param {Pick<import('../data/data-actions.js').DataActions, 'reopen'>} data
   */
  constructor(link, network, answers, data) {
    this.#link = link;
    this.#network = network;
    this.#answers = answers;
    this.#data = data;
  }

  get #state() {
    return this.#link.state;
  }

  /** Trains the network, from its weights as they are. Settles at the end of the run. */
  train = () => this.#begin();

  /**
   * Begins a run. Early, it waits for no images; so does one that follows it, while they are on their way.
   * @param {Piece} [until]   the run pauses after this piece
   */
  async #begin(until, early = this.#state.phase === 'done') {
    await this.#network.made;
    const state = early ? withWhatIsHere(this.#state) : this.#state;
    if (!canBegin(state)) return;
    const settings = runSettings(state);
    const before = epochsDone(state);
    const begun = beginRun(state);
    const { id } = begun.runs[begun.runs.length - 1];
    const run = { id, before, epochs: before + settings.epochs, settings };
    const fresh = {
      progress: null,
      inventing: null,
      waiting: false,
      change: null,
      runError: null,
      recovered: null,
      takenAway: null,
    };
    this.#link.update({ ...begun, ...marked(begun, until), phase: 'training', run, ...fresh });
    await this.#follow(run, { ...settings, early, ...(until && { until }) });
  }

  /** Trains a piece of this size, which is the chosen one from then on. @param {Piece} piece */
  stepBy = (piece) => {
    this.choosePiece(piece);
    return this.step();
  };

  /** @param {Piece} piece */
  choosePiece = (piece) => this.#link.update({ piece });

  /** Trains one piece of the run that is paused, or of a new one, which is paused then. */
  step = async () => {
    const { phase, interrupted, optimizer } = this.#state;
    const piece = optimizer === 'lbfgs' && this.#state.piece === 'image' ? 'batch' : this.#state.piece;
    if (phase !== 'paused') await this.#begin(piece);
    else if (interrupted) await this.goOn(piece);
    else {
      // The piece may be trained, and a pause be told, before the request is answered.
      this.#link.update({ phase: 'training', ...marked(this.#state, piece) });
      await this.#link.call('resume', { until: piece });
    }
  };

  /**
   * Sends a run to the worker and waits for its end. A crash ends no run: it goes on in another worker.
   * @param {import('./state.js').Run} run
   * @param {import('./state.js').RunSettings & { from?: RunPlace, until?: Piece, early?: boolean }} settings
   */
  async #follow(run, settings) {
    try {
      const { ended } = await this.#link.call('train', settings);
      const whole = ended === 'done' && run === this.#state.run;
      this.#link.update(endRun(this.#state, run.id, ended, whole ? testOf(this.#state) : null));
      if (whole) this.#link.update({ phase: 'done', evaluating: null });
      if (whole) await this.#keepNetwork(run);
      this.#answers.refresh();
    } catch (error) {
      if (isFatal(error)) return;
      const diverged = error instanceof Error && error.name === 'DivergedError';
      this.#link.update(endRun(this.#state, run.id, diverged ? 'diverged' : 'stopped'));
      if (run === this.#state.run) this.#link.fail('runError', error, { phase: 'error' });
    }
  }

  /** Keeps the network with the run that has made it, unless another has taken its place. @param {import('./state.js').Run} run */
  async #keepNetwork(run) {
    const { model } = this.#state;
    try {
      const network = await this.#link.call('weights');
      if (model !== this.#state.model || run !== this.#state.run) return;
      this.#link.update({ runs: withNetwork(this.#state.runs, run.id, network) });
    } catch {
      /* The worker has ended: the run is complete, without a network. */
    }
  }

  pause = async () => {
    await this.#link.call('pause');
    if (this.#state.phase === 'training') this.#link.update({ phase: 'paused' });
  };

  resume = async () => {
    if (this.#state.interrupted) return this.goOn();
    await this.#link.call('resume');
    if (this.#state.phase === 'paused') this.#link.update({ phase: 'training', change: null });
  };

  /**
   * Goes on with the run that another worker, or the page before a reload, has left.
   * @param {Piece} [until]   it pauses after this piece
   */
  async goOn(until) {
    const { run, interrupted } = this.#state;
    if (!run || !interrupted || this.#state.phase !== 'paused') return;
    this.#link.update({ phase: 'training', interrupted: null, change: null, ...marked(this.#state, until) });
    await this.#follow(run, { ...interrupted.settings, from: interrupted, ...(until && { until }) });
  }

  /** Trains on the images that have arrived, without waiting for the rest. */
  trainOnWhatIsHere = () => this.#begin(undefined, true);

  /** Gives the network fresh weights. A trained one can be brought back until something else is begun. */
  reset = () => this.#network.replace({});

  /**
   * The network becomes again what it was at the moment of the run that is shown. The one that it was can be brought back
   * until something else is begun; the run stays in the list.
   */
  putMomentBack = async () => {
    const checkpoint = await this.#link.call('checkpoint', { moment: true });
    const moment = { ...checkpoint, history: [], run: null, result: null };
    const origin = { origin: /** @type {const} */ ('moment'), knowsHand: this.#state.knowsHand };
    this.#network.restore(moment, origin);
    await this.#network.replace({}, initialWeights(moment, origin));
    this.#link.update({ insidePlace: { ...this.#state.insidePlace, step: null } });
  };

  /**
   * Brings back the network that a reset, another setting, other images or a moment of its run took the place of, its
   * settings and its images. The moment that was shown comes back, too, if the images have not been others since.
   */
  takeBack = async () => {
    const { takenAway } = this.#state;
    if (!takenAway) return;
    const { kept, settings, state, step } = takenAway;
    const link = this.#link;
    const first = {
      settings,
      /** When it begins: runs may come and go while its images are on their way. */
      get initial() {
        return { ...initialWeights(kept, { ...state, runs: runsAt(link.state.runs, kept) }), back: true };
      },
    };
    if (!areSameImages(takenAway, this.#state)) {
      link.update({ insidePlace: { ...this.#state.insidePlace, step: null } });
      return this.#data.reopen(takenAway, first);
    }
    link.update(settings);
    await this.#network.make(first.initial);
    this.#link.update({ insidePlace: { ...this.#state.insidePlace, step } });
  };

  /** Trains from random weights. */
  async trainAnew() {
    await this.#network.make();
    await this.train();
  }
}
