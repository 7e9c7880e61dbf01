// honest.js — lesson: an honest test.

import { SMALL_NETWORK } from './network.js';

/** @type {import('./lessons.js').Lesson} */
export const honest = {
  id: 'honest',
  minutes: 10,
  steps: [
    {
      id: 'few',
      bet: { on: 'higher', options: { train: 'train', same: 'same', test: 'test' } },
      setUp: `${SMALL_NETWORK}&images=200&epochs=10&batch=20`,
      act: { is: 'ran' },
      point: 'train',
      measure: 'gap',
    },
    {
      id: 'memory',
      bet: { on: 'memoryOf100', options: { some: [0, 90], most: [90, 99.95], all: [99.95, 101] } },
      act: { is: 'evaluated', split: 'train' },
      point: 'evaluateTrain',
      measure: 'memory',
    },
    {
      id: 'more',
      bet: { on: 'gain', options: { much: [3, 101], little: [-3, 3], less: [-101, -3] } },
      setUp: `${SMALL_NETWORK}&images=2000&epochs=10&batch=20`,
      act: { is: 'ran' },
      point: 'train',
      measure: 'gain',
    },
    {
      id: 'again',
      bet: { on: 'again', options: { same: 'same', other: 'other' } },
      act: { is: 'evaluated', split: 'test' },
      point: 'evaluateTest',
      measure: 'again',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        {
          id: 'where',
          measure: 'earlier',
          on: 'higher',
          options: { train: 'train', same: 'same', test: 'test' },
        },
        { id: 'wrong', measure: 'result', on: 'wrong' },
        { id: 'print', measure: 'earlier', on: 'again', options: { same: 'same', other: 'other' } },
      ],
    },
  ],
};
