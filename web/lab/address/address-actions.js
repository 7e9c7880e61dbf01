// address-actions.js — the address bar follows the page, and the page follows the address bar.
//
// Each entry of the browser's history that the page has written bears a mark. An address without one has been typed,
// pasted or clicked: it is a link. After a reload the mark is still there, and the session that the browser keeps
// wins over the address, which says less. After a crash of the tab, and where the page wrote while a reload was under
// way, the browser has the address alone: one that the tab's page has written is no link either.

import { rememberLanguageInTab } from '../../site/preferences.js';
import { obstacle } from '../obstacles.js';
import { noAddress, readAddress, writeAddress } from './address.js';
import {
  forgetEntries,
  isForgotten,
  markOf,
  newMark,
  opensForgotten,
  recallMark,
  rememberWritten,
} from './history-marks.js';
import {
  barAddress,
  firstSettings,
  firstView,
  openedPage,
  openedSettings,
  seenView,
  writtenSettings,
} from './opened-state.js';

/**
 * @typedef {import('../state.js').State} State
 * @typedef {import('./address.js').Address} Address
 * @typedef {import('../network/kept-network.js').InitialWeights} InitialWeights
 *
 * @typedef {object} Browser       what is the browser's, whatever the address says
 * @property {string[]} languages  the codes of those that there are
 * @property {string} url          of the page, without what is after `#`
 * @property {import('./opened-state.js').Preferences} first   with which it opens the page without a link
 *
 * @typedef {object} Page          what only a page in a browser has
 * @property {() => Promise<void>} setAside   keeps the session, and goes on with another
 * @property {(code: string) => Promise<void>} loadLanguage
 * @property {() => unknown} train   the verb of actions.js
 */

/** Browsers refuse to write addresses more often than 100 times in 30 s. */
const WRITE_EVERY_MS = 500;

/** What of the state stands in the address. */
const WRITTEN = /** @type {const} */ ([
  ...['preset', 'base', 'layers', 'optimizer', 'schedule', 'dataset', 'classes', 'fields'],
  ...[
    'view',
    'isPadLarge',
    'isPhone',
    'insidePlace',
    'learnPlace',
    'isProjector',
    'hide',
    'language',
    'theme',
  ],
]);

/** The address of the page: opened, written and followed. */
export class AddressActions {
  #link;
  #rooms;
  /** @type {Browser} */
  #browser = { languages: [], url: '', first: { language: 'en', theme: 'light' } };
  /** Null until the address is followed. @type {Page | null} */
  #page = null;
  /** With which the page was opened. */
  #address = noAddress();
  /** The entries of the history since the same link have the same. */
  #mark = '';
  /** The address that has been seen or written last. */
  #seen = '';
  /** The view of this entry of the history. */
  #view = '';
  /** Whose address was written last. @type {State | null} */
  #written = null;
  #lastWritten = -WRITE_EVERY_MS;
  /** The settings of the link, as they are written. */
  #brought = '';
  /** @type {ReturnType<typeof setTimeout> | null} */
  #timer = null;
  #startsItself = false;
  /** Whether a network is to come with the weights of a link. */
  #bringsWeights = false;
  /** Links that have been opened on the page: the last one wins. */
  #links = 0;
  #isOpening = false;
  /** Settles once the link that was opened last is. */
  #opened = Promise.resolve();

  /**
   * @param {import('../worker-link.js').WorkerLink} link
   * @param {object} rooms
   * @param {import('../network/network-maker.js').NetworkMaker} rooms.maker
   * @param {import('../settings/settings-actions.js').SettingsActions} rooms.settings
   */
  constructor(link, rooms) {
    this.#link = link;
    this.#rooms = rooms;
  }

