// time.js — the moments of the run on the page: asks for the one that is wanted, and for what is not known of the others.

import { trainsOthers } from '../../obstacles.js';
import { Sight } from '../sight.js';
import { nearestMoment } from './figures.js';
import { noTime } from './state.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../../shared/protocol.js').MomentsSummary} MomentsSummary */
/** @typedef {import('../../../shared/protocol.js').MomentSeen} MomentSeen */
/** @typedef {import('../../../shared/protocol.js').MomentFigures} MomentFigures */

/** @typedef {import('./state.js').TimeState} TimeState */

/** A slider that has not been moved for so long is let go, in milliseconds. */
const REST_MS = 300;

/** Whether the worker has time for a look at the run. @param {State} state */
export const canLook = (state) =>
  state.model !== null &&
  !state.creating &&
  !['training', 'loading'].includes(state.phase) &&
  !trainsOthers(state) &&
  !state.handLearning &&
  !state.inspection.asked;

/** Follows the run. @implements {Required<import('../room.js').Part>} */
export class Time {
  #link;
  #onMoment;
  #isWorking = false;
  #isInView = false;
  #sight = new Sight((isSeen) => this.appear(isSeen));
  /** What the worker is doing for the room. @type {'survey' | 'moment' | null} */
  #doing = null;
  /** Of what the summary is: the network and how far its run is. @type {unknown[]} */
  #known = [];
  /** The image that the moment was asked about. @type {Uint8Array | undefined} */
  #pixels;
  /** The step at which something failed, which is not tried again by itself. @type {number | null} */
  #failed = null;
  #rest = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);

  /**
   * @param {import('../../worker-link.js').WorkerLink} link
   * @param {() => void} onMoment   the network that is looked at is at another moment
   */
  constructor(link, onMoment) {
    this.#link = link;
    this.#onMoment = onMoment;
  }

