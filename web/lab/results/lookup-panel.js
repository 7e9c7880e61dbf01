// lookup-panel.js — any image by its index, with its label and the network's answer.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { choices } from '../../site/choices.js';
import { explain } from '../../site/error-text.js';
import { count, fullPrecision, sureness } from '../../site/format.js';
import { typed } from '../../site/typed.js';
import { isHidden } from '../address/parts.js';
import { membersOf } from '../data/split-members.js';
import { ALL_CLASSES, poolCount } from '../data/state.js';
import { answerOf, isStep, outputRows } from '../digit/answer.js';
import { digitBars } from '../digit/digit-bars.js';
import { ink } from '../digit/digit-canvas.js';
import { splitSettings, trained } from '../training/state.js';
import { splitOf } from './image-split.js';
import { labelName } from './inspected-image.js';
import { lookupCount } from './state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/**
 * A field for the index, and the image that has it.
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export const lookupPanel = (state, actions, t) => html`
  <div class="lookup">
    <h3>${t('lookUp')}</h3>
    ${finder(state, actions, t)}
    <p class="note" role="alert">${problem(state, t)}</p>
    ${finding(state, actions, t)}
  </div>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function finder(state, { lookUp }, t) {
  const { pool, within, index, problem } = state.lookup;
  const pools = { test: t('split.test'), train: t('split.train') };
  const step = (/** @type {number} */ by) => lookUp({ index: String(Number(index) + by) });
  const last = lookupCount(state, state.lookup) - 1;
  const isPart = state.classes.length < ALL_CLASSES.length;
  return html`
    ${choices('pool', t('lookUpPool'), pools, pool, (id) => lookUp({ pool: id }))}
    ${
      isPart
        ? html`
          <label class="check">
            <input type="checkbox" name="within" .checked=${live(within)}
              @change=${(/** @type {any} */ { target }) => lookUp({ within: target.checked, index: '0' })}>
            ${t('lookUpWithin', { classes: state.classes.join(', ') })}
          </label>`
        : nothing
    }
    <div class="finder">
      <label class="field">
        <span>${t('lookUpIndex')}</span>
        <input type="number" min="0" max=${last} step="1" ${typed(index)}
          aria-invalid=${problem === 'range'} @change=${(/** @type {any} */ { target }) => lookUp({ index: target.value })}>
      </label>
      <button ?disabled=${!(Number(index) > 0)} @click=${() => step(-1)}>${t('previous')}</button>
      <button ?disabled=${!(Number(index) < last)} @click=${() => step(1)}>${t('next')}</button>
    </div>`;
}

/** @param {State} state @param {Translate} t */
function problem(state, t) {
  const { problem } = state.lookup;
  if (!problem) return nothing;
  const images = lookupCount(state, state.lookup);
  if (problem === 'range') return t('lookUpRange', { count: count(images), last: count(images - 1) });
  return t('lookUpError', { reason: explain(t, problem) });
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function finding(state, { show, lookInside }, t) {
  const { sample, prediction } = state.lookup;
  const answer = sample && prediction ? answerOf(prediction, state.classes) : null;
  return html`
    <div class="finding">
      <button aria-label=${t('showLarge')} ?disabled=${!sample} @click=${() => show(sample)}>
        <canvas class="digit" ${ink(sample?.pixels ?? null)}></canvas>
      </button>
      <p class="verdict" role="status">
        ${sample ? [identity(state, t, sample), membership(state, t, sample)] : nothing}
        ${sample && answer ? verdict(state, t, sample.label, answer) : nothing}
      </p>
      ${
        isHidden(state, 'inside') || !sample
          ? nothing
          : html`<button class="look" @click=${() => lookInside({ image: { pool: sample.pool, index: sample.index } })}>
              ${t('lookInside')}</button>`
      }
    </div>
    ${digitBars(state, answer, t)}
    ${allDigits(state, t)}`;
}

/**
 * What the network says with all its digits: a row for each output, with the class that it stands for, its number
 * there, and what a one-hot code of the label has in its place.
 * @param {State} state @param {Translate} t
 */
function allDigits({ lookup, classes, model }, t) {
  const { sample, prediction } = lookup;
  const rows = sample && prediction ? outputRows(prediction, classes, sample.label) : [];
  const name = t(isStep(model) ? 'outputsInFull' : 'probabilitiesInFull');
  return html`
    <details class="all-digits">
      <summary>${name}</summary>
      <table aria-label=${name}>
        <thead><tr><th scope="col">${t('classIndex')}</th><th scope="col">${t('classLabel')}</th>
          <th scope="col">${t(isStep(model) ? 'output' : 'probability')}</th><th scope="col">${t('oneHot')}</th></tr></thead>
        <tbody>
          ${rows.map(
            ({ index, label, share, target }) => html`
            <tr><td>${index}</td><td>${label}</td><td>${fullPrecision(share)}</td><td>${target}</td></tr>`,
          )}
        </tbody>
      </table>
    </details>`;
}

/** @param {State} state @param {Translate} t @param {import('../data/state.js').Sample} sample */
const identity = (state, t, { pool, index, label }) => html`
  <span>${t(`image.${pool}`, { index: count(index) })}</span>
  <b>${t('label', { label: labelName(state, t, label) })}</b>`;

/** Whether the network learns from the image. @param {State} state @param {Translate} t @param {import('../data/state.js').Sample} sample */
function membership(state, t, sample) {
  const settings = splitSettings(state);
  const split =
    settings && (splitOf(sample, settings, poolCount(state, sample.pool)) ?? member(state, sample));
  return split ? html`<span class="figures">${t(`imageSplit.${split}`)}</span>` : nothing;
}

/** The split of a training image, if the worker has told. @param {State} state @param {import('../data/state.js').Sample} sample */
const member = (state, { pool, index }) =>
  (pool === 'train' && membersOf(state, 'last')?.splits[index]) || null;

/**
 * Whether the answer is right. An untrained network only guesses, and a digit that it was not trained on
 * cannot be right.
 * @param {State} state @param {Translate} t
 * @param {number} label @param {import('../digit/answer.js').Answer} answer
 */
function verdict(state, t, label, { best, confidence, sure }) {
  if (best === null) return html`<span class="prediction">${t('notSure')}</span>`;
  const answer = { label: labelName(state, t, best) };
  const how = isStep(state.model) ? t(sure ? 'fires' : 'notSure') : sureness(confidence, t);
  const untrained = !trained(state);
  return html`
    ${
      untrained
        ? html`<span class="prediction">${t('guess', answer)}</span>`
        : state.classes.includes(label)
          ? judged(best === label, answer, t)
          : html`<span class="prediction">${t('readUntaught', answer)}</span>`
    }
    <span class="figures">${untrained ? t('untrained') : how}</span>`;
}

/** @param {boolean} right @param {{ label: string }} answer @param {Translate} t */
const judged = (right, answer, t) => html`
  <span class="prediction" data-right=${right}><i aria-hidden="true">${right ? '✓' : '✗'}</i>
    ${t(right ? 'readRight' : 'readWrong', answer)}</span>`;
