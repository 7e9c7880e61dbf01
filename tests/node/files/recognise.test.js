// recognise.test.js — every kind of file is told by its bytes, has a place, and is refused elsewhere in words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, gzipSync } from 'node:zlib';

import { gunzip } from '../../../web/files/gzip.js';
import { placeOf, recognise, recogniseFile, refusal } from '../../../web/files/recognise.js';
import { arrayHeaders, memberNames, unzip } from '../../../web/files/unzip.js';
import { gzip, KINDS, latin1, npy, npz, utf8 } from '../file-samples.js';

for (const [kind, place, name, bytes] of KINDS)
  test(`${kind} as ${name} belongs to ${place}`, async () => {
    assert.equal(recognise(bytes), kind);
    assert.equal(await recogniseFile(new Blob([bytes.slice().buffer])), kind);
    assert.equal(placeOf(recognise(bytes), name), place);
  });

test('whatever is refused, the file is named and nothing is left to fill in', () => {
  for (const [, , name, bytes] of KINDS)
    for (const wanted of /** @type {const} */ (['data', 'weights'])) {
      const { message } = refusal(bytes, name, wanted);
      assert.ok(message.includes(`${name} `), message);
      assert.doesNotMatch(message, /[{}]|undefined/);
    }
});

test('what a server says in place of a file is quoted', () => {
  const said = (/** @type {string} */ text, name = 'mnist.npz') =>
    refusal(utf8(text), name, 'data').values.said;
  assert.equal(said('404: Not Found'), '404: Not Found');
  assert.equal(said('{"documentation": "x", "message": "Not Found"}'), 'Not Found');
  assert.equal(said('<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code>\n</Error>'), 'AccessDenied');
  assert.equal(said('<h1>Too many requests</h1>'), 'Too many requests');
  assert.equal(said('Bad gateway '.repeat(99))?.toString().length, 120);
  assert.equal(refusal(utf8('Some notes'), 'notes.txt', 'data').status, 'KIND_TEXT');
});

test('what macOS adds to an archive is no part of it', () => {
  const array = npy('|u1', [1], Uint8Array.of(7));
  const bytes = npz({
    'd/x_train': array,
    '__MACOSX/d/._x_train': utf8('Mac OS X'),
    'd/._x_train': utf8('Mac OS X'),
  });
  assert.deepEqual(Object.keys(unzip(bytes, 'd.zip')), ['d/x_train.npy']);
  assert.deepEqual(memberNames(bytes), ['d/x_train.npy']);
});

test('of an archive that is cut short the first members tell the kind', () => {
  const table = npz({ a: new Uint8Array(999) });
  for (const [bytes, kind] of /** @type {[Uint8Array, string][]} */ ([
    [npz({ x_train: npy('<f8', [2], new Float64Array(2)) }), 'dataNpz'],
    [npz({ '0.kernel': npy('<f4', [2], new Float32Array(2)) }), 'npz'],
    [table.with(34, 0x63), 'archive'],
  ])) {
    const cut = bytes.slice(0, -30);
    assert.equal(recognise(cut), kind);
    assert.throws(() => unzip(cut, 'd.zip'), { status: 'FILE_UNFINISHED' });
    assert.equal(refusal(cut, 'd.zip', 'data').status, 'FILE_UNFINISHED');
  }
});

test('no beginning of a file is too short', () => {
  for (const [, , , bytes] of KINDS)
    for (let length = 0; length < Math.min(bytes.length, 400); length++) recognise(bytes.subarray(0, length));
});

test('many comments before nothing are looked through once, and do not take for ever', () => {
  const comments = '<!-- -->'.repeat(400);
  assert.equal(recognise(utf8(`${comments}x`)), 'text');
  assert.equal(recognise(utf8(`<?xml version="1.0"?>${comments} <svg>`)), 'svg');
  assert.equal(recognise(utf8(`${comments}<html>`)), 'html');
});

test('of an archive with very many arrays only the first are looked at', () => {
  const one = npz({ arr_0: npy('<f4', [1], new Float32Array(1)) });
  const end = one.length - 22;
  const record = one.subarray(new DataView(one.buffer).getUint32(end + 16, true), end);
  const archive = new Uint8Array([
    ...one.subarray(0, end - record.length),
    ...Array(99)
      .fill([...record])
      .flat(),
  ]);
  const tail = one.slice(end);
  new DataView(tail.buffer).setUint16(10, 99, true);
  new DataView(tail.buffer).setUint32(16, end - record.length, true);
  assert.equal(arrayHeaders(new Uint8Array([...archive, ...tail])).length, 16);
});

test('a large picture that gzip has only stored is told, too', async () => {
  const picture = new Uint8Array([...latin1('\x89PNG\r\n\x1a\n'), ...new Uint8Array(1e6)]);
  for (const level of [constants.Z_NO_COMPRESSION, constants.Z_BEST_COMPRESSION]) {
    const packed = gzipSync(picture, { level });
    assert.equal(recognise(packed), 'picture');
    assert.equal(await recogniseFile(new Blob([packed])), 'picture');
  }
});

test('a gzip of several members and with zeros or anything after it is unpacked, a damaged one is not', () => {
  const text = utf8('1,2,3\n'.repeat(20_000));
  const packed = gzip(text);
  assert.deepEqual(gunzip(new Uint8Array([...packed, ...new Uint8Array(512)]), 'a'), text);
  assert.deepEqual(gunzip(new Uint8Array([...packed, ...utf8('and more')]), 'a'), text);
  assert.deepEqual(gunzip(new Uint8Array([...packed, ...packed]), 'a'), new Uint8Array([...text, ...text]));
  const wrong = packed.slice();
  wrong[packed.length - 8] ^= 1;
  for (const bytes of [wrong, packed.subarray(0, -9)])
    assert.throws(() => gunzip(bytes, 'a'), { status: 'FILE_ARCHIVE' });
});
