// svg.js — draws a plot as SVG, for the page and for files: frame, axes, curves and their names.

import { downsampled, ticks, valueAt } from './scale.js';

/** @typedef {import('./scale.js').Range} Range */

/**
 * @typedef {object} Curve
 * @property {string} label
 * @property {ArrayLike<number>} x             epochs, ascending
 * @property {ArrayLike<number | null>} y      as long as x; null where there is no point
 * @property {number} hue       index of the colour, modulo the number of colours
 * @property {boolean} [dashed]  with a dot at every point if there are at most MOST_DOTS
 * @property {boolean} [faint]   drawn behind the others, without a name
 *
 * @typedef {object} Drawing    what a plot shows
 * @property {Curve[]} curves
 * @property {number} end       end of the horizontal axis, which begins at 0
 * @property {Range} range      of the vertical axis
 * @property {string} axis      name of the horizontal axis
 * @property {(value: number, digits: number) => string} tick   formats a value with this many decimals
 * @property {string} [title]   above the plot, for a file
 * @property {boolean} [legend] whether names that do not fit beside the curves are listed below
 * @property {number | null} [cursor]   position at which values are read
 *
 * @typedef {object} Look
 * @property {number} width     in pixels
 * @property {number} height
 * @property {number} [margin]  around the plot, in a file
 * @property {Ink} ink
 * @property {string} font      a font family
 *
 * @typedef {object} Ink        colours
 * @property {string} paper     'none' on the page
 * @property {string} ink
 * @property {string} soft
 * @property {string} hairline
 * @property {string[]} hues
 *
 * @typedef {object} Place      of the frame, in pixels
 * @property {number} left
 * @property {number} top
 * @property {number} width
 * @property {number} height
 */

const FONT = 14;
const LINE = 18;
/** Width reserved for ticks, so that plots above each other are aligned. */
const WIDEST_TICK = '100.0 %';
/** Distance from the end of a curve to its name. */
const GAP = 8;
/** Least distance of grid lines; long numbers need more. */
const SPACING = { x: 34, y: 36 };
/** Names are beside the ends of at most this many curves, in at most this share of the width. */
const DIRECT = { curves: 3, share: 0.34 };
/** Dashed curves with more points than this have no dots. */
const MOST_DOTS = 60;
/** Radius of a dot. */
const DOT = 4;
const DASHES = '6 4';
/** Width of a curve's sample in the legend, and the space after it. */
const SAMPLE = { width: 24, space: 8 };
const LEGEND_SPACE = 20;

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');

/**
 * Estimated width of a character in em; rounded up, because the font is unknown here.
 * @param {string} character
 */
