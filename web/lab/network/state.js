// state.js — the network's part of the state: the preset, the line of layers, and the worker's network.

import { PRESETS } from '../../shared/presets.js';
import { ALL_CLASSES } from '../data/state.js';
import { axesAfter, usualAxes } from '../search/state.js';
import { USUAL, USUAL_NAMES } from '../settings/check-fields.js';
import { EMPTY_FIELDS, optimizerState, settingsOf } from '../settings/state.js';

/**
 * @typedef {object} NetworkState
 * @property {string} preset    its id, or 'custom'
 * @property {string} base      the preset that was chosen last, even if its layers were edited since
 * @property {string} layers    as typed
 * @property {{ text: string, caret: number } | null} layersTyped   what is in the field while a person types
 * @property {{ layers?: string, seed?: string } | null} entered   the line, a preset's too, or the seed that a person has
 *   entered last, be it the one that was there: each time another object
 * @property {import('../../shared/protocol.js').ModelSummary | null} model   the worker's network
 * @property {boolean} creating   a network has been asked for that `model` does not show yet
 * @property {import('../../shared/protocol.js').Failure | null} layersError
 *
 * @typedef {import('../data/state.js').DataState} DataState
 * @typedef {import('../settings/state.js').SettingsState} SettingsState
 * @typedef {import('../search/state.js').SearchState} SearchState
 */

/** The network that the page opens with: trained in seconds, and reads people's digits best of those that are. */
export const FIRST_PRESET = 'fast';

/** @param {string} id */
const presetOf = (id) =>
  /** @type {import('../../shared/presets.js').Preset} */ (PRESETS.find((each) => each.id === id));

/**
 * All settings of a preset. Settings that the preset before it had brought go back to the usual ones; what a
 * person has set stays.
 * @param {string} id
 * @param {Pick<NetworkState & DataState & SettingsState & SearchState,
 *   'base' | 'classes' | 'optimizer' | 'fields' | 'searchAxes'>} before
 */
export function presetState(id, before) {
  const preset = presetOf(id);
  const former = presetOf(before.base);
  const { layers, optimizer, rate, schedule = 'constant', batch, epochs } = preset;
  const { fields } = optimizerState(optimizer, before);
  const brought = { ...fields, rate: String(rate), batch: String(batch), epochs: String(epochs) };
  for (const name of USUAL_NAMES) {
    if (name === 'testCount') continue;
    if (preset[name] !== undefined) brought[name] = String(preset[name]);
    else if (former[name] !== undefined) brought[name] = USUAL[name];
  }
  return {
    ...{ preset: id, base: id, layers, optimizer, schedule, fields: brought },
    classes: preset.classes ?? (former.classes ? ALL_CLASSES : before.classes),
    searchAxes: axesAfter(preset, former, before.searchAxes),
  };
}

/** A preset with all its settings, on a page where nothing else has been chosen. @param {string} id */
export function freshPreset(id) {
  const { optimizer } = presetOf(id);
  const before = { base: id, classes: ALL_CLASSES, optimizer, fields: EMPTY_FIELDS, searchAxes: usualAxes() };
  return presetState(id, before);
}

/** The network and the settings of a page that has just been opened. */
export const initialNetwork = () => ({
  ...freshPreset(FIRST_PRESET),
  ...{ model: null, creating: false, layersError: null, layersTyped: null, entered: null },
});

/**
 * The network that the worker is asked for. Every field must be valid.
 * @param {NetworkState & SettingsState & DataState} state
 * @returns {import('../../shared/protocol.js').ModelSettings}
 */
export function modelSettings(state) {
  const { layers, optimizer } = state;
  return { layers, optimizer, seed: settingsOf(state).settings.seed };
}