  get #state() {
    return this.#link.state;
  }

  /** What is the browser's: as it was given when the page was opened. */
  get browser() {
    return this.#browser;
  }

  // ---- Opening the page ------------------------------------------------------------------------------

  /**
   * The page opens with an address, before its session is restored and its worker starts.
   * @param {Address} address   whose language the page has already
   * @param {Browser} browser
   */
  open(address, browser) {
    const found = markOf(history) ?? recallMark(location.href);
    const forgotten = opensForgotten(found);
    const mark = forgotten ? newMark() : found;
    const settings = forgotten ? {} : address.settings;
    const page = openedPage({ ...address, settings }, this.#state);
    const { layers } = settings;
    this.#browser = browser;
    this.#address = mark || !layers ? noAddress() : address;
    this.#mark = mark ?? newMark();
    this.#startsItself = address.start && !mark;
    this.#link.update({ ...page, ...(layers && openedSettings(settings, this.#state)) });
    if (mark) this.#link.update(nothingBrought());
    this.#brought = writtenSettings(this.#state);
  }

  /** Whether a link with settings has opened the page: then no session is restored. */
  get isLink() {
    return Boolean(this.#address.settings.layers);
  }

  /**
   * Gets ready what takes a moment of the link: its weights, and whether the site holds its data set.
   * @param {Promise<void>} datasetsListed
   */
  async prepare(datasetsListed) {
    if (!this.isLink) return;
    const initial = await this.#initialWeights(this.#address);
    if (initial) this.#rooms.maker.beginWith(initial);
    if (this.#state.dataset === 'mnist') return;
    await datasetsListed;
    const { dataset, datasets } = this.#state;
    if (datasets.includes(dataset)) return;
    this.#tellUnread(`data=${dataset}`);
    this.#link.update({ dataset: datasets[0], claim: null });
    this.#brought = writtenSettings(this.#state);
  }

  /** The weights of a link, if there are some that can be read. @param {Address} address */
  async #initialWeights({ weights }) {
    if (!weights) return null;
    try {
      const { unpackWeights } = await import('./packed-weights.js');
      const tensors = await unpackWeights(weights);
      this.#bringsWeights = true;
      return { tensors, state: { origin: /** @type {const} */ ('link') } };
    } catch {
      this.#tellUnread('weights');
      return null;
    }
  }

  /** @param {string} text */
  #tellUnread(text) {
    this.#link.update({ unread: [...this.#state.unread, text] });
  }

  // ---- The address bar follows the page ---------------------------------------------------------------

  /**
   * From now on the address bar follows the page, and the page the address bar: back and forward go through views,
   * and an address that is pasted over is a link.
   * @param {Page} page
   */
  follow(page) {
    this.#page = page;
    addEventListener('popstate', this.#onMove);
    addEventListener('hashchange', this.#onMove);
    // A session may have been restored since: what the link said stays until somebody changes a setting.
    this.#brought = writtenSettings(this.#state);
    this.#view = seenView(this.#state);
    this.#write();
  }

  /**
   * Opens a link over the page, even that which is open, with another network. Settles once its network is there, or that
   * of a link that was opened meanwhile.
   * @param {string} hash
   */
  async goTo(hash) {
    try {
      history.pushState(null, '', this.#browser.url + hash);
    } catch {
      /* As in #write. */
    }
    this.#seen = location.href;
    this.#openLink(readAddress(hash, this.#browser.languages), newMark());
    let opened;
    do await (opened = this.#opened);
    while (opened !== this.#opened);
  }

  /** The state has changed. @param {State} state */
  notice(state) {
    if (!this.#page || this.#isOpening) return;
    if (this.#bringsWeights && state.model && !state.creating) {
      this.#bringsWeights = false;
      if (state.origin !== 'link') this.#tellUnread('weights');
    }
    if (this.#startsItself && state.phase === 'ready' && !state.creating && !obstacle(state)) {
      this.#startsItself = false;
      this.#page.train();
    }
    if (seenView(state) !== this.#view) return this.#write();
    if (WRITTEN.every((key) => state[key] === this.#written?.[key])) return;
    const wait = this.#lastWritten + WRITE_EVERY_MS - performance.now();
    if (wait <= 0) return this.#write();
    this.#timer ??= setTimeout(() => this.#write(), wait);
  }

  /** What a person has forgotten comes back neither with a reload nor with an older entry of the history. */
  forget() {
    forgetEntries();
    this.#mark = newMark();
    this.#write();
  }

  /** Whether another page of this tab has forgotten since what this one has. */
  get isForgotten() {
    return isForgotten(this.#mark);
  }

  /** Writes the address; another view is another entry of the history. */
  #write() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#isOpening) return;
    const state = this.#state;
    // A window that has become a phone's, or is one no longer, shows something else without anybody going there.
    const isOther = seenView(state) !== this.#view && state.isPhone === this.#written?.isPhone;
    this.#view = seenView(state);
    this.#written = state;
    this.#lastWritten = performance.now();
    const url = this.#browser.url + barAddress(state, this.#browser.first);
    try {
      if (isOther) history.pushState({ digitLab: this.#mark }, '', url);
      else history.replaceState({ digitLab: this.#mark }, '', url);
    } catch {
      /* Too often for this browser, or the page has no address of its own, as in some frames: then none follows. */
    }
    this.#seen = location.href;
    rememberWritten(this.#seen, this.#mark);
    this.#forgetLink();
  }

  /** What a link has brought is no longer told once the settings are others. */
  #forgetLink() {
    const { brought, unread } = this.#state;
    if (!brought.length && !unread.length) return;
    if (writtenSettings(this.#state) !== this.#brought) this.#link.update(nothingBrought());
  }

  // ---- The page follows the address bar ---------------------------------------------------------------

  /** Somebody went back or forward, or an address was typed, pasted or clicked. */
  #onMove = () => {
    if (location.href === this.#seen) return;
    this.#seen = location.href;
    if (isAnchor(location.hash)) return this.#write();
    const address = readAddress(location.hash, this.#browser.languages);
    const mark = markOf(history);
    const isOther = mark !== null && mark !== this.#mark && !isForgotten(mark);
    if (mark ? isOther : this.#isElsewhere(address)) return this.#openLink(address, mark ?? newMark());
    const view = address.view ?? firstView(this.#state);
    return this.#openPage(mark ? { ...noAddress(), view } : { ...address, settings: {}, brought: [] });
  };

  /** Whether an address has settings that are not the page's, or what only a page opened anew has. @param {Address} address */
  #isElsewhere({ settings, weights, claim, start }) {
    if (weights || claim || start) return Boolean(settings.layers);
    return Boolean(settings.layers) && writeAddress({ settings }) !== writtenSettings(this.#state);
  }

  /** Opens what an address names, without its settings. @param {Address} address */
  #openPage(address) {
    this.#link.update(openedPage(address, this.#state));
    this.#brought = writtenSettings(this.#state);
    this.#view = seenView(this.#state);
    this.#write();
    return this.#openLanguage(address);
  }

  /** @param {Address} address */
  async #openLanguage({ language }) {
    if (!language || language === this.#state.language) return;
    await this.#page?.loadLanguage(language).then(
      () => {
        rememberLanguageInTab(language);
        this.#link.update({ language });
      },
      () => this.#tellUnread(`lang=${language}`),
    );
  }

  /**
   * Opens a link over the page, whose session is kept as it was.
   * @param {Address} address
   * @param {string} mark
   */
  #openLink(address, mark) {
    this.#opened = this.#bring(address, mark);
  }

  /** @param {Address} address @param {string} mark */
  async #bring(address, mark) {
    const link = ++this.#links;
    this.#isOpening = true;
    await this.#page?.setAside();
    if (link !== this.#links) return;
    const settings = address.settings.layers ? address.settings : firstSettings();
    const { insidePlace, ...page } = openedPage({ ...address, settings }, this.#state);
    this.#mark = mark;
    this.#startsItself = address.start && mark !== markOf(history);
    this.#link.update(page);
    this.#view = seenView(this.#state);
    await this.#openLanguage(address);
    const initial = (await this.#initialWeights(address)) ?? { state: {} };
    if (link !== this.#links) return;
    const { dataset, ...opened } = openedSettings(settings, this.#state);
    await this.#rooms.settings.take(opened, dataset, initial);
    if (link !== this.#links) return;
    this.#link.update({ insidePlace }); // in the network that the link brings
    this.#brought = writtenSettings(this.#state);
    this.#isOpening = false;
    this.#write();
    this.notice(this.#state);
  }
}

/** No link says anything of the page any longer. */
const nothingBrought = () => ({ brought: [], unread: [], claim: null });

/** Whether an address is that of an element, as of one that a link skips to. @param {string} hash */
const isAnchor = (hash) => /^#[\w-]+$/.test(hash) && document.getElementById(hash.slice(1)) !== null;
