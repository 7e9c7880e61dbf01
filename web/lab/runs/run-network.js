// run-network.js — the network that a run has kept, as the network of the page.

import { appliedSettings } from '../settings/saved-settings.js';
import { runSettings } from '../settings/state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./state.js').KeptRun} KeptRun */

/**
 * The settings with which a hand is learnt, whatever those of the page are.
 * @param {import('../../shared/protocol.js').HandLesson | KeptRun['settings']} lesson
 */
export const lessonSettings = ({ optimizer, rate, batch }) => ({
  ...{ optimizer, schedule: 'constant', rate: String(rate), batch: String(batch), epochs: '1' },
  ...{ l2: '0', clip: '0', average: '0', augment: '', invented: '0', shuffledLabels: '0' },
  validateEvery: '1',
});

/**
 * What the page takes with the network of a run: its settings, and what the network begins with. Its optimizer starts anew.
 * @param {KeptRun & { network: import('./state.js').RunNetwork }} kept
 * @param {State} state
 * @returns {{ settings: Partial<State>, initial: import('../network/kept-network.js').InitialWeights }}
 */
export function networkOfRun(kept, state) {
  const { id, before, settings, history, hand, network, knowsHand = false } = kept;
  const all = { ...settings, layers: network.layers };
  const ofLesson = hand ? lessonSettings(settings) : {}; // the page keeps its own
  const taken = Object.entries(all).filter(([name]) => !(name in ofLesson));
  const trainedWith = { ...state, ...appliedSettings(all, state) };
  const run = { id, before, epochs: before + Number(settings.epochs), settings: runSettings(trainedWith) };
  return {
    settings: appliedSettings(Object.fromEntries(taken), state) ?? {},
    initial: {
      tensors: network.tensors,
      epochs: before + history.epochs.length,
      state: {
        ...{ origin: 'run', histories: [history], run },
        ...{ handReport: hand?.report ?? null, knowsHand: knowsHand || hand !== undefined },
      },
    },
  };
}

/** Whether the network of a run is the page's. @param {KeptRun} run @param {Pick<State, 'histories' | 'run'>} state */
export const isOfPage = ({ id, history }, { histories, run }) =>
  run?.id === id && histories.at(-1) === history;
