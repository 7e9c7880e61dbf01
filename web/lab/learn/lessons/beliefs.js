// beliefs.js — lesson: six things people believe.

import { SMALL_NETWORK } from './network.js';

/** @type {import('./lessons.js').Lesson} */
export const beliefs = {
  id: 'beliefs',
  minutes: 15,
  steps: [
    {
      id: 'programmed',
      bet: { on: 'of100', options: { none: [0, 30], some: [30, 60], most: [60, 101] } },
      setUp: `${SMALL_NETWORK}&data=fashion-mnist&epochs=1`,
      act: { is: 'ran', data: 'fashion-mnist' },
      point: 'train',
      measure: 'result',
    },
    {
      id: 'stores',
      bet: { on: 'fold', options: { same: [0, 1.5], ten: [1.5, 10], more: [10, 1000000] } },
      act: { is: 'opened', view: 'network' },
      point: 'summary',
      measure: 'stored',
    },
    {
      id: 'first',
      bet: { on: 'firstWrong', options: { none: [0, 1], some: [1, 1000000] } },
      setUp: `${SMALL_NETWORK}&epochs=1`,
      act: { is: 'ran' },
      point: 'train',
      measure: 'firstErrors',
    },
    {
      id: 'second',
      bet: { on: 'sameErrors', options: { all: 'all', some: 'some', none: 'none' } },
      setUp: `${SMALL_NETWORK}&epochs=1&seed=2`,
      act: { is: 'ran' },
      point: 'train',
      measure: 'twoSeeds',
    },
    {
      id: 'using',
      bet: { on: 'again', options: { same: 'same', other: 'other' } },
      act: { is: 'evaluated', split: 'test' },
      point: 'evaluateTest',
      measure: 'again',
    },
    {
      id: 'mine',
      bet: { on: 'again', options: { same: 'same', other: 'other' } },
      act: { is: 'evaluated', split: 'test', after: 'drawn' },
      point: 'evaluateTest',
      measure: 'again',
    },
    {
      id: 'gathers',
      bet: { on: 'elsewhere', options: { none: [0, 1], some: [1, 1000000] } },
      act: { is: 'drawn' },
      point: 'pad',
      measure: 'requests',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        { id: 'common', measure: 'earlier', on: 'common' },
        { id: 'print', measure: 'earlier', on: 'again', options: { same: 'same', other: 'other' } },
        { id: 'elsewhere', measure: 'earlier', on: 'elsewhere' },
      ],
    },
  ],
};
