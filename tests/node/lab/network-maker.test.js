// network-maker.test.js — what a person does on the page while the worker has not answered yet.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { obstacle } from '../../../web/lab/obstacles.js';
import { isOfPage } from '../../../web/lab/runs/run-network.js';
import { beginRun } from '../../../web/lab/runs/runs.js';
import { nextStep } from '../../../web/lab/stage/next-step.js';
import { writeNpy } from '../../../web/weights/files.js';
import { checkpointOf, MODEL, SUMMARY, startPage } from '../lab-page.js';
import { english } from '../languages.js';

/**
 * @import { Actions } from '../../../web/lab/actions.js'
 * @import { KeptRun } from '../../../web/lab/runs/state.js'
 * @import { State } from '../../../web/lab/state.js'
 * @import { Tensor } from '../../../web/weights/files.js'
 */

/** @param {State} state @param {string} dataset @returns {KeptRun} */
const runOn = (state, dataset) => beginRun({ ...state, dataset }).runs[0];

test('settings of a run on other images are those of the network that begins with these', async (t) => {
  const { store, actions, arrive } = await startPage(t);
  const applied = actions.applySettings(runOn(store.state, 'fashion-mnist'));
  assert.equal(store.state.appliedRun, null);
  arrive();
  await applied;
  assert.equal(store.state.dataset, 'fashion-mnist');
  assert.equal(store.state.appliedRun, 1);
  await actions.reset();
  assert.equal(store.state.appliedRun, null);
});

for (const [what, act] of /** @type {[string, (actions: Actions) => unknown][]} */ ([
  ['a preset', (actions) => actions.choosePreset('softmax')],
  ['other images', (actions) => actions.chooseDataset('mnist')],
]))
  test(`${what} chosen while they load overtakes them`, async (t) => {
    const { store, actions, arrive } = await startPage(t);
    const applied = actions.applySettings(runOn(store.state, 'fashion-mnist'));
    await act(actions);
    arrive();
    await applied;
    assert.ok(store.state.model);
    assert.equal(store.state.appliedRun, null);
  });

test('those of another run, chosen while they load, take their place', async (t) => {
  const { store, actions, arrive } = await startPage(t);
  const run = runOn(store.state, 'fashion-mnist');
  const applied = [actions.applySettings(run), actions.applySettings({ ...run, id: 2 })];
  arrive();
  await Promise.all(applied);
  assert.ok(store.state.model);
  assert.equal(store.state.appliedRun, 2);
});

test('settings of a run whose network cannot be made are not tried again with fresh weights', async (t) => {
  let broken = false;
  const { store, actions, asked } = await startPage(t, () => {
    if (broken) throw new Error('There is no memory for it.');
    return MODEL;
  });
  broken = true;
  await actions.applySettings(runOn(store.state, 'mnist'));
  assert.match(store.state.layersError?.message ?? '', /no memory/);
  assert.equal(asked.length, 2, 'one for the page, one for the run');
});

test('a page whose first network cannot be made waits for nothing, and says why', async (t) => {
  const { store } = await startPage(t, () => {
    throw new Error('There is no memory for it.');
  });
  assert.match(store.state.layersError?.message ?? '', /no memory/);
  assert.deepEqual(
    [store.state.phase, store.state.model, obstacle(store.state)],
    ['ready', null, 'blockedLayers'],
  );
});

/** The weights of a session before. */
const KEPT = {
  tensors: [{ name: '0.kernel', shape: [1, 1], values: Float32Array.of(5) }],
  state: { origin: /** @type {const} */ ('session') },
};

const weightsFile = () =>
  new File([writeNpy({ shape: [1, 2], values: Float32Array.of(1, 2) })], 'weights.npy');

/** Whether these weights are those of the file. @param {{ tensors?: Tensor[] }} settings */
const ofFile = ({ tensors }) => tensors?.[0].values.length === 2;

