// state.js — the search's part of the state: the settings that vary, and the search in progress.

/**
 * @typedef {object} Axis        a setting that is varied
 * @property {string} name       see search-grid.js; '' for none
 * @property {string | null} text  values as typed; null until someone types some
 *
 * @typedef {object} Value
 * @property {string} name       of its axis
 * @property {string} text
 *
 * @typedef {object} Combination   one of the grid, and which run has come of it
 * @property {Value[]} values
 * @property {import('../settings/saved-settings.js').SavedSettings} settings   all of them
 * @property {number} epochs
 * @property {number} images     that it will have seen at the end
 * @property {number | null} run   its id, once it has begun
 * @property {import('../../shared/protocol.js').Failure | null} failure   why it could not begin
 *
 * @typedef {object} Measured     how far a training is
 * @property {number} share      that is over, 0 … 1
 * @property {number | null} secondsLeft   null until measured
 *
 * @typedef {'running' | 'paused' | 'stopping' | 'stopped' | 'done'} SearchPhase
 *
 * @typedef {object} Search       can be cloned and stored; its figures and curves are those of its runs
 * @property {number} id         1, 2, 3 …
 * @property {SearchPhase} phase
 * @property {string} dataset
 * @property {number} validationCount   images held out to validate; 0 if the test images do
 * @property {Combination[]} combinations   in the order in which they are trained
 * @property {Measured} measured   of the combination in training
 * @property {number | null} lastEnded  the place of the combination whose training ended last
 *
 * @typedef {'loss' | 'valLoss' | 'valAccuracy'} SearchMeasure   that is plotted
 *
 * @typedef {object} SearchState
 * @property {Axis[]} searchAxes    two, as a person has chosen them
 * @property {Search | null} search   the one in progress, or the last one; `findings` has its results
 * @property {SearchMeasure} searchMeasure
 */

/** The axes that a person finds: the learning rate, and none. @returns {Axis[]} */
export const usualAxes = () => [
  { name: 'rate', text: null },
  { name: '', text: null },
];

/** No search, and the usual axes. @returns {SearchState} */
export const initialSearch = () => ({ searchAxes: usualAxes(), search: null, searchMeasure: 'loss' });

/**
 * The axes after a preset was chosen: its own, or the usual ones if the preset before it had its own; else
 * those that a person has chosen stay.
 * @param {import('../../shared/presets.js').Preset} preset
 * @param {import('../../shared/presets.js').Preset} former
 * @param {Axis[]} axes
 * @returns {Axis[]}
 */
export function axesAfter({ search }, former, axes) {
  if (!search) return former.search ? usualAxes() : axes;
  const named = Object.entries(search).map(([name, values]) => ({ name, text: values.join(', ') }));
  return [...named, { name: '', text: null }].slice(0, 2);
}

/** Whether a search is in progress, paused included. @param {Pick<SearchState, 'search'>} state */
export const isSearching = ({ search }) =>
  search !== null && ['running', 'paused', 'stopping'].includes(search.phase);
