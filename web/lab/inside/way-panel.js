// way-panel.js — the way of an image through all layers, as pictures.

import { html, nothing } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { passesOn } from '../../shared/layer-facts.js';
import { keepFocus, moveFocus } from '../../site/arrow-keys.js';
import { choices } from '../../site/choices.js';
import { cssProperties } from '../../site/css-properties.js';
import { count, decimal, percent } from '../../site/format.js';
import { typed } from '../../site/typed.js';
import { poolCount } from '../data/state.js';
import { answerOf, digitsOf } from '../digit/answer.js';
import { className } from '../digit/class-name.js';
import { ink } from '../digit/digit-canvas.js';
import { columnsOf, withUnit } from './core/units.js';
import { aimedUnit, MOST_BUTTONS, mosaic } from './mosaic.js';
import { wantedImage } from './passage.js';
import { picture } from './picture.js';
import { isSilent } from './silent.js';

/** @typedef {import('./room.js').Scene} Scene */
/** @typedef {import('./passage.js').Seen} Seen */
/** @typedef {import('../../shared/layer-facts.js').LayerFacts} LayerFacts */

/** The image that is looked at and what comes of it. @param {Scene} scene */
export const wayPanel = (scene) => html`
  <div class="way">
    <div class="head">
      <h2 id="way" tabindex="-1">${title(scene)}</h2>
      ${scene.ways}
    </div>
    ${chooser(scene)}
    <p class="lead">${lead(scene)}</p>
    ${misread(scene)}
    ${flow(scene)}
  </div>`;

