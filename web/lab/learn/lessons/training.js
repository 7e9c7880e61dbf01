// training.js — lesson: training.

import { SMALL_NETWORK } from './network.js';

/** @type {import('./lessons.js').Lesson} */
export const training = {
  id: 'training',
  minutes: 10,
  steps: [
    {
      id: 'batch',
      bet: { on: 'direction', options: { smaller: 'smaller', same: 'same', larger: 'larger' } },
      setUp: `${SMALL_NETWORK}&epochs=1`,
      act: { is: 'stepped', piece: 'batch' },
      point: 'batchStep',
      measure: 'change',
    },
    {
      id: 'epoch',
      bet: { on: 'of100', options: { guess: [0, 30], half: [30, 65], most: [65, 93], nearly: [93, 101] } },
      setUp: `${SMALL_NETWORK}&epochs=1`,
      act: { is: 'ran' },
      point: 'train',
      measure: 'result',
    },
    {
      id: 'again',
      bet: { on: 'gain', options: { much: [10, 101], little: [0.05, 10], none: [-101, 0.05] } },
      act: { is: 'ran' },
      point: 'train',
      measure: 'gain',
    },
    {
      id: 'curve',
      bet: { on: 'steepest', options: { first: 'first', middle: 'middle', last: 'last' } },
      act: { is: 'opened', view: 'training' },
      point: 'curves',
      measure: 'curve',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        { id: 'wrong', measure: 'result', on: 'wrong' },
        { id: 'epochs', measure: 'result', on: 'epochs' },
        {
          id: 'loss',
          measure: 'earlier',
          on: 'direction',
          options: { smaller: 'smaller', same: 'same', larger: 'larger' },
        },
      ],
    },
  ],
};