test('weights from a file take the place of the session’s, also if the images must come again', async (t) => {
  const { store, rooms, actions, arrive, asked } = await startPage(t);
  actions.chooseDataset('fashion-mnist');
  rooms.maker.beginWith(KEPT);
  await actions.openWeights(weightsFile());
  assert.equal(store.state.origin, 'file');
  const loaded = actions.chooseDataset('fashion-mnist');
  arrive();
  await loaded;
  assert.equal(store.state.origin, 'chance');
  assert.equal(asked.at(-1)?.tensors, undefined);
});

for (const late of [false, true]) {
  const when = late ? 'after the images have come' : 'before they come';
  test(`weights that do not fit, which turns out ${when}, leave the session’s to be used`, async (t) => {
    let refuse = () => {};
    const refused = new Promise((_, reject) => {
      refuse = () => reject(new Error('They do not fit.'));
    });
    refused.catch(() => {}); // it may come before it is waited for
    const create = (/** @type {{ tensors?: Tensor[] }} */ settings) => (ofFile(settings) ? refused : MODEL);
    const first = { dataset: 'fashion-mnist', initial: KEPT };
    const { store, actions, arrive, asked, started } = await startPage(t, create, first);
    const opened = actions.openWeights(weightsFile());
    for (const happen of late ? [arrive, refuse] : [refuse, arrive]) {
      happen();
      await (happen === arrive ? started : opened);
    }
    assert.deepEqual(asked.at(-1)?.tensors, KEPT.tensors);
    assert.equal(store.state.origin, 'session');
    assert.match(store.state.weightsError?.message ?? '', /do not fit/);
  });
}

test('weights that do not fit leave the network that is there', async (t) => {
  const { store, actions, asked } = await startPage(t, (settings) => {
    if (ofFile(settings)) throw new Error('They do not fit.');
    return MODEL;
  });
  const { model } = store.state;
  await actions.openWeights(weightsFile());
  assert.equal(store.state.model, model);
  assert.equal(asked.length, 2, 'one for the page, one for the file');
});

/**
 * A page whose first network has learnt something, and whose others have random weights unless they get some.
 * @param {import('node:test').TestContext} t
 * @param {Parameters<typeof startPage>[2]} [first]
 */
async function startTrained(t, first = {}) {
  let hasLearnt = true;
  const create = async (/** @type {any} */ { tensors, former }) => {
    const kept = former && hasLearnt ? checkpointOf() : null;
    hasLearnt = Boolean(tensors);
    return { ...MODEL, former: kept };
  };
  const { tensors } = checkpointOf();
  return startPage(t, create, { ...first, initial: { tensors, state: { origin: 'session' } } });
}

/** What a person changes, each of which begins with random weights. @type {[string, (actions: Actions) => unknown][]} */
const CHANGES = [
  ['a reset', (actions) => actions.reset()],
  ['another optimizer', (actions) => actions.chooseOptimizer('sgd')],
  ['another preset', (actions) => actions.choosePreset('softmax')],
  ['other layers', (actions) => actions.editLayers('dense 10 softmax')],
  ['another seed', (actions) => actions.setField('seed', '99')],
  ['other digits', (actions) => actions.chooseClasses([1, 2])],
];

for (const [what, change] of CHANGES)
  test(`a network that ${what} takes the place of is taken back, with its settings`, async (t) => {
    const { store, actions, asked } = await startTrained(t);
    const { layers, optimizer, fields, classes, preset } = store.state;
    await change(actions);
    assert.equal(store.state.origin, 'chance');
    await actions.chooseOptimizer('adagrad'); // a change of a network that has learnt nothing leaves it so
    await actions.takeBack();
    const back = /** @type {any} */ (asked.at(-1));
    assert.deepEqual([back.tensors[0].values[0], back.back], [7, true]);
    const now = store.state;
    assert.deepEqual(
      [now.layers, now.optimizer, now.fields, now.classes, now.preset],
      [layers, optimizer, fields, classes, preset],
    );
    assert.equal(now.origin, 'session');
    assert.equal(now.takenAway, null);
  });

