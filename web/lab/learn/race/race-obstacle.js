// race-obstacle.js — why no race can begin.

import { imagesReady, pools } from '../../data/state.js';
import { obstacle } from '../../obstacles.js';
import { isRunning } from '../../training/state.js';
import { wrongKeys } from './lane-text.js';
import { isRacing, lanesOf } from './state.js';

/** @typedef {import('../../state.js').State} State */

/**
 * The first reason why no race can begin: a text of the page, or of the race.
 * @param {State} state
 * @returns {{ page: import('../../../text/translate.js').TextKey } | { race: 'duringRun' | 'waits' | 'wrong' } | null}
 */
export function raceObstacle(state) {
  if (isRacing(state)) return null;
  if (isRunning(state)) return { race: 'duringRun' };
  const page = obstacle({ ...state, layersError: null, model: null }); // the network of the page does not race
  if (page) return { page };
  if (lanesOf(state).some((lane) => wrongKeys(lane).length)) return { race: 'wrong' };
  const isHere = imagesReady(state) === pools(state).train && state.engine && !state.workerError;
  return isHere ? null : { race: 'waits' };
}
