// pca.test.js — the plane in which points lie widest apart.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitPlane, project } from '../../../web/worker/moments/pca.js';

/** Numbers around 0 that look random, always the same. @param {number} count */
function numbers(count) {
  let state = 1;
  return Float64Array.from({ length: count }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2 ** 30 - 1;
  });
}

/** @param {Float32Array} points @param {number} dimensions */
function fit(points, dimensions) {
  const fitting = fitPlane(points, dimensions);
  for (;;) {
    const { done, value } = fitting.next();
    if (done) return value;
  }
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
const dot = (a, b) => Array.from(a).reduce((sum, value, i) => sum + value * b[i], 0);

/** Points that spread by 9, 4 and 1 along three directions at right angles, and by little elsewhere. */
function cloud(count = 400, dimensions = 7) {
  const directions = [
    [1, 1, 0, 0, 0, 0, 0].map((x) => x / Math.SQRT2),
    [1, -1, 0, 0, 0, 0, 0].map((x) => x / Math.SQRT2),
    [0, 0, 0, 0, 0, 0, 1],
  ];
  const random = numbers(count * (dimensions + 3));
  const points = new Float32Array(count * dimensions);
  for (let i = 0; i < count; i++) {
    const at = i * (dimensions + 3);
    for (let j = 0; j < dimensions; j++) {
      const along = directions.map((direction, k) => [9, 4, 1][k] * random[at + k] * direction[j]);
      points[i * dimensions + j] = 5 + along[0] + along[1] + along[2] + 0.01 * random[at + 3 + j];
    }
  }
  return { points, dimensions, directions };
}

test('the axes are the directions in which points spread most, the widest first', () => {
  const { points, dimensions, directions } = cloud();
  const { axes, shares } = fit(points, dimensions);
  assert.ok(Math.abs(dot(axes[0], axes[0]) - 1) < 1e-9 && Math.abs(dot(axes[1], axes[1]) - 1) < 1e-9);
  assert.ok(Math.abs(dot(axes[0], axes[1])) < 1e-9, 'at right angles');
  assert.ok(Math.abs(dot(axes[0], directions[0])) > 0.995);
  assert.ok(Math.abs(dot(axes[1], directions[1])) > 0.995);
  const [wide, narrow] = [81 / 98, 16 / 98];
  assert.ok(Math.abs(shares[0] - wide) < 0.03 && Math.abs(shares[1] - narrow) < 0.03, `${shares}`);
});

test('no direction at all spreads more than the first axis, and places are measured along the axes', () => {
  const { points, dimensions } = cloud();
  const plane = fit(points, dimensions);
  const places = project(plane, points);
  const count = points.length / dimensions;
  const variance = (/** @type {number} */ axis) =>
    places.reduce((sum, place, i) => sum + (i % 2 === axis ? place * place : 0), 0) / count;
  let total = 0;
  for (let i = 0; i < points.length; i++) total += (points[i] - plane.mean[i % dimensions]) ** 2 / count;
  for (const axis of [0, 1]) assert.ok(Math.abs(variance(axis) / total - plane.shares[axis]) < 1e-4);
  const random = numbers(50 * dimensions);
  for (let k = 0; k < 50; k++) {
    const direction = random.slice(k * dimensions, (k + 1) * dimensions);
    const length = Math.sqrt(dot(direction, direction));
    let spread = 0;
    for (let i = 0; i < count; i++) {
      const offset = points.slice(i * dimensions, (i + 1) * dimensions).map((x, j) => x - plane.mean[j]);
      spread += (dot(direction, offset) / length) ** 2 / count;
    }
    assert.ok(spread <= variance(0) * 1.0001);
  }
});

/** Waves at right angles, of length 1. @param {number} size @param {number} wave   from 1; all sum to 0 */
const waveOf = (size, wave) =>
  Float64Array.from(
    { length: size },
    (_, i) => Math.sqrt(2 / size) * Math.cos((Math.PI * wave * (i + 0.5)) / size),
  );

for (const [count, dimensions] of [
  [200, 784],
  [300, 1024],
])
  test(`of ${dimensions} dimensions the plane is that of the two widest axes, though others are nearly as wide`, () => {
    const widths = [9, 8.8, 8.6, 8.5, 8.4, 8, 7, 6, 5, ...Array.from({ length: 60 }, (_, i) => 2 / (1 + i))];
    // The widest come last, so that no order helps.
    const axes = widths.map((_, k) => waveOf(dimensions, 5 * (widths.length - k)));
    const points = new Float32Array(count * dimensions).fill(3);
    for (const [k, width] of widths.entries()) {
      const places = waveOf(count, k + 1);
      for (let i = 0; i < points.length; i++)
        points[i] += width * places[Math.floor(i / dimensions)] * axes[k][i % dimensions];
    }
    const total = widths.reduce((sum, width) => sum + width * width, 0);
    const plane = fit(points, dimensions);
    for (const k of [0, 1]) {
      assert.ok(Math.abs(dot(plane.axes[k], axes[k])) > 1 - 1e-6, `axis ${k}`);
      assert.ok(Math.abs(plane.shares[k] - widths[k] ** 2 / total) < 1e-6, `share ${plane.shares[k]}`);
    }
  });

test('where all directions are as wide, the plane has its share of them', () => {
  const random = numbers(2000 * 64);
  const { axes, shares } = fit(Float32Array.from(random), 64);
  assert.ok(shares[0] >= shares[1] && shares[1] > 1 / 64 && shares[0] < 2 / 64, `${shares}`);
  assert.ok(Math.abs(dot(axes[0], axes[1])) < 1e-9, 'at right angles');
});

test('the same points give the same plane, and its directions do not depend on the first ones of the iteration', () => {
  const { points, dimensions } = cloud();
  const [one, two] = [fit(points, dimensions), fit(points, dimensions)];
  assert.deepEqual(one, two);
  for (const axis of one.axes) {
    const farthest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    assert.ok(farthest > 0);
  }
});

test('points in one place, or along a line, have a plane, too', () => {
  const same = fit(new Float32Array(30).fill(2), 3);
  assert.deepEqual([...project(same, new Float32Array([2, 2, 2]))], [0, 0]);
  assert.deepEqual(same.shares, [0, 0]);
  const line = fit(
    Float32Array.from({ length: 30 }, (_, i) => (i % 3 ? 0 : i)),
    3,
  );
  assert.ok(Math.abs(line.shares[0] - 1) < 1e-6 && line.shares[1] < 1e-6);
  assert.deepEqual(fit(Float32Array.of(1, 3), 1).shares, [1, 0], 'of one dimension');
});
