// arithmetic.test.js — the arithmetic of single units: the line of Python that the page copies gives the bits of the sum,
// and the engine has the same number but for the order in which it adds.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { inputOf } from '../../../web/lab/inside/chosen.js';
import { arithmeticOf } from '../../../web/lab/inside/core/arithmetic.js';
import { pythonLine } from '../../../web/lab/inside/core/python-line.js';
import { weightsByLayer } from '../../../web/lab/inside/passage.js';
import { strokesToImage } from '../../../web/shared/ink-to-image.js';
import { layerFacts } from '../../../web/shared/layer-facts.js';
import { leftOut } from '../../gate.js';
import { builds, firstBuild } from '../builds.js';
import { startWorker } from '../start-worker.js';
import { valueOfLine } from './numpy-line.js';

/** @typedef {import('../../../web/shared/protocol.js').Tensor} Tensor */

/** Lines that together have every kind of layer, every activation, padding and strides that leave a rest. */
const LINES = [
  'conv 8 5x5 relu he | maxpool 2 | conv 24 3x3 same relu he | maxpool 2 | conv 64 3x3 relu he | flatten | dense 10 softmax',
  'rescaling -1..1 | conv 6 5x5 same stride 2 tanh | batchnorm relu | avgpool 3 stride 2 | dropout 0.25 | dense 20 sigmoid nobias | dense 10 step',
  'rescaling 0..1 | conv 4 3x3 nobias | maxpool 3 stride 2 | conv 16 3x5 relu | globalavgpool | batchnorm | dense 10 sigmoid',
  'conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | dropout 0.25 | flatten | dense 128 relu | dropout 0.5 | dense 10 softmax',
  'dense 300 relu | dropout 0.5 | dense 10 softmax',
];
const KINDS = [
  ...['conv', 'dense', 'maxpool', 'avgpool', 'globalavgpool', 'batchnorm', 'rescaling', 'dropout', 'flatten'],
];
/** Of each layer; in the gate fewer, because the lines of a large layer are long. */
const UNITS = leftOut ? 4 : 20;
/**
 * A sum of n products, each below m, is rounded n times by half of 2^-23 of what has been added up so far: in any order
 * it is within n · 2^-24 · n · m. Random signs make it far less. This is how much of Σ |product| it may be.
 */
const TOLERANCE = 1e-6;
/** Winograd's algorithm takes differences of sums of inputs, whose rounding its last step enlarges. */
const WINOGRAD_TOLERANCE = 1e-5;

/** Numbers of [0, 1) that are the same in each run of the test: Park and Miller. @param {number} seed */
function randomNumbers(seed) {
  let last = seed;
  return () => {
    last = (last * 48_271) % 2_147_483_647;
    return last / 2_147_483_647;
  };
}

const PIXELS = /** @type {Uint8Array} */ (strokesToImage([[80, 60, 190, 70, 140, 130, 200, 200, 90, 230]]));

/** Weights as training leaves them: of both signs, and biases and averages that are not 0. @param {Tensor[]} tensors */
function trained(tensors) {
  const random = randomNumbers(7);
  for (const { name, values } of tensors)
    for (let i = 0; i < values.length; i++)
      if (name.endsWith('variance')) values[i] = 0.01 + random();
      else if (!name.endsWith('kernel')) values[i] = random() - 0.4;
  return tensors;
}

/** The network's layers with an image in them. @param {import('node:test').TestContext} t @param {string} layers @param {any} load */
async function look(t, layers, load) {
  const { call } = startWorker(t, load(), new URL('http://127.0.0.1/'));
  const settings = { layers, optimizer: 'adam', seed: 5 };
  const { layers: summaries } = await call('create', settings);
  const { tensors } = await call('weights');
  await call('create', { ...settings, tensors: trained(tensors) });
  const weightsOf = summaries.map((/** @type {unknown} */ _, /** @type {number} */ index) => index);
  const { tensors: given, ...inside } = await call('inside', { pixels: PIXELS, weightsOf });
  await assert.rejects(call('inside', { pixels: PIXELS, weightsOf: [summaries.length] }), /no layer/);
  const facts = layerFacts(summaries);
  return { facts, inside, seen: { pixels: PIXELS, inside, facts }, weights: weightsByLayer(given) };
}

/** Without threads; in the gate, what it runs. */
const tried = leftOut ? builds : builds.filter(({ shared }) => !shared);

for (const { name, skip, load } of tried)
  for (const layers of LINES)
    test(`${name}: ${layers}: ${UNITS} units of each layer add up`, { skip }, async (t) => {
      const { facts, inside, seen, weights } = await look(t, layers, load);
      const random = randomNumbers(3);
      const below = (/** @type {number} */ most) => Math.floor(random() * most);
      /** @type {{ line: string, sum: number }[]} */
      const lines = [];
      for (const each of facts) {
        const { height, width, channels } = each.output;
        const { sum: before, output } = inside.layers[each.number - 1];
        const input = inputOf(/** @type {any} */ (seen), each);
        for (let i = 0; i < UNITS; i++) {
          const [unit, row, column] = [below(channels), below(height), below(width)];
          const found = arithmeticOf(each, weights.get(each.number) ?? {}, input, { unit, row, column });
          const line = pythonLine(found);
          const where = `${each.text}, unit ${unit}, row ${row}, column ${column}`;
          assert.ok(!line.includes('\n'), where);
          assert.ok(
            Object.is(valueOfLine(line), found.sum),
            `${where}: ${valueOfLine(line)}, not ${found.sum}`,
          );
          const tolerance = /conv \d+ 3x3/.test(each.text) ? WINOGRAD_TOLERANCE : TOLERANCE;
          const engine = (before ?? output)[(row * width + column) * channels + unit];
          const scale =
            found.form === 'products'
              ? found.products.reduce(
                  (total, product) => total + Math.abs(product),
                  Math.abs(found.bias ?? 0),
                )
              : Math.max(1, Math.abs(found.sum));
          assert.ok(
            Math.abs(engine - found.sum) <= tolerance * scale,
            `${where}: ${engine}, not ${found.sum}`,
          );
          lines.push({ line, sum: found.sum });
        }
      }
      if (name === firstBuild.name) pythonAgrees(lines);
    });

test('the lines of the test have every kind of layer', () => {
  const kinds = LINES.join(' | ')
    .split(' | ')
    .map((text) => text.split(' ')[0]);
  assert.deepEqual([...new Set(kinds)].sort(), KINDS.sort());
});

/** A Python that has NumPy, if there is one. */
const PYTHON = ['python3', '/usr/bin/python3'].find(
  (python) => spawnSync(python, ['-c', 'import numpy']).status === 0,
);

/** NumPy gives the same bits. @param {{ line: string, sum: number }[]} lines */
function pythonAgrees(lines) {
  if (!PYTHON) return;
  const { stdout, stderr } = spawnSync(PYTHON, ['-'], {
    input: lines.map(({ line }) => line).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  assert.equal(stderr, '');
  const printed = stdout
    .trim()
    .split('\n')
    .map((text) => Math.fround(Number(text)));
  assert.deepEqual(
    printed,
    lines.map(({ sum }) => sum),
  );
}
