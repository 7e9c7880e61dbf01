// network-maker.js — makes the worker's network, and shows it on the page once the worker has it.

import { evaluationEnded } from '../events.js';
import { noRun } from '../state.js';
import { idlePhase, isRunning, phaseAfter, trained } from '../training/state.js';
import { isFatal } from '../worker-link.js';
import { initialWeights, keepNetwork, originOf, runsAt, runsStopped, settingsNow } from './kept-network.js';
import { modelSettings } from './state.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../../weights/files.js').Tensor} Tensor
 * @typedef {import('./kept-network.js').InitialWeights} InitialWeights
 * @typedef {import('./kept-network.js').KeptNetwork} KeptNetwork
 */

/**
 * The page with a network that another takes the place of.
 * @typedef {object} Former
 * @property {State} state
 * @property {KeptNetwork | null} kept   that network, if the worker has it not: its run waits to go on, or it waits for images
 * @property {Partial<State>} origin     where its weights come from
 */

/**
 * Making a network takes a while, and meanwhile a person may choose another, images may arrive or be
 * replaced, and a file may be opened. So there are three states:
 *
 *   waiting   There are no images yet. `#initial` is kept for the first network; `makeFirst` makes it as soon
 *             as there are images.
 *   making    A request is with the worker, and `#made` is pending. A later request overtakes it: `#requests`
 *             counts them, and the answer to any but the last is dropped.
 *   made      `#made` is settled. The network on the page is the worker's, unless the request was refused:
 *             then the page says why.
 *
 * `make` leads from any state to making, or to waiting without images. `forget` leads to waiting: the images
 * are about to be replaced. `adopt` leads to making, and back if the weights do not fit.
 */
export class NetworkMaker {
  #link;
  #answers;
  #results;
  /** For the first network. @type {InitialWeights | null} */
  #initial = null;
  /** Null while waiting. @type {Promise<void> | null} */
  #made = null;
  #requests = 0;
  /** Of the network that was asked for last. @type {number | undefined} */
  #seed;
  /** From which the network on the page, or the one to come, can be made again. @type {KeptNetwork | null} */
  #kept = null;
  /** Where its weights come from. @type {ReturnType<typeof originOf>} */
  #keptOrigin = {};
  #isUnfit = false;
  /** What the first network of other images takes the place of. @type {Former | null} */
  #former = null;

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {import('../answers.js').Answers} answers   refreshed by every new network
   * @param {{ showImages(): void }} results            show the images of an evaluation that comes with one
   */
  constructor(link, answers, results) {
    this.#link = link;
    this.#answers = answers;
    this.#results = results;
  }

