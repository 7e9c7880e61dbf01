// data.js — pictures of ideas about data: pixels, labels, where MNIST comes from, its files, and augmentation.

import { html } from 'lit-html';
import { IMAGE_SIDE, strokesToImage } from '../../shared/ink-to-image.js';
import { count, decimal, upTo } from '../../site/format.js';
import { augmentations } from '../core/augmentation.js';
import {
  centreOf,
  exampleImage,
  fieldAt,
  HEAD,
  idxBytes,
  moved,
  ORIGINS,
  TRAINING_IMAGES,
} from '../core/mnist.js';
import { distance, oneHot } from '../core/one-hot.js';
import { under } from '../core/windows.js';
import { changed, frame, grid, outcome, pixels, slider } from './parts.js';

/** @typedef {import('./parts.js').Scene} Scene */

/** Numbers along the side of the part that is shown. */
const PART = 5;

/** An image, and the numbers of the part around one of its pixels. @param {Scene} scene */
export function pixelsPicture(scene) {
  const { values, image, t, change } = scene;
  const [row, column] = values;
  const [top, left] = [row, column].map((at) => Math.min(IMAGE_SIDE - PART, Math.max(0, at - 2)));
  const ink = image[row * IMAGE_SIDE + column];
  const take = (/** @type {any} */ { currentTarget, offsetX, offsetY }) => {
    const at = (/** @type {number} */ offset) =>
      Math.min(IMAGE_SIDE - 1, Math.floor((offset / currentTarget.clientWidth) * IMAGE_SIDE));
    change([at(offsetY), at(offsetX)]);
  };
  return html`
    <div class="pair">
      <div class="framed" @click=${take}>
        ${pixels(image, IMAGE_SIDE, 255, t('pixels.image'))}${frame(IMAGE_SIDE, top, left, PART)}
      </div>
      ${grid(
        under(image, IMAGE_SIDE, top, left, PART),
        PART,
        t('pixels.table'),
        (place) => place === (row - top) * PART + column - left,
      )}
    </div>
    ${slider(scene, 'pixels', 0, t('pixels.row'))} ${slider(scene, 'pixels', 1, t('pixels.column'))}
    ${outcome(
      t('pixels.here', {
        row,
        column,
        ink,
        unit: decimal(ink / 255, 3),
        signed: decimal((ink - 127) / 127, 3),
      }),
    )}`;
}

/** A drawing anywhere on a sheet, and the image that is made of it. @param {Scene} scene */
export function mnistPicture(scene) {
  const { t } = scene;
  const [right, down, scale] = scene.values;
  const stroke = moved(right, down, scale);
  const image = /** @type {Uint8Array} */ (strokesToImage([stroke]));
  const centre = centreOf(image);
  const points = stroke.map((value) => value.toFixed(1)).join(' ');
  return html`
    <div class="pair">
      <svg class="sheet" viewBox="-35 -35 170 170" role="img" aria-label=${t('mnist.sheet')}>
        <polyline points=${points}></polyline>
      </svg>
      <div class="framed">
        ${pixels(image, IMAGE_SIDE, 255, t('mnist.image'))}${frame(IMAGE_SIDE, 4, 4, IMAGE_SIDE - 8)}
      </div>
    </div>
    ${slider(scene, 'mnist', 0, t('mnist.right'))} ${slider(scene, 'mnist', 1, t('mnist.down'))}
    ${slider(scene, 'mnist', 2, t('mnist.size'))}
    ${outcome(t('mnist.here', { x: decimal(centre.x, 1), y: decimal(centre.y, 1) }))}
    <table class="facts">
      <thead>
        <tr><td></td><th scope="col">${t('mnist.employees')}</th><th scope="col">${t('mnist.students')}</th></tr>
      </thead>
      ${(/** @type {const} */ (['train', 'test'])).map(
        (pool) => html`
        <tr><th scope="row">${t(`mnist.${pool}`)}</th>${ORIGINS[pool].map((images) => html`<td>${count(images)}</td>`)}</tr>`,
      )}
    </table>`;
}

/** A label as a row of zeros with a one. @param {Scene} scene */
export function oneHotPicture(scene) {
  const { t } = scene;
  const [label] = scene.values;
  const code = oneHot(label, 10);
  const other = label < 9 ? label + 1 : label - 1;
  return html`
    <table class="grid wide" aria-label=${t('one-hot.code', { label })}>
      <tr>${code.map((_, digit) => html`<th scope="col">${digit}</th>`)}</tr>
      <tr>${code.map((bit) => html`<td ?data-marked=${bit === 1}>${bit}</td>`)}</tr>
    </table>
    ${slider(scene, 'one-hot', 0, t('one-hot.label'))}
    ${outcome(
      t('one-hot.here', {
        label,
        other,
        far: label < 5 ? 9 : 0,
        distance: decimal(distance(code, oneHot(other, 10)), 4),
      }),
    )}`;
}

