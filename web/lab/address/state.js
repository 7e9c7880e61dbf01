// state.js — the address's part of the state: what a link has opened, taken away and brought.

/**
 * @typedef {object} SharedLink     the link in the dialog
 * @property {string} address       all of it, as it is copied
 * @property {boolean} hasWeights   whether the trained weights are in it
 * @property {{ path: string, side: number, margin: number } | null} code   its QR code, see qr-code.js; null while
 *   it is being made
 * @property {boolean} isLong       too long for a QR code
 * @property {'copied' | 'selected' | null} copied   `selected`: this browser lets no page copy, a person has to
 *
 * @typedef {object} AddressState
 * @property {import('./parts.js').Frame | null} frame   null for the page as a whole
 * @property {string | null} host   origin of the page around the frame, which may send messages; null: none may
 * @property {boolean} isEmbedded   whether the page is in a frame of another origin's page
 * @property {string[]} hide        what is taken away, by the frame too: see PARTS, and `isHidden`
 * @property {string[]} brought     the keys of the settings that a link has brought: 'net', 'rate' …
 * @property {string[]} unread      what could not be read of it: short, safe texts
 * @property {SharedLink | null} link
 */

/** A page that was opened without a link. @returns {AddressState} */
export const initialAddress = () => ({
  frame: null,
  host: null,
  isEmbedded: false,
  hide: [],
  brought: [],
  unread: [],
  link: null,
});
