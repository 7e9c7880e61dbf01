// course.test.js — a step of a lesson is done by acting after the bet, and by nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LESSONS } from '../../../web/lab/learn/lessons/lessons.js';
import { ACTS, STILL_MS } from '../../../web/lab/learn/steps/acts.js';
import { Course, isNew } from '../../../web/lab/learn/steps/course.js';
import { isSetUp, setUpObstacle } from '../../../web/lab/learn/steps/set-up.js';
import { nothingInspected } from '../../../web/lab/results/state.js';
import { initialState } from '../../../web/lab/state.js';
import { evaluation } from '../evaluations.js';
import { startPage } from '../lab-page.js';

/** @import { State } from '../../../web/lab/state.js' */

/** What the ring looks for is not in Node.js. */
Object.assign(globalThis, { document: { querySelectorAll: () => [] } });

const IMAGE = { index: 3, label: 7, pixels: new Uint8Array(784), pool: /** @type {const} */ ('train') };
const TRAINED = { count: 60, accuracy: 0.9, split: /** @type {const} */ ('test') };
const ASKED = { ...TRAINED, isAsked: true };

/** Of two images of a 7 the second is read as a 9. */
const READ = evaluation([7, 7], [7, 9]);
const RIGHT = { ...IMAGE, index: 0, pool: /** @type {const} */ ('test') };
const WRONG = { ...RIGHT, index: 1 };
const MISTAKE = { actual: 7, predicted: 9 };
const NO_MISTAKE = { actual: 7, predicted: 7 };
/** @param {import('../../../web/lab/results/evaluation.js').Cell} cell */
const chosen = (cell) => ({
  inspection: {
    ...nothingInspected(),
    selection: { kind: 'wrong', order: 'surest', cell },
    gallery: [WRONG],
  },
});

const drawing = new Uint8Array(784);
/** What was entered. */
const LINE = { layers: 'dense 10' };
const SEED = { seed: '2' };
const run = { id: 4, before: 0, epochs: 1, settings: {} };
/**
 * What a person does: the act, the state after it, what of its kind was done last then, and what the act is told.
 * @type {[string, object, any, any?][]}
 */
const CASES = [
  ['shown', { shown: IMAGE }, IMAGE],
  ['shown', { shown: WRONG, result: READ }, WRONG, { wrong: true }],
  ['shown', { shown: RIGHT, result: READ }, null, { wrong: true }],
  ['shown', { shown: { ...WRONG, pool: 'train' }, result: READ }, null, { wrong: true }],
  ['drawn', { drawing, drawingRead: drawing }, drawing],
  ['drawn', { drawing, drawingRead: new Uint8Array(784) }, null],
  ['drawn', { drawing, drawingRead: drawing, drawingShare: 0.2 }, drawing, { most: 0.5 }],
  ['drawn', { drawing, drawingRead: drawing, drawingShare: 0.7 }, null, { most: 0.5 }],
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
  ['evaluated', { result: ASKED }, ASKED, { split: 'test' }],
  ['evaluated', { result: TRAINED }, null, { split: 'test' }],
  ['evaluated', { result: ASKED }, null, { split: 'train' }],
  ['cell', chosen(MISTAKE), MISTAKE],
  ['cell', chosen(MISTAKE), MISTAKE, { wrong: true }],
  ['cell', chosen(NO_MISTAKE), NO_MISTAKE],
  ['cell', chosen(NO_MISTAKE), null, { wrong: true }],
  ['opened', { view: 'runs' }, 'runs', { view: 'runs' }],
  ['opened', { view: 'runs', isPhone: true, isPadLarge: true }, null, { view: 'runs' }],
  // Coming back to what was looked at before, from another subject and with another network, is no act.
  ['unit', { view: 'inside', insidePlace: { layer: 1, unit: 2, image: null } }, '1.2'],
  ['unit', { view: 'learn', insidePlace: { layer: 1, unit: 2, image: null } }, '1.2'],
  ['unit', { view: 'inside', insidePlace: { layer: 1, unit: null, image: null } }, null],
  ['inside', { view: 'inside', insidePlace: { unit: null, image: IMAGE } }, IMAGE],
  ['inside', { view: 'learn', insidePlace: { unit: null, image: IMAGE } }, IMAGE],
  ['inside', { view: 'inside', insidePlace: { unit: null, image: null } }, null],
  ['kept', { hand: [{ id: 1 }, { id: 5 }] }, 5, { count: 2 }],
  ['kept', { hand: [{ id: 1 }] }, null, { count: 2 }],
  ['learnt', { handReport: run }, run],
  ['built', { layers: 'dense 10', entered: LINE }, LINE, { layers: 'dense 10' }],
  ['built', { layers: 'dense 10', entered: null }, null, { layers: 'dense 10' }],
  ['built', { layers: 'dense 10', entered: LINE, creating: true }, null, { layers: 'dense 10' }],
  ['built', { layers: 'dense 9', entered: { layers: 'dense 9' } }, null, { layers: 'dense 10' }],
  ['seeded', { drawing, drawingRead: drawing, fields: { seed: '2' }, entered: SEED }, SEED, { first: '1' }],
  ['seeded', { drawing, drawingRead: drawing, fields: { seed: '2' }, entered: null }, null, { first: '1' }],
  [
    'seeded',
    { drawing, drawingRead: drawing, fields: { seed: '1' }, entered: { seed: '1' } },
    null,
    { first: '1' },
  ],
];

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
  assert.ok(!isSetUp(store.state, { setUp: 'preset=softmax&epochs=1' }));
  update({ learn: { aside: null, answers: {}, wrong: [] } });
  await course.setUp();
  assert.ok(isSetUp(store.state, { setUp: 'preset=softmax&epochs=1' }));
  assert.equal(store.state.layers, 'dense 10 softmax');
  await course.putBack();
  assert.equal(store.state.layers, layers);
  assert.equal(store.state.learn?.aside, null);
  assert.equal(marks()['neuron.sum'].done, undefined);
  await actions.pause();
});

