// plot.js — a plot on the page: curves over epochs whose values can be read out, looked at closely, listed in a
// table and saved.

import { html, noChange, nothing, render } from 'lit-html';
import { Directive, directive } from 'lit-html/directive.js';
import { unsafeHTML } from 'lit-html/directives/unsafe-html.js';
import { cssProperties } from '../site/css-properties.js';
import { decimal, percent, upTo } from '../site/format.js';
import { PAGE_INK, savePlot } from './file.js';
import { named, nearest, places, positionAfterKey, tablePositions, viewAfterKey, viewOf } from './places.js';
import { closeRange, logRange, partOf, valueAt, yRange } from './scale.js';
import { plotSvg } from './svg.js';

/** @typedef {import('./svg.js').Curve} Curve */
/** @typedef {import('../text/translate.js').Translate} Translate */

/**
 * @typedef {object} Figure     the data of a plot
 * @property {string} name      shown above it, and the name of its files
 * @property {'accuracy' | 'loss'} measure
 * @property {Curve[]} curves
 * @property {number} end       end of the horizontal axis, in epochs, or in what it counts
 * @property {Axis} [axis]      what it counts; epochs by default
 * @property {Translate} t
 * @property {boolean} [live]   whether it follows a run; it is then drawn at most every REST_MS
 *
 * @typedef {object} Axis
 * @property {string} name      at its end, such as “epochs”
 * @property {string} column    in the table
 * @property {(x: number) => string} place   names a place on it
 * @property {boolean} isFine   whether there is something between whole numbers
 */

/** The horizontal axis of most plots. @param {Translate} t @returns {Axis} */
const epochs = (t) => ({
  name: t('epochAxis'),
  column: t('plotEpoch'),
  place: (x) => t('atEpoch', { x: upTo(x, 2) }),
  isFine: false,
});

/** @param {Figure} figure */
const axisOf = ({ axis, t }) => axis ?? epochs(t);

/** Least time between two drawings of a plot that follows a run. */
const REST_MS = 500;
/** A pointer that was moved less, in pixels, has not marked a part of the plot. */
const LEAST_DRAG = 6;

/** @type {Record<Figure['measure'], (value: number) => string>} */
const FORMATS = { accuracy: (value) => percent(value, 2), loss: (value) => decimal(value, 4) };
/** @type {Record<Figure['measure'], (value: number, digits: number) => string>} */
const TICKS = {
  accuracy: (value, digits) => percent(value, Math.max(0, digits - 2)),
  loss: decimal,
};

/** How plots that are gone were looked at, by their name: they are shown so again. @type {Map<string, { view: import('./places.js').View | null, isLog: boolean }>} */
const looks = new Map();
/** Plots by their element; those of one section share the cursor, and the part that is shown. @type {WeakMap<Element, Plot>} */
const plots = new WeakMap();

