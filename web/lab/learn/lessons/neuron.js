// neuron.js — lesson: a neuron.

/** @type {import('./lessons.js').Lesson} */
export const neuron = {
  id: 'neuron',
  minutes: 10,
  steps: [
    {
      id: 'sum',
      bet: { on: 'inputs', options: { few: [0, 100], all: [100, 1000], more: [1000, 1000000000] } },
      setUp: 'preset=softmax&epochs=1',
      act: { is: 'unit' },
      point: 'units',
      measure: 'neuron',
    },
    {
      id: 'paper',
      bet: { on: 'zeroShare', options: { few: [0, 30], half: [30, 65], most: [65, 101] } },
      setUp: 'preset=softmax&epochs=1',
      act: { is: 'unit' },
      point: 'units',
      measure: 'neuron',
    },
    {
      id: 'trained',
      bet: { on: 'of100', options: { guess: [0, 30], some: [30, 65], most: [65, 101] } },
      setUp: 'preset=softmax&epochs=1',
      act: { is: 'ran' },
      point: 'train',
      measure: 'result',
    },
    {
      id: 'winner',
      bet: { on: 'place', options: { largest: 'largest', between: 'between', smallest: 'smallest' } },
      act: { is: 'unit' },
      point: 'units',
      measure: 'winner',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        { id: 'inputs', measure: 'earlier', on: 'inputs' },
        { id: 'params', measure: 'model', on: 'params' },
        { id: 'wrong', measure: 'earlier', on: 'wrong', within: 15 },
      ],
    },
  ],
};
