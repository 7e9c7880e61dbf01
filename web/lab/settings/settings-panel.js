// settings-panel.js — the settings of a run, each with a sentence that explains it.

import { html, noChange, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { withTerms } from '../../ideas/terms.js';
import { OPTIMIZERS } from '../../shared/presets.js';
import { SCHEDULES } from '../../shared/schedules.js';
import { count } from '../../site/format.js';
import { typed } from '../../site/typed.js';
import { isHidden } from '../address/parts.js';
import { isRunning } from '../training/state.js';
import {
  augmentationCorrection,
  augmentationField,
  augmentedImages,
  inventedImages,
} from './augmentation.js';
import { isUnused, LIMITS, USUAL, USUAL_NAMES } from './check-fields.js';
import { isFullBatch, settingsOf, trainedImages } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */
/** @typedef {import('./check-fields.js').FieldName} FieldName */
/** @typedef {import('./check-fields.js').NumberName} NumberName */
/** @typedef {typeof FIRST[number] | typeof MORE[number]} SettingName */

/** The settings that matter most, always in sight. */
const FIRST = /** @type {const} */ (['rate', 'batch', 'epochs']);
/** The others, behind a click. */
const MORE = /** @type {const} */ ([
  ...['optimizer', 'schedule', 'trainCount', 'seed', 'l2', 'clip', 'average', 'augment', 'invented'],
  'shuffledLabels',
  ...['validationCount', 'holdoutCount', 'splitSeed', 'testCount', 'validateEvery'],
]);
/** How the images are split: a link can take these away. @type {readonly string[]} */
const SPLIT = ['trainCount', 'validationCount', 'holdoutCount', 'splitSeed', 'testCount'];
/**
 * A change of optimizer or seed makes a new network; the learning rate can be changed during a run. The others
 * belong to a run, and are disabled while it lasts.
 */
const EVER_FREE = ['optimizer', 'seed', 'rate'];
/** The batch size after "all images" is unticked. */
const USUAL_BATCH = '128';

/** The settings, each with its sentence. @param {State} state @param {Actions} actions @param {Translate} t */
export function settingsPanel(state, actions, t) {
  const { wrong } = settingsOf(state);
  const isWrong = MORE.some((name) => wrong.includes(/** @type {FieldName} */ (name)));
  // Opened for a mistake, and not closed under the hands of who has mended it.
  return html`
    <div class="settings">
      <h3 id="settings-title">${t('settings')}</h3>
      <div class="fields">${FIRST.map((name) => setting(name, state, actions, t))}</div>
      <details ?open=${isWrong ? live(true) : noChange}>
        <summary>${t('moreSettings')}<span class="note">${inUse(state, t)}</span></summary>
        <div class="fields">
          ${MORE.filter((name) => !(SPLIT.includes(name) && isHidden(state, 'split'))).map((name) =>
            setting(name, state, actions, t),
          )}
        </div>
      </details>
      ${state.optimizer === 'lbfgs' ? html`<p class="note">${withTerms(t, 'lbfgsNote')}</p>` : nothing}
    </div>`;
}

/**
 * A setting with the sentence that explains it, or says what is wrong with it.
 * @param {SettingName} name
 * @param {State} state @param {Actions} actions @param {Translate} t
 */
function setting(name, state, actions, t) {
  const isWrong = settingsOf(state).wrong.includes(/** @type {FieldName} */ (name));
  return html`
    <div class="setting" data-setting=${name}>
      ${control(name, state, actions, t)}
      <div id="hint-${name}">
        <p class="note">${withTerms(t, /** @type {TextKey} */ (`hint.${termOf(name, state)}`))}</p>
        <div role="alert">${isWrong ? correction(/** @type {FieldName} */ (name), state, t) : nothing}</div>
      </div>
      ${name === 'augment' ? augmentedImages(state, t) : nothing}
      ${name === 'invented' ? inventedImages(state, t) : nothing}
    </div>`;
}

/**
 * How many of the hidden settings have another than the usual value.
 * @param {State} state
 * @param {Translate} t
 */
function inUse({ fields }, t) {
  const used = USUAL_NAMES.filter((name) => fields[name] !== USUAL[name]).length;
  return used ? t('inUse', { count: used }) : '';
}

/**
 * @param {SettingName} name
 * @param {State} state @param {Actions} actions @param {Translate} t
 */
function control(name, state, actions, t) {
  if (name === 'optimizer') return optimizer(state, actions, t);
  if (name === 'schedule') return schedule(state, actions, t);
  if (name === 'augment') return augmentationField(state, actions, t, rests(name, state));
  if (name !== 'batch') return field(name, state, actions, t);
  return html`<div>${field('batch', state, actions, t)}${fullBatch(state, actions, t)}</div>`;
}

/** @param {NumberName} name @param {State} state @param {Actions} actions @param {Translate} t */
function field(name, state, actions, t) {
  const { whole, least, share } = LIMITS[name];
  const { wrong, most } = settingsOf(state);
  if (share) return shareField(name, state, actions, t);
  const enter = (/** @type {any} */ { target }) => actions.setField(name, target.value);
  return html`
    <label class="field">
      <span>${nameOf(name, state, t)}</span>
      <input type="number" name=${name} inputmode=${whole ? 'numeric' : 'decimal'} step=${whole ? 1 : 'any'}
        min=${least} max=${most[name]} ${typed(fieldText(name, state))}
        aria-describedby="hint-${name}" aria-invalid=${wrong.includes(name) ? 'true' : 'false'}
        ?disabled=${rests(name, state)} @change=${enter}
        @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && enter(event)}>
    </label>`;
}

/**
 * A field for a number of images, or a share of them such as 25 %, which a field for numbers would not take.
 * @param {NumberName} name @param {State} state @param {Actions} actions @param {Translate} t
 */
function shareField(name, state, { setField }, t) {
  const { wrong, most, settings } = settingsOf(state);
  const { least } = LIMITS[name];
  const now = Math.min(settings[name] ?? least, most[name]);
  const step = (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    setField(name, String(Math.min(Math.max(now + by, least), most[name])));
  };
  return html`
    <label class="field">
      <span>${nameOf(name, state, t)}</span>
      <input name=${name} role="spinbutton" autocomplete="off" aria-valuemin=${least} aria-valuemax=${most[name]}
        aria-valuenow=${now} ${typed(fieldText(name, state))} aria-describedby="hint-${name}"
        aria-invalid=${wrong.includes(name) ? 'true' : 'false'} ?disabled=${rests(name, state)}
        @keydown=${step} @change=${(/** @type {any} */ { target }) => setField(name, target.value.trim())}>
    </label>`;
}

/**
 * The text of a field; where it is 'all', the number that this is.
 * @param {NumberName} name
 * @param {State} state
 */
function fieldText(name, state) {
  if (state.fields[name] !== 'all' && !(name === 'batch' && isFullBatch(state))) return state.fields[name];
  return String(name === 'batch' ? trainedImages(state) : settingsOf(state).most[name]);
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
const fullBatch = (state, { setField }, t) => html`
  <label class="check">
    <input type="checkbox" name="batch" .checked=${isFullBatch(state)} aria-describedby="hint-batch"
      ?disabled=${rests('batch', state)}
      @change=${(/** @type {any} */ { target }) => setField('batch', target.checked ? 'all' : USUAL_BATCH)}>
    ${t('fullBatch')}
  </label>`;

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
const rests = (name, state) =>
  (isRunning(state) && !EVER_FREE.includes(name)) || isUnused(name, state.optimizer);

/**
 * The text key of a setting's name. AdamW makes weight decay of the field for the penalty.
 * @param {string} name
 * @param {Pick<State, 'optimizer'>} state
 */
export const termOf = (name, { optimizer }) =>
  name === 'l2' && optimizer === 'adamw' ? 'weightDecay' : name;

/** @param {NumberName} name @param {State} state @param {Translate} t */
const nameOf = (name, state, t) => t(/** @type {TextKey} */ (termOf(name, state)));

/** @param {FieldName} name @param {State} state @param {Translate} t */
function correction(name, state, t) {
  if (name === 'augment') return augmentationCorrection(state, t);
  const { whole, least } = LIMITS[name];
  const most = count(settingsOf(state).most[name]);
  const limits = { name: nameOf(name, state, t), least: least < 1 ? least : count(least), most };
  if (LIMITS[name].share) return html`<p class="problem">${t('countOrShare', limits)}</p>`;
  return html`<p class="problem">${t(whole ? 'wholeNumber' : 'someNumber', limits)}</p>`;
}
