// runs-panel.js — the list of runs with their settings and results, and their curves in one plot.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { live } from 'lit-html/directives/live.js';
import { repeat } from 'lit-html/directives/repeat.js';
import { PAGE_INK } from '../../plot/file.js';
import { plot } from '../../plot/plot.js';
import { choices } from '../../site/choices.js';
import { cssProperties } from '../../site/css-properties.js';
import { count, decimal, percent, timeTaken } from '../../site/format.js';
import { trainsOthers } from '../obstacles.js';
import { isSearching } from '../search/state.js';
import { trainingCurve, validationCurve } from '../training/history.js';
import { isRunning } from '../training/state.js';
import { membersPanel } from './members-panel.js';
import { isOfPage } from './run-network.js';
import { arithmeticName, curveNames, runName, settingsLine } from './run-words.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('./state.js').KeptRun} KeptRun */
/** @typedef {import('../training/history.js').Measure} Measure */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */

const NAMES = /** @type {const} */ ({ accuracy: 'accuracies', loss: 'losses' });

/** The section of the runs. @param {State} state @param {Actions} actions @param {Translate} t */
export const runsPanel = (state, actions, t) => html`
  <section class="runs-panel" aria-labelledby="runs-title">
    <h2 id="runs-title">${t('runs')}</h2>
    <p class="lead">${t('runsLead')}</p>
    ${state.runs.length ? [plots(state, actions, t), list(state, actions, t), membersPanel(state, actions, t)] : nothing}
    <div role="status">${removed(state, actions, t)}</div>
  </section>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function plots({ runs, plotCurves }, { choosePlotCurves }, t) {
  const options = {
    training: t('lines.training'),
    validation: t('lines.validation'),
    both: t('lines.both'),
  };
  const measures = /** @type {Measure[]} */ (['accuracy', 'loss']);
  return html`
    ${choices('plot-lines', t('plotLines'), options, plotCurves, choosePlotCurves)}
    ${guard([runs, plotCurves, t], () => {
      const shown = runs.filter((run) => run.shown);
      if (!shown.length) return html`<p class="note">${t('plotMisses')}</p>`;
      const end = Math.max(...shown.map(lastEpoch));
      const live = shown.some(({ ended }) => ended === 'training');
      return html`
        <div class="plots">
          ${measures.map((measure) => {
            const curves = curvesOf(shown, measure, plotCurves, t);
            const figure = { name: t(NAMES[measure]), measure, curves, end, live, t };
            return html`<figure ${plot(figure)}></figure>`;
          })}
        </div>`;
    })}`;
}

/** The epoch at which the curve of a run ends, or will end. @param {KeptRun} run */
const lastEpoch = ({ before, settings, ended, history }) =>
  ended === 'training' ? before + Number(settings.epochs) : (history.epochs.at(-1)?.epoch ?? before + 1);

/**
 * @param {KeptRun[]} runs
 * @param {Measure} measure
 * @param {State['plotCurves']} which
 * @param {Translate} t
 */
function curvesOf(runs, measure, which, t) {
  const names = curveNames(runs, t);
  return runs.flatMap((run, i) => {
    const { history, hue } = run;
    const training = { ...trainingCurve([history], measure), label: names[i], hue };
    if (which === 'training') return [training];
    const validation = { ...validationCurve([history], measure), label: names[i], hue };
    if (which === 'validation') return [validation];
    return [
      training,
      { ...validation, label: `${names[i]}${t('comma')}${t('validationLine')}`, dashed: true },
    ];
  });
}

/** The runs, the newest first. @param {State} state @param {Actions} actions @param {Translate} t */
function list(state, actions, t) {
  const { runs } = state;
  const columns = /** @type {TextKey[]} */ (['runColumn', 'runTest', 'runTraining', 'runTime', 'runEnd']);
  const save = (/** @type {'csv' | 'json'} */ format) => html`
    <button aria-label=${t('runsSave', { format: format.toUpperCase() })}
      @click=${() => actions.saveRuns(format, runs)}>${format.toUpperCase()}</button>`;
  return html`
    <table class="list" aria-labelledby="runs-title">
      <thead>
        <tr>
          ${columns.map((key) => html`<th scope="col">${t(key)}</th>`)}
          <th scope="col"><span class="unseen">${t('runActions')}</span></th>
        </tr>
      </thead>
      <tbody>${repeat(
        [...runs].reverse(),
        ({ id }) => id,
        (run) => {
          const on = isOn(run, state);
          const other = otherArithmetic(run, state);
          const busy = isRunning(state) || trainsOthers(state);
          return guard([run, on, other, busy, isOfPage(run, state), t], () =>
            row(run, on, state, actions, t),
          );
        },
      )}</tbody>
    </table>
    <p class="all">
      <span class="note">${t('allRuns')}</span>
      ${save('csv')}${save('json')}
      <button ?disabled=${!runs.some((run) => !isOn(run, state))}
        @click=${() => actions.removeRuns(runs.map(({ id }) => id))}>${t('runsRemove')}</button>
    </p>`;
}

/** @param {KeptRun} run @param {State} state */
const isOn = ({ ended }, state) => ended === 'training' && (isRunning(state) || isSearching(state));

/**
 * The arithmetic that runs now, if the page has the settings of a run that had another.
 * @param {KeptRun} run
 * @param {State} state
 */
const otherArithmetic = ({ id, arithmetic }, { appliedRun, engine }) =>
  engine && appliedRun === id && arithmetic !== engine.arithmetic ? engine.arithmetic : null;

/**
 * @param {KeptRun} run @param {boolean} on @param {State} state @param {Actions} actions
 * @param {Translate} t
 */
function row(run, on, state, actions, t) {
  const { id, result, history, seconds, shown, hue, search, race } = run;
  const last = history.epochs.at(-1);
  return html`
    <tr ${cssProperties({ '--hue': shown ? PAGE_INK.hues[hue % PAGE_INK.hues.length] : PAGE_INK.soft })}>
      <th scope="row"><div>
        <label class="shown">
          <input type="checkbox" aria-label=${t('runShown', { id })} .checked=${live(shown)}
            @change=${(/** @type {any} */ { target }) => actions.showRun(id, target.checked)}>
          <span>${id}</span>
        </label>
        <p>${runName(run, t)}</p>
        ${search ? html`<p class="note">${t('runOfSearch', { search })}</p>` : nothing}
        ${race ? html`<p class="note">${t('runOfRace', { race })}</p>` : nothing}
        <p class="note">${settingsLine(run, t)}</p>
        ${engineStays(run, state, actions, t)}
      </div></th>
      <td data-name=${t('runTest')}>${figures(result, t)}</td>
      <td data-name=${t('runTraining')}>${figures(last, t)}</td>
      <td data-name=${t('runTime')}>${timeTaken(seconds, t)}</td>
      <td data-name=${t('runEnd')}>${ending(run, on, t)}</td>
      <td class="tools">${tools(run, on, state, actions, t)}</td>
    </tr>`;
}

/**
 * Says that using the settings of a run does not change the arithmetic, and offers to.
 * @param {KeptRun} run
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
function engineStays(run, state, { chooseEngine }, t) {
  const other = otherArithmetic(run, state);
  if (!other) return nothing;
  const { arithmetic } = run;
  const words = { had: arithmeticName(arithmetic, t), has: arithmeticName(other, t) };
  return html`
    <p role="alert">${t('arithmeticStays', words)}
      <button class="quiet" ?disabled=${isRunning(state) || trainsOthers(state)}
        @click=${() => chooseEngine({ arithmetic })}>${t('arithmeticSwitch', words)}</button>
    </p>`;
}

/**
 * @param {{ loss: number, accuracy: number, count?: number } | null | undefined} found
 * @param {Translate} t
 */
function figures(found, t) {
  if (!found || !Number.isFinite(found.loss)) return '–';
  const share = percent(found.accuracy, 2);
  const accuracy = found.count ? t('runTested', { percent: share, count: count(found.count) }) : share;
  return html`${accuracy}<br><span class="note">${t('runLoss', { loss: decimal(found.loss, 4) })}</span>`;
}

/** @param {KeptRun} run @param {boolean} on @param {Translate} t */
function ending({ ended, history }, on, t) {
  const epochs = history.epochs.length;
  if (on) return t('ended.training');
  const end = t(ended === 'training' ? 'ended.stopped' : /** @type {TextKey} */ (`ended.${ended}`));
  return t('endedAfter', { end, count: epochs });
}

/** @param {KeptRun} run @param {boolean} on @param {State} state @param {Actions} actions @param {Translate} t */
function tools(run, on, state, { applySettings, useNetwork, saveRuns, removeRuns }, t) {
  const { id, hand, network } = run;
  const isHere = isOfPage(run, state);
  const reasons = [on && t('runIsOn'), hand && t('runOfHand'), network && isHere && t('runIsHere')];
  const save = (/** @type {'csv' | 'json'} */ format) => html`
    <button class="quiet" aria-label=${t('runSaveName', { id, format: format.toUpperCase() })}
      @click=${() => saveRuns(format, [run])}>${format.toUpperCase()}</button>`;
  return html`
    <button class="quiet" aria-label=${t('runApplyName', { id })} ?disabled=${on || Boolean(hand)}
      @click=${() => applySettings(run)}>${t('runApply')}</button>
    ${
      network
        ? html`<button class="quiet" aria-label=${t('runNetworkName', { id })} ?disabled=${isHere}
            @click=${() => useNetwork({ ...run, network })}>${t('runNetwork')}</button>`
        : nothing
    }
    ${save('csv')}${save('json')}
    <button class="quiet" aria-label=${t('runRemoveName', { id })} ?disabled=${on}
      @click=${() => removeRuns([id])}>${t('runRemove')}</button>
    ${reasons.filter(Boolean).map((reason) => html`<p class="note">${reason}</p>`)}`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function removed({ removedRuns }, { restoreRuns }, t) {
  if (!removedRuns.length) return nothing;
  const words = t('runsRemoved', { count: removedRuns.length, id: removedRuns[0].id });
  return html`<p>${words} <button class="quiet" @click=${restoreRuns}>${t('runsRestore')}</button></p>`;
}
