// packed-weights.test.js — weights in an address: exact to the bit, and nothing expands, crashes or slips through.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { packWeights, unpackWeights } from '../../../web/lab/address/packed-weights.js';
import { canPack, MOST_PARAMS, MOST_WEIGHTS_CHARS } from '../../../web/lab/address/weights-in-links.js';
import { writeNpy, writeSafetensors } from '../../../web/weights/files.js';

/** @import { Tensor } from '../../../web/weights/files.js' */

/** Values as of trained weights. @param {number} count */
const values = (count) => Float32Array.from({ length: count }, (_, i) => Math.sin(i * 12.9898) * 0.05);

/** @param {string} name @param {number[]} shape @returns {Tensor} */
const tensor = (name, shape) => ({ name, shape, values: values(shape.reduce((a, b) => a * b, 1)) });

const SOFTMAX = [tensor('0.kernel', [784, 10]), tensor('0.bias', [10])];

/** @param {Uint8Array} bytes */
const packed = (bytes) => deflateRawSync(bytes).toString('base64url');

test('weights come back to the bit, whatever they are', async () => {
  const odd = Float32Array.of(-0, 1e-45, 3.4028235e38, -1.17549435e-38, 0.1, 0);
  const tensors = [...SOFTMAX, { name: '1.kernel', shape: [6, 1], values: odd }];
  const text = await packWeights(tensors);
  assert.match(text, /^[\w-]+$/);
  const back = await unpackWeights(text);
  assert.deepEqual(
    back.map(({ name, shape, values }) => ({
      name,
      shape,
      bits: [...new Uint32Array(values.slice().buffer)],
    })),
    tensors.map(({ name, shape, values }) => ({ name, shape, bits: [...new Uint32Array(values.buffer)] })),
  );
});

test('the largest network fits its limit', async () => {
  const tensors = [tensor('0.kernel', [MOST_PARAMS / 10, 10])];
  const text = await packWeights(tensors);
  assert.ok(text.length <= MOST_WEIGHTS_CHARS);
  assert.deepEqual(await unpackWeights(text), tensors);
});

test('random bits fit the limit, too', async () => {
  const values = new Float32Array(MOST_PARAMS);
  const bits = new Uint32Array(values.buffer);
  for (let i = 0; i < bits.length; i++) bits[i] = Math.floor(Math.abs(Math.sin(i + 1) * 1e9) % 0x7f000000);
  const text = await packWeights([{ name: '0.kernel', shape: [MOST_PARAMS], values }]);
  assert.ok(text.length <= MOST_WEIGHTS_CHARS, `${text.length}`);
});

test('more weights than a link carries are refused on both ways', async () => {
  const many = [tensor('0.kernel', [MOST_PARAMS + 1])];
  await assert.rejects(packWeights(many), RangeError);
  await assert.rejects(unpackWeights(packed(writeSafetensors(many, {}))), RangeError);
  assert.ok(canPack({ paramCount: 7850 }) && !canPack({ paramCount: MOST_PARAMS + 1 }) && !canPack(null));
});

test('what expands to something huge is refused before it has expanded', async () => {
  const bomb = packed(new Uint8Array(64 * 1024 * 1024));
  assert.ok(bomb.length < MOST_WEIGHTS_CHARS);
  await assert.rejects(unpackWeights(bomb), RangeError);
  const zeros = { name: '', values: new Float32Array(8 * 1024 * 1024) };
  const inside = packed(zipSync({ '0.kernel.npy': writeNpy({ ...zeros, shape: [8 * 1024 * 1024] }) }));
  await assert.rejects(unpackWeights(inside), TypeError, 'no archive is opened');
  await assert.rejects(unpackWeights('A'.repeat(MOST_WEIGHTS_CHARS + 1)), RangeError);
});

test('a weight that is no number is refused', async () => {
  for (const value of [NaN, Infinity]) {
    const tensors = [{ name: '0.kernel', shape: [1, 1], values: Float32Array.of(value) }];
    await assert.rejects(unpackWeights(packed(writeSafetensors(tensors, {}))), { name: 'FileError' });
  }
});

test('damaged text is refused, wherever the damage is, or gives as many finite weights', async () => {
  const text = await packWeights([tensor('0.kernel', [20, 2]), tensor('0.bias', [2])]);
  for (let at = 0; at < text.length; at++) {
    const damaged = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
    await assert.rejects(unpackWeights(text.slice(0, at)), Error, `cut at ${at}`);
    const tensors = await unpackWeights(damaged).catch((error) => {
      assert.ok(error instanceof Error);
      return null;
    });
    for (const { shape, values } of tensors ?? []) {
      assert.equal(
        shape.reduce((a, b) => a * b, 1),
        values.length,
      );
      assert.ok(values.every(Number.isFinite));
    }
  }
  for (const other of ['', '-', '____', 'AAAA', packed(Buffer.from('{}')), packed(Buffer.from('PK\x03\x04'))])
    await assert.rejects(unpackWeights(other), Error, other);
});
