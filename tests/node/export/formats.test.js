// formats.test.js — every format has its button, and writes the same bytes for the same network.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { archive, FORMATS } from '../../../web/export/formats.js';
import { forward } from '../../../web/export/forward.js';
import { networkOf } from '../../../web/export/network.js';
import { LABELS } from '../../../web/lab/saving/export-panel.js';
import { texts } from '../../../web/text/en/texts.js';
import { translator } from '../../../web/text/translate.js';
import { smallNetwork, smallTensors } from '../small-network.js';

const PAGE = {
  language: 'en',
  t: translator('en', { texts }),
  reader: { script: 'f("</script>")', style: '' },
};

test('the page has a button for each format of the terminal, by the same name', () =>
  assert.deepEqual(
    Object.entries(LABELS),
    Object.entries(FORMATS).map(([name, { label }]) => [name, label]),
  ));

for (const [name, { end, write }] of Object.entries(FORMATS))
  test(`${name}: the first file ends in ${end}, and the same network gives the same bytes`, () => {
    const files = write(smallNetwork(), 'small', PAGE);
    assert.equal(files[0].name, `small${end}`);
    assert.ok(files.every((file) => file.name.startsWith('small.')));
    assert.deepEqual(write(smallNetwork(), 'small', PAGE), files);
    const unpacked = unzipSync(archive(files));
    assert.deepEqual(
      Object.keys(unpacked),
      files.map((file) => file.name),
    );
    assert.deepEqual(archive(files), archive(write(smallNetwork(), 'small', PAGE)));
  });

test('weights that are not numbers are exported in no format', () => {
  const tensors = smallTensors();
  tensors[0].values[3] = NaN;
  assert.throws(() => networkOf([{ text: 'dense 2 softmax', shape: [2], paramCount: 2 }], tensors, {}), {
    status: 'FILE_NOT_FINITE_LAYER',
  });
});

test('nothing in the exported page ends its script early', () => {
  const [{ content }] = FORMATS.html.write(smallNetwork(), 'small', PAGE);
  assert.equal(String(content).match(/<\/script/g)?.length, 2);
  assert.ok(String(content).includes('f("<\\/script>")'));
});

test('outputs of a digit that the network does not tell apart have no digit', () => {
  const layers = (/** @type {number} */ units) => [
    { text: `dense ${units} softmax nobias`, shape: [units], paramCount: 784 * units },
  ];
  const kernel = (/** @type {number} */ units) => [
    { name: '0.kernel', shape: [784, units], values: new Float32Array(784 * units) },
  ];
  const digits = (/** @type {number} */ units, /** @type {string} */ classes) =>
    networkOf(layers(units), kernel(units), { classes }).digits;
  assert.deepEqual(digits(2, '4,9'), [4, 9]);
  assert.deepEqual(digits(1, '4,9'), [4, 9]);
  assert.deepEqual(digits(10, '4,9'), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const { outputs, best } = forward(
    networkOf(layers(3), kernel(3), { classes: '1,2,3' }),
    new Uint8Array(784),
  );
  assert.deepEqual(
    [...outputs].map((value) => value.toFixed(4)),
    ['0.3333', '0.3333', '0.3333'],
  );
  assert.equal(best, 0);
});
