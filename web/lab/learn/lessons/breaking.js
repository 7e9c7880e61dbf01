// breaking.js — lesson: break it.

/** @type {import('./lessons.js').Lesson} */
export const breaking = {
  id: 'breaking',
  minutes: 14,
  steps: [
    {
      id: 'rate',
      bet: { on: 'of100', options: { few: [0, 25], some: [25, 80], most: [80, 101] } },
      setUp: 'preset=mlp-adam&net=dense+64+relu/dense+10+softmax&rate=1&epochs=1',
      act: { is: 'ran', orDiverged: true },
      point: 'train',
      measure: 'broken',
    },
    {
      id: 'zeros',
      bet: { on: 'of100', options: { few: [0, 25], some: [25, 80], most: [80, 101] } },
      setUp: 'preset=mlp-adam&net=dense+64+relu+zeros/dense+10+softmax+zeros&epochs=1',
      act: { is: 'ran', orDiverged: true },
      point: 'train',
      measure: 'broken',
    },
    {
      id: 'labels',
      bet: { on: 'of100', options: { few: [0, 25], some: [25, 80], most: [80, 101] } },
      setUp: 'preset=mlp-adam&net=dense+64+relu/dense+10+softmax&shuffle=100&epochs=3',
      act: { is: 'ran', orDiverged: true },
      point: 'train',
      measure: 'fall',
    },
    {
      id: 'few',
      bet: { on: 'apart', options: { none: [-101, 2], some: [2, 6], much: [6, 101] } },
      setUp: 'preset=mlp-adam&net=dense+64+relu/dense+10+softmax&images=1000&epochs=50',
      act: { is: 'ran' },
      point: 'train',
      measure: 'gap',
    },
    {
      id: 'bend',
      bet: { on: 'of100', options: { few: [0, 80], most: [80, 94], nearly: [94, 101] } },
      setUp: 'preset=mlp-adam&net=dense+64+relu/dense+10+softmax&epochs=3',
      act: { is: 'ran' },
      point: 'train',
      measure: 'result',
    },
    {
      id: 'straight',
      bet: { on: 'lead', options: { better: 'better', same: 'same', worse: 'worse' } },
      setUp: 'preset=mlp-adam&net=dense+64/dense+10+softmax&epochs=3',
      act: { is: 'ran' },
      point: 'train',
      measure: 'gain',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        { id: 'apart', measure: 'earlier', on: 'apart', within: 0.5 },
        { id: 'straight', measure: 'earlier', on: 'nowOf100', within: 0.5 },
        { id: 'wrong', measure: 'result', on: 'wrong' },
      ],
    },
  ],
};
