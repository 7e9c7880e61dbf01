// plan.js — what a line's settings ask the worker for, on the data that are here.

import { OPTIMIZERS } from '../../../shared/presets.js';
import { ALL_CLASSES, initialData } from '../../data/state.js';
import { FIELD_NAMES } from '../../settings/check-fields.js';
import { imagesAnEpoch, runSettings, settingsOf } from '../../settings/state.js';

/**
 * @typedef {import('../../../shared/protocol.js').DataSummary} DataSummary
 * @typedef {import('../../settings/saved-settings.js').SavedSettings} SavedSettings
 *
 * @typedef {object} Plan
 * @property {import('../../../shared/protocol.js').ModelSettings} model
 * @property {import('../../../shared/protocol.js').RunSettings} run
 * @property {number} images   that pass in training
 */

/**
 * A state of the page as far as these settings and these data make it.
 * @param {SavedSettings} settings @param {DataSummary} data
 */
function stateOf(settings, data) {
  const { trainCount: count, testCount, trainCounts, testCounts } = data;
  const named = settings.classes.split(',').map(Number);
  const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, settings[name]]));
  return {
    ...initialData(),
    ...{ arrival: { ...initialData().arrival, count }, testCount, trainCounts, testCounts },
    ...{ augmented: [], invented: [], optimizer: settings.optimizer, schedule: settings.schedule },
    classes: ALL_CLASSES.filter((digit) => named.includes(digit)),
    fields: /** @type {import('../../settings/check-fields.js').Fields} */ (/** @type {unknown} */ (fields)),
  };
}

/**
 * The network and the run of settings. Between two epochs the run validates nothing, which changes no weight.
 * @param {SavedSettings} settings   as readAddress gives them
 * @param {DataSummary} data         the data set that they name
 * @returns {Plan | string[]}        or the names of the settings that do not fit these data
 */
export function planOf(settings, data) {
  const state = stateOf(settings, data);
  const { settings: numbers, wrong } = settingsOf(state);
  if (!Object.hasOwn(OPTIMIZERS, settings.optimizer)) return ['optimizer'];
  if (wrong.length) return wrong;
  const run = runSettings(state);
  const { layers, optimizer } = settings;
  return {
    model: { layers, optimizer, seed: numbers.seed },
    run: { ...run, validateEvery: run.epochs },
    images: run.epochs * imagesAnEpoch(state),
  };
}
