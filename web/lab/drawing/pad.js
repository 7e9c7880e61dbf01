// pad.js — the drawing surface: a canvas, the pen strokes on it, and the pointer or the keys that draw them. How strokes
// become 28 × 28 pixels is in shared/ink-to-image.js.

/** Units of strokes across the canvas, whatever its size on the screen. */
const UNITS = 280;

/** In those units. A stroke is about an eighth as wide as a digit that fills most of the pad, as in MNIST. */
const PEN_WIDTH = 18;

/** In those units. A smaller drawing is a dot: a tap with an unsteady finger. */
export const SMALLEST_DRAWING = 2 * PEN_WIDTH;

/** How far an arrow key moves the pen, in those units; with Shift a third of it. */
const KEY_STEP = 12;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** To a tenth of a unit, less than a pixel: strokes are kept in files. @param {number} place */
const rounded = (place) => Math.round(place * 10) / 10;

/** A canvas to draw on with mouse, finger, pen or keys: arrows move the pen, Space puts it down or lifts it. */
export class Pad {
  #canvas;
  #context;
  #onChange;
  /** @type {number[][]} */
  #strokes = [];
  /** @type {PointerEvent | null} the event that began the stroke in progress */
  #pen = null;
  /** Nothing has been drawn yet: the canvas has no pixels of its own. */
  #isBlank = true;
  /** Of the keys, once one has been pressed. @type {{ x: number, y: number, isDown: boolean } | null} */
  #keyPen = null;

