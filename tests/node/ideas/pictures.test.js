// pictures.test.js — addresses of ideas with their numbers, and pictures of whatever numbers an address can name.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fitted, readPlace, usualValues, writePlace } from '../../../web/ideas/address.js';
import { ALIASES, IDEAS } from '../../../web/ideas/catalog.js';
import { exampleImage } from '../../../web/ideas/core/mnist.js';
import { formula } from '../../../web/ideas/formulas.js';
import { PICTURES } from '../../../web/ideas/pictures.js';
import { translatorOf } from '../../../web/text/translate.js';
import { LANGUAGES } from '../languages.js';

const image = exampleImage();

/** @param {unknown} part  a template of lit-html, or something in it @returns {string}  as it is written */
function written(part) {
  if (Array.isArray(part)) return part.map(written).join('');
  const { strings, values } = /** @type {any} */ (part ?? {});
  if (!strings) return ['string', 'number'].includes(typeof part) ? String(part) : '';
  return strings
    .map((/** @type {string} */ text, /** @type {number} */ i) => text + written(values[i]))
    .join('');
}

test('an address names an idea and its numbers, and is written as it is read', () => {
  assert.deepEqual(readPlace('#cross-entropy=0.6'), { id: 'cross-entropy', values: [0.6] });
  assert.deepEqual(readPlace('#softmax=0,1,2,3,4'), { id: 'softmax', values: [0, 1, 2, 3, 4] });
  assert.equal(writePlace('softmax', [0, 1.25, -2]), '#softmax=0,1.25,-2');
  for (const id of Object.keys(IDEAS)) {
    assert.equal(writePlace(id, usualValues(id)), `#${id}`);
    assert.deepEqual(readPlace(`#${id}`), { id, values: usualValues(id) });
    const least = fitted(
      id,
      IDEAS[id].map(({ least }) => least),
    );
    assert.deepEqual(readPlace(writePlace(id, least)), { id, values: least });
  }
});

test('what an address cannot mean is left out: other ideas, numbers beyond the limits, no numbers', () => {
  for (const hash of [
    '',
    '#',
    '#nothing',
    '#softmax/',
    '#__proto__',
    '#constructor=1',
    `#${'x'.repeat(1e5)}`,
  ])
    assert.equal(readPlace(hash), null, hash.slice(0, 20));
  assert.deepEqual(readPlace('#batch=0,-5,1e99')?.values, [1, 1, 10_000]);
  assert.deepEqual(readPlace('#batch=,x,3')?.values, [60_000, 128, 3]);
  assert.deepEqual(readPlace('#one-hot=3,4,5')?.values, [3]);
  assert.equal(readPlace(`#softmax=${'1,'.repeat(100)}`)?.values.length, 10);
});

test('other words lead to the same idea, with numbers of their own', () => {
  for (const [word, [id, ...values]] of Object.entries(ALIASES))
    assert.deepEqual(readPlace(`#${word}`), { id, values: fitted(id, values) }, word);
  assert.deepEqual(readPlace('#relu=-1')?.values[0], -1);
});

for (const [code, { locale, ideas }] of Object.entries(LANGUAGES))
  test(`every picture can be drawn with its usual, least and largest numbers, ${code}`, async () => {
    const { texts } = await ideas();
    const t = translatorOf(locale, { texts }, texts);
    for (const [id, limits] of Object.entries(IDEAS))
      for (const which of /** @type {const} */ (['usual', 'least', 'most'])) {
        const values = limits.map((limit) => limit[which]);
        const text = written(PICTURES[id](/** @type {any} */ ({ values, t, image, change() {} })));
        assert.ok(text.length > 100, id);
        assert.doesNotMatch(text, /undefined|NaN|\[object/, `${id} ${which}`);
      }
  });

test('the pictures say the numbers of the tutorials', async () => {
  const { texts } = await LANGUAGES.en.ideas();
  const t = translatorOf('en', { texts }, texts);
  const said = (/** @type {string} */ hash) => {
    const { id, values } = /** @type {NonNullable<ReturnType<typeof readPlace>>} */ (readPlace(hash));
    return written(PICTURES[id](/** @type {any} */ ({ values, t, image, change() {} })));
  };
  for (const number of ['0.0900', '0.2447', '0.6652']) assert.ok(said('#softmax').includes(number), number);
  for (const number of ['0.0900', '0.2447', '0.6652', '∞'])
    assert.ok(said('#softmax=1001,1002,1003').includes(number));
  assert.match(said('#cross-entropy'), /0\.5108/);
  assert.match(said('#batch'), /469 steps.*2,345 updates/s);
  assert.match(said('#parameters'), /784 · 512 \+ 512 = <b>401,920/);
  assert.match(said('#parameters=1,3,32,64'), /<b>18,496/);
  assert.match(said('#lenet-5'), /61,706/);
  assert.match(said('#flatten'), /9,216/);
  assert.match(said('#overfitting=9,99.1,97.85'), /99\.10 %.*97\.85 %.*1\.25 points/s);
});

test('every formula is MathML with as many parts as its elements need', () => {
  const needs = { mfrac: 2, msub: 2, msup: 2, msubsup: 3, munder: 2, mover: 2 };
  for (const id of Object.keys(IDEAS)) {
    const text = written(formula(id));
    assert.match(text, /^<math display="block">/, id);
    for (const [name, count] of Object.entries(needs))
      for (const [, inside] of text.matchAll(
        new RegExp(`<${name}>((?:(?!</?${name}>).)*)</${name}>`, 'gs'),
      )) {
        let depth = 0;
        let children = 0;
        for (const [, end] of inside.matchAll(/<(\/?)\w+>/g)) {
          if (!end && depth++ === 0) children++;
          if (end) depth--;
        }
        assert.equal(children, count, `${id} ${name}`);
      }
  }
});
