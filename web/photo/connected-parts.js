// connected-parts.js — finds the connected parts of a photo's ink.

/**
 * @typedef {object} Box      in pixels; right and bottom are exclusive
 * @property {number} left
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 *
 * @typedef {Box & { label: number, area: number, edge: number }} Part   area: in pixels; edge: length of the
 *   outline, in sides of pixels
 *
 * @typedef {object} Labels
 * @property {Int32Array} labels   [height, width]: 0 for paper, else the label of the pixel's part
 * @property {Part[]} parts        with the labels 1, 2, … in this order
 */

/**
 * The connected parts of a mask; pixels that touch at a side or a corner are connected.
 * @param {Uint8Array} mask   1 for ink
 * @param {number} width
 * @param {number} height
 * @returns {Labels}
 */
export function connectedParts(mask, width, height) {
  const labels = new Int32Array(mask.length);
  /** @type {Part[]} */
  const parts = [];
  const waiting = new Int32Array(mask.length);
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || labels[start]) continue;
    const label = parts.length + 1;
    const part = { left: width, top: height, right: 0, bottom: 0, label, area: 0, edge: 0 };
    let count = 0;
    labels[start] = label;
    waiting[count++] = start;
    while (count) {
      const at = waiting[--count];
      const x = at % width;
      const y = (at - x) / width;
      include(part, x, y);
      for (let row = Math.max(y - 1, 0); row <= Math.min(y + 1, height - 1); row++) {
        for (let column = Math.max(x - 1, 0); column <= Math.min(x + 1, width - 1); column++) {
          const next = row * width + column;
          if (!mask[next] || labels[next]) continue;
          labels[next] = label;
          waiting[count++] = next;
        }
      }
      part.edge += sidesOnPaper(mask, width, height, x, y);
    }
    parts.push(part);
  }
  return { labels, parts };
}

/** @param {Part} part @param {number} x @param {number} y */
function include(part, x, y) {
  part.area++;
  if (x < part.left) part.left = x;
  if (x >= part.right) part.right = x + 1;
  if (y < part.top) part.top = y;
  if (y >= part.bottom) part.bottom = y + 1;
}

/**
 * @param {Uint8Array} mask @param {number} width @param {number} height
 * @param {number} x @param {number} y
 */
function sidesOnPaper(mask, width, height, x, y) {
  const at = y * width + x;
  const inked =
    (x > 0 ? mask[at - 1] : 0) +
    (x < width - 1 ? mask[at + 1] : 0) +
    (y > 0 ? mask[at - width] : 0) +
    (y < height - 1 ? mask[at + width] : 0);
  return 4 - inked;
}

/**
 * A dilation of the mask: every pixel grows to a square of side 2 * radius + 1.
 * @param {Uint8Array} mask @param {number} width @param {number} radius
 */
export function grown(mask, width, radius) {
  const height = mask.length / width;
  const rows = new Uint8Array(mask.length);
  const result = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) grow(mask, rows, y * width, 1, width, radius);
  for (let x = 0; x < width; x++) grow(rows, result, x, width, height, radius);
  return result;
}

/**
 * Dilates one row or column.
 * @param {Uint8Array} from @param {Uint8Array} to
 * @param {number} start @param {number} step @param {number} count @param {number} radius
 */
function grow(from, to, start, step, count, radius) {
  let inked = 0;
  for (let i = -radius; i < count; i++) {
    if (i + radius < count) inked += from[start + (i + radius) * step];
    if (i - radius > 0) inked -= from[start + (i - radius - 1) * step];
    if (i >= 0) to[start + i * step] = inked ? 1 : 0;
  }
}
