/** How it is going: accuracy and loss against the epochs. */

import { html } from 'lit-html';
import { chart } from './chart.js';
import { percent } from './format.js';

/** @typedef {import('./history.js').Measure} Measure */
/** @typedef {import('./text.js').Translate} Translate */

/** @type {Record<Measure, (value: number) => string>} */
const FORMATS = { accuracy: (value) => percent(value), loss: (value) => value.toFixed(4) };

/** One object for each measure and language, so that a chart sees when its words change. */
/** @type {WeakMap<Translate, Record<Measure, import('./chart.js').Words>>} */
const known = new WeakMap();

/** @param {Translate} t */
function wordsOf(t) {
  const words = (/** @type {Measure} */ measure) => ({
    name: t('chartName', { measure: t(measure) }),
    training: t('trainingLine'),
    validation: t('validationLine'),
    axis: t('epochAxis'),
    at: (/** @type {string} */ x) => t('atEpoch', { x }),
    format: FORMATS[measure],
  });
  const found = known.get(t) ?? { accuracy: words('accuracy'), loss: words('loss') };
  known.set(t, found);
  return found;
}

/** @param {import('./state.js').State} state @param {Translate} t */
export function curvesPanel({ history, run, fields, theme }, t) {
  const epochs = run?.epochs ?? (Number(fields.epochs) || 1);
  const measures = /** @type {Measure[]} */ (['accuracy', 'loss']);
  return html`
    <section class="curves-panel">
      ${measures.map(
        (measure) => html`
        <h3>${t(measure)}</h3>
        <div class="chart" ${chart(measure, { history, epochs, theme, words: wordsOf(t)[measure] })}></div>`,
      )}
      <p class="axis">${t('epochAxis')}</p>
    </section>`;
}
