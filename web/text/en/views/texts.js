// texts.js — the English texts that only the views of the subjects have, in the chunk of these views.

import address from './address.js';
import engine from './engine.js';
import exporting from './exporting.js';
import hand from './hand.js';
import network from './network.js';
import offline from './offline.js';
import pictures from './pictures.js';
import results from './results.js';
import runs from './runs.js';
import saving from './saving.js';
import search from './search.js';
import training from './training.js';

export const texts = {
  ...address,
  ...engine,
  ...exporting,
  ...hand,
  ...network,
  ...offline,
  ...pictures,
  ...results,
  ...runs,
  ...saving,
  ...search,
  ...training,
};
