// change-panel.js — what the last image, batch or epoch changed: loss and answers before and after, and the weights of
// each layer.

import { html, nothing } from 'lit-html';
import { cssProperties } from '../../site/css-properties.js';
import { count, decimal, percent, signed, significant } from '../../site/format.js';
import { isHidden } from '../address/parts.js';
import { poolCount } from '../data/state.js';
import { answerOf } from '../digit/answer.js';
import { className } from '../digit/class-name.js';
import { ink } from '../digit/digit-canvas.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../../text/translate.js').Translate} Translate */
/** @typedef {import('../../shared/protocol.js').PieceChange} PieceChange */
/** @typedef {import('../../shared/protocol.js').LayerChange} LayerChange */

/** Empty until a piece has been trained. @param {State} state @param {import('../actions.js').Actions} actions @param {Translate} t */
export const changePanel = (state, actions, t) => html`
  <section class="change" aria-labelledby="change-title" ?hidden=${!state.change}>
    <h3 id="change-title">${state.change ? t(`changed.${state.change.piece}`) : nothing}</h3>
    ${state.change ? found(state, state.change, t) : nothing}
    ${state.change ? walkButton(state, state.change, actions, t) : nothing}
  </section>`;

/** @param {State} state @param {PieceChange} change @param {Translate} t */
const found = (state, change, t) => html`
  <p role="status">${losses(change, t)} ${answers(state, change, t)}</p>
  ${images(state, change, t)}
  ${layers(state, change.layers, t)}
  <p class="note">${t(change.piece === 'epoch' ? 'change.howEpoch' : 'change.how')}</p>`;

/**
 * Of a single image of the data the way to its walk through the layers. @param {State} state @param {PieceChange} change
 * @param {import('../actions.js').Actions} actions @param {Translate} t
 */
function walkButton(state, { piece, images }, actions, t) {
  const [index] = images.indices;
  if (piece !== 'image' || isHidden(state, 'inside') || index >= poolCount(state, 'train')) return nothing;
  const image = /** @type {const} */ ({ pool: 'train', index });
  return html`<button @click=${() => actions.lookInside({ image, step: null, walk: 1 })}>${t('change.walk')}</button>`;
}

/** @param {PieceChange} change @param {Translate} t */
export function losses({ count: images, before, after }, t) {
  return t('change.loss', {
    count: images,
    before: decimal(before.loss, 4),
    after: decimal(after.loss, 4),
    by: signed(after.loss - before.loss, 4),
  });
}

/** What becomes of the answers, in words. @param {State} state @param {PieceChange} change @param {Translate} t */
function answers(state, { count: all, before, after, images }, t) {
  if (all > 1)
    return t('change.right', {
      before: count(before.accuracy * all),
      after: count(after.accuracy * all),
      count: all,
    });
  const [was, is] = [images.outputsBefore, images.outputsAfter].map((outputs) =>
    answerOf({ outputs, predicted: 0 }, state.classes),
  );
  const rank = state.classes.indexOf(images.labels[0]);
  if (!was || !is || rank < 0) return nothing;
  const label = className(t, state.dataset, images.labels[0]);
  return t('change.share', { label, before: percent(was.shares[rank]), after: percent(is.shares[rank]) });
}

/** The first images with what they were and are taken for. @param {State} state @param {PieceChange} change @param {Translate} t */
function images({ dataset }, { images: { labels, pixels, before, after } }, t) {
  const size = pixels.length / labels.length;
  const name = (/** @type {number} */ digit) => (digit > 9 ? '?' : className(t, dataset, digit));
  const image = (/** @type {number} */ label, /** @type {number} */ i) => {
    const [was, is] = [before[i], after[i]];
    const said = t('change.image', { label: name(label), before: name(was), after: name(is) });
    return html`
      <li title=${said}>
        <canvas class="digit" role="img" aria-label=${said} ${ink(pixels.subarray(i * size, (i + 1) * size))}></canvas>
        <span aria-hidden="true">${was === is ? nothing : html`<s>${name(was)}</s> `}<b
          data-right=${is === label}>${name(is)}</b></span>
      </li>`;
  };
  return html`<ol class="changed-images" aria-label=${t('change.images')}>${Array.from(labels, image)}</ol>`;
}

/** How far the weights of each layer have moved. @param {State} state @param {LayerChange[]} layers @param {Translate} t */
function layers({ model }, layers, t) {
  const most = Math.max(...layers.map(({ change }) => change));
  const largest = layers.find(({ change }) => change === most);
  return html`
    <table class="changed-layers">
      <caption>${
        largest && most > 0
          ? t('change.largest', { layer: largest.index + 1, text: model?.layers[largest.index]?.text ?? '' })
          : t('change.none')
      }</caption>
      <thead>
        <tr>
          <th scope="col">${t('change.layer')}</th>
          <th scope="col">${t('change.norm')}</th>
          <th scope="col">${t('change.relative')}</th>
          <th scope="col">${t('change.most')}</th>
        </tr>
      </thead>
      <tbody>
        ${layers.map((layer) => layerRow(layer, model?.layers[layer.index]?.text ?? '', most, t))}
      </tbody>
    </table>`;
}

/** @param {LayerChange} layer @param {string} text @param {number} most   the largest change of a layer @param {Translate} t */
const layerRow = ({ index, change, norm, most: weight }, text, most, t) => html`
  <tr>
    <th scope="row">${t('change.layerName', { layer: index + 1, text })}</th>
    <td class="bar" ${cssProperties({ '--share': most > 0 ? change / most : 0 })}>${significant(change)}</td>
    <td>${norm > 0 ? percent(change / norm, 2) : '–'}</td>
    <td>${
      weight.to === weight.from
        ? '–'
        : t(weight.name.endsWith('bias') ? 'change.bias' : 'change.weight', {
            place: count(weight.place + 1),
            before: significant(weight.from),
            after: significant(weight.to),
          })
    }</td>
  </tr>`;
