// search-panel.js — the search: which settings vary, how far it is, and its results.

import { html, nothing } from 'lit-html';
import { count, duration } from '../../site/format.js';
import { typed } from '../../site/typed.js';
import { kindsOf } from '../obstacles.js';
import { termOf } from '../settings/settings-panel.js';
import { settingsOf } from '../settings/state.js';
import { findings, isOver, searchShare, searchTime } from './search.js';
import { gridOf, layerNumber, searchable, searchObstacle } from './search-grid.js';
import { searchResults } from './search-results.js';
import { isSearching } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('./search-grid.js').ParsedAxis} ParsedAxis */
/** @typedef {import('./state.js').Combination} Combination */
/** @typedef {import('./search.js').Findings} Findings */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** The section of the search. @param {State} state @param {Actions} actions @param {Translate} t */
export function searchPanel(state, actions, t) {
  const { axes, combinations } = gridOf(state);
  const search = findings(state);
  return html`
    <section class="search-panel" aria-labelledby="search-title">
      <h2 id="search-title">${t('searchTitle')}</h2>
      <p class="lead">${t('searchLead')}</p>
      <div class="axes">${axes.map((axis, at) => axisChoice(at, axis, axes[1 - at], state, actions, t))}</div>
      <div class="run">
        <div class="buttons">${primary(state, combinations, actions, t)}
          <button @click=${actions.stopSearch}
            ?disabled=${!isSearching(state) || search?.phase === 'stopping'}>
            ${t('searchStop')}
          </button>
        </div>
        <progress aria-label=${t('searchProgress')} max="1"
          .value=${search ? searchShare(search) : 0}></progress>
        <p class="figures">
          ${figures(search, state, combinations, t).map((figure) => html`<span>${figure}</span>`)}
        </p>
        <p class="note">${isSearching(state) ? nothing : advice(state, axes, t)}</p>
      </div>
      ${search ? searchResults(search, state, actions, t) : nothing}
    </section>`;
}

/**
 * A setting and its values.
 * @param {number} at
 * @param {ParsedAxis | null} axis
 * @param {ParsedAxis | null} other
 * @param {State} state @param {Actions} actions @param {Translate} t
 */
function axisChoice(at, axis, other, state, { chooseAxis, typeValues }, t) {
  const name = axis?.name ?? '';
  const option = (/** @type {string} */ id) => html`
    <option value=${id} ?selected=${id === name} ?disabled=${id === other?.name}>
      ${settingName(id, state, t)}
    </option>`;
  return html`
    <div class="axis">
      <label class="field">
        <span>${t(at ? 'searchSecond' : 'searchFirst')}</span>
        <select .value=${name} ?disabled=${isSearching(state)}
          @change=${(/** @type {any} */ { target }) => chooseAxis(at, target.value)}>
          <option value="" ?selected=${!name}>${t(at ? 'searchNothing' : 'searchNothingFirst')}</option>
          ${searchable(state).map(option)}
        </select>
      </label>
      ${axis ? valuesField(at, axis, state, typeValues, t) : nothing}
    </div>`;
}

/**
 * @param {number} at
 * @param {ParsedAxis} axis
 * @param {State} state
 * @param {Actions['typeValues']} typeValues
 * @param {Translate} t
 */
const valuesField = (at, { name, text, problem }, state, typeValues, t) => html`
  <label class="field">
    <span>${t('searchValuesOf')}</span>
    <input type="text" autocomplete="off" spellcheck="false" ${typed(text)} ?disabled=${isSearching(state)}
      aria-label=${t('searchValues', { name: settingName(name, state, t) })}
      aria-invalid=${problem ? 'true' : 'false'} aria-describedby="search-problem-${at}"
      @change=${(/** @type {any} */ { target }) => typeValues(at, target.value)}>
  </label>
  <div id="search-problem-${at}" role="alert">
    ${problem ? html`<p class="problem">${t(problem.text, problem.values)}</p>` : nothing}
  </div>`;

/** What the page calls a setting. @param {string} name @param {State} state @param {Translate} t */
function settingName(name, state, t) {
  const number = layerNumber(state.layers, name);
  if (number) return t('searchLayer', { layer: number.layer, text: number.text, value: number.value });
  return t(/** @type {TextKey} */ (termOf(name, state)));
}

/**
 * The button that starts, pauses and resumes: one element in all phases, so that it keeps the focus.
 * @param {State} state
 * @param {Combination[]} planned
 * @param {Actions} actions
 * @param {Translate} t
 */
function primary(state, planned, { search, pauseSearch, resumeSearch }, t) {
  const phase = isSearching(state) ? state.search?.phase : 'idle';
  const action = phase === 'running' ? pauseSearch : phase === 'paused' ? resumeSearch : search;
  const name = phase === 'running' ? 'searchPause' : phase === 'paused' ? 'searchResume' : 'searchStart';
  const isAway = phase === 'paused' && state.phase === 'loading'; // the worker, or its images
  const rests = phase === 'stopping' || isAway || searchObstacle(state, planned) !== null;
  return html`<button ?disabled=${rests} @click=${action}>${t(name)}</button>`;
}

/**
 * How far the search is, or why it cannot begin.
 * @param {Findings | null} search @param {State} state @param {Combination[]} planned @param {Translate} t
 */
function figures(search, state, planned, t) {
  const reason = searchObstacle(state, planned);
  const plan = reason ? t(reason, { kinds: t(kindsOf(state)) }) : planOf(planned, t);
  if (!search) return [plan];
  const { phase, trials } = search;
  const done = trials.filter(({ status }) => status === 'done').length;
  if (phase === 'done') return [t('searchDone', { trials: trials.length }), plan];
  if (phase === 'stopped') return [t('searchStopped', { done, trials: trials.length }), plan];
  if (phase === 'stopping') return [t('searchStopping')];
  const number = Math.min(trials.filter(isOver).length + 1, trials.length);
  const where = t(phase === 'paused' ? 'searchPaused' : 'searchGoes', { number, trials: trials.length });
  const time = searchTime(search);
  if (!time || phase === 'paused') return [where];
  const [left, total] = [duration(time.left, t), duration(time.total, t)];
  return [where, t('timeLeft', { time: left }), t('searchTotal', { time: total })];
}

/** @param {Combination[]} planned @param {Translate} t */
function planOf(planned, t) {
  const all = planned.map(({ epochs }) => epochs);
  const mixed = new Set(all).size > 1;
  const epochs = t('run.epochs', { count: mixed ? all.reduce((sum, each) => sum + each, 0) : all[0] });
  return t(mixed ? 'searchPlanMixed' : 'searchPlan', { count: planned.length, epochs });
}

/**
 * Which images decide which combination is best, and a warning about rates.
 * @param {State} state
 * @param {(ParsedAxis | null)[]} axes
 * @param {Translate} t
 */
function advice(state, axes, t) {
  const held = settingsOf(state).settings.validationCount ?? 0;
  const names = axes.map((axis) => axis?.name);
  const rates = names.includes('optimizer') && !names.includes('rate');
  return [
    held > 0 ? t('searchByValidation', { count: count(held) }) : t('searchByTest'),
    rates ? html` ${t('searchRates')}` : nothing,
  ];
}
