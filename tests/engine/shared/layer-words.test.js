// layer-words.test.js — what is proposed for a line of layers is what the engine takes.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  completionsAt,
  fittingAt,
  isSignedScaling,
  LAYER_WORDS,
  OPTION_WORDS,
  withLayer,
  withScaling,
  withWord,
} from '../../../web/shared/layer-words.js';
import { PRESETS } from '../../../web/shared/presets.js';
import { firstBuild } from '../builds.js';

const { skip, load } = firstBuild;

describe('the engine', { skip }, () => {
  /** What it says of a line: nothing, or the status and the column. @param {any} engine @param {string} layers */
  const refusal = (engine, layers) => {
    try {
      engine.createModel({ layers, optimizer: 'sgd', seed: 1 }).destroy();
      return null;
    } catch (error) {
      return /** @type {any} */ (error);
    }
  };

  test('takes every example in every preset, or says that the images are too small for it there', async () => {
    const engine = await load();
    /** @type {Set<string>} */
    const tooSmall = new Set();
    for (const { examples } of Object.values(LAYER_WORDS))
      for (const example of examples)
        for (const { id, layers } of PRESETS) {
          const line = withLayer(layers, example);
          const refused = refusal(engine, line);
          if (!refused) continue;
          assert.match(refused.message, /larger than the layer's input/, line);
          const begin = line.indexOf(`| ${example} |`) + 2;
          assert.ok(refused.at > begin && refused.at <= begin + example.length, `${refused.at} of ${line}`);
          tooSmall.add(id);
        }
    assert.deepEqual([...tooSmall], ['tiny'], 'its last images have 2 × 2 pixels');
  });

  test('takes every word that is proposed, and no other one', async () => {
    const engine = await load();
    const lines = [
      ...['dense 8 ', 'conv 8 3x3 ', 'maxpool 2 ', 'avgpool 2 ', 'globalavgpool ', 'dropout 0.5 '],
      ...['flatten ', 'batchnorm '],
    ];
    for (const start of lines) {
      const fitting = fittingAt(`${start}| dense 10 softmax`, start.length)?.words ?? [];
      for (const word of OPTION_WORDS) {
        const line = `${start}${word}${word === 'stride' ? ' 1' : ''} | dense 10 softmax`;
        assert.equal(refusal(engine, line) === null, fitting.includes(word), line);
      }
    }
    const last = fittingAt('dense 10 ', 9)?.words ?? [];
    for (const word of ['softmax', 'sigmoid', 'step'])
      assert.ok(last.includes(word) && !refusal(engine, `dense 10 ${word}`));
  });

  test('takes every layer and every number that is proposed', async () => {
    const engine = await load();
    for (const name of fittingAt('', 0)?.words ?? []) {
      const usual = fittingAt(`${name} `, name.length + 1);
      const second = name === 'conv' ? [' 3x3', ' 5x5', ' 1x1'] : [''];
      for (const number of LAYER_WORDS[name].takes.length ? (usual?.words ?? []) : [''])
        for (const more of second)
          assert.equal(refusal(engine, `${name} ${number}${more} | dense 10 softmax`)?.message, undefined);
    }
  });

  test('names a column at which something fits, wherever a mistake is', async () => {
    const engine = await load();
    const mistakes = [
      ...['dens 10 softmax', 'dense 10 softmx', 'dense x softmax', 'conv 8 | dense 10 softmax'],
      ...[
        'maxpool 2 relu | dense 10 softmax',
        'maxpool 2 stride x | dense 10 softmax',
        'conv 8 3x3 stride x | dense 10 softmax',
        'rescaling | dense 10 softmax',
      ],
    ];
    for (const line of mistakes) {
      const { at } = refusal(engine, line);
      assert.ok(fittingAt(line, at - 1)?.words.length, line);
    }
  });
});

test('a word is completed, and what follows it proposed', () => {
  const words = (/** @type {string} */ line, caret = line.length) => completionsAt(line, caret).words;
  assert.deepEqual(words('den'), ['dense']);
  assert.deepEqual(words('dense'), ['10', '64', '128', '512']);
  assert.deepEqual(words('dense 3'), [
    'softmax',
    'sigmoid',
    'step',
    'relu',
    'tanh',
    'linear',
    'glorot',
    'he',
    'zeros',
    'nobias',
  ]);
  assert.deepEqual(words('dense 64 re'), ['relu']);
  assert.deepEqual(words('dense 64 relu'), ['glorot', 'he', 'zeros', 'nobias']);
  assert.deepEqual(words('dense 64 relu | dense 10 softmax', 13), ['glorot', 'he', 'zeros', 'nobias']);
  assert.deepEqual(words('conv 8 3x3 | dense 10 softmax', 10)[0], 'same');
  assert.ok(!words('conv 8 3x3 | dense 10 softmax', 10).includes('softmax'));
  assert.deepEqual(words('maxpool 3 s'), ['stride']);
  assert.deepEqual(words('maxpool 3 stride '), ['1', '2', '3']);
  assert.deepEqual(words('conv 8 3x3 same str'), ['stride']);
  assert.deepEqual(words('glob'), ['globalavgpool']);
  assert.deepEqual(words('batchnorm '), ['relu', 'sigmoid', 'tanh', 'linear']);
  assert.deepEqual(words('flatten'), []);
  assert.ok(!words('flatten | ').includes('rescaling'));
});

test('a chosen word takes the place of what is typed, or follows it', () => {
  const choose = (/** @type {string} */ line, /** @type {string} */ word, caret = line.length) =>
    withWord(line, completionsAt(line, caret), word);
  assert.deepEqual(choose('den', 'dense'), { line: 'dense', caret: 5 });
  assert.deepEqual(choose('dense 64', 'relu'), { line: 'dense 64 relu', caret: 13 });
  assert.deepEqual(choose('dense 64| dense 10 softmax', 'relu', 8), {
    line: 'dense 64 relu | dense 10 softmax',
    caret: 13,
  });
  assert.deepEqual(choose('dense 10 sofmax', 'softmax', 9), { line: 'dense 10 softmax', caret: 16 });
});

test('a layer goes where it fits', () => {
  const line = 'conv 8 3x3 relu | flatten | dense 10 softmax';
  assert.equal(withLayer(line, 'maxpool 2'), 'conv 8 3x3 relu | maxpool 2 | flatten | dense 10 softmax');
  assert.equal(
    withLayer(line, 'dense 64 relu'),
    'conv 8 3x3 relu | flatten | dense 64 relu | dense 10 softmax',
  );
  assert.equal(withLayer(line, 'dense 10 step'), 'conv 8 3x3 relu | flatten | dense 10 step');
  assert.equal(withLayer('dense 10 softmax', 'conv 8 3x3'), 'conv 8 3x3 | dense 10 softmax');
});

test('the scaling of pixels is a layer at the beginning, or none', () => {
  const signed = withScaling('dense 10 softmax', true);
  assert.equal(signed, 'rescaling -1..1 | dense 10 softmax');
  assert.deepEqual([isSignedScaling(signed), isSignedScaling('dense 10 softmax')], [true, false]);
  assert.equal(withScaling(signed, true), signed);
  assert.equal(withScaling(signed, false), 'dense 10 softmax');
  assert.equal(withScaling('rescaling 0..1 | dense 10 softmax', true), signed);
});
