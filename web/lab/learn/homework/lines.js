// lines.js — reads pasted lines: whose each is, the settings that it names, and what it claims of their run.
//
// A line is a link of the page with a claim, behind a name if there is one, as a spreadsheet or a list of messages has
// it. Whoever writes it may be distrusted: each line is read by itself, and what cannot be read is told.

import { readClaim } from '../../../shared/claim.js';
import { readAddress, writeAddress } from '../../address/address.js';
import { PLACE_KEYS } from '../../inside/place.js';

/**
 * @typedef {import('../../../shared/claim.js').Claim} Claim
 * @typedef {import('../../settings/saved-settings.js').SavedSettings} SavedSettings
 *
 * @typedef {{ problem: 'noLink' | 'noClaim' | 'noSettings' | 'long' | 'weights' } | { problem: 'unread', parts: string[] }} Problem
 *   noLink: no address in it; noClaim: none that can be read; noSettings: only a claim; long: cut off;
 *   weights: it begins with weights of its own; unread: parts that are no settings
 *
 * @typedef {object} Line
 * @property {number} number      in the text, from 1
 * @property {string} name        what stands before the link, such as a pupil's name
 * @property {Problem | null} problem   why it cannot be checked
 * @property {SavedSettings | null} settings   null with a problem
 * @property {Claim | null} claim
 * @property {string} run         the settings as an address: the same text for the same run; empty with a problem
 */

/** More lines are not read. */
export const MOST_LINES = 500;

const MOST_LINE_CHARS = 4000;
const MOST_NAME_CHARS = 60;

/** Where a link's settings begin. */
const HASH = /#(?=[\w%-]{1,20}=)/;

/** Keys that are about the page and change no run. */
const PAGE_KEYS = ['view', 'hide', 'lang', 'theme', 'start', 'lesson', 'part', ...Object.keys(PLACE_KEYS)];

/**
 * The lines of a text, without those that are empty, and how many more it has than are read.
 * @param {string} text
 * @returns {{ lines: Line[], more: number }}
 */
export function readLines(text) {
  const all = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line, i) => ({ line, number: i + 1 }));
  const full = all.filter(({ line }) => line.trim());
  const lines = full.slice(0, MOST_LINES).map(({ line, number }) => readLine(line, number));
  return { lines, more: full.length - lines.length };
}

/** @param {string} line @param {number} [number] @returns {Line} */
export function readLine(line, number = 1) {
  const { name, hash } = parted(line.slice(0, MOST_LINE_CHARS));
  const fails = (/** @type {Problem} */ problem) => ({
    number,
    name,
    problem,
    settings: null,
    claim: null,
    run: '',
  });
  if (hash === null) return fails({ problem: 'noLink' });
  if (line.length > MOST_LINE_CHARS) return fails({ problem: 'long' });
  const { settings, brought, unread, claim: text, weights } = readAddress(hash);
  const parts = unread.filter((part) => !PAGE_KEYS.includes(part.split('=')[0]));
  const claim = readClaim(text ?? '');
  if (weights) return fails({ problem: 'weights' });
  if (!claim) return fails({ problem: 'noClaim' });
  if (parts.length) return fails({ problem: 'unread', parts });
  if (!brought.length) return fails({ problem: 'noSettings' });
  const whole = /** @type {SavedSettings} */ (settings);
  return { number, name, problem: null, settings: whole, claim, run: writeAddress({ settings: whole }) };
}

/** The name before a link, and what is after its `#`; null without a link. @param {string} line */
function parted(line) {
  const at = line.search(HASH);
  if (at < 0) return { name: nameOf(line), hash: null };
  const before = line.slice(0, at);
  return { name: nameOf(withoutAddress(before)), hash: endedHash(line.slice(at + 1)) };
}

/** What stands before the address of a page. @param {string} text */
function withoutAddress(text) {
  const slashes = text.lastIndexOf('://');
  if (slashes < 0) return text.replace(/[^\s,;"'<>]*$/, '');
  let start = slashes;
  while (start > 0 && /[a-z0-9+.-]/i.test(text[start - 1])) start--;
  return text.slice(0, start);
}

/** A hash without what follows it in a line: it ends with its claim, or else with a quote or a tab. @param {string} text */
function endedHash(text) {
  const claim = /&(?:amp;)?claim=[\w/-]*/i.exec(text);
  if (claim) return text.slice(0, claim.index + claim[0].length);
  return text.split(/["\t<>]/, 1)[0].trim();
}

/**
 * A name as a spreadsheet has it: without the separator and the quotes around it, on one line, and without characters
 * that are not seen.
 * @param {string} text   what stands before a link
 */
function nameOf(text) {
  const cell = text
    .trim()
    .replace(/["'<([]$/, '')
    .replace(/[\s,;:]+$/, '');
  const isQuoted = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
  const bare = isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell;
  const plain = bare.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const characters = [...plain];
  return characters.length > MOST_NAME_CHARS
    ? `${characters.slice(0, MOST_NAME_CHARS - 1).join('')}…`
    : plain;
}
