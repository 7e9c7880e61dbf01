// parts.js — what Learn has beside its lessons; each is a room of its own, whose code is loaded when it is opened.

/**
 * @typedef {object} Part
 * @property {string} key     in the address, `part=race`, one of PART_KEYS in place.js; its texts `<key>.name` and
 *   `<key>.about` are in the folder learn of each language
 * @property {() => Promise<{ open: (link: import('../worker-link.js').WorkerLink) => OpenPart }>} load
 *
 * @typedef {object} OpenPart
 * @property {(scene: import('./classroom.js').Scene) => unknown} view
 * @property {(state: import('../state.js').State) => unknown} [notice]   the state of the page has changed
 * @property {(event: any) => void} [hear]   the worker tells something of what the part has asked for, see protocol.js
 * @property {() => void} [reset]   the worker is a new one, and answers nothing that was asked before
 */

/** In the order of the page. @type {Part[]} */
export const PARTS = [
  { key: 'race', load: () => import('./race/part.js') },
  { key: 'golf', load: () => import('./golf/part.js') },
  { key: 'homework', load: () => import('./homework/part.js') },
];