  /** @returns {TimeState | null} */
  get #time() {
    return this.#link.state.inside?.time ?? null;
  }

  /** @param {Partial<TimeState>} change */
  #update(change) {
    const { inside } = this.#link.state;
    if (inside) this.#link.update({ inside: { ...inside, time: { ...inside.time, ...change } } });
  }

  // ---- Verbs ----

  /** Goes to a step of the run; the last one is the network as it is. @param {number} step */
  moveTo = (step) => {
    const { summary } = this.#time ?? {};
    if (!summary) return;
    clearTimeout(this.#rest);
    const { insidePlace } = this.#link.state;
    const wanted = Math.min(Math.max(step, summary.first), summary.last);
    this.#failed = null;
    this.#update({ dragged: null, problem: null });
    this.#link.update({ insidePlace: { ...insidePlace, step: wanted === summary.last ? null : wanted } });
    return this.#hurry();
  };

  /** The slider is being moved: shows the moment nearest to it that needs no replay. @param {number} step */
  dragTo = (step) => {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.moveTo(step), REST_MS);
    this.#failed = null;
    this.#update({ dragged: step });
    return this.#hurry();
  };

  /** Goes to the moment that is kept before the one that is shown, or behind it. @param {1 | -1} by */
  moveBy = (by) => {
    const { summary } = this.#time ?? {};
    if (!summary) return;
    const step = this.#wanted(summary);
    const steps = summary.moments.map((moment) => moment.step);
    this.moveTo((by < 0 ? steps.findLast((each) => each < step) : steps.find((each) => each > step)) ?? step);
  };

  /** Ends a replay; the moment before it stays. */
  stopReplay = () => {
    const { summary, seen } = this.#time ?? {};
    if (summary) this.moveTo(seen?.step ?? summary.last);
  };

  /**
   * Chooses one of two digits; the other one makes way if it is the same.
   * @param {0 | 1} place @param {number} digit @param {[number, number]} first   the pair before one has been chosen
   */
  choosePair = (place, digit, first) => {
    const pair = this.#time?.pair ?? first;
    const other = pair[1 - place] === digit ? pair[place] : pair[1 - place];
    this.#update({ pair: place ? [other, digit] : [digit, other] });
  };

  /** What a person can do. */
  verbs = {
    moveTo: this.moveTo,
    dragTo: this.dragTo,
    moveBy: this.moveBy,
    stopReplay: this.stopReplay,
    choosePair: this.choosePair,
    /** Sees whether the panel is in sight: only then are all moments evaluated. */
    watch: this.#sight.watch,
  };

  /** @param {boolean} isInView */
  appear(isInView) {
    this.#isInView = isInView;
    this.#work();
  }

  // ---- What happens ----

  /** @param {State} state */
  notice(state) {
    if (state.phase === 'training') this.#leave();
    this.#work();
  }

  /** The run has gone on, or is another one: its end is looked at. A step that a link names waits for the first run. */
  #leave() {
    const { insidePlace } = this.#link.state;
    const { summary, dragged } = this.#time ?? {};
    if (!summary || (insidePlace.step === null && dragged === null)) return;
    this.#update({ dragged: null });
    this.#link.update({ insidePlace: { ...insidePlace, step: null } });
  }

  /** A step that a link names and the run does not have gives way to the nearest; the last one is the network as it is. */
  #stay() {
    const { insidePlace, unread } = this.#link.state;
    const { summary } = this.#time ?? {};
    const { step } = insidePlace;
    if (!summary || step === null || summary.last === summary.first) return;
    const wanted = this.#wanted(summary);
    if (wanted !== step) this.#link.update({ unread: [...unread, `step=${step}`] });
    if (wanted !== step || wanted === summary.last) this.moveTo(wanted);
  }

  refresh() {
    this.#work();
  }

  refreshInTraining() {}

  reset() {
    this.#known = [];
    this.#update(noTime());
  }

  /** An event of a look at the run. @param {any} message */
  onLook({ event, ...told }) {
    if (event === 'replaying') this.#update({ replaying: told });
    const { summary } = this.#time ?? {};
    if (event !== 'moment' || !summary) return;
    const moments = summary.moments.map((each) =>
      each.step === told.step ? { ...each, found: told } : each,
    );
    this.#update({ summary: { ...summary, moments } });
  }

  // ---- Requests ----

  /** The step to show. @param {MomentsSummary} summary */
  #wanted(summary) {
    const { dragged } = /** @type {TimeState} */ (this.#time);
    if (dragged !== null) return nearestMoment(summary.moments, dragged).step;
    const { step } = this.#link.state.insidePlace;
    return step === null ? summary.last : Math.min(Math.max(step, summary.first), summary.last);
  }

  /** Something else is wanted: what takes long is given up. */
  async #hurry() {
    if (this.#doing === 'survey' || this.#time?.replaying) await this.#link.call('stop', { only: 'look' });
    this.#work();
  }

  /** Does what is to be done, one thing after the other. */
  async #work() {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      while (await this.#next());
    } finally {
      this.#isWorking = false;
    }
  }

  /** Whether something was done. */
  async #next() {
    const { state } = this.#link;
    if (!state.inside || !canLook(state)) return false;
    const known = [state.model, state.phase, state.progress, state.run];
    try {
      if (known.some((each, i) => each !== this.#known[i])) {
        this.#known = known;
        this.#leave();
        this.#update({
          summary: await this.#link.call('moments'),
          seen: null,
          replaying: null,
          problem: null,
        });
        this.#stay();
        return true;
      }
      return await this.#look();
    } catch (error) {
      return this.#fail(error);
    } finally {
      this.#doing = null;
    }
  }

  async #look() {
    const { inside, insidePlace } = this.#link.state;
    const { summary, seen } = this.#time ?? {};
    if (!summary || !inside || summary.last === summary.first) return false;
    if (!this.#isInView && !seen && insidePlace.step === null) return false;
    const step = this.#wanted(summary);
    const pixels = inside.seen?.pixels;
    if (step === this.#failed) return false;
    if (seen?.step !== step || pixels !== this.#pixels) {
      this.#doing = 'moment';
      this.#pixels = pixels;
      const found = await this.#link.call('moment', { step, pixels });
      this.#update({ seen: found, replaying: null });
      if (seen?.step !== step) this.#onMoment();
      return true;
    }
    if (!this.#isInView || summary.moments.every(({ found }) => found)) return false;
    this.#doing = 'survey';
    this.#update({ summary: await this.#link.call('survey') });
    return true;
  }

  /** What was asked for did not come. Returns whether to go on. @param {unknown} error */
  #fail(error) {
    const { name } = /** @type {Error} */ (error);
    this.#pixels = undefined;
    this.#update({ replaying: null });
    if (name === 'AbortError') return true;
    if (name === 'BusyError' || name === 'CrashError') return false;
    const { summary } = this.#time ?? {};
    this.#failed = summary ? this.#wanted(summary) : null;
    this.#update({ problem: /** @type {any} */ (error) });
    return false;
  }
}