test('a network that another data set takes the place of is taken back, with its images', async (t) => {
  const { store, actions, arrive, asked } = await startTrained(t);
  const chosen = actions.chooseDataset('fashion-mnist');
  arrive();
  await chosen;
  assert.deepEqual([store.state.dataset, store.state.origin], ['fashion-mnist', 'chance']);
  await actions.chooseOptimizer('adagrad');
  const back = actions.takeBack();
  arrive();
  await back;
  const network = /** @type {any} */ (asked.at(-1));
  assert.deepEqual([network.tensors[0].values[0], network.back], [7, true]);
  const { dataset, origin, takenAway, optimizer } = store.state;
  assert.deepEqual([dataset, origin, takenAway], ['mnist', 'session', null]);
  assert.notEqual(optimizer, 'adagrad');
});

const ownFiles = () => [new File(['x'], 'mine.npz')];

/** That the network with which a page of startTrained began comes back. @param {Awaited<ReturnType<typeof startTrained>>} page */
async function takesBack({ store, actions, asked }) {
  await actions.takeBack();
  const network = /** @type {any} */ (asked.at(-1));
  assert.deepEqual([network.tensors[0].values[0], network.back], [7, true]);
  assert.deepEqual([store.state.origin, store.state.takenAway], ['session', null]);
}

test('a network of own files that other own files take the place of is taken back, with its files', async (t) => {
  const page = await startTrained(t, { dataset: 'own', files: ownFiles() });
  const { store, actions, opened } = page;
  const { files } = store.state;
  await actions.openFiles([new File(['x'], 'others.npz')]);
  assert.equal(store.state.origin, 'chance');
  await takesBack(page);
  assert.equal(store.state.files, files);
  assert.deepEqual(opened.flat(), ['mine.npz', 'others.npz', 'mine.npz']);
});

test('weights from a file leave the trained network to be taken back', async (t) => {
  const page = await startTrained(t);
  await page.actions.openWeights(weightsFile());
  assert.equal(page.store.state.origin, 'file');
  await takesBack(page);
});

/** A run of other layers and digits, with its network. @param {State} state */
function keptRun(state) {
  const other = { ...state, layers: 'dense 2 softmax', preset: 'custom', classes: [1, 2], histories: [] };
  const [run] = beginRun(other).runs;
  const tensors = [{ name: '0.kernel', shape: [1, 1], values: Float32Array.of(3) }];
  return { ...run, ended: /** @type {const} */ ('done'), network: { layers: 'dense 2 softmax', tensors } };
}

test('the network of a run becomes that of the page, with its settings, and the one before is taken back', async (t) => {
  const page = await startTrained(t);
  const { store, actions, asked } = page;
  const { layers, classes } = store.state;
  const run = keptRun(store.state);
  store.update({ runs: [run] });
  await actions.useNetwork(run);
  const made = /** @type {any} */ (asked.at(-1));
  assert.deepEqual([made.layers, made.tensors[0].values[0]], ['dense 2 softmax', 3]);
  const now = store.state;
  assert.deepEqual([now.layers, now.classes, now.origin], ['dense 2 softmax', [1, 2], 'run']);
  assert.equal(isOfPage(run, now), true);
  const { said, button } = stageOf(now);
  assert.deepEqual([said, button?.verb], ['The network of run 1. Press Train to train further.', 'takeBack']);
  await takesBack(page);
  assert.deepEqual([store.state.layers, store.state.classes], [layers, classes]);
  assert.equal(isOfPage(run, store.state), false);
});

test('the network of a run on other images comes with these, and the one before is taken back with its own', async (t) => {
  const { store, actions, arrive, asked } = await startTrained(t);
  const run = keptRun({ ...store.state, dataset: 'fashion-mnist' });
  const made = actions.useNetwork(run);
  arrive();
  await made;
  assert.equal(/** @type {any} */ (asked.at(-1)).tensors[0].values[0], 3);
  assert.deepEqual([store.state.dataset, store.state.origin], ['fashion-mnist', 'run']);
  assert.equal(store.state.takenAway?.dataset, 'mnist');
});

/** What the stage says. @param {State} state */
const stageOf = (state) =>
  nextStep(
    { ...state, model: { ...MODEL, layers: [/** @type {any} */ ({ text: 'dense 10 softmax' })] } },
    english,
  );

