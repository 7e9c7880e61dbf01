// plot.js — a plot on the page: curves over epochs that can be read out, listed in a table and saved.

import { html, noChange, nothing, render } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';
import { percent } from '../site/format.js';
import { PAGE_INK, savePlot } from './file.js';
import { tickStep, valueAt, yRange } from './scale.js';
import { plotSvg } from './svg.js';

/** @typedef {import('./svg.js').PlottedCurve} PlottedCurve */
/** @typedef {import('../text/lab.js').Translate} Translate */

/**
 * @typedef {object} Figure    all that a plot shows
 * @property {string} name      above it, and of its files
 * @property {'accuracy' | 'loss'} measure
 * @property {PlottedCurve[]} lines
 * @property {number} end       epochs of the horizontal axis
 * @property {Translate} t
 * @property {number} [height]  of the drawing, in pixels
 * @property {boolean} [live]   whether it follows a run: then it rests after it was drawn
 */

const HEIGHT = 150;
/** A plot that follows a run is drawn anew no sooner than so many milliseconds after it was drawn. */
const REST_MS = 500;
/** Arrow keys cross the plot in so many steps. */
const KEY_STEPS = 40;
/** Rows of the table, about. */
const TABLE_ROWS = 40;

/** @type {Record<Figure['measure'], (value: number) => string>} */
const FORMATS = { accuracy: (value) => percent(value, 2), loss: (value) => value.toFixed(4) };
/** @type {Record<Figure['measure'], (value: number, digits: number) => string>} */
const TICKS = {
  accuracy: (value, digits) => percent(value, Math.max(0, digits - 2)),
  loss: (value, digits) => value.toFixed(digits),
};

/** @param {PlottedCurve[]} lines */
const named = (lines) => lines.filter(({ faint }) => !faint);

/** @param {PlottedCurve[]} lines @returns {number[]}  where there are values to read, ascending */
const places = (lines) =>
  [...new Set(named(lines).flatMap(({ x, y }) => Array.from(x).filter((_, i) => y[i] !== null)))].sort(
    (a, b) => a - b,
  );

/**
 * Where a table reads the lines: at whole epochs, of which it leaves out some if there are many.
 * @param {PlottedCurve[]} lines
 * @returns {number[]}
 */
export function tablePlaces(lines) {
  const all = places(lines);
  const last = all.at(-1);
  if (last === undefined) return [];
  const step = tickStep(last, TABLE_ROWS, 1);
  const rows = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  return [...new Set([...rows.filter((x) => x >= all[0]), last])];
}

/**
 * Where an arrow key leads.
 * @param {string} key
 * @param {PlottedCurve[]} lines
 * @param {number | null} from
 * @returns {number | null}  null for other keys, and where there is nothing to read
 */
export function placeAfter(key, lines, from) {
  const all = places(lines);
  const [first, last] = [all[0], all.at(-1)];
  if (last === undefined) return null;
  const here = from ?? last;
  const step = (last - first) / KEY_STEPS;
  /** @type {Record<string, number>} */
  const found = {
    ArrowLeft: all.findLast((x) => x < here && x <= here - step) ?? first,
    ArrowRight: all.find((x) => x > here && x >= here + step) ?? last,
    ...{ Home: first, End: last },
  };
  return found[key] ?? null;
}

/** Plots by their element: those of one section are read at the same place. @type {WeakMap<Element, Plot>} */
const plots = new WeakMap();

