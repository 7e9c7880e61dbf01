// session-database.js — the kept sessions in IndexedDB, each under a key of its own, with when it was written.

import { createStore, delMany, get, setMany } from 'idb-keyval';

/** @typedef {{ id: string, saved: number }} Entry   when its page had last changed, in ms since 1970 */

/** Version 1 had one session for all tabs. */
const OLD_KEY = 'session';

const store = createStore('digit-lab', 'session');

/** @param {string} id */
const contentKey = (id) => `session:${id}`;
/** @param {string} id */
const savedKey = (id) => `saved:${id}`;

/**
 * All sessions, the newest first. One of version 1 gets a key of its own first, in one transaction.
 * @param {() => string} newId
 * @returns {Promise<Entry[]>}
 */
export async function listSessions(newId) {
  /** @type {Entry[]} */
  const entries = [];
  await store('readwrite', (sessions) => {
    const old = sessions.get(OLD_KEY);
    old.onsuccess = () => {
      if (old.result === undefined) return;
      const id = newId();
      sessions.put(old.result, contentKey(id));
      sessions.put(Date.now(), savedKey(id));
      sessions.delete(OLD_KEY);
      entries.push({ id, saved: Date.now() });
    };
    const cursor = sessions.openCursor(IDBKeyRange.bound(savedKey(''), savedKey('\uffff')));
    cursor.onsuccess = () => {
      if (!cursor.result) return;
      const { key, value } = cursor.result;
      entries.push({ id: String(key).slice(savedKey('').length), saved: Number(value) });
      cursor.result.continue();
    };
    return new Promise((resolve, reject) => {
      sessions.transaction.oncomplete = () => resolve(null);
      sessions.transaction.onabort = () => reject(sessions.transaction.error);
      sessions.transaction.onerror = () => reject(sessions.transaction.error);
    });
  });
  const unique = new Map(entries.map((entry) => [entry.id, entry]));
  return [...unique.values()].sort((a, b) => b.saved - a.saved);
}

/** @param {string} id @returns {Promise<unknown>} undefined if there is none */
export const readSession = async (id) => get(contentKey(id), store);

/** When a session was written, in ms since 1970. @param {string} id @returns {Promise<unknown>} undefined if never */
export const readSaved = async (id) => get(savedKey(id), store);

/**
 * Writes all of a session, or nothing.
 * @param {string} id
 * @param {import('./snapshot.js').Snapshot} snapshot
 * @param {number} saved   when the page last changed, in ms since 1970
 */
export const writeSession = async (id, snapshot, saved) =>
  setMany(
    [
      [contentKey(id), snapshot],
      [savedKey(id), saved],
    ],
    store,
  );

/** @param {string[]} ids */
export const removeSessions = async (ids) =>
  delMany(
    ids.flatMap((id) => [contentKey(id), savedKey(id)]),
    store,
  );
