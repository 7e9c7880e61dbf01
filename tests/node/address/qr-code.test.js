// qr-code.test.js — the QR code is one: a decoder of other people's reads it back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { MOST_CODE_CHARS, qrCode } from '../../../web/lab/address/qr-code.js';

/** Pixels of a module's side. */
const SCALE = 4;

/**
 * The code as a picture, drawn from its path: rectangles of whole modules, as `M x y h w v h` and the like.
 * @param {{ path: string, side: number, margin: number }} code
 */
function picture({ path, side, margin }) {
  const filled = new Set();
  for (const outline of path.split(/(?=M)/).filter(Boolean)) {
    for (const [x, y] of inside(corners(outline))) {
      const place = `${x},${y}`;
      if (!filled.delete(place)) filled.add(place); // the even-odd rule: holes are outlines of their own
    }
  }
  const width = side * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const place of filled) {
    const [x, y] = place.split(',').map(Number);
    for (let i = 0; i < SCALE * SCALE; i++) {
      const column = (x + margin) * SCALE + (i % SCALE);
      const row = (y + margin) * SCALE + Math.floor(i / SCALE);
      pixels.fill(0, 4 * (row * width + column), 4 * (row * width + column) + 3);
    }
  }
  return { pixels, width };
}

/** @param {string} outline @returns {number[][]} */
function corners(outline) {
  const points = [];
  let [x, y] = [0, 0];
  for (const [, command, numbers] of outline.matchAll(/([MLHVhvlZz])([^MLHVhvlZz]*)/g)) {
    const values = (numbers.match(/-?\d+/g) ?? []).map(Number);
    assert.doesNotMatch(numbers, /\./, 'modules are whole');
    if (command === 'M' || command === 'L') [x, y] = values;
    else if (command === 'l') [x, y] = [x + values[0], y + values[1]];
    else if (command === 'H') [x] = values;
    else if (command === 'V') [y] = values;
    else if (command === 'h') x += values[0];
    else if (command === 'v') y += values[0];
    points.push([x, y]);
  }
  return points;
}

/** The modules inside an outline: those to whose left an odd number of its upright sides are. @param {number[][]} points */
function inside(points) {
  const places = [];
  const ys = points.map(([, y]) => y);
  const xs = points.map(([x]) => x);
  for (let y = Math.min(...ys); y < Math.max(...ys); y++)
    for (let x = Math.min(...xs); x < Math.max(...xs); x++) {
      const crossings = points.filter(([px, py], i) => {
        const [qx, qy] = points[(i + 1) % points.length];
        return px === qx && px <= x && Math.min(py, qy) <= y && y < Math.max(py, qy);
      });
      if (crossings.length % 2) places.push([x, y]);
    }
  return places;
}

const ADDRESSES = [
  'https://example.org/',
  'https://example.org/digit-lab/#preset=fast&rate=0.001&seed=7',
  `https://example.org/#preset=lenet-5&net=${'conv+6+5x5+same+tanh/'.repeat(12)}dense+10+softmax`,
  'h'.repeat(MOST_CODE_CHARS),
];

for (const address of ADDRESSES) {
  test(`a code of ${address.length} characters is read back`, () => {
    const { pixels, width } = picture(qrCode(address));
    assert.equal(jsQR(pixels, width, width)?.data, address);
  });
}
