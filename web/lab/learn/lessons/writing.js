// writing.js — lesson: our own handwriting.

/** @type {import('./lessons.js').Lesson} */
export const writing = {
  id: 'writing',
  minutes: 10,
  steps: [
    {
      id: 'base',
      bet: { on: 'of100', options: { few: [0, 70], most: [70, 97], nearly: [97, 101] } },
      setUp: 'preset=fast&epochs=1',
      act: { is: 'ran' },
      point: 'train',
      measure: 'result',
    },
    {
      id: 'three',
      bet: { on: 'handRight', options: { none: [0, 1], some: [1, 3], all: [3, 100] } },
      act: { is: 'kept', count: 3 },
      point: 'bars',
      measure: 'hand',
    },
    {
      id: 'ten',
      bet: { on: 'handPercent', options: { few: [0, 60], most: [60, 90], all: [90, 101] } },
      act: { is: 'kept', count: 10 },
      point: 'bars',
      measure: 'hand',
    },
    {
      id: 'learn',
      bet: { on: 'ownGain', options: { better: [1, 3000], same: [0, 1], worse: [-3000, 0] } },
      act: { is: 'learnt' },
      point: 'learnHand',
      measure: 'handReport',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        { id: 'count', measure: 'earlier', on: 'handCount' },
        { id: 'right', measure: 'earlier', on: 'handRight' },
        {
          id: 'price',
          measure: 'earlier',
          on: 'testGain',
          options: { gained: [0.005, 101], same: [-0.005, 0.005], lost: [-101, -0.005] },
        },
      ],
    },
  ],
};
