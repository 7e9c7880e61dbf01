// format.test.js — numbers as the page writes them.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { WORDS } from '../../../web/about/contents.js';
import { orderOf } from '../../../web/about/view.js';
import {
  barLabel,
  count,
  decimal,
  duration,
  megabytes,
  percent,
  shape,
  signed,
  significant,
  sureness,
  timeTaken,
  upTo,
  writeNumbersIn,
} from '../../../web/site/format.js';
import englishAbout from '../../../web/text/en/pages/about.js';
import { plainNumber } from '../../../web/text/plain-number.js';
import { translatorOf } from '../../../web/text/translate.js';
import chineseAbout from '../../../web/text/zh/pages/about.js';
import { chinese, LANGUAGES, english as t } from '../languages.js';
import { randoms } from '../photo.js';

test('counts have a comma between thousands', () => {
  assert.deepEqual([0, 999, 1000, 60_000, 1_199_882].map(count), [
    '0',
    '999',
    '1,000',
    '60,000',
    '1,199,882',
  ]);
});

test('a number below zero has a minus sign, also within a text', () => {
  assert.deepEqual(
    [decimal(-0.25, 2), upTo(-3.5, 2), count(-1200), significant(-0.001)],
    ['−0.25', '−3.5', '−1,200', '−0.001'],
  );
  const texts = { a: 'It gained {gain} points.' };
  for (const locale of ['en', 'zh-CN'])
    assert.equal(translatorOf(locale, { texts }, {})('a', { gain: -0.3 }), 'It gained −0.3 points.');
});

test('what is shown as zero has no sign, in any language', () => {
  for (const locale of ['en', 'zh-CN', 'de', 'en']) {
    writeNumbersIn(locale);
    for (const number of [-0, -0.004, -1e-9]) {
      assert.equal(decimal(number, 2), decimal(0, 2));
      assert.deepEqual(
        [upTo(number, 2), signed(number, 2), signed(-number, 2)],
        ['0', decimal(0, 2), decimal(0, 2)],
      );
    }
  }
  assert.deepEqual([decimal(-0.005, 2), signed(-0.3, 1), signed(0.3, 1)], ['−0.01', '−0.3', '+0.3']);
  assert.equal(decimal(Number.NaN, 2), 'NaN');
});

test('shares are per cent with a unit', () => {
  assert.equal(percent(0.9783), '97.8 %');
  assert.equal(percent(1, 0), '100 %');
});

test('only all is 100 per cent', () => {
  assert.equal(percent(0.99996), '99.9 %');
  assert.equal(percent(0.996, 0), '99 %');
  assert.equal(percent(1), '100.0 %');
});

test('a network is never quite sure', () => {
  const said = [0.5, 0.99, 0.9937, 0.99996, 1].map((confidence) => sureness(confidence, t));
  const most = '>99.9\u00a0% sure';
  assert.deepEqual(said, ['50\u00a0% sure', '99\u00a0% sure', '99.4\u00a0% sure', most, most]);
  assert.deepEqual([0.004, 0.42, 0.99, 0.9999].map(barLabel), ['0', '42', '99', '>99']);
});

test('bytes are millions with one decimal', () => {
  assert.equal(megabytes(9_912_422), '9.9');
});

test('shapes are joined as Keras orders them', () => {
  assert.equal(shape([26, 26, 32]), '26 × 26 × 32');
  assert.equal(shape([9216]), '9,216');
});

test('a time that is over has tenths of a second below ten', () => {
  const english = [0, 0.26, 9.94, 9.96, 75].map((seconds) => timeTaken(seconds, t));
  assert.deepEqual(english, ['0.0 s', '0.3 s', '9.9 s', '10 s', '1 min 15 s']);
  assert.equal(timeTaken(0.26, chinese), '0.3 秒');
  const short = [0.094, 0.052, 0.0049].map((seconds) => timeTaken(seconds, t));
  assert.deepEqual(short, ['0.09 s', '0.05 s', '0.005 s']);
});

test('durations have at most two units, in both languages', () => {
  const english = [-1, 0.4, 59.6, 61, 3_725].map((seconds) => duration(seconds, t));
  assert.deepEqual(english, ['0 s', '0 s', '1 min 0 s', '1 min 1 s', '1 h 2 min']);
  assert.equal(duration(61, chinese), '1 分 1 秒');
});

test('numbers are written as the language of the page writes them', (t) => {
  t.after(() => writeNumbersIn('en'));
  writeNumbersIn('de');
  assert.deepEqual([count(1_199_882), percent(0.9783), megabytes(9_912_422)], ['1.199.882', '97,8 %', '9,9']);
  assert.equal(percent(0.99996), '99,9 %');
  assert.equal(significant(0.0005), '0,0005');
  writeNumbersIn('zh-CN');
  assert.deepEqual([count(1_199_882), percent(0.9783)], ['1,199,882', '97.8 %']);
});

test('four digits are significant, small rates have all their zeros', () => {
  assert.deepEqual([0.01, 0.000001, 12345.6, 5].map(significant), ['0.01', '0.000001', '12350', '5']);
});

test('numbers that need no Intl are written as Intl writes them, in every language of the page', () => {
  const random = randoms(7);
  const numbers = [
    0,
    1,
    9,
    784,
    999,
    1000,
    60_000,
    1_199_882,
    0.5,
    1.005,
    2.675,
    0.045,
    99.95,
    1e14 + 0.5,
    123456.789,
  ];
  for (let i = 0; i < 3000; i++) numbers.push(Number((random() * 10 ** (i % 9)).toPrecision(1 + (i % 16))));
  const forms = [
    ...[0, 1, 2, 4].map((digits) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits })),
    ...[{ maximumFractionDigits: 2 }, { maximumSignificantDigits: 15 }],
    { maximumSignificantDigits: 9, useGrouping: false },
  ];
  for (const { locale } of Object.values(LANGUAGES)) {
    for (const form of forms) {
      const written = new Intl.NumberFormat(locale, form);
      for (const size of numbers)
        for (const number of [size, -size || 0]) {
          const plain = plainNumber(number, locale, form);
          const expected = written.format(number).replace('-', '−');
          if (plain !== null)
            assert.equal(plain, expected, `${number} in ${locale}, ${JSON.stringify(form)}`);
        }
    }
  }
});

test('what is very large or small, no number, or of another language is left to Intl', () => {
  const two = { maximumFractionDigits: 2 };
  for (const number of [1e21, 1e-7, Number.NaN, Number.POSITIVE_INFINITY])
    assert.equal(plainNumber(number, 'en', two), null, String(number));
  assert.deepEqual(
    [1000, 0.5, 999].map((number) => plainNumber(number, 'de', two)),
    [null, null, '999'],
  );
  assert.equal(plainNumber(5, 'de', { minimumFractionDigits: 1, maximumFractionDigits: 1 }), null);
  assert.equal(plainNumber(0.1 + 0.2, 'en', { maximumSignificantDigits: 15 }), null);
  assert.equal(plainNumber(-0.001, 'en', two), '−0');
});

test('the words of the glossary stand in the order of their language', () => {
  for (const { locale } of Object.values(LANGUAGES)) {
    const texts = locale.startsWith('zh') ? chineseAbout : englishAbout;
    const words = WORDS.map((id) => texts[`word.${id}`]);
    const sorted = words.toSorted(new Intl.Collator(locale).compare);
    assert.deepEqual(words.toSorted(orderOf(words, locale)), sorted);
  }
});
