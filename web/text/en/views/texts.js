// texts.js — the English texts that only the views of the subjects have, in the chunk of these views.

import hand from './hand.js';
import results from './results.js';
import runs from './runs.js';
import search from './search.js';
import training from './training.js';

export const texts = { ...hand, ...results, ...runs, ...search, ...training };
