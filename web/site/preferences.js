// preferences.js — what a person chose before. A sandboxed frame has no storage and throws; the page then
// does without.

/** @typedef {'en' | 'zh'} Language */
/** @typedef {'light' | 'dark'} Theme */

/** @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    return localStorage.getItem(`digit-lab.${key}`);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(`digit-lab.${key}`, value);
  } catch {
    /* Then the next visit starts with the browser's own preferences. */
  }
}

/** @param {string} key */
export function forget(key) {
  try {
    localStorage.removeItem(`digit-lab.${key}`);
  } catch {
    /* Then there is nothing to forget. */
  }
}

/** @returns {Language}  as chosen before, or as the browser prefers */
export function preferredLanguage() {
  const chosen = recall('language') ?? navigator.language;
  return chosen.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

const darkScheme = '(prefers-color-scheme: dark)';

/** @returns {Theme | null}  null if the system's is to be followed */
export function chosenTheme() {
  const chosen = recall('theme');
  return chosen === 'light' || chosen === 'dark' ? chosen : null;
}

/** @returns {Theme} */
export const systemTheme = () => (matchMedia(darkScheme).matches ? 'dark' : 'light');

/** @param {() => void} changed */
export const onSystemTheme = (changed) => matchMedia(darkScheme).addEventListener('change', changed);
