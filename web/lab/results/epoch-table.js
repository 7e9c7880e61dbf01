// epoch-table.js — the epochs as Keras prints them, however many there are.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { count } from '../../site/format.js';
import { epochsOf } from '../training/history.js';
import { epochsDone } from '../training/state.js';

/** @typedef {import('../training/history.js').EpochRow} EpochRow */
/** @typedef {import('../../text/lab.js').Translate} Translate */

/** So many are read at a glance; of more, some are left out. */
const MOST_LINES = 60;
/** What stays at both ends. */
const END_LINES = 5;
/** Numbers whose ordinals end alike. */
const STEPS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/**
 * The first, the last and evenly spaced lines of the rest.
 * @param {EpochRow[]} lines
 * @returns {{ lines: EpochRow[], step: number }}  step 1 if none is left out
 */
export function thinned(lines) {
  if (lines.length <= MOST_LINES) return { lines, step: 1 };
  const room = MOST_LINES - 2 * END_LINES;
  const step = STEPS.find((step) => lines.length / step <= room) ?? 10_000;
  const kept = (/** @type {EpochRow} */ line, /** @type {number} */ i) =>
    i < END_LINES || i >= lines.length - END_LINES || line.epoch % step === 0;
  return { lines: lines.filter(kept), step };
}

/**
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {Translate} t
 */
export const epochTable = ({ histories, run, inspection: { allEpochs } }, { showAllEpochs }, t) =>
  guard([epochsDone({ histories }), histories.at(-1)?.epochs, run, allEpochs, t], () => {
    const epochs = epochsOf(histories);
    const { lines, step } = thinned(epochs);
    const all = allEpochs || step === 1;
    return html`
      <div class="epochs">
        <h3 id="log-title">${t('log')}</h3>
        <div class="log" tabindex="0" role="region" aria-labelledby="log-title">
          ${epochs.length ? table(all ? epochs : lines, run?.epochs ?? epochs.length, t) : t('noEpochs')}
        </div>
        <p class="note">
          ${all ? nothing : t('epochsThinned', { count: count(epochs.length), step })}
          ${
            step === 1
              ? nothing
              : html`<button class="quiet" @click=${() => showAllEpochs(!allEpochs)}>
                  ${t(allEpochs ? 'fewEpochs' : 'allEpochs')}</button>`
          }
        </p>
      </div>`;
  });

/**
 * A table, so that it can be read aloud.
 * @param {EpochRow[]} lines
 * @param {number} last
 * @param {Translate} t
 */
const table = (lines, last, t) => html`
  <table>
    <thead class="unseen">
      <tr>${[
        t('epochHeading'),
        t('stepsHeading'),
        t('timeHeading'),
        'loss',
        'accuracy',
        'val_loss',
        'val_accuracy',
      ].map((heading) => html`<th scope="col">${heading}</th>`)}</tr>
    </thead>
    <tbody>
      ${lines.map(
        (line) => html`
        <tr>
          <th scope="row">Epoch ${line.epoch}/${last}</th>
          <td>${line.steps}/${line.steps}</td>
          <td>${line.seconds.toFixed(1)}s</td>
          <td>loss: ${figure(line.loss)}</td>
          <td>accuracy: ${figure(line.accuracy)}</td>
          <td>val_loss: ${figure(line.valLoss)}</td>
          <td>val_accuracy: ${figure(line.valAccuracy)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;

/** @param {number | null} value  null for an epoch without validation */
const figure = (value) => value?.toFixed(4) ?? '–';
