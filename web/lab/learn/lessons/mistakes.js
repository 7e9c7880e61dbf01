// mistakes.js — lesson: look at the mistakes.

import { SMALL_NETWORK } from './network.js';

/** @type {import('./lessons.js').Lesson} */
export const mistakes = {
  id: 'mistakes',
  minutes: 9,
  steps: [
    {
      id: 'count',
      bet: { on: 'of100', options: { few: [0, 80], most: [80, 95], nearly: [95, 101] } },
      setUp: `${SMALL_NETWORK}&epochs=2`,
      act: { is: 'ran' },
      point: 'train',
      measure: 'result',
    },
    {
      id: 'pair',
      bet: { on: 'pair', options: { '4-9': '4-9', '3-5': '3-5', '7-9': '7-9', other: 'other' } },
      act: { is: 'cell', wrong: true },
      point: 'matrix',
      measure: 'result',
    },
    {
      id: 'sure',
      bet: { on: 'sureOf', options: { low: [0, 60], middle: [60, 95], high: [95, 101] } },
      act: { is: 'shown', wrong: true },
      point: 'gallery',
      measure: 'surest',
    },
    {
      id: 'second',
      bet: { on: 'rank', options: { second: 'second', lower: 'lower', first: 'first' } },
      act: { is: 'inside' },
      point: 'inside',
      measure: 'runnerUp',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        { id: 'wrong', measure: 'result', on: 'wrong' },
        { id: 'hardest', measure: 'result', on: 'hardest', kind: 'digit' },
        { id: 'predicted', measure: 'result', on: 'predicted', kind: 'digit' },
      ],
    },
  ],
};
