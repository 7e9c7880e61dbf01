// layer-help.js — help with the line of layers: what fits at the caret, and every layer with examples to click.

import { html, nothing } from 'lit-html';
import { withTerms } from '../../ideas/terms.js';
import {
  completionsAt,
  fittingAt,
  isSignedScaling,
  LAYER_WORDS,
  OPTION_WORDS,
  withLayer,
  withScaling,
  withWord,
} from '../../shared/layer-words.js';
import { choices } from '../../site/choices.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */

/** How pixels become the network's input. @param {State} state @param {Actions} actions @param {Translate} t */
export const scalingChoice = ({ layers }, { editLayers }, t) => html`
  <div class="scaling">
    <span>${t('scaling')}</span>
    ${choices(
      'scaling',
      t('scaling'),
      { unit: t('scaling.unit'), signed: t('scaling.signed') },
      isSignedScaling(layers) ? 'signed' : 'unit',
      (range) => editLayers(withScaling(layers, range === 'signed')),
    )}
  </div>`;

/**
 * What would fit where the engine found a mistake.
 * @param {State} state @param {Translate} t
 */
export function fittingWords({ layers, layersError }, t) {
  const fitting = layersError?.at ? fittingAt(layers, layersError.at - 1) : null;
  if (!fitting) return nothing;
  return html` ${t(`fits.${fitting.kind}`, { words: fitting.words.join(', ') })}`;
}

/**
 * Words that fit at the caret, or where the engine found a mistake; a click puts one in.
 * @param {State} state @param {Actions} actions @param {Translate} t
 */
export function completions(state, { typeLayers }, t) {
  const { layers, layersError, layersTyped } = state;
  const [line, caret] = layersTyped
    ? [layersTyped.text, layersTyped.caret]
    : [layers, layersError?.at ? layersError.at - 1 : null];
  const found = caret === null ? null : completionsAt(line, caret);
  const choose = (/** @type {any} */ { currentTarget }, /** @type {string} */ word) => {
    if (!found) return;
    const field = currentTarget.closest('.line-of-layers').querySelector('textarea');
    const { line: text, caret: at } = withWord(line, found, word);
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true })); // so that no render takes it away
    field.focus();
    field.setSelectionRange(at, at);
    typeLayers({ text, caret: at });
  };
  // The field keeps the focus, so that what is half typed is not yet taken for the line.
  const keep = (/** @type {Event} */ event) => event.preventDefault();
  return html`
    <div class="completions" role="group" aria-label=${t('completions')}>
      ${found?.words.map(
        (word) => html`
        <button class="quiet" @mousedown=${keep} @click=${(/** @type {Event} */ event) => choose(event, word)}>${word}</button>`,
      )}
    </div>`;
}

/** Every layer and every word. @param {State} state @param {Actions} actions @param {Translate} t */
export const layerTable = ({ layers }, { editLayers }, t) => html`
  <details class="layer-help">
    <summary>${t('layerHelp')}</summary>
    <p class="note">${t('layerHelpLead')}</p>
    <dl>
      ${Object.entries(LAYER_WORDS).map(
        ([name, { examples }]) => html`
        <dt><code>${name}</code></dt>
        <dd>${withTerms(t, /** @type {TextKey} */ (`layer.${name}`))}
          <span class="examples">${examples.map(
            (example) => html`
            <button class="quiet" @click=${() => editLayers(withLayer(layers, example))}
              aria-label=${t('addLayer', { layer: example })}>${example}</button>`,
          )}</span>
        </dd>`,
      )}
    </dl>
    <dl>
      ${OPTION_WORDS.map(
        (word) => html`
        <dt><code>${word}</code></dt><dd>${withTerms(t, /** @type {TextKey} */ (`layerWord.${word}`))}</dd>`,
      )}
    </dl>
  </details>`;
