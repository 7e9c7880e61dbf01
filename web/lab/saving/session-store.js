// session-store.js — keeps the session of a tab in the browser: after a reload, a crash of the browser or a new
// start settings, curves and weights are back, and a run can go on.
//
// The rule for tabs: each tab has a session of its own, under a key of its own, and holds a lock on it as long
// as the tab lives; no other tab writes there. A tab that is loaded anew goes on with its own session. A new tab
// goes on with the newest session if no living tab holds it; otherwise it begins afresh and offers a copy. The
// others can be opened under Files. A page that comes back from the back-forward cache goes on with its session
// unless another page has written it since: then it has a copy.
//
// The rule for old sessions: the newest eight stay, and those that a tab holds, however old. The others are removed
// when a tab first writes; each is locked meanwhile, so that no tab takes it. Where the browser has no locks, one
// that was written within a day stays as well, since a tab may have it.

import { forget, recall, remember } from '../../site/preferences.js';
import { navigationType } from '../../site/tab.js';
import { isGuest } from '../address/parts.js';
import { isRacing } from '../learn/race/state.js';
import { isSearching } from '../search/state.js';
import { isRunning, trained } from '../training/state.js';
import { listSessions, readSaved, readSession, removeSessions, writeSession } from './session-database.js';
import { lockSession, newId, recallId, rememberId } from './session-lock.js';
import { firstSession, isWorthKeeping, makeSnapshot, openSnapshot, saveKeys } from './snapshot.js';
import { Stake } from './stake.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('./snapshot.js').Snapshot} Snapshot */
/** @typedef {{ id: string, kept: unknown }} Found   what the browser had under this key */

/** Least time between two saves, in ms. The end or a pause of a run is saved at once. */
const WRITE_EVERY_MS = 3000;
/** The same during a run, whose weights and optimizer state are copied each time. */
const CHECKPOINT_EVERY_MS = 8000;
/**
 * A page that is loaded anew waits so long for the one before to let its session go, in ms: a slow machine takes
 * seconds. A duplicated tab waits in vain, and only a page that was not reloaded can be one.
 */
const LEAVES_WITHIN_MS = { reload: 20_000, other: 1000 };
/** So many sessions are kept, the newest, and all that a tab holds. */
const MOST_KEPT = 8;
/** Where the browser has no locks, a session that was written within this time may be a living tab's, in ms. */
const MAY_LIVE_MS = 24 * 60 * 60 * 1000;

/**
 * Without IndexedDB, without space or in a private window, nothing is kept, the page says so and works as usual.
 * The local storage says whether there is a session at all, so that a first visit opens no database.
 */
export class SessionStore {
  #store;
  #network;
  #rooms;
  /** As the page was opened, perhaps with a link: whoever only looks leaves it so. */
  #first;
  /** As it opens without a link: what forgetting leads back to. */
  #plain;
  #stake = new Stake();
  /** Under which this tab writes, once it is known. @type {string | null} */
  #id = null;
  /** When that had last changed which this page has read or written last. @type {unknown} */
  #saved;
  /** Gives the session to other tabs. */
  #release = () => {};
  /** Pending until it is known which session this tab has, and what it has is on the page or offered: nothing is written before. @type {Promise<unknown> | null} */
  #opening = null;
  /** @type {unknown[]} */
  #saveKeys;
  /** @type {State['phase']} */
  #phase = 'loading';
  /** Of two sessions the newer is the one whose page has changed later, whichever was written later. */
  #lastChanged = Date.now();
  #lastWritten = -WRITE_EVERY_MS;
  /** @type {ReturnType<typeof setTimeout> | null} */
  #timer = null;
  /** Pending while a session is being written. @type {Promise<void> | null} */
  #writing = null;
  /** How often the session was forgotten or exchanged: a save that began before writes nothing. */
  #changes = 0;
  #isTidy = false;
  /** Whether the page is left, or waits in the back-forward cache. */
  #isAway = false;

