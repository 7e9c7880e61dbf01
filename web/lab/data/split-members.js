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

/** What the members depend on. @param {State} state @param {ImageSettings} settings */
function keyOf({ dataset, trainCounts }, { classes, trainCount, validationCount, holdoutCount, splitSeed }) {
  const images = { classes, trainCount, validationCount, holdoutCount, splitSeed };
  return JSON.stringify([dataset, trainCounts, images]);
}

/** Whether a run learns from all training images. @param {ImageSettings} settings */
const takesAll = ({ classes = ALL_CLASSES, trainCount, validationCount, holdoutCount }) =>
  classes.length === ALL_CLASSES.length && trainCount === null && !validationCount && !holdoutCount;

/**
 * The members of the splits, or null while they are not known.
 * @param {State} state
 * @param {'next' | 'last'} of   the run that the fields ask for, or the last one
 * @returns {SplitMembers | null}
 */
export function membersOf(state, of) {
  const settings = SETTINGS[of](state);
  return (settings && state.splitMembers.get(keyOf(state, settings))) ?? null;
}

/** Asks the worker for the members that the page shows. */
export class SplitMembersActions {
  #link;
  /** Asked for, and perhaps not answered. @type {Set<string>} */
  #asked = new Set();

  /** @param {import('../worker-link.js').WorkerLink} link */
  constructor(link) {
    this.#link = link;
  }

  /** The state has changed. @param {State} state */
  notice(state) {
    const { count, ready } = state.arrival;
    if (!count || ready < count || !state.trainCounts.length) return;
    for (const settingsNow of Object.values(SETTINGS)) {
      const settings = settingsNow(state);
      if (settings && !takesAll(settings)) this.#ask(keyOf(state, settings), settings);
    }
  }

  /** @param {string} key @param {ImageSettings} run */
  async #ask(key, run) {
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    try {
      const members = await this.#link.call('splits', { run });
      const { splitMembers } = this.#link.state;
      this.#link.update({ splitMembers: new Map([...[...splitMembers].slice(-1), [key, members]]) });
    } catch {
      /* No run can begin with these settings, and the page says why; or the worker has ended. */
    }
    this.#asked = new Set([...this.#link.state.splitMembers.keys()]);
  }
}
