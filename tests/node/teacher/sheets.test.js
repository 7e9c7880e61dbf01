// sheets.test.js — plans and worksheets: how long they are, what they are about, and that their answers are right.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LESSONS as PLAYED } from '../../../web/lab/learn/lessons/lessons.js';
import { readSheets, writeSheets } from '../../../web/teacher/address.js';
import { BELIEFS_LESSON, LATER_LESSON, LESSONS, PLANS, timed } from '../../../web/teacher/contents.js';
import { LOSSES, SCORES, SEEDS, TRAININGS } from '../../../web/teacher/measured.js';
import {
  FIRST_PARAMETERS,
  ONES,
  SHADED_FROM,
  shadedRows,
  TEST_IMAGES,
} from '../../../web/teacher/sheets/facts.js';
import { ANSWER_PAGES, WORKSHEETS } from '../../../web/teacher/sheets/tasks.js';
import { taskValues } from '../../../web/teacher/sheets/values.js';

const REPRODUCED = new URL('../../../web/reproductions/core/reproduced.json', import.meta.url);

/** @typedef {{ system: string, values: Record<string, number | null> }} Entry */

/** The values of a measure in all trainings of a system. @param {string} system @param {string} measure */
function measured(system, measure) {
  const { entries } = /** @type {{ entries: Entry[] }} */ (JSON.parse(readFileSync(REPRODUCED, 'utf8')));
  return entries.flatMap((entry) => (entry.system === system ? (entry.values[measure] ?? []) : []));
}

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('the plans take 45 and 90 minutes, and the long one has every lesson of theirs in order', () => {
  assert.equal(timed(PLANS.short).at(-1)?.to, 45);
  assert.equal(timed(PLANS.long).at(-1)?.to, 90);
  const lessons = (/** @type {keyof typeof PLANS} */ id) =>
    PLANS[id].map(({ step }) => step).filter((step) => typeof step === 'number');
  assert.deepEqual(
    lessons('long'),
    LESSONS.filter((lesson) => lesson !== LATER_LESSON && lesson !== BELIEFS_LESSON),
  );
  assert.deepEqual(lessons('short'), [1, 3, 4, 6]);
  assert.deepEqual(timed(PLANS.short).slice(0, 2), [
    { step: 'open', from: 0, to: 4 },
    { step: 1, from: 4, to: 12 },
  ]);
});

test('a plan gives a lesson the time that it takes, but for one of which each group does a part', () => {
  for (const [id, steps] of Object.entries(PLANS))
    for (const { step, minutes, isPart } of steps)
      if (typeof step === 'number')
        assert.equal(minutes < PLAYED[step - 1].minutes, isPart ?? false, `${id}: lesson ${step}`);
  const pause = timed(PLANS.long).find(({ step }) => step === 'pause');
  assert.ok(pause && pause.from <= 45 && 90 - pause.to <= 45, 'the halves are periods');
});

test('every lesson has a worksheet, and its answers stand on one page', () => {
  assert.deepEqual(Object.keys(WORKSHEETS).map(Number), [...LESSONS]);
  assert.deepEqual(ANSWER_PAGES.flat(), [...LESSONS]);
  for (const { tasks } of Object.values(WORKSHEETS)) assert.ok(tasks.length >= 4);
});

test('an address names worksheets, and is read as it was written', () => {
  assert.equal(readSheets(''), null);
  assert.equal(readSheets('#plans'), null);
  assert.deepEqual(readSheets('#print'), [...LESSONS]);
  assert.deepEqual(readSheets('#print=5,4,99,x'), [4, 5]);
  assert.deepEqual(readSheets('#print='), []);
  assert.equal(writeSheets(LESSONS), '#print');
  for (const some of /** @type {import('../../../web/teacher/address.js').LessonNumber[][]} */ ([
    [],
    [2],
    [1, 9],
  ]))
    assert.deepEqual(readSheets(writeSheets(some)), some);
});

