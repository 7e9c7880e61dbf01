// parts.js — what the pictures of ideas are made of: controls, grids of values, and planes with curves.

import { html, svg } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { ref } from 'lit-html/directives/ref.js';
import { choices } from '../../site/choices.js';
import { upTo } from '../../site/format.js';
import { IDEAS } from '../catalog.js';

/**
 * What a picture shows, and how it asks for other numbers.
 * @typedef {object} Scene
 * @property {number[]} values   within the limits of the idea
 * @property {(values: number[]) => void} change
 * @property {import('../texts.js').IdeaTranslate} t
 * @property {Uint8Array} image   28 × 28: the drawing of the page that it is shown on, or an example
 */

/** The numbers of a scene with another one at a place. @param {Scene} scene @param {number} index @param {number} value */
export const changed = ({ values }, index, value) => values.map((each, i) => (i === index ? value : each));

/**
 * A slider for one of the numbers of an idea.
 * @param {Scene} scene
 * @param {string} id      of the idea
 * @param {number} index   of the number
 * @param {unknown} label
 * @param {Partial<import('../catalog.js').Value>} [limits]   others than those of the idea
 */
export function slider(scene, id, index, label, limits = {}) {
  const { least, most, step } = { ...IDEAS[id][Math.min(index, IDEAS[id].length - 1)], ...limits };
  const value = scene.values[index];
  return html`
    <label class="slider">
      <span>${label}</span>
      <input type="range" min=${least} max=${most} step=${step} .value=${live(String(value))}
        @input=${(/** @type {any} */ { target }) => scene.change(changed(scene, index, Number(target.value)))}>
      <b aria-hidden="true">${upTo(value, 3)}</b>
    </label>`;
}

/**
 * A field for one of the numbers of an idea.
 * @param {Scene} scene @param {string} id @param {number} index @param {unknown} label
 */
export function field(scene, id, index, label) {
  const { least, most } = IDEAS[id][index];
  const take = (/** @type {any} */ { target }) => {
    const number = Math.round(Number(target.value));
    if (target.value.trim() && number >= least && number <= most) scene.change(changed(scene, index, number));
  };
  return html`
    <label class="field">
      <span>${label}</span>
      <input type="number" inputmode="numeric" min=${least} max=${most} .value=${String(scene.values[index])}
        @input=${take}>
    </label>`;
}

/**
 * A choice among a few, which is one of the numbers of an idea.
 * @param {Scene} scene @param {string} id  of the group @param {number} index @param {string} legend
 * @param {string[]} labels
 */
export const choice = (scene, id, index, legend, labels) =>
  choices(
    `idea-${id}`,
    legend,
    Object.fromEntries(labels.map((label, number) => [String(number), label])),
    String(scene.values[index]),
    (number) => scene.change(changed(scene, index, Number(number))),
  );

/** What the numbers come to, in words that are read out when they change. @param {unknown} content */
export const outcome = (content) => html`<p class="outcome" role="status">${content}</p>`;

/**
 * A canvas with a pixel for each value, black as far as the value goes.
 * @param {ArrayLike<number>} values   from top left @param {number} columns @param {number} full  what is black
 * @param {string} label
 */
export const pixels = (values, columns, full, label) => html`
  <canvas class="digit" role="img" aria-label=${label}
    ${ref((canvas) => canvas && paint(/** @type {HTMLCanvasElement} */ (canvas), values, columns, full))}></canvas>`;

/** @param {HTMLCanvasElement} canvas @param {ArrayLike<number>} values @param {number} columns @param {number} full */
function paint(canvas, values, columns, full) {
  canvas.width = columns;
  canvas.height = values.length / columns;
  const image = new ImageData(canvas.width, canvas.height);
  for (let i = 0; i < values.length; i++) image.data[4 * i + 3] = (255 * Math.max(0, values[i])) / full;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}

/**
 * A frame over such a canvas, around some of its pixels.
 * @param {number} columns  of the canvas @param {number} row @param {number} column @param {number} size
 */
export const frame = (columns, row, column, size) => html`
  <svg class="frame" viewBox="0 0 ${columns} ${columns}" aria-hidden="true">
    <rect x=${column} y=${row} width=${size} height=${size}></rect>
  </svg>`;

/**
 * Values as a table of numbers.
 * @param {(number | string)[]} values   from top left @param {number} columns @param {string} label
 * @param {(place: number) => boolean} [isMarked]
 */
export const grid = (values, columns, label, isMarked = () => false) => html`
  <table class="grid" aria-label=${label}>
    ${Array.from(
      { length: Math.ceil(values.length / columns) },
      (_, row) => html`
      <tr>
        ${values
          .slice(row * columns, (row + 1) * columns)
          .map((value, column) => html`<td ?data-marked=${isMarked(row * columns + column)}>${value}</td>`)}
      </tr>`,
    )}
  </table>`;

/**
 * A plane on which x and y are drawn.
 * @param {[number, number]} xs   its left and right end @param {[number, number]} ys   its lower and upper end
 * @param {number} [width] @param {number} [height]
 */
export function plane([left, right], [low, high], width = 320, height = 200) {
  const x = (/** @type {number} */ value) => Number((((value - left) / (right - left)) * width).toFixed(2));
  const y = (/** @type {number} */ value) => Number((((high - value) / (high - low)) * height).toFixed(2));
  const path = (/** @type {(readonly [number, number])[]} */ points) =>
    points.length ? `M${points.map(([px, py]) => `${x(px)} ${y(py)}`).join('L')}` : '';
  /** A curve of a function, in so many pieces. @param {(x: number) => number} of @param {number} [pieces] */
  const curve = (of, pieces = 120) =>
    path(
      Array.from({ length: pieces + 1 }, (_, i) => {
        const at = left + ((right - left) * i) / pieces;
        const reached = of(at);
        return /** @type {const} */ ([
          at,
          Math.min(high + (high - low), Math.max(low - (high - low), reached)),
        ]);
      }),
    );
  /** @param {unknown} content @param {string} label */
  const drawn = (content, label) => html`
    <svg class="plane" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>${content}</svg>`;
  const axes = svg`<path class="axis" d="M0 ${y(0)}H${width}M${x(0)} 0V${height}"></path>`;
  return { x, y, path, curve, drawn, axes };
}
