// obstacles.js — what stands in the way of a run, and where on the page that can be mended.

import { isSearching } from './search/search.js';
import { pools, settingsOf } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('../text/lab.js').TextKey} TextKey */

/**
 * Whether a network can tell so many classes apart. With ten outputs each digit has its own; with fewer they
 * stand for the chosen ones in ascending order; one alone decides between two.
 * @param {number} outputCount
 * @param {number} classCount
 */
export const outputsFit = (outputCount, classCount) =>
  outputCount === 1 ? classCount === 2 : outputCount >= Math.min(classCount, 10);

/**
 * @typedef {object} Misfit   chosen classes and a last layer that do not go together
 * @property {TextKey} digits    what to choose
 * @property {TextKey} layers    what to write
 * @property {{ outputs: number, chosen: number }} values
 */

/** @param {State} state @returns {Misfit | null} */
export function misfit({ model, creating, layersError, classes }) {
  if (!model || creating || layersError || outputsFit(model.outputCount, classes.length)) return null;
  const values = { outputs: model.outputCount, chosen: classes.length };
  return values.outputs === 1
    ? { digits: 'chooseTwo', layers: 'oneOutput', values }
    : { digits: 'chooseFewer', layers: 'fewOutputs', values };
}

/** What the classes of the data are called. @param {State} state @returns {TextKey} */
export const kindsOf = ({ dataset }) => (dataset === 'fashion-mnist' ? 'kindsOther' : 'kindsDigits');

/** @param {State} state @returns {boolean}  whether no image has one of the chosen digits */
export const isEmpty = (state) => state.trainCounts.length > 0 && pools(state).train === 0;

/** @param {State} state @returns {TextKey | null}  why no run can begin, the first reason */
export function obstacle(state) {
  if (state.layersError) return 'blockedLayers';
  if (state.inspection.asked) return 'blockedEvaluation';
  if (isSearching(state)) return 'blockedSearch';
  if (misfit(state) || isEmpty(state)) return 'blockedClasses';
  return settingsOf(state).wrong.length ? 'blockedField' : null;
}
