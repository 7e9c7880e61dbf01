// own-result.js — what a finished run can claim, or why nobody could train it again from a line.

import { claimOf, writeClaim } from '../../../shared/claim.js';
import { readAddress, writeAddress } from '../../address/address.js';
import { savedSettings } from '../../settings/saved-settings.js';

/**
 * @typedef {import('../../runs/state.js').KeptRun} KeptRun
 * @typedef {import('../../../shared/claim.js').Claim} Claim
 * @typedef {'own' | 'stopped' | 'relaxed' | 'continued' | 'hand' | 'rate' | 'image' | 'search' | 'old' | 'long'} Reason
 */

/** Each with what rules a run out, in the order in which they are told. @type {[Reason, (run: KeptRun) => unknown][]} */
const REASONS = [
  ['own', ({ settings }) => settings.dataset === 'own'],
  ['stopped', ({ ended, result }) => ended !== 'done' || !result],
  ['hand', ({ hand }) => hand],
  ['continued', ({ continued, before }) => continued || before],
  ['relaxed', ({ arithmetic }) => arithmetic !== 'strict'],
  ['rate', ({ rateChanges = [] }) => rateChanges.length],
  ['image', ({ singleImages }) => singleImages],
  ['search', ({ search }) => search],
  [
    'old',
    (run) =>
      !run.beginning || !run.parameters || !run.result?.fingerprint || !run.history.epochs.at(-1)?.mark,
  ],
  ['long', ({ settings }) => !isInLink(settings)],
];

/** Why a run has no line; null if it has one. @param {KeptRun} run @returns {Reason | null} */
export const reasonAgainst = (run) => REASONS.find(([, rulesOut]) => rulesOut(run))?.[0] ?? null;

/** Whether a link brings all settings back as they are. @param {KeptRun['settings']} settings */
function isInLink(settings) {
  const address = writeAddress({ settings });
  const { settings: read, unread } = readAddress(address);
  return !unread.length && read.layers === settings.layers && writeAddress({ settings: read }) === address;
}

/** What a run claims. @param {KeptRun} run   that nothing speaks against @returns {Claim} */
export function claimOfRun({ result, beginning, parameters = 0, history }) {
  const { fingerprint = '', accuracy = 0, count = 0 } = result ?? {};
  const marks = [beginning ?? '', ...history.epochs.map(({ mark = '' }) => mark)];
  const right = Math.round(accuracy * count);
  return claimOf({ fingerprint, right, count, parameters, epochs: history.epochs.length, marks });
}

/**
 * The line of a result: the page's link, with the claim.
 * @param {string} url   of the page, without what is after `#`
 * @param {KeptRun['settings']} settings @param {Claim} claim
 */
export const lineOf = (url, settings, claim) => url + writeAddress({ settings, claim: writeClaim(claim) });

/** A link that claims something, as the page has opened it. @param {import('../../state.js').State} state */
export const claimLine = (state) => writeAddress({ settings: savedSettings(state), claim: state.claim });

/** The newest run of the page that has ended, none of a search. @param {KeptRun[]} runs @returns {KeptRun | null} */
export const newestRun = (runs) =>
  runs.findLast(({ ended, search }) => ended !== 'training' && !search) ?? null;
