// network-panel.js — the network: its preset, its line of layers, and a summary as Keras prints it.

import { html, nothing } from 'lit-html';
import { term, withTerms } from '../../ideas/terms.js';
import { IMAGE_SIDE } from '../../shared/ink-to-image.js';
import { PRESETS } from '../../shared/presets.js';
import { explain } from '../../site/error-text.js';
import { count, shape } from '../../site/format.js';
import { typed } from '../../site/typed.js';
import { isHidden } from '../address/parts.js';
import { kindsOf, misfit } from '../obstacles.js';
import { completions, fittingWords, layerTable, scalingChoice } from './layer-help.js';
import { countingValues, layerTerms } from './layer-terms.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */

/** Presets by kind of layer, from the simplest on. @type {Record<string, string[]>} */
const GROUPS = { oneLayer: [], hiddenLayers: [], convolutions: [] };
for (const { id, layers } of PRESETS) {
  const group = layers.includes('conv ')
    ? 'convolutions'
    : layers.includes('|')
      ? 'hiddenLayers'
      : 'oneLayer';
  GROUPS[group].push(id);
}

/** The section of the network. @param {State} state @param {Actions} actions @param {Translate} t */
export const networkPanel = (state, actions, t) => html`
  <section class="network-panel" aria-labelledby="network-title">
    <h2 id="network-title">${t('network')}</h2>
    <p class="lead">${withTerms(t, 'networkLead')}</p>
    ${choice(state, actions, t)}
    ${
      isHidden(state, 'layers')
        ? nothing
        : [
            line(state, actions, t),
            scalingChoice(state, actions, t),
            layerTable(state, actions, t),
            summary(state, t),
          ]
    }
  </section>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function choice({ preset }, { choosePreset }, t) {
  return html`
    <label class="field">
      <span>${t('model')}</span>
      <select .value=${preset} aria-describedby="model-about"
        @change=${(/** @type {any} */ { target }) => choosePreset(target.value)}>
        ${Object.entries(GROUPS).map(
          ([name, ids]) => html`
          <optgroup label=${t(/** @type {TextKey} */ (name))}>
            ${ids.map((id) => option(id, preset, t))}
          </optgroup>`,
        )}
        ${preset === 'custom' ? option('custom', preset, t) : nothing}
      </select>
    </label>
    <p class="note about" id="model-about">${withTerms(t, /** @type {TextKey} */ (`${preset}.about`))}</p>`;
}

/** @param {string} id @param {string} chosen @param {Translate} t */
const option = (id, chosen, t) => html`
  <option value=${id} ?selected=${id === chosen}>${t(/** @type {TextKey} */ (`${id}.name`))}</option>`;

/** @param {State} state @param {Actions} actions @param {Translate} t */
function line(state, actions, t) {
  const { editLayers, typeLayers } = actions;
  const { layers, layersError } = state;
  const unfit = misfit(state);
  const edited = (/** @type {any} */ { target }) => editLayers(target.value.replace(/\s+/g, ' ').trim());
  const entered = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    edited(event);
  };
  const typing = (/** @type {any} */ { target }) =>
    typeLayers({ text: target.value, caret: target.selectionStart });
  return html`
    <div class="line-of-layers">
    <label class="field">
      <span>${t('layers')}</span>
      <textarea rows="3" spellcheck="false" autocapitalize="off" autocomplete="off" ${typed(layers)}
        aria-invalid=${layersError || unfit ? 'true' : 'false'} aria-describedby="layers-note"
        @input=${typing} @click=${typing} @keyup=${typing} @change=${edited} @keydown=${entered}></textarea>
    </label>
    <div class="note" id="layers-note" role="status">
      ${
        layersError
          ? problem(layers, layersError, [explain(t, layersError), fittingWords(state, t)])
          : unfit
            ? html`<p class="problem">${t(unfit.layers, { ...unfit.values, kinds: t(kindsOf(state)) })}</p>`
            : t('layersHint')
      }
    </div>
    ${completions(state, actions, t)}
    </div>`;
}

/**
 * Cuts a line around the word in a column.
 * @param {string} line
 * @param {number} column  1 for the first character
 * @returns {[string, string, string]}  before, the word there, after
 */
export function cutAtColumn(line, column) {
  const start = Math.min(Math.max(column - 1, 0), line.length);
  const word = /^[^\s|]*/.exec(line.slice(start))?.[0] ?? '';
  return [line.slice(0, start), word, line.slice(start + word.length)];
}

/**
 * @param {string} layers
 * @param {import('../../shared/protocol.js').Failure} failure
 * @param {unknown} reason
 */
function problem(layers, { at }, reason) {
  if (!at) return html`<p class="problem">${reason}</p>`;
  const [before, word, after] = cutAtColumn(layers, at);
  return html`
    <p class="problem">${reason}</p>
    <code>${before}<mark>${word || '▲'}</mark>${after}</code>`;
}

/** The shape of an image. */
const INPUT = [IMAGE_SIDE, IMAGE_SIDE, 1];

/** How many parameters a layer has, and how they are counted. @param {import('./layer-terms.js').Layer} layer @param {number[]} input */
function counted(layer, input) {
  const values = countingValues(layer, input);
  return values ? term('parameters', count(layer.paramCount), values) : count(layer.paramCount);
}

/** @param {State} state @param {Translate} t */
const summary = ({ model }, t) => html`
  <table class="summary" aria-label=${t('summary')}>
    <thead>
      <tr><th scope="col">${t('layer')}</th><th scope="col">${t('outputShape')}</th>
        <th scope="col">${term('parameters', t('parameters'))}</th></tr>
    </thead>
    <tbody>
      ${
        model
          ? model.layers.map(
              (layer, index) => html`
        <tr>
          <th scope="row">${layerTerms(layer)}</th><td>${shape(layer.shape)}</td>
          <td>${counted(layer, model.layers[index - 1]?.shape ?? INPUT)}</td>
        </tr>`,
            )
          : nothing
      }
    </tbody>
    <tfoot>
      <tr><th scope="row" colspan="2">${t('total')}</th><td>${model ? count(model.paramCount) : '–'}</td></tr>
      ${
        model?.movingCount
          ? html`<tr><th scope="row" colspan="2">${t('moving')}</th><td>${count(model.movingCount)}</td></tr>`
          : nothing
      }
    </tfoot>
  </table>`;
