// fuzz.test.js — the readers of files and sessions: whatever is damaged, an input is read or refused in words.
//
// Here for a moment; `npm run fuzz` goes on for as long as one likes.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { FileError } from '../../web/files/errors.js';
import { fuzz, inputOf, tryInput } from '../fuzz/fuzzer.js';
import { TARGETS } from '../fuzz/targets.js';

const RUNS = 3000;

for (const [name, target] of Object.entries(TARGETS))
  test(`${name}: whatever is damaged, an input is read or refused in words`, async () => {
    const read = await fuzz(target, { runs: RUNS, seed: 1 });
    assert.ok(read < RUNS || target.refusals.length === 0, 'something was damaged');
  });

/** @param {(input: any) => unknown} read @param {any} seed */
const targetOf = (read, seed) => ({ files: [], seeds: [seed], read, refusals: [FileError] });

/** Readers with a fault, and a right input. @type {[string, (input: any) => unknown, any, RegExp][]} */
const FAULTY = [
  [
    'an error of another kind',
    (bytes) => bytes.length < 9 && /** @type {any} */ (null).length,
    new Uint8Array(9),
    /null/,
  ],
  ['a refusal that lacks words', throwFileError, new Uint8Array(9), /without words/],
  ['too much memory', (text) => new Uint8Array(text.length === 9 ? 1 : 1e7), 'nine here', /bytes of memory/],
  ['a wrong value in a record', ({ list }) => list.length, { list: [1, 2], more: 'x' }, /length/],
];

/** @param {Uint8Array} bytes */
function throwFileError({ length }) {
  if (length !== 9) throw new FileError('FILE_CUT_SHORT', { file: 'x', bytes: length });
}

/** How much memory an input needs is never twice the same. @param {string} message */
const withoutMemory = (message) => message.replace(/\d+ bytes of memory/, 'bytes of memory');

for (const [fault, read, seed, words] of FAULTY)
  test(`${fault} is found, and the input that shows it is named`, async () => {
    const target = targetOf(read, seed);
    const failure = await fuzz(target, { runs: RUNS, seed: 1 }).catch((error) => error);
    const { message, cause } = failure;
    assert.match(cause.message, words);
    const input = inputOf(target, Buffer.from(message.slice('--input '.length), 'base64'));
    const again = await tryInput(target, input).catch((error) => error);
    assert.equal(withoutMemory(again.message), withoutMemory(cause.message));
  });
