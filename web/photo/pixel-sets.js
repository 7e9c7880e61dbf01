// pixel-sets.js — connected pixels as disjoint sets that grow pixel by pixel (union–find).

/** Sets of pixels; pixels that touch at a side or a corner are in the same one. */
export class PixelSets {
  #width;
  #height;
  /** An earlier pixel of the same set, or the pixel itself if it is the first; −1 for pixels in no set. */
  #earlier;

  /** @param {{ width: number, height: number }} plane */
  constructor({ width, height }) {
    this.#width = width;
    this.#height = height;
    this.#earlier = new Int32Array(width * height).fill(-1);
    /** The number of pixels of a set, at its first pixel. */
    this.areas = new Int32Array(width * height);
    /** The row after its last pixel, at its first pixel. */
    this.bottoms = new Int32Array(width * height);
  }

  /** The first pixel of a pixel's set, by rows; −1 without a set. @param {number} at */
  firstOf(at) {
    const earlier = this.#earlier;
    if (earlier[at] < 0) return -1;
    while (earlier[at] !== at) {
      earlier[at] = earlier[earlier[at]];
      at = earlier[at];
    }
    return at;
  }

  /** Adds a pixel, which joins the sets around it. @param {number} at */
  add(at) {
    const [width, height] = [this.#width, this.#height];
    const x = at % width;
    const y = (at - x) / width;
    this.#earlier[at] = at;
    this.areas[at] = 1;
    this.bottoms[at] = y + 1;
    const [left, right] = [x ? at - 1 : at, x < width - 1 ? at + 1 : at];
    if (y) this.#joinRow(at, left - width, right - width);
    this.#joinRow(at, left, right);
    if (y < height - 1) this.#joinRow(at, left + width, right + width);
  }

  /** Joins a pixel's set with those in a part of a row. @param {number} at @param {number} from @param {number} to */
  #joinRow(at, from, to) {
    for (let next = from; next <= to; next++) if (this.#earlier[next] >= 0) this.#join(at, next);
  }

  /** @param {number} a @param {number} b */
  #join(a, b) {
    const first = Math.min(this.firstOf(a), this.firstOf(b));
    const other = Math.max(this.firstOf(a), this.firstOf(b));
    if (first === other) return;
    this.#earlier[other] = first;
    this.areas[first] += this.areas[other];
    this.bottoms[first] = Math.max(this.bottoms[first], this.bottoms[other]);
  }

  /** The first pixel of the largest set, of the first of several; −1 without sets. */
  largest() {
    let largest = -1;
    for (let at = 0; at < this.areas.length; at++) {
      if (this.#earlier[at] === at && (largest < 0 || this.areas[at] > this.areas[largest])) largest = at;
    }
    return largest;
  }
}
