// texts.js — the Chinese texts about the inside of the network: a chunk of their own.

import room from './room.js';
import time from './time.js';
import way from './way.js';

export const texts = { ...room, ...time, ...way };