  /**
   * @param {import('../worker-link.js').Store} store
   * @param {import('../rooms.js').Rooms} rooms
   * @param {State} [plain]   the page without a link
   */
  constructor(store, rooms, plain = store.state) {
    this.#store = store;
    this.#rooms = rooms;
    this.#network = rooms.maker;
    this.#first = store.state;
    this.#plain = plain;
    this.#saveKeys = saveKeys(store.state);
    rooms.engine.watch(this.#checkpoint);
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'hidden' && this.#leave(),
    );
    addEventListener('pagehide', () => {
      this.#leave();
      this.#isAway = true;
      this.#release();
    });
    addEventListener('pageshow', ({ persisted }) => persisted && this.#comeBack());
    addEventListener('beforeunload', (event) => this.#stake.isHigh && event.preventDefault());
  }

  get #state() {
    return this.#store.state;
  }

  // ---- Opening ---------------------------------------------------------------------------------------

  /**
   * Brings the session of this tab back. One that comes when the page has started already is restored if
   * nothing was begun that it would replace, and offered otherwise.
   * @param {Promise<void>} datasetsListed
   * @param {() => boolean} hasStarted
   */
  async restore(datasetsListed, hasStarted) {
    if (!recall('session')) return;
    const isShown = await this.#whileNothingIsWritten(async () => {
      const found = await this.#find();
      await datasetsListed;
      if (!found) return false;
      const session = openSnapshot(found.kept, this.#state);
      const isLate = session && hasStarted() && this.#hasBegun();
      if (isLate) this.#store.update({ offered: { id: found.id, reason: 'late' } });
      if (!session || isLate) this.#giveBack();
      else this.#show(session);
      return session && !isLate;
    });
    if (isShown && hasStarted()) await this.#rooms.engine.start();
  }

