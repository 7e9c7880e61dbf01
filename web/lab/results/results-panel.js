// results-panel.js — the results: accuracy and loss on a split, and everything to look closer.

import { html, nothing } from 'lit-html';
import { term, withTerms } from '../../ideas/terms.js';
import { explain } from '../../site/error-text.js';
import { count, decimal, percent } from '../../site/format.js';
import { isHidden } from '../address/parts.js';
import { isRacing } from '../learn/race/state.js';
import { isSearching } from '../search/state.js';
import { epochsDone, isRunning, splitSettings } from '../training/state.js';
import { confusionPanel } from './confusion-panel.js';
import { wrongCount } from './evaluation.js';
import { galleryPanel, twentyPanel } from './gallery-panel.js';
import { lookupPanel } from './lookup-panel.js';
import { scoreTable } from './score-table.js';
import { isGuesswork } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('./evaluation.js').Split} Split */

/**
 * The section of the results. What is always there stands above what comes with a result, so that nothing
 * moves.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export const resultsPanel = (state, actions, t) => html`
  <section class="results-panel" aria-labelledby="results-title">
    <h2 id="results-title">${t('results')}</h2>
    <p class="lead">${t('resultsLead')}</p>
    ${summary(state, t)}
    <p class="note origin">${origin(state, t)}</p>
    ${splits(state, actions, t)}
    ${state.result?.count ? details(state, actions, t) : nothing}
    ${lookupPanel(state, actions, t)}
  </section>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
const details = (state, actions, t) => html`
  <div class="columns details">
    ${confusionPanel(state, actions, t)}
    ${galleryPanel(state, actions, t)}
    ${scoreTable(state, t)}
    ${twentyPanel(state, actions, t)}
  </div>`;

/** @param {State} state @param {Translate} t */
function summary(state, t) {
  const { result } = state;
  const split = result?.split ?? 'test';
  const name = t(`accuracy.${split}`);
  const accuracy = !result
    ? t('noResult')
    : !result.count
      ? t('noTestImages')
      : t(`of.${split}`, { percent: percent(result.accuracy), count: count(result.count) });
  const wrong = result ? wrongCount(result) : 0;
  return html`
    <dl class="summary" ?data-former=${isFormer(state)} ?data-none=${!result?.count}>
      <div><dt>${term('confusion-matrix', name)}</dt><dd><output aria-label=${name}>${accuracy}</output></dd></div>
      <div><dt>${term('cross-entropy', t(`loss.${split}`))}</dt><dd>${result?.count ? decimal(result.loss, 4) : '–'}</dd></div>
      <div><dt>${t('wrong')}</dt><dd>${result?.count ? count(wrong) : '–'}</dd></div>
      <div>
        <dt>${t('fingerprint')}</dt>
        <dd><output aria-label=${t('fingerprint')} aria-live="off">${result?.fingerprint ?? '–'}</output></dd>
      </div>
    </dl>
    <p class="note">${t('fingerprintHint')}
      ${isHidden(state, 'learn') ? nothing : html`<a href="#view=learn&part=homework">${t('handIn')}</a>`}</p>`;
}

/** Whether the network has been trained since the result, or is in training. @param {State} state */
function isFormer(state) {
  const { result, run } = state;
  if (!result) return false;
  return isRunning(state) || result.run !== run?.id || result.epochs !== epochsDone(state);
}

/** The run that the result is of, in words. @param {State} state @param {Translate} t */
function origin(state, t) {
  const { result, run } = state;
  if (!result) return nothing;
  const { run: id, epochs = 0 } = result;
  const former = isFormer(state);
  const words = id
    ? t('resultOf', { id, epochs: count(epochs) })
    : t(isGuesswork(state) && !former ? 'resultGuessed' : 'resultUntrained');
  if (!former) return words;
  return [words, ' ', isRunning(state) && run ? t('resultToCome', { id: run.id }) : t('resultFormer')];
}

/**
 * The splits to evaluate on, and how far an evaluation is.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
function splits(state, { evaluate, savePredictions }, t) {
  const { asked } = state.inspection;
  const shown = asked?.split ?? state.result?.split;
  const waits = reasonToWait(state) !== null || asked !== null;
  return html`
    <div class="splits">
      <div role="group" aria-labelledby="splits-title">
        <span id="splits-title">${t('evaluateOn')}</span>
        ${splitsOf(state).map(
          (split) => html`
          <button ?disabled=${waits} aria-pressed=${split === shown} @click=${() => evaluate(split)}>
            ${t(`split.${split}`)}
          </button>`,
        )}
      </div>
      <progress aria-label=${t('evaluateOn')} max="1" .value=${asked ? asked.done / (asked.count || 1) : 0}
        ?data-idle=${!asked}></progress>
      <p class="note" role="status">${situation(state, t)}</p>
      ${
        state.result?.count
          ? html`
            <p class="predictions">${t(`predictionsOf.${state.result.split}`)}
              <button class="quiet" ?disabled=${waits} @click=${() => savePredictions('csv')}
                aria-label=${t('savePredictions', { format: 'CSV' })}>CSV</button>
              <button class="quiet" ?disabled=${waits} @click=${() => savePredictions('json')}
                aria-label=${t('savePredictions', { format: 'JSON' })}>JSON</button>
            </p>`
          : nothing
      }
    </div>`;
}

/** The splits that have images. @param {State} state @returns {Split[]} */
function splitsOf(state) {
  const settings = splitSettings(state);
  const has = {
    test: state.testCount,
    train: 1,
    validation: settings?.validationCount,
    holdout: settings?.holdoutCount,
  };
  return /** @type {Split[]} */ (Object.keys(has)).filter((split) => has[split]);
}

/** @param {State} state @returns {import('../../text/translate.js').TextKey | null} */
function reasonToWait(state) {
  if (isRunning(state)) return 'evaluationWaits';
  if (isSearching(state)) return 'blockedSearch';
  if (isRacing(state)) return 'blockedRace';
  if (!state.model && state.layersError) return 'blockedLayers';
  if (state.phase !== 'ready' && state.phase !== 'done') return 'evaluationLoading';
  return splitSettings(state) ? null : 'blockedField';
}

/** @param {State} state @param {Translate} t */
function situation(state, t) {
  const { asked, problem } = state.inspection;
  if (asked?.count) return t('evaluationGoes', { done: count(asked.done), count: count(asked.count) });
  if (asked) return t('evaluationBegins');
  const reason = reasonToWait(state);
  if (reason) return t(reason);
  if (problem) return t('evaluationError', { reason: explain(t, problem) });
  return withTerms(t, 'evaluationHint');
}
