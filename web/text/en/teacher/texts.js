// texts.js — the English texts of the page for teachers: a chunk of their own.

import curricula from './curricula.js';
import guide from './guide.js';
import lessons from './lessons.js';
import plans from './plans.js';
import first from './sheets-1-to-4.js';
import later from './sheets-5-to-10.js';

export const texts = { ...curricula, ...guide, ...lessons, ...plans, ...first, ...later };
