// run-network.js — the network that a run has kept, as the network of the page.

import { appliedSettings } from '../settings/saved-settings.js';
import { runSettings } from '../settings/state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./state.js').KeptRun} KeptRun */

/** Settings that are those of the lesson where a run has learnt a hand: the page keeps its own. */
const OF_LESSON = [
  ...['optimizer', 'schedule', 'rate', 'batch', 'epochs', 'l2', 'clip', 'average'],
  ...['augment', 'invented', 'shuffledLabels', 'validateEvery'],
];

/**
 * What the page takes with the network of a run: its settings, and what the network begins with. Its optimizer starts anew.
 * @param {KeptRun & { network: import('./state.js').RunNetwork }} kept
 * @param {State} state
 * @returns {{ settings: Partial<State>, initial: import('../network/kept-network.js').InitialWeights }}
 */
export function networkOfRun(kept, state) {
  const { id, before, settings, history, hand, network, knowsHand = false } = kept;
  const all = { ...settings, layers: network.layers };
  const taken = Object.entries(all).filter(([name]) => !hand || !OF_LESSON.includes(name));
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
