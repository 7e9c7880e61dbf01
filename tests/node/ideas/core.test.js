// core.test.js — the numbers of the ideas: those that the tutorials print, and laws that hold for all.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ACTIVATIONS } from '../../../web/ideas/core/activation.js';
import { augmentations, CELLS, distorted, drawn } from '../../../web/ideas/core/augmentation.js';
import { backward, forward, stepped } from '../../../web/ideas/core/backpropagation.js';
import { batchOf, EPSILON, normalised } from '../../../web/ideas/core/batch-normalization.js';
import { scoresOf } from '../../../web/ideas/core/confusion.js';
import {
  convParameters,
  denseParameters,
  LENET_5,
  numbersIn,
  trace,
  updates,
} from '../../../web/ideas/core/counts.js';
import { crossEntropy, crossEntropyGradient } from '../../../web/ideas/core/cross-entropy.js';
import {
  bestLine,
  contour,
  descend,
  descendParabola,
  gradientOf,
  lossOf,
  POINTS,
  verdictOn,
} from '../../../web/ideas/core/descent.js';
import { dropped } from '../../../web/ideas/core/dropout.js';
import { centreOf, exampleImage, fieldAt, HEAD, idxBytes, moved } from '../../../web/ideas/core/mnist.js';
import { weightedSum } from '../../../web/ideas/core/neuron.js';
import { distance, oneHot } from '../../../web/ideas/core/one-hot.js';
import { curveOf, errorOf, fit, TEST, TRAINING } from '../../../web/ideas/core/overfitting.js';
import {
  CORNERS,
  firesInTwoLayers,
  learn,
  PROBLEMS,
  rightCount,
} from '../../../web/ideas/core/perceptron.js';
import { randomNumbers } from '../../../web/ideas/core/random.js';
import { penalised, squaresOf, stopped } from '../../../web/ideas/core/regularization.js';
import { softmax } from '../../../web/ideas/core/softmax.js';
import { averagesOf, decayAfter } from '../../../web/ideas/core/weight-average.js';
import { convolve, FILTERS, pool } from '../../../web/ideas/core/windows.js';
import { strokesToImage } from '../../../web/shared/ink-to-image.js';
import { PRESETS } from '../../../web/shared/presets.js';

/** @param {number[]} values @param {number} digits */
const rounded = (values, digits) => values.map((value) => Number(value.toFixed(digits)));

/** The slope of a function at 0, by central differences. @param {(by: number) => number} of */
const slopeAt0 = (of) => (of(1e-5) - of(-1e-5)) / 2e-5;

/** @param {number} actual @param {number} expected @param {number} within @param {string} [what] */
const near = (actual, expected, within, what = '') =>
  assert.ok(Math.abs(actual - expected) <= within, `${what} ${actual}, not ${expected}`);

test('softmax of 1, 2, 3 is .0900, .2447, .6652, as the tutorial prints, and of 1, 2, 3, 4 too', () => {
  assert.deepEqual(rounded(softmax([1, 2, 3]).shares, 4), [0.09, 0.2447, 0.6652]);
  assert.deepEqual(rounded(softmax([1, 2, 3, 4]).shares, 4), [0.0321, 0.0871, 0.2369, 0.6439]);
});

test('a number that is subtracted from all sums changes no probability, and the largest lets none overflow', () => {
  const plain = softmax([1, 2, 3], 0).shares;
  for (const shift of [3, -5, 100]) near(distance(softmax([1, 2, 3], shift).shares, plain), 0, 1e-12);
  const large = [1001, 1002, 1003];
  assert.deepEqual(softmax(large, 0).shares.map(Number.isNaN), [true, true, true], 'without it');
  near(distance(softmax(large).shares, plain), 0, 1e-12);
  assert.equal(Math.max(...softmax(large).powers), 1);
});

test('the loss of 0.6 is 0.51, of 0.9 0.10, and of a sure and right answer 0', () => {
  assert.deepEqual(rounded([0.6, 0.9, 0.2].map(crossEntropy), 4), [0.5108, 0.1054, 1.6094]);
  assert.equal(crossEntropy(1), 0);
  assert.ok(!Object.is(crossEntropy(1), -0));
});