class Plot {
  #root;
  #width = 0;
  /** @type {Figure | null} */
  #picture = null;
  /** @type {import('./scale.js').Range | null} */
  #range = null;
  /** @type {number | null} */
  #cursor = null;
  #hasTable = false;
  #failed = false;
  #isResting = false;
  /** @type {Figure | null} */
  #shown = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    root.classList.add('plot');
    plots.set(root, this);
    new ResizeObserver(([{ contentRect }]) => {
      this.#width = Math.floor(contentRect.width);
      this.#show();
    }).observe(root);
  }

  /** @param {Figure} picture */
  draw(picture) {
    if (picture.name !== this.#picture?.name) this.#range = null;
    this.#picture = picture;
    this.#range = yRange(named(picture.lines), picture.measure, this.#range);
    if (picture.live) this.#showLatest();
    else this.#show();
  }

  #showLatest() {
    if (this.#isResting || this.#shown === this.#picture) return;
    this.#show();
    this.#isResting = true;
    setTimeout(() => {
      this.#isResting = false;
      this.#showLatest();
    }, REST_MS);
  }

  /** @param {number | null} x  where values are read, here and in the plots beside */
  #read(x) {
    const together = this.#root.closest('section')?.querySelectorAll('.plot') ?? [this.#root];
    for (const element of together) plots.get(element)?.mark(x);
  }

  /** @param {number | null} x */
  mark(x) {
    if (x === this.#cursor) return;
    this.#cursor = x;
    this.#show();
  }

  #show() {
    if (!this.#picture) return;
    this.#shown = this.#picture;
    render(this.#template(this.#picture), this.#root);
  }

  /** @param {Figure} picture @returns {import('./svg.js').Drawing} */
  #drawing({ lines, end, measure, t }) {
    const range = /** @type {import('./scale.js').Range} */ (this.#range);
    return { lines, end, range, axis: t('epochAxis'), tick: TICKS[measure] };
  }

  /** @param {Figure} picture */
  #template(picture) {
    const { name, t, height = HEIGHT } = picture;
    const look = { width: this.#width, height, ink: PAGE_INK, font: 'inherit' };
    const svg = this.#width ? plotSvg({ ...this.#drawing(picture), cursor: this.#cursor }, look) : '';
    return html`
      <figcaption><h3>${name}</h3>${this.#tools(picture)}</figcaption>
      ${this.#failed ? html`<p class="problem" role="alert">${t('plotUnsaved')}</p>` : nothing}
      <div class="reading" role="group" tabindex="0" aria-label=${t('plotName', { name })}
        @keydown=${this.#press} @focus=${this.#announce} @blur=${this.#leave}>
        ${this.#readout(picture)}
        <div class="drawing" style="height: ${height}px" ${drawing(svg)} aria-hidden="true"
          @pointermove=${this.#point} @pointerdown=${this.#point} @pointerleave=${this.#leave}></div>
      </div>
      ${this.#hasTable ? this.#table(picture) : nothing}`;
  }

  /** @param {Figure} picture */
  #tools({ name, t }) {
    const save = (/** @type {'png' | 'svg'} */ format) => html`
      <button class="quiet" aria-label=${t('plotSave', { name, format: format.toUpperCase() })}
        @click=${() => this.#save(format)}>${format.toUpperCase()}</button>`;
    return html`
      <span class="tools">
        <button class="quiet" aria-label=${t('plotTableOf', { name })} aria-expanded=${this.#hasTable}
          @click=${this.#toggleTable}>${t('plotTable')}</button>
        ${save('png')}${save('svg')}
      </span>`;
  }

  /**
   * The values under the cursor or, without one, the last; with many lines it is their legend too.
   * @param {Figure} picture
   */
  #readout({ lines, measure, t }) {
    const at = this.#cursor;
    return html`
      <p class="readout">
        ${named(lines).map((line) => {
          const value = valueAt(line, at ?? undefined);
          return html`<span style="--hue: ${PAGE_INK.hues[line.hue % PAGE_INK.hues.length]}"
            ?data-dashed=${line.dashed}>${line.label} <b>${
              value === null ? '–' : FORMATS[measure](value)
            }</b></span>`;
        })}
        <span class="place">${at === null ? '' : t('atEpoch', { x: Number(at.toFixed(2)) })}</span>
      </p>`;
  }

  /** @param {Figure} picture */
  #table({ name, lines, measure, t }) {
    return html`
      <div class="numbers" tabindex="0" role="region" aria-label=${t('plotTableOf', { name })}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('plotEpoch')}</th>
              ${named(lines).map(({ label }) => html`<th scope="col">${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${tablePlaces(lines).map(
              (x) => html`
              <tr>
                <th scope="row">${Number(x.toFixed(2))}</th>
                ${named(lines).map((line) => {
                  const value = valueAt(line, x);
                  return html`<td>${value === null ? '–' : FORMATS[measure](value)}</td>`;
                })}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #toggleTable = () => {
    this.#hasTable = !this.#hasTable;
    this.#show();
  };

  /** @param {'png' | 'svg'} format */
  async #save(format) {
    const picture = /** @type {Figure} */ (this.#picture);
    try {
      await savePlot(format, this.#root, { ...this.#drawing(picture), title: picture.name });
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.#show();
  }

  /** @param {PointerEvent & { currentTarget: any }} event */
  #point = (event) => {
    const svg = event.currentTarget.firstElementChild;
    const { lines, end } = /** @type {Figure} */ (this.#picture);
    if (!svg) return;
    const from = event.clientX - svg.getBoundingClientRect().left - Number(svg.dataset.left);
    const x = (from / Number(svg.dataset.width)) * end;
    this.#read(nearest(places(lines), x));
  };

  /** @param {KeyboardEvent} event */
  #press = (event) => {
    const place = placeAfter(event.key, /** @type {Figure} */ (this.#picture).lines, this.#cursor);
    if (place === null) return;
    event.preventDefault();
    this.#read(place);
  };

  /**
   * Only where the keyboard is, for the numbers stream.
   * @param {FocusEvent & { currentTarget: any }} event
   */
  #announce = (event) => event.currentTarget.querySelector('.readout').setAttribute('aria-live', 'polite');

  /** @param {Event & { currentTarget: any }} event */
  #leave = (event) => {
    if (event.type === 'blur') event.currentTarget.querySelector('.readout').removeAttribute('aria-live');
    this.#read(null);
  };
}

/** @param {number[]} all  ascending @param {number} x @returns {number | null} */
function nearest(all, x) {
  const next = all.find((each) => each >= x) ?? all.at(-1);
  if (next === undefined) return null;
  const before = all.findLast((each) => each < x);
  return before !== undefined && x - before < next - x ? before : next;
}

/** What moves in a drawing while a run goes on. */
const MOVING = / (d|x|y|cx|cy)="([^"]*)"/g;

/** An element's drawing. Where only places differ its parts stay and move, which leaves no garbage. */
class DrawingDirective extends Directive {
  #svg = '';

  /** @param {string} _ @returns {unknown} */
  render(_) {
    return noChange;
  }

  /** @param {import('lit-html/directive.js').ElementPart} part @param {[string]} what */
  update({ element }, [svg]) {
    if (svg === this.#svg) return noChange;
    if (svg.replace(MOVING, '') === this.#svg.replace(MOVING, '')) {
      const tags = svg.match(/<[a-z][^>]*>/g) ?? [];
      for (const [i, part] of element.querySelectorAll('*').entries())
        for (const [, name, value] of tags[i].matchAll(MOVING)) part.setAttribute(name, value);
    } else {
      element.innerHTML = svg;
    }
    this.#svg = svg;
    return noChange;
  }
}

const drawing = directive(DrawingDirective);

class PlotDirective extends Directive {
  /** @type {Plot | null} */
  #plot = null;

  /** @param {Figure} _ @returns {unknown} */
  render(_) {
    return noChange;
  }

  /** @param {import('lit-html/directive.js').ElementPart} part @param {[Figure]} what */
  update(part, [picture]) {
    this.#plot ??= new Plot(/** @type {HTMLElement} */ (part.element));
    this.#plot.draw(picture);
    return noChange;
  }
}

/** `<figure ${plot(picture)}></figure>`: the element becomes the plot. */
export const plot = directive(PlotDirective);
