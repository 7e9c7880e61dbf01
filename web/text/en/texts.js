// texts.js — all English texts. Every other language has these keys, or falls back to these texts.

import { english } from '../english.js';
import about from './pages/about.js';
import bench from './pages/bench.js';
import embed from './pages/embed.js';
import reproductions from './pages/reproductions.js';
import sheet from './pages/sheet.js';
import teacher from './pages/teacher.js';
import { texts as views } from './views/texts.js';

export const texts = {
  ...english,
  ...about,
  ...bench,
  ...embed,
  ...reproductions,
  ...sheet,
  ...teacher,
  ...views,
};
