// race.js — what a person can do with a race, and what becomes of what the worker tells of it.

import { guarded } from '../../actions.js';
import { modelSettings } from '../../network/state.js';
import { appliedSettings, savedSettings } from '../../settings/saved-settings.js';
import { imagesAnEpoch, runSettings, settingsOf } from '../../settings/state.js';
import { addEpoch, addPoints, createHistory } from '../../training/history.js';
import { isFatal } from '../../worker-link.js';
import { laneSettings, withChoice } from './lanes.js';
import { raceObstacle } from './race-obstacle.js';
import { nextRace, withLane } from './race-runs.js';
import { READY_MADE } from './ready-made.js';
import { standing } from './standing.js';
import { isRacing, lanesOf } from './state.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('./state.js').Race} Race */
/** @typedef {import('./state.js').Lane} Lane */
/** @typedef {import('./state.js').Pace} Pace */
/** @typedef {import('../../../shared/protocol.js').Failure} Failure */

/** The page as a lane has it: with its settings in place of its own. @param {State} state @param {import('./state.js').Choices} lane */
export const laneState = (state, lane) => ({
  ...state,
  ...appliedSettings(laneSettings(lane, savedSettings(state)), state),
});

/** @param {State} settings   of a page as a lane has it @returns {Lane} */
const newLane = (settings) => ({
  ...{ settings: savedSettings(settings), paramCount: null, marks: [], history: createHistory() },
  ...{ runSeconds: 0, ended: 'racing', failure: null, images: 0, seconds: 0, result: null, run: null },
});

/** Those who hear the page are told of another leader no sooner after the last one, in ms. */
const TOLD_EVERY_MS = 8000;

/** A race, from when it is first opened on. */
export class RaceActions {
  #link;
  #sight;
  #keep;
  /** The number of the race that is on. */
  #number = 0;
  /** @type {'strict' | 'relaxed'} */
  #arithmetic = 'strict';
  #lastTold = 0;

  /**
   * @param {import('../../worker-link.js').WorkerLink} link
   * @param {{ started: () => void, ended: () => void }} sight   where the person is when a race has started, or ended
   * @param {boolean} [keep]   whether the worker keeps the networks, which read on
   */
  constructor(link, sight, keep = false) {
    this.#link = link;
    this.#sight = sight;
    this.#keep = keep;
    /** Errors end as those of actions.js. */
    this.verbs = guarded(link, {
      ...{ chooseReadyMade: this.chooseReadyMade, chooseOfLane: this.chooseOfLane },
      ...{ addLane: this.addLane, removeLane: this.removeLane },
      ...{ chooseMeasure: this.chooseMeasure, choosePace: this.choosePace },
      ...{ startRace: this.startRace, pauseRace: this.pauseRace },
      ...{ resumeRace: this.resumeRace, stopRace: this.stopRace },
    });
  }

