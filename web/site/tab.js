// tab.js — what is of this tab alone: a storage that lives as long as the tab, is copied to a duplicate and may be
// refused, how the page was opened, and within what.

/** A value of this tab, or null. @param {string} key @returns {string | null} */
export function recallInTab(key) {
  try {
    return sessionStorage.getItem(`digit-lab.${key}`);
  } catch {
    return null;
  }
}

/** Keeps a value for this tab. @param {string} key @param {string} value */
export function rememberInTab(key, value) {
  try {
    sessionStorage.setItem(`digit-lab.${key}`, value);
  } catch {
    /* Then the next page of this tab begins as in a new one. */
  }
}

/** How the page was opened; undefined where the browser does not say. @returns {NavigationTimingType | undefined} */
export function navigationType() {
  const [navigation] = performance.getEntriesByType('navigation');
  return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type;
}

/** Whether the page is in a frame of another origin's page, as every page is that a sandbox has given an origin of its own. */
export function isEmbedded() {
  try {
    return self !== top && top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
