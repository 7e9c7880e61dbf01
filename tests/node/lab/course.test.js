// course.test.js — a step of a lesson is done by acting after the bet, and by nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ACTS, STILL_MS } from '../../../web/lab/learn/steps/acts.js';
import { Course } from '../../../web/lab/learn/steps/course.js';
import { isSetUp } from '../../../web/lab/learn/steps/set-up.js';
import { initialState } from '../../../web/lab/state.js';
import { startPage } from '../lab-page.js';

/** @import { State } from '../../../web/lab/state.js' */

/** What the ring looks for is not in Node.js. */
Object.assign(globalThis, { document: { querySelectorAll: () => [] } });

const IMAGE = { index: 3, label: 7, pixels: new Uint8Array(784), pool: /** @type {const} */ ('train') };
const TRAINED = { count: 60, accuracy: 0.9, split: /** @type {const} */ ('test') };

/** A page in a step of a lesson, ready to be used. @param {import('node:test').TestContext} t @param {number} number @param {number} step */
async function openStep(t, number, step) {
  const page = await startPage(t);
  const course = new Course(page.rooms.link, { maker: page.rooms.maker, settings: page.rooms.settings });
  const update = (/** @type {any} */ change) => {
    page.store.update(change);
    course.notice(page.store.state);
  };
  update({ learnPlace: { lesson: { number, step }, part: null }, phase: 'ready' });
  return { ...page, course, update, marks: () => page.store.state.lessonMarks };
}

test('what is done before the bet does not count, and what is done after it does', async (t) => {
  const { course, update, marks, store } = await openStep(t, 1, 1);
  update({ shown: IMAGE });
  assert.deepEqual(marks(), {});
  course.bet('half');
  course.notice(store.state);
  update({ view: 'data' });
  assert.equal(marks()['picture.numbers'].done, undefined, 'the image was there before');
  update({ shown: null });
  update({ isMenuOpen: true, theme: 'dark', histories: [] });
  assert.equal(marks()['picture.numbers'].done, undefined);
  update({ shown: { ...IMAGE } });
  assert.deepEqual(marks()['picture.numbers'].values, {
    ...{ label: 7, count: 784, zeros: 784, most: 0, zeroPercent: 100 },
  });
  assert.equal(marks()['picture.numbers'].done, true);
});

test('a step that needs settings counts nothing without them, and gets them without a loss', async (t) => {
  const { course, update, marks, store, actions } = await openStep(t, 2, 1);
  const layers = store.state.layers;
  course.bet('all');
  assert.ok(!isSetUp(store.state, 'preset=softmax&epochs=1'));
  update({ learn: { aside: null, answers: {}, wrong: [] } });
  await course.setUp();
  assert.ok(isSetUp(store.state, 'preset=softmax&epochs=1'));
  assert.equal(store.state.layers, 'dense 10 softmax');
  await course.putBack();
  assert.equal(store.state.layers, layers);
  assert.equal(store.state.learn?.aside, null);
  assert.equal(marks()['neuron.sum'].done, undefined);
  await actions.pause();
});

test('on a page that has just been opened nothing of any kind has been done', () => {
  const state = initialState('en', 'light');
  for (const [name, find] of Object.entries(ACTS)) {
    const told = { view: 'results', count: 1, layers: 'dense 10 softmax', split: 'test', piece: 'batch' };
    // Of the samples that are shown first, what counts is that they change.
    if (name !== 'samples') assert.equal(find(state, told), null, name);
  }
});

test('each act is seen in the state that it leads to', () => {
  const state = /** @type {State} */ (initialState('en', 'light'));
  const drawing = new Uint8Array(784);
  const run = { id: 4, before: 0, epochs: 1, settings: {} };
  const seen = { sample: IMAGE, weights: new Map([[1, {}]]) };
  /** @type {[string, object, any, any?][]} */
  const cases = [
    ['shown', { shown: IMAGE }, IMAGE],
    ['drawn', { drawing, drawingRead: drawing }, drawing],
    ['drawn', { drawing, drawingRead: new Uint8Array(784) }, null],
    ['samples', { samples: [IMAGE] }, IMAGE],
    ['samples', { samples: [IMAGE, null] }, null],
    ['ran', { phase: 'done', run, result: { ...TRAINED, run: 4 } }, 4],
    ['ran', { phase: 'training', run, result: { ...TRAINED, run: 4 } }, null],
    ['ran', { phase: 'done', run, result: { ...TRAINED, run: 3 } }, null],
    ['ran', { phase: 'error', run, runError: { name: 'DivergedError' } }, null],
    ['ran', { phase: 'error', run, runError: { name: 'DivergedError' } }, 4, { orDiverged: true }],
    ['ran', { phase: 'done', run, result: { ...TRAINED, run: 4 } }, null, { data: 'fashion-mnist' }],
    ['stepped', { change: { piece: 'batch' } }, { piece: 'batch' }, { piece: 'batch' }],
    ['stepped', { change: { piece: 'epoch' } }, null, { piece: 'batch' }],
    ['evaluated', { result: TRAINED }, TRAINED, { split: 'test' }],
    ['evaluated', { result: TRAINED }, null, { split: 'train' }],
    ['evaluated', { result: TRAINED }, null, { split: 'test', drawing: true }],
    ['opened', { view: 'runs' }, 'runs', { view: 'runs' }],
    ['opened', { view: 'runs', isPhone: true, isPadLarge: true }, null, { view: 'runs' }],
    ['unit', { view: 'inside', insidePlace: { layer: 1, unit: 2 }, inside: { seen } }, '1.2'],
    ['unit', { view: 'inside', insidePlace: { layer: 2, unit: 2 }, inside: { seen } }, null],
    ['inside', { view: 'inside', insidePlace: { image: IMAGE }, inside: { seen } }, 'train.3'],
    ['inside', { view: 'inside', insidePlace: { image: null }, inside: { seen } }, null],
    ['kept', { hand: [{ id: 1 }, { id: 5 }] }, 5, { count: 2 }],
    ['kept', { hand: [{ id: 1 }] }, null, { count: 2 }],
    ['learnt', { handReport: run }, run],
    ['built', { layers: 'dense 10', model: run, creating: false }, run, { layers: 'dense 10' }],
    ['built', { layers: 'dense 9', model: run, creating: false }, null, { layers: 'dense 10' }],
    ['seeded', { drawing, drawingRead: drawing, fields: { seed: '2' } }, '2'],
  ];
  for (const [name, change, wanted, told = {}] of cases)
    assert.deepEqual(ACTS[name]({ ...state, ...change }, told), wanted, `${name} ${JSON.stringify(told)}`);
});

test('another network, which is made on the way, is an act and not a new beginning', async (t) => {
  const { course, update, marks, store, actions } = await openStep(t, 3, 4);
  const drawing = new Uint8Array(784).fill(9);
  update({
    drawing,
    drawingRead: drawing,
    prediction: { outputs: new Float32Array(10).fill(0.1), predicted: 0 },
    lessonMarks: { 'guess.first': { done: true, values: { percent: 60, read: 4 } } },
  });
  course.bet('other');
  course.notice(store.state);
  const made = actions.setField('seed', '2');
  course.notice(store.state);
  assert.ok(store.state.creating);
  await made;
  course.notice(store.state);
  await new Promise((resolve) => setTimeout(resolve, STILL_MS + 100));
  assert.equal(marks()['guess.seed'].done, true);
  assert.equal(marks()['guess.seed'].values?.sameAnswer, 'other');
});