test('the figures are those of the trainings that are kept', () => {
  const near = (/** @type {number[]} */ means, /** @type {string} */ measure) =>
    means.forEach((loss, index) => {
      const values = measured('mlp-adam', `${measure} ${index + 1}`);
      assert.equal(values.length, SEEDS);
      assert.ok(Math.abs(loss - mean(values)) <= 0.0005, `${measure} ${index + 1}: ${mean(values)}`);
    });
  near(LOSSES.training, 'trainLoss');
  near(LOSSES.validation, 'valLoss');
  for (const [system, { least, most }] of Object.entries(SCORES)) {
    const values = measured(system, 'valAccuracy 5');
    assert.deepEqual([least, most], [Math.min(...values), Math.max(...values)], system);
  }
});

test('ranges are those of the trainings that are kept, rounded outwards', () => {
  /** @type {{ name: string, accuracy: number }[]} */
  const kept = JSON.parse(readFileSync(new URL('../../fixtures/worksheets.json', import.meta.url), 'utf8'));
  for (const [name, { seeds, least, most }] of Object.entries(TRAININGS)) {
    const found = kept.filter((each) => each.name === name).map(({ accuracy }) => accuracy);
    assert.equal(found.length, seeds, name);
    assert.ok(least <= Math.min(...found) && Math.min(...found) < least + 0.01, name);
    assert.ok(most >= Math.max(...found) && Math.max(...found) > most - 0.01, name);
  }
  const ofOnes = kept.filter(({ name }) => name === 'zeros').map(({ accuracy }) => accuracy);
  assert.deepEqual(
    ofOnes,
    [ONES / TEST_IMAGES, ONES / TEST_IMAGES],
    'all weights 0: it says 1 to everything',
  );
});

test('the numbers of the answers are right', () => {
  const values = taskValues();
  const has = (/** @type {string} */ key, /** @type {Record<string, unknown>} */ expected) =>
    assert.deepEqual(
      Object.fromEntries(Object.keys(expected).map((name) => [name, values[key][name]])),
      expected,
      key,
    );
  assert.equal(FIRST_PARAMETERS, 26_386);
  has('picture.bytes', { bytes: 47_040_000, megabytes: '47.0' });
  has('neuron.sum', { products: '0.8; −0.2; 0', sum: '0.7' });
  has('neuron.relu', { first: '0.7', sum: '−0.18', second: '0' });
  has('neuron.filter', { a: '3', b: '0' });
  has('neuron.many', { all: 401_920 });
  has('guess.softmax', { total: '30.20', shares: '9.0 %; 24.5 %; 66.5 %' });
  has('guess.loss', { chance: '2.30', losses: '0.01, 0.51, 2.30, 4.61' });
  has('train.batches', { quotient: '468.75', steps: 469, last: 96, all: 2345 });
  has('train.step', { first: '0.3', second: '0.4' });
  has('train.curves', { best: 4 });
  has('train.mine', { parameters: 101_770, firstParameters: 26_386, least: '93.9 %', most: '94.9 %' });
  has('mistakes.mine', { least: 390, most: 450, firstLeast: 80, firstMost: 100 });
  has('test.wrong', { wrong: 220, missed: '2.2 %' });
  has('mistakes.matrix', { all: 982, hit: 960, recall: '97.8 %', said: 991, precision: '96.9 %' });
  has('mistakes.post', { right: '95.1 %', astray: 980 });
  has('hand.share', { share: '80 %', otherShare: '90 %', sum: 39, all: 45, together: '86.7 %' });
  has('break.compose', { slope: 6, height: 1 });
  has('beliefs.room', { weights: '105.5', fold: 446 });
  has('beliefs.common', { wrong: 290, right: 9710 });
  has('keras.dense', { counts: '401,920; 262,656; 5,130', all: 669_706 });
  has('keras.conv', { counts: '320; 18,496; 0; 0; 1,179,776; 1,290', all: 1_199_882 });
  has('keras.where', { flat: 9216, smaller: 2304, most: 1_179_776, less: 295_040 });
});

test('what is dark enough to be shaded is a 5', () => {
  const shaded = shadedRows().map((row) => row.map((value) => (value >= SHADED_FROM ? '#' : '.')).join(''));
  assert.deepEqual(shaded, [
    '..#####.',
    '..#####.',
    '.##.....',
    '.##.....',
    '.#####..',
    '..#..##.',
    '.....##.',
    '.....##.',
    '.#...##.',
    '.#####..',
    '...#....',
  ]);
});