/** What learning a hand has changed, with the network before. @returns {any} */
const reportOf = () => ({
  run: 1,
  kept: { ...checkpointOf(), ...KEPT, run: null, history: [], result: null },
  origin: { origin: 'file', weightsFile: 'mine.npz' },
});

test('a network that has learnt a hand is taken back, with its report, where the one before was put back', async (t) => {
  const page = await startTrained(t);
  const { store, actions, asked } = page;
  const handReport = reportOf();
  store.update({ handReport });
  await actions.putBack();
  assert.equal(/** @type {any} */ (asked.at(-1)).tensors[0].values[0], 5);
  assert.deepEqual([store.state.handReport, store.state.weightsFile], [null, 'mine.npz']);
  assert.equal(stageOf(store.state).button?.verb, 'takeBack');
  await takesBack(page);
  assert.equal(store.state.handReport, handReport);
});

test('a network that has learnt a hand comes back after a reset with its report', async (t) => {
  const page = await startTrained(t);
  const handReport = reportOf();
  page.store.update({ handReport });
  await page.actions.reset();
  assert.equal(page.store.state.handReport, null);
  await takesBack(page);
  assert.equal(page.store.state.handReport, handReport);
});

test('a network can be taken back while the drawing is one of the own digits', async (t) => {
  const page = await startTrained(t);
  const { store, actions } = page;
  await actions.draw([[0, 0, 100, 200]]);
  await actions.labelDrawing(4);
  await actions.reset();
  const { said, button } = stageOf(store.state);
  assert.match(said, /Kept as a 4/);
  assert.equal(button?.verb, 'takeBack');
});

for (const [what, change] of /** @type {[string, (actions: Actions) => unknown][]} */ ([
  ['a setting', (actions) => actions.chooseOptimizer('sgd')],
  [
    'another seed and another setting',
    (actions) => [actions.setField('seed', '4'), actions.chooseOptimizer('sgd')],
  ],
  ['another data set', (actions) => actions.chooseDataset('mnist')],
  ['own files', (actions) => actions.openFiles(ownFiles())],
  ['weights from a file', (actions) => actions.openWeights(weightsFile())],
]))
  test(`a network of the session before that waits for its images outlives ${what}`, async (t) => {
    const page = await startPage(t, undefined, { dataset: 'fashion-mnist' });
    const { store, rooms, actions, arrive, started } = page;
    const { run: _, ...checkpoint } = checkpointOf();
    rooms.maker.restore({ ...checkpoint, run: null, history: [], result: null }, { origin: 'session' });
    const changed = change(actions);
    arrive();
    await Promise.all([started, changed].flat());
    assert.notEqual(store.state.origin, 'session');
    assert.equal(store.state.takenAway?.dataset, 'fashion-mnist');
    await takesBack(page);
    assert.equal(store.state.dataset, 'fashion-mnist');
  });

/** A worker's answer to a request for images, which comes when a test says so. */
function slowAnswer() {
  let arrive = () => {};
  const arrived = new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
    arrive = resolve;
  });
  const answer = async () => {
    await arrived;
    return { result: SUMMARY };
  };
  return { answer, arrive };
}

test('files that cannot be read leave the network that is on its way back with its images', async (t) => {
  const slow = slowAnswer();
  let isBack = false;
  const load = () => (isBack ? slow.answer() : { result: SUMMARY });
  const { store, actions, faults } = await startTrained(t, { handlers: { load } });
  await actions.chooseDataset('fashion-mnist');
  isBack = true;
  actions.takeBack();
  faults.set('open', new Error('It is no data set.'));
  await actions.openFiles(ownFiles());
  assert.equal(store.state.filesError?.message, 'It is no data set.');
  slow.arrive();
  while (store.state.dataset !== 'mnist' || !store.state.model) await setImmediate();
  assert.deepEqual([store.state.origin, store.state.takenAway], ['session', null]);
});

