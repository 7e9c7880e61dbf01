// plane.js — draws the plane of the last hidden layer: a digit for each test image, large ones in the middle of each
// group, and a ring for the image that is looked at.

import { noChange } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';
import { squareAround } from './figures.js';

/**
 * @typedef {object} PlaneView
 * @property {Float32Array} points    [images, 2]
 * @property {Uint8Array} labels
 * @property {Float32Array} frame     points whose square is drawn: those of the run's end, so that it stands still
 * @property {([number, number] | null)[]} middles   of each digit
 * @property {Float32Array | null} own    where the image lies that is looked at
 * @property {[number, number] | null} pair   digits; the others are faint
 * @property {string} theme
 */

/** Pixels of the style sheet. */
const SIDE = 480;
const SMALL = 10;
const LARGE = 24;
const RING = 9;

class Plane extends Directive {
  /** @type {PlaneView | null} */
  #drawn = null;

  /** @param {PlaneView} _ @returns {unknown} */
  render(_) {
    return noChange;
  }

  /** @param {import('lit-html/directive.js').ElementPart} part @param {[PlaneView]} view */
  update({ element }, [view]) {
    const before = this.#drawn;
    const isSame =
      before &&
      /** @type {(keyof PlaneView)[]} */ (Object.keys(view)).every(
        (key) => key === 'middles' || before[key] === view[key],
      );
    // A canvas that is not in the page yet has no style, and so no colours.
    if (!isSame) queueMicrotask(() => draw(/** @type {HTMLCanvasElement} */ (element), view));
    this.#drawn = view;
    return noChange;
  }
}

/** @param {HTMLCanvasElement} canvas @param {PlaneView} view */
function draw(canvas, { points, labels, frame, middles, own, pair }) {
  const density = Math.min(2, Math.max(1, devicePixelRatio));
  canvas.width = canvas.height = SIDE * density;
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const colours = Array.from({ length: 10 }, (_, digit) => colour(`--digit-${digit}`));
  const { x, y, side } = squareAround(frame);
  const at = (/** @type {ArrayLike<number>} */ place, i = 0) => [
    SIDE * (0.5 + (place[i] - x) / side),
    SIDE * (0.5 - (place[i + 1] - y) / side),
  ];
  const isFaint = (/** @type {number} */ digit) => pair !== null && !pair.includes(digit);
  context.scale(density, density);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = `${SMALL}px ${style.fontFamily}`;
  for (let i = 0; i < labels.length; i++) {
    const [left, top] = at(points, 2 * i);
    context.fillStyle = colours[labels[i]];
    context.globalAlpha = isFaint(labels[i]) ? 0.12 : 0.75;
    context.fillText(String(labels[i]), left, top);
  }
  context.globalAlpha = 1;
  context.font = `700 ${LARGE}px ${style.fontFamily}`;
  context.lineWidth = 5;
  context.lineJoin = 'round';
  context.strokeStyle = colour('--sheet');
  for (const [digit, middle] of middles.entries()) {
    if (!middle || isFaint(digit)) continue;
    const [left, top] = at(middle);
    context.strokeText(String(digit), left, top);
    context.fillStyle = colours[digit];
    context.fillText(String(digit), left, top);
  }
  if (own) ring(context, at(own), { ink: colour('--ink'), ground: colour('--sheet') });
}

/**
 * A ring with a cross: within the square in any case.
 * @param {CanvasRenderingContext2D} context @param {number[]} place @param {{ ink: string, ground: string }} colours
 */
function ring(context, place, { ink, ground }) {
  const [left, top] = place.map((each) => Math.min(SIDE - RING, Math.max(RING, each)));
  context.beginPath();
  context.arc(left, top, RING, 0, 2 * Math.PI);
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
  ]) {
    context.moveTo(left - RING * dx, top - RING * dy);
    context.lineTo(left + RING * dx, top + RING * dy);
  }
  for (const [width, style] of /** @type {[number, string][]} */ ([
    [5, ground],
    [2, ink],
  ])) {
    context.lineWidth = width;
    context.strokeStyle = style;
    context.stroke();
  }
}

/** `<canvas ${plane(view)}></canvas>` draws the plane when it changes. */
export const plane = directive(Plane);
