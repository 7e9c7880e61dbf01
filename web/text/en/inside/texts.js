// texts.js — the English texts about the inside of the network: a chunk of their own.

import room from './room.js';
import time from './time.js';
import trial from './trial.js';
import unit from './unit.js';
import way from './way.js';
import weights from './weights.js';

export const texts = { ...room, ...time, ...trial, ...unit, ...way, ...weights };
