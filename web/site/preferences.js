// preferences.js — what a person has chosen, kept in the local storage. A sandboxed frame has none and
// throws: nothing is kept there.

import { recallInTab, rememberInTab } from './tab.js';

/** @typedef {'light' | 'dark'} Theme */

/** A kept value, or null. @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    return localStorage.getItem(`digit-lab.${key}`);
  } catch {
    return null;
  }
}

/** Keeps a value. @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(`digit-lab.${key}`, value);
  } catch {
    /* Then the next visit starts with the browser's own preferences. */
  }
}

/** Removes a kept value. @param {string} key */
export function forget(key) {
  try {
    localStorage.removeItem(`digit-lab.${key}`);
  } catch {
    /* Then there is nothing to forget. */
  }
}

/** The languages that a person reads. @returns {string[]}  codes or tags: as chosen before, then as the browser prefers */
export function chosenLanguages() {
  const chosen = recall('language');
  return chosen ? [chosen, ...navigator.languages] : [...navigator.languages];
}

/**
 * Those of a page: that of its address first, which holds for the pages, too, to which this one leads.
 * @returns {string[]}
 */
export function preferredLanguages() {
  const [, addressed = null] = /[#?&]lang=([\w-]+)/.exec(location.hash + location.search) ?? [];
  const isLedTo = document.referrer.startsWith(location.origin);
  const brought = addressed ?? (isLedTo ? recallInTab('language') : null);
  rememberLanguageInTab(brought ?? '');
  return brought ? [brought, ...chosenLanguages()] : chosenLanguages();
}

/** The pages to which this one leads are in a language. @param {string} code */
export const rememberLanguageInTab = (code) => rememberInTab('language', code);

const darkScheme = '(prefers-color-scheme: dark)';

/** The theme that a person has chosen. @returns {Theme | null}  null if the system's is to be followed */
export function chosenTheme() {
  const chosen = recall('theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : null;
}

/** The profile that a person has chosen: 'projector', or null. */
export const chosenProfile = () => (recall('profile') === 'projector' ? 'projector' : null);

/** The theme of the system. @returns {Theme} */
export const systemTheme = () => (matchMedia(darkScheme).matches ? 'dark' : 'light');

/** Calls back when the system changes its theme. @param {() => void} changed */
export const onSystemTheme = (changed) => matchMedia(darkScheme).addEventListener('change', changed);
