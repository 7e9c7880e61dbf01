// c-header.test.js — the C header compiles without a warning and reads images as the engine does.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeCHeader } from '../../../web/export/c-header.js';
import { leftOut } from '../../gate.js';
import { MAIN, OTHERS, pixelsOf, train } from './trained.js';

const folder = mkdtempSync(join(tmpdir(), 'digit-lab-c-'));
after(() => rmSync(folder, { recursive: true }));

/** Reads images from standard input and prints, of each, the digit and the outputs in hexadecimal. */
const PROGRAM = `
#include "network.h"
#include "network.h"
#include <stdio.h>
int main(void)
{
    static digit_memory memory;
    unsigned char pixels[784];
    float outputs[sizeof memory / sizeof(float)];
    while (fread(pixels, 1, sizeof pixels, stdin) == sizeof pixels) {
        int i;
        const int digit = digit_read(&memory, pixels, outputs);
        printf("%d", digit);
        for (i = 0; i < OUTPUTS; i++) printf(" %a", (double)outputs[i]);
        printf("\\n");
    }
    return 0;
}
`;

const STRICT = ['-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wshadow', '-Werror'];

/** @param {string} text   such as -0x1.8p-3 */
function hexadecimal(text) {
  const [, sign, whole, fraction = '', power] = /^(-?)0x(\d)\.?([\da-f]*)p([+-]\d+)$/.exec(text) ?? [];
  return Number(`${sign}1`) * parseInt(whole + fraction, 16) * 2 ** (Number(power) - 4 * fraction.length);
}

/** @param {import('../../../web/export/network.js').Network} network @param {number} count */
function readWithC(network, count) {
  const [{ name, content }] = writeCHeader(network, 'network');
  assert.ok(content.split('\n').length < 300, `${content.split('\n').length} lines`);
  assert.equal(content.match(/#include/g), null);
  writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'read.c'), `#define OUTPUTS ${network.outputs}\n${PROGRAM}`);
  const program = join(folder, 'read');
  execFileSync('gcc', ['-std=c99', '-O2', ...STRICT, join(folder, 'read.c'), '-o', program]);
  const input = Buffer.concat(Array.from({ length: count }, (_, i) => pixelsOf(i)));
  const printed = execFileSync(program, { input, maxBuffer: 1 << 27 })
    .toString()
    .trim()
    .split('\n');
  return printed.map((line) => {
    const [digit, ...outputs] = line.split(' ');
    return { digit: Number(digit), outputs: outputs.map(hexadecimal) };
  });
}

/** @param {import('./trained.js').Trained} trained @param {number} count */
function compare({ network, answers }, count) {
  const read = readWithC(network, count);
  const expected = answers(count);
  assert.equal(read.length, count);
  for (const [i, { digit, outputs }] of read.entries()) {
    assert.equal(digit, expected[i].digit, `image ${i}`);
    for (const [j, output] of outputs.entries())
      assert.ok(Math.abs(output - expected[i].outputs[j]) < 1e-5, `image ${i}: ${outputs}`);
  }
}

test(
  '10,000 probabilities of the C header are within 1e-5 of the engine’s, and all answers equal',
  { skip: leftOut },
  () => compare(train(MAIN), 1000),
);

for (const { line, classes } of OTHERS)
  test(`as a C header: ${line}`, { skip: leftOut }, () =>
    compare(train(line, classes ? { classes } : {}), 20),
  );

test('a second network in one source file is refused in words, the same one is not included twice', () => {
  const networks = [train('dense 10 softmax'), train('dense 4 relu | dense 10 softmax')];
  for (const [i, { network }] of networks.entries())
    writeFileSync(join(folder, `net${i}.h`), writeCHeader(network, `net${i}`)[0].content);
  const compile = (/** @type {string[]} */ ...names) => {
    const file = join(folder, 'several.c');
    writeFileSync(file, names.map((name) => `#include "${name}"\n`).join(''));
    return spawnSync('gcc', ['-std=c99', '-fsyntax-only', file], { encoding: 'utf8' });
  };
  assert.equal(compile('net0.h', 'net0.h').stderr, '');
  assert.equal(compile('net1.h').stderr, '');
  const { status, stderr } = compile('net0.h', 'net1.h');
  assert.equal(status, 1);
  assert.match(stderr, /net1\.h: another network of Digit Lab is included before\. Include each in a source/);
  assert.equal(stderr.match(/error:/g)?.length, 1);
});

test('as many layers as there may be fit into 300 lines', () => {
  const line = ['conv 2 5x5 stride 6', ...Array(30).fill('conv 2 1x1 tanh'), 'dense 10 softmax'].join(' | ');
  compare(train(line), 2);
});
