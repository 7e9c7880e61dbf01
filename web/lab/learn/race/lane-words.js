// lane-words.js — the name of each lane, and its line in the picture.

import { html } from 'lit-html';
import { HUES, PAGE_INK } from '../../../plot/file.js';
import { cssProperties } from '../../../site/css-properties.js';
import { curveNames } from '../../runs/run-words.js';

/** @typedef {import('./race-panel.js').RaceScene} RaceScene */

/**
 * Names of lanes: what they differ in. Those that are alike have one name, and behind it their numbers.
 * @param {import('../../settings/saved-settings.js').SavedSettings[]} settings @param {RaceScene} scene
 */
export function laneNames(settings, { t, of }) {
  const runs = settings.map((each, i) => ({ id: i + 1, settings: each, continued: false, before: 0 }));
  const alike = runs.map((run) => runs.filter((other) => areAlike(run.settings, other.settings)).length > 1);
  const names = curveNames(/** @type {any} */ (runs), t);
  // Where no lane differs from another there is no name for it.
  const areAllAlike = runs.every(({ settings }) => areAlike(settings, runs[0].settings));
  return names.map((name, i) => {
    if (!alike[i]) return name;
    const lane = of('race.lane', { number: i + 1 });
    return areAllAlike ? lane : `${name} (${lane})`;
  });
}

/** @param {Record<string, string>} a @param {Record<string, string>} b */
const areAlike = (a, b) => Object.keys(a).every((name) => a[name] === b[name]);

/** The line of a lane, as it is in the picture. @param {number} at */
export const sample = (at) => html`
  <span class="sample" data-dash=${at} aria-hidden="true" ${cssProperties({ '--hue': PAGE_INK.hues[at % HUES] })}></span>`;
