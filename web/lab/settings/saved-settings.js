// saved-settings.js — the page's settings as text: in a file's metadata, in a run, and in the kept session.

import { OPTIMIZERS, PRESETS } from '../../shared/presets.js';
import { SCHEDULES } from '../../shared/schedules.js';
import { ALL_CLASSES, pools } from '../data/state.js';
import { FIELD_NAMES, LIMITS, parseFields } from './check-fields.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {Record<string, string>} SavedSettings */

/** What the terminal writes for "all". */
const WORDS_FOR_ALL = ['null', 'Infinity'];

/** @typedef {'preset' | 'base' | 'layers' | 'optimizer' | 'schedule' | 'dataset' | 'classes' | 'fields'} Saved */

/** The settings of the page as text. @param {Pick<State, Saved>} state @returns {SavedSettings} */
export function savedSettings({ preset, base, layers, optimizer, schedule, dataset, classes, fields }) {
  return { preset, base, layers, optimizer, schedule, dataset, classes: classes.join(), ...fields };
}

/**
 * What saved settings change on the page. What is missing, unknown or out of range stays as it is.
 * @param {SavedSettings} saved  by the page or by the terminal, which uses the same names
 * @param {State} state
 * @returns {Partial<State> | null}  null if they describe no network
 */
export function appliedSettings(saved, state) {
  const { layers } = saved;
  if (!layers) return null;
  const optimizer = Object.hasOwn(OPTIMIZERS, saved.optimizer) ? saved.optimizer : state.optimizer;
  const schedule = Object.hasOwn(SCHEDULES, saved.schedule) ? saved.schedule : state.schedule;
  const preset = appliedPreset(saved, optimizer);
  const base = preset ?? PRESETS.find(({ id }) => id === saved.base) ?? { id: state.base };
  const classes = appliedClasses(saved.classes);
  const network = { preset: preset?.id ?? 'custom', base: base.id, layers, optimizer, schedule, classes };
  return { ...network, fields: appliedFields(saved, { ...state, classes }) };
}

/**
 * The preset that is named, or else the first with these layers and this optimizer.
 * @param {SavedSettings} saved
 * @param {string} optimizer
 */
function appliedPreset(saved, optimizer) {
  const fits = PRESETS.filter((each) => each.layers === saved.layers && each.optimizer === optimizer);
  return fits.find(({ id }) => id === saved.preset) ?? fits[0];
}

/** The classes that are named, or all ten. @param {string | undefined} text @returns {number[]} */
function appliedClasses(text = '') {
  const named = ALL_CLASSES.filter((digit) => text.split(',').includes(String(digit)));
  return named.length > 1 ? named : ALL_CLASSES;
}

/** @param {SavedSettings} saved @param {State} state */
function appliedFields(saved, state) {
  const fields = { ...state.fields };
  for (const name of FIELD_NAMES) {
    const text = saved[name];
    const isAll = name !== 'augment' && LIMITS[name].all && WORDS_FOR_ALL.includes(text);
    if (typeof text === 'string') fields[name] = isAll ? 'all' : text;
  }
  const { wrong } = parseFields(fields, pools(state));
  return { ...fields, ...Object.fromEntries(wrong.map((name) => [name, state.fields[name]])) };
}