function characterWidth(character) {
  if (character > '\u2e80' || /[%@mwMW—]/.test(character)) return 1;
  return /[ilI.,:;'| ]/.test(character) ? 0.4 : 0.66;
}

/** @param {string} text */
const textWidth = (text) => [...text].reduce((sum, character) => sum + characterWidth(character), 0) * FONT;

/** A coordinate, rounded to a tenth of a pixel. @param {number} value */
const at = (value) => String(Math.round(value * 10) / 10);

/** @param {Curve[]} curves */
const named = (curves) => curves.filter(({ faint }) => !faint);

/**
 * Whether the names of these curves fit beside their ends.
 * @param {Curve[]} curves
 * @param {number} width
 */
const labelsFit = (curves, width) =>
  named(curves).length <= DIRECT.curves &&
  named(curves).every(({ label }) => textWidth(label) + GAP <= DIRECT.share * width);

/** Number of decimals that ticks need. @param {number} step   distance of ticks */
const digitsFor = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

/** The plot as the text of an SVG. @param {Drawing} drawing @param {Look} look @returns {string} */
export function plotSvg(drawing, look) {
  const { width, height, margin = 0, ink, font } = look;
  const { curves, range, tick, title } = drawing;
  const direct = labelsFit(curves, width);
  const legend = drawing.legend && !direct ? legendRows(named(curves), width) : [];
  const values = ticks(range, Math.max(2, height / SPACING.y));
  const digits = digitsFor(values.length > 1 ? values[1] - values[0] : 1);
  const texts = values.map((value) => tick(value, digits));
  const left = Math.max(...[...texts, WIDEST_TICK].map(textWidth)) + GAP;
  const right = direct
    ? Math.max(...named(curves).map(({ label }) => textWidth(label) + GAP), FONT)
    : textWidth(String(drawing.end)) / 2;
  const top = title ? 2 * LINE : FONT / 2;
  const bottom = (2.2 + legend.length) * LINE;
  const place = { left, top, width: width - left - right, height: height - top - bottom };
  const parts = [
    title ? text(0, FONT, title, { fill: ink.ink, weight: 600 }) : '',
    yAxis(values, texts, range, place, ink),
    xAxis(drawing, place, ink),
    openClip(place),
    ...curves.filter(({ faint }) => faint).map((curve) => drawCurve(curve, drawing, place, ink)),
    ...named(curves).map((curve) => drawCurve(curve, drawing, place, ink)),
    '</svg>',
    direct ? labels(drawing, place, ink) : legendSvg(legend, height - legend.length * LINE + LINE / 2, ink),
    cursorSvg(drawing, place, ink),
  ];
  const sheet = [-margin, -margin, width + 2 * margin, height + 2 * margin];
  const size = `width="${sheet[2]}" height="${sheet[3]}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${sheet.join(' ')}" ${size} ` +
    `font-family="${escaped(font)}" font-size="${FONT}" fill="${ink.soft}" ` +
    `data-left="${at(left)}" data-width="${at(place.width)}">` +
    (ink.paper === 'none' ? '' : `<rect x="${-margin}" y="${-margin}" ${size} fill="${ink.paper}"/>`) +
    `${parts.join('')}</svg>`
  );
}

/**
 * Opens the nested `<svg>` that clips curves to the frame, with room for whole dots on its edge.
 * @param {Place} place
 */
function openClip({ left, top, width, height }) {
  const [x, y] = [DOT, DOT / 2];
  const size = [width + 2 * x, height + 2 * y].map(at);
  return (
    `<svg x="${at(left - x)}" y="${at(top - y)}" width="${size[0]}" height="${size[1]}" ` +
    `viewBox="${-x} ${-y} ${size.join(' ')}">`
  );
}

/**
 * @param {number} x @param {number} y  of the base line @param {string} words
 * @param {{ fill?: string, anchor?: 'start' | 'middle' | 'end', weight?: number }} [how]
 */
const text = (x, y, words, { fill, anchor = 'start', weight } = {}) =>
  `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${fill ? ` fill="${fill}"` : ''}` +
  `${weight ? ` font-weight="${weight}"` : ''}>${escaped(words)}</text>`;

/** @param {number} value @param {Range} range @param {number} height  pixels from the top of the frame */
const yOf = (value, { low, high }, height) => ((high - value) / (high - low)) * height;

/**
 * @param {number[]} values @param {string[]} texts @param {Range} range @param {Place} place
 * @param {Ink} ink
 */
const yAxis = (values, texts, range, { left, top, width, height }, { hairline }) =>
  values
    .map((value, i) => {
      const y = top + yOf(value, range, height);
      const grid = `<path d="M${at(left)} ${at(y)}h${at(width)}" stroke="${hairline}"/>`;
      return grid + text(left - GAP, y + FONT / 3, texts[i], { anchor: 'end' });
    })
    .join('');

/** @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function xAxis({ end, axis }, { left, top, width, height }, { hairline }) {
  const base = top + height;
  const spacing = Math.max(SPACING.x, textWidth(String(end)) + FONT);
  const numbers = ticks({ low: 0, high: end }, width / spacing, 1).map((value) => {
    const x = left + (value / end) * width;
    const grid = `<path d="M${at(x)} ${at(top)}V${at(base)}" stroke="${hairline}"/>`;
    return grid + text(x, base + LINE, String(value), { anchor: 'middle' });
  });
  return numbers.join('') + text(left + width, base + 2 * LINE - 2, axis, { anchor: 'end' });
}

/** @param {Curve} curve @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function drawCurve(curve, { end, range }, { width, height }, { hues }) {
  const points = downsampled(curve, end, width).map(
    ([x, y]) => /** @type {const} */ ([at((x / end) * width), at(yOf(y, range, height))]),
  );
  if (!points.length) return '';
  const hue = hues[curve.hue % hues.length];
  const path =
    `<path d="M${points.map((point) => point.join(' ')).join('L')}" fill="none" stroke="${hue}" ` +
    `stroke-width="${curve.faint ? 1 : 2}" stroke-linejoin="round"` +
    `${curve.faint ? ' stroke-opacity="0.25"' : ''}${curve.dashed ? ` stroke-dasharray="${DASHES}"` : ''}/>`;
  const dotted = !curve.faint && points.length <= MOST_DOTS && (curve.dashed || points.length === 1);
  if (!dotted) return path;
  return (
    path + points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${DOT - 0.5}" fill="${hue}"/>`).join('')
  );
}

