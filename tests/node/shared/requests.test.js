// requests.test.js — requests of the page and of its worker are counted, and those to other sites for themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { REDUCERS } from '../../../web/lab/events.js';
import { MEASURES } from '../../../web/lab/learn/steps/measures.js';
import { initialState } from '../../../web/lab/state.js';
import { countRequests, watchRequests } from '../../../web/shared/requests.js';

const OWN = 'https://lab.example';
const entries = (/** @type {string[]} */ ...names) => names.map((name) => ({ name }));

/** A script of a site, with other globals of a browser. @param {import('node:test').TestContext} t @param {object} [others] */
function placeAt(t, others = {}) {
  const { location, PerformanceObserver } = globalThis;
  Object.assign(globalThis, { location: new URL(`${OWN}/lab/`), ...others });
  t.after(() => Object.assign(globalThis, { location, PerformanceObserver }));
}

test('a request is elsewhere if it is of another origin, and none if it needs no network', (t) => {
  placeAt(t);
  const counts = countRequests(
    entries(
      `${OWN}/data/train.gz`,
      'blob:null/1',
      'data:text/plain,',
      'https://lab.example.org/a',
      'file:///a',
    ),
  );
  assert.deepEqual(counts, { requests: 3, elsewhere: 1 });
});

test('a worker tells what it asks for, and the lesson counts that beside what the page asks for', (t) => {
  /** @type {any} */
  let made;
  class Observer {
    constructor(/** @type {(list: object) => void} */ heard) {
      made = { heard };
    }
    observe(/** @type {object} */ how) {
      Object.assign(made, { how });
    }
  }
  placeAt(t, { PerformanceObserver: Observer });
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let state = initialState('en', 'light');
  let told = 0;
  watchRequests((counts) => {
    told++;
    state = { ...state, ...REDUCERS.requests(state, counts) };
  });
  assert.deepEqual(made.how, { type: 'resource', buffered: true });
  for (const each of [
    entries(`${OWN}/engine.wasm`, 'https://other.example/a'),
    entries(`${OWN}/data/test.gz`),
  ])
    made.heard({ getEntries: () => each });
  t.mock.timers.tick(1000);
  made.heard({ getEntries: () => entries(`${OWN}/data/train.gz`) });
  t.mock.timers.tick(1000);
  assert.equal(told, 2, 'what comes together is told together');
  t.mock.method(performance, 'getEntriesByType', () => entries(`${OWN}/main.js`));
  assert.deepEqual(MEASURES.requests(state, {}), { requests: 5, elsewhere: 1 });
});
