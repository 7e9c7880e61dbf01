// texts.js — the Chinese texts of the lessons and of what else is in Learn: a chunk of their own.

import beliefs from './beliefs.js';
import breaking from './breaking.js';
import golf from './golf.js';
import guess from './guess.js';
import homework from './homework.js';
import honest from './honest.js';
import keras from './keras.js';
import mistakes from './mistakes.js';
import neuron from './neuron.js';
import picture from './picture.js';
import race from './race.js';
import room from './room.js';
import training from './training.js';
import writing from './writing.js';

export const texts = {
  ...beliefs,
  ...breaking,
  ...golf,
  ...guess,
  ...homework,
  ...honest,
  ...keras,
  ...mistakes,
  ...neuron,
  ...picture,
  ...race,
  ...room,
  ...training,
  ...writing,
};
