// file.js — saves a plot as a file: SVG with real text, or a PNG rendered from it.

import { download } from '../site/download.js';
import { plotSvg } from './svg.js';

/** @typedef {import('./svg.js').Drawing} Drawing */
/** @typedef {import('./svg.js').Ink} Ink */

/** Size of a saved plot, and the margin within it, in pixels; a PNG has PNG_SCALE times as many per side. */
export const SHEET = { width: 720, height: 450 };
/** Of text and curves there, in pixels. */
const STYLE = { size: 14, stroke: 2 };
const MARGIN = 16;
const PNG_SCALE = 2;

/** Number of colours for curves, --hue-0 … in style.css. */
export const HUES = 6;

/** Colours on the page: tokens, which follow the theme. @type {Ink} */
export const PAGE_INK = {
  paper: 'none',
  halo: 'var(--paper)',
  ink: 'var(--ink)',
  soft: 'var(--ink-soft)',
  hairline: 'var(--hairline)',
  hues: Array.from({ length: HUES }, (_, i) => `var(--hue-${i})`),
};

/**
 * The same colours as values, for a file: on white in the light theme, on the page's background in the dark one.
 * @param {HTMLElement} root
 * @returns {Ink}
 */
export function fileInk(root) {
  const probe = root.appendChild(document.createElement('span'));
  const value = (/** @type {string} */ colour) => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const { ink, soft, hairline, hues } = PAGE_INK;
  const paper = value('light-dark(#fff, var(--paper))');
  const found = {
    ...{ paper, halo: paper },
    ...{ ink: value(ink), soft: value(soft), hairline: value(hairline), hues: hues.map(value) },
  };
  probe.remove();
  return found;
}

/** @param {HTMLElement} root  of the plot @param {Drawing} drawing @returns {string} */
function svgText(root, drawing) {
  const font = getComputedStyle(root).fontFamily;
  const size = { width: SHEET.width - 2 * MARGIN, height: SHEET.height - 2 * MARGIN, margin: MARGIN };
  return plotSvg({ ...drawing, legend: true }, { ...size, ...STYLE, ink: fileInk(root), font });
}

/** A PNG of an SVG. Throws an Error if the browser cannot render it. @param {string} svg @returns {Promise<Blob>} */
async function renderPng(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = SHEET.width * PNG_SCALE;
  canvas.height = SHEET.height * PNG_SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not make a PNG.')))),
  );
}

/**
 * Downloads a plot as a file named after its title.
 * @param {'png' | 'svg'} format
 * @param {HTMLElement} root   of the plot
 * @param {Drawing} drawing
 */
export const savePlot = (format, root, drawing) =>
  saveSvg(format, svgText(root, drawing), drawing.title ?? 'plot');

/**
 * Downloads an SVG, or a PNG of it, as a file named after its title.
 * @param {'png' | 'svg'} format @param {string} svg   as large as SHEET @param {string} title
 */
export async function saveSvg(format, svg, title) {
  const blob = format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await renderPng(svg);
  download(`${title}.${format}`.toLowerCase().replace(/[\s/\\:]+/g, '-'), blob);
}
