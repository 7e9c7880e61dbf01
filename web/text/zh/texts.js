// texts.js — all Chinese texts.

export { default as errors } from './errors.js';

import address from './address.js';
import data from './data.js';
import drawing from './drawing.js';
import engine from './engine.js';
import hand from './hand.js';
import network from './network.js';
import about from './pages/about.js';
import bench from './pages/bench.js';
import embed from './pages/embed.js';
import reproductions from './pages/reproductions.js';
import sheet from './pages/sheet.js';
import teacher from './pages/teacher.js';
import pictures from './pictures.js';
import plot from './plot.js';
import presets from './presets.js';
import results from './results.js';
import runs from './runs.js';
import saving from './saving.js';
import search from './search.js';
import settings from './settings.js';
import site from './site.js';
import training from './training.js';
import view from './view.js';
import { texts as views } from './views/texts.js';

export const texts = {
  ...about,
  ...address,
  ...bench,
  ...data,
  ...drawing,
  ...embed,
  ...engine,
  ...hand,
  ...network,
  ...pictures,
  ...plot,
  ...presets,
  ...reproductions,
  ...results,
  ...runs,
  ...saving,
  ...search,
  ...settings,
  ...sheet,
  ...site,
  ...teacher,
  ...training,
  ...view,
  ...views,
};
