// set-up.js — the settings that a step needs: whether the page has them, and how it gets them without a loss.

import { readAddress } from '../../address/address.js';
import { openedSettings } from '../../address/opened-state.js';
import { initialWeights, originOf, runsAt } from '../../network/kept-network.js';
import { appliedSettings, savedSettings } from '../../settings/saved-settings.js';
import { isRunning, trained } from '../../training/state.js';
import { isRacing } from '../race/state.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../settings/saved-settings.js').SavedSettings} SavedSettings */
/** @typedef {import('../classroom.js').Rooms} Rooms */

/**
 * What was on the page before.
 * @typedef {object} Aside
 * @property {SavedSettings} settings
 * @property {import('../../network/kept-network.js').KeptNetwork | null} kept
 * @property {Partial<State>} origin
 */

/** By the text of a step. @type {Map<string, SavedSettings>} */
const read = new Map();

/** All settings of a step. @param {string} text   as a link has them */
export function wantedSettings(text) {
  const known = read.get(text) ?? /** @type {SavedSettings} */ (readAddress(`#${text}`).settings);
  read.set(text, known);
  return known;
}

/**
 * Whether the page has the settings that a step needs, and a network that has learnt nothing where it needs that.
 * @param {State} state @param {Pick<import('../lessons/lessons.js').Step, 'setUp' | 'isUntrained'>} step
 */
export function isSetUp(state, { setUp: text, isUntrained }) {
  if (!text) return true;
  if (isUntrained && (trained(state) || isRunning(state))) return false;
  const { preset, base, ...wanted } = wantedSettings(text);
  const now = savedSettings(state);
  return Object.keys(wanted).every((key) => now[key] === wanted[key]);
}

/**
 * Whether the site holds the images that a step needs: the page in one file has MNIST alone.
 * @param {State} state @param {Pick<import('../lessons/lessons.js').Step, 'setUp'>} step
 */
export function hasImages({ datasets }, { setUp: text }) {
  const wanted = text && wantedSettings(text).dataset;
  return !wanted || datasets.includes(wanted);
}

/**
 * Why the settings of the page cannot be changed for a step: a run or a race would end. A paused run can be set aside.
 * @param {State} state @returns {'lesson.runFirst' | 'lesson.raceFirst' | null}
 */
export function setUpObstacle(state) {
  if (state.phase === 'training') return 'lesson.runFirst';
  return isRacing(state) ? 'lesson.raceFirst' : null;
}

/**
 * Has the page as a step needs it. Runs stay in their list, and what the page had can be put back: what cannot be kept is
 * not replaced. Throws the worker's error then.
 * @param {import('../../worker-link.js').WorkerLink} link @param {Rooms} rooms @param {string} text
 * @returns {Promise<Aside>}
 */
export async function setUp(link, { maker, settings }, text) {
  const origin = originOf(link.state);
  const before = savedSettings(link.state);
  const kept = trained(link.state) || isRunning(link.state) ? await maker.keep() : null;
  const { dataset, ...opened } = openedSettings(wantedSettings(text), link.state);
  await settings.take(opened, dataset, { state: {} });
  return { settings: before, kept, origin };
}

/** @param {import('../../worker-link.js').WorkerLink} link @param {Rooms} rooms @param {Aside} aside */
export function putBack(link, { settings }, { settings: saved, kept, origin }) {
  const { runs } = link.state;
  const applied = appliedSettings(saved, link.state) ?? {};
  return settings.take(
    applied,
    saved.dataset,
    kept ? initialWeights(kept, { ...origin, runs: runsAt(runs, kept) }) : { state: {} },
  );
}
