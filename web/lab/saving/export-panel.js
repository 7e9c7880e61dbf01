// export-panel.js — the network for other tools: a button for each format.

import { html, nothing } from 'lit-html';
import { explain } from '../../site/error-text.js';

/** As FORMATS of web/export names them, and what stands on their buttons. */
export const LABELS = /** @type {const} */ ({
  onnx: 'ONNX',
  pytorch: 'PyTorch',
  keras: 'Keras',
  tfjs: 'TensorFlow.js',
  c: 'C',
  html: 'HTML',
  svg: 'SVG',
});

/**
 * @param {import('../state.js').State} state
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../text/translate.js').Translate} t
 */
export const exportPanel = ({ model, exportError }, { exportNetwork }, t) => html`
  <section class="export-panel" aria-labelledby="export-title">
    <h2 id="export-title">${t('exportTitle')}</h2>
    <p class="lead">${t('exportLead')}</p>
    <ul>
      ${Object.entries(LABELS).map(
        ([name, label]) => html`
        <li>
          <button ?disabled=${!model} aria-describedby=${`export-${name}`}
            @click=${() => exportNetwork(/** @type {keyof typeof LABELS} */ (name), t)}>
            ${t('exportAs', { format: label })}
          </button>
          <span class="note" id=${`export-${name}`}>
            ${t(/** @type {`export.${keyof typeof LABELS}`} */ (`export.${name}`))}
          </span>
        </li>`,
      )}
    </ul>
    <div role="alert">
      ${
        exportError
          ? html`<p class="problem">${t('exportFailed', { reason: explain(t, exportError) })}</p>`
          : nothing
      }
    </div>
  </section>`;
