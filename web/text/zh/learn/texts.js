// texts.js — the Chinese texts of the lessons and of what else is in Learn: a chunk of their own.

import golf from './golf.js';
import homework from './homework.js';
import picture from './picture.js';
import race from './race.js';
import room from './room.js';

export const texts = { ...golf, ...homework, ...picture, ...race, ...room };
