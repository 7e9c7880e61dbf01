// training-panel.js — training: the buttons of a run, how far it is, and why it cannot begin.

import { html, nothing } from 'lit-html';
import { explain } from '../../site/error-text.js';
import { count, duration } from '../../site/format.js';
import { guessingLoss } from '../../worker/divergence.js';
import { imagesReady } from '../data/state.js';
import { kindsOf, obstacle } from '../obstacles.js';
import { hasRunAway } from './history.js';
import { epochsDone, imagesWanted, isRunning } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** The section of training. @param {State} state @param {Actions} actions @param {Translate} t */
export const runPanel = (state, actions, t) => html`
  <section class="run-panel" aria-labelledby="run-title">
    <h2 id="run-title">${t('training')}</h2>
    <p class="lead">${t('trainingLead')}</p>
    <div class="run">
      <div class="buttons">${primary(state, actions, t)}
        <button ?disabled=${!state.model || state.phase === 'loading'} @click=${actions.reset}>
          ${t('reset')}
        </button>
      </div>
      <progress aria-label=${t('progress')} max="1" .value=${share(state)}></progress>
      <p class="figures">${figures(state, t).map((figure) => html`<span>${figure}</span>`)}</p>
    </div>
    <div role="status">
      ${state.recovered ? html`<p class="note">${t(RECOVERED[state.recovered])}</p>` : nothing}
    </div>
    <div role="alert">${problem(state, actions, t)}</div>
  </section>`;

/** @type {Record<NonNullable<State['recovered']>, import('../../text/translate.js').TextKey>} */
const RECOVERED = {
  goesOn: 'crashGoesOn',
  paused: 'crashPaused',
  restored: 'crashRestored',
  fresh: 'crashFresh',
};

/**
 * The button that trains, pauses and resumes: one element in all phases, so that it keeps the focus.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
function primary(state, { train, pause, resume }, t) {
  const { phase } = state;
  const action = phase === 'training' ? pause : phase === 'paused' ? resume : train;
  const name = phase === 'training' ? 'pause' : phase === 'paused' ? 'resume' : 'train';
  const ready = isRunning(state) || ((phase === 'ready' || phase === 'done') && !obstacle(state));
  return html`<button class="primary" ?disabled=${!ready} @click=${action}>${t(name)}</button>`;
}

/** @param {State} state @returns {number} */
function share({ phase, progress }) {
  if (phase === 'done') return 1;
  return progress?.share ?? 0;
}

/** @type {Record<State['origin'], import('../../text/translate.js').TextKey>} */
const READY = {
  chance: 'readyLine',
  file: 'readyFromFile',
  link: 'readyFromLink',
  session: 'readyFromSession',
};

/** The texts under the bar, the most important first. @param {State} state @param {Translate} t */
function figures(state, t) {
  const { phase, origin, run, progress, evaluating } = state;
  const reason = obstacle(state);
  if (reason && !isRunning(state)) return [t(reason, { kinds: t(kindsOf(state)) })];
  if (phase === 'ready') return [t(READY[origin])];
  if (phase === 'done') return [doneLine(state, t)];
  if (phase === 'loading') {
    const wanted = count(imagesWanted(state));
    return [t('waitingLine', { ready: count(imagesReady(state)), wanted }), t('waitingHint')];
  }
  if (!run || phase === 'error') return [];
  const epoch = { epoch: count(progress?.epoch ?? run.before + 1), epochs: count(run.epochs) };
  const isBack = state.interrupted && origin === 'session';
  if (phase === 'paused') return [t(isBack ? 'pausedFromSession' : 'pausedLine', epoch)];
  if (!progress) return [t('epochLine', epoch)];
  if (progress.secondsLeft === null || progress.imagesPerSecond === null) return [t('epochLine', epoch)];
  const left = t('timeLeft', { time: duration(progress.secondsLeft, t) });
  const speed = t('speed', { speed: count(roundTo(progress.imagesPerSecond, 100)) });
  if (!evaluating) return [t('epochLine', epoch), left, speed];
  const doing = evaluating.of === 'test' ? 'testing' : 'validating';
  return [t('epochLine', epoch), left, t(doing, { count: count(evaluating.count) })];
}

/**
 * The end of a run in words. One that ends before its last epoch has converged.
 * @param {State} state
 * @param {Translate} t
 */
function doneLine(state, t) {
  const epochs = count(epochsDone(state));
  const converged = state.run && epochsDone(state) < state.run.epochs;
  return t(converged ? 'convergedLine' : 'doneLine', { epochs });
}

/** @param {number} value @param {number} unit */
const roundTo = (value, unit) => Math.round(value / unit) * unit;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function problem(state, { start }, t) {
  const { runError, workerError } = state;
  if (workerError?.status === 'WORKER_FOREIGN') {
    return html`
      <p class="problem">${t('scriptForeign')}</p>
      <button @click=${() => location.reload()}>${t('reload')}</button>`;
  }
  if (workerError) {
    return html`
      <p class="problem">${t('workerError', { reason: explain(t, workerError) })}</p>
      <button @click=${start}>${t('restart')}</button>`;
  }
  if (!runError) return warning(state, t);
  const text =
    runError.name === 'DivergedError' ? t('diverged') : t('runError', { reason: explain(t, runError) });
  return html`<p class="problem">${text}</p>`;
}

/**
 * A warning that the loss is above that of guessing. The run goes on: the loss may still fall.
 * @param {State} state
 * @param {Translate} t
 */
function warning({ histories, model }, t) {
  const guessing = model && guessingLoss(model);
  if (!guessing || !hasRunAway(histories, guessing)) return nothing;
  return html`<p class="note warning">${t('aboveGuessing', { loss: guessing.toFixed(2) })}</p>`;
}
