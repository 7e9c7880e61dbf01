// english.js — the English texts of the lab's first screen and of what all pages share: they are in every page's bundle.

import address from './en/address.js';
import data from './en/data.js';
import drawing from './en/drawing.js';
import engine from './en/engine.js';
import hand from './en/hand.js';
import network from './en/network.js';
import pictures from './en/pictures.js';
import plot from './en/plot.js';
import presets from './en/presets.js';
import results from './en/results.js';
import runs from './en/runs.js';
import saving from './en/saving.js';
import search from './en/search.js';
import settings from './en/settings.js';
import site from './en/site.js';
import training from './en/training.js';
import view from './en/view.js';

export const english = {
  ...address,
  ...data,
  ...drawing,
  ...engine,
  ...hand,
  ...network,
  ...pictures,
  ...plot,
  ...presets,
  ...results,
  ...runs,
  ...saving,
  ...search,
  ...settings,
  ...site,
  ...training,
  ...view,
};
