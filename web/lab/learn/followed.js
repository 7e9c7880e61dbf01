// followed.js — links of Learn that open something here.

/** A click without keys does this here; with them the browser opens the link in another tab. @param {() => unknown} use */
export const followed = (use) => (/** @type {MouseEvent} */ event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  use();
};
