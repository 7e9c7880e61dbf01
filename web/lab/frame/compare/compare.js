// compare.js — two networks that read one drawing: they train as the lanes of a race, which has no other panel here.

import './compare.css';

import { openTexts } from '../../../site/languages.js';
import { LatestRequest } from '../../latest-request.js';
import { RaceActions } from '../../learn/race/race.js';
import { raceObstacle } from '../../learn/race/race-obstacle.js';
import { phaseOf } from '../told.js';
import { compareView } from './compare-view.js';

/** @typedef {import('../../state.js').State} State */

/** Least time between two readings of the drawing while the networks train, in milliseconds. */
const READ_EVERY_MS = 100;

/** Networks that are made anew stay where the person is. */
const STAY = { started() {}, ended() {} };

/** The comparison, from when the page is opened on. */
export class Compare {
  #link;
  #known;
  #parts;
  #race;
  /** The language whose texts are on their way. */
  #coming = '';
  /** Whether they are to train as soon as they can. */
  #isWaiting = false;
  /** @type {State['drawing']} */
  #drawing = null;
  /** @type {State['learnPlace']} */
  #place;
  /** Settles once the networks of another link have ended. */
  #changed = Promise.resolve();
  #request = new LatestRequest(() => this.#read());

  /**
   * @param {import('../../rooms.js').Rooms} rooms
   * @param {import('../../../site/languages.js').Known} known
   * @param {typeof import('../../stage/stage.js').stageParts} parts
   */
  constructor({ link, learn }, known, parts) {
    this.#link = link;
    this.#known = known;
    this.#parts = parts;
    this.#place = link.state.learnPlace;
    this.#race = new RaceActions(link, STAY, true);
    learn.raceOutside({ hear: this.#hear, reset: this.#reset });
  }

  get #state() {
    return this.#link.state;
  }

  /** Trains both networks, from fresh weights, or goes on with them. Waits until all images are here. */
  train = async () => {
    const { race } = this.#state;
    if (race?.phase === 'paused') return this.#race.verbs.resumeRace();
    this.#isWaiting = raceObstacle(this.#state) !== null;
    if (!this.#isWaiting) await this.#race.verbs.startRace();
  };

  pause = () => this.#race.verbs.pauseRace();

  /** @param {any} event */
  #hear = (event) => {
    this.#race.hear(event);
    if (event.of === 'ended' || event.of === 'begun') this.#request.send();
    else this.#request.sendAtMostEvery(READ_EVERY_MS);
  };

  #reset = () => {
    this.#race.abandon();
    this.#request.reset();
    this.#forget();
  };

  /** There are no networks, or others. */
  #forget() {
    const { compare } = this.#state;
    this.#link.update({ race: null, ...(compare && { compare: { ...compare, predictions: [] } }) });
  }

  /** The state has changed. @param {State} state */
  notice(state) {
    if (state.language !== state.compare?.language) this.#speak(state.language);
    this.change(state);
    if (state.drawing !== this.#drawing) {
      this.#drawing = state.drawing;
      this.#request.send();
    }
    if (this.#isWaiting && phaseOf(state) === 'ready') this.train();
  }

  /** Where a link has been opened over the page, which may name other networks, settles once there are none. @param {State} state */
  change({ learnPlace, race }) {
    if (learnPlace !== this.#place) this.#changed = this.#end(race);
    this.#place = learnPlace;
    return this.#changed;
  }

  /** @param {State['race']} race */
  async #end(race) {
    if (!race) return;
    if (race.phase === 'running' || race.phase === 'paused') await this.#race.verbs.stopRace();
    this.#forget();
  }

  async #read() {
    const { drawing, race } = this.#state;
    if (!drawing || !race) return;
    try {
      const { predictions } = await this.#link.call('lanes', { pixels: drawing });
      const { compare } = this.#state;
      if (compare) this.#link.update({ compare: { ...compare, predictions, drawingRead: drawing } });
    } catch {
      /* The worker is gone, and the next one is asked again. */
    }
  }

  /** Loads the texts of a language. @param {string} language */
  async #speak(language) {
    if (this.#coming === language) return;
    this.#coming = language;
    /** @type {import('./compare-view.js').CompareTranslate} */
    let of;
    try {
      of = /** @type {any} */ (await openTexts(this.#known, language, 'compare'));
    } catch (error) {
      return this.#link.fail('actionError', error);
    }
    const nothing = { drawingRead: null, predictions: [] };
    this.#link.update({ compare: { ...nothing, ...this.#state.compare, of, language } });
    if (this.#state.language !== language) this.#coming = '';
  }

  /** In place of the stage. @param {State} state @param {import('../../actions.js').Actions} actions @param {import('../../../text/translate.js').Translate} t */
  view(state, actions, t) {
    const verb = phaseOf(state) === 'training' ? this.pause : this.train;
    return compareView({ state, actions, t, verb, parts: this.#parts });
  }
}