/** Two hexadecimal digits. @param {number} byte */
const hexadecimal = (byte) => byte.toString(16).padStart(2, '0').toUpperCase();

/** Rows of bytes that are shown, and bytes in a row. */
const [ROWS, IN_ROW] = [4, 8];

/** The bytes of a file of images, and what one of them means. @param {Scene} scene */
export function idxPicture(scene) {
  const { t, image } = scene;
  const [offset] = scene.values;
  const bytes = idxBytes(TRAINING_IMAGES, image ?? exampleImage());
  const { field, from, to } = fieldAt(offset);
  const value = [...bytes.subarray(from, to)].reduce((sum, byte) => sum * 256 + byte, 0);
  const first = Math.max(0, Math.min(offset - (offset % IN_ROW) - IN_ROW, bytes.length - ROWS * IN_ROW));
  const shown = [...bytes.subarray(first, first + ROWS * IN_ROW)].map(hexadecimal);
  const pixel = offset - HEAD;
  return html`
    ${grid(shown, IN_ROW, t('idx.bytes', { first }), (place) => first + place >= from && first + place < to)}
    ${slider(scene, 'idx', 0, t('idx.offset'))}
    <div class="buttons">
      ${[0, 2, 3, 4, 8, 12, HEAD + 9 * IMAGE_SIDE + 14].map(
        (place) => html`
        <button aria-pressed=${place === from} @click=${() => scene.change(changed(scene, 0, place))}>
          ${t(`idx.${fieldAt(place).field}`)}
        </button>`,
      )}
    </div>
    ${outcome(
      t(`idx.here.${field}`, {
        value: count(value),
        bytes: [...bytes.subarray(from, to)].map(hexadecimal).join(' '),
        row: Math.floor(pixel / IMAGE_SIDE),
        column: pixel % IMAGE_SIDE,
      }),
    )}`;
}

/** Changed images along each side of a square of them. */
const SIDE = 3;

/** Images of 28 × 28 in a square of SIDE × SIDE. @param {number[][]} images */
const mosaic = (images) =>
  Array.from({ length: images.length * IMAGE_SIDE ** 2 }, (_, i) => {
    const [row, column] = [Math.floor(i / (SIDE * IMAGE_SIDE)), i % (SIDE * IMAGE_SIDE)];
    const image = images[Math.floor(row / IMAGE_SIDE) * SIDE + Math.floor(column / IMAGE_SIDE)];
    return image[(row % IMAGE_SIDE) * IMAGE_SIDE + (column % IMAGE_SIDE)];
  });

/** The parts of the augmentation, in their order. */
const PARTS = /** @type {const} */ (['shift', 'rotate', 'scale', 'shear', 'elastic', 'stroke']);

/** An image, and as nine epochs see it. @param {Scene} scene */
export function augmentationPicture(scene) {
  const { t, values, image } = scene;
  const [ranges, seed, chosen] = [
    values.slice(0, PARTS.length),
    values[PARTS.length],
    values[PARTS.length + 1],
  ];
  const line = PARTS.flatMap((part, i) => (ranges[i] ? [`${part} ${upTo(ranges[i], 2)}`] : [])).join(' ');
  const again = () => scene.change(changed(scene, PARTS.length, (seed % 999) + 1));
  return html`
    <div class="pair">
      <div class="framed">${pixels(image, IMAGE_SIDE, 255, t('augmentation.image'))}</div>
      <div class="framed">
        ${pixels(mosaic(augmentations(image, ranges, seed, SIDE ** 2)), SIDE * IMAGE_SIDE, 255, t('augmentation.picture'))}
      </div>
    </div>
    <div class="buttons" role="group" aria-label=${t('augmentation.which')}>
      ${PARTS.map(
        (part, i) => html`
        <button aria-pressed=${i === chosen} @click=${() => scene.change(changed(scene, PARTS.length + 1, i))}>${part}</button>`,
      )}
    </div>
    ${slider(scene, 'augmentation', chosen, t(`augmentation.${PARTS[chosen]}`))}
    <button @click=${again}>${t('augmentation.again')}</button>
    ${outcome(line ? t('augmentation.here', { line }) : t('augmentation.none'))}`;
}