/** Whose way it is. @param {Scene} scene */
function title({ state, room, of, t }) {
  const { seen } = room;
  if (!seen) return of('way.title');
  const answer = answerOf(seen.inside, state.classes);
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

/** Of an image that is read wrong, the way to the reasons, if both are among the classes. @param {Scene} scene */
function misread({ state, room, verbs, of, t }) {
  const { seen } = room;
  if (!seen?.sample) return nothing;
  const right = seen.sample.label;
  if (!state.classes.includes(right))
    return html`<p class="misread">${of('way.otherClass', { label: className(t, state.dataset, right) })}</p>`;
  const best = answerOf(seen.inside, state.classes)?.best ?? null;
  if (best === null || best === right || !state.classes.includes(best)) return nothing;
  const [label, read] = [right, best].map((digit) => className(t, state.dataset, digit));
  const why = () => {
    verbs.chooseRivals?.({ of: best, against: right });
    verbs.goTo('why');
  };
  return html`
    <p class="misread">${of('way.misread', { label, read })}
      <button @click=${why}>${of('way.whyNot', { label, read })}</button></p>`;
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
function flow(scene) {
  const { room, t, of } = scene;
  const { seen } = room;
  if (!seen) return html`<p class="note">${of('way.waits')}</p>`;
  const { sample, facts } = seen;
  const name = sample ? t(`image.${sample.pool}`, { index: count(sample.index) }) : of('way.drawing');
  return html`
    <ol class="flow">
      ${columnsOf(facts).map(
        (column, i) => html`
          <li>
            ${
              i
                ? nothing
                : html`<div>
                    <h3>${name}</h3>
                    <p class="shape">28 × 28</p>
                    <canvas class="seen" role="img" aria-label=${name} ${ink(seen.pixels)}></canvas>
                  </div>`
            }
            ${column.map((each) => html`<div>${each.number < facts.length ? layer(scene, seen, each) : answer(scene, seen, each)}</div>`)}
          </li>`,
      )}
    </ol>
    ${legend(scene)}`;
}

/** What the colours mean. @param {Scene} scene */
const legend = ({ of }) => html`
  <p class="legend"><i data-is="below"></i>${of('way.below')}<i data-is="above"></i>${of('way.above')}
    <span>${of('way.strongest')}</span></p>`;

/** What a layer is, in a few words. @param {Scene} scene @param {LayerFacts} facts */
function layerTitle({ of }, { number, kind, output }) {
  const values = { layer: number, count: output.channels };
  if (kind === 'conv') return of('way.filters', values);
  return of(output.height * output.width > 1 && kind !== 'flatten' ? 'way.maps' : 'way.units', values);
}

/** A layer with its units as buttons, or the strongest of them. @param {Scene} scene @param {Seen} seen @param {LayerFacts} facts */
function layer(scene, seen, facts) {
  const { room } = scene;
  const { height, width, channels } = facts.output;
  const isWhole = room.unfolded.includes(`layer-${facts.number}`);
  const { layer: chosenLayer, unit: chosen } = scene.state.insidePlace;
  const strongest = seen.shown[facts.number - 1];
  const units = isWhole
    ? [...Array(channels).keys()]
    : chosenLayer === facts.number && chosen
      ? withUnit(strongest, Math.min(chosen, channels) - 1)
      : strongest;
  const isNumbers = height * width === 1;
  const size = isNumbers ? 'number' : width > 16 ? 'large' : 'small';
  return html`
    <h3 id=${`layer-${facts.number}`}>${layerTitle(scene, facts)}</h3>
    <p class="shape"><code>${shortText(facts.text)}</code> ${aboutUnits(scene, facts, units.length)}
      ${folding(scene, seen, facts, isWhole)}</p>
    ${
      units.length > MOST_BUTTONS
        ? allUnits(scene, seen, facts)
        : keyed(
            units.length,
            html`<div class="units" role="toolbar" aria-labelledby=${`layer-${facts.number}`} ?data-whole=${isWhole} data-size=${size}
        @keydown=${moveFocus} @focusin=${keepFocus}>
        ${units.map((unit, at) => unitButton(scene, seen, facts, unit, at))}
      </div>`,
          )
    }`;
}

/** All units of a large layer. @param {Scene} scene @param {Seen} seen @param {LayerFacts} facts */
function allUnits(scene, seen, facts) {
  const { state, verbs } = scene;
  const { number, output: shape } = facts;
  const { layer, unit: chosen } = state.insidePlace;
  const at = aimedUnit(state, number, shape.channels);
  return mosaic({
    ...{ output: seen.inside.layers[number - 1].output, shape, most: seen.most[number - 1], at },
    isChosen: layer === number && chosen === at + 1,
    name: (unit) => unitName(scene, facts, unit),
    about: (unit) => silence(scene, facts, unit),
    crossed: [...Array(shape.channels).keys()].filter((unit) => isSilent(state, number, unit + 1)),
    moveBy: (by) => verbs.moveAim(number, by, shape.channels),
    choose: (unit) => verbs.chooseAimed(number, shape.channels, unit),
  });
}

/** The text of a layer without how its weights began and that it has no bias: neither is seen in its pictures. @param {string} text */
const shortText = (text) => text.replace(/ (glorot|he|zeros|nobias)\b/g, '');

/** The size of the maps where it is another one than before. @param {Scene} scene @param {LayerFacts} facts @param {number} shown */
function aboutUnits({ of }, facts, shown) {
  const { height, width } = facts.output;
  if (passesOn(facts) && !shown) return of(facts.kind === 'flatten' ? 'way.flatten' : 'way.dropout');
  const isAsBefore = height === facts.input.height && width === facts.input.width;
  return height * width === 1 || isAsBefore ? nothing : html`<span>${height} × ${width}</span>`;
}

/** Shows all units, or fewer. @param {Scene} scene @param {Seen} seen @param {LayerFacts} facts @param {boolean} isWhole */
function folding({ verbs, of }, seen, { number, output }, isWhole) {
  if (seen.shown[number - 1].length === output.channels) return nothing;
  const what = isWhole ? of('way.fold') : of('way.unfold', { count: output.channels });
  return html`<button class="quiet fold" aria-label=${of('way.ofLayer', { what, layer: number })}
    @click=${() => verbs.unfold(`layer-${number}`, !isWhole)}>${what}</button>`;
}

/** @param {Scene} scene @param {LayerFacts} facts @param {number} unit   from 0 */
export const unitName = ({ of }, { number }, unit) =>
  of('unitName', { layer: String(number), unit: String(unit + 1) });

/** The digit that an output stands for. @param {Scene['state']} state @param {number} outputs @param {number} unit   from 0 */
export const digitOfOutput = ({ classes }, outputs, unit) =>
  outputs === 1 ? classes[1] : digitsOf(outputs, classes)[unit];

/**
 * A map or a number as a button; a press on a pixel of the map chooses that.
 * @param {Scene} scene @param {Seen} seen @param {LayerFacts} facts @param {number} unit @param {number} at   its place among the buttons
 */
function unitButton(scene, seen, facts, unit, at) {
  const { height, width, channels } = facts.output;
  const index = facts.number - 1;
  const name = unitName(scene, facts, unit);
  const { layer, unit: chosen } = scene.state.insidePlace;
  return html`
    <button tabindex=${at ? -1 : 0} aria-label=${name} title=${name} aria-description=${silence(scene, facts, unit)}
      aria-pressed=${layer === facts.number && chosen === unit + 1} @click=${choosing(scene, facts, unit)}>
      <canvas ${picture({
        ...{ values: seen.inside.layers[index].output, height, width },
        ...{ from: unit, step: channels, most: seen.most[index] },
      })}></canvas><b>${unit + 1}</b>
    </button>`;
}

/** That a unit is silenced, for its button: it is crossed out, too. @param {Scene} scene @param {LayerFacts} facts @param {number} unit   from 0 */
const silence = ({ state, of }, { number }, unit) =>
  isSilent(state, number, unit + 1) ? of('unit.silenced') : nothing;

/**
 * Chooses a unit, and the pixel of its map that was pressed; by the keyboard its strongest pixel.
 * @param {Scene} scene @param {LayerFacts} facts @param {number} unit
 */
const choosing =
  ({ verbs }, { number, output }, unit) =>
  (/** @type {MouseEvent} */ event) => {
    const picture = /** @type {Element} */ (event.currentTarget).querySelector('canvas');
    const pixel = picture && event.detail ? pixelAt(picture, event, output) : null;
    verbs.look({ layer: number, unit: unit + 1, pixel });
  };

/**
 * The pixel of a map under the pointer, counted from 1.
 * @param {Element} element @param {MouseEvent} event @param {import('../../shared/layer-facts.js').Shape} shape
 * @returns {[number, number] | null}
 */
export function pixelAt(element, { clientX, clientY }, { height, width }) {
  if (height * width === 1) return null;
  const box = element.getBoundingClientRect();
  const within = (/** @type {number} */ share, /** @type {number} */ count) =>
    Math.min(Math.max(Math.floor(share * count), 0), count - 1) + 1;
  return [within((clientY - box.top) / box.height, height), within((clientX - box.left) / box.width, width)];
}

/**
 * The last layer: of each unit its class, what it gives, and its sum before that.
 * @param {Scene} scene @param {Seen} seen @param {LayerFacts} facts
 */
function answer(scene, seen, facts) {
  const { state, room, of, t } = scene;
  const { output, sum } = seen.inside.layers[facts.number - 1];
  const isWhole = room.unfolded.includes(`layer-${facts.number}`);
  const units = isWhole ? [...output.keys()] : seen.shown[facts.number - 1];
  const { layer, unit: chosen } = state.insidePlace;
  const isShare = facts.activation === 'softmax' || facts.activation === 'sigmoid';
  return html`
    <h3 id=${`layer-${facts.number}`}>${of('way.answer', { layer: facts.number })}</h3>
    <p class="shape"><code>${shortText(facts.text)}</code></p>
    <p class="shape">${of(`way.${facts.activation}`)} ${folding(scene, seen, facts, isWhole)}</p>
    ${keyed(
      units.length,
      html`<div class="outputs" role="toolbar" aria-orientation="vertical" aria-labelledby=${`layer-${facts.number}`}
        @keydown=${moveFocus} @focusin=${keepFocus}>
        ${units.map((unit, at) => {
          const label = digitOfOutput(state, output.length, unit);
          const value = output[unit];
          const share = isShare ? value : Math.min(Math.max(value, 0), 1);
          return html`
            <div role="none">
              <b>${label ?? '–'}</b><i ${cssProperties({ '--share': share })}></i>
              <span>${isShare ? percent(value) : decimal(value, 2)}</span>
              <span class="sum">${sum ? decimal(sum[unit], 2) : nothing}</span>
              <button tabindex=${at ? -1 : 0} aria-label=${unitName(scene, facts, unit)} aria-pressed=${layer === facts.number && chosen === unit + 1}
                aria-description=${silence(scene, facts, unit)} title=${label === undefined ? nothing : className(t, state.dataset, label)}
                @click=${() => scene.verbs.look({ layer: facts.number, unit: unit + 1, pixel: null })}></button>
            </div>`;
        })}
      </div>`,
    )}`;
}
