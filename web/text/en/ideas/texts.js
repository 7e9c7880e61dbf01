// texts.js — all English texts of the ideas.

import answer from './answer.js';
import data from './data.js';
import layers from './layers.js';
import network from './network.js';
import page from './page.js';
import training from './training.js';

export const texts = { ...answer, ...data, ...layers, ...network, ...page, ...training };
