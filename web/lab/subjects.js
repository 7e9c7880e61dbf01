// subjects.js — what the bench can show, one at a time, in the order of its links.

export const SUBJECTS = /** @type {const} */ ([
  'data',
  'network',
  'training',
  'results',
  'runs',
  'digits',
  'files',
]);
