// epoch-table.js — a row for each epoch, as Keras prints it.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { count, decimal } from '../../site/format.js';
import { isFullBatch } from '../settings/state.js';
import { epochsOf } from '../training/history.js';
import { epochsDone } from '../training/state.js';

/** @typedef {import('../training/history.js').EpochRow} EpochRow */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** Most rows of the table; of more epochs, some are left out. */
const MOST_ROWS = 60;
/** Rows at both ends of which none is left out. */
const END_ROWS = 5;
/** Between the ends, only multiples of one of these are shown: "every 50th". */
const STEPS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/**
 * The first rows, the last, and evenly spaced ones of the rest.
 * @param {EpochRow[]} rows
 * @returns {{ rows: EpochRow[], step: number }}  step 1 if none is left out
 */
export function thinned(rows) {
  if (rows.length <= MOST_ROWS) return { rows, step: 1 };
  const room = MOST_ROWS - 2 * END_ROWS;
  const step = STEPS.find((step) => rows.length / step <= room) ?? 10_000;
  const kept = (/** @type {EpochRow} */ row, /** @type {number} */ i) =>
    i < END_ROWS || i >= rows.length - END_ROWS || row.epoch % step === 0;
  return { rows: rows.filter(kept), step };
}

/**
 * The table, which shows all epochs if asked to.
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {Translate} t
 */
export function epochTable(state, { showAllEpochs }, t) {
  const {
    histories,
    run,
    inspection: { allEpochs },
  } = state;
  // Said before the first epoch, too, so that nothing moves when it comes.
  const isOneStep = (histories.at(-1)?.epochs.at(-1)?.steps ?? (isFullBatch(state) ? 1 : 0)) === 1;
  const changes = [epochsDone({ histories }), histories.at(-1)?.epochs, run, allEpochs, isOneStep, t];
  return guard(changes, () => {
    const epochs = epochsOf(histories);
    const { rows, step } = thinned(epochs);
    const all = allEpochs || step === 1;
    return html`
      <div class="epochs">
        <h3 id="log-title">${t('log')}</h3>
        <div class="log" tabindex="0" role="region" aria-labelledby="log-title">
          ${epochs.length ? table(all ? epochs : rows, run?.epochs ?? epochs.length, t) : t('noEpochs')}
        </div>
        <p class="note">
          ${isOneStep ? html`${t('beforeStep')} ` : nothing}
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
}

/**
 * A table, with headings for screen readers.
 * @param {EpochRow[]} rows
 * @param {number} last
 * @param {Translate} t
 */
const table = (rows, last, t) => html`
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
      ${rows.map(
        (row) => html`
        <tr>
          <th scope="row">Epoch ${row.epoch}/${last}</th>
          <td>${row.steps}/${row.steps}</td>
          <td>${secondsOf(row.seconds)}s</td>
          <td>loss: ${figure(row.loss)}</td>
          <td>accuracy: ${figure(row.accuracy)}</td>
          <td>val_loss: ${figure(row.valLoss)}</td>
          <td>val_accuracy: ${figure(row.valAccuracy)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;

/** To a tenth; of a very short time the first digit that is not 0. @param {number} seconds */
const secondsOf = (seconds) => (seconds < 0.095 ? seconds.toPrecision(1) : seconds.toFixed(1));

/** @param {number | null} value  null for an epoch without validation */
const figure = (value) => (value === null ? '–' : decimal(value, 4));
