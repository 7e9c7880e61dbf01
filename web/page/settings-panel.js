/** The settings of a run, each with a sentence that explains it. */

import { html } from 'lit-html';
import { OPTIMIZERS } from '../shared/presets.js';
import { SCHEDULES } from '../shared/schedules.js';
import { count } from './format.js';
import { LIMITS } from './settings.js';
import { imageCount, isRunning, settingsOf } from './state.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./main.js').Actions} Actions */
/** @typedef {import('./text.js').Translate} Translate */
/** @typedef {import('./text.js').TextKey} TextKey */
/** @typedef {import('./settings.js').FieldName} FieldName */

/** In the order in which they are shown. */
const SHOWN = /** @type {const} */ (
  ['epochs', 'batch', 'optimizer', 'rate', 'schedule', 'trainCount', 'seed']
);
/** A change of these makes a new network; the others hold for a run and rest while it is on. */
const OF_THE_NETWORK = ['optimizer', 'seed'];

/** @param {State} state @param {Actions} actions @param {Translate} t */
export const settingsPanel = (state, actions, t) => html`
  <section class="settings-panel" aria-labelledby="settings-title">
    <h3 id="settings-title">${t('settings')}</h3>
    <div class="fields" @focusin=${(/** @type {any} */ { target }) => actions.explain(target.name)}>
      ${SHOWN.map((name) => {
        if (name === 'optimizer') return optimizer(state, actions, t);
        if (name === 'schedule') return schedule(state, actions, t);
        return field(name, state, actions, t);
      })}
    </div>
    <div class="hints note">
      ${['none', ...SHOWN].map(
        (name) => html`
        <p id="hint-${name}" ?data-shown=${name === state.explained}>
          ${t(/** @type {TextKey} */ (`hint.${name}`))}
        </p>`,
      )}
    </div>
    <div role="alert">${settingsOf(state).wrong.map((name) => correction(name, state, t))}</div>
  </section>`;

/** @param {FieldName} name @param {State} state @param {Actions} actions @param {Translate} t */
function field(name, state, { setField }, t) {
  const { whole } = LIMITS[name];
  return html`
    <label class="field">
      <span>${t(name)}</span>
      <input type="number" name=${name} inputmode=${whole ? 'numeric' : 'decimal'} step=${whole ? 1 : 'any'}
        min=${LIMITS[name].least} max=${mostOf(name, state)} .value=${state.fields[name]}
        aria-describedby="hint-${name}"
        aria-invalid=${settingsOf(state).wrong.includes(name) ? 'true' : 'false'}
        ?disabled=${rests(name, state)}
        @change=${(/** @type {any} */ { target }) => setField(name, target.value)}>
    </label>`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function optimizer(state, { chooseOptimizer }, t) {
  const labels = Object.entries(OPTIMIZERS).map(([id, { label }]) => [id, label]);
  return choice('optimizer', labels, state, chooseOptimizer, t);
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function schedule(state, { chooseSchedule }, t) {
  const labels = Object.keys(SCHEDULES).map((id) => [id, t(/** @type {TextKey} */ (`schedule.${id}`))]);
  return choice('schedule', labels, state, chooseSchedule, t);
}

/**
 * @param {'optimizer' | 'schedule'} name
 * @param {string[][]} labels   by id
 * @param {State} state
 * @param {(id: string) => void} choose
 * @param {Translate} t
 */
const choice = (name, labels, state, choose, t) => html`
  <label class="field">
    <span>${t(name)}</span>
    <select name=${name} .value=${state[name]} aria-describedby="hint-${name}" ?disabled=${rests(name, state)}
      @change=${(/** @type {any} */ { target }) => choose(target.value)}>
      ${labels.map(
        ([id, label]) => html`
        <option value=${id} ?selected=${id === state[name]}>${label}</option>`,
      )}
    </select>
  </label>`;

/** @param {string} name @param {State} state */
const rests = (name, state) => isRunning(state) && !OF_THE_NETWORK.includes(name);

/** @param {FieldName} name @param {State} state */
const mostOf = (name, state) => (name === 'trainCount' ? imageCount(state) : LIMITS[name].most);

/** @param {FieldName} name @param {State} state @param {Translate} t */
function correction(name, state, t) {
  const { whole, least } = LIMITS[name];
  const limits = { least: least < 1 ? least : count(least), most: count(mostOf(name, state)) };
  const text = t(whole ? 'wholeNumber' : 'someNumber', { name: t(name), ...limits });
  return html`<p class="problem">${text}</p>`;
}
