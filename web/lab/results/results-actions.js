// results-actions.js — what a person can do with an evaluation: ask for it, select images of it, copy
// indices.

import { copyText } from '../../site/clipboard.js';
import { download } from '../../site/download.js';
import { fetchSamples } from '../data/data-actions.js';
import { evaluationEnded } from '../events.js';
import { trainsOthers } from '../obstacles.js';
import { testRun } from '../runs/runs.js';
import { isUntested, splitSettings, testOf } from '../training/state.js';
import { draw, placesOf, worstMixUpOf } from './evaluation.js';
import { inspectedImages } from './state.js';

/** @typedef {import('./evaluation.js').Evaluation} Evaluation */
/** @typedef {import('./state.js').Inspection} Inspection */

/** Images that each click on "more" adds to the gallery. */
const GALLERY_STEP = 24;
const TWENTY = 20;

/** What a person can do with an evaluation. */
export class ResultsActions {
  #link;
  #looks = 0;
  /** The run that was tested last since it had not waited, and the images. @type {unknown[]} */
  #tested = [];

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

  /** Evaluates the network on every image of a split, which a person asks for. @param {import('./evaluation.js').Split} split */
  evaluate = (split) => this.#evaluate(split, true);

  /** The state has changed: tests a run that has not waited for its test images, once they are here and the worker is free. */
  async notice() {
    const state = this.#state;
    const { run: ended, arrival } = state;
    const areHere = arrival.totalBytes > 0 && arrival.bytes >= arrival.totalBytes;
    const isTested = this.#tested[0] === ended?.id && this.#tested[1] === arrival;
    const isBusy = state.inspection.asked || state.judging || state.handLearning || trainsOthers(state);
    if (!areHere || isTested || isBusy || !isUntested(state)) return;
    this.#tested = [ended?.id, arrival];
    await this.#evaluate('test', false);
    const { run } = this.#state;
    const found = testOf(this.#state);
    if (run && found) this.#link.update(testRun(this.#state, run.id, found));
  }

  /** @param {import('./evaluation.js').Split} split @param {boolean} isAsked */
  async #evaluate(split, isAsked) {
    const run = splitSettings(this.#state);
    if (!run || this.#state.inspection.asked) return;
    const asked = { split, done: 0, count: 0 };
    const { model } = this.#state;
    this.#update({ asked, problem: null });
    try {
      const result = await this.#link.call('evaluate', { split, run });
      if (model !== this.#state.model) return;
      this.#link.update(evaluationEnded(this.#state, { ...result, isAsked }));
      this.showImages();
    } catch (error) {
      const problem = /** @type {import('../../shared/protocol.js').Failure} */ (error);
      if (model === this.#state.model) this.#update({ asked: null, problem });
    }
  }

  /**
   * Downloads what the network says of every image of the split that was evaluated last.
   * @param {'csv' | 'json'} format
   */
  savePredictions = async (format) => {
    const run = splitSettings(this.#state);
    const { result, inspection, model } = this.#state;
    if (!run || !result || inspection.asked) return;
    const { split } = result;
    this.#update({ asked: { split, done: 0, count: 0 }, problem: null });
    try {
      const found = await this.#link.call('predictions', { split, run });
      const { PREDICTION_FORMATS } = await import('../../shared/predictions-file.js');
      const { write, type } = PREDICTION_FORMATS[format];
      download(`predictions-${split}.${format}`, new Blob([write(found)], { type }));
      if (model === this.#state.model) this.#update({ asked: null });
    } catch (error) {
      const problem = /** @type {import('../../shared/protocol.js').Failure} */ (error);
      if (model === this.#state.model) this.#update({ asked: null, problem });
    }
  };

  /** Shows the images of a new evaluation, in the gallery and at random. */
  showImages() {
    this.#showPlaces(0);
    this.otherTwenty();
  }

  // ---- The gallery -----------------------------------------------------------------------------------

  /** @param {Partial<import('./evaluation.js').Selection>} change */
  chooseImages = (change) => {
    const { result, inspection } = this.#state;
    if (!result) return;
    const selection = { ...inspection.selection, cell: null, ...change };
    this.#update({ selection, places: placesOf(result, selection) });
    return this.#showPlaces(0);
  };

  /** Selects the images of the most common mix-up. */
  showWorst = () => {
    const { result } = this.#state;
    const worst = result && worstMixUpOf(result);
    if (!worst) return;
    const { actual, predicted } = worst;
    return this.chooseImages({ cell: { actual, predicted } });
  };

  moreImages = () => this.#showPlaces(this.#state.inspection.gallery.length);

  /** Fills the gallery from a place on. @param {number} from */
  async #showPlaces(from) {
    const look = ++this.#looks;
    const places = this.#state.inspection.places.slice(from, from + GALLERY_STEP);
    const added = await this.#fetch(places);
    if (!added || look !== this.#looks) return;
    this.#update({ gallery: [...this.#state.inspection.gallery.slice(0, from), ...added] });
  }

  otherTwenty = async () => {
    const { result } = this.#state;
    if (!result) return;
    const twenty = await this.#fetch(draw(result.count, TWENTY, Math.random));
    if (twenty) this.#update({ twenty });
  };

  /**
   * The images of some places, or null if another evaluation has come meanwhile, or other data.
   * @param {number[]} places
   */
  async #fetch(places) {
    const { result } = this.#state;
    if (!result) return null;
    if (!places.length) return [];
    const indices = places.map((place) => result.indices[place]);
    try {
      const samples = await fetchSamples(this.#link, result.pool, { indices });
      return result === this.#state.result ? inspectedImages(result, places, samples) : null;
    } catch {
      return null;
    }
  }

  /**
   * Copies the indices of the images read right or wrong, or selects them where the clipboard is out of reach.
   * @param {import('./evaluation.js').Selection['kind']} kind
   * @param {HTMLTextAreaElement} text
   */
  copyIndices = async (kind, text) => {
    if (await copyText(text.value)) this.#update({ copied: kind });
    else text.select();
  };

  /** @param {boolean} shares */
  showShares = (shares) => this.#update({ shares });

  /** @param {boolean} allEpochs */
  showAllEpochs = (allEpochs) => this.#update({ allEpochs });
}
