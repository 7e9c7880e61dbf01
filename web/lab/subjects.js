// subjects.js — what the bench can show, one at a time, in the order of its links.

/** @typedef {'data' | 'network' | 'training' | 'inside' | 'results' | 'runs' | 'digits' | 'learn' | 'files'} Subject */

/** @type {Subject[]} */
export const SUBJECTS = [
  'data',
  'network',
  'training',
  'inside',
  'results',
  'runs',
  'digits',
  'learn',
  'files',
];
