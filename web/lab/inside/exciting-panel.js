// exciting-panel.js — the training images that excite a unit most, as buttons that bring them into the network.

import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { count, decimal } from '../../site/format.js';
import { className } from '../digit/class-name.js';
import { ink } from '../digit/digit-canvas.js';

/** Below the arithmetic of the unit that is looked at. @param {import('./room.js').Scene} scene */
export function excitingPanel({ state, room, verbs, t, of }) {
  const { exciting } = room;
  const { layer, unit } = state.insidePlace;
  if (!exciting || exciting.layer !== layer || exciting.unit !== unit || !exciting.images.length)
    return nothing;
  const { images } = exciting;
  return html`
    <div class="exciting">
      <h3 id="exciting">${of('unit.exciting', { count: exciting.count })}</h3>
      ${keyed(
        images.length,
        html`<div class="units" role="toolbar" aria-labelledby="exciting" @keydown=${moveFocus} @focusin=${keepFocus}>
          ${images.map(({ index, label, pixels, value }, at) => {
            const name = t('image.train', { index: count(index) });
            const words = { label: className(t, state.dataset, label), value: decimal(value, 3) };
            return html`
              <button tabindex=${at ? -1 : 0} aria-label=${name} title=${of('unit.excited', words)}
                @click=${() => verbs.look({ image: { pool: 'train', index }, pixel: null })}>
                <canvas class="digit" ${ink(pixels)}></canvas></button>`;
          })}
        </div>`,
      )}
    </div>`;
}
