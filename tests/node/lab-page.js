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
export const SUMMARY = { trainCount: 60, testCount: 60, trainCounts: COUNTS, testCounts: COUNTS };

/** A store that renders nothing. @param {State} state */
const makeStore = (state) => ({
  get state() {
    return state;
  },
  update(/** @type {Partial<State>} */ change) {
    state = { ...state, ...change };
  },
});

/** What a page without a browser does with a kept session. */
const NO_SESSION = {
  ...{ forgetSession: async () => {}, openOffered: async () => {}, refuseOffered() {} },
  ...{ openSession: async () => {}, listSessions: async () => {} },
};

export const MODEL = { layers: [], paramCount: 0, movingCount: 0, outputCount: 10 };

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

/** What a worker keeps of its network and the run in training. @returns {import('../../web/shared/protocol.js').Checkpoint} */
export const checkpointOf = (/** @type {any} */ run = null) => ({
  ...{ layers: 'dense 10 softmax', epochs: 1, run },
  tensors: [{ name: '0.kernel', shape: [1, 1], values: Float32Array.of(7) }],
  trainerState: { steps: 3, arrays: [{ name: 'adam', values: Uint8Array.of(1, 2) }] },
});

/**
 * A page whose worker learns nothing, and answers a request for Fashion-MNIST when `arrive` or `fail` says so.
 *
 *   workers    those that have been started, the last one running: `end` has it end without a word, `emit`
 *              sends an event
 *   asked      the requests for networks
 *   trained    the requests for runs
 *   tried      the requests for trainings of a search
 *   end        ends the last of both
 *   resumed    the requests to go on, with their pieces
 *   rates      the learning rates that a run was given; each holds from step 5 of epoch 2 on
 *   renewals   how many workers there had been each time that their script was fetched anew
 *   loaded     the data sets of each request for one
 *   opened     the names of the files of each request for a person's own
 *
 * @param {import('node:test').TestContext} t
 * @param {(settings: { tensors?: Tensor[] }) => unknown} [create]   what comes of a request for a network
 * @param {object} [first]
 * @param {string} [first.dataset]   with which the page opens; with Fashion-MNIST it is not waited for
 * @param {File[]} [first.files]   that hold it, if it is 'own'
 * @param {import('../../web/lab/network/kept-network.js').InitialWeights} [first.initial]
 * @param {import('../../web/shared/protocol.js').DataHint[]} [first.hints]   about a person's own files
 * @param {string} [first.version]   of the workers' script; the page's without it
 * @param {Record<string, (args: any) => any>} [first.handlers]   in place of those of the worker
 */
export async function startPage(
  t,
  create = () => MODEL,
  { dataset: first = 'mnist', files = [], initial, hints, version, handlers: others = {} } = {},
) {
  const trained = /** @type {any[]} */ ([]);
  const tried = /** @type {any[]} */ ([]);
  const resumed = /** @type {any[]} */ ([]);
  const rates = /** @type {number[]} */ ([]);
  const loaded = /** @type {string[]} */ ([]);
  const opened = /** @type {string[][]} */ ([]);
  const workers = /** @type {{ end: () => void, emit: (event: object) => void }[]} */ ([]);
  /** @type {any} */
  const place = { run: null };
  const asked = /** @type {{ tensors?: Tensor[] }[]} */ ([]);
  /** @type {() => void} */
  let arrive = () => {};
  /** @type {(error: Error) => void} */
  let fail = () => {};
  /** @type {Promise<void>} */
  const fashion = new Promise((resolve, reject) => {
    arrive = resolve;
    fail = reject;
  });
  fashion.catch(() => {}); // it may not have been asked for
  /** @type {(ended: 'done' | 'stopped') => void} */
  let endRun = () => {};
  const images = { indices: new Uint32Array(0), labels: new Uint8Array(0), pixels: new Uint8Array(0) };
  const handlers = {
    start: () => ({ result: { build: 'simd128', arithmetic: 'strict', threads: 1 } }),
    load: async (/** @type {{ dataset: string }} */ { dataset }) => {
      loaded.push(dataset);
      if (dataset === 'fashion-mnist') await fashion;
      return { result: SUMMARY };
    },
    create: async (/** @type {{ tensors?: Tensor[] }} */ settings) => {
      asked.push(settings);
      return { result: await create(settings) };
    },
    open: async (/** @type {{ files: { name: string }[] }} */ { files }) => {
      opened.push(files.map(({ name }) => name));
      return { result: { ...SUMMARY, hints } };
    },
    train: async (/** @type {any} */ settings) => {
      trained.push(settings);
      return new Promise((resolve) => {
        endRun = (ended) => resolve({ result: { ended } });
      });
    },
    trial: async (/** @type {any} */ settings) => {
      tried.push(settings);
      return new Promise((resolve) => {
        endRun = (ended) => resolve({ result: { ended } });
      });
    },
    pause: () => ({ result: {} }),
    resume: (/** @type {any} */ args) => {
      resumed.push(args);
      return { result: {} };
    },
    rate: (/** @type {{ rate: number }} */ { rate }) => {
      rates.push(rate);
      return { result: { epoch: 2, step: 5 } };
    },
    checkpoint: () => ({ result: checkpointOf(place.run) }),
    weights: () => ({ result: { layers: 'dense 10 softmax', tensors: checkpointOf().tensors } }),
    ping: () => ({ result: {} }),
    images: () => ({ result: images }),
    predict: () => ({ result: { outputs: new Float32Array(10), predicted: 0 } }),
    ...others,
  };
  const startWorker = () => {
    const { port1, port2 } = new MessageChannel();
    t.after(() => port1.close());
    if (version) port1.postMessage({ version });
    serve(port1, withFaults(handlers, faults));
    workers.push({
      end: () => {
        port1.onmessage = null;
      },
      emit: (event) => port1.postMessage(event),
    });
    return /** @type {any} */ (Object.assign(port2, { terminate: () => port2.close() }));
  };
  const faults = /** @type {Map<string, Error>} */ (new Map());
  const renewals = /** @type {number[]} */ ([]);
  const atFirst = initialState('en', 'light');
  const store = makeStore({
    ...atFirst,
    fields: { ...atFirst.fields, epochs: '2' }, // whatever the first network has
    datasets: ['mnist', 'fashion-mnist'],
    ...{ dataset: first, files },
  });
  const script = {
    start: startWorker,
    renew: async () => void renewals.push(workers.length),
  };
  const rooms = openRooms(store, script, script, LANGUAGES);
  const actions = makeActions(store, rooms, {
    languages: new Languages(LANGUAGES),
    focusOn() {},
    session: NO_SESSION,
  });
  if (initial) rooms.maker.beginWith(initial);
  const started = actions.start();
  if (first !== 'fashion-mnist') await started;
  return {
    ...{ store, rooms, actions, arrive, fail, asked, faults },
    ...{ started, trained, tried, resumed, rates, loaded, opened, workers, renewals, place },
    end: (/** @type {'done' | 'stopped'} */ ended) => endRun(ended),
  };
}
