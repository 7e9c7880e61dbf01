// history-marks.js — the marks of the browser's history: which entries the page has written, since which link, and
// whether their settings have been forgotten since.
//
// A mark begins with the time when it was made. Whoever forgets a session forgets what the entries written before
// say of it, too: they cannot be changed, since only the present one can be written, but they are opened without
// their settings. When that was stands in the tab's own storage, as the tab has its own history.

import { navigationType, recallInTab, rememberInTab } from '../../site/tab.js';

const FORGOTTEN = 'forgotten';
const WRITTEN = 'addresses';
/** So many of the addresses that were written last are remembered: those of a slow reload, half a second apart. */
const MOST_WRITTEN = 40;

/** When a session was forgotten last, as Date.now() counts, where the tab has no storage. */
let forgottenHere = 0;

const lastForgotten = () => Math.max(forgottenHere, Number(recallInTab(FORGOTTEN)));

/** Two links are told apart by it, and it is of a later time than what has been forgotten. */
export function newMark() {
  const now = Math.max(Date.now(), lastForgotten() + 1);
  return `${now.toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}

/** The mark of the entry of the history that the page is at. @param {History} history @returns {string | null} */
export const markOf = ({ state }) => (typeof state?.digitLab === 'string' ? state.digitLab : null);

/** What this tab's page has written, the last first: lines of a mark and an address. */
const linesWritten = () => (recallInTab(WRITTEN) ?? '').split('\n');

/** Notes what the page has written into the address bar. @param {string} href @param {string} mark   of the entry */
export function rememberWritten(href, mark) {
  const line = `${mark} ${href}`;
  const others = linesWritten().filter((each) => each !== line);
  rememberInTab(WRITTEN, [line, ...others].slice(0, MOST_WRITTEN).join('\n'));
}

/**
 * The mark of an address that this tab's page has written, where the browser has brought the address alone. After a
 * crash of the tab it is the last one. If the page wrote while a reload was under way, Chromium opens an address from
 * before the reload began, and the mark on its entry is lost.
 * @param {string} href @returns {string | null}
 */
export function recallMark(href) {
  const lines = linesWritten();
  const mayBe = navigationType() === 'reload' ? lines : lines.slice(0, 1);
  const [mark, written] = mayBe.map((line) => line.split(' ')).find((each) => each[1] === href) ?? [];
  return mark && written ? mark : null;
}

/** Whether the settings of entries with a mark have been forgotten. @param {string} mark */
export const isForgotten = (mark) => Number.parseInt(mark.split('-')[0], 36) <= lastForgotten();

/**
 * Whether the page was gone back to at an entry whose settings have been forgotten. A browser may have lost the mark
 * of an entry that is loaded anew.
 * @param {string | null} mark
 */
export function opensForgotten(mark) {
  if (mark) return isForgotten(mark);
  return navigationType() === 'back_forward' && lastForgotten() > 0;
}

/** Forgets the settings of all entries until now. */
export function forgetEntries() {
  forgottenHere = Math.max(Date.now(), lastForgotten() + 1);
  rememberInTab(FORGOTTEN, String(forgottenHere));
}
