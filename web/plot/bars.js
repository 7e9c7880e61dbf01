// bars.js — a bar chart as a file: SVG with real text, or a PNG rendered from it.

import { count } from '../site/format.js';
import { fileInk, SHEET, saveSvg } from './file.js';

/**
 * @typedef {object} Bars
 * @property {string} title
 * @property {string} axis          name of the vertical axis
 * @property {{ label: string, value: number }[]} bars   values of at least 0
 */

const MARGIN = { left: 24, right: 24, top: 64, bottom: 48 };
const SIZE = 14;
/** Of a bar, of the width that each has. */
const SHARE = 0.7;

/** @param {string | number} text */
const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * @param {Bars} chart @param {import('./svg.js').Ink} ink @param {string} font   a font family
 * @returns {string}
 */
export function barsSvg({ title, axis, bars }, ink, font) {
  const { width, height } = SHEET;
  const most = Math.max(...bars.map(({ value }) => value), 1);
  const step = (width - MARGIN.left - MARGIN.right) / bars.length;
  const floor = height - MARGIN.bottom;
  const shapes = bars.map(({ label, value }, i) => {
    const tall = ((floor - MARGIN.top) * value) / most;
    const middle = MARGIN.left + (i + 0.5) * step;
    const left = middle - (step * SHARE) / 2;
    return (
      `<rect x="${left.toFixed(1)}" y="${(floor - tall).toFixed(1)}" width="${(step * SHARE).toFixed(1)}" ` +
      `height="${tall.toFixed(1)}" fill="${ink.hues[0]}"/>` +
      `<text x="${middle.toFixed(1)}" y="${(floor - tall - 6).toFixed(1)}" fill="${ink.soft}">${count(value)}</text>` +
      `<text x="${middle.toFixed(1)}" y="${floor + 20}" fill="${ink.ink}">${escaped(label)}</text>`
    );
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="${escaped(font)}" font-size="${SIZE}" text-anchor="middle">` +
    `<rect width="${width}" height="${height}" fill="${ink.paper}"/>` +
    `<text x="${MARGIN.left}" y="28" text-anchor="start" font-weight="600" fill="${ink.ink}">${escaped(title)}</text>` +
    `<text x="${MARGIN.left}" y="46" text-anchor="start" fill="${ink.soft}">${escaped(axis)}</text>` +
    `<line x1="${MARGIN.left}" x2="${width - MARGIN.right}" y1="${floor}" y2="${floor}" stroke="${ink.hairline}"/>` +
    `${shapes.join('')}</svg>`
  );
}

/**
 * Downloads a chart as a file named after its title.
 * @param {'png' | 'svg'} format
 * @param {HTMLElement} root   whose colours and font it has
 * @param {Bars} bars
 */
export function saveBars(format, root, bars) {
  const svg = barsSvg(bars, fileInk(root), getComputedStyle(document.body).fontFamily);
  return saveSvg(format, svg, bars.title);
}
