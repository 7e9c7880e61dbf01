// units.js — the units of a layer: how strongly an image excites each, and which of many are shown.

/** @typedef {import('../../../shared/layer-facts.js').LayerFacts} LayerFacts */

/** So many maps, or units that are single numbers, are shown of a layer unless all are asked for. */
const SHOWN_MAPS = 8;
const SHOWN_NUMBERS = 24;
/** Maps of a layer that only changes those of the layer before it. */
const SHOWN_CHANGED = 4;

/** Whether each unit of a layer has weights of its own for what comes in. @param {LayerFacts} facts */
const hasKernel = ({ kind }) => kind === 'conv' || kind === 'dense';

/**
 * Layers by the column in which they stand: each with a kernel begins one, and so does the answer. The first column is that
 * of the image.
 * @param {LayerFacts[]} facts
 */
export function columnsOf(facts) {
  /** @type {LayerFacts[][]} */
  const columns = [[]];
  for (const each of facts)
    if (hasKernel(each) || each.number === facts.length) columns.push([each]);
    else columns[columns.length - 1].push(each);
  return columns;
}

/** How many units of a layer are shown at first. @param {LayerFacts} facts */
export const shownAtFirst = (facts) => {
  const { kind, output } = facts;
  if (kind === 'dropout' || kind === 'flatten') return 0;
  const maps = hasKernel(facts) ? SHOWN_MAPS : SHOWN_CHANGED;
  return Math.min(output.channels, output.height * output.width > 1 ? maps : SHOWN_NUMBERS);
};

/** The largest distance of each unit's numbers from 0. @param {LayerFacts} facts @param {Float32Array} output */
export function strengthsOf({ output: { channels } }, output) {
  const strengths = new Float32Array(channels);
  for (let at = 0; at < output.length; at += channels)
    for (let unit = 0; unit < channels; unit++) {
      const size = Math.abs(output[at + unit]);
      if (size > strengths[unit]) strengths[unit] = size;
    }
  return strengths;
}

/**
 * The strongest units in their own order. One that was among them before stays as long as it is among twice as many, so
 * that few change while somebody draws.
 * @param {Float32Array} strengths
 * @param {number} count
 * @param {number[]} [before]   units from 0
 * @returns {number[]}
 */
export function strongestUnits(strengths, count, before = []) {
  if (!count) return [];
  const ranked = [...strengths.keys()].sort((a, b) => strengths[b] - strengths[a] || a - b);
  const wide = new Set(ranked.slice(0, 2 * count));
  const kept = before.filter((unit) => wide.has(unit)).slice(0, count);
  const added = ranked.filter((unit) => !kept.includes(unit)).slice(0, count - kept.length);
  return [...kept, ...added].sort((a, b) => a - b);
}

/** As many units, with this one among them. @param {number[]} units   in their order @param {number} unit */
export const withUnit = (units, unit) =>
  units.includes(unit) ? units : [...units.slice(0, -1), unit].sort((a, b) => a - b);

/**
 * The place of a unit's number that is farthest from 0, counted from 0.
 * @param {LayerFacts} facts @param {Float32Array} output @param {number} unit
 */
export function strongestPixel({ output: { height, width, channels } }, output, unit) {
  let best = 0;
  for (let pixel = 1; pixel < height * width; pixel++)
    if (Math.abs(output[pixel * channels + unit]) > Math.abs(output[best * channels + unit])) best = pixel;
  return { row: Math.floor(best / width), column: best % width };
}
