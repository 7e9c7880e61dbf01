// written-address.js — what the page has written into the address bar of this tab, for when the tab has crashed: the
// browser then brings the address back, but not the mark on its entry of the history.

const KEY = 'digit-lab.address';

/** @param {string} href @param {string} mark   of the entry that has it */
export function rememberWritten(href, mark) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ href, mark }));
  } catch {
    /* Then a page with settings in its address is a link after a crash, and the session is offered. */
  }
}

/** The mark of an address that this tab's page has written last. @param {string} href @returns {string | null} */
export function recallMark(href) {
  try {
    const written = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return written.href === href && typeof written.mark === 'string' ? written.mark : null;
  } catch {
    return null;
  }
}
