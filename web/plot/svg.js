// svg.js — draws a plot as SVG, for the page and for files: frame, axes, curves and their names.

import { escaped } from '../shared/escaped.js';
import { decimal } from '../site/format.js';
import { downsampled, logTicks, partOf, ticks, valueAt } from './scale.js';

/** @typedef {import('./scale.js').Range} Range */

/**
 * @typedef {object} Curve
 * @property {string} label
 * @property {ArrayLike<number>} x             epochs, or what the axis counts, ascending
 * @property {ArrayLike<number | null>} y      as long as x; null where there is no point
 * @property {number} hue       index of the colour, modulo the number of colours
 * @property {boolean} [dashed]  with a dot at every point if there are at most MOST_DOTS
 * @property {number} [dash]     index of the line, modulo LINES: curves that are told apart without their colours
 * @property {boolean} [faint]   drawn behind the others, without a name
 *
 * @typedef {object} Drawing    what a plot shows
 * @property {Curve[]} curves
 * @property {number} [start]   of the horizontal axis, by default 0
 * @property {number} end       of the horizontal axis
 * @property {boolean} [isPart] whether the axis shows a part of the curves, in which epochs, or what it counts, may be cut
 * @property {Range} range      of the vertical axis
 * @property {boolean} [isLog]  whether the vertical axis is logarithmic
 * @property {string} axis      name of the horizontal axis
 * @property {(value: number, digits: number) => string} tick   formats a value with this many decimals
 * @property {string} [title]   above the plot, for a file
 * @property {boolean} [legend] whether names that do not fit beside the curves are listed below
 * @property {number | null} [cursor]   position at which values are read
 * @property {[number, number] | null} [selection]   positions between which a pointer is drawn
 *
 * @typedef {object} Look
 * @property {number} width     in pixels
 * @property {number} height
 * @property {number} [margin]  around the plot, in a file
 * @property {Ink} ink
 * @property {string} font      a font family
 * @property {number} size      of the text, in pixels
 * @property {number} stroke    width of the curves, in pixels
 *
 * @typedef {object} Ink        colours
 * @property {string} paper     'none' on the page
 * @property {string} halo      around names that stand on the curves
 * @property {string} ink
 * @property {string} soft
 * @property {string} hairline
 * @property {string[]} hues
 *
 * @typedef {object} Place      of the frame, and the sizes in it, in pixels
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {number} size      of the text
 * @property {number} line      from one line of text to the next
 * @property {number} stroke    width of the curves
 */

/** Distance of lines of text, in em. */
const LEADING = 1.3;
/** Width reserved for ticks, so that plots above each other are aligned. */
const WIDEST_TICK = '100.0 %';
/** Distance from the end of a curve to its name. */
const GAP = 8;
/** Least distance of grid lines, in em; long numbers need more. */
const SPACING = { x: 2.4, y: 2.6 };
/** From the end of a curve to the middle of a name below or above it, in lines. */
const ASIDE = 0.9;
/** Curves that end closer than this to each other, in lines, have their names together. */
const CLOSE = 1.8;
/** Names are at the ends of at most this many curves, in at most this share of the width. */
const DIRECT = { curves: 3, share: 0.34 };
/** Dashed curves with more points than this have no dots. */
const MOST_DOTS = 60;
/** The radius of a dot is that much more than the width of a curve, in pixels. */
const DOT = 2;
/** Width of the halo around a name on the curves, in em. */
const HALO = 0.3;
const DASHES = '6 4';
/** Kinds of lines, in widths of the curve: whole, of dashes, of dots, and of both. */
const LINES = [[], [4, 2.5], [1, 1.8], [5, 1.8, 1, 1.8]];
/** Width of a curve's sample in the legend, and the space after it. */
const SAMPLE = { width: 24, space: 8 };
const LEGEND_SPACE = 20;

/**
 * Estimated width of a character in em; rounded up, because the font is unknown here.
 * @param {string} character
 */