test('a step is not set up where the network of the page cannot be kept, and says why', async (t) => {
  const { course, update, store, faults } = await openStep(t, 2, 1);
  update({ learn: { aside: null, answers: {}, wrong: [], setUpError: null }, origin: 'file' });
  const { layers, model } = store.state;
  faults.set('checkpoint', Object.assign(new Error('no room'), { name: 'RangeError' }));
  await course.setUp();
  assert.equal(store.state.learn?.setUpError?.message, 'no room');
  assert.deepEqual([store.state.layers, store.state.model, store.state.learn?.aside], [layers, model, null]);
  faults.clear();
  await course.setUp();
  assert.equal(store.state.layers, 'dense 10 softmax');
  assert.equal(store.state.learn?.setUpError, null);
  await course.putBack();
  assert.equal(store.state.layers, layers);
});

test('nothing is set up while a run or a race is on, and a step about guessing needs a network that has learnt nothing', () => {
  const state = initialState('en', 'light');
  assert.equal(setUpObstacle(state), null);
  assert.equal(setUpObstacle({ ...state, phase: 'training' }), 'lesson.runFirst');
  assert.equal(
    setUpObstacle({ ...state, race: /** @type {any} */ ({ phase: 'running' }) }),
    'lesson.raceFirst',
  );
  const setUp = `preset=${state.preset}`;
  assert.ok(isSetUp(state, { setUp, isUntrained: true }));
  assert.ok(!isSetUp({ ...state, origin: 'file' }, { setUp, isUntrained: true }));
  assert.ok(isSetUp({ ...state, origin: 'file' }, { setUp }));
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
  for (const [name, change, wanted, told = {}] of CASES)
    assert.deepEqual(ACTS[name]({ ...state, ...change }, told), wanted, `${name} ${JSON.stringify(told)}`);
});

test('no step is done by what another kind of step asks for', () => {
  const state = /** @type {State} */ ({ ...initialState('en', 'light'), drawing, drawingRead: drawing });
  const steps = LESSONS.flatMap(({ id, steps }) =>
    steps.map((step) => ({ key: `${id}.${step.id}`, act: step.act })),
  );
  for (const { key, act } of steps) {
    const before = ACTS[act.is](state, act);
    for (const [name, change] of CASES)
      if (name !== act.is)
        assert.ok(!isNew(ACTS[act.is]({ ...state, ...change }, act), before), `${key} by ${name}`);
  }
});

