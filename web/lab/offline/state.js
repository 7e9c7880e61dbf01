// state.js — the part of the state that is about the site in the browser: what is kept of it, and whether a newer is there.

/**
 * @typedef {object} OfflineState
 * @property {import('../../offline/service-worker.js').Kept | null} keptSite   null until it is known, or if nothing is
 * @property {boolean} isOutdated    a newer version than this page's is there
 * @property {boolean} isolatesNext  the page can have threads when it is loaded again
 */

/** @returns {OfflineState} */
export const initialOffline = () => ({ keptSite: null, isOutdated: false, isolatesNext: false });
