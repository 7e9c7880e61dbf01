// race-runs.js — the lanes of a race as runs in the list, where they are kept, compared and saved like any other.

import { withNetwork } from '../../runs/members.js';
import { freeHue, nextId } from '../../runs/runs.js';

/** @typedef {import('../../state.js').State} State */
/** @typedef {import('../../runs/state.js').KeptRun} KeptRun */
/** @typedef {import('./state.js').Lane} Lane */

/** The number of the next race. @param {Pick<State, 'runs' | 'removedRuns'>} state */
export const nextRace = ({ runs, removedRuns }) =>
  1 + Math.max(0, ...[...runs, ...removedRuns].map(({ race = 0 }) => race));

/**
 * A lane that has ended joins the runs, with the network of a whole run. One that has learnt nothing does not.
 * @param {State} state
 * @param {Lane} lane
 * @param {{ race: number, arithmetic: KeptRun['arithmetic'], network?: KeptRun['network'] }} besides
 * @returns {{ runs: KeptRun[], run: number | null }}   with its number
 */
export function withLane(state, lane, { race, arithmetic, network }) {
  const { settings, history, runSeconds, ended, images, result, paramCount, beginning } = lane;
  const { runs } = state;
  if (!images || ended === 'racing' || ended === 'failed') return { runs, run: null };
  const id = nextId(state);
  /** @type {KeptRun} */
  const run = {
    ...{ id, settings, arithmetic, before: 0, continued: false, history, seconds: runSeconds, ended },
    ...{ result, ...(beginning && { beginning }), ...(paramCount !== null && { parameters: paramCount }) },
    ...{ hue: freeHue(runs), shown: true, race },
  };
  const all = [...runs, run];
  return { runs: network ? withNetwork(all, id, network) : all, run: id };
}
