/** One chart of a run: the smoothed line over faint raw values, validation dashed with dots, labels at the ends. */

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

const HEIGHT = 136;
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
    if (this.#plot) this.#plot.setSize({ width, height: HEIGHT });
    else this.#plot = new uPlot(this.#options(width), this.#data(), this.#root);
    this.#read();
  }

  /** @param {string} name  a registered custom property @returns {string} */
  #colour(name) {
    return getComputedStyle(this.#root).getPropertyValue(name);
  }

  /** @param {number} width @returns {uPlot.Options} */
  #options(width) {
    const share = this.#measure === 'accuracy';
    const stroke = (/** @type {string} */ name) => () => this.#colour(name);
    const axis = {
      stroke: stroke('--ink-soft'),
      font: `12px ${getComputedStyle(this.#root).fontFamily}`,
      ticks: { show: false },
      grid: { stroke: stroke('--hairline'), width: 1 },
    };
    /** @type {(splits: number[]) => string[]} */
    const name = (splits) => splits.map((value) => (share ? `${Math.round(value * 100)} %` : String(value)));
    return {
      width,
      height: HEIGHT,
      padding: [8, 12, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, sync: { key: 'epochs' } },
      scales: {
        x: { time: false, range: () => [0, this.#picture?.epochs ?? 1] },
        y: { range: (_, __, most) => [0, share ? 1 : Math.max(most * 1.05, 0.05) || EMPTY_LOSS] },
      },
      axes: [
        { ...axis, size: 24, gap: 2, incrs: [1, 2, 5, 10, 20, 50, 100, 200] },
        { ...axis, size: 44, gap: 4, values: (_, splits) => name(splits), ...(share && { splits: () => [0, 0.5, 1] }) },
      ],
      series: [
        {},
        { stroke: stroke('--training-faint'), width: 1, points: { show: false }, auto: false },
        { stroke: stroke('--training'), width: 2, points: { show: false }, spanGaps: true },
        { stroke: stroke('--validation'), width: 2, dash: [6, 4], spanGaps: true,
          points: { show: true, size: 7, fill: stroke('--validation') } },
      ],
      hooks: { draw: [() => this.#label()], setCursor: [() => this.#read()] },
    };
  }

  /** Names the two lines where they end: beside the end, or within the chart when there is no room. */
  #label() {
    const plot = /** @type {uPlot} */ (this.#plot);
    if (!plot || !this.#picture) return;
    const { words } = this.#picture;
    const ends = [this.#end(SMOOTH, words.training, '--training'),
      this.#end(VALIDATION, words.validation, '--validation')].filter((end) => end !== null);
    const { ctx, bbox } = plot;
    const pixel = devicePixelRatio;
    ctx.save();
    ctx.font = `600 ${12 * pixel}px ${getComputedStyle(this.#root).fontFamily}`;
    ctx.textAlign = 'right';
    ends.sort((a, b) => a.y - b.y).forEach(({ x, y, text, colour }, i) => {
      const right = Math.max(bbox.left + ctx.measureText(text).width + 4 * pixel, x);
      const above = i === 0 && (ends.length > 1 || y > bbox.top + bbox.height / 2);
      const line = above ? y - 8 * pixel : y + 16 * pixel;
      ctx.fillStyle = colour;
      ctx.fillText(text, right, Math.min(Math.max(line, bbox.top + 10 * pixel), bbox.top + bbox.height - 4 * pixel));
    });
    ctx.restore();
  }

  /** @param {number} series @param {string} text @param {string} colour */
  #end(series, text, colour) {
    const plot = /** @type {uPlot} */ (this.#plot);
    const values = plot.data[series];
    let i = values.length - 1;
    while (i >= 0 && values[i] === null) i--;
    if (i < 0) return null;
    const x = plot.valToPos(plot.data[0][i], 'x', true);
    const y = plot.valToPos(/** @type {number} */ (values[i]), 'y', true);
    return { x, y, text, colour: this.#colour(colour) };
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
    const place = at === null ? '' : ` · ${words.at(history.x[at].toFixed(1))}`;
    this.#readout.textContent =
      `${say(words.training, smooth)} · ${say(words.validation, validation)}${place}`;
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
