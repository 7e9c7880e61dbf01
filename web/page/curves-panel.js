/** How it is going: accuracy and loss against the epochs. */

import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { batchCurve, trainingCurve, validationCurve } from './history.js';
import { plot } from './plot.js';

/** @typedef {import('./history.js').Measure} Measure */
/** @typedef {import('./text.js').Translate} Translate */

/** @param {import('./state.js').State} state @param {Translate} t */
export function curvesPanel({ history, run, fields }, t) {
  const end = run?.epochs ?? (Number(fields.epochs) || 1);
  return html`
    <section class="curves-panel">
      ${guard([history, end, t], () => [
        figure('accuracy', history, end, t),
        figure('loss', history, end, t),
      ])}
    </section>`;
}

/**
 * @param {Measure} measure @param {import('./history.js').History} history @param {number} end
 * @param {Translate} t
 */
function figure(measure, history, end, t) {
  const lines = [
    { ...batchCurve(history, measure), label: '', hue: 0, faint: true },
    { ...trainingCurve(history, measure), label: t('trainingLine'), hue: 0 },
    { ...validationCurve(history, measure), label: t('validationLine'), hue: 1, dashed: true },
  ];
  return html`<figure ${plot({ name: t(measure), measure, lines, end, t })}></figure>`;
}
