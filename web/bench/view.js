// view.js — what the benchmark's page shows, as a function of its state.

import { html, nothing } from 'lit-html';
import { cssProperties } from '../site/css-properties.js';
import { header } from '../site/header.js';
import { cellsOf, HEADINGS, nameOf, percent } from './core/report.js';
import { localName } from './names.js';

/** @typedef {import('./core/benchmark.js').Row} Row */
/** @typedef {import('./main.js').Actions} Actions */
/** @typedef {import('./main.js').State} State */
/** @typedef {import('../text/translate.js').Translate} Translate */

/** The kernels that each part of the benchmark measures. @type {Record<Part, string[]>} */
export const PARTS = {
  gemm: ['gemm'],
  step: ['step', 'conv', 'iteration'],
  predict: ['predict'],
  accuracy: ['accuracy'],
};

/** @typedef {'gemm' | 'step' | 'predict' | 'accuracy'} Part */

/**
 * @param {import('../site/languages.js').Known} known
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export const benchPage = (known, state, actions, t) => html`
  ${header(known, { name: t('bench.name'), tagline: t('bench.tagline') }, state, actions, t)}
  <main class="bench">
    <p><a href="./">← ${t('name')}</a></p>
    <p class="about">${t('bench.about')}</p>
    ${controls(state, actions, t)}
    ${state.rows.length ? results(state, actions, t) : nothing}
  </main>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function controls({ phase, choice, abilities, parts, progress, problem }, actions, t) {
  const running = phase === 'running';
  const { done = 0, total = 1, next = '' } = progress ?? {};
  const line = {
    idle: t('bench.idleLine'),
    running: progress
      ? t('bench.runningLine', { number: Math.min(done + 1, total), total, next: localName(t, next) })
      : t('bench.loadingLine'),
    stopped: t('bench.stoppedLine'),
    done: t('bench.doneLine', { total }),
    error: '',
  }[phase];
  return html`
    <section class="bench-controls" aria-busy=${running}>
      <div class="fields">
        <label class="field">
          <span>${t('bench.arithmetic')}</span>
          <select ?disabled=${running} @change=${actions.chooseArithmetic}>
            ${abilities.arithmetics.map(
              (word) =>
                html`<option value=${word} ?selected=${word === choice.arithmetic}>${t(`bench.${word}`)}</option>`,
            )}
          </select>
        </label>
        <label class="field">
          <span>${t('bench.threads')}</span>
          <select ?disabled=${running} @change=${actions.chooseThreads}>
            ${Array.from(
              { length: abilities.threads },
              (_, i) => html`<option ?selected=${i + 1 === choice.threads}>${i + 1}</option>`,
            )}
          </select>
        </label>
      </div>
      ${abilities.isolated ? nothing : html`<p class="note">${t('bench.oneThread')}</p>`}
      <fieldset ?disabled=${running}>
        <legend>${t('bench.parts')}</legend>
        ${
          /** @type {Part[]} */ (Object.keys(PARTS)).map(
            (part) => html`
            <label>
              <input type="checkbox" .checked=${parts[part]} @change=${() => actions.togglePart(part)}>
              ${t(`bench.parts.${part}`)}
            </label>`,
          )
        }
      </fieldset>
      <div class="run">
        ${
          running
            ? html`<button @click=${actions.stop}>${t('bench.stop')}</button>`
            : html`<button class="primary" ?disabled=${!Object.values(parts).includes(true)} @click=${actions.start}>
              ${t('bench.start')}
            </button>`
        }
        <progress aria-label=${t('bench.progress')} max="1" .value=${done / total}></progress>
        <p class="note" role="status">${line}</p>
      </div>
      ${problem ? html`<p class="problem" role="alert">${t('bench.failed', { reason: problem })}</p>` : nothing}
    </section>`;
}

/** @param {State} state @param {Actions} actions @param {Translate} t */
function results(state, { copy }, t) {
  const { rows, copied } = state;
  const [{ build, arithmetic, threads }] = rows;
  return html`
    <section class="bench-results">
      <h2>${t('bench.results')}</h2>
      <p class="lead">${t('bench.running', { build, arithmetic, threads })}</p>
      <p class="copy">
        <button @click=${copy}>${t('bench.copy')}</button>
        <span class="note" role="status">${copied === 'yes' ? t('bench.copied') : ''}</span>
      </p>
      ${
        typeof copied === 'object'
          ? html`<label class="field">
            <span>${t('bench.copyByHand')}</span>
            <textarea rows="12" readonly .value=${copied.text}></textarea>
          </label>`
          : nothing
      }
      ${chart(rows, t)} ${table(rows, t)} ${layerTable(rows, t)}
    </section>`;
}

/** @param {Row[]} rows @param {Translate} t */
function chart(rows, t) {
  const measured = rows.filter(
    ({ kernel, share_of_peak }) => kernel !== 'peak' && share_of_peak !== undefined,
  );
  if (!measured.length) return nothing;
  const share = (/** @type {Row} */ row) => row.share_of_peak ?? 0;
  const most = Math.max(1, ...measured.map(share));
  return html`
    <figure class="bench-chart" ${cssProperties({ '--most': most })}>
      <figcaption>
        <h3>${t('bench.chart')}</h3>
        <p class="note">${t('bench.chartLead')}</p>
      </figcaption>
      <ul>
        ${measured.map(
          (row) => html`
            <li data-kernel=${row.kernel}>
              <span>${row.kernel} ${localName(t, row.name)}</span>
              <i ${cssProperties({ '--share': share(row) })}></i>
              <span>${percent(share(row))}</span>
            </li>`,
        )}
      </ul>
    </figure>`;
}

/** @param {Row[]} rows @param {Translate} t */
function table(rows, t) {
  const kernels = [...new Set(rows.map(({ kernel }) => kernel))];
  const columns = HEADINGS.map((heading) => t(/** @type {any} */ (`bench.column.${heading}`)));
  return html`
    <div class="wide" role="region" tabindex="0" aria-label=${t('bench.table')}>
      <table>
        <thead>
          <tr><th scope="col">${t('bench.column.name')}</th>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr>
        </thead>
        ${kernels.map(
          (kernel) => html`
            <tbody>
              <tr><th scope="rowgroup" colspan=${columns.length + 1}>
                ${t(/** @type {any} */ (`bench.kernel.${kernel}`))}
              </th></tr>
              ${rows
                .filter((row) => row.kernel === kernel)
                .map(
                  (row) => html`
                    <tr>
                      <th scope="row">${localName(t, nameOf(row))}</th>
                      ${cellsOf(row).map((cell) => html`<td>${localName(t, cell)}</td>`)}
                    </tr>`,
                )}
            </tbody>`,
        )}
      </table>
    </div>`;
}

/** @param {Row[]} rows @param {Translate} t */
function layerTable(rows, t) {
  const steps = rows.filter(({ layers }) => layers);
  if (!steps.length) return nothing;
  return html`
    <h3>${t('bench.layers')}</h3>
    <p class="note">${t('bench.layersLead')}</p>
    <div class="bench-layers">
      ${steps.map(
        ({ name, layers = [] }) => html`
          <section>
            <h4>${name}</h4>
            <ul>
              ${layers.map(
                ({ layer, share }) => html`
                  <li>
                    <span>${localName(t, layer)}</span>
                    <i ${cssProperties({ '--share': Math.min(1, share) })}></i>
                    <span>${percent(share)}</span>
                  </li>`,
              )}
            </ul>
          </section>`,
      )}
    </div>`;
}
