// run-controls.js — the stage's upper part: the sentence, Train and the next thing to do, and how far a run is.

import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { explain } from '../../site/error-text.js';
import { isGuest, isHidden } from '../address/parts.js';
import { askedDigit } from '../hand/own-digits.js';
import { canBegin, MENDED_IN, obstacle } from '../obstacles.js';
import { isRunning, runVerb, trained } from '../training/state.js';
import { shownKey } from '../view/shortcuts.js';
import { courseLine, lowerRate, nextStep } from './next-step.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** The sentence and its buttons. @param {State} state @param {Actions} actions @param {Translate} t */
export function guide(state, actions, t) {
  const step = nextStep(state, t);
  const { isTrain = false } = step;
  const button = step.button && leads(step.button.verb, state) ? step.button : null;
  return html`
    <div class="guide">
      <p class="sentence" role="status">${sentence(step)}</p>
      <div class="run-buttons">
        ${trainButton(state, actions, isTrain, t)}
        ${
          button
            ? html`<button class="next" ?data-primary=${!button.outlined}
                @click=${() => perform(button.verb, state, actions)}>${button.label}</button>`
            : nothing
        }
      </div>
    </div>`;
}

/** The subjects that buttons open. @type {Partial<Record<import('./next-step.js').Verb, import('../subjects.js').Subject>>} */
const OPENED = {
  ...{ seeMistakes: 'results', showWorst: 'results', lookInside: 'inside', compareRuns: 'runs' },
  ...{ openHand: 'digits', openLesson: 'learn' },
};

/** Whether a button leads anywhere: a link may have taken its subject away. @param {import('./next-step.js').Verb} verb @param {State} state */
function leads(verb, state) {
  const subject = verb === 'openBlocked' ? MENDED_IN[obstacle(state) ?? 'blockedField'] : OPENED[verb];
  return !subject || !isHidden(state, subject);
}

/**
 * What is seen and heard. Each sentence has elements of its own: if one element changed its text, what follows would
 * move. Figures that count are not heard each time.
 * @param {import('./next-step.js').Step} step
 */
function sentence({ said, advice, spoken }) {
  const seen = `${said} ${advice}`;
  const text = html`<b>${said}</b> ${advice}`;
  if (!spoken) return keyed(seen, text);
  return [
    keyed(seen, html`<span aria-hidden="true">${text}</span>`),
    keyed(spoken, html`<span class="unseen">${spoken}</span>`),
  ];
}

/**
 * The button that trains, pauses and resumes: one element in all phases, so that it keeps the focus.
 * @param {State} state
 * @param {Actions} actions
 * @param {boolean} isPrimary   whether it is what to press next
 * @param {Translate} t
 */
function trainButton(state, actions, isPrimary, t) {
  const verb = runVerb(state);
  const isReady = isRunning(state) || canBegin(state);
  return html`
    <button class="train" aria-keyshortcuts="T" ?data-primary=${isPrimary} ?disabled=${!isReady}
      @click=${actions[verb]}>${t(verb)}${shownKey('T', state)}</button>`;
}

/**
 * What the button beside Train does.
 * @param {import('./next-step.js').Verb} verb
 * @param {State} state
 * @param {Actions} actions
 */
function perform(verb, state, actions) {
  /** @type {Record<string, () => void>} */
  const verbs = {
    startNow: actions.trainOnWhatIsHere,
    trainAll: actions.train,
    draw: actions.drawAnew,
    seeMistakes: () => actions.openView('results'),
    showWorst: actions.showWorst,
    lookInside() {
      const { pool, index } = state.inspection.gallery[0];
      actions.lookInside({ image: { pool, index } });
    },
    compareRuns: () => actions.openView('runs'),
    resetWithLowerRate: () => actions.resetWithRate(lowerRate(state)),
    takeBack: actions.takeBack,
    keepAsked: () => actions.labelDrawing(askedDigit(state) ?? 0),
    stopAsking: () => actions.askForDigits(false),
    openHand: () => actions.openHandView(),
    tryNow: actions.retryData,
    openLesson: () => actions.openView('learn'),
    nextStep: actions.nextStep,
    openBlocked: () => actions.openView(MENDED_IN[obstacle(state) ?? 'blockedField'] ?? 'training'),
  };
  verbs[verb]?.();
}

/** How far the run is. @param {State} state @param {Actions} actions @param {Translate} t */
export const course = (state, actions, t) => html`
  <div class="course">
    <progress aria-label=${t('progress')} max="1" .value=${share(state)}></progress>
    <p class="figures">${courseLine(state, t).map((figure) => html`<span>${figure}</span>`)}</p>
    ${
      isUnkept(state)
        ? html`<button class=${state.keepError ? 'quiet unkept' : 'quiet'} @click=${() => actions.openView('files')}>${t('notKept')}</button>`
        : nothing
    }
    ${
      isHidden(state, 'link')
        ? nothing
        : html`<button class="quiet link-button" @click=${actions.copyLink}>${t('copyLink')}</button>`
    }
    <button class="quiet" ?disabled=${!state.model || state.phase === 'loading'} @click=${actions.reset}>
      ${t('reset')}
    </button>
  </div>`;

/** Whether there is something to lose that the browser does not keep, and *Files* says why. @param {State} state */
const isUnkept = (state) =>
  Boolean(state.keepError) ||
  (isGuest(state) && !isHidden(state, 'files') && (isRunning(state) || trained(state)));

/** @param {State} state @returns {number} */
const share = ({ phase, progress }) => (phase === 'done' ? 1 : (progress?.share ?? 0));

/** @type {Record<NonNullable<State['recovered']>, import('../../text/translate.js').TextKey>} */
const RECOVERED = {
  goesOn: 'crashGoesOn',
  searches: 'crashSearches',
  paused: 'crashPaused',
  restored: 'crashRestored',
  fresh: 'crashFresh',
};

/** What has gone wrong, over the curve; empty while nothing has. @param {State} state @param {Actions} actions @param {Translate} t */
export const troubles = (state, actions, t) => html`
  <div class="troubles">
    <div role="status">
      ${state.recovered ? html`<p class="note">${t(RECOVERED[state.recovered])}</p>` : nothing}
    </div>
    <div role="alert">${problem(state, actions, t)}</div>
  </div>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function problem({ runError, workerError }, { restart, reloadPage }, t) {
  if (workerError?.status === 'WORKER_FOREIGN') {
    return html`
      <p class="problem">${t('scriptForeign')}</p>
      <button @click=${reloadPage}>${t('reload')}</button>`;
  }
  if (workerError) {
    return html`
      <p class="problem">${t('workerError', { reason: explain(t, workerError) })}</p>
      <button @click=${restart}>${t('restart')}</button>`;
  }
  if (!runError || runError.name === 'DivergedError') return nothing;
  return html`<p class="problem">${t('runError', { reason: explain(t, runError) })}</p>`;
}
