// search-results.js — the results of a search: its curves, the best combination, and a table of all.

import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { HUES, PAGE_INK } from '../../plot/file.js';
import { plot } from '../../plot/plot.js';
import { OPTIMIZERS } from '../../shared/presets.js';
import { cssProperties } from '../../site/css-properties.js';
import { explain } from '../../site/error-text.js';
import { decimal, percent, timeTaken } from '../../site/format.js';
import { savedSettings } from '../settings/saved-settings.js';
import { termOf } from '../settings/settings-panel.js';
import { isRunning } from '../training/state.js';
import { best, curveOf, huesOf, isOver, ranked } from './search.js';
import { layerNumber } from './search-grid.js';
import { isSearching } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('./state.js').SearchMeasure} SearchMeasure */
/** @typedef {import('./state.js').Combination} Combination */
/** @typedef {import('./search.js').Findings} Findings */
/** @typedef {import('./search.js').Trial} Trial */
/** @typedef {import('./state.js').Value} Value */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */
/** @typedef {import('../../text/translate.js').Translate} Translate */

const CURVES = /** @type {const} */ (['loss', 'valLoss', 'valAccuracy']);

/**
 * The plot beside the table.
 * @param {Findings} search
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export const searchResults = (search, state, actions, t) => html`
  <div class="outcome">
    <div>
      ${curveChoice(state.searchMeasure, actions, t)}
      <figure ${plot({ ...picture(search, state.searchMeasure, t), live: isSearching(state) })}></figure>
      <p class="note">${search.trials.length > HUES ? t('searchFewerHues', { count: HUES }) : nothing}</p>
      <p class="note">${t('searchRuns', { search: search.id })}</p>
    </div>
    <div>
      ${search.dataset === state.dataset ? nothing : html`<p class="note">${t('searchOtherData')}</p>`}
      ${winner(search, state, actions, t)}
      ${table(search, state, actions, t)}
    </div>
  </div>
  <p class="unseen" role="status">${announcement(search, t)}</p>`;

/** @param {SearchMeasure} chosen @param {Actions} actions @param {Translate} t */
const curveChoice = (chosen, { chooseSearchMeasure }, t) => html`
  <label class="field curve">
    <span>${t('searchCurve')}</span>
    <select .value=${chosen} @change=${(/** @type {any} */ { target }) => chooseSearchMeasure(target.value)}>
      ${CURVES.map(
        (curve) => html`
        <option value=${curve} ?selected=${curve === chosen}>${t(`searchCurve.${curve}`)}</option>`,
      )}
    </select>
  </label>`;

/**
 * @param {Findings} search @param {SearchMeasure} curve @param {Translate} t
 * @returns {import('../../plot/plot.js').Figure}
 */
function picture({ trials }, curve, t) {
  const measure = curve === 'valAccuracy' ? 'accuracy' : 'loss';
  const hues = huesOf(trials, HUES);
  const curves = trials
    .filter((trial) => trial.rows.length)
    .map((trial) => {
      const hue = hues.get(trial);
      return {
        ...curveOf(trial, curve),
        label: trialName(trial, t),
        hue: hue ?? 0,
        faint: hue === undefined,
      };
    });
  const end = Math.max(...trials.map(({ epochs }) => epochs));
  return { name: t(`searchCurve.${curve}`), measure, curves, end, t };
}

/** The values of a combination in words. @param {Combination} trial @param {Translate} t */
export const trialName = (trial, t) =>
  trial.values
    .map((value) => {
      const text = valueText(value, trial, t);
      const isClear = value.name in WORDY || layerNumber(trial.settings.layers, value.name);
      return isClear ? text : `${axisName(value, trial, t)} ${text}`;
    })
    .join(t('comma'));

/**
 * Settings whose values need no name before them.
 * @type {Record<string, (text: string, t: Translate) => string>}
 */
const WORDY = {
  optimizer: (text) => OPTIMIZERS[text]?.label ?? text,
  schedule: (text, t) => t(/** @type {TextKey} */ (`schedule.${text}`)),
};

/** @param {Value} value @param {Combination} combination @param {Translate} t */
const valueText = ({ name, text }, { settings }, t) =>
  layerNumber(settings.layers, name)?.text ?? WORDY[name]?.(text, t) ?? text;

/** @param {Value} value @param {Combination} combination @param {Translate} t */
function axisName({ name }, { settings }, t) {
  const number = layerNumber(settings.layers, name);
  if (number) return t('searchLayerShort', { layer: number.layer });
  return t(/** @type {TextKey} */ (termOf(name, { optimizer: settings.optimizer })));
}

