// state.js — the part of the room's state that is about the moments of the run.

/** @typedef {import('../../../shared/protocol.js').MomentsSummary} MomentsSummary */
/** @typedef {import('../../../shared/protocol.js').MomentSeen} MomentSeen */

/**
 * @typedef {object} TimeState
 * @property {MomentsSummary | null} summary   null without a run
 * @property {MomentSeen | null} seen          the moment that is shown
 * @property {number | null} dragged           a step, while the slider is moved
 * @property {{ step: number, from: number, to: number } | null} replaying
 * @property {[number, number] | null} pair    two digits; null for those that are mixed up most
 * @property {import('../../../shared/protocol.js').Failure | null} problem
 */

/** @returns {TimeState} */
export const noTime = () => ({
  ...{ summary: null, seen: null, dragged: null, replaying: null, pair: null, problem: null },
});
