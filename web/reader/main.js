// main.js — the page that only reads drawings: a pad, the image that the network gets, and its answer. It becomes the
// script of an exported file (web/export/html.js), which holds the network.

import { forward } from '../export/forward.js';
import { Pad, SMALLEST_DRAWING } from '../lab/drawing/pad.js';
import { IMAGE_SIDE, strokesToImage } from '../shared/ink-to-image.js';

/**
 * @typedef {import('../export/network.js').Operation} Operation
 *
 * @typedef {object} Embedded   as html.js writes it
 * @property {boolean} isSigned
 * @property {boolean} isStep
 * @property {(number | string)[]} digits
 * @property {(Omit<Operation, 'tensors'> & { tensors: { name: string, shape: number[], values: string }[] })[]} operations
 */

/** Smaller shares have a bar without a number. */
const LEAST_SHARE = 0.005;

/** @template {HTMLElement} Element @param {string} id @param {new () => Element} type */
function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`This page has no #${id}`);
  return found;
}

/** @param {string} text   base 64 */
const floats = (text) => new Float32Array(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer);

/** @type {Embedded} */
const { operations, digits, isSigned, isStep } = JSON.parse(element('network', HTMLScriptElement).text);
const network = {
  isSigned,
  operations: operations.map((operation) => ({
    ...operation,
    tensors: operation.tensors.map((tensor) => ({ ...tensor, values: floats(tensor.values) })),
  })),
};

const seen = element('seen', HTMLCanvasElement);
const answer = element('answer', HTMLOutputElement);
const bars = [...element('bars', HTMLOListElement).children];
const tools = ['clear', 'undo'].map((id) => element(id, HTMLButtonElement));
const hint = element('hint', HTMLParagraphElement);
const [clear, undo] = tools;
const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });

/** @param {Uint8Array | null} image */
function showImage(image) {
  const context = /** @type {CanvasRenderingContext2D} */ (seen.getContext('2d'));
  const picture = context.createImageData(IMAGE_SIDE, IMAGE_SIDE);
  picture.data.fill(255);
  for (const [i, byte] of (image ?? []).entries()) picture.data.fill(255 - byte, 4 * i, 4 * i + 3);
  context.putImageData(picture, 0, 0);
}

/** @param {number[]} shares   of each class @param {number} best   -1 for none */
function showShares(shares, best) {
  for (const [i, bar] of bars.entries()) {
    const [, line, number] = bar.children;
    /** @type {HTMLElement} */ (line).style.setProperty('--share', String(shares[i] ?? 0));
    number.textContent = shares[i] >= LEAST_SHARE && !isStep ? percent.format(shares[i]) : '';
    bar.toggleAttribute('data-best', i === best);
  }
}

function read() {
  const image = strokesToImage(pad.strokes, SMALLEST_DRAWING);
  for (const tool of tools) tool.disabled = !image;
  hint.hidden = Boolean(image);
  showImage(image);
  const found = image && forward(network, image);
  answer.textContent = found ? String(digits[found.best]) : '';
  const outputs = [...(found?.outputs ?? [])];
  showShares(outputs.length === 1 ? [1 - outputs[0], outputs[0]] : outputs, found ? found.best : -1);
}

const pad = new Pad(element('pad', HTMLCanvasElement), read);
clear.addEventListener('click', () => pad.clear());
undo.addEventListener('click', () => pad.undo());
read();
