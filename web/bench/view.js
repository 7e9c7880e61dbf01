// view.js — what the benchmark's page shows, as a function of its state.

import { html, nothing } from 'lit-html';
import { header } from '../site/header.js';
import { localName } from '../text/en/bench.js';
import { cellsOf, HEADINGS, nameOf, percent } from './core/report.js';

/** @typedef {import('./core/benchmark.js').Row} Row */
/** @typedef {import('./main.js').Actions} Actions */
/** @typedef {import('./main.js').State} State */
/** @typedef {import('../text/en/bench.js').Translate} Translate */

/** The kernels that each part of the benchmark measures. @type {Record<Part, string[]>} */
export const PARTS = {
  gemm: ['gemm'],
  step: ['step', 'conv', 'iteration'],
  predict: ['predict'],
  accuracy: ['accuracy'],
};

/** @typedef {'gemm' | 'step' | 'predict' | 'accuracy'} Part */

/** @param {State} state @param {Actions} actions @param {Translate} t */
export const benchPage = (state, actions, t) => html`
  ${header(state, actions, t)}
  <main class="bench">
    <p><a href="./">← ${t('home')}</a></p>
    <p class="about">${t('about')}</p>
    ${controls(state, actions, t)}
    ${state.rows.length ? results(state, actions, t) : nothing}
  </main>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function controls({ phase, choice, abilities, parts, progress, problem, language }, actions, t) {
  const running = phase === 'running';
  const { done = 0, total = 1, next = '' } = progress ?? {};
  const line = {
    idle: t('idleLine'),
    running: progress
      ? t('runningLine', { number: Math.min(done + 1, total), total, next: localName(language, next) })
      : t('loadingLine'),
    stopped: t('stoppedLine'),
    done: t('doneLine', { total }),
    error: '',
  }[phase];
  return html`
    <section class="bench-controls" aria-busy=${running}>
      <div class="fields">
        <label class="field">
          <span>${t('arithmetic')}</span>
          <select ?disabled=${running} @change=${actions.chooseArithmetic}>
            ${abilities.arithmetics.map(
              (word) =>
                html`<option value=${word} ?selected=${word === choice.arithmetic}>${t(word)}</option>`,
            )}
          </select>
        </label>
        <label class="field">
          <span>${t('threads')}</span>
          <select ?disabled=${running} @change=${actions.chooseThreads}>
            ${Array.from(
              { length: abilities.threads },
              (_, i) => html`<option ?selected=${i + 1 === choice.threads}>${i + 1}</option>`,
            )}
          </select>
        </label>
      </div>
      ${abilities.isolated ? nothing : html`<p class="note">${t('oneThread')}</p>`}
      <fieldset ?disabled=${running}>
        <legend>${t('parts')}</legend>
        ${
          /** @type {Part[]} */ (Object.keys(PARTS)).map(
            (part) => html`
            <label>
              <input type="checkbox" .checked=${parts[part]} @change=${() => actions.togglePart(part)}>
              ${t(`parts.${part}`)}
            </label>`,
          )
        }
      </fieldset>
      <div class="run">
        ${
          running
            ? html`<button @click=${actions.stop}>${t('stop')}</button>`
            : html`<button class="primary" ?disabled=${!Object.values(parts).includes(true)} @click=${actions.start}>
              ${t('start')}
            </button>`
        }
        <progress aria-label=${t('progress')} max="1" .value=${done / total}></progress>
        <p class="note" role="status">${line}</p>
      </div>
      ${problem ? html`<p class="problem" role="alert">${t('failed', { reason: problem })}</p>` : nothing}
    </section>`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function results(state, { copy }, t) {
  const { rows, copied, language } = state;
  const [{ build, arithmetic, threads }] = rows;
  return html`
    <section class="bench-results">
      <h2>${t('results')}</h2>
      <p class="lead">${t('running', { build, arithmetic, threads })}</p>
      <p class="copy">
        <button @click=${copy}>${t('copy')}</button>
        <span class="note" role="status">${copied === 'yes' ? t('copied') : ''}</span>
      </p>
      ${
        typeof copied === 'object'
          ? html`<label class="field">
            <span>${t('copyByHand')}</span>
            <textarea rows="12" readonly .value=${copied.text}></textarea>
          </label>`
          : nothing
      }
      ${chart(rows, language, t)} ${table(rows, language, t)} ${layerTable(rows, language, t)}
    </section>`;
}

/** @param {Row[]} rows @param {State['language']} language @param {Translate} t */
function chart(rows, language, t) {
  const measured = rows.filter(
    ({ kernel, share_of_peak }) => kernel !== 'peak' && share_of_peak !== undefined,
  );
  if (!measured.length) return nothing;
  const share = (/** @type {Row} */ row) => row.share_of_peak ?? 0;
  const most = Math.max(1, ...measured.map(share));
  return html`
    <figure class="bench-chart" style="--most: ${most}">
      <figcaption>
        <h3>${t('chart')}</h3>
        <p class="note">${t('chartLead')}</p>
      </figcaption>
      <ul>
        ${measured.map(
          (row) => html`
            <li data-kernel=${row.kernel}>
              <span>${row.kernel} ${localName(language, row.name)}</span>
              <i style="--share: ${share(row)}"></i>
              <span>${percent(share(row))}</span>
            </li>`,
        )}
      </ul>
    </figure>`;
}

/** @param {Row[]} rows @param {State['language']} language @param {Translate} t */
function table(rows, language, t) {
  const kernels = [...new Set(rows.map(({ kernel }) => kernel))];
  const columns = HEADINGS.map((heading) => t(/** @type {any} */ (`column.${heading}`)));
  return html`
    <div class="wide" role="region" tabindex="0" aria-label=${t('table')}>
      <table>
        <thead>
          <tr><th scope="col">${t('column.name')}</th>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        ${kernels.map(
          (kernel) => html`
            <tbody>
              <tr><th scope="rowgroup" colspan=${columns.length + 1}>
                ${t(/** @type {any} */ (`kernel.${kernel}`))}
              </th></tr>
              ${rows
                .filter((row) => row.kernel === kernel)
                .map(
                  (row) => html`
                    <tr>
                      <th scope="row">${localName(language, nameOf(row))}</th>
                      ${cellsOf(row).map((cell) => html`<td>${localName(language, cell)}</td>`)}
                    </tr>`,
                )}
            </tbody>`,
        )}
      </table>
    </div>`;
}

/** @param {Row[]} rows @param {State['language']} language @param {Translate} t */
function layerTable(rows, language, t) {
  const steps = rows.filter(({ layers }) => layers);
  if (!steps.length) return nothing;
  return html`
    <h3>${t('layers')}</h3>
    <p class="note">${t('layersLead')}</p>
    <div class="bench-layers">
      ${steps.map(
        ({ name, layers = [] }) => html`
          <section>
            <h4>${name}</h4>
            <ul>
              ${layers.map(
                ({ layer, share }) => html`
                  <li>
                    <span>${localName(language, layer)}</span>
                    <i style="--share: ${Math.min(1, share)}"></i>
                    <span>${percent(share)}</span>
                  </li>`,
              )}
            </ul>
          </section>`,
      )}
    </div>`;
}
