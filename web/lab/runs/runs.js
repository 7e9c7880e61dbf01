// runs.js — the runs that the page keeps, each with its settings, curves and result, until they are removed.

import { savedSettings } from '../settings/saved-settings.js';
import { addEpoch, addPoints, createHistory } from '../training/history.js';
import { epochsDone, trained } from '../training/state.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./state.js').KeptRun} KeptRun */
/** @typedef {Partial<State>} Change */

/**
 * A run begins: the page's, or one that a search trains beside the page's network. Those of a search are not
 * plotted at first, since there are many.
 * @param {State} state
 * @param {number} [search]
 */
export function beginRun(state, search) {
  const { engine, histories, model, knowsHand } = state;
  const continued = trained(state);
  const runs = state.runs.map((run) => ended(run, 'stopped', null));
  /** @type {KeptRun} */
  const run = {
    id: nextId(state),
    settings: savedSettings(state),
    arithmetic: engine?.arithmetic ?? 'strict',
    before: epochsDone(state),
    continued,
    ...(continued && knowsHand && { knowsHand }),
    history: createHistory(histories.at(-1)),
    ...{ seconds: 0, ended: 'training', result: null },
    hue: freeHue(runs),
    shown: !search,
    ...(search ? { search } : model && { parameters: model.paramCount }),
  };
  return { runs: [...runs, run], histories: [...histories, run.history] };
}

/**
 * The number of the next run: none that was removed last gets it again, nor does the network's own run.
 * @param {Pick<State, 'runs' | 'removedRuns' | 'run'>} state
 */
export const nextId = ({ runs, removedRuns, run }) =>
  1 + Math.max(0, run?.id ?? 0, ...[...runs, ...removedRuns].map(({ id }) => id));

/** The first hue that no run in the plots has. @param {KeptRun[]} runs */
export function freeHue(runs) {
  const used = runs.filter(({ shown }) => shown).map(({ hue }) => hue);
  let hue = 0;
  while (used.includes(hue)) hue++;
  return hue;
}

/** @param {KeptRun} run @param {KeptRun['ended']} how @param {KeptRun['result']} result @returns {KeptRun} */
const ended = (run, how, result) => (run.ended === 'training' ? { ...run, ended: how, result } : run);

/**
 * The runs, with the one in training changed.
 * @param {KeptRun[]} runs
 * @param {(run: KeptRun) => KeptRun} change
 */
const changeLast = (runs, change) => runs.map((run) => (run.ended === 'training' ? change(run) : run));

/** The run in training begins with weights of this mark. @param {KeptRun[]} runs @param {string} mark */
export const markBeginning = (runs, mark) => changeLast(runs, (run) => ({ ...run, beginning: mark }));

/**
 * The run in training has passed some batches.
 * @param {KeptRun[]} runs
 * @param {number} before   epochs that the network had been trained when it began
 * @param {Parameters<typeof addPoints>[2]} event
 */
export const growRun = (runs, before, event) =>
  changeLast(runs, (run) => ({ ...run, history: addPoints(run.history, before, event) }));

/**
 * The run in training has passed an epoch.
 * @param {KeptRun[]} runs
 * @param {import('../training/history.js').EpochRow} row
 */
export const lengthenRun = (runs, row) =>
  changeLast(runs, (run) => ({
    ...run,
    history: addEpoch(run.history, row),
    seconds: run.seconds + row.seconds,
  }));

/** The run in training takes single images. @param {KeptRun[]} runs */
export const markSingleImages = (runs) => changeLast(runs, (run) => ({ ...run, singleImages: true }));

/**
 * The learning rate of the run in training is another from a step on; one that comes too late changes nothing.
 * @param {KeptRun[]} runs
 * @param {{ epoch: number, step: number }} from   the first step with it, counted in this run
 * @param {number} rate
 */
export const changeRate = (runs, { epoch, step }, rate) =>
  changeLast(runs, (run) => {
    if (epoch > Number(run.settings.epochs)) return run;
    const change = { epoch: run.before + epoch, step, rate };
    const former = (run.rateChanges ?? []).filter(
      (each) => each.epoch !== change.epoch || each.step !== step,
    );
    return { ...run, rateChanges: [...former, change] };
  });

/**
 * A run has ended.
 * @param {State} state
 * @param {number} id
 * @param {KeptRun['ended']} how
 * @param {KeptRun['result']} found   on the test images, at the end of a whole run
 * @returns {Change}
 */
export function endRun({ runs }, id, how, found = null) {
  const result = found && resultOf(found);
  return { runs: runs.map((run) => (run.id === id ? ended(run, how, result) : run)) };
}

/** What a run keeps of its test. @param {NonNullable<KeptRun['result']>} found */
const resultOf = ({ loss, accuracy, count, fingerprint }) => ({
  ...{ loss, accuracy, count },
  ...(fingerprint && { fingerprint }),
});

/**
 * A run that had ended before the test images were here has been tested.
 * @param {State} state @param {number} id @param {NonNullable<KeptRun['result']>} found
 * @returns {Change}
 */
export const testRun = ({ runs }, id, found) => ({
  runs: runs.map((run) => (run.id === id ? { ...run, result: resultOf(found) } : run)),
});

/**
 * Puts a run into the plots, with another hue if its own is in use, or takes it out.
 * @param {State} state @param {number} id @param {boolean} shown
 * @returns {Change}
 */
export function showRun({ runs }, id, shown) {
  const taken = (/** @type {number} */ hue) => runs.some((run) => run.shown && run.hue === hue);
  const set = (/** @type {KeptRun} */ run) => ({
    ...run,
    shown,
    hue: shown && taken(run.hue) ? freeHue(runs) : run.hue,
  });
  return { runs: runs.map((run) => (run.id === id && run.shown !== shown ? set(run) : run)) };
}

/**
 * Removes runs from the list, except the one in training.
 * @param {State} state @param {number[]} ids
 * @returns {Change}
 */
export function removeRuns({ runs }, ids) {
  const goes = (/** @type {KeptRun} */ run) => run.ended !== 'training' && ids.includes(run.id);
  return { runs: runs.filter((run) => !goes(run)), removedRuns: runs.filter(goes) };
}

/** Brings back what was removed last. @param {State} state @returns {Change} */
export const restoreRuns = ({ runs, removedRuns }) => ({
  runs: [...runs, ...removedRuns].sort((a, b) => a.id - b.id),
  removedRuns: [],
});