  /**
   * Lives as long as the page. Draws in the canvas' text colour.
   * @param {HTMLCanvasElement} canvas  square; its size comes from the style sheet and may change
   * @param {(drawing: boolean) => void} onChange  called after every change; true while a stroke is in
   *   progress
   */
  constructor(canvas, onChange) {
    this.#canvas = canvas;
    this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    this.#onChange = onChange;
    canvas.style.touchAction = 'none';
    canvas.style.userSelect = 'none';
    canvas.addEventListener('pointerdown', (event) => this.#begin(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', (event) => this.#end(event));
    canvas.addEventListener('pointercancel', (event) => this.#cancel(event));
    canvas.addEventListener('keydown', (event) => this.#press(event));
    canvas.addEventListener('blur', () => this.#leaveKeys());
    const redraw = () => this.redraw();
    new ResizeObserver(redraw).observe(canvas);
    addEventListener('resize', redraw); // zooming changes the pixels of a canvas whose size stays
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  }

  /** Oldest first; each x0, y0, x1, y1, … from the top left. Read only. */
  get strokes() {
    return this.#strokes;
  }

  clear() {
    this.#strokes = [];
    if (this.#keyPen) this.#keyPen.isDown = false;
    this.#changed(null);
  }

  /** Removes the last stroke. */
  undo() {
    this.#strokes.pop();
    if (this.#keyPen) this.#keyPen.isDown = false;
    this.#changed(null);
  }

  /**
   * Draws all strokes. Call it when the text colour has changed for another reason than the system's dark
   * mode.
   */
  redraw() {
    if (this.#isBlank && !this.#strokes.length && !this.#keyPen) return;
    this.#isBlank = false;
    const canvas = this.#canvas;
    const width = Math.round(canvas.clientWidth * devicePixelRatio);
    const height = Math.round(canvas.clientHeight * devicePixelRatio);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = this.#context;
    const scale = width / UNITS;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, UNITS, height / scale);
    context.strokeStyle = getComputedStyle(canvas).color;
    context.lineWidth = PEN_WIDTH;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    for (const stroke of this.#strokes) tracePen(context, stroke);
    context.stroke();
    if (this.#keyPen) traceKeyPen(context, this.#keyPen);
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (altKey || ctrlKey || metaKey) return;
    if (key === 'Backspace') this.undo();
    else if (key === ' ') this.#toggleKeyPen();
    else if (key in ARROWS) this.#moveKeyPen(ARROWS[key], shiftKey ? KEY_STEP / 3 : KEY_STEP);
    else return;
    event.preventDefault();
  }

  #toggleKeyPen() {
    const { x, y, isDown } = this.#keyPen ?? { x: UNITS / 2, y: UNITS / 2, isDown: false };
    this.#keyPen = { x, y, isDown: !isDown };
    if (!isDown) this.#strokes.push([x, y]);
    this.#changed(null);
  }

  /** @param {[number, number]} direction @param {number} step */
  #moveKeyPen([dx, dy], step) {
    const from = this.#keyPen ?? { x: UNITS / 2, y: UNITS / 2, isDown: false };
    const inside = (/** @type {number} */ place) => Math.min(Math.max(place, 0), UNITS);
    this.#keyPen = { ...from, x: inside(from.x + dx * step), y: inside(from.y + dy * step) };
    if (!from.isDown) return this.redraw();
    this.#strokes[this.#strokes.length - 1].push(this.#keyPen.x, this.#keyPen.y);
    this.#changed(null);
  }

  #leaveKeys() {
    this.#keyPen = null;
    this.redraw();
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    const overridesPalm = event.pointerType === 'pen' && this.#pen?.pointerType === 'touch';
    if (event.button !== 0 || (this.#pen && !overridesPalm)) return;
    event.preventDefault();
    // Which the browser would have done by default.
    this.#canvas.focus({ preventScroll: true });
    if (overridesPalm) this.#strokes.pop();
    this.#canvas.setPointerCapture(event.pointerId);
    this.#strokes.push([]);
    this.#addPoint(event);
    this.#changed(event);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#pen?.pointerId) return;
    if (!(event.buttons & 1)) return this.#end(event); // released while another button is held
    // Positions between two frames exist only in secure contexts, and not for synthetic events.
    const events = event.getCoalescedEvents?.() ?? [];
    for (const each of events.length ? events : [event]) this.#addPoint(each);
    this.#changed(this.#pen);
  }

  /** @param {PointerEvent} event */
  #end(event) {
    if (event.pointerId !== this.#pen?.pointerId) return;
    this.#addPoint(event);
    this.#changed(null);
  }

  /**
   * The system cancels a touch that was not intended, such as a palm's.
   * @param {PointerEvent} event
   */
  #cancel(event) {
    if (event.pointerId === this.#pen?.pointerId) this.undo();
  }

  /**
   * Adds a point. A pointer outside the pad draws along its edge, so that the network reads what is seen.
   * @param {PointerEvent} event
   */
  #addPoint({ clientX, clientY }) {
    const { clientLeft, clientTop, clientWidth, clientHeight } = this.#canvas;
    const { left, top } = this.#canvas.getBoundingClientRect();
    const scale = UNITS / clientWidth;
    const x = Math.min(Math.max(clientX - left - clientLeft, 0), clientWidth) * scale;
    const y = Math.min(Math.max(clientY - top - clientTop, 0), clientHeight) * scale;
    const stroke = this.#strokes[this.#strokes.length - 1];
    const [right, down] = [rounded(x), rounded(y)];
    if (right !== stroke.at(-2) || down !== stroke.at(-1)) stroke.push(right, down);
  }

  /** @param {PointerEvent | null} pen  of the stroke in progress; null when it has ended */
  #changed(pen) {
    this.#pen = pen;
    this.redraw();
    this.#onChange(pen !== null);
  }
}

/**
 * How large a drawing is: its width or height, whichever is more, as a share of the pad's.
 * @param {number[][]} strokes   as those of a pad
 */
export function padShare(strokes) {
  const extent = (/** @type {0 | 1} */ axis) => {
    const places = strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === axis));
    return places.reduce((a, b) => Math.max(a, b), 0) - places.reduce((a, b) => Math.min(a, b), UNITS);
  };
  return Math.max(extent(0), extent(1)) / UNITS;
}

/**
 * Adds a stroke to the path, its corners rounded: a curve from the middle of each segment to the middle of
 * the next.
 * @param {CanvasRenderingContext2D} context
 * @param {number[]} stroke
 */
function tracePen(context, stroke) {
  const [x0, y0] = stroke;
  context.moveTo(x0, y0);
  for (let i = 2; i + 3 < stroke.length; i += 2) {
    const [x1, y1, x2, y2] = stroke.slice(i, i + 4);
    context.quadraticCurveTo(x1, y1, (x1 + x2) / 2, (y1 + y2) / 2);
  }
  const [x, y] = stroke.slice(-2);
  context.lineTo(x + 0.01, y); // a line of no length would not be drawn, and a tap is to leave a dot
}

/**
 * Marks where the pen of the keys is: a ring, filled while it is down.
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number, isDown: boolean }} pen
 */
function traceKeyPen(context, { x, y, isDown }) {
  context.beginPath();
  context.arc(x, y, PEN_WIDTH / 2 + 3, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.setLineDash(isDown ? [] : [4, 4]);
  context.stroke();
  context.setLineDash([]);
}
