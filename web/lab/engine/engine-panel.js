// engine-panel.js — the engine: which arithmetic and how many threads run, and how to choose others.

import { html } from 'lit-html';
import { MAX_THREADS } from '../../worker/variant.js';
import { trainsOthers } from '../obstacles.js';
import { isRunning } from '../training/state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('../../worker/variant.js').Arithmetic} Arithmetic */

const COUNTS = Array.from({ length: MAX_THREADS }, (_, i) => String(i + 1));

/** What runs the training. @param {State} state @param {Actions} actions @param {Translate} t */
export const enginePanel = (state, actions, t) => html`
  <div class="engine-panel">
    <h3>${t('engine')}</h3>
    <p>${running(state, t)} <span class="note">${t('engineHint')}</span></p>
    ${arithmetic(state, actions, t)}
    ${threads(state, actions, t)}
  </div>`;

/** @param {State} state @param {Translate} t */
function running({ engine, isolatesNext }, t) {
  if (!engine) return t('engineLoading');
  const line = t('engineLine', { build: engine.build, threads: engine.threads });
  if (engine.isolated) return line;
  return [line, t('notIsolated'), ...(isolatesNext ? [t('isolatesNext')] : [])].join(' ');
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function arithmetic(state, { chooseEngine }, t) {
  const labels = [
    ['strict', t('strict')],
    ['relaxed', t('relaxed')],
  ];
  // A run has one arithmetic, also if it is paused.
  const rests = isRunning(state) || trainsOthers(state);
  const choose = (/** @type {string} */ name) =>
    chooseEngine({ arithmetic: /** @type {Arithmetic} */ (name) });
  return choice(t('arithmetic'), state.wish.arithmetic ?? 'strict', labels, rests, choose);
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function threads(state, { chooseEngine }, t) {
  const labels = [['', t('allThreads')], ...COUNTS.map((count) => [count, count])];
  const rests = state.phase === 'training' || trainsOthers(state);
  const choose = (/** @type {string} */ count) => chooseEngine({ threads: Number(count) || undefined });
  return choice(t('threads'), String(state.wish.threads ?? ''), labels, rests, choose);
}

/**
 * @param {string} name
 * @param {string} chosen
 * @param {string[][]} labels   by value
 * @param {boolean} disabled
 * @param {(value: string) => void} choose
 */
const choice = (name, chosen, labels, disabled, choose) => html`
  <label class="field">
    <span>${name}</span>
    <select .value=${chosen} ?disabled=${disabled}
      @change=${(/** @type {any} */ { target }) => choose(target.value)}>
      ${labels.map(
        ([value, label]) => html`
        <option value=${value} ?selected=${value === chosen}>${label}</option>`,
      )}
    </select>
  </label>`;
