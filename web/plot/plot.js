// plot.js — a plot on the page: curves over epochs whose values can be read out, listed in a table and saved.

import { html, noChange, nothing, render } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { cssProperties } from '../site/css-properties.js';
import { decimal, percent } from '../site/format.js';
import { PAGE_INK, savePlot } from './file.js';
import { tickStep, valueAt, yRange } from './scale.js';
import { plotSvg } from './svg.js';

/** @typedef {import('./svg.js').Curve} Curve */
/** @typedef {import('../text/translate.js').Translate} Translate */

/**
 * @typedef {object} Figure     the data of a plot
 * @property {string} name      shown above it, and the name of its files
 * @property {'accuracy' | 'loss'} measure
 * @property {Curve[]} curves
 * @property {number} end       end of the horizontal axis, in epochs
 * @property {Translate} t
 * @property {number} [height]  of the drawing, in pixels
 * @property {boolean} [live]   whether it follows a run; it is then drawn at most every REST_MS
 */

const HEIGHT = 220;
/** Least time between two drawings of a plot that follows a run. */
const REST_MS = 500;
/** Number of key presses with which an arrow key crosses the plot. */
const KEY_STEPS = 40;
/** Approximate number of rows of the table. */
const TABLE_ROWS = 40;

/** @type {Record<Figure['measure'], (value: number) => string>} */
const FORMATS = { accuracy: (value) => percent(value, 2), loss: (value) => decimal(value, 4) };
/** @type {Record<Figure['measure'], (value: number, digits: number) => string>} */
const TICKS = {
  accuracy: (value, digits) => percent(value, Math.max(0, digits - 2)),
  loss: decimal,
};

/** @param {Curve[]} curves */
const named = (curves) => curves.filter(({ faint }) => !faint);

/** The positions at which curves have values, ascending. @param {Curve[]} curves @returns {number[]} */
const places = (curves) =>
  [...new Set(named(curves).flatMap(({ x, y }) => Array.from(x).filter((_, i) => y[i] !== null)))].sort(
    (a, b) => a - b,
  );

/**
 * The positions of the table's rows: whole epochs, about TABLE_ROWS of them, and the last point.
 * @param {Curve[]} curves
 * @returns {number[]}
 */
export function tablePositions(curves) {
  const all = places(curves);
  const last = all.at(-1);
  if (last === undefined) return [];
  const step = tickStep(last, TABLE_ROWS, 1);
  const rows = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  return [...new Set([...rows.filter((x) => x >= all[0]), last])];
}

/**
 * The position to which a key moves the cursor.
 * @param {string} key
 * @param {Curve[]} curves
 * @param {number | null} from   position of the cursor, if there is one
 * @returns {number | null}      null for other keys, or without values
 */
