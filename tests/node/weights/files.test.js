// files.test.js — files of weights: NumPy's own are read, ours come back, and wrong ones are told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import {
  readWeights,
  requireFinite,
  requireOne,
  writeNpy,
  writeNpz,
  writeSafetensors,
} from '../../../web/weights/files.js';
import { gzip, KINDS, npy, npz } from '../file-samples.js';

/** Made by tests/fixtures/make_weights.py. @param {string} name */
const numpys = (name) =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/weights/${name}`, import.meta.url)));

/** As `numbers` in make_weights.py. @param {number[]} shape */
function expected(...shape) {
  const count = shape.reduce((a, b) => a * b, 1);
  return { shape, values: Float32Array.from({ length: count }, (_, i) => (i % 2 ? -i : i) / 8) };
}

const LAYERS = [
  { name: '0.kernel', ...expected(4, 3) },
  { name: '0.bias', ...expected(3) },
];

/** @param {object} header @param {number} bytes  of tensors */
function safetensors(header, bytes) {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + bytes);
  file[0] = text.length;
  file[1] = text.length >> 8;
  file.set(text, 8);
  return file;
}

/** @param {string} dtype @param {number[]} shape @param {number} begin @param {number} end */
const entry = (dtype, shape, begin, end) => ({ dtype, shape, data_offsets: [begin, end] });

/** Four bytes each. @param {number[]} shape @param {number} begin @param {number} end */
const floats = (shape, begin, end) => entry('F32', shape, begin, end);

/** @param {Uint8Array} bytes @param {string} status @param {RegExp} [words] */
function refuses(bytes, status, words = /the file w\.x |in w\.x/) {
  assert.throws(
    () => readWeights(bytes, 'w.x'),
    (/** @type {any} */ error) => {
      assert.deepEqual([error.name, error.status], ['FileError', status]);
      assert.match(error.message, words);
      assert.doesNotMatch(error.message, /[{}]|undefined/);
      return true;
    },
  );
}

describe('arrays that NumPy saved', () => {
  for (const name of ['f2', 'f4', 'f8', 'version-2', 'version-3'])
    test(`${name}.npy is read to the bit`, () => {
      const { tensors, metadata } = readWeights(numpys(`${name}.npy`), 'w.npy');
      assert.deepEqual([tensors, metadata], [[{ name: '', ...expected(4, 3) }], {}]);
    });

  test('Fortran’s order becomes row-major', () => {
    const { tensors } = readWeights(numpys('fortran.npy'), 'w.npy');
    assert.deepEqual(tensors, [{ name: '', ...expected(2, 3, 4) }]);
  });

  test('a vector and a single number have their shapes', () => {
    assert.deepEqual(readWeights(numpys('vector.npy'), '').tensors, [{ name: '', ...expected(5) }]);
    const [scalar] = readWeights(numpys('scalar.npy'), '').tensors;
    assert.deepEqual(scalar, { name: '', shape: [], values: Float32Array.of(0.5) });
  });

  for (const name of ['stored.npz', 'deflated.npz'])
    test(`${name} holds arrays by name`, () => {
      assert.deepEqual(readWeights(numpys(name), name), { tensors: LAYERS, metadata: {} });
    });

  test('numbered.npz holds arrays by number', () => {
    const numbers = LAYERS.map((tensor, i) => ({ ...tensor, name: `arr_${i}` }));
    assert.deepEqual(readWeights(numpys('numbered.npz'), ''), { tensors: numbers, metadata: {} });
  });

  test('integers and records are refused by their type', () => {
    refuses(numpys('integers.npy'), 'FILE_TYPE', /<i8/);
    refuses(numpys('structured.npy'), 'FILE_TYPE', /\(a, <f4\)/);
  });

  test('every truncation is refused', () => {
    for (const name of ['f4.npy', 'version-2.npy', 'fortran.npy', 'stored.npz', 'deflated.npz']) {
      const bytes = numpys(name);
      for (let length = 0; length < bytes.length; length++) {
        const cut = bytes.slice(0, length);
        assert.throws(() => readWeights(cut, name), { name: 'FileError' }, `${name}, ${length} bytes`);
      }
    }
  });

  test('no flipped byte of a header does more than change a name, a shape or a type', () => {
    for (const name of ['f4.npy', 'stored.npz', 'deflated.npz']) {
      const bytes = numpys(name);
      for (let at = 0; at < bytes.length; at++) {
        const damaged = bytes.slice();
        damaged[at] ^= 0xff;
        try {
          readWeights(damaged, name);
        } catch (error) {
          assert.equal(/** @type {Error} */ (error).name, 'FileError', `${name}, byte ${at}: ${error}`);
        }
      }
    }
  });
});

describe('files of other programs', () => {
  test('big-endian floats are read', () => {
    const numbers = new Uint8Array(8);
    new DataView(numbers.buffer).setFloat64(0, -0.125);
    const file = npz({ '0.kernel': npy('>f8', [1], numbers) });
    assert.deepEqual(readWeights(file, '').tensors, [
      { name: '0.kernel', shape: [1], values: Float32Array.of(-0.125) },
    ]);
  });

  test('metadata that are no strings are read as text', () => {
    const metadata = { epoch: 3, note: 'x', list: [1], none: null };
    const file = safetensors({ __metadata__: metadata, a: floats([1], 0, 4) }, 4);
    assert.deepEqual(readWeights(file, '').metadata, { epoch: '3', note: 'x', list: '[1]', none: 'null' });
  });

  test('each kind of model is named with the way to convert it', () => {
    for (const [kind, place, name, bytes] of KINDS)
      if (place === 'weights' && !/^(npz|npy|floats.*|safetensors.*|onnx|binary|html|lfs|words)$/.test(kind))
        assert.throws(() => readWeights(bytes, name), new RegExp(`^FileError: ${name} .*numpy\\.savez`));
  });

  test('several files of weights are not one', () => {
    requireOne(['a']);
    assert.throws(() => requireOne(['a', 'b']), { message: /these are 2/ });
  });

  test('numbers that are not finite, or only in 64 bits, are counted by layer', () => {
    const doubles = npz({ '2.bias': npy('<f8', [3], Float64Array.of(1, 1e300, -1e39)) });
    assert.throws(() => requireFinite(readWeights(doubles, 'w.npz').tensors, 'w.npz'), {
      message: /^"2\.bias", the weights of layer 3 in w\.npz, holds numbers .*: 2 of 3\./,
    });
    const matrix = npy('<f4', [2], Float32Array.of(NaN, 1));
    assert.throws(() => requireFinite(readWeights(matrix, 'w.npy').tensors, 'w.npy'), {
      message: /^"array" in w\.npy holds numbers .*: 1 of 2\./,
    });
    requireFinite(LAYERS, '');
  });
});

describe('files that were written here', () => {
  test('are read again with every bit, not-a-number included', () => {
    const tensors = [{ name: '2.kernel', shape: [2, 2], values: Float32Array.of(NaN, -0, Infinity, 1e-40) }];
    const metadata = { layers: 'dense 2 softmax', note: '数字 "1"' };
    assert.deepEqual(readWeights(writeSafetensors(tensors, metadata), ''), { tensors, metadata });
    assert.deepEqual(readWeights(writeNpz(tensors), ''), { tensors, metadata: {} });
    assert.deepEqual(readWeights(writeNpy(tensors[0]), '').tensors, [{ ...tensors[0], name: '' }]);
  });

  test('an array is to the byte what NumPy writes', () => {
    assert.deepEqual(writeNpy(expected(4, 3)), numpys('f4.npy'));
    assert.deepEqual(writeNpy(expected(5)), numpys('vector.npy'));
  });

  test('are the same bytes each time', () => {
    assert.deepEqual(writeNpz(LAYERS), writeNpz(LAYERS));
  });
});

test('weights that gzip has packed are read, and refused where they are damaged', () => {
  for (const bytes of [writeSafetensors(LAYERS, { a: 'b' }), writeNpz(LAYERS), writeNpy(LAYERS[0])])
    assert.deepEqual(readWeights(gzip(bytes), 'w.gz'), readWeights(bytes, 'w'));
  const packed = gzip(writeSafetensors(LAYERS, {}));
  for (const damaged of [packed.slice(0, -9), packed.slice(0, 12)])
    assert.throws(() => readWeights(damaged, 'w.gz'), { status: 'FILE_ARCHIVE' });
});

describe('safetensors', () => {
  test('floats of 16 and 64 bits are read', () => {
    const header = {
      half: entry('F16', [4], 0, 8),
      brain: entry('BF16', [1], 8, 10),
      double: entry('F64', [], 10, 18),
    };
    const file = safetensors(header, 18);
    const view = new DataView(file.buffer, file.length - 18);
    for (const [i, bits] of [0xc500, 0x0001, 0x7c00, 0x3555].entries()) view.setUint16(2 * i, bits, true);
    view.setUint16(8, 0xc0a0, true);
    view.setFloat64(10, 0.1, true);
    const read = readWeights(file, '').tensors.map(({ values }) => [...values]);
    assert.deepEqual(read, [[-5, 2 ** -24, Infinity, 0.333251953125], [-5], [Math.fround(0.1)]]);
  });

  test('PyTorch’s counters of batches are left out, and are no reason to refuse the rest', () => {
    const counter = entry('I64', [], 4, 12);
    const file = safetensors({ 'bn1.weight': floats([1], 0, 4), 'bn1.num_batches_tracked': counter }, 12);
    const names = readWeights(file, '').tensors.map(({ name }) => name);
    assert.deepEqual(names, ['bn1.weight']);
    const arrays = npz({
      'bn1.weight': npy('<f4', [1], Float32Array.of(1)),
      'bn1.num_batches_tracked': npy('<i8', [], BigInt64Array.of(9n)),
    });
    assert.deepEqual(
      readWeights(arrays, '').tensors.map(({ name }) => name),
      ['bn1.weight'],
    );
    refuses(safetensors({ 'bn1.num_batches_tracked': entry('I64', [], 0, 4) }, 4), 'FILE_PLACE');
  });

  test('tensors may lie in another order than they are listed', () => {
    const file = safetensors({ a: floats([1], 4, 8), b: floats([1], 0, 4) }, 8);
    new DataView(file.buffer).setFloat32(file.length - 4, 7, true);
    const [a, b] = readWeights(file, '').tensors;
    assert.deepEqual([a.name, a.values[0], b.name, b.values[0]], ['a', 7, 'b', 0]);
  });

  const wrong = /** @type {[string, Uint8Array, string, RegExp?][]} */ ([
    ['overlapping tensors', safetensors({ a: floats([2], 0, 8), b: floats([1], 4, 8) }, 8), 'FILE_PLACE'],
    ['a hole between tensors', safetensors({ a: floats([], 0, 4), b: floats([], 8, 12) }, 12), 'FILE_PLACE'],
    ['a shape of another size', safetensors({ a: floats([3], 0, 8) }, 8), 'FILE_PLACE'],
    ['a negative length', safetensors({ a: floats([-2], 0, -8) }, 8), 'FILE_PLACE'],
    ['a length as text', safetensors({ a: { ...floats([], 0, 4), shape: ['1'] } }, 4), 'FILE_PLACE'],
    ['places that end before they begin', safetensors({ a: floats([], 8, 4) }, 8), 'FILE_PLACE'],
    ['a tensor beyond the end', safetensors({ a: floats([4], 0, 16) }, 8), 'FILE_CUT_SHORT'],
    ['bytes after the last tensor', safetensors({ a: floats([1], 0, 4) }, 8), 'FILE_TOO_LONG'],
    ['integers', safetensors({ a: entry('I64', [1], 0, 8) }, 8), 'FILE_TYPE'],
    [
      'a type named as every object’s method',
      safetensors({ a: entry('toString', [1], 0, 8) }, 8),
      'FILE_TYPE',
    ],
    ['an entry that is no object', safetensors({ a: 7 }, 0), 'FILE_HEADER'],
    ['metadata that are no table', safetensors({ __metadata__: [5] }, 0), 'FILE_HEADER'],
    ['no tensor', safetensors({ __metadata__: {} }, 0), 'FILE_EMPTY'],
    ['a header longer than the file', safetensors({}, 0).with(2, 1), 'FILE_CUT_SHORT'],
    ['a header longer than any', safetensors({}, 0).with(7, 1), 'FILE_HEADER'],
    ['a header that is no JSON', safetensors({ a: 1 }, 0).with(10, 0x7b), 'FILE_HEADER'],
    ['a header that is no UTF-8', safetensors({ ab: 1 }, 0).with(10, 0xff), 'FILE_HEADER'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), 'KIND_PICTURE', /w\.x/],
    ['no byte', new Uint8Array(0), 'KIND_EMPTY', /w\.x/],
  ]);
  for (const [what, bytes, status, words] of wrong)
    test(`${what}: refused`, () => refuses(bytes, status, words));
});

for (const name of ['stored.npz', 'deflated.npz', 'ours.npz'])
  test(`no flipped bit of an array in ${name} goes unnoticed`, () => {
    const whole = name === 'ours.npz' ? writeNpz(LAYERS) : numpys(name);
    const right = readWeights(whole, 'w.x');
    const text = new TextDecoder('latin1').decode(whole);
    const directory = text.indexOf('PK\x01\x02');
    const magic = 'PK\x03\x04';
    for (let at = text.indexOf(magic); at >= 0; at = text.indexOf(magic, at + magic.length)) {
      const lengths = new DataView(whole.buffer, whole.byteOffset + at);
      const begin = at + 30 + lengths.getUint16(26, true) + lengths.getUint16(28, true);
      const next = text.indexOf('PK\x03\x04', begin);
      for (let place = begin; place < (next < 0 ? directory : next); place++) {
        const damaged = whole.slice();
        damaged[place] ^= 1 << (place % 8);
        try {
          assert.deepEqual(readWeights(damaged, 'w.x'), right, `byte ${place}`); // a bit that fills a byte
        } catch (error) {
          assert.equal(/** @type {Error} */ (error).name, 'FileError', `byte ${place}: ${error}`);
        }
      }
    }
    const last = whole.slice();
    last[directory + 16] ^= 1;
    refuses(last, 'FILE_CHECKSUM', /the checksum of ".*\.npy" in it does not match/);
  });

test('an archive that would unpack to gigabytes is refused before it is unpacked', () => {
  const bytes = writeNpz([LAYERS[0]]);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true);
  refuses(bytes, 'FILE_SIZE');
});

test('an archive without arrays has no weights', () => {
  refuses(writeNpz([]), 'FILE_EMPTY');
});

/** An .npz whose directory says something else of its only array. @param {0 | 6} level @param {(record: DataView) => void} change */
function claiming(level, change) {
  const archive = npz({ arr_0: npy('<f4', [100], new Float32Array(100)) }, level);
  const view = new DataView(archive.buffer);
  change(new DataView(archive.buffer, view.getUint32(archive.length - 6, true)));
  return archive;
}

test('an archive that claims more than its bytes can hold is refused before there is memory for it', () => {
  const size = (/** @type {number} */ bytes) => (/** @type {DataView} */ record) =>
    record.setUint32(24, bytes, true);
  const before = process.memoryUsage().arrayBuffers;
  for (const archive of [claiming(6, size(1e9)), claiming(0, size(1e9)), claiming(0, size(0))])
    assert.throws(() => readWeights(archive, 'w.npz'), { status: 'FILE_ARCHIVE' });
  assert.ok(process.memoryUsage().arrayBuffers - before < 1e8);
});

test('an archive whose members overlap is refused: each would be unpacked anew', () => {
  const one = npz({ arr_0: npy('<f4', [100], new Float32Array(100)) });
  const end = one.length - 22;
  const record = [...one.subarray(new DataView(one.buffer).getUint32(end + 16, true), end)];
  const tail = one.slice(end);
  for (const place of [8, 10]) new DataView(tail.buffer).setUint16(place, 3, true);
  const archive = new Uint8Array([...one.subarray(0, end), ...record, ...record, ...tail]);
  assert.throws(() => readWeights(archive, 'w.npz'), { status: 'FILE_ARCHIVE' });
});

test('the header of an array is no longer than NumPy reads', () => {
  const array = npy('<f4', [1], new Float32Array(1));
  const long = new Uint8Array([...array.subarray(0, 10), ...Array(11_000).fill(0x20), ...array.subarray(10)]);
  new DataView(long.buffer).setUint16(8, 0x76 + 11_000, true);
  assert.throws(() => readWeights(long, 'w.npy'), { status: 'FILE_HEADER' });
});

test('metadata nested more deeply than anyone would are refused', () => {
  const nested = '['.repeat(50_000) + ']'.repeat(50_000);
  const text = new TextEncoder().encode(`{"__metadata__":{"a":${nested}}}`);
  const file = new Uint8Array(8 + text.length);
  new DataView(file.buffer).setUint32(0, text.length, true);
  file.set(text, 8);
  assert.throws(() => readWeights(file, 'w'), { status: 'FILE_HEADER' });
});