test('the gradient of the loss is what was said minus what is right', () => {
  const sums = [0.3, -1.2, 2];
  const gradient = crossEntropyGradient(softmax(sums).shares, 1);
  gradient.forEach((slope, index) => {
    const changed = (/** @type {number} */ by) =>
      crossEntropy(softmax(sums.map((sum, i) => (i === index ? sum + by : sum))).shares[1]);
    near(slope, slopeAt0(changed), 1e-8, String(index));
  });
});

test('every slope of an activation function is that of its curve', () => {
  for (const { id, value, slope } of ACTIVATIONS)
    for (const z of [-2.3, -0.4, 0.7, 3])
      near(
        slope(z),
        slopeAt0((by) => value(z + by)),
        1e-8,
        id,
      );
  assert.deepEqual(
    ACTIVATIONS.map(({ value }) => value(0)),
    [0.5, 0, 0, 1],
  );
});

test('a neuron adds its weighted inputs and its bias', () => {
  assert.deepEqual(weightedSum([1, 2, 3], [0.5, -1, 2], 10), { products: [0.5, -2, 6], sum: 14.5 });
});

test('a one-hot code is as far from every other, by √2', () => {
  assert.deepEqual(oneHot(3, 10), [0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  for (const other of [4, 9, 0]) near(distance(oneHot(3, 10), oneHot(other, 10)), Math.SQRT2, 1e-15);
});

test('the gradients of the chain rule are those of central differences', () => {
  const [x, weights] = [0.7, { w: 0.5, b: -0.2, v: -0.8, c: 0.3 }];
  const gradients = backward(x, weights);
  for (const name of /** @type {const} */ (['w', 'b', 'v', 'c'])) {
    const loss = (/** @type {number} */ by) => forward(x, { ...weights, [name]: weights[name] + by }).loss;
    near(gradients[`d${name}`], slopeAt0(loss), 1e-8, name);
  }
});

test('a step against the gradient lowers the loss', () => {
  const [x, weights] = [1, { w: 0.5, b: 0, v: -0.8, c: 0 }];
  assert.ok(forward(x, stepped(x, weights, 0.5)).loss < forward(x, weights).loss);
});

test('60,000 images in batches of 128 are 469 steps, the last of 96, and five epochs are 2,345 updates', () => {
  assert.deepEqual(updates(60_000, 128, 5), { steps: 469, all: 2345, last: 96 });
  assert.deepEqual(updates(60_000, 60_000, 1), { steps: 1, all: 1, last: 60_000 });
});

test('parameters are counted as Keras counts them', () => {
  assert.equal(denseParameters(784, 512), 401_920);
  assert.equal(denseParameters(512, 10), 5_130);
  assert.deepEqual([convParameters(3, 1, 32), convParameters(3, 32, 64)], [320, 18_496]);
  assert.deepEqual([denseParameters(9216, 128), denseParameters(128, 10)], [1_179_776, 1_290]);
  assert.equal(numbersIn([12, 12, 64]), 9_216);
});

test('LeNet-5 has the layers of the preset, and 61,706 parameters', () => {
  const layers = trace([28, 28, 1], LENET_5);
  assert.equal(
    layers.reduce((sum, { parameters }) => sum + parameters, 0),
    61_706,
  );
  assert.deepEqual(
    layers.map(({ shape }) => shape.join('×')),
    ['28×28×6', '14×14×6', '10×10×16', '5×5×16', '400', '120', '84', '10'],
  );
  const words = PRESETS.find(({ id }) => id === 'lenet-5')?.layers.split(' | ') ?? [];
  const kinds = words.map((word) => word.split(' ')[0].replace('avgpool', 'pool'));
  assert.deepEqual(
    kinds,
    LENET_5.map(({ kind }) => kind),
  );
});

test('the gradient of the line is that of central differences, and 0 at the best line', () => {
  const line = { slope: 0.3, height: -0.5 };
  const { slope, height } = gradientOf(line);
  near(
    slope,
    slopeAt0((by) => lossOf({ ...line, slope: line.slope + by })),
    1e-8,
  );
  near(
    height,
    slopeAt0((by) => lossOf({ ...line, height: line.height + by })),
    1e-8,
  );
  const best = gradientOf(bestLine());
  near(best.slope, 0, 1e-12);
  near(best.height, 0, 1e-12);
});

test('all examples are one step an epoch, batches of four are six, and single ones are as many as examples', () => {
  assert.deepEqual(
    [POINTS.length, 4, 1].map((batch) => descend(batch, 3).length - 1),
    [3, 18, 72],
  );
  const least = lossOf(bestLine());
  const after = [POINTS.length, 4].map(
    (batch) => lossOf(descend(batch, 4)[descend(batch, 4).length - 1]) - least,
  );
  assert.ok(after[1] < after[0] / 100, `${after}: more steps come farther in as many passes`);
});

test('a contour has the same loss all around', () => {
  for (const line of contour(0.5, 12)) near(lossOf(line) - lossOf(bestLine()), 0.5, 1e-9);
});

test('a learning rate is slow, right, hops or flees as its path does', () => {
  const end = (/** @type {number} */ rate) => Math.abs(descendParabola(rate, 12)[12]);
  assert.deepEqual([0.02, 0.3, 0.8, 1, 1.1].map(verdictOn), ['slow', 'right', 'hops', 'flees', 'flees']);
  assert.ok(end(0.02) > 0.5 && end(0.3) < 0.001 && end(0.8) < 0.01 && end(1.1) > 5);
});

test('ten parameters go through ten points, and four are better for new ones', () => {
  const errors = Array.from({ length: 9 }, (_, i) =>
    [TRAINING, TEST].map((points) => errorOf(fit(i + 1), points)),
  );
  near(errors[8][0], 0, 1e-6);
  for (let i = 1; i < 9; i++)
    assert.ok(errors[i][0] <= errors[i - 1][0] + 1e-9, 'more parameters fit no worse');
  const test = errors.map(([, error]) => error);
  assert.equal(test.indexOf(Math.min(...test)), 2);
  assert.ok(test[8] > 1.3 * test[2]);
});

test('a penalty makes weights smaller and fits worse, and one in between is the best for new points', () => {
  const found = [0, 1e-3, 1e-2, 1e-1, 1, 10].map((penalty) => {
    const weights = penalised(penalty);
    const [training, test] = [TRAINING, TEST].map((points) => errorOf(curveOf(weights), points));
    return { squares: squaresOf(weights), training, test };
  });
  near(found[0].test, errorOf(fit(9), TEST), 1e-9, 'without a penalty');
  for (let i = 1; i < found.length; i++) {
    assert.ok(found[i].squares < found[i - 1].squares, `Σw² ${i}`);
    assert.ok(found[i].training > found[i - 1].training, `training ${i}`);
  }
  assert.equal(found.map(({ test }) => test).indexOf(Math.min(...found.map(({ test }) => test))), 2);
});

test('the penalised weights have no slope: that of the mean of squares is the opposite of λ · w', () => {
  const [penalty, weights] = [0.05, penalised(0.05)];
  const cost = (/** @type {number[]} */ w) =>
    errorOf(curveOf(w), TRAINING) ** 2 + (penalty / 2) * squaresOf(w);
  weights.forEach((_, at) => {
    const slope = slopeAt0((by) => cost(weights.map((weight, i) => (i === at ? weight + by : weight))));
    near(slope, 0, 1e-6, String(at));
  });
});

test('fewer steps leave weights smaller, many come to the least squares, and some in between are the best', () => {
  const steps = [1, 10, 100, 1000, 10_000, 100_000];
  const errors = steps.map((count) => errorOf(curveOf(stopped(count)), TEST));
  near(errors[5], errorOf(fit(9), TEST), 1e-3);
  assert.equal(errors.indexOf(Math.min(...errors)), 3);
  assert.ok(squaresOf(stopped(10)) < squaresOf(stopped(1000)));
});

test('a filter finds edges, is 26 × 26 on 28 × 28, and a flat image is nothing to it', () => {
  const half = Array.from({ length: 784 }, (_, place) => (place < 392 ? 0 : 1));
  const found = convolve(half, 28, FILTERS[0].weights);
  assert.equal(found.length, 26 * 26);
  assert.equal(found[13 * 26 + 5], 3);
  assert.equal(found[5 * 26 + 5], 0);
  for (const { id, weights } of FILTERS.slice(0, 3))
    assert.ok(
      convolve(Array(784).fill(7), 28, weights).every((sum) => sum === 0),
      id,
    );
});

test('pooling keeps the largest or the mean, and its stride sets how many are left', () => {
  const image = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
  assert.deepEqual(pool(image, 4, { kind: 'max', size: 2, stride: 2 }), [6, 8, 14, 16]);
  assert.deepEqual(pool(image, 4, { kind: 'average', size: 2, stride: 2 }), [3.5, 5.5, 11.5, 13.5]);
  assert.equal(pool(image, 4, { kind: 'max', size: 2, stride: 1 }).length, 9);
  assert.equal(pool(image, 4, { kind: 'max', size: 3, stride: 3 }).length, 1);
});

test('dropout switches off its share, and the others make up for it', () => {
  const outputs = dropped(Array(10_000).fill(1), 0.2, 1);
  const off = outputs.filter((output) => output === 0).length / outputs.length;
  near(off, 0.2, 0.02);
  near(outputs.reduce((sum, output) => sum + output, 0) / outputs.length, 1, 0.02);
  assert.deepEqual(dropped([1, 1], 0, 1), [1, 1]);
});

test('the perceptron learns AND and OR for good, and XOR never; two layers have it', () => {
  const [and, or, xor] = PROBLEMS.map(({ targets }) =>
    learn(targets, 60).map((weights) => rightCount(weights, targets)),
  );
  assert.ok(and.slice(30).every((right) => right === 4));
  assert.ok(or.slice(30).every((right) => right === 4));
  assert.ok(xor.every((right) => right < 4));
  assert.deepEqual(CORNERS.map(firesInTwoLayers), PROBLEMS[2].targets);
});

test('an IDX file begins as MNIST’s, and every byte of its head belongs to a field', () => {
  const bytes = idxBytes(60_000, exampleImage());
  assert.deepEqual([...bytes.subarray(0, HEAD)], [0, 0, 8, 3, 0, 0, 0xea, 0x60, 0, 0, 0, 28, 0, 0, 0, 28]);
  assert.equal(bytes.length, HEAD + 784);
  const fields = [0, 1, 2, 3, 4, 7, 8, 12, 15, 16].map((offset) => fieldAt(offset).field);
  const named = [
    'zero',
    'zero',
    'type',
    'dimensions',
    'images',
    'images',
    'rows',
    'columns',
    'columns',
    'pixel',
  ];
  assert.deepEqual(fields, named);
  assert.deepEqual(fieldAt(9), { field: 'rows', from: 8, to: 12 });
});

test('a drawing has its centre of mass in the middle, wherever it was drawn and however large', () => {
  for (const [right, down, scale] of [
    [0, 0, 1],
    [40, -30, 0.4],
  ]) {
    const image = /** @type {Uint8Array} */ (strokesToImage([moved(right, down, scale)]));
    const { x, y } = centreOf(image);
    near(x, 14, 0.6);
    near(y, 14, 0.6);
    assert.deepEqual(image, exampleImage());
  }
});

test('accuracy, recall and precision come from the four counts', () => {
  assert.deepEqual(scoresOf([90, 10, 30, 70]), { accuracy: 0.8, recall: 0.9, precision: 0.75, all: 200 });
});

test('batch normalization gives mean 0 and variance 1, whatever the batch, and then the trained ones', () => {
  const { mean, variance, outputs } = normalised([1, 2, 3, 4], 1, 0);
  assert.deepEqual([mean, variance], [2.5, 1.25]);
  assert.deepEqual(
    rounded(outputs, 4),
    [-1.5, -0.5, 0.5, 1.5].map((off) => Number((off / Math.sqrt(1.251)).toFixed(4))),
  );
  for (const [centre, width] of [
    [0, 1],
    [-6, 4],
    [5, 0.3],
  ]) {
    const given = normalised(batchOf(centre, width), 2, -1);
    near(given.mean, centre, 1e-9);
    near(given.variance, width ** 2, 1e-9);
    const after = normalised(given.outputs, 1, 0);
    near(after.mean, -1, 1e-9);
    near(after.variance, (4 * given.variance) / (given.variance + EPSILON), 1e-9);
  }
  assert.ok(normalised(Array(4).fill(7), 1, 0).outputs.every((output) => output === 0));
});

/** Nothing of an augmentation. */
const UNCHANGED = drawn([0, 0, 0, 0, 0, 0], randomNumbers(1));

test('an image that nothing changes stays as it is, and whole shifts and quarter turns move its pixels', () => {
  const image = exampleImage();
  const at = (
    /** @type {ArrayLike<number>} */ pixels,
    /** @type {number} */ row,
    /** @type {number} */ column,
  ) => pixels[28 * row + column];
  assert.deepEqual(distorted(image, UNCHANGED), [...image]);
  const shifted = distorted(image, { ...UNCHANGED, right: 2, down: -1 });
  const turned = distorted(image, { ...UNCHANGED, rotate: 90 });
  for (let row = 2; row < 26; row++)
    for (let column = 2; column < 26; column++) {
      assert.equal(at(shifted, row, column), at(image, row + 1, column - 2));
      near(at(turned, row, column), at(image, 27 - column, row), 1e-9, `${row} ${column}`);
    }
});

test('thicker lines have more ink and thinner ones less; a bend of all nodes alike is a shift', () => {
  const image = exampleImage();
  const ink = (/** @type {ArrayLike<number>} */ pixels) =>
    Array.from(pixels).reduce((sum, value) => sum + value, 0);
  assert.ok(ink(distorted(image, { ...UNCHANGED, stroke: 1 })) > ink(image));
  assert.ok(ink(distorted(image, { ...UNCHANGED, stroke: -1 })) < ink(image));
  const elastic = Array((CELLS + 1) ** 2).fill({ x: -2, y: 1 });
  assert.deepEqual(
    distorted(image, { ...UNCHANGED, elastic }),
    distorted(image, { ...UNCHANGED, right: 2, down: -1 }),
  );
});

test('an augmentation stays within its ranges, uses them on both sides, and is the same for the same seed', () => {
  const ranges = [2, 10, 0.1, 20, 1, 0.5];
  const random = randomNumbers(3);
  const many = Array.from({ length: 500 }, () => drawn(ranges, random));
  const within = (
    /** @type {(each: (typeof many)[number]) => number} */ of,
    /** @type {number} */ range,
    middle = 0,
  ) => {
    const values = many.map(of);
    assert.ok(values.every((value) => Math.abs(value - middle) <= range));
    near(Math.min(...values), middle - range, 0.1 * range);
    near(Math.max(...values), middle + range, 0.1 * range);
  };
  within(({ right }) => right, 2);
  within(({ down }) => down, 2);
  within(({ rotate }) => rotate, 10);
  within(({ scale }) => scale, 0.1, 1);
  within(({ shear }) => shear, 20);
  within(({ elastic }) => elastic[7].y, 1);
  within(({ stroke }) => stroke, 0.5);
  const image = exampleImage();
  assert.deepEqual(augmentations(image, ranges, 4, 3), augmentations(image, ranges, 4, 3));
  assert.notDeepEqual(augmentations(image, ranges, 4, 3), augmentations(image, ranges, 5, 3));
});

test('the average of the weights has the decay of the engine, and ends nearer to the best line than single steps', () => {
  assert.deepEqual([decayAfter(0.99, 0), decayAfter(0.99, 8), decayAfter(0.99, 10_000)], [0.1, 0.5, 0.99]);
  const path = descend(1, 6);
  assert.deepEqual(averagesOf(path, 0), path);
  const averages = averagesOf(path, 0.9);
  assert.equal(averages.length, path.length);
  const over = (/** @type {typeof path} */ lines) =>
    lines.slice(-24).reduce((sum, line) => sum + lossOf(line) - lossOf(bestLine()), 0);
  assert.ok(over(averages) < over(path) / 2);
});
