// lanes.js — who races: the settings of each lane, from what is chosen for it and from those of the page.

import { SETTING_KEYS, settingsOfPreset } from '../../address/setting-keys.js';
import { isUnused } from '../../settings/check-fields.js';
import { optimizerState } from '../../settings/state.js';
import { LANE_KEYS, validPairs } from './lane-text.js';

/** @typedef {import('./state.js').Choices} Choices */
/** @typedef {import('../../settings/saved-settings.js').SavedSettings} SavedSettings */

/** The settings that a preset brings to a lane. */
const BROUGHT = ['base', ...LANE_KEYS.map((key) => SETTING_KEYS[key].name)];

/**
 * All settings of a lane.
 * @param {Choices} lane   what is wrong in it is left out
 * @param {SavedSettings} page   the settings of the page
 * @returns {SavedSettings}
 */
export function laneSettings(lane, page) {
  /** @type {SavedSettings} */
  const settings = { ...page };
  for (const [key, text] of validPairs(lane)) {
    if (key === 'preset') Object.assign(settings, broughtBy(text));
    else if (key === 'optimizer') Object.assign(settings, withOptimizer(text, settings));
    else settings[SETTING_KEYS[key].name] = text;
    if (key === 'net' && text !== page.layers) settings.preset = 'custom';
  }
  return settings;
}

/** @param {string} preset */
function broughtBy(preset) {
  const settings = settingsOfPreset(preset);
  return Object.fromEntries(BROUGHT.map((name) => [name, settings[name]]));
}

/** With another optimizer its usual learning rate and weight decay come. @param {string} optimizer @param {SavedSettings} settings */
function withOptimizer(optimizer, settings) {
  if (optimizer === settings.optimizer) return {};
  const { fields } = optimizerState(optimizer, /** @type {any} */ ({ ...settings, fields: settings }));
  return { optimizer, rate: fields.rate, l2: fields.l2 };
}

/**
 * A lane in which a setting is chosen. What the choice brings itself is no longer chosen, and what the lane has anyhow is
 * not chosen either.
 * @param {Choices} lane @param {string} key   one of LANE_KEYS @param {string} text @param {SavedSettings} page
 * @returns {Choices}
 */
export function withChoice(lane, key, text, page) {
  const taken = SETTING_KEYS[key].read(text) ?? text;
  const gone = { preset: LANE_KEYS, optimizer: ['rate', 'l2'] }[key] ?? [];
  const rest = Object.fromEntries(
    Object.entries(lane).filter(([other]) => other !== key && !gone.includes(other)),
  );
  const hasAnyhow = key !== 'preset' && laneSettings(rest, page)[SETTING_KEYS[key].name] === taken;
  return hasAnyhow || text === '' ? rest : { ...rest, [key]: taken };
}

/** Whether a lane does without a setting. @param {string} key @param {SavedSettings} settings */
export const isLaneUnused = (key, { optimizer }) => isUnused(SETTING_KEYS[key].name, optimizer);