  get #state() {
    return this.#link.state;
  }

  /** @param {Partial<Race>} change @param {Partial<State>} [besides]   the race */
  #update(change, besides = {}) {
    const { race } = this.#state;
    if (race) this.#link.update({ ...besides, race: { ...race, ...change } });
  }

  // ---- Who races -------------------------------------------------------------------------------------

  /** Takes the lanes of a ready-made race. @param {string} id */
  chooseReadyMade = (id) => this.#take(READY_MADE[id]);

  /** @param {import('./state.js').Choices[]} lanes */
  #take(lanes) {
    this.#link.update({ learnPlace: { ...this.#state.learnPlace, lanes }, raceError: null });
  }

  /** Chooses a setting of a lane. @param {number} at @param {string} key   one of LANE_KEYS @param {string} text */
  chooseOfLane = (at, key, text) => {
    const lanes = lanesOf(this.#state);
    this.#take(lanes.with(at, withChoice(lanes[at], key, text, savedSettings(this.#state))));
  };

  /** Adds a lane that is as the last one, to be changed. */
  addLane = () => {
    const lanes = lanesOf(this.#state);
    this.#take([...lanes, lanes[lanes.length - 1]]);
  };

  /** @param {number} at */
  removeLane = (at) => this.#take(lanesOf(this.#state).toSpliced(at, 1));

  /** @param {State['raceMeasure']} raceMeasure */
  chooseMeasure = (raceMeasure) => this.#link.update({ raceMeasure });

  /** Chooses what the picture goes along, and who goes next. @param {Pace} racePace */
  choosePace = async (racePace) => {
    this.#link.update({ racePace });
    if (isRacing(this.#state)) await this.#link.call('pace', { pace: racePace });
  };

  // ---- The race --------------------------------------------------------------------------------------

  /** Trains all lanes. Settles at the end of the race. */
  startRace = async () => {
    const state = this.#state;
    if (raceObstacle(state) || isRacing(state)) return;
    const pages = lanesOf(state).map((lane) => laneState(state, lane));
    const [first] = pages;
    const { epochs, validationCount } = settingsOf(first).settings;
    this.#number = nextRace(state);
    this.#arithmetic = state.engine?.arithmetic ?? 'strict';
    this.#lastTold = 0;
    const race = {
      ...{ phase: /** @type {const} */ ('running'), lanes: pages.map(newLane), told: null, isCut: false },
      ...{ total: epochs * imagesAnEpoch(first), isValidated: validationCount > 0 },
    };
    this.#link.update({ race, raceError: null });
    this.#sight.started();
    const lanes = pages.map((page) => ({ model: modelSettings(page), run: runSettings(page) }));
    const current = this.#link.mark();
    const isOn = () => current() && this.#state.race !== null;
    try {
      const { ended } = await this.#link.call('race', {
        ...{ lanes, pace: state.racePace, keep: this.#keep },
      });
      const isCut = ended === 'stopped' && this.#state.race?.phase !== 'stopping';
      if (isOn()) this.#update({ phase: ended, isCut });
      this.#sight.ended();
    } catch (error) {
      if (isFatal(error) || !isOn()) return;
      this.#link.update({ race: null, raceError: /** @type {Failure} */ (error) });
    }
  };

  pauseRace = async () => {
    this.#update({ phase: 'paused' });
    await this.#link.call('pause');
  };

  resumeRace = async () => {
    this.#update({ phase: 'running' });
    await this.#link.call('resume');
  };

  stopRace = async () => {
    this.#update({ phase: 'stopping' });
    await this.#link.call('stop');
  };

  /** The worker is gone, and with it all networks of the race. */
  abandon() {
    const { race } = this.#state;
    if (!race || !isRacing(this.#state)) return;
    for (const [at, { ended }] of race.lanes.entries())
      if (ended === 'racing') this.#end(at, { ended: 'stopped' });
    this.#update({ phase: 'stopped' });
  }

  // ---- What the worker tells -------------------------------------------------------------------------

  /** @param {any} event   as in protocol.js */
  hear = ({ event, lane: at, of, ...told }) => {
    if (event !== 'race' || !this.#state.race) return;
    if (of === 'begun') this.#change(at, () => ({ paramCount: told.paramCount, beginning: told.mark }));
    if (of === 'mark')
      this.#change(at, ({ marks }) => ({
        marks: [...marks, told],
        ...{ images: told.images, seconds: told.seconds },
      }));
    if (of === 'progress')
      this.#change(at, ({ history }) => ({
        history: addPoints(history, 0, told),
      }));
    if (of === 'epoch')
      this.#change(at, ({ history, runSeconds }) => ({
        ...{ history: addEpoch(history, told), runSeconds: runSeconds + told.seconds },
      }));
    if (of === 'ended') this.#end(at, told);
    if (of === 'mark' || of === 'ended') this.#tell(of === 'ended');
  };

  /** Changes a lane. @param {number} at @param {(lane: Lane) => Partial<Lane>} change @param {Partial<State>} [besides] */
  #change(at, change, besides) {
    const { lanes } = /** @type {Race} */ (this.#state.race);
    this.#update({ lanes: lanes.with(at, { ...lanes[at], ...change(lanes[at]) }) }, besides);
  }

  /** A lane has ended. @param {number} at @param {any} end   as in protocol.js; where the worker is gone, without figures */
  #end(at, { network, ...end }) {
    const { lanes } = /** @type {Race} */ (this.#state.race);
    const lane = { ...lanes[at], ...end };
    const besides = { race: this.#number, arithmetic: this.#arithmetic, network };
    const { runs, run } = withLane(this.#state, lane, besides);
    this.#change(at, () => ({ ...end, run }), { runs });
  }

  /** Tells those who hear the page how it stands, if that is news. @param {boolean} isEnd   of a lane */
  #tell(isEnd) {
    const { race, racePace } = this.#state;
    const stands = race && standing(race, racePace);
    if (!stands) return;
    const now = performance.now();
    const isOther = stands.leaders.join() !== race.told?.leaders.join();
    if (!isEnd && !(isOther && now - this.#lastTold > TOLD_EVERY_MS)) return;
    this.#lastTold = now;
    this.#update({ told: stands });
  }
}