class Plot {
  #root;
  /** Sizes of the drawing, by the style sheet; null before the first layout. @type {Pick<import('./svg.js').Look, 'width' | 'height' | 'size' | 'stroke'> | null} */
  #look = null;
  /** @type {Figure | null} */
  #figure = null;
  /** @type {import('./scale.js').Range | null} */
  #range = null;
  /** @type {number | null} */
  #cursor = null;
  /** @type {import('./places.js').View | null} */
  #view = null;
  #isLog = false;
  /** Where a pointer went down, and where it is. @type {[number, number] | null} */
  #drag = null;
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
    new ResizeObserver(() => {
      this.#measure();
      this.#show();
    }).observe(root);
  }

  /** Reads the sizes that the style sheet gives: another profile has others. */
  #measure() {
    const element = this.#root.querySelector('.drawing');
    if (!element) return;
    const { fontSize, strokeWidth } = getComputedStyle(element);
    const { clientWidth: width, clientHeight: height } = element;
    this.#look = width
      ? { width, height, size: parseFloat(fontSize), stroke: parseFloat(strokeWidth) }
      : null;
  }

  /** @param {Figure} figure */
  draw(figure) {
    if (!this.#figure) this.#lookAsBefore(figure);
    else if (figure.name !== this.#figure.name) {
      this.#range = null;
      this.#view = null;
    }
    this.#figure = figure;
    if (this.#view && this.#view.end > figure.end) this.#view = null;
    this.#range = yRange(named(figure.curves), figure.measure, this.#range);
    if (figure.live) this.#showLatest();
    else this.#show();
  }

  /** @param {Figure} figure */
  #lookAsBefore({ name }) {
    const { view, isLog } = looks.get(name) ?? { view: null, isLog: false };
    this.#view = view;
    this.#isLog = isLog;
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

  /** This plot and the others of the section. @returns {Plot[]} */
  #together() {
    const elements = this.#root.closest('section')?.querySelectorAll('.plot') ?? [this.#root];
    return [...elements].flatMap((element) => plots.get(element) ?? []);
  }

  /** Moves the cursor, here and in the other plots of the section. @param {number | null} x */
  #moveCursor(x) {
    for (const plot of this.#together()) plot.mark(x);
  }

  /** Shows a part of the axis, or all of it, here and in the other plots. @param {import('./places.js').View | null} view */
  #showPart(view) {
    for (const plot of this.#together()) plot.zoom(view);
  }

  /** @param {number | null} x */
  mark(x) {
    if (x === this.#cursor) return;
    this.#cursor = x;
    this.#show();
  }

  /** @param {import('./places.js').View | null} view */
  zoom(view) {
    this.#view = view && this.#figure && view.end <= this.#figure.end ? view : null;
    this.#show();
  }

  #show() {
    if (!this.#figure) return;
    this.#shown = this.#figure;
    looks.set(this.#figure.name, { view: this.#view, isLog: this.#isLog });
    render(this.#template(this.#figure), this.#root);
  }

  /** @param {Figure} figure @returns {import('./svg.js').Drawing} */
  #drawing(figure) {
    const { curves, end, measure } = figure;
    const { name, isFine } = axisOf(figure);
    const view = this.#view ?? { start: 0, end };
    const isLog = this.#isLog && measure === 'loss';
    const shown = this.#view ? named(curves).map((curve) => partOf(curve, view)) : named(curves);
    const whole = /** @type {import('./scale.js').Range} */ (this.#range);
    const range = isLog ? logRange(shown) : this.#view ? closeRange(shown, measure) : whole;
    const axis = { ...view, isPart: isFine || Boolean(this.#view), isLog, range };
    return { curves, ...axis, axis: name, tick: TICKS[measure] };
  }

  /** @param {Figure} figure */
  #template(figure) {
    const { name, t } = figure;
    const look = this.#look && { ...this.#look, ink: PAGE_INK, font: 'inherit' };
    const pointed = { cursor: this.#cursor, selection: this.#drag };
    const svg = look ? plotSvg({ ...this.#drawing(figure), ...pointed }, look) : '';
    return html`
      <figcaption><h3>${name}</h3>${this.#tools(figure)}</figcaption>
      ${this.#failed ? html`<p class="problem" role="alert">${t('plotUnsaved')}</p>` : nothing}
      <div class="reading" role="group" tabindex="0" aria-label=${t('plotName', { name })}
        @keydown=${this.#press} @focus=${this.#announce} @blur=${this.#leave}>
        ${this.#readout(figure)}
        <div class="drawing" ${drawing(svg)} aria-hidden="true"
          @pointermove=${this.#point} @pointerdown=${this.#begin} @pointerup=${this.#end}
          @pointercancel=${this.#cancel} @pointerleave=${this.#leave} @dblclick=${() => this.#showPart(null)}></div>
      </div>
      ${this.#hasTable ? this.#table(figure) : nothing}`;
  }

  /** @param {Figure} figure */
  #tools({ name, measure, t }) {
    const save = (/** @type {'png' | 'svg'} */ format) => html`
      <button class="quiet" aria-label=${t('plotSave', { name, format: format.toUpperCase() })}
        @click=${() => this.#save(format)}>${format.toUpperCase()}</button>`;
    return html`
      <span class="tools">
        ${
          this.#view
            ? html`<button class="quiet" aria-label=${t('plotWholeOf', { name })}
                @click=${() => this.#showPart(null)}>${t('plotWhole')}</button>`
            : nothing
        }
        ${
          measure === 'loss'
            ? html`<button class="quiet" aria-label=${t('plotLogOf', { name })} aria-pressed=${this.#isLog}
                @click=${this.#toggleLog}>${t('plotLog')}</button>`
            : nothing
        }
        <button class="quiet" aria-label=${t('plotTableOf', { name })} aria-expanded=${this.#hasTable}
          @click=${this.#toggleTable}>${t('plotTable')}</button>
        ${save('png')}${save('svg')}
      </span>`;
  }

  /**
   * The values at the cursor or, without one, the last ones; also the legend if there are many curves.
   * @param {Figure} figure
   */
  #readout(figure) {
    const { curves, measure } = figure;
    const at = this.#cursor;
    return html`
      <p class="readout">
        ${named(curves).map((curve) => {
          const value = valueAt(curve, at ?? undefined);
          return html`<span ${cssProperties({ '--hue': PAGE_INK.hues[curve.hue % PAGE_INK.hues.length] })}
            ?data-dashed=${curve.dashed} data-dash=${curve.dash ?? nothing}>${curve.label} <b>${
              value === null ? '–' : FORMATS[measure](value)
            }</b></span>`;
        })}
        <span class="place">${at === null ? '' : axisOf(figure).place(at)}</span>
      </p>`;
  }

  /** @param {Figure} figure */
  #table(figure) {
    const { name, curves, measure, t } = figure;
    return html`
      <div class="numbers" tabindex="0" role="region" aria-label=${t('plotTableOf', { name })}>
        <table>
          <thead>
            <tr>
              <th scope="col">${axisOf(figure).column}</th>
              ${named(curves).map(({ label }) => html`<th scope="col">${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${tablePositions(curves).map(
              (x) => html`
              <tr>
                <th scope="row">${upTo(x, 2)}</th>
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

  #toggleLog = () => {
    this.#isLog = !this.#isLog;
    this.#show();
  };

  /** Where curves have values, in the part that is shown. */
  #placesShown() {
    const { curves, end } = /** @type {Figure} */ (this.#figure);
    const view = this.#view ?? { start: 0, end };
    return places(curves).filter((x) => x >= view.start && x <= view.end);
  }

  /** The place on the axis that a pointer is at. @param {PointerEvent & { currentTarget: any }} event */
  #placeOf({ clientX, currentTarget }) {
    const svg = currentTarget.firstElementChild;
    if (!svg) return null;
    const { start, end } = this.#view ?? { start: 0, end: /** @type {Figure} */ (this.#figure).end };
    const from = clientX - svg.getBoundingClientRect().left - Number(svg.dataset.left);
    return start + (from / Number(svg.dataset.width)) * (end - start);
  }

  /** @param {PointerEvent & { currentTarget: any }} event */
  #point = (event) => {
    const x = this.#placeOf(event);
    if (x === null) return;
    if (this.#drag) this.#drag = [this.#drag[0], x];
    this.#moveCursor(nearest(this.#placesShown(), x));
    if (this.#drag) this.#show();
  };

  /** A finger scrolls the page and enlarges it; a mouse or a pen marks a part. @param {PointerEvent & { currentTarget: any }} event */
  #begin = (event) => {
    const x = this.#placeOf(event);
    if (x !== null && event.pointerType !== 'touch' && event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
      this.#drag = [x, x];
    }
    this.#point(event);
  };

  /** @param {PointerEvent & { currentTarget: any }} event */
  #end = (event) => {
    if (!this.#drag) return;
    const [from, to] = this.#drag;
    this.#drag = null;
    const { end } = /** @type {Figure} */ (this.#figure);
    const view = this.#view ?? { start: 0, end };
    const width = Number(event.currentTarget.firstElementChild?.dataset.width);
    const isMarked = (Math.abs(to - from) / (view.end - view.start)) * width >= LEAST_DRAG;
    const within = (/** @type {number} */ x) => Math.min(Math.max(x, view.start), view.end);
    if (isMarked) this.#showPart(viewOf(within(from), within(to), end));
    else this.#show();
  };

  #cancel = () => {
    this.#drag = null;
    this.#show();
  };

  /** @param {KeyboardEvent} event */
  #press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { curves, end } = /** @type {Figure} */ (this.#figure);
    const view = viewAfterKey(event.key, this.#view, end, this.#cursor);
    const place = positionAfterKey(event.key, curves, this.#cursor);
    if (view === undefined && place === null) return;
    event.preventDefault();
    if (view !== undefined) this.#showPart(view);
    if (place !== null) this.#moveCursor(nearest(this.#placesShown(), place));
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
