// members.js — the networks of the ticked runs, which read together: which they are, and what is told of them.

import { answerOf, endsWithStep, isStep } from '../digit/answer.js';
import { isJudged } from '../hand/own-digits.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./state.js').KeptRun} KeptRun */
/** @typedef {import('./state.js').RunNetwork} RunNetwork */
/** @typedef {KeptRun & { network: RunNetwork }} Member */

/** So many numbers of weights are kept for all runs together: 16 MB. */
export const MOST_WEIGHTS = 4_000_000;
/** So many networks read together at most: each needs memory for its layers. */
export const MOST_MEMBERS = 8;

/** @param {RunNetwork} network */
const sizeOf = ({ tensors }) => tensors.reduce((sum, { values }) => sum + values.length, 0);

/**
 * Keeps the network that a run ended with. Those of the oldest runs are left out where there are too many.
 * @param {KeptRun[]} runs @param {number} id @param {RunNetwork} network
 * @returns {KeptRun[]}
 */
export function withNetwork(runs, id, network) {
  let left = MOST_WEIGHTS;
  return runs
    .map((run) => (run.id === id ? { ...run, network } : run))
    .reverse()
    .map((run) => {
      if (!run.network) return run;
      left -= sizeOf(run.network);
      return left < 0 ? { ...run, network: undefined } : run;
    })
    .reverse();
}

/** The ticked runs whose networks are kept and read what the page's does, the newest of them. @param {Pick<State, 'runs' | 'dataset' | 'classes'>} state @returns {Member[]} */
export const membersOf = ({ runs, dataset, classes }) =>
  /** @type {Member[]} */ (
    runs.filter(
      ({ shown, network, settings }) =>
        shown && network && settings.dataset === dataset && settings.classes === classes.join(),
    )
  ).slice(-MOST_MEMBERS);

/** @param {KeptRun[]} runs */
export const idsOf = (runs) => runs.map(({ id }) => id);

/** Whether what was told is of these runs. @param {{ ids: number[] } | null} told @param {Member[]} members */
export const areOf = (told, members) => told !== null && told.ids.join() === idsOf(members).join();

/** Whether the drawing is read by the networks of the ticked runs, in place of the page's. @param {State} state */
export const isReadByMembers = (state) => state.readsTogether && membersOf(state).length > 0;

/** Of each network whether it votes for classes, without probabilities, and last whether any does. @param {Member[]} members */
export function votesOf(members) {
  const each = members.map(({ network }) => endsWithStep(network.layers));
  return [...each, each.includes(true)];
}

/** Whether the answer for the drawing has no probability. @param {State} state */
export const isByVotes = (state) =>
  isReadByMembers(state) ? votesOf(membersOf(state)).includes(true) : isStep(state.model);

/**
 * What each network says of the drawing, and all together, if that is known.
 * @param {State} state @param {Member[]} members
 */
export function opinionsOn({ opinions, drawing, classes }, members) {
  if (!opinions || opinions.drawing !== drawing || !areOf(opinions, members)) return null;
  const [{ members: each, together }] = opinions.images;
  return [...each, together].map((prediction) => answerOf(prediction, classes));
}

/**
 * How many digits of each writer each network reads right, and all together, last: of those that they are to know.
 * @param {State} state @param {Member[]} members
 * @returns {{ name: string, count: number, right: number[] }[] | null}   by writer; null if it is not known
 */
export function handScores(state, members) {
  const { hand, handOpinions, classes } = state;
  if (!handOpinions || handOpinions.hand !== hand || !areOf(handOpinions, members)) return null;
  /** @type {Map<string, { name: string, count: number, right: number[] }>} */
  const scores = new Map();
  for (const [i, { members: each, together }] of handOpinions.images.entries()) {
    if (!isJudged(hand[i], state)) continue;
    const { writer: name = '', label } = hand[i];
    const score = scores.get(name) ?? { name, count: 0, right: [...each, together].map(() => 0) };
    scores.set(name, score);
    score.count++;
    for (const [at, prediction] of [...each, together].entries())
      if (answerOf(prediction, classes)?.best === label) score.right[at]++;
  }
  return [...scores.values()];
}

/**
 * What reading the test images gave: a row for each network, and one for all together.
 * @param {State} state @param {Member[]} members
 */
export function judgementRows({ judged }, members) {
  if (!judged || !areOf(judged, members)) return null;
  const { count, alone, together, moved } = judged;
  const best = Math.max(...alone.map(({ right }) => right));
  const figures = (/** @type {{ right: number, ms: number }} */ { right, ms }) => ({
    share: right / count,
    ms: ms / count,
  });
  return [...alone, together].map((score, i) => {
    const still = figures(score);
    const also = moved && figures([...moved.alone, moved.together][i]);
    const isAll = i === alone.length;
    return {
      ...still,
      count,
      /** In points: of all together over the best alone. */
      gain: isAll ? (100 * (score.right - best)) / count : null,
      moved: also && { ...also, gain: 100 * (also.share - still.share) },
    };
  });
}
