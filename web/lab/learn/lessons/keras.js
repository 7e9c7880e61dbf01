// keras.js — lesson: two networks of the tutorials.

/** @type {import('./lessons.js').Lesson} */
export const keras = {
  id: 'keras',
  minutes: 25,
  isForOlder: true,
  steps: [
    {
      id: 'dense',
      bet: { on: 'params', options: { few: [0, 10000], some: [10000, 300000], many: [300000, 10000000] } },
      act: { is: 'built', layers: 'dense 512 relu | dense 10 softmax' },
      point: 'layers',
      measure: 'model',
    },
    {
      id: 'dropout',
      bet: { on: 'dropParams', options: { none: [0, 1], few: [1, 1000], many: [1000, 10000000] } },
      act: { is: 'built', layers: 'dense 512 relu | dropout 0.2 | dense 10 softmax' },
      point: 'layers',
      measure: 'dropouts',
    },
    {
      id: 'second',
      bet: {
        on: 'secondParams',
        options: { fewer: [0, 401920], same: [401920, 401921], more: [401921, 10000000] },
      },
      act: {
        is: 'built',
        layers: 'dense 512 relu | dropout 0.2 | dense 512 relu | dropout 0.2 | dense 10 softmax',
      },
      point: 'layers',
      measure: 'secondDense',
    },
    {
      id: 'fit',
      bet: { on: 'of100', options: { few: [0, 60], most: [60, 95], nearly: [95, 101] } },
      setUp: 'preset=mlp-dropout&epochs=1',
      act: { is: 'ran' },
      point: 'train',
      measure: 'result',
    },
    {
      id: 'conv',
      bet: { on: 'firstParams', options: { few: [0, 1000], some: [1000, 100000], many: [100000, 10000000] } },
      act: { is: 'built', layers: 'conv 32 3x3 relu | flatten | dense 10 softmax' },
      point: 'layers',
      measure: 'firstLayer',
    },
    {
      id: 'conv2',
      bet: { on: 'conv2Params', options: { few: [0, 1000], some: [1000, 100000], many: [100000, 10000000] } },
      act: { is: 'built', layers: 'conv 32 3x3 relu | conv 64 3x3 relu | flatten | dense 10 softmax' },
      point: 'layers',
      measure: 'secondConv',
    },
    {
      id: 'pool',
      bet: { on: 'leftShare', options: { half: [40, 60], quarter: [20, 40], tenth: [0, 20] } },
      act: {
        is: 'built',
        layers: 'conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | flatten | dense 10 softmax',
      },
      point: 'layers',
      measure: 'pooling',
    },
    {
      id: 'cnn',
      bet: { on: 'mostShare', options: { few: [0, 50], most: [50, 90], nearly: [90, 101] } },
      act: {
        is: 'built',
        layers:
          'conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | dropout 0.25 | flatten | dense 128 relu | dropout 0.5 | dense 10 softmax',
      },
      point: 'layers',
      measure: 'cnn',
    },
    {
      id: 'fitCnn',
      bet: { on: 'cnnOf100', options: { few: [0, 50], most: [50, 93], nearly: [93, 101] } },
      setUp: 'preset=cnn-adam&images=1000&batch=32&epochs=1',
      act: { is: 'ran' },
      point: 'train',
      measure: 'cnnResult',
    },
    {
      id: 'ticket',
      act: { is: 'answered' },
      point: 'ticket',
      questions: [
        { id: 'mlp', measure: 'earlier', on: 'mlpParams' },
        { id: 'conv', measure: 'earlier', on: 'firstParams' },
        { id: 'wrong', measure: 'result', on: 'wrong' },
      ],
    },
  ],
};
