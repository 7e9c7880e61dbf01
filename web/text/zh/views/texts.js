// texts.js — the Chinese texts that only the views of the subjects have.

import address from './address.js';
import exporting from './exporting.js';
import hand from './hand.js';
import offline from './offline.js';
import results from './results.js';
import runs from './runs.js';
import search from './search.js';
import training from './training.js';

export const texts = {
  ...address,
  ...exporting,
  ...hand,
  ...offline,
  ...results,
  ...runs,
  ...search,
  ...training,
};
