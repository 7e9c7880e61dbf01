// session-lock.js — which tab a kept session belongs to: the name in the tab's own storage, and the lock on it.

/** The tab's session storage, which lives as long as the tab, is copied to a duplicate, and may be refused. */
const KEY = 'digit-lab.session';

/** The session that this tab had before it was loaded anew. @returns {string | null} */
export function recallId() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} id  the session that this tab has */
export function rememberId(id) {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    /* Then a reload finds the newest session, as a new tab does. */
  }
}

/** A name that no other session has. */
export const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

/**
 * Takes the lock of a session. It is held until it is released or the tab ends.
 * @param {string} id
 * @param {number} [withinMs]   how long to wait for a tab that is just being left
 * @returns {Promise<(() => void) | 'held' | 'unknown'>}   releases it; `held` by another tab; `unknown` where the
 *   browser has no locks, as on insecure pages and in sandboxed frames
 */
export function lockSession(id, withinMs = 0) {
  return new Promise((resolve) => {
    const hold = (/** @type {unknown} */ lock) => {
      if (!lock) return resolve('held');
      return new Promise((/** @type {(value?: unknown) => void} */ release) => resolve(() => release()));
    };
    const failed = (/** @type {unknown} */ error) =>
      resolve(/** @type {any} */ (error)?.name === 'AbortError' ? 'held' : 'unknown');
    try {
      const patience = withinMs ? { signal: AbortSignal.timeout(withinMs) } : { ifAvailable: true };
      navigator.locks.request(`digit-lab session ${id}`, patience, hold).catch((error) => {
        failed(error?.name === 'TimeoutError' ? { name: 'AbortError' } : error);
      });
    } catch (error) {
      failed(error);
    }
  });
}