  get #state() {
    return this.#link.state;
  }

  /** Settles when no request is with the worker any longer. */
  get made() {
    return this.#made;
  }

  /**
   * The first network begins with these weights, unless another is made before.
   * @param {InitialWeights | null} initial
   */
  beginWith(initial) {
    this.#initial = initial;
    // What is taken back takes the place of random weights, unless these have been trained meanwhile.
    if (initial?.back && this.#former && !hasLearnt(this.#former)) this.#former = null;
  }

  /**
   * The images are about to be replaced. The network, if it is trained, can be taken back with its images.
   * @param {boolean} keepInitial   the network is to go over to them
   */
  forget(keepInitial) {
    this.#made = null;
    if (keepInitial) return;
    this.#former = this.#leave();
    this.#initial = null;
    this.#kept = null;
  }

  /** Returns a function that says whether another network has been asked for since. */
  mark() {
    const requests = this.#requests;
    return () => requests !== this.#requests;
  }

  // ---- Keeping the network ---------------------------------------------------------------------------

  /** The network as it was when it was kept last; null if its weights were random. */
  get kept() {
    return this.#kept;
  }

  /** Whether the network that was to be restored could not be made. */
  get isUnfit() {
    return this.#isUnfit;
  }

  /**
   * The first network is this one.
   * @param {KeptNetwork | null} kept   null for random weights
   * @param {Partial<State>} state      that goes with it
   */
  restore(kept, state) {
    this.#kept = kept;
    this.#keptOrigin = originOf(state);
    this.#isUnfit = false;
    this.#initial = kept && initialWeights(kept, state);
  }

  /**
   * The worker is gone: the next one makes the network as it was kept. Its run goes on from there, or has
   * ended.
   */
  recover() {
    const kept = this.#kept;
    const { runs, layers } = this.#state;
    this.#made = null;
    this.#link.update({ runs: runsAt(runsStopped(runs), kept), layers: kept?.layers ?? layers });
    if (kept && !this.#initial) this.restore(kept, this.#keptOrigin);
  }

  /** Another worker is to make the network as it is now. */
  async keepForAnother() {
    await this.#made;
    const state = this.#state;
    if (!state.model) return;
    if (!trained(state) && !isRunning(state)) return this.forget(false);
    this.#link.update({ phase: 'loading' });
    try {
      if (!(await this.keep())) this.forget(false);
    } catch {
      /* Of a worker that has crashed, it is as it was kept last. */
    }
  }

  /**
   * Takes a checkpoint of the network, with what the page shows of it.
   * @returns {Promise<KeptNetwork | null>}   null if it was replaced meanwhile
   */
  async keep() {
    const { model } = this.#state;
    const waiting = this.#waiting();
    if (waiting) {
      this.#kept = waiting;
      return waiting;
    }
    const checkpoint = await this.#link.call('checkpoint');
    const state = this.#state;
    if (!model || model !== state.model || state.creating) return null;
    this.#kept = keepNetwork(state, checkpoint);
    this.#keptOrigin = originOf(state);
    return this.#kept;
  }

  // ---- Making one ------------------------------------------------------------------------------------

  /** There are images: makes the first network, unless that has been done. */
  makeFirst() {
    if (this.#made) return this.#made;
    const former = this.#former;
    this.#former = null;
    return this.make(this.#initial, former);
  }

  /**
   * Makes a network of other settings. A trained one that it takes the place of can be taken back, with the settings that
   * it had, until something else is begun.
   * @param {Partial<State>} change
   * @param {InitialWeights | null} [initial]   random weights without them
   */
  replace(change, initial = null) {
    const former = this.#former ?? this.#leave();
    this.#link.update(change);
    return this.make(initial, former);
  }

  /** @returns {Former} */
  #leave() {
    const state = this.#state;
    if (state.model) return { state, kept: this.#waiting(), origin: originOf(state) };
    return { state, kept: this.#kept, origin: this.#keptOrigin };
  }

  /**
   * Makes a network of the page's layers, optimizer and seed. A run is then over.
   * @param {InitialWeights | null} [initial]   random weights without them
   * @param {Former | null} [former]   what can be taken back
   */
  make(initial = null, former = null) {
    const { ready } = this.#state.arrival;
    this.#initial = ready ? null : initial;
    this.#former = ready ? null : former && (this.#former ?? former);
    this.#link.update({ creating: true });
    const made = this.#request(initial, former);
    this.#made = ready ? made : null;
    return made;
  }

  /** @param {InitialWeights | null} initial @param {Former | null} former @returns {Promise<void>} */
  async #request(initial, former) {
    const request = ++this.#requests;
    // A wrong field keeps no network from coming back.
    const lastSeed = initial?.tensors ? this.#seed : undefined;
    const { seed = lastSeed, ...settings } = modelSettings(this.#state);
    if (!this.#state.arrival.ready || seed === undefined) {
      this.#link.update({ creating: false });
      return;
    }
    this.#seed = seed;
    try {
      const { tensors, trainerState, epochs, back } = initial ?? {};
      const network = {
        ...settings,
        seed,
        tensors,
        trainerState,
        epochs,
        back,
      };
      const model = await this.#create(network, former);
      if (request !== this.#requests) return;
      if (!tensors) this.#kept = null;
      const takenAway = this.#state.takenAway ?? former?.state.takenAway;
      this.#show({ ...initial?.state, ...(former && { takenAway }), model });
    } catch (error) {
      if (request !== this.#requests) return;
      if (initial?.tensors && !isFatal(error)) return this.#request(this.#lesser(initial), former);
      if (!this.#state.model) this.#former = former;
      this.#link.fail('layersError', error, { creating: false });
      this.#link.update({ phase: phaseAfter(this.#state, {}) });
    }
  }

  /**
   * Has the worker make a network, and keeps the one that it takes the place of.
   * @param {Omit<Parameters<import('../../shared/protocol.js').Requests['create']>[0], 'former'>} network
   * @param {Former | null} former
   */
  async #create(network, former) {
    const isAsked = former !== null && !former.kept && trained(former.state);
    const { former: checkpoint = null, ...model } = await this.#link.call('create', {
      ...network,
      former: isAsked,
    });
    if (former) this.#setAside(former, checkpoint);
    return model;
  }

  /**
   * Keeps the network that another has taken the place of. The page still shows it, unless its images are gone.
   * @param {Former} former
   * @param {import('../../shared/protocol.js').Checkpoint | null} checkpoint   what the worker had of it
   */
  #setAside({ state, kept, origin }, checkpoint) {
    const network = kept ?? (checkpoint && keepNetwork(this.#state.model ? this.#state : state, checkpoint));
    if (!network) return;
    const { dataset, files, insidePlace } = state;
    const takenAway = {
      kept: network,
      settings: settingsNow(state),
      ...{ dataset, files },
      state: origin,
      step: insidePlace.step,
    };
    this.#link.update({ takenAway });
  }

  /** The network of a run that waits to go on, of which the worker does not know; null if none waits. */
  #waiting() {
    const { interrupted } = this.#state;
    return interrupted && this.#kept && { ...this.#kept, place: interrupted };
  }

  /**
   * What to begin with instead of something that does not fit: the weights alone, or random ones.
   * @param {InitialWeights} initial
   * @returns {InitialWeights | null}
   */
  #lesser({ tensors, trainerState, state }) {
    if (trainerState) return { tensors, state: { ...state, interrupted: null } };
    this.#isUnfit = true;
    return null;
  }

  /**
   * Makes a network with weights from a file. If they do not fit, it rejects and the network before stays; else that can be
   * taken back.
   * @param {Partial<State>} settings   that the file brings
   * @param {InitialWeights} initial
   */
  async adopt(settings, { tensors, state }) {
    await this.#made;
    const request = ++this.#requests;
    const { seed = 1, ...network } = modelSettings({ ...this.#state, ...settings });
    this.#seed = seed;
    const former = this.#former ?? this.#leave();
    const created = this.#create({ ...network, seed, tensors }, former);
    this.#made = created.then(
      () => {},
      () => {},
    );
    try {
      const model = await created;
      if (request !== this.#requests) return;
      this.#initial = null;
      this.#former = null;
      const takenAway = this.#state.takenAway ?? former.state.takenAway;
      this.#show({ ...settings, ...state, takenAway, model });
      const { layers } = this.#state;
      this.#kept = tensors ? { layers, tensors, history: [], run: null, result: null } : null;
      this.#keptOrigin = originOf(state);
    } catch (error) {
      // Images that arrived meanwhile found a request under way and have not begun a network.
      if (request === this.#requests && !this.#state.model) await this.make(this.#initial, this.#former);
      throw error;
    }
  }

  /**
   * Shows the worker's new network. The page's first network keeps an earlier weights error visible; later
   * ones clear it. A run that waited to go on has ended, unless it is this network's.
   * @param {Partial<State>} network
   */
  #show(network) {
    const { model, weightsError, interrupted, runs } = this.#state;
    const kept = model ? {} : { weightsError };
    const left = interrupted ? { runs: runsStopped(runs) } : {};
    const change = { ...noRun(), ...kept, ...left, ...network, creating: false, layersError: null };
    this.#link.update({ ...change, phase: idlePhase({ ...this.#state, ...change }) });
    if (network.result) this.#link.update(evaluationEnded(this.#state, network.result));
    this.#results.showImages();
    this.#answers.refresh();
  }

  /** Copies of all weights. @returns {Promise<Tensor[]>} */
  async weights() {
    const { tensors } = await this.#link.call('weights');
    return tensors;
  }
}

/** @param {Former} former */
const hasLearnt = ({ state, kept }) => kept !== null || trained(state);
