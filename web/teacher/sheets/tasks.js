// tasks.js — the worksheets: the questions of each lesson, with what belongs to them and how much room an answer has.

/**
 * @typedef {object} Task
 * @property {string} id               its text is `<id>` of the worksheet, its answer `<id>.answer`
 * @property {number} [lines]          to write on
 * @property {keyof typeof import('./figures.js').FIGURES} [figure]
 * @property {boolean} [isBeside]      the figure stands beside the lines
 * @property {string[]} [parts]        further texts of its answer, each with a name
 *
 * @typedef {{ id: string, tasks: Task[] }} Worksheet
 */

/** By the number of the lesson. @type {Record<import('../address.js').LessonNumber, Worksheet>} */
export const WORKSHEETS = {
  1: {
    id: 'picture',
    tasks: [
      { id: 'shade', figure: 'numbers', lines: 1 },
      { id: 'count', lines: 1 },
      { id: 'bytes', lines: 1 },
      { id: 'scale', lines: 1 },
      { id: 'label', figure: 'oneHot' },
      { id: 'press', lines: 2 },
      { id: 'rule', lines: 2 },
    ],
  },
  2: {
    id: 'neuron',
    tasks: [
      { id: 'sum', figure: 'neuron' },
      { id: 'relu', lines: 2 },
      { id: 'filter', figure: 'filter', lines: 2 },
      { id: 'many', lines: 2 },
      { id: 'inside', lines: 2 },
      { id: 'trained', lines: 1 },
    ],
  },
  3: {
    id: 'guess',
    tasks: [
      { id: 'three', figure: 'three' },
      { id: 'chance', lines: 1 },
      { id: 'softmax', figure: 'softmax' },
      { id: 'cat', lines: 2 },
      { id: 'loss', lines: 2 },
      { id: 'where', lines: 2 },
    ],
  },
  4: {
    id: 'train',
    tasks: [
      { id: 'batches', lines: 2 },
      { id: 'step', lines: 2 },
      { id: 'curves', figure: 'losses', lines: 3, isBeside: true },
      { id: 'mine', figure: 'mine' },
      { id: 'rates', lines: 1 },
    ],
  },
  5: {
    id: 'test',
    tasks: [
      { id: 'exam', lines: 3 },
      { id: 'mine', figure: 'splits' },
      { id: 'wrong', lines: 1 },
      { id: 'seeds', lines: 2 },
      { id: 'few', figure: 'few', lines: 2 },
      { id: 'honest', lines: 2 },
    ],
  },
  6: {
    id: 'mistakes',
    tasks: [
      { id: 'matrix', figure: 'matrix', lines: 3, isBeside: true },
      { id: 'mine', lines: 2 },
      { id: 'three', figure: 'misread' },
      { id: 'sure', lines: 1 },
      { id: 'post', lines: 2 },
      { id: 'worth', lines: 2 },
    ],
  },
  7: {
    id: 'hand',
    tasks: [
      { id: 'count', figure: 'class' },
      { id: 'share', lines: 2 },
      { id: 'which', lines: 2 },
      { id: 'learn', figure: 'learnt' },
      { id: 'writers', lines: 3 },
      { id: 'changed', lines: 1 },
    ],
  },
  8: {
    id: 'break',
    tasks: [
      { id: 'table', figure: 'broken', parts: ['rate', 'zeros', 'few', 'linear'] },
      { id: 'labels', lines: 2 },
      { id: 'compose', lines: 2 },
      { id: 'guess', lines: 1 },
      { id: 'curve', lines: 2 },
    ],
  },
  9: {
    id: 'beliefs',
    tasks: [
      { id: 'table', figure: 'beliefs' },
      { id: 'room', lines: 2 },
      { id: 'common', lines: 2 },
      { id: 'fingerprint', lines: 2 },
      { id: 'words', lines: 2 },
    ],
  },
  10: {
    id: 'keras',
    tasks: [
      { id: 'dense', figure: 'denseLayers' },
      { id: 'conv', figure: 'convLayers' },
      { id: 'words', figure: 'words' },
      { id: 'fit', lines: 1 },
      { id: 'mine', lines: 1 },
      { id: 'where', lines: 2 },
    ],
  },
};

/** Which lessons' answers stand on one page. @type {import('../address.js').LessonNumber[][]} */
export const ANSWER_PAGES = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8],
  [9, 10],
];