export function positionAfterKey(key, curves, from) {
  const all = places(curves);
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

/** Plots by their element; those of one section share the cursor. @type {WeakMap<Element, Plot>} */
const plots = new WeakMap();

class Plot {
  #root;
  #width = 0;
  /** @type {Figure | null} */
  #figure = null;
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

  /** @param {Figure} figure */
  draw(figure) {
    if (figure.name !== this.#figure?.name) this.#range = null;
    this.#figure = figure;
    this.#range = yRange(named(figure.curves), figure.measure, this.#range);
    if (figure.live) this.#showLatest();
    else this.#show();
  }

  #showLatest() {
    if (this.#isResting || this.#shown === this.#figure) return;
    this.#show();
    this.#isResting = true;
    setTimeout(() => {
      this.#isResting = false;
      this.#showLatest();
    }, REST_MS);
  }

  /** Moves the cursor, here and in the other plots of the section. @param {number | null} x */
  #moveCursor(x) {
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
    if (!this.#figure) return;
    this.#shown = this.#figure;
    render(this.#template(this.#figure), this.#root);
  }

  /** @param {Figure} figure @returns {import('./svg.js').Drawing} */
  #drawing({ curves, end, measure, t }) {
    const range = /** @type {import('./scale.js').Range} */ (this.#range);
    return { curves, end, range, axis: t('epochAxis'), tick: TICKS[measure] };
  }

  /** @param {Figure} figure */
  #template(figure) {
    const { name, t, height = HEIGHT } = figure;
    const look = { width: this.#width, height, ink: PAGE_INK, font: 'inherit' };
    const svg = this.#width ? plotSvg({ ...this.#drawing(figure), cursor: this.#cursor }, look) : '';
    return html`
      <figcaption><h3>${name}</h3>${this.#tools(figure)}</figcaption>
      ${this.#failed ? html`<p class="problem" role="alert">${t('plotUnsaved')}</p>` : nothing}
      <div class="reading" role="group" tabindex="0" aria-label=${t('plotName', { name })}
        @keydown=${this.#press} @focus=${this.#announce} @blur=${this.#leave}>
        ${this.#readout(figure)}
        <div class="drawing" ${cssProperties({ height: `${height}px` })} ${drawing(svg)} aria-hidden="true"
          @pointermove=${this.#point} @pointerdown=${this.#point} @pointerleave=${this.#leave}></div>
      </div>
      ${this.#hasTable ? this.#table(figure) : nothing}`;
  }

  /** @param {Figure} figure */
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
   * The values at the cursor or, without one, the last ones; also the legend if there are many curves.
   * @param {Figure} figure
   */
  #readout({ curves, measure, t }) {
    const at = this.#cursor;
    return html`
      <p class="readout">
        ${named(curves).map((curve) => {
          const value = valueAt(curve, at ?? undefined);
          return html`<span ${cssProperties({ '--hue': PAGE_INK.hues[curve.hue % PAGE_INK.hues.length] })}
            ?data-dashed=${curve.dashed}>${curve.label} <b>${
              value === null ? '–' : FORMATS[measure](value)
            }</b></span>`;
        })}
        <span class="place">${at === null ? '' : t('atEpoch', { x: Number(at.toFixed(2)) })}</span>
      </p>`;
  }

  /** @param {Figure} figure */
  #table({ name, curves, measure, t }) {
    return html`
      <div class="numbers" tabindex="0" role="region" aria-label=${t('plotTableOf', { name })}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('plotEpoch')}</th>
              ${named(curves).map(({ label }) => html`<th scope="col">${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${tablePositions(curves).map(
              (x) => html`
              <tr>
                <th scope="row">${Number(x.toFixed(2))}</th>
                ${named(curves).map((curve) => {
                  const value = valueAt(curve, x);
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
    const figure = /** @type {Figure} */ (this.#figure);
    try {
      await savePlot(format, this.#root, { ...this.#drawing(figure), title: figure.name });
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.#show();
  }

  /** @param {PointerEvent & { currentTarget: any }} event */
  #point = (event) => {
    const svg = event.currentTarget.firstElementChild;
    const { curves, end } = /** @type {Figure} */ (this.#figure);
    if (!svg) return;
    const from = event.clientX - svg.getBoundingClientRect().left - Number(svg.dataset.left);
    const x = (from / Number(svg.dataset.width)) * end;
    this.#moveCursor(nearest(places(curves), x));
  };

  /** @param {KeyboardEvent} event */
  #press = (event) => {
    const place = positionAfterKey(event.key, /** @type {Figure} */ (this.#figure).curves, this.#cursor);
    if (place === null) return;
    event.preventDefault();
    this.#moveCursor(place);
  };

  /**
   * Announces values to screen readers while the plot has the focus; during a run they change all the time.
   * @param {FocusEvent & { currentTarget: any }} event
   */
  #announce = (event) => event.currentTarget.querySelector('.readout').setAttribute('aria-live', 'polite');

  /** @param {Event & { currentTarget: any }} event */
  #leave = (event) => {
    if (event.type === 'blur') event.currentTarget.querySelector('.readout').removeAttribute('aria-live');
    this.#moveCursor(null);
  };
}

/** @param {number[]} all  ascending @param {number} x @returns {number | null} */
function nearest(all, x) {
  const next = all.find((each) => each >= x) ?? all.at(-1);
  if (next === undefined) return null;
  const before = all.findLast((each) => each < x);
  return before !== undefined && x - before < next - x ? before : next;
}

/** The attributes of a drawing that change during a run. */
const MOVING = / (d|x|y|cx|cy)="([^"]*)"/g;

/** Shows an SVG in an element. If only coordinates differ, its elements are updated instead of replaced. */
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
      render(unsafeHTML(svg), /** @type {HTMLElement} */ (element)); // svg.js escapes its texts
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
  update(part, [figure]) {
    this.#plot ??= new Plot(/** @type {HTMLElement} */ (part.element));
    this.#plot.draw(figure);
    return noChange;
  }
}

/** `<figure ${plot(figure)}></figure>`: the element becomes the plot. */
export const plot = directive(PlotDirective);
