// kernel-pattern.test.js — kernels that are made as edges, lines, spots, even or by chance are told apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernelPattern } from '../../../web/lab/inside/core/kernel-pattern.js';

/** A square kernel; x and y are counted from its middle. @param {number} side @param {(x: number, y: number) => number} weight */
const kernel = (side, weight) =>
  Float32Array.from({ length: side * side }, (_, i) =>
    weight((i % side) - (side - 1) / 2, Math.floor(i / side) - (side - 1) / 2),
  );

for (const side of [3, 5]) {
  const patternOf = (/** @type {(x: number, y: number) => number} */ weight) =>
    kernelPattern(kernel(side, weight), side, side);

  test(`edges of eight directions, ${side} × ${side}`, () => {
    const sides = /** @type {const} */ ([
      [1, 0, 'e', 'w'],
      [1, 1, 'se', 'nw'],
      [0, 1, 's', 'n'],
      [-1, 1, 'sw', 'ne'],
      [-1, 0, 'w', 'e'],
      [-1, -1, 'nw', 'se'],
      [0, -1, 'n', 's'],
      [1, -1, 'ne', 'sw'],
    ]);
    for (const [right, below, positive, negative] of sides)
      assert.deepEqual(
        patternOf((x, y) => 0.2 * Math.sign(x * right + y * below)),
        { kind: 'edge', positive, negative },
      );
  });

  test(`lines of four slants, ${side} × ${side}`, () => {
    const lines = /** @type {const} */ ([
      ['across', (/** @type {number} */ _, /** @type {number} */ y) => y === 0],
      ['upright', (/** @type {number} */ x) => x === 0],
      ['falling', (/** @type {number} */ x, /** @type {number} */ y) => x === y],
      ['rising', (/** @type {number} */ x, /** @type {number} */ y) => x === -y],
    ]);
    for (const [slant, isOn] of lines) {
      assert.deepEqual(
        patternOf((x, y) => (isOn(x, y) ? 1 : -0.3)),
        { kind: 'line', isAbove: true, slant },
      );
      assert.deepEqual(
        patternOf((x, y) => (isOn(x, y) ? -1 : 0.3)),
        { kind: 'line', isAbove: false, slant },
      );
    }
  });

  test(`a spot, an even kernel, and nothing, ${side} × ${side}`, () => {
    const spot = (/** @type {number} */ x, /** @type {number} */ y) => (x || y ? -0.05 : 1);
    assert.deepEqual(patternOf(spot), { kind: 'spot', isAbove: true });
    assert.deepEqual(
      patternOf((x, y) => -spot(x, y)),
      { kind: 'spot', isAbove: false },
    );
    assert.deepEqual(
      patternOf((x) => 0.3 + 0.02 * x),
      { kind: 'even', isAbove: true },
    );
    assert.deepEqual(
      patternOf(() => -1),
      { kind: 'even', isAbove: false },
    );
    assert.deepEqual(
      patternOf(() => 0),
      { kind: 'none' },
    );
    assert.deepEqual(
      patternOf((x, y) => ((x + y + side) % 2 ? 1 : -1)),
      { kind: 'none' },
    );
  });
}

test('numbers by chance are mostly no pattern, and one weight is no edge', () => {
  let seed = 1;
  const chance = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 31 - 1;
  };
  const kinds = Array.from({ length: 200 }, () => kernelPattern(kernel(5, chance), 5, 5).kind);
  assert.ok(kinds.filter((kind) => kind === 'none').length > 180);
  assert.deepEqual(kernelPattern([0.5], 1, 1), { kind: 'even', isAbove: true });
});