test('a trained network stays where files and then a data set are chosen that come to nothing', async (t) => {
  const slow = slowAnswer();
  let opened = 0;
  const open = () => (opened++ === 1 ? slow.answer() : { result: SUMMARY });
  const first = { dataset: 'own', files: ownFiles(), handlers: { open } };
  const { store, actions, faults } = await startTrained(t, first);
  const { model } = store.state;
  const overtaken = actions.openFiles([new File(['x'], 'others.npz')]);
  await setImmediate();
  faults.set('load', new Error('It is not there.'));
  await actions.chooseDataset('mnist');
  slow.arrive();
  await overtaken;
  while (opened < 3) await setImmediate();
  await setImmediate();
  assert.deepEqual([store.state.dataset, store.state.origin], ['own', 'session']);
  assert.equal(store.state.model, model);
  assert.equal(store.state.dataError?.message, 'It is not there.');
});

test('a data set that is on its way comes where another that was chosen then does not', async (t) => {
  const slow = slowAnswer();
  const load = (/** @type {{ dataset: string }} */ { dataset }) => {
    if (dataset === 'mnist') return slow.answer();
    throw new Error('It is not there.');
  };
  const first = { dataset: 'own', files: ownFiles(), handlers: { load } };
  const { store, actions } = await startTrained(t, first);
  actions.chooseDataset('mnist');
  await actions.chooseDataset('fashion-mnist');
  assert.equal(store.state.coming?.dataset, 'mnist');
  slow.arrive();
  while (store.state.dataset !== 'mnist' || !store.state.takenAway) await setImmediate();
  assert.deepEqual([store.state.takenAway.dataset, store.state.refused], ['own', 'fashion-mnist']);
});

test('a network can be taken back where the first one of other images is refused', async (t) => {
  let isRefused = false;
  let hasLearnt = true;
  const create = async (/** @type {any} */ { tensors, former }) => {
    if (isRefused) throw new Error('There is no memory for it.');
    const kept = former && hasLearnt ? checkpointOf() : null;
    hasLearnt = Boolean(tensors);
    return { ...MODEL, former: kept };
  };
  const { tensors } = checkpointOf();
  const page = await startPage(t, create, { initial: { tensors, state: { origin: 'session' } } });
  const { store, actions, arrive } = page;
  isRefused = true;
  arrive();
  await actions.chooseDataset('fashion-mnist');
  assert.match(store.state.layersError?.message ?? '', /no memory/);
  isRefused = false;
  await actions.chooseOptimizer('sgd');
  assert.equal(store.state.takenAway?.dataset, 'mnist');
  await takesBack(page);
});

test('files that others which cannot be read have overtaken do not stay in the worker', async (t) => {
  const slow = slowAnswer();
  const { store, actions, loaded } = await startPage(t, undefined, { handlers: { open: slow.answer } });
  const overtaken = actions.openFiles(ownFiles());
  await setImmediate();
  const broken = new File(['x'], 'broken.npz');
  broken.arrayBuffer = () => Promise.reject(new Error('It has been changed.'));
  await actions.openFiles([broken]);
  assert.deepEqual(loaded, ['mnist']);
  slow.arrive();
  await overtaken;
  while (loaded.length === 1) await setImmediate();
  assert.deepEqual([store.state.dataset, loaded], ['mnist', ['mnist', 'mnist']]);
  assert.equal(store.state.filesError?.message, 'It has been changed.');
});

test('the settings of a run on other images leave the trained network to be taken back', async (t) => {
  const { store, actions, arrive } = await startTrained(t);
  const applied = actions.applySettings(runOn(store.state, 'fashion-mnist'));
  arrive();
  await applied;
  assert.equal(store.state.appliedRun, 1);
  assert.equal(store.state.takenAway?.dataset, 'mnist');
});

test('two changes at once leave the network to be taken back, and a run ends that', async (t) => {
  const { store, actions, end, trained } = await startTrained(t);
  await Promise.all([actions.chooseOptimizer('sgd'), actions.choosePreset('softmax')]);
  assert.ok(store.state.takenAway);
  const run = actions.train();
  while (trained.length === 0) await setImmediate();
  assert.equal(store.state.takenAway, null);
  end('stopped');
  await run;
});
