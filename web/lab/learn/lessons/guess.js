// guess.js — lesson: the network guesses.

import { SMALL_NETWORK } from './network.js';

/** @type {import('./lessons.js').Lesson} */
export const guess = {
  id: 'guess',
  minutes: 8,
  steps: [
    {
      id: 'first',
      bet: { on: 'percent', options: { low: [0, 40], middle: [40, 90], high: [90, 101] } },
      setUp: `${SMALL_NETWORK}&epochs=1`,
      isUntrained: true,
      act: { is: 'drawn' },
      point: 'pad',
      measure: 'drawing',
    },
    {
      id: 'score',
      bet: { on: 'guessOf100', options: { few: [0, 25], half: [25, 60], most: [60, 101] } },
      setUp: `${SMALL_NETWORK}&epochs=1`,
      isUntrained: true,
      act: { is: 'evaluated', split: 'test' },
      point: 'evaluateTest',
      measure: 'guess',
    },
    {
      id: 'favourite',
      bet: { on: 'favouriteShare', options: { even: [0, 16], some: [16, 101] } },
      setUp: `${SMALL_NETWORK}&epochs=1`,
      isUntrained: true,
      act: { is: 'cell' },
      point: 'matrix',
      measure: 'guess',
    },
    {
      id: 'seed',
      bet: { on: 'sameAnswer', options: { same: 'same', close: 'close', other: 'other' } },
      act: { is: 'seeded', first: '1' },
      point: 'seed',
      measure: 'seeded',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        { id: 'favourite', measure: 'earlier', on: 'favourite', kind: 'digit' },
        { id: 'score', measure: 'earlier', on: 'guessOf100', within: 0.5 },
        { id: 'sure', measure: 'earlier', on: 'percent', within: 0.5 },
      ],
    },
  ],
};
