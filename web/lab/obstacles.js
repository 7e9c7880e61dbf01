// obstacles.js — why no run can begin, and where on the page that can be corrected.

import { isEmpty } from './data/state.js';
import { isRacing } from './learn/race/state.js';
import { isSearching } from './search/state.js';
import { settingsOf } from './settings/state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../text/translate.js').TextKey} TextKey */

/**
 * Whether a network has enough outputs for the classes. With ten, each digit has its own; with fewer, they
 * stand for the chosen digits in ascending order; a single one decides between two.
 * @param {number} outputCount
 * @param {number} classCount
 */
export const outputsFit = (outputCount, classCount) =>
  outputCount === 1 ? classCount === 2 : outputCount >= Math.min(classCount, 10);

/**
 * @typedef {object} Misfit   chosen classes and a last layer that do not match
 * @property {TextKey} digits    what to choose
 * @property {TextKey} layers    what to write
 * @property {{ outputs: number, chosen: number }} values
 */

/** How the last layer and the chosen classes fail to match. @param {State} state @returns {Misfit | null} */
export function misfit({ model, creating, layersError, classes }) {
  if (!model || creating || layersError || outputsFit(model.outputCount, classes.length)) return null;
  const values = { outputs: model.outputCount, chosen: classes.length };
  return values.outputs === 1
    ? { digits: 'chooseTwo', layers: 'oneOutput', values }
    : { digits: 'chooseFewer', layers: 'fewOutputs', values };
}

/** The text that names the classes of the data: digits or kinds. @param {State} state @returns {TextKey} */
export const kindsOf = ({ dataset }) => (dataset === 'fashion-mnist' ? 'kindsOther' : 'kindsDigits');

/** Where what keeps a run from beginning can be mended. @type {Partial<Record<TextKey, import('./subjects.js').Subject>>} */
export const MENDED_IN = { blockedLayers: 'network', blockedClasses: 'data', blockedField: 'training' };

/** Whether networks beside the page's are trained, which keeps the worker busy. @param {Pick<State, 'search' | 'race'>} state */
export const trainsOthers = (state) => isSearching(state) || isRacing(state);

/** Whether a run can begin. @param {State} state */
export const canBegin = (state) =>
  (state.phase === 'ready' || state.phase === 'done') && obstacle(state) === null;

/** The first reason why no run can begin. @param {State} state @returns {TextKey | null} */
export function obstacle(state) {
  if (state.layersError) return 'blockedLayers';
  if (state.inspection.asked || state.judging) return 'blockedEvaluation';
  if (isSearching(state)) return 'blockedSearch';
  if (isRacing(state)) return 'blockedRace';
  if (state.handLearning) return 'blockedHand';
  if (misfit(state)) return 'blockedClasses';
  if (isEmpty(state)) return 'noneOfThese';
  return settingsOf(state).wrong.length ? 'blockedField' : null;
}
