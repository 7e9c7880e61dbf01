/** One chart of a run: a smoothed line over faint raw values, validation dashed with dots, names at the ends. */

import uPlot from 'uplot';
import { Directive, directive } from 'lit-html/directive.js';
import { noChange } from 'lit-html';
import { valueAt } from './history.js';

/** @typedef {import('./history.js').History} History */
/** @typedef {import('./history.js').Measure} Measure */

/**
 * @typedef {object} Words
 * @property {string} name         of the chart, for screen readers
 * @property {string} training
 * @property {string} validation
 * @property {string} axis         what the horizontal axis counts
 * @property {(x: string) => string} at
 * @property {(value: number) => string} format
 *
 * @typedef {object} Picture       all that a chart shows
 * @property {History} history
 * @property {number} epochs       where the axis ends
 * @property {string} theme        whose colours are used
 * @property {Words} words
 */

const HEIGHT = { accuracy: 120, loss: 144 };
/** Room around the names of the lines beside their ends, and how far apart they stand, in pixels. */
const LABEL_GAP = 16;
const LABEL_LINE = 14;
/** Arrow keys cross the chart in so many steps. */
const KEY_STEPS = 40;
/** The loss of guessing among ten is 2.3. */
const EMPTY_LOSS = 2.5;

/** Series of uPlot, by number. */
const SMOOTH = 2;
const VALIDATION = 3;

class Chart {
  #root;
  #measure;
  #readout = document.createElement('p');
  /** @type {uPlot | null} */
  #plot = null;
  /** @type {Picture | null} */
  #picture = null;

