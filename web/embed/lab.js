// lab.js — what the page for posts has of the lab: what a link brings, and which parts can be taken away. It is loaded when
// that is needed, since it comes with the lab's settings.

import { readAddress, writeAddress } from '../lab/address/address.js';
import { SUBJECTS } from '../lab/subjects.js';

export { PARTS } from '../lab/address/parts.js';

/** Whether a part is a whole subject. @param {string} part */
export const isSubject = (part) => SUBJECTS.some((subject) => subject === part);

/**
 * @typedef {object} Pasted
 * @property {import('./codes.js').Pairs | null} link   null if the text names no settings
 * @property {Partial<import('./codes.js').Chosen>} besides   what else it chooses
 * @property {string[]} unread   what could not be read of it
 */

/** What an address says behind its `#`, or behind its `?` where that is all: as the lab reads its own. @param {string} text */
const partOf = (text) =>
  /#./.test(text) ? text.replace(/^[^#]*#/, '') : text.replace(/^https?:[^?]*\??/, '').replace(/#$/, '');

/** @param {string} text   an address, or what is after its `#` @param {string[]} languages   codes @returns {Pasted} */
export function readPasted(text, languages) {
  const { settings, learn, weights, unread, ...page } = readAddress(partOf(text), languages);
  const place = learn.lanes
    ? { learn: { ...learn, part: /** @type {const} */ ('race') } }
    : learn.lesson && { learn };
  const written = writeAddress({ settings, weights, ...place }).slice(1);
  const pairs = written.split('&').map((pair) => [pair.split('=', 1)[0], pair.replace(/^[^=]*=/, '')]);
  const link = /** @type {import('./codes.js').Pairs} */ (pairs.filter(([key]) => key && key !== 'part'));
  // A lesson is on the whole page.
  const view = page.frame ?? (learn.lesson ? 'full' : learn.part === 'race' ? 'compare' : null);
  return {
    link: link.length ? link : null,
    besides: {
      ...(view && { view }),
      ...(page.language && { language: page.language }),
      ...(page.theme && { theme: page.theme }),
      ...(page.hide.length && { hide: page.hide }),
    },
    unread,
  };
}
