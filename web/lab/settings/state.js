// state.js — the settings' part of the state: the fields as typed, the optimizer and the schedule.

import { inventedOf } from '../../shared/invented.js';
import { OPTIMIZERS } from '../../shared/presets.js';
import { ALL_CLASSES, pools } from '../data/state.js';
import { parseFields, USUAL } from './check-fields.js';

/**
 * @typedef {object} SettingsState
 * @property {string} optimizer    a key of OPTIMIZERS
 * @property {string} schedule     a key of SCHEDULES
 * @property {import('./check-fields.js').Fields} fields
 * @property {import('../data/state.js').Sample[]} augmented   training images as an epoch changes them
 * @property {import('../data/state.js').Sample[]} invented   the first invented digits, changed in the same way
 *
 * @typedef {import('../data/state.js').DataState} DataState
 * @typedef {import('../../shared/protocol.js').RunSettings} RunSettings
 */

/** Fields before a preset fills them. */
export const EMPTY_FIELDS = { ...USUAL, epochs: '', batch: '', rate: '', seed: '1' };

/**
 * What changes with the optimizer: the learning rate, and the weight decay unless a person has set one.
 * @param {string} optimizer
 * @param {Pick<SettingsState, 'optimizer' | 'fields'>} before
 */
export function optimizerState(optimizer, { optimizer: former, fields }) {
  const usualL2 = (/** @type {string} */ id) => String(OPTIMIZERS[id].l2 ?? 0);
  const l2 = fields.l2 === usualL2(former) ? usualL2(optimizer) : fields.l2;
  return { optimizer, fields: { ...fields, l2, rate: String(OPTIMIZERS[optimizer].rate) } };
}

/** The fields as numbers, and which of them are wrong. @param {SettingsState & DataState} state */
export const settingsOf = (state) => parseFields(state.fields, pools(state));

/** Training images that are kept out of training. @param {Partial<import('./check-fields.js').Settings>} settings */
export const keptOut = ({ validationCount = 0, holdoutCount = 0 }) => validationCount + holdoutCount;

/** How many images of the data set the next run trains on. @param {SettingsState & DataState} state */
export function trainedImages(state) {
  const { settings, most } = settingsOf(state);
  return Math.min(settings.trainCount ?? Infinity, most.trainCount);
}

/** How many images an epoch of the next run has, invented ones too. @param {SettingsState & DataState} state */
export const imagesAnEpoch = (state) =>
  trainedImages(state) + inventedOf(settingsOf(state).settings.invented ?? 0, state.classes);

/** How many batches the next run has in an epoch. @param {SettingsState & DataState} state */
export function stepsAnEpoch(state) {
  const { batch = 1 } = settingsOf(state).settings;
  return isFullBatch(state) ? 1 : Math.ceil(imagesAnEpoch(state) / batch);
}

/**
 * Whether each step takes all images. L-BFGS always does, whatever the field holds for the other optimizers.
 * @param {Pick<SettingsState, 'optimizer' | 'fields'>} state
 */
export const isFullBatch = ({ optimizer, fields }) => optimizer === 'lbfgs' || fields.batch === 'all';

/**
 * The run that the worker is asked for. Every field must be valid.
 * @param {SettingsState & DataState} state
 * @returns {RunSettings}
 */
export function runSettings(state) {
  const { schedule, classes } = state;
  const { batch, trainCount, testCount, seed, augment, invented, shuffledLabels, ...numbers } =
    settingsOf(state).settings;
  const orNull = (/** @type {number} */ count) => (count === Infinity ? null : count);
  return {
    ...numbers,
    ...{ schedule, batch: isFullBatch(state) ? 'all' : batch },
    ...{ trainCount: orNull(trainCount), testCount: orNull(testCount) },
    ...(augment && { augment }),
    ...(invented > 0 && { invented }),
    ...(shuffledLabels > 0 && { shuffledLabels }),
    ...(classes.length < ALL_CLASSES.length && { classes }),
  };
}
