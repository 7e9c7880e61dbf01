// subjects.js — what the bench can show, one at a time, in the order of its links.

export const SUBJECTS = ['data', 'network', 'training', 'results', 'runs', 'files'];