  /** @param {HTMLElement} root @param {Measure} measure */
  constructor(root, measure) {
    this.#root = root;
    this.#measure = measure;
    this.#readout.className = 'readout';
    this.#readout.append(
      ...['training', 'validation', 'place'].map((name) =>
        Object.assign(document.createElement('span'), { className: name }),
      ),
    );
    root.tabIndex = 0;
    root.setAttribute('role', 'group');
    root.append(this.#readout);
    root.addEventListener('keydown', (event) => this.#press(event));
    root.addEventListener('focus', () => this.#readout.setAttribute('aria-live', 'polite'));
    root.addEventListener('blur', () => {
      this.#readout.removeAttribute('aria-live');
      this.#plot?.setCursor({ left: -10, top: -10 });
    });
    new ResizeObserver(() => this.#resize()).observe(root);
  }

  /** @param {Picture} picture */
  draw(picture) {
    const before = this.#picture;
    this.#picture = picture;
    if (before?.words !== picture.words) this.#root.setAttribute('aria-label', picture.words.name);
    if (!this.#plot) return;
    const changed = before?.history !== picture.history || before.epochs !== picture.epochs;
    if (changed) this.#plot.setData(this.#data());
    else if (before.theme !== picture.theme || before.words !== picture.words) this.#plot.redraw(false, true);
    this.#read();
  }

  /** @returns {uPlot.AlignedData} */
  #data() {
    const { history } = /** @type {Picture} */ (this.#picture);
    const { raw, smooth, validation } = history.curves[this.#measure];
    return [history.x, raw, smooth, validation];
  }

  #resize() {
    const width = this.#root.clientWidth;
    if (!width || !this.#picture) return;
    if (this.#plot) this.#plot.setSize({ width, height: HEIGHT[this.#measure] });
    else this.#plot = new uPlot(this.#options(width), this.#data(), this.#root);
    this.#read();
  }

  /** @param {string} name  a registered custom property @returns {string} */
  #colour(name) {
    return getComputedStyle(this.#root).getPropertyValue(name);
  }

  /** @param {number} [scale]  pixels of the canvas in one of the page */
  #font(scale = 1) {
    return `${12 * scale}px ${getComputedStyle(this.#root).fontFamily}`;
  }

  /** @returns {number}  what the longer of the two names needs beside the plot */
  #labelWidth() {
    const context = document.createElement('canvas').getContext('2d');
    const words = this.#picture?.words;
    if (!context || !words) return LABEL_GAP;
    context.font = this.#font();
    return (
      LABEL_GAP +
      Math.max(...[words.training, words.validation].map((text) => context.measureText(text).width))
    );
  }

  /** @param {number} width @returns {uPlot.Options} */
  #options(width) {
    const share = this.#measure === 'accuracy';
    const stroke = (/** @type {string} */ name) => () => this.#colour(name);
    const axis = {
      stroke: stroke('--ink-soft'),
      font: this.#font(),
      ticks: { show: false },
      grid: { stroke: stroke('--hairline'), width: 1 },
    };
    /** @type {(splits: number[]) => string[]} */
    const name = (splits) => splits.map((value) => (share ? `${Math.round(value * 100)} %` : String(value)));
    return {
      width,
      height: HEIGHT[this.#measure],
      padding: [8, () => this.#labelWidth(), 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, sync: { key: 'epochs' } },
      scales: {
        x: { time: false, range: () => [0, this.#picture?.epochs ?? 1] },
        y: { range: (_, __, most) => [0, share ? 1 : most > 0 ? most * 1.05 : EMPTY_LOSS] },
      },
      axes: [
        {
          ...axis,
          space: 30,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
          gap: 2,
          ...(share ? { size: 8, values: (_, splits) => splits.map(() => '') } : { size: 24 }),
        },
        {
          ...axis,
          size: 44,
          gap: 4,
          values: (_, splits) => name(splits),
          ...(share && { splits: () => [0, 0.5, 1] }),
        },
      ],
      series: [
        {},
        { stroke: stroke('--training-faint'), width: 1, points: { show: false }, auto: false },
        { stroke: stroke('--training'), width: 2, points: { show: false }, spanGaps: true },
        {
          stroke: stroke('--validation'),
          width: 2,
          dash: [6, 4],
          spanGaps: true,
          points: { show: true, size: 7, fill: stroke('--validation') },
        },
      ],
      hooks: { draw: [() => this.#label()], setCursor: [() => this.#read()] },
    };
  }

  /** Names the two lines beside where they end, one below the other should they end close together. */
  #label() {
    const plot = this.#plot;
    if (!plot || !this.#picture) return;
    const { words } = this.#picture;
    const ends = [
      { y: this.#end(SMOOTH), text: words.training, colour: this.#colour('--training') },
      { y: this.#end(VALIDATION), text: words.validation, colour: this.#colour('--validation') },
    ]
      .filter(({ y }) => y !== null)
      .sort((a, b) => Number(a.y) - Number(b.y));
    const { ctx, bbox } = plot;
    const line = LABEL_LINE * devicePixelRatio;
    const x = plot.valToPos(plot.data[0].at(-1) ?? 0, 'x', true) + line / 2;
    const middle = ends.reduce((sum, { y }) => sum + Number(y), 0) / ends.length;
    const close = ends.length > 1 && Number(ends[1].y) - Number(ends[0].y) < line;
    const lowest = bbox.top + bbox.height - (ends.length - 0.5) * line;
    const top = Math.min(Math.max(middle - line / 2, bbox.top), lowest);
    ctx.save();
    ctx.font = this.#font(devicePixelRatio);
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ends.forEach(({ y, text, colour }, i) => {
      ctx.fillStyle = colour;
      ctx.fillText(text, x, close ? top + i * line : Number(y));
    });
    ctx.restore();
  }

  /** The height at which a line ends, in pixels of the canvas. @param {number} series */
  #end(series) {
    const plot = /** @type {uPlot} */ (this.#plot);
    const value = valueAt(/** @type {(number | null)[]} */ (plot.data[series]));
    return value === null ? null : plot.valToPos(value, 'y', true);
  }

  /** Says the values under the cursor, or the last ones. */
  #read() {
    if (!this.#picture) return;
    const { history, words } = this.#picture;
    const { smooth, validation } = history.curves[this.#measure];
    const at = this.#plot?.cursor.idx ?? null;
    const say = (/** @type {string} */ name, /** @type {(number | null)[]} */ values) => {
      const value = valueAt(values, at ?? undefined);
      return `${name} ${value === null ? '–' : words.format(value)}`;
    };
    const place = at === null ? '' : words.at(history.x[at].toFixed(2));
    const texts = [say(words.training, smooth), say(words.validation, validation), place];
    texts.forEach((text, i) => {
      this.#readout.children[i].textContent = text;
    });
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const plot = this.#plot;
    const last = (plot?.data[0].length ?? 0) - 1;
    if (!plot || last < 0) return;
    const from = plot.cursor.idx ?? last;
    const step = Math.max(1, Math.round(last / KEY_STEPS));
    /** @type {Record<string, number>} */
    const places = { ArrowLeft: from - step, ArrowRight: from + step, Home: 0, End: last };
    if (!(event.key in places)) return;
    event.preventDefault();
    const index = Math.min(last, Math.max(0, places[event.key]));
    plot.setCursor({ left: plot.valToPos(plot.data[0][index], 'x'), top: 1 });
  }
}

class ChartDirective extends Directive {
  /** @type {Chart | null} */
  #chart = null;

  /** @param {Measure} _ @param {Picture} __ @returns {unknown} */
  render(_, __) {
    return noChange;
  }

  /**
   * @param {import('lit-html/directive.js').ElementPart} part
   * @param {[Measure, Picture]} what
   */
  update(part, [measure, picture]) {
    this.#chart ??= new Chart(/** @type {HTMLElement} */ (part.element), measure);
    this.#chart.draw(picture);
    return noChange;
  }
}

/** `<div ${chart('loss', picture)}></div>`: the element becomes the chart. */
export const chart = directive(ChartDirective);
