// curves-panel.js — the curves of training and validation: accuracy and loss over epochs.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { withTerms } from '../../ideas/terms.js';
import { plot } from '../../plot/plot.js';
import { isFullBatch } from '../settings/state.js';
import { batchCurve, trainingCurve, validationCurve } from './history.js';
import { isRunning } from './state.js';

/** @typedef {import('./history.js').Measure} Measure */
/** @typedef {import('../../text/translate.js').Translate} Translate */

/** Two plots, one under the other. @param {import('../state.js').State} state @param {Translate} t */
export function curvesPanel(state, t) {
  const { histories, run, fields } = state;
  const end = run?.epochs ?? (Number(fields.epochs) || 1);
  const live = isRunning(state);
  return html`
    <div class="curves">
      ${guard([histories, end, live, t], () => [
        figure('accuracy', histories, { end, live, t }),
        figure('loss', histories, { end, live, t }),
      ])}
      ${isFullBatch(state) ? html`<p class="note">${withTerms(t, 'beforeStepPlot')}</p>` : nothing}
    </div>`;
}

/**
 * @param {Measure} measure @param {import('./history.js').History[]} histories
 * @param {Pick<import('../../plot/plot.js').Figure, 'end' | 'live' | 't'>} rest
 */
function figure(measure, histories, rest) {
  const { t } = rest;
  const curves = [
    { ...batchCurve(histories, measure), label: '', hue: 0, faint: true },
    { ...trainingCurve(histories, measure), label: t('trainingLine'), hue: 0 },
    { ...validationCurve(histories, measure), label: t('validationLine'), hue: 1, dashed: true },
  ];
  return html`<figure ${plot({ name: t(measure), measure, curves, ...rest })}></figure>`;
}
