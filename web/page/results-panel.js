/** What came of it: the epochs, the test, and the images that were read wrong. */

import { html, nothing } from 'lit-html';
import { ink } from './digit-canvas.js';
import { count, percent } from './format.js';
import { className } from './text.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./main.js').Actions} Actions */
/** @typedef {import('./text.js').Translate} Translate */

/** @param {State} state @param {Actions} actions @param {Translate} t */
export const resultsPanel = (state, actions, t) => html`
  <section class="results-panel" aria-labelledby="results-title">
    <h2 id="results-title">${t('results')}</h2>
    <p class="lead">${t('resultsLead')}</p>
    ${test(state, t)}
    ${log(state, t)}
    ${gallery(state, actions, t)}
  </section>`;

/** @param {State} state @param {Translate} t */
function test({ result }, t) {
  const accuracy = !result
    ? t('noResult')
    : !result.count
      ? t('noTestImages')
      : t('ofTestImages', { percent: percent(result.accuracy), count: count(result.count) });
  return html`
    <dl class="test">
      <div>
        <dt>${t('testAccuracy')}</dt>
        <dd><output aria-label=${t('testAccuracy')}>${accuracy}</output></dd>
      </div>
      <div><dt>${t('testLoss')}</dt><dd>${result?.count ? result.loss.toFixed(4) : '–'}</dd></div>
      <div><dt>${t('wrong')}</dt><dd>${result?.count ? count(result.mistakes.length) : '–'}</dd></div>
    </dl>`;
}

/** One line an epoch in Keras' words; a table, so that it can be read aloud. */
/** @param {State} state @param {Translate} t */
const log = ({ history, run }, t) => html`
  <h3 id="log-title">${t('log')}</h3>
  <div class="log" tabindex="0" role="region" aria-labelledby="log-title">
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
        ${history.epochs.map(
          (line) => html`
          <tr>
            <th scope="row">Epoch ${line.epoch}/${run?.epochs}</th>
            <td>${line.steps}/${line.steps}</td>
            <td>${line.seconds.toFixed(1)}s</td>
            <td>loss: ${line.loss.toFixed(4)}</td>
            <td>accuracy: ${line.accuracy.toFixed(4)}</td>
            <td>val_loss: ${line.valLoss.toFixed(4)}</td>
            <td>val_accuracy: ${line.valAccuracy.toFixed(4)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function gallery({ gallery, result, dataset, language }, { show, moreMistakes }, t) {
  if (!result?.mistakes.length) return nothing;
  const name = (/** @type {number} */ label) => className(language, dataset, label);
  return html`
    <h3 id="wrong-title">${t('wrongOnes')}</h3>
    <ul class="gallery" aria-labelledby="wrong-title">
      ${gallery.map((mistake) => {
        const words = { predicted: name(mistake.prediction), actual: name(mistake.label) };
        return html`
          <li>
            <button aria-label=${t('wrongName', { index: count(mistake.index), ...words })}
              @click=${() => show(mistake)}>
              <canvas class="digit" ${ink(mistake.pixels)}></canvas>
              <span class="wrong">${t('predicted', { label: words.predicted })}</span>
              <span>${t('actual', { label: words.actual })}</span>
              <span class="figures">${t('sure', { percent: percent(mistake.confidence, 0) })}</span>
            </button>
          </li>`;
      })}
    </ul>
    ${
      gallery.length < result.mistakes.length
        ? html`<button @click=${moreMistakes}>${t('showMore')}</button>`
        : nothing
    }`;
}