/**
 * The name of each curve beside its end; names of curves that end close together are moved apart.
 * @param {Drawing} drawing
 * @param {Place} place
 * @param {Ink} ink
 */
function labels({ curves, range, end }, { left, top, width, height }, { hues }) {
  const ends = named(curves)
    .map((curve) => ({ curve, value: valueAt(curve) }))
    .filter(({ value }) => value !== null)
    .map(({ curve, value }) => {
      const y = top + Math.min(Math.max(yOf(Number(value), range, height), 0), height);
      return { curve, x: left + (curve.x[curve.x.length - 1] / end) * width + GAP, y };
    })
    .sort((a, b) => a.y - b.y);
  spread(ends, top + LINE / 2, top + height - LINE / 2);
  return ends
    .map(({ curve, x, y }) => text(x, y + FONT / 3, curve.label, { fill: hues[curve.hue % hues.length] }))
    .join('');
}

/**
 * Moves positions apart until no two are closer than a line of text, within bounds.
 * @param {{ y: number }[]} places  ascending
 * @param {number} top
 * @param {number} bottom
 */
function spread(places, top, bottom) {
  places.forEach((place, i) => {
    place.y = Math.max(place.y, i ? places[i - 1].y + LINE : top);
  });
  for (let i = places.length - 1, least = bottom; i >= 0; i--, least = places[i + 1].y - LINE)
    places[i].y = Math.min(places[i].y, least);
}

/** @param {Curve[]} curves @param {number} width @returns {{ curve: Curve, x: number }[][]} */
function legendRows(curves, width) {
  /** @type {{ curve: Curve, x: number }[][]} */
  const rows = [];
  let x = Infinity;
  for (const curve of curves) {
    const needed = SAMPLE.width + SAMPLE.space + textWidth(curve.label);
    if (x + needed > width) {
      rows.push([]);
      x = 0;
    }
    rows[rows.length - 1].push({ curve, x });
    x += needed + LEGEND_SPACE;
  }
  return rows;
}

/** @param {{ curve: Curve, x: number }[][]} rows @param {number} top @param {Ink} ink */
const legendSvg = (rows, top, { hues, ink }) =>
  rows
    .flatMap((row, i) =>
      row.map(({ curve, x }) => {
        const y = top + i * LINE;
        const dashes = curve.dashed ? ` stroke-dasharray="${DASHES}"` : '';
        const sample =
          `<path d="M${at(x)} ${at(y)}h${SAMPLE.width}" stroke="${hues[curve.hue % hues.length]}" ` +
          `stroke-width="2"${dashes}/>`;
        return sample + text(x + SAMPLE.width + SAMPLE.space, y + FONT / 3, curve.label, { fill: ink });
      }),
    )
    .join('');

/** @param {Drawing} drawing @param {Place} place @param {Ink} ink */
function cursorSvg({ curves, cursor, end, range }, { left, top, width, height }, { soft, hues }) {
  if (cursor === null || cursor === undefined) return '';
  const x = left + (cursor / end) * width;
  const dots = named(curves).map((curve) => {
    const value = valueAt(curve, cursor);
    if (value === null || value < range.low || value > range.high) return '';
    const y = top + yOf(value, range, height);
    return `<circle cx="${at(x)}" cy="${at(y)}" r="${DOT}" fill="${hues[curve.hue % hues.length]}"/>`;
  });
  return `<path d="M${at(x)} ${at(top)}v${at(height)}" stroke="${soft}"/>${dots.join('')}`;
}
