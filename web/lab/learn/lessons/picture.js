// picture.js — lesson: a picture is numbers.

/** @type {import('./lessons.js').Lesson} */
export const picture = {
  id: 'picture',
  minutes: 8,
  steps: [
    {
      id: 'numbers',
      bet: { on: 'zeroPercent', options: { few: [0, 40], half: [40, 65], most: [65, 101] } },
      act: { is: 'shown' },
      point: 'samples',
      measure: 'pixels',
    },
    {
      id: 'pen',
      bet: { on: 'ink', options: { few: [0, 60], some: [60, 220], most: [220, 785] } },
      act: { is: 'drawn' },
      point: 'pad',
      measure: 'drawing',
    },
    {
      id: 'size',
      bet: { on: 'tall', options: { smaller: [0, 17], same: [17, 29] } },
      act: { is: 'drawn', most: 0.5 },
      point: 'pad',
      measure: 'smallDrawing',
    },
    {
      id: 'rule',
      bet: { on: 'rulePercent', options: { few: [0, 60], many: [60, 85], all: [85, 101] } },
      act: { is: 'samples' },
      point: 'otherSamples',
      measure: 'inkRule',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        { id: 'count', measure: 'earlier', on: 'count' },
        { id: 'zeros', measure: 'earlier', on: 'zeros', within: 10 },
        {
          id: 'rule',
          measure: 'earlier',
          on: 'rulePercent',
          options: { enough: [85, 101], notEnough: [0, 85] },
        },
      ],
    },
  ],
};
