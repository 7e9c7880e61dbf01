// state.js — training's part of the state: the phase of the page, the run, and how far it is.

import { imagesReady, pools } from '../data/state.js';
import { keptOut, runSettings, settingsOf } from '../settings/state.js';

/**
 * @typedef {'loading' | 'ready' | 'training' | 'paused' | 'done' | 'error'} Phase   of the page
 *
 * @typedef {object} Run
 * @property {number} id          in the list of runs
 * @property {number} before      epochs that the network had been trained when it began
 * @property {number} epochs      that it will have been trained at the end
 * @property {RunSettings} settings  as the worker got them
 *
 * @typedef {object} Progress     of a run
 * @property {number} epoch       counted from the fresh weights on
 * @property {number} share       of the whole run, 0 … 1
 * @property {number | null} imagesPerSecond   null until measured
 * @property {number | null} secondsLeft
 *
 * @typedef {object} TakenAway
 * @property {import('../network/kept-network.js').KeptNetwork} kept
 * @property {ReturnType<typeof import('../network/kept-network.js').settingsNow>} settings   of the page when it was there
 * @property {string} dataset   its images
 * @property {File[]} files     they are in, if they are a person's own
 * @property {Partial<SavingState & HandState>} state   where its weights came from, and what hand they have learnt
 * @property {number | null} step   the moment of its run that was shown
 *
 * @typedef {object} TrainingState
 * @property {Phase} phase
 * @property {import('../../shared/protocol.js').Piece} piece   what Step trains
 * @property {import('./history.js').History[]} histories   of the runs that trained the network, the same
 *   objects as in the list of runs
 * @property {Run | null} run              the one in training, or the last one
 * @property {Progress | null} progress
 * @property {{ of: import('../../shared/protocol.js').Split, count: number } | null} evaluating  within a run
 * @property {boolean} waiting   a run waits for the test images
 * @property {{ done: number, count: number } | null} inventing   digits that are drawn before a run begins
 * @property {import('../../shared/protocol.js').Failure | null} runError
 * @property {import('../../shared/protocol.js').RunPlace | null} interrupted   where the run goes on that the
 *   worker before this one, or the page before a reload, has left; it is shown as paused
 * @property {'goesOn' | 'searches' | 'paused' | 'restored' | 'fresh' | null} recovered   what came of a restart after a crash
 * @property {TakenAway | null} takenAway   the trained network that a reset, another setting, other images or weights from a file took
 *   away, or that made way for a moment of its run, or for the network before it learnt a hand
 * @property {import('../../shared/protocol.js').PieceChange | null} change   what the last piece of a run has changed;
 *   null once the run goes on to its end
 *
 * @typedef {import('../../shared/protocol.js').RunSettings} RunSettings
 * @typedef {import('../data/state.js').DataState} DataState
 * @typedef {import('../network/state.js').NetworkState} NetworkState
 * @typedef {import('../settings/state.js').SettingsState} SettingsState
 * @typedef {import('../saving/state.js').SavingState} SavingState
 * @typedef {import('../hand/state.js').HandState} HandState
 */

/** The training of a network with fresh weights. */
export const untrained = () => ({
  histories: [],
  run: null,
  progress: null,
  evaluating: null,
  inventing: null,
  waiting: false,
  runError: null,
  interrupted: null,
  recovered: null,
  takenAway: null,
  change: null,
});

/**
 * Training images of the chosen classes that must be here before a run can begin or go on. A shuffled split
 * needs all: its first images may be anywhere among them.
 * @param {SettingsState & DataState & Pick<TrainingState, 'interrupted'>} state
 */
export function imagesWanted(state) {
  const { settings, most } = settingsOf(state);
  const all = pools(state).train;
  if (state.interrupted) return all;
  if (settings.splitSeed) return all;
  return Math.min(keptOut(settings) + Math.min(settings.trainCount ?? 1, most.trainCount), all);
}

/**
 * The phase of a page on which no run has begun, or one waits to go on.
 * @param {SettingsState & DataState & Pick<NetworkState & TrainingState, 'model' | 'layersError' | 'interrupted'>} state
 * @returns {Phase}
 */
export function idlePhase(state) {
  const isMaking = !state.model && !state.layersError;
  if (isMaking || imagesReady(state) < imagesWanted(state)) return 'loading';
  return state.interrupted ? 'paused' : 'ready';
}

/**
 * The phase after a change of the data, the network or the fields: a page on which nothing runs becomes
 * ready, or waits again.
 * @template {TrainingState & SettingsState & DataState & NetworkState} State
 * @param {State} state
 * @param {Partial<State>} change
 * @returns {Phase}
 */
export function phaseAfter(state, change) {
  const idle = state.phase === 'loading' || state.phase === 'ready';
  return idle ? idlePhase({ ...state, ...change }) : state.phase;
}

/** Whether a run is in training or paused. @param {Pick<TrainingState, 'phase'>} state */
export const isRunning = ({ phase }) => phase === 'training' || phase === 'paused';

/**
 * What the last run reads of the test images; null until that is known.
 * @param {Pick<TrainingState & import('../results/state.js').ResultsState, 'run' | 'result' | 'histories'>} state
 */
export function testOf({ run, result, histories }) {
  const isOfRun =
    result?.split === 'test' && result.run === run?.id && result.epochs === epochsDone({ histories });
  return isOfRun ? result : null;
}

/**
 * Whether the last run has ended before the test images were here.
 * @param {Pick<TrainingState & DataState & import('../runs/state.js').RunsState, 'phase' | 'run' | 'runs' | 'testCount'>} state
 */
export const isUntested = ({ phase, run, runs, testCount }) =>
  phase === 'done' && testCount > 0 && runs.find(({ id }) => id === run?.id)?.result === null;

/** What the button Train does in a phase, as a verb of actions.js. @param {Pick<TrainingState, 'phase'>} state */
export const runVerb = ({ phase }) =>
  phase === 'training' ? 'pause' : phase === 'paused' ? 'resume' : 'train';

/** Epochs that the network has been trained on this page: its histories may begin later. @param {Pick<TrainingState, 'histories'>} state */
export const epochsDone = ({ histories }) =>
  histories.flatMap(({ epochs }) => epochs.slice(-1)).at(-1)?.epoch ?? 0;

/**
 * Whether the weights are other than the random ones with which a network begins.
 * @param {Pick<TrainingState & SavingState, 'histories' | 'origin'>} state
 */
export const trained = ({ origin, histories }) =>
  origin !== 'chance' || histories.some(({ x }) => x.length > 0);

/**
 * The settings that say which images each split has: those of the last run, or else the fields.
 * @param {TrainingState & SettingsState & DataState} state
 * @returns {RunSettings | null}  null while a field is wrong
 */
export function splitSettings(state) {
  if (state.run) return state.run.settings;
  return settingsOf(state).wrong.length ? null : runSettings(state);
}