  /** A link has opened the page: it has a session of its own, and the newest that is kept is offered. */
  async beginAfresh() {
    if (!recall('session')) return;
    await this.#whileNothingIsWritten(async () => {
      await this.#takeNew();
      const [newest] = await listSessions(newId);
      if (newest) this.#store.update({ offered: { id: newest.id, reason: 'link' } });
    });
  }

  /**
   * @template T
   * @param {() => Promise<T>} open
   * @returns {Promise<T | null>}   null if it failed
   */
  async #whileNothingIsWritten(open) {
    const opening = open().catch((error) => this.#fail(error));
    this.#opening = opening;
    const opened = await opening;
    this.#opening = null;
    return opened;
  }

  /** A link is opened over the page: its session stays as it is and is offered, and the page goes on with a new one. */
  setAside = async () => {
    if (isGuest(this.#state)) return;
    if (!trained(this.#state) && !isRunning(this.#state)) return;
    await this.#write();
    await this.#writing;
    const id = this.#id;
    this.#changes++;
    this.#giveBack();
    await this.#takeNew();
    if (id) this.#store.update({ offered: { id, reason: 'link' } });
  };

  /** Takes a key under which nothing is kept; a reload then finds nothing else. */
  async #takeNew() {
    const id = newId();
    rememberId(id);
    await this.#take(id);
  }

  /**
   * Looks for the session that this tab goes on with, and takes its lock.
   * @returns {Promise<Found | null>}
   */
  async #find() {
    const own = recallId();
    const leaves = LEAVES_WITHIN_MS[navigationType() === 'reload' ? 'reload' : 'other'];
    if (own && (await this.#take(own, leaves))) {
      const kept = await readSession(own);
      if (kept === undefined) return null;
      return { id: own, kept };
    }
    for (const { id } of await listSessions(newId)) {
      if (!(await this.#take(id))) {
        this.#store.update({ offered: { id, reason: 'held' } });
        return null;
      }
      const kept = await readSession(id);
      if (openSnapshot(kept, this.#state)) return { id, kept };
      this.#giveBack();
    }
    return null;
  }

  /**
   * Makes a session this tab's, or a copy of it where the browser cannot say whether another tab has it.
   * @param {string} id @param {number} [withinMs]
   */
  async #take(id, withinMs) {
    const lock = await lockSession(id, withinMs);
    if (lock === 'held') return false;
    this.#release();
    this.#release = lock === 'unknown' ? () => {} : lock;
    this.#id = lock === 'unknown' ? null : id;
    if (this.#id) rememberId(this.#id);
    this.#saved = await readSaved(id);
    return true;
  }

  /** This tab has a new session: the one before stays as it is. */
  #giveBack() {
    this.#release();
    this.#release = () => {};
    this.#id = null;
  }

  /** Whether a person has done something on this page that another session would replace. */
  #hasBegun() {
    const state = this.#state;
    return (
      isWorthKeeping(state, this.#first) || isRunning(state) || state.readingFiles || Boolean(state.coming)
    );
  }

  /** @param {NonNullable<ReturnType<typeof openSnapshot>>} session */
  #show({ change, network, initial }) {
    this.#store.update(change);
    this.#network.restore(network, initial?.state ?? {});
    this.#saveKeys = saveKeys(this.#state);
  }

  openOffered = async () => {
    const { offered } = this.#state;
    if (offered) await this.openSession(offered.id);
  };

  /** Opens a kept session, or a copy of it if another tab has it; the page's own stays kept. @param {string} id */
  openSession = async (id) => {
    await this.#write();
    await this.#writing;
    this.#changes++;
    const kept = await readSession(id);
    this.#store.update({ offered: null, otherSessions: null });
    const session = openSnapshot(kept, this.#state);
    if (!session) throw new Error('This session is no longer there.');
    const isShown = await this.#whileNothingIsWritten(async () => {
      if (!(await this.#take(id))) this.#giveBack();
      this.#store.update(firstSession(this.#first));
      this.#show(session);
      return true;
    });
    if (isShown) await this.#rooms.engine.start();
  };

  /** Looks for the sessions that the browser keeps besides this tab's. */
  listSessions = async () => {
    const otherSessions = [];
    for (const { id, saved } of await listSessions(newId)) {
      const session = id === this.#id ? null : openSnapshot(await readSession(id), this.#state);
      const { layers = '' } = session?.change ?? {};
      const accuracy = session?.network?.result?.accuracy ?? null;
      if (session) otherSessions.push({ id, saved, layers, accuracy });
    }
    this.#store.update({ otherSessions });
  };

  /** The session that is offered stays where it is. */
  refuseOffered = () => this.#store.update({ offered: null });

  // ---- Keeping ---------------------------------------------------------------------------------------

  /** Saves after a change that is worth it, now or soon. @param {State} state */
  notice(state) {
    this.#stake.notice(state);
    const now = saveKeys(state);
    if (now.every((key, i) => key === this.#saveKeys[i])) return;
    const cameToRest = state.phase !== this.#phase && ['done', 'paused', 'training'].includes(state.phase);
    this.#saveKeys = now;
    this.#phase = state.phase;
    this.#lastChanged = Date.now();
    if (cameToRest) return void this.#write();
    if (state.phase === 'training') return;
    const wait = this.#lastWritten + WRITE_EVERY_MS - performance.now();
    this.#timer ??= setTimeout(() => this.#write(), Math.max(0, wait));
  }

  /** Saves from time to time during a run, and where it waits for images: no other event may come until they are here. */
  #checkpoint = (/** @type {{ event: string }} */ { event }) => {
    if (this.#state.phase !== 'training') return;
    this.#lastChanged = Date.now();
    if (event === 'waiting') return void this.#write();
    if (this.#writing) return;
    if (performance.now() - this.#lastWritten >= CHECKPOINT_EVERY_MS) this.#write();
  };

  /** Saves when nothing else is being saved; then, what has changed since is saved as well. */
  async #write() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#writing;
    this.#writing ??= this.#save().finally(() => {
      this.#writing = null;
    });
    await this.#writing;
  }

  async #save() {
    if (!this.#isWorthKeeping()) return;
    const changes = this.#changes;
    this.#lastWritten = performance.now();
    await this.#opening;
    const network = await this.#keepNetwork();
    if (network === undefined || changes !== this.#changes || this.#isAway) return;
    await this.#put(network, this.#lastWritten);
  }

  /** A page in a frame of a post keeps none. */
  #isWorthKeeping() {
    if (isGuest(this.#state)) return false;
    return this.#state.session !== 'none' || isWorthKeeping(this.#state, this.#first);
  }

  /**
   * The network as it is now; null if it is random. While the page has none, it is the one that comes back.
   * @returns {Promise<import('../network/kept-network.js').KeptNetwork | null | undefined>}   undefined if another
   *   was made meanwhile, whose change is saved by itself
   */
  async #keepNetwork() {
    const { model } = this.#state;
    if (!model) return this.#network.kept;
    if (!trained(this.#state) && !isRunning(this.#state)) return null;
    try {
      return (await this.#network.keep()) ?? undefined;
    } catch {
      // The worker has crashed: what was kept before is what comes back.
      return (model === this.#state.model && this.#network.kept) || undefined;
    }
  }

  /**
   * @param {Snapshot['network']} network
   * @param {number} keptAt   when it was asked for, as performance.now() counts
   */
  async #put(network, keptAt) {
    const changes = this.#changes;
    try {
      await this.#claim();
      this.#saved = this.#lastChanged;
      await writeSession(
        /** @type {string} */ (this.#id),
        makeSnapshot(this.#state, network),
        this.#lastChanged,
      );
      if (changes !== this.#changes) return;
      this.#stake.kept(keptAt);
      remember('session', 'kept');
      const { session } = this.#state;
      this.#store.update({ keepError: null, session: session === 'none' ? 'kept' : session });
      if (!this.#isTidy) await this.#tidy();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Takes a key if this tab has none, or if what is there could not be restored: that stays as it is. */
  async #claim() {
    if (this.#network.isUnfit) this.#giveBack();
    if (!this.#id) await this.#take(newId());
    this.#id ??= newId();
    rememberId(this.#id);
  }

  /** Nothing can be kept. @param {unknown} error @returns {null} */
  #fail(error) {
    const { name = '', message = '' } = /** @type {Error} */ (error ?? {});
    this.#giveBack();
    this.#store.update({ keepError: { name, message } });
    return null;
  }

  /** Removes old sessions, but none that a tab has. */
  async #tidy() {
    this.#isTidy = true;
    for (const { id, saved } of (await listSessions(newId)).slice(MOST_KEPT)) {
      if (id === this.#id) continue;
      const lock = await lockSession(id);
      const isLeft = lock === 'unknown' ? Date.now() - saved > MAY_LIVE_MS : lock !== 'held';
      if (isLeft) await removeSessions([id]);
      if (typeof lock === 'function') lock();
    }
  }

  // ---- Leaving ---------------------------------------------------------------------------------------

  /**
   * The page may be left for good. What it knows is written at once, with the network as it was kept last:
   * the worker's answer may come too late.
   */
  #leave() {
    if (!this.#isWorthKeeping() || this.#isAway || !this.#id || this.#opening) return;
    const { state } = this.#store;
    const isNew = this.#network.kept || !(trained(state) || isRunning(state));
    if ((this.#timer || isRunning(state)) && isNew) this.#put(this.#network.kept, -Infinity);
    this.#write();
  }

  /** The page comes back from the back-forward cache. Another page may have gone on with its session, or forgotten it. */
  async #comeBack() {
    if (this.#rooms.address.isForgotten) {
      this.#giveBack();
      this.#isAway = false;
      return this.forgetSession();
    }
    const [id, saved] = [this.#id, this.#saved];
    try {
      const isHeld = id && (await this.#take(id));
      if (!isHeld || this.#saved !== saved) this.#giveBack();
    } catch (error) {
      this.#fail(error);
    }
    this.#isAway = false;
    this.#write();
  }

  /** Forgets this session, the network on the page with it, and what the browser has of the site. */
  forgetSession = async () => {
    const { state } = this.#store;
    if (isSearching(state) && !state.workerError) await this.#rooms.search.stopSearch();
    if (isRacing(state) && !state.workerError) await this.#rooms.link.call('stop');
    this.#changes++;
    this.#first = { ...this.#plain, dataset: this.#state.dataset };
    this.#store.update(firstSession(this.#first));
    this.#rooms.address.forget();
    this.#saveKeys = saveKeys(this.#state);
    await Promise.allSettled([this.#network.make(), this.#remove(), this.#rooms.offline.forget()]);
  };

  async #remove() {
    await this.#writing;
    if (this.#id) await removeSessions([this.#id]).catch(() => {});
    const left = await listSessions(newId).catch(() => []);
    if (!left.length) forget('session');
  }
}
