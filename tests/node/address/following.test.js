// following.test.js — the page and its address bar follow each other, with a history in place of a browser's.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readAddress } from '../../../web/lab/address/address.js';
import { openedPage } from '../../../web/lab/address/opened-state.js';
import { initialState } from '../../../web/lab/state.js';
import { startPage } from '../lab-page.js';

const URL_OF_PAGE = 'http://x/';

/**
 * A page that is opened with an address, and the browser around it.
 * @param {import('node:test').TestContext} t @param {string} hash
 * @param {Partial<import('../../../web/lab/state.js').State>} [restored]   what its session brings before it follows
 */
async function open(t, hash, restored = {}) {
  const entries = [{ state: /** @type {any} */ (null), url: URL_OF_PAGE + hash }];
  let at = 0;
  /** @type {Record<string, () => unknown>} */
  const listeners = {};
  const enter = (/** @type {any} */ state, /** @type {string} */ url) => {
    entries.splice(at + 1, entries.length, { state, url });
    at++;
  };
  const fake = {
    addEventListener: (/** @type {string} */ name, /** @type {() => unknown} */ listen) => {
      listeners[name] = listen;
    },
    document: { getElementById: () => null },
    location: {
      get href() {
        return entries[at].url;
      },
      get hash() {
        return new URL(entries[at].url).hash;
      },
      set hash(to) {
        enter(null, URL_OF_PAGE + to);
      },
    },
    history: {
      get state() {
        return entries[at].state;
      },
      pushState: (/** @type {any} */ state, /** @type {any} */ _, /** @type {string} */ url) =>
        enter(state, url),
      replaceState: (/** @type {any} */ state, /** @type {any} */ _, /** @type {string} */ url) => {
        entries[at] = { state, url };
      },
    },
  };
  const page = await startPage(t);
  const { store, rooms } = page;
  const own = Object.keys(fake).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
  for (const name of Object.keys(fake)) {
    const value = fake[/** @type {'document'} */ (name)];
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  t.after(() => {
    for (const [name, before] of /** @type {[string, PropertyDescriptor | undefined][]} */ (own)) {
      if (before) Object.defineProperty(globalThis, name, before);
      else Reflect.deleteProperty(globalThis, name);
    }
  });
  const first = /** @type {const} */ ({ language: 'en', theme: 'light' });
  rooms.address.open(readAddress(hash, ['en']), { languages: ['en'], url: URL_OF_PAGE, first });
  store.update(restored);
  /** How often the session has been set aside for a link. */
  const aside = { count: 0 };
  const setAside = async () => void aside.count++;
  rooms.address.follow({ setAside, loadLanguage: async () => {}, train: () => {} });
  const change = async (/** @type {() => unknown} */ act) => {
    act();
    rooms.address.notice(store.state);
  };
  const back = async () => {
    at--;
    await listeners.popstate();
  };
  const type = async (/** @type {string} */ hash) => {
    enter(null, URL_OF_PAGE + hash);
    await listeners.hashchange();
  };
  const now = () => new URL(entries[at].url).hash;
  return { ...page, aside, change, back, type, hash: now, length: () => entries.length };
}

test('a link over other data keeps its numbers of images until its own data are there', async (t) => {
  const few = { trainCounts: Array(10).fill(30), testCounts: Array(10).fill(5) };
  const { store, rooms } = await open(t, '', { dataset: 'own', ...few });
  await rooms.address.goTo('#preset=softmax&images=10000&validation=5000&seed=7');
  const { trainCount, validationCount, seed } = store.state.fields;
  assert.deepEqual([trainCount, validationCount, seed], ['10000', '5000', '7']);
  assert.deepEqual(store.state.unread, []);
});

test('what could not be read is told, too, when a session has been restored', async (t) => {
  const { store } = await open(t, '#model=lenet&lr=0.1', { layers: 'dense 10 softmax', preset: 'custom' });
  assert.equal(store.state.unread.length, 2);
});

test('an address that names the settings of the page, or none that can be read, keeps its run and says the rest', async (t) => {
  const run = '#preset=mlp-adam&epochs=400';
  const { store, actions, aside, change, type, hash } = await open(t, run);
  await change(() => actions.openView('training'));
  for (const [typed, unread] of [
    [`${run}&view=training&foo=3`, 'foo=3'],
    ['#images=70000', 'images=70000'],
  ]) {
    await type(typed);
    assert.deepEqual(store.state.unread, [unread]);
    assert.deepEqual([store.state.brought, store.state.base, store.state.view], [[], 'mlp-adam', 'training']);
    assert.equal(hash(), `${run}&view=training`);
  }
  assert.equal(aside.count, 0);
  await type(`${run}&claim=1`);
  assert.equal(aside.count, 1, 'a claim is checked, whatever the settings');
  await type(`${run}&seed=8`);
  assert.equal(aside.count, 2);
});

test('on a phone, back leads to the pad, which comes before the subjects', async (t) => {
  const { store, actions, change, back, hash, length } = await open(t, '', { isPhone: true });
  const shown = () => [store.state.isPadLarge, hash().includes('view=')];
  assert.deepEqual(shown(), [true, false]);
  await change(() => actions.openView('network'));
  assert.deepEqual(shown(), [false, true]);
  await back();
  assert.deepEqual(shown(), [true, false]);
  await change(() => actions.openView('data'));
  assert.match(hash(), /view=data/);
  assert.equal(length(), 2);
  await change(() => actions.openPad());
  assert.equal(length(), 3);
  await back();
  assert.deepEqual([store.state.view, store.state.isPadLarge], ['data', false]);
});

test('a window that becomes a phone’s adds nothing to the history', async (t) => {
  const { store, change, length } = await open(t, '');
  await change(() => store.update({ isPhone: true, isPadLarge: true }));
  await change(() => store.update({ isPhone: false }));
  assert.equal(length(), 1);
});

test('a subject that is hidden gives way to the first that is not', () => {
  const opened = (/** @type {string} */ hash) =>
    openedPage(readAddress(hash, ['en']), initialState('en', 'light')).view;
  assert.equal(opened('#hide=data,settings'), 'network');
  assert.equal(opened('#hide=results&view=results'), 'data');
  assert.equal(opened('#preset=softmax&hide=data,network'), 'training');
  assert.equal(opened('#view=results'), 'results');
});