function characterWidth(character) {
  if (character > '\u2e80' || /[%@mwMW—]/.test(character)) return 1;
  return /[ilI.,:;'| ]/.test(character) ? 0.4 : 0.66;
}

/** Estimated, in pixels. @param {string} text @param {number} size */
const textWidth = (text, size) =>
  [...text].reduce((sum, character) => sum + characterWidth(character), 0) * size;

/** A coordinate, rounded to a tenth of a pixel. @param {number} value */
const at = (value) => String(Math.round(value * 10) / 10);

/** @param {Curve[]} curves */
const named = (curves) => curves.filter(({ faint }) => !faint);

/**
 * Whether the names of these curves fit at their ends.
 * @param {Curve[]} curves @param {number} width @param {number} size
 */
const labelsFit = (curves, width, size) =>
  named(curves).length <= DIRECT.curves &&
  named(curves).every(({ label }) => textWidth(label, size) + GAP <= DIRECT.share * width);

/** Number of decimals that a value needs, by the power of ten below it. @param {number} value */
const digitsFor = (value) => Math.max(0, -Math.floor(Math.log10(value) + 1e-9));

/** The ticks of the vertical axis, and how they are written. @param {Drawing} drawing @param {number} count */
function yTicks({ range, isLog, tick }, count) {
  if (isLog) return logTicks(range, count).map((value) => ({ value, text: tick(value, digitsFor(value)) }));
  const values = ticks(range, count);
  const digits = digitsFor(values.length > 1 ? values[1] - values[0] : 1);
  return values.map((value) => ({ value, text: tick(value, digits) }));
}

/** The plot as the text of an SVG. @param {Drawing} drawing @param {Look} look @returns {string} */
export function plotSvg(drawing, look) {
  const { width, height, margin = 0, ink, font, size, stroke } = look;
  const { title, start = 0, end } = drawing;
  const curves = drawing.curves.map((curve) => partOf(curve, { start, end }));
  const shown = { ...drawing, curves };
  const line = Math.round(LEADING * size);
  const direct = labelsFit(curves, width, size);
  const legend = drawing.legend && !direct ? legendRows(named(curves), width, size) : [];
  const marks = yTicks(drawing, Math.max(2, height / (SPACING.y * size)));
  const left =
    Math.max(...[...marks.map(({ text }) => text), WIDEST_TICK].map((text) => textWidth(text, size))) + GAP;
  const right = Math.max(textWidth(decimal(end, drawing.isPart ? 2 : 0), size) / 2, DOT + stroke);
  const top = title ? 2 * line : size / 2;
  const bottom = (2.2 + legend.length) * line;
  const frame = { left, top, width: width - left - right, height: height - top - bottom };
  const place = { ...frame, size, line, stroke };
  const parts = [
    title ? text(0, size, title, { fill: ink.ink, weight: 600 }) : '',
    yAxis(marks, shown, place, ink),
    xAxis(shown, place, ink),
    openClip(place),
    ...curves.filter(({ faint }) => faint).map((curve) => drawCurve(curve, shown, place, ink)),
    ...named(curves).map((curve) => drawCurve(curve, shown, place, ink)),
    '</svg>',
    direct ? labels(shown, place, ink) : legendSvg(legend, height - (legend.length - 0.5) * line, place, ink),
    cursorSvg(shown, place, ink),
    selectionSvg(shown, place, ink),
  ];
  const sheet = [-margin, -margin, width + 2 * margin, height + 2 * margin];
  const extent = `width="${sheet[2]}" height="${sheet[3]}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${sheet.join(' ')}" ${extent} ` +
    `font-family="${escaped(font)}" font-size="${size}" fill="${ink.soft}" ` +
    `data-left="${at(left)}" data-width="${at(place.width)}">` +
    (ink.paper === 'none' ? '' : `<rect x="${-margin}" y="${-margin}" ${extent} fill="${ink.paper}"/>`) +
    `${parts.join('')}</svg>`
  );
}

/**
 * Opens the nested `<svg>` that clips curves to the frame, with room for whole dots on its edge.
 * @param {Place} place
 */
function openClip({ left, top, width, height, stroke }) {
  const [x, y] = [DOT + stroke, (DOT + stroke) / 2];
  const size = [width + 2 * x, height + 2 * y].map(at);
  return (
    `<svg x="${at(left - x)}" y="${at(top - y)}" width="${size[0]}" height="${size[1]}" ` +
    `viewBox="${-x} ${-y} ${size.join(' ')}">`
  );
}

/**
 * @param {number} x @param {number} y  of the base line @param {string} words
 * @param {{ fill?: string, anchor?: 'start' | 'middle' | 'end', weight?: number, extra?: string }} [how]
 *   `extra`: further attributes
 */
const text = (x, y, words, { fill, anchor = 'start', weight, extra = '' } = {}) =>
  `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${fill ? ` fill="${fill}"` : ''}` +
  `${weight ? ` font-weight="${weight}"` : ''}${extra}>${escaped(words)}</text>`;

/** In pixels from the left of the frame. @param {number} x @param {Drawing} drawing @param {Place} place */
const xOf = (x, { start = 0, end }, { width }) => ((x - start) / (end - start)) * width;

