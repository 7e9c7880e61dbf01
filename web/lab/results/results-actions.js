// results-actions.js — what a person can do with results: asks the worker for evaluations, images and answers.

import { fetchPictures } from '../data/data-actions.js';
import { tested } from '../events.js';
import { poolCount, splitSettings } from '../state.js';
import { choose, draw } from './evaluation.js';
import { readings } from './state.js';

/** @typedef {import('./evaluation.js').Evaluation} Evaluation */
/** @typedef {import('./state.js').Inspection} Inspection */
/** @typedef {import('./state.js').Lookup} Lookup */
/** @typedef {import('../../shared/protocol.js').Failure} Failure */

/** Images that a look at the gallery adds. */
const GALLERY_STEP = 24;
const TWENTY = 20;
/** The bars of the image looked up sway this often while the network trains. */
const ASK_EVERY_MS = 100;

export class Inspector {
  #link;
  #looks = 0;
  #lookups = 0;
  #lastAsked = 0;

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  get #state() {
    return this.#link.state;
  }

  /** @param {Partial<Inspection>} change */
  #update(change) {
    this.#link.update({ inspection: { ...this.#state.inspection, ...change } });
  }

  // ---- An evaluation ---------------------------------------------------------------------------------

  /** Reads every image of a split. @param {import('./evaluation.js').Split} split */
  evaluate = async (split) => {
    const run = splitSettings(this.#state);
    if (!run || this.#state.inspection.asked) return;
    const asked = { split, done: 0, count: 0 };
    const { model } = this.#state;
    this.#update({ asked, problem: null });
    try {
      const result = await this.#link.call('evaluate', { split, run });
      if (model !== this.#state.model) return;
      this.#link.update(tested(this.#state, result));
      this.showPictures();
    } catch (error) {
      this.#link.failIfFatal(error);
      if (model === this.#state.model) this.#update({ asked: null, problem: /** @type {Failure} */ (error) });
    }
  };

  /** Those of the evaluation that has just come. */
  showPictures() {
    this.#showPlaces(0);
    this.otherTwenty();
  }

  // ---- The gallery -----------------------------------------------------------------------------------

  /** @param {Partial<import('./evaluation.js').Choice>} change */
  chooseImages = (change) => {
    const { result, inspection } = this.#state;
    if (!result) return;
    const choice = { ...inspection.choice, cell: null, ...change };
    this.#update({ choice, places: choose(result, choice) });
    return this.#showPlaces(0);
  };

  moreImages = () => this.#showPlaces(this.#state.inspection.gallery.length);

  /** Those from a place on, after those before it. @param {number} from */
  async #showPlaces(from) {
    const look = ++this.#looks;
    const places = this.#state.inspection.places.slice(from, from + GALLERY_STEP);
    const added = await this.#read(places);
    if (!added || look !== this.#looks) return;
    this.#update({ gallery: [...this.#state.inspection.gallery.slice(0, from), ...added] });
  }

  otherTwenty = async () => {
    const { result } = this.#state;
    if (!result) return;
    const twenty = await this.#read(draw(result.count, TWENTY, Math.random));
    if (twenty) this.#update({ twenty });
  };

  /** Null if another evaluation has come meanwhile. @param {number[]} places */
  async #read(places) {
    const { result } = this.#state;
    if (!result) return null;
    if (!places.length) return [];
    const indices = places.map((place) => result.indices[place]);
    try {
      const pictures = await fetchPictures(this.#link, result.pool, { indices });
      return result === this.#state.result ? readings(result, places, pictures) : null;
    } catch {
      return null; // the data have just been replaced, or the worker is dead, which the page says elsewhere
    }
  }

  /**
   * Selects the text where the clipboard is out of reach, as in a frame.
   * @param {HTMLTextAreaElement} text
   */
  copyWrong = async (text) => {
    try {
      await navigator.clipboard.writeText(text.value);
      this.#update({ copied: true });
    } catch {
      text.select();
    }
  };

  /** @param {boolean} shares */
  showShares = (shares) => this.#update({ shares });

  /** @param {boolean} allEpochs */
  showAllEpochs = (allEpochs) => this.#update({ allEpochs });

  // ---- One image by its index ------------------------------------------------------------------------

  /** @param {Partial<Pick<Lookup, 'pool' | 'index'>>} [change] */
  lookUp = async (change) => {
    const lookup = ++this.#lookups;
    const { pool, index } = { ...this.#state.lookup, ...change };
    const set = (/** @type {Partial<Lookup>} */ known) =>
      this.#link.update({ lookup: { ...this.#state.lookup, pool, index, ...known } });
    const valid = /^\d+$/.test(index.trim()) && Number(index) < poolCount(this.#state, pool);
    set({ problem: valid ? null : 'range' });
    if (!valid) return;
    try {
      const [picture] = await fetchPictures(this.#link, pool, { indices: [Number(index)] });
      const prediction = await this.#predict(picture);
      if (lookup === this.#lookups) set({ picture, prediction });
    } catch (error) {
      this.#link.failIfFatal(error);
      if (lookup === this.#lookups) set({ problem: /** @type {Failure} */ (error) });
    }
  };

  /** The network has changed, and so may its answer. */
  async askAgain() {
    this.#lastAsked = performance.now();
    const { picture } = this.#state.lookup;
    const prediction = picture && (await this.#predict(picture));
    const { lookup } = this.#state;
    if (picture && picture === lookup.picture) this.#link.update({ lookup: { ...lookup, prediction } });
  }

  /** While the network learns, unless it has answered a moment ago. */
  askNowAndThen() {
    if (performance.now() - this.#lastAsked >= ASK_EVERY_MS) this.askAgain();
  }

  /** Null without a network. @param {import('../state.js').Picture} picture */
  async #predict({ pixels }) {
    try {
      return await this.#link.call('predict', { pixels });
    } catch {
      return null;
    }
  }
}
