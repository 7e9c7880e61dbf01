// lab-page.js — the lab without a browser: its state and its verbs, on workers that a test controls.

import { makeActions } from '../../web/lab/actions.js';
import { openRooms } from '../../web/lab/rooms.js';
import { initialState } from '../../web/lab/state.js';
import { serve } from '../../web/shared/protocol.js';
import { Languages } from '../../web/site/languages.js';
import { LANGUAGES } from './languages.js';

/**
 * @import { State } from '../../web/lab/state.js'
 * @import { Tensor } from '../../web/weights/files.js'
 */

const COUNTS = Array(10).fill(6);
const SUMMARY = { trainCount: 60, testCount: 60, trainCounts: COUNTS, testCounts: COUNTS };

/** A store that renders nothing. @param {State} state */
const makeStore = (state) => ({
  get state() {
    return state;
  },
  update(/** @type {Partial<State>} */ change) {
    state = { ...state, ...change };
  },
});

export const MODEL = { layers: [], paramCount: 0 };

/**
 * Handlers that fail by type of message, from the moment at which a fault is set; those that are not there
 * too.
 * @param {Record<string, (args: any) => any>} handlers
 * @param {Map<string, Error>} faults   under '*' for all messages
 */
const withFaults = (handlers, faults) =>
  new Proxy(handlers, {
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
    get: (_, type) => (/** @type {any} */ args) => {
      const fault = faults.get(String(type)) ?? faults.get('*');
      if (fault) throw fault;
      return handlers[String(type)](args);
    },
  });

/**
 * A page whose worker learns nothing, and answers a request for Fashion-MNIST when it is lastEnded to.
 * @param {import('node:test').TestContext} t
 * @param {(settings: { tensors?: Tensor[] }) => unknown} [create]   what comes of a request for a network
 */
export async function startPage(t, create = () => MODEL) {
  const asked = /** @type {{ tensors?: Tensor[] }[]} */ ([]);
  /** @type {() => void} */
  let arrive = () => {};
  /** @type {Promise<void>} */
  const fashion = new Promise((resolve) => {
    arrive = resolve;
  });
  const images = { indices: new Uint32Array(0), labels: new Uint8Array(0), pixels: new Uint8Array(0) };
  const handlers = {
    start: () => ({ result: { build: 'simd128', arithmetic: 'strict', threads: 1 } }),
    load: async (/** @type {{ dataset: string }} */ { dataset }) => {
      if (dataset === 'fashion-mnist') await fashion;
      return { result: SUMMARY };
    },
    create: async (/** @type {{ tensors?: Tensor[] }} */ settings) => {
      asked.push(settings);
      return { result: await create(settings) };
    },
    images: () => ({ result: images }),
    predict: () => ({ result: { outputs: new Float32Array(10), predicted: 0 } }),
  };
  const startWorker = () => {
    const { port1, port2 } = new MessageChannel();
    t.after(() => port1.close());
    serve(port1, withFaults(handlers, faults));
    return /** @type {any} */ (Object.assign(port2, { terminate: () => port2.close() }));
  };
  const faults = /** @type {Map<string, Error>} */ (new Map());
  const store = makeStore({ ...initialState('en', 'light'), datasets: ['mnist', 'fashion-mnist'] });
  const rooms = openRooms(store, startWorker, startWorker);
  const actions = makeActions(store, rooms, {
    languages: new Languages(LANGUAGES),
    focusOn() {},
    forgetSession: async () => {},
  });
  await actions.start();
  return { store, rooms, actions, arrive, asked, faults };
}