/** In pixels from the top of the frame. @param {number} value @param {Drawing} drawing @param {Place} place */
function yOf(value, { range: { low, high }, isLog }, { height }) {
  if (!isLog) return ((high - value) / (high - low)) * height;
  const below = low / 10; // what has no logarithm is below the frame
  return (Math.log(high / Math.max(value, below)) / Math.log(high / low)) * height;
}

/** @param {{ value: number, text: string }[]} marks @param {Drawing} drawing @param {Place} place @param {Ink} ink */
const yAxis = (marks, drawing, place, { hairline }) =>
  marks
    .map(({ value, text: words }) => {
      const { left, top, width, size } = place;
      const y = top + yOf(value, drawing, place);
      const grid = `<path d="M${at(left)} ${at(y)}h${at(width)}" stroke="${hairline}"/>`;
      return grid + text(left - GAP, y + size / 3, words, { anchor: 'end' });
    })
    .join('');

/** @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function xAxis(drawing, place, { hairline }) {
  const { start = 0, end, axis, isPart } = drawing;
  const { left, top, width, height, size, line } = place;
  const base = top + height;
  const spacing = Math.max(SPACING.x * size, textWidth(decimal(end, isPart ? 2 : 0), size) + size);
  const values = ticks({ low: start, high: end }, width / spacing, isPart ? 0 : 1);
  const digits = digitsFor(values.length > 1 ? values[1] - values[0] : 1);
  const numbers = values.map((value) => {
    const x = left + xOf(value, drawing, place);
    const grid = `<path d="M${at(x)} ${at(top)}V${at(base)}" stroke="${hairline}"/>`;
    return grid + text(x, base + line, decimal(value, digits), { anchor: 'middle' });
  });
  return numbers.join('') + text(left + width, base + 2 * line - 2, axis, { anchor: 'end' });
}

/** @param {Curve} curve @param {number} stroke   width of the curve */
function dashesOf({ dashed, dash = 0 }, stroke) {
  const pattern = dashed ? DASHES : LINES[dash % LINES.length].map((length) => at(length * stroke)).join(' ');
  return pattern && ` stroke-dasharray="${pattern}"`;
}

/** @param {Curve} curve @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function drawCurve(curve, drawing, place, { hues }) {
  const { start, end } = drawing;
  const points = downsampled(curve, end, place.width, start).map(
    ([x, y]) => /** @type {const} */ ([at(xOf(x, drawing, place)), at(yOf(y, drawing, place))]),
  );
  if (!points.length) return '';
  const hue = hues[curve.hue % hues.length];
  const path =
    `<path d="M${points.map((point) => point.join(' ')).join('L')}" fill="none" stroke="${hue}" ` +
    `stroke-width="${curve.faint ? place.stroke / 2 : place.stroke}" stroke-linejoin="round"` +
    `${curve.faint ? ' stroke-opacity="0.25"' : ''}${dashesOf(curve, place.stroke)}/>`;
  const dotted = !curve.faint && points.length <= MOST_DOTS && (curve.dashed || points.length === 1);
  if (!dotted) return path;
  const radius = DOT + place.stroke - 0.5;
  return path + points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${radius}" fill="${hue}"/>`).join('');
}

/**
 * The name of each curve right of its end while there is room, then below it, or above it where it ends at the
 * foot of the frame; of curves that end close together, the names stand above and below.
 * @param {Drawing} drawing
 * @param {Place} place
 * @param {Ink} ink
 */
function labels(drawing, place, { hues, halo }) {
  const { left, top, width, height, size, line } = place;
  const { start = 0 } = drawing;
  const ends = named(drawing.curves)
    .map((curve) => ({ curve, value: valueAt(curve) }))
    .filter(({ curve, value }) => value !== null && curve.x[curve.x.length - 1] >= start)
    .map(({ curve, value }) => {
      const x = Math.min(xOf(curve.x[curve.x.length - 1], drawing, place), width);
      const y = top + Math.min(Math.max(yOf(Number(value), drawing, place), 0), height);
      return { curve, x: left + x, y, isLate: x + GAP + textWidth(curve.label, size) > width };
    })
    .sort((a, b) => a.y - b.y);
  const bounds = { top: top + line / 2, bottom: top + height - line / 2, line };
  for (const cluster of clusters(
    ends.filter(({ isLate }) => isLate),
    CLOSE * line,
  ))
    standAside(cluster, bounds);
  spread(ends, bounds);
  return ends
    .map(({ curve, x, y, isLate }) =>
      text(isLate ? x : x + GAP, y + size / 3, curve.label, {
        fill: hues[curve.hue % hues.length],
        anchor: isLate ? 'end' : 'start',
        extra: ` stroke="${halo}" stroke-width="${at(HALO * size)}" stroke-linejoin="round" paint-order="stroke"`,
      }),
    )
    .join('');
}

