// split-members.js — which training images each split takes, where only the worker knows: digits that are left out
// and shuffles decide by all labels.

import { runSettings, settingsOf } from '../settings/state.js';
import { splitSettings } from '../training/state.js';
import { ALL_CLASSES } from './state.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('../../shared/protocol.js').ImageSettings} ImageSettings
 * @typedef {import('../../shared/protocol.js').SplitMembers} SplitMembers
 */

/** The settings of the images: of the run that the fields ask for, and of the last one. @type {Record<'next' | 'last', (state: State) => ImageSettings | null>} */
const SETTINGS = {
  next: (state) => (settingsOf(state).wrong.length ? null : runSettings(state)),
  last: splitSettings,
};

/**
 * What the members depend on.
 * @param {State} state @param {ImageSettings} settings
 */
function keyOf({ dataset, trainCounts }, settings) {
  const { classes, trainCount, validationCount, holdoutCount, testCount, splitSeed } = settings;
  const images = { classes, trainCount, validationCount, holdoutCount, testCount, splitSeed };
  return JSON.stringify([dataset, trainCounts, images]);
}

/** Whether a run learns from all training images and is tested on all others. @param {ImageSettings} settings */
const takesAll = ({ classes = ALL_CLASSES, trainCount, validationCount, holdoutCount, testCount }) =>
  classes.length === ALL_CLASSES.length &&
  [trainCount, testCount].every((count) => count === null) &&
  !validationCount &&
  !holdoutCount;

/**
 * What the worker has said of a run's settings; undefined before.
 * @param {State} state @param {'next' | 'last'} of
 */
function answerTo(state, of) {
  const settings = SETTINGS[of](state);
  return settings ? state.splitMembers.get(keyOf(state, settings)) : undefined;
}

/**
 * The members of the splits, or null while they are not known.
 * @param {State} state
 * @param {'next' | 'last'} of   the run that the fields ask for, or the last one
 * @returns {SplitMembers | null}
 */
export const membersOf = (state, of) => answerTo(state, of)?.members ?? null;

/** Why there are none. @param {State} state @param {'next' | 'last'} of */
export const splitProblem = (state, of) => answerTo(state, of)?.problem ?? null;

/**
 * Images of each digit in a split, or null while they are not known.
 * @param {State} state @param {'next' | 'last'} of @param {import('../../shared/protocol.js').Split} split
 * @returns {number[] | null}
 */
export function countsOf(state, of, split) {
  const settings = SETTINGS[of](state);
  if (!settings || !takesAll(settings)) return membersOf(state, of)?.counts[split] ?? null;
  const counts = { train: state.trainCounts, test: state.testCounts, validation: [], holdout: [] }[split];
  return counts.length ? counts : null;
}

/** Asks the worker for the members that the page shows. */
export class SplitMembersActions {
  #link;
  /** Asked for, and not answered. @type {Set<string>} */
  #asked = new Set();

  /** @param {Pick<import('../worker-link.js').WorkerLink, 'call' | 'state' | 'update'>} link */
  constructor(link) {
    this.#link = link;
  }

  /** The state has changed. @param {State} state */
  notice(state) {
    const { count, ready } = state.arrival;
    if (!count || ready < count || !state.trainCounts.length) return;
    for (const settingsNow of Object.values(SETTINGS)) {
      const settings = settingsNow(state);
      if (!settings || takesAll(settings)) continue;
      const key = keyOf(state, settings);
      if (!state.splitMembers.has(key) && !this.#asked.has(key)) this.#ask(key, settings);
    }
  }

  /** @param {string} key @param {ImageSettings} run */
  async #ask(key, run) {
    const keep = (/** @type {import('./state.js').SplitAnswer} */ answer) => {
      const { splitMembers } = this.#link.state;
      this.#link.update({ splitMembers: new Map([...[...splitMembers].slice(-1), [key, answer]]) });
    };
    this.#asked.add(key);
    try {
      keep({ members: await this.#link.call('splits', { run }), problem: null });
    } catch (error) {
      const problem = /** @type {import('../../shared/protocol.js').Failure} */ (error);
      // Otherwise the worker has ended, and another one may know.
      if (problem.name === 'SettingsError') keep({ members: null, problem });
    } finally {
      this.#asked.delete(key);
    }
  }
}