/** @param {Findings} search @param {State} state @param {Actions} actions @param {Translate} t */
function winner(search, state, { useTrial, trainTrial }, t) {
  const trial = best(search.trials);
  if (!trial) return nothing;
  const name = t(isSearching({ search }) ? 'searchBestSoFar' : 'searchBest', { trial: trialName(trial, t) });
  return html`
    <div class="winner">
      <p><b>${name}</b> <span>${figureLine(trial, search, t)}</span></p>
      <p class="apply">
        <button ?disabled=${isRunning(state)} @click=${() => useTrial(trial)}>${t('searchUse')}</button>
        <button ?disabled=${isRunning(state) || isSearching({ search })} @click=${() => trainTrial(trial)}>
          ${t('searchTrain')}
        </button>
      </p>
      <p class="note" role="status">${isUsed(trial, state) ? t('searchUsed') : nothing}</p>
    </div>`;
}

/**
 * The accuracy of a trial, and on which images.
 * @param {Trial} trial
 * @param {Findings} search
 * @param {Translate} t
 */
const figureLine = ({ valAccuracy }, { validationCount }, t) =>
  t(validationCount ? 'searchOfValidation' : 'searchOfTest', { percent: percent(valAccuracy ?? 0, 2) });

/** Saved settings that change nothing in a training: they say where the others come from. */
const SOURCES = ['preset', 'base', 'dataset'];

/** Whether the page has the settings of a trial. @param {Trial} trial @param {State} state */
function isUsed({ settings }, state) {
  const own = Object.entries(savedSettings(state)).filter(([key]) => !SOURCES.includes(key));
  return own.every(([key, text]) => settings[key] === text);
}

/**
 * All trials, the best first.
 * @param {Findings} search
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
function table({ trials }, state, actions, t) {
  const hues = huesOf(trials, HUES);
  const headings = [
    ...trials[0].values.map((value) => axisName(value, trials[0], t)),
    ...[t('searchCurve.valAccuracy'), t('searchCurve.loss'), t('searchTime')],
  ];
  return html`
    <div class="trials" tabindex="0" role="region" aria-label=${t('searchTable')}>
      <table>
        <thead>
          <tr>
            ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
            <th><span class="unseen">${t('searchUseOf')}</span></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            ranked(trials).filter(({ status }) => status !== 'removed'),
            (trial) => trials.indexOf(trial),
            (trial) => row(trial, hues.get(trial), state, actions, t),
          )}
        </tbody>
      </table>
    </div>`;
}

/**
 * @param {Trial} trial
 * @param {number | undefined} hue
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
function row(trial, hue, state, { useTrial }, t) {
  const name = trialName(trial, t);
  return html`
    <tr>
      ${trial.values.map((value, i) =>
        i
          ? html`<td>${valueText(value, trial, t)}</td>`
          : html`<th scope="row" ?data-faint=${hue === undefined} ${cssProperties({ '--hue': PAGE_INK.hues[hue ?? 0] })}
              >${valueText(value, trial, t)}</th>`,
      )}
      ${trial.status === 'done' ? figures(trial, t) : html`<td colspan="3">${situation(trial, t)}</td>`}
      <td>
        <button class="quiet" aria-label=${t('searchUseName', { trial: name })} ?disabled=${isRunning(state)}
          @click=${() => useTrial(trial)}>${t('searchUseOf')}</button>
      </td>
    </tr>`;
}

/** @param {Trial} trial @param {Translate} t */
const figures = ({ valAccuracy, loss, seconds }, t) => html`
  <td>${valAccuracy === null ? '–' : percent(valAccuracy, 2)}</td>
  <td>${decimal(loss, 4)}</td>
  <td>${timeTaken(seconds ?? 0, t)}</td>`;

/** Why a trial has no figures. @param {Trial} trial @param {Translate} t */
function situation({ status, share, failure }, t) {
  if (status === 'failed' && failure) return html`<span class="problem">${explain(t, failure)}</span>`;
  const text = t(/** @type {TextKey} */ (`searchStatus.${status}`), { percent: percent(share, 0) });
  return status === 'diverged' ? html`<span class="problem">${text}</span>` : text;
}

/**
 * The training that ended last in words, for screen readers.
 * @param {Findings} search
 * @param {Translate} t
 */
function announcement({ trials, lastEnded }, t) {
  if (lastEnded === null) return '';
  const trial = trials[lastEnded];
  const { status, valAccuracy, failure } = trial;
  if (status === 'removed') return '';
  const values = { trial: trialName(trial, t), done: trials.filter(isOver).length, trials: trials.length };
  if (status === 'done') return t('searchTold', { ...values, percent: percent(valAccuracy ?? 0, 2) });
  const reason = status === 'failed' && failure ? explain(t, failure) : t('searchStatus.diverged');
  return t('searchToldFailed', { ...values, reason: reason.replace(/[.。]$/, '') });
}
