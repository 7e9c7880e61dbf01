// session-lock.js — which tab a kept session belongs to: the name in the tab's own storage, and the lock on it.

import { recallInTab, rememberInTab } from '../../site/tab.js';

const KEY = 'session';

/** The session that this tab had before it was loaded anew. */
export const recallId = () => recallInTab(KEY);

/** Without it, a reload finds the newest session, as a new tab does. @param {string} id  the session that this tab has */
export const rememberId = (id) => rememberInTab(KEY, id);

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
