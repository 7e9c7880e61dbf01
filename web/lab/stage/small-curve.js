// small-curve.js — the share of training images read right, from 0 to 100 %, drawn small on the stage.

import { html, nothing, svg } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { downsampled, valueAt } from '../../plot/scale.js';
import { cssProperties } from '../../site/css-properties.js';
import { percent } from '../../site/format.js';
import { trainingCurve } from '../training/history.js';

/** Points at most: more than the curve has pixels on most screens. */
const COLUMNS = 300;
/** From here on the value stands below the curve's end instead of right of it. */
const LATE = 0.75;

/**
 * The curve, with the share that guessing would read right as a dotted line.
 * @param {import('../state.js').State} state
 * @param {import('../../text/translate.js').Translate} t
 */
export function smallCurve({ histories, run, fields, classes }, t) {
  const end = run?.epochs ?? (Number(fields.epochs) || 1);
  return html`
    <div class="small-curve" role="img" aria-label=${t('smallCurve')}>
      ${guard([histories, end, classes, t], () => {
        const curve = trainingCurve(histories, 'accuracy');
        const last = valueAt(curve);
        const guessing = 1 / classes.length;
        const points = downsampled(curve, end, COLUMNS);
        const path = points.map(([x, y]) => `${((x / end) * 100).toFixed(2)} ${((1 - y) * 100).toFixed(2)}`);
        return html`
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            <path class="guessing" d="M0 ${100 - 100 * guessing}H100"></path>
            ${path.length ? svg`<path class="line" d="M${path.join('L')}"></path>` : nothing}
          </svg>
          ${
            last === null
              ? html`<span class="guessing-note">${t('guessing', { percent: percent(guessing, 0) })}</span>`
              : endMark(curve.x[curve.x.length - 1] / end, last, t)
          }`;
      })}
    </div>`;
}

/**
 * The dot at the curve's end, and its value; where there is room also of what: the sentence tells of other images.
 * @param {number} x   0 … 1 @param {number} value   0 … 1 @param {import('../../text/translate.js').Translate} t
 */
function endMark(x, value, t) {
  const isLate = x > LATE;
  const place = cssProperties({ '--x': x, '--y': value });
  return html`
    <i ${place}></i>
    <b ?data-late=${isLate} ${place}>
      ${isLate ? html`<small>${t('curveEnd')}</small>` : nothing} ${percent(value)}
    </b>`;
}
