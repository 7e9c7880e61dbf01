// state.js — saving's part of the state: where the weights come from, and what the browser keeps.

/**
 * @typedef {import('../../shared/protocol.js').Failure} Failure
 *
 * @typedef {object} SavingState
 * @property {'chance' | 'file' | 'link' | 'session' | 'moment' | 'run'} origin   of the weights with which the training began
 * @property {string} weightsFile         the name of their file
 * @property {Failure | null} weightsError   of a file that was opened
 * @property {Failure | null} saveError
 * @property {Failure | null} exportError
 * @property {'none' | 'kept' | 'restored' | 'withoutFiles'} session   what the browser keeps of this page:
 *   nothing yet, or it; or it was restored when the page was opened, perhaps without a person's own files
 * @property {Failure | null} keepError   why the browser keeps nothing
 * @property {{ id: string, reason: 'held' | 'late' | 'link' } | null} offered   a kept session that the page can
 *   open: the newest, which another tab has, this tab's, which came when something else had been begun, or the
 *   one that a link has not replaced
 * @property {OtherSession[] | null} otherSessions   that the browser keeps besides this tab's, the newest first; null
 *   until a person asks
 *
 * @typedef {object} OtherSession
 * @property {string} id
 * @property {number} saved            when its page last changed, in ms since 1970
 * @property {string} layers
 * @property {number | null} accuracy  of its network, where that has been measured
 */

/** What is known of random weights. */
export const randomWeights = () => ({
  origin: /** @type {const} */ ('chance'),
  weightsFile: '',
  weightsError: null,
  saveError: null,
  exportError: null,
});

/** Random weights, of which nothing is kept. @returns {SavingState} */
export const initialSaving = () => ({
  ...randomWeights(),
  session: 'none',
  keepError: null,
  offered: null,
  otherSessions: null,
});