test('what is done anew counts, and not that the last of several was taken away', () => {
  assert.ok(isNew(5, null) && isNew(6, 5) && isNew(IMAGE, null) && isNew('0.2', '0.1'));
  assert.ok(!isNew(4, 5) && !isNew(5, 5) && !isNew(null, 5) && !isNew(IMAGE, IMAGE));
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

/** The steps of the lesson about Keras that ask for a line, with the preset that has it. */
const LINES = [
  { step: 1, preset: 'mlp-rmsprop', bet: 'many' },
  { step: 3, preset: 'mlp-dropout', bet: 'fewer' },
  { step: 8, preset: 'cnn-adam', bet: 'nearly' },
];

for (const { step, preset, bet } of LINES)
  test(`a line of layers that was there before the bet, as of ${preset}, can be entered once more`, async (t) => {
    const { course, update, marks, store, actions } = await openStep(t, 10, step);
    const { id, act } = LESSONS[9].steps[step - 1];
    await actions.choosePreset(preset);
    course.bet(bet);
    course.notice(store.state);
    // Another network of the same line is none that was built.
    await actions.setField('seed', '7');
    update({ view: 'network' });
    assert.equal(marks()[`keras.${id}`].done, undefined);
    actions.editLayers(String(act.layers));
    course.notice(store.state);
    assert.equal(marks()[`keras.${id}`].done, true);
  });

test('a seed that was there before the bet can be entered once more', async (t) => {
  const { course, update, marks, store, actions } = await openStep(t, 3, 4);
  const drawing = new Uint8Array(784).fill(9);
  const prediction = { outputs: new Float32Array(10).fill(0.1), predicted: 0 };
  await actions.setField('seed', '2');
  update({ drawing, drawingRead: drawing, prediction });
  course.bet('other');
  course.notice(store.state);
  await actions.setField('seed', '2');
  course.notice(store.state);
  await new Promise((resolve) => setTimeout(resolve, STILL_MS + 100));
  assert.equal(marks()['guess.seed'].done, true);
});

const drawn = (/** @type {number} */ drawingShare) => {
  const drawing = new Uint8Array(784).fill(9);
  const prediction = { outputs: new Float32Array(10).fill(0.1), predicted: 0 };
  return { drawing, drawingRead: drawing, drawingShare, prediction };
};
const counted = () => ({ result: { ...READ, isAsked: true } });

/**
 * What looks like the act of a step and is not: the step, its bet, what is there before it, what does not do the step, and
 * what does.
 * @type {[string, string, () => object, (() => object)[], (() => object)[]][]}
 */
const LOOKALIKES = [
  ['picture.size', 'smaller', () => drawn(0.7), [() => drawn(0.7)], [() => drawn(0.2)]],
  ['mistakes.pair', 'other', counted, [() => chosen(NO_MISTAKE)], [() => chosen(MISTAKE)]],
  [
    'mistakes.sure',
    'low',
    counted,
    [() => ({ shown: IMAGE }), () => ({ shown: RIGHT })],
    [() => ({ shown: WRONG })],
  ],
  // A drawing that was there before the bet, and test images that were counted before the person drew.
  [
    'beliefs.mine',
    'same',
    () => drawn(0.7),
    [counted, () => drawn(0.7), () => ({ view: 'results' })],
    [counted],
  ],
];

for (const [key, bet, before, others, acts] of LOOKALIKES)
  test(`what looks like the act of ${key} does not do the step`, async (t) => {
    const number = LESSONS.findIndex(({ id }) => key.startsWith(`${id}.`)) + 1;
    const step = LESSONS[number - 1].steps.findIndex(({ id }) => key.endsWith(`.${id}`)) + 1;
    const { course, update, marks, store } = await openStep(t, number, step);
    const still = () => new Promise((resolve) => setTimeout(resolve, STILL_MS + 100));
    update(before());
    course.bet(bet);
    course.notice(store.state);
    for (const change of others) update(change());
    await still();
    assert.equal(marks()[key].done, undefined);
    for (const change of acts) update(change());
    await still();
    assert.equal(marks()[key].done, true);
  });
