// picture.js — the network as a picture, SVG: what comes out of each layer as a box to scale, with its shape and its
// parameters.
//
// An image is a box as high and as deep as the image, and as wide as it has channels; units are a column of as many.
// All boxes have the same scale of pixels, of channels and of units.

import { IMAGE_SIDE } from '../shared/ink-to-image.js';
import { shapeCount } from '../shared/layer-facts.js';

/**
 * @typedef {import('./network.js').Network} Network
 * @typedef {import('../shared/layer-facts.js').Shape} Shape
 * @typedef {{ text: string, output: Shape, isFlat: boolean, paramCount: number }} Stage   what a layer gives
 */

/** Of a pixel of an image; the depth is seen from the side. */
const PIXEL = 4;
const DEPTH = 0.35;
/** The most for the channels of an image, and for a column of units. */
const MOST_WIDE = 90;
const MOST_HIGH = 190;
const UNIT_WIDE = 14;

const GAP = 26;
const LINE = 18;
/** Of a letter, on average; texts are broken into lines of so many letters. */
const LETTER = 7.2;
const LETTERS = 16;
const TOP = 48;

/** How the parts of boxes look, in programs without style sheets too. */
const FACE = 'class="face" fill="#e6e9f2" stroke="#1d3f8f"';
const SIDE = 'class="side" fill="#cbd2e6" stroke="#1d3f8f"';
const UNITS = 'class="units" fill="#fbdcc0" stroke="#b04a00"';

/** @param {Network} network @param {string} stem   of the file's name @param {import('./html.js').Page} page */
export function writePicture(network, stem, { language, t }) {
  const stages = stagesOf(network, t('picture.input'));
  const scale = scaleOf(stages);
  let x = GAP;
  const columns = stages.map((stage) => {
    const lines = linesOf(stage, t);
    const box = boxOf(stage, scale);
    const width = Math.max(box.wide + box.deep, ...lines.map(({ text }) => text.length * LETTER));
    const column = { ...box, lines, left: x, width };
    x += width + GAP;
    return column;
  });
  const high = Math.max(...columns.map(({ tall, deep }) => tall + deep));
  const rows = Math.max(...columns.map(({ lines }) => lines.length));
  const height = TOP + high + (rows + 1) * LINE;
  const heading = t('picture.title', { count: network.paramCount });
  const text = `<svg xmlns="http://www.w3.org/2000/svg" lang="${language}" width="${Math.ceil(x)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(x)} ${Math.ceil(height)}" role="img">
<title>${escaped(network.line)}</title>
<style>@media (prefers-color-scheme: dark) {
.sheet { fill: #292a2e } text { fill: #ece8df }
.face { fill: #363c4b; stroke: #a3bdff } .side { fill: #262b38; stroke: #a3bdff }
.units { fill: #5e3a17; stroke: #f2a65e }
}</style>
<rect class="sheet" width="100%" height="100%" fill="#fffdf8"/>
<g fill="#1d1b18" stroke-linejoin="round" text-anchor="middle" font-size="14" font-family="system-ui, Noto Sans, PingFang SC, Microsoft YaHei, sans-serif">
<text x="${GAP}" y="${LINE + 8}" text-anchor="start" font-size="16">${escaped(heading)}</text>
${columns.map((column) => columnOf(column, TOP + high)).join('\n')}
</g>
</svg>
`;
  return [{ name: `${stem}.svg`, content: text }];
}

/**
 * The image, and what each layer gives. What keeps the numbers of a layer, or their shape alone, belongs to it.
 * @param {Network} network @param {string} input   what the image is called
 */
function stagesOf({ operations }, input) {
  /** @type {Stage[]} */
  const stages = [
    {
      text: input,
      output: { height: IMAGE_SIDE, width: IMAGE_SIDE, channels: 1 },
      isFlat: false,
      paramCount: 0,
    },
  ];
  for (const { kind, text, output, isFlat, tensors } of operations) {
    const paramCount = tensors.reduce((sum, { values }) => sum + values.length, 0);
    const isNamed = text.startsWith(kind); // not a mere change of the shape before it
    if (kind === 'image' || (kind === 'flatten' && !isNamed)) continue;
    if (['dropout', 'batchnorm', 'flatten'].includes(kind)) {
      const before = /** @type {Stage} */ (stages.at(-1));
      before.text += ` | ${text}`;
      before.paramCount += paramCount;
    } else stages.push({ text, output, isFlat, paramCount });
  }
  return stages;
}

/** @param {Stage[]} stages */
function scaleOf(stages) {
  const most = (/** @type {boolean} */ flat) =>
    Math.max(1, ...stages.filter(({ isFlat }) => isFlat === flat).map(({ output }) => output.channels));
  return { channel: Math.min(4, MOST_WIDE / most(false)), unit: Math.min(6, MOST_HIGH / most(true)) };
}

/** @param {Stage} stage @param {{ channel: number, unit: number }} scale */
function boxOf({ output, isFlat }, { channel, unit }) {
  if (isFlat) return { isFlat, tall: Math.max(1, shapeCount(output) * unit), wide: UNIT_WIDE, deep: 0 };
  return {
    isFlat,
    tall: output.height * PIXEL,
    wide: output.channels * channel,
    deep: output.width * PIXEL * DEPTH,
  };
}

/** @param {Stage} stage @param {import('../text/translate.js').Translate} t */
function linesOf({ text, output, isFlat, paramCount }, t) {
  const { height, width, channels } = output;
  const shape = isFlat ? String(channels) : `${height} × ${width} × ${channels}`;
  const named = text.split(' | ').flatMap(broken);
  return [
    ...named.map((line) => ({ text: line, isSoft: false })),
    { text: shape, isSoft: true },
    ...(paramCount ? [{ text: t('picture.parameters', { count: paramCount }), isSoft: true }] : []),
  ];
}

/** In lines of whole words. @param {string} text */
function broken(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length > LETTERS && lines.at(-1)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 10) / 10;

/**
 * @param {ReturnType<typeof boxOf> & { lines: ReturnType<typeof linesOf>, left: number, width: number }} column
 * @param {number} ground   where the boxes stand
 */
function columnOf({ isFlat, tall, wide, deep, lines, left, width }, ground) {
  const middle = left + width / 2;
  const [x0, x1] = [middle - (wide + deep) / 2, middle - (wide + deep) / 2 + wide].map(rounded);
  const [y0, y1, d] = [ground, ground - tall, deep].map(rounded);
  const style = isFlat ? UNITS : FACE;
  const sides = deep
    ? `<path ${SIDE} d="M${x0} ${y1}l${d} ${-d}H${rounded(x1 + d)}L${x1} ${y1}ZM${x1} ${y1}l${d} ${-d}V${rounded(y0 - d)}L${x1} ${y0}Z"/>`
    : '';
  const words = lines.map(
    ({ text, isSoft }, i) =>
      `<text${isSoft ? ' opacity="0.75"' : ''} x="${rounded(middle)}" y="${rounded(ground + LINE * (i + 1.2))}">${escaped(text)}</text>`,
  );
  return `<g>${sides}<path ${style} d="M${x0} ${y0}V${y1}H${x1}V${y0}Z"/>${words.join('')}</g>`;
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
