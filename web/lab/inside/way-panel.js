// way-panel.js — the way of an image through all layers, as pictures.

import { html, nothing } from 'lit-html';
import { choices } from '../../site/choices.js';
import { count } from '../../site/format.js';
import { typed } from '../../site/typed.js';
import { poolCount } from '../data/state.js';
import { answerOf } from '../digit/answer.js';
import { className } from '../digit/class-name.js';
import { digitBars } from '../digit/digit-bars.js';
import { ink } from '../digit/digit-canvas.js';
import { wantedImage } from './passage.js';

/** @typedef {import('./room.js').Scene} Scene */

/** The image that is looked at and what comes of it. @param {Scene} scene */
export const wayPanel = (scene) => html`
  <div class="way">
    <h2 id="way" tabindex="-1">${title(scene)}</h2>
    ${chooser(scene)}
    <p class="lead">${lead(scene)}</p>
    ${flow(scene)}
  </div>`;

/** Whose way it is. @param {Scene} scene */
function title({ state, room, of, t }) {
  const { seen } = room;
  if (!seen) return of('way.title');
  const answer = answerOf(seen.answer, state.classes);
  const label = (/** @type {number} */ digit) => className(t, state.dataset, digit);
  if (seen.sample) return of('way.ofImage', { label: label(seen.sample.label) });
  return answer?.best === null || !answer
    ? of('way.title')
    : of('way.ofDrawing', { label: label(answer.best) });
}

/** @param {Scene} scene */
function lead({ state, of }) {
  if (!state.drawing && !state.insidePlace.image) return of('way.empty');
  return of('way.lead');
}

/** Which image is looked at: the drawing, or one of the data by its index. @param {Scene} scene */
function chooser({ state, verbs, t, of }) {
  const image = wantedImage(state);
  const { pool = null, index = 0 } = state.insidePlace.image ?? {};
  const kinds = { drawing: of('way.drawing'), test: t('split.test'), train: t('split.train') };
  const choose = (/** @type {string} */ kind) =>
    verbs.look({ image: kind === 'drawing' ? null : { pool: kind === 'test' ? 'test' : 'train', index: 0 } });
  const last = pool ? poolCount(state, pool) - 1 : 0;
  const move = (/** @type {number} */ to) => verbs.look({ image: pool && { pool, index: to } });
  const isIndex = (/** @type {string} */ text) => /^\d+$/.test(text) && Number(text) <= last;
  return html`
    <div class="chooser">
      ${choices('inside-image', of('way.which'), kinds, pool ?? (image && !state.drawing ? null : 'drawing'), choose)}
      ${
        pool
          ? html`<div class="finder">
              <label class="field"><span>${t('lookUpIndex')}</span>
                <input type="number" min="0" max=${last} step="1" ${typed(String(index))}
                  @change=${(/** @type {any} */ { target }) => isIndex(target.value) && move(Number(target.value))}></label>
              <button ?disabled=${index <= 0} @click=${() => move(index - 1)}>${t('previous')}</button>
              <button ?disabled=${index >= last} @click=${() => move(index + 1)}>${t('next')}</button>
            </div>`
          : nothing
      }
    </div>`;
}

/** @param {Scene} scene */
function flow({ state, room, t, of }) {
  const { seen } = room;
  if (!seen) return html`<p class="note">${of('way.waits')}</p>`;
  const { sample } = seen;
  const name = sample ? t(`image.${sample.pool}`, { index: count(sample.index) }) : of('way.drawing');
  return html`
    <ol class="flow">
      <li class="layer">
        <h3>${name}</h3>
        <p class="shape">28 × 28</p>
        <canvas class="seen" role="img" aria-label=${name} ${ink(seen.pixels)}></canvas>
      </li>
      <li class="layer answer">
        <h3>${of('way.answer')}</h3>
        ${digitBars(state, answerOf(seen.answer, state.classes), t)}
      </li>
    </ol>`;
}