/**
 * Places that are close to each other, together.
 * @template {{ y: number }} Named
 * @param {Named[]} places   ascending
 * @param {number} gap
 */
function clusters(places, gap) {
  /** @type {Named[][]} */
  const found = [];
  for (const [i, place] of places.entries())
    if (i && place.y - places[i - 1].y < gap) found.at(-1)?.push(place);
    else found.push([place]);
  return found;
}

/** @typedef {{ top: number, bottom: number, line: number }} Bounds   for the middles of names, and their distance */

/**
 * Moves the names of curves that end together above and below these ends, so that they cover none of them: the upper half
 * above where there is room on both sides, a single one below.
 * @param {{ y: number }[]} cluster   ascending
 * @param {Bounds} bounds
 */
function standAside(cluster, { top, bottom, line }) {
  const [highest, lowest] = [cluster[0].y, cluster[cluster.length - 1].y];
  const endsAbove = (/** @type {number} */ count) => highest - (ASIDE + count - 1) * line;
  const endsBelow = (/** @type {number} */ count) => lowest + (ASIDE + count - 1) * line;
  const all = cluster.length;
  const half = Math.floor(all / 2);
  const isBetween = endsAbove(half) >= top && endsBelow(all - half) <= bottom;
  const upper = isBetween ? half : endsBelow(all) <= bottom ? 0 : all;
  cluster.forEach((place, i) => {
    place.y = i < upper ? endsAbove(upper - i) : endsBelow(i - upper + 1);
  });
}

/**
 * Moves positions apart until no two are closer than a line of text, within bounds.
 * @param {{ y: number }[]} places  ascending
 * @param {Bounds} bounds
 */
function spread(places, { top, bottom, line }) {
  places.forEach((place, i) => {
    place.y = Math.max(place.y, i ? places[i - 1].y + line : top);
  });
  for (let i = places.length - 1, least = bottom; i >= 0; i--, least = places[i + 1].y - line)
    places[i].y = Math.min(places[i].y, least);
}

/** @param {Curve[]} curves @param {number} width @param {number} size @returns {{ curve: Curve, x: number }[][]} */
function legendRows(curves, width, size) {
  /** @type {{ curve: Curve, x: number }[][]} */
  const rows = [];
  let x = Infinity;
  for (const curve of curves) {
    const needed = SAMPLE.width + SAMPLE.space + textWidth(curve.label, size);
    if (x + needed > width) {
      rows.push([]);
      x = 0;
    }
    rows[rows.length - 1].push({ curve, x });
    x += needed + LEGEND_SPACE;
  }
  return rows;
}

/** @param {{ curve: Curve, x: number }[][]} rows @param {number} top @param {Place} place @param {Ink} ink */
const legendSvg = (rows, top, { size, line, stroke }, { hues, ink }) =>
  rows
    .flatMap((row, i) =>
      row.map(({ curve, x }) => {
        const y = top + i * line;
        const sample =
          `<path d="M${at(x)} ${at(y)}h${SAMPLE.width}" stroke="${hues[curve.hue % hues.length]}" ` +
          `stroke-width="${stroke}"${dashesOf(curve, stroke)}/>`;
        return sample + text(x + SAMPLE.width + SAMPLE.space, y + size / 3, curve.label, { fill: ink });
      }),
    )
    .join('');

/** @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function cursorSvg(drawing, place, { soft, hues }) {
  const { curves, cursor, range, start = 0, end } = drawing;
  if (cursor === null || cursor === undefined || cursor < start || cursor > end) return '';
  const { left, top, height, stroke } = place;
  const x = left + xOf(cursor, drawing, place);
  const dots = named(curves).map((curve) => {
    const value = valueAt(curve, cursor);
    if (value === null || value < range.low || value > range.high) return '';
    const y = top + yOf(value, drawing, place);
    return `<circle cx="${at(x)}" cy="${at(y)}" r="${DOT + stroke}" fill="${hues[curve.hue % hues.length]}"/>`;
  });
  return `<path d="M${at(x)} ${at(top)}v${at(height)}" stroke="${soft}"/>${dots.join('')}`;
}

/** What a pointer has marked, to be shown alone. @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function selectionSvg(drawing, place, { soft }) {
  if (!drawing.selection) return '';
  const { left, top, width, height } = place;
  const [from, to] = drawing.selection.map(
    (x) => left + Math.min(Math.max(xOf(x, drawing, place), 0), width),
  );
  return `<path d="M${at(from)} ${at(top)}v${at(height)}H${at(to)}v${at(-height)}z" fill="${soft}" fill-opacity="0.2"/>`;
}
