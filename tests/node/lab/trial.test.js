// trial.test.js — reasons, what one image teaches, and changes on the page: what they are about, and when they are given up.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areOfNow, ExcitingImages } from '../../../web/lab/inside/exciting.js';
import { wantedImage } from '../../../web/lab/inside/passage.js';
import { noPlace } from '../../../web/lab/inside/place.js';
import { isSilent, silentInputs, silentUnit } from '../../../web/lab/inside/silent.js';
import { noTime } from '../../../web/lab/inside/time/state.js';
import { noTrial, noWalk } from '../../../web/lab/inside/trial/state.js';
import { taught } from '../../../web/lab/inside/trial/teach-panel.js';
import { isOfNow, labelOf, outputOf, rivalsOf, Trial } from '../../../web/lab/inside/trial/trial.js';
import { convText, imageText, lossText } from '../../../web/lab/inside/trial/walk.js';
import { inkText } from '../../../web/lab/inside/trial/why-panel.js';
import { weightsPanel } from '../../../web/lab/inside/weights-panel.js';
import { layerFacts } from '../../../web/shared/layer-facts.js';

/** What is seen of a drawing of one pixel, or of an image of the data. @param {number} best @param {number} next @param {object | null} [sample] */
const seen = (best, next, sample = null) => ({
  ...{ pixels: Uint8Array.of(best), sample, facts: [] },
  inside: {
    outputs: Float32Array.from({ length: 10 }, (_, i) => (i === best ? 0.8 : i === next ? 0.18 : 0.0025)),
    ...{ predicted: best, layers: [] },
  },
});

/** The rooms's part of the trials, with a worker that answers at once. @param {ReturnType<typeof seen>} first */
function openTrial(first) {
  const layers = [{ text: 'dense 10 softmax', shape: [10], paramCount: 7850 }];
  /** @type {any} */
  const link = {
    state: {
      ...{ model: { outputCount: 10, layers }, classes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], phase: 'done' },
      ...{
        edits: null,
        fields: { rate: '0.1' },
        arrival: { ready: 1 },
        creating: false,
        drawing: first.pixels,
      },
      insidePlace: { layer: null, unit: null, step: null, image: null },
      inside: { seen: first, trial: noTrial(), walk: noWalk(), time: noTime() },
    },
    update(/** @type {object} */ change) {
      link.state = { ...link.state, ...change };
    },
    async call(/** @type {string} */ type, /** @type {any} */ args) {
      asked.push(type);
      await new Promise(setImmediate);
      return {
        ...{ input: Float32Array.of(1), dpixels: Float32Array.of(1), value: 1, biases: 0, tensors: [] },
        ...{ layers: [{ dkernel: new Float32Array(10) }], drops: Float32Array.of(args?.of), images: [] },
      };
    },
  };
  const asked = /** @type {string[]} */ ([]);
  const trial = new Trial(link, () => {});
  /** The page has another state, until nothing more comes of it. @param {any} [change] @param {any} [inside] */
  const become = async (change = {}, inside = {}) => {
    link.update({ ...change, inside: { ...link.state.inside, ...inside } });
    for (let i = 0; i < 10; i++) {
      trial.notice(link.state);
      await new Promise(setImmediate);
    }
  };
  return { link, trial, verbs: trial.verbs, asked, become };
}

test('chosen rivals and a chosen label are of one image: strokes keep them, another image does not', async () => {
  const { link, verbs, become } = openTrial(seen(3, 5));
  const chosen = () => [rivalsOf(link.state), labelOf(link.state)];
  await become();
  verbs.chooseRivals({ of: 3 });
  verbs.chooseRivals({ against: 8 });
  verbs.chooseLabel(8);
  await become({ drawing: Uint8Array.of(5) }, { seen: seen(5, 3) });
  assert.deepEqual(chosen(), [[3, 8], 8], 'a stroke more');
  await become({}, { seen: seen(4, 9, { pool: 'test', index: 115, label: 9 }) });
  assert.deepEqual(chosen(), [[4, 9], 9], 'an image of the data');
  verbs.chooseLabel(0);
  await become({}, { seen: seen(1, 7, { pool: 'test', index: 116, label: 1 }) });
  assert.deepEqual(chosen(), [[1, 7], 1], 'the next one');
  await become({}, { seen: seen(5, 3) });
  verbs.chooseLabel(0);
  await become({ drawing: null });
  await become({ drawing: Uint8Array.of(6) }, { seen: seen(6, 0) });
  assert.deepEqual(chosen(), [[6, 0], 6], 'a new drawing');
});

test('in training, what covering does and images alike are of no drawing that came meanwhile', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  /** @type {any} */ (globalThis).IntersectionObserver = class {
    constructor(/** @type {(entries: object[]) => void} */ hear) {
      this.observe = () => hear([{ isIntersecting: true }]);
    }
    disconnect() {}
  };
  t.after(() => Reflect.deleteProperty(globalThis, 'IntersectionObserver'));
  const { link, trial, verbs, asked, become } = openTrial(seen(3, 5));
  const still = async () => {
    await become();
    t.mock.timers.tick(1000);
    await become();
    const { drops, similar } = link.state.inside.trial;
    return [drops, similar].map((each) => each && isOfNow(link.state, each));
  };
  verbs.watchTrial(/** @type {any} */ ({}));
  assert.deepEqual(await still(), [true, true]);
  assert.deepEqual(link.state.inside.trial.drops.about.slice(-2), [3, 5]);

  await become({ phase: 'training', drawing: Uint8Array.of(7) }, { seen: seen(7, 1) });
  assert.deepEqual(await still(), [false, false], 'the weights change, and the drawing is another one');
  link.update({ phase: 'done' });
  trial.refresh();
  assert.deepEqual(await still(), [true, true]);
  assert.deepEqual(link.state.inside.trial.drops.about.slice(-2), [7, 1]);

  const count = asked.length;
  await still();
  assert.equal(asked.length, count, 'what is known is not asked again');
  await become({ edits: { count: 1, silent: [], last: 'edit' } });
  const { drops, similar } = link.state.inside.trial;
  assert.deepEqual([isOfNow(link.state, drops), isOfNow(link.state, similar)], [false, false], 'an edit');
  await still();
  verbs.chooseRivals({ against: 4 });
  assert.ok(isOfNow(link.state, link.state.inside.trial.similar), 'images alike have no rivals');
  await become({ model: { ...link.state.model }, edits: null, phase: 'training' });
  assert.deepEqual(await still(), [null, null], 'another network');
});

test('of an image of another class, only the classes of the network are told apart and taught', async () => {
  const { link, become } = openTrial(seen(2, 1, { pool: 'test', index: 0, label: 7 }));
  await become({ classes: [1, 2] });
  const chosen = () => [rivalsOf(link.state), labelOf(link.state)];
  assert.deepEqual(chosen(), [[2, 1], 2]);
  assert.ok(outputOf(link.state, /** @type {number} */ (labelOf(link.state))) >= 0);
  await become({}, { seen: seen(7, 2, { pool: 'test', index: 0, label: 7 }) });
  assert.deepEqual(chosen(), [[2, 1], 2], 'the answer is none of them either');
  await become({}, { seen: seen(2, 1, { pool: 'test', index: 2, label: 1 }) });
  assert.deepEqual(chosen(), [[2, 1], 1], 'one of its own, which is read wrong');
});

/** The words of a template, and the keys of its texts. @param {any} value @returns {string} */
const words = (value) =>
  Array.isArray(value) ? value.map(words).join(' ') : value?.values ? words(value.values) : String(value);
const keys = (/** @type {string} */ key) => key;

test('of a step after which the loss is larger, it is said that it went too far', () => {
  const step = (/** @type {number} */ before, /** @type {number} */ after) => {
    const said = (/** @type {number} */ loss) => ({ loss, predicted: 1, outputs: new Float32Array(10) });
    const { link } = openTrial(seen(3, 5));
    const trial = { ...noTrial(), taught: { before: said(before), after: said(after), label: 3 } };
    return words(taught(/** @type {any} */ ({ state: link.state, room: { trial }, of: keys, t: keys })));
  };
  assert.match(step(1, 2), /teach\.tooFar/);
  assert.doesNotMatch(step(2, 1), /teach\.tooFar/);
});

test('weights are those that training has changed only once there was some', () => {
  const lead = (/** @type {object} */ training) => {
    const { link } = openTrial(seen(3, 5));
    const state = { ...link.state, ...training };
    return words(weightsPanel(/** @type {any} */ ({ state, room: { seen: null }, of: keys })));
  };
  assert.match(lead({ origin: 'chance', histories: [] }), /weights\.fresh/);
  assert.match(lead({ origin: 'file', histories: [] }), /weights\.lead/);
});

test('the layer that multiplies what a silenced unit gives says so', () => {
  const facts = layerFacts(
    /** @type {[string, number[]][]} */ ([
      ['conv 8 5x5 relu', [24, 24, 8]],
      ['maxpool 2', [12, 12, 8]],
      ['flatten', [1152]],
      ['dense 10 softmax', [10]],
    ]).map(([text, shape]) => ({ text, shape, paramCount: 0 })),
  );
  const silent = [
    { layer: 0, unit: 2 },
    { layer: 3, unit: 4 },
  ];
  const scene = /** @type {any} */ ({
    state: { edits: { count: 2, silent, last: 'silence' } },
    room: { seen: { facts } },
    of: (/** @type {string} */ key, /** @type {any} */ values) =>
      key === 'unitName' ? `${values.layer}.${values.unit}` : `${key} ${values?.units ?? ''}`,
    t: () => ', ',
  });
  assert.deepEqual(
    [1, 2, 4].map((layer) => /unit\.silentInputs 1\.3$/.test(words(silentInputs(scene, layer)))),
    [false, false, true],
  );
  assert.match(words(silentUnit(scene, 1, 3)), /unit\.silent /);
  assert.match(words(silentUnit(scene, 4, 5)), /unit\.silentOutput/);
  assert.equal(isSilent(scene.state, 1, 2), false);
});

test('what a change does is asked again once there are test images', async () => {
  const { link, trial, asked, become } = openTrial(seen(3, 5));
  const { call } = link;
  let areHere = false;
  link.call = async (/** @type {string} */ type, /** @type {any} */ args) => {
    const answer = await call(type, args);
    if (type === 'effect' && !areHere) throw new Error('No test images have arrived yet.');
    return answer;
  };
  const effects = () => asked.filter((type) => type === 'effect').length;
  await become({ edits: { count: 1, silent: [], last: 'edit' } });
  assert.deepEqual([effects(), link.state.inside.trial.effect], [1, null]);
  areHere = true;
  trial.refresh();
  await become();
  assert.equal(effects(), 2);
  assert.ok(link.state.inside.trial.effect);
  trial.refresh();
  await become();
  assert.equal(effects(), 2, 'it is known');
});

test('without a drawing, the first test image of the chosen classes is looked at', () => {
  const state = (/** @type {object} */ change) =>
    /** @type {any} */ ({ insidePlace: noPlace(), drawing: null, classes: [1, 2], ...change });
  assert.deepEqual(wantedImage(state({})), { pool: 'test', index: 0, classes: [1, 2] });
  assert.equal(wantedImage(state({ drawing: new Uint8Array(784) })), null);
  const image = { pool: 'train', index: 4 };
  assert.deepEqual(wantedImage(state({ insidePlace: { ...noPlace(), image } })), image);
});

test('of a bias that is dragged the newest value counts, and is shown until the weights with it come', async (t) => {
  const { link, verbs, asked, become } = openTrial(seen(3, 5));
  await become();
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const dragged = (/** @type {number} */ value) => verbs.dragBias({ layer: 1, unit: 2, value, reach: 2 });
  const edits = () => asked.filter((type) => type === 'edit').length;
  const shown = () => link.state.inside.trial.dragged?.value;
  const done = dragged(0.1);
  for (const value of [0.2, 0.3, 0.4]) dragged(value);
  assert.deepEqual([edits(), shown()], [1, 0.4]);
  await become({ edits: { count: 1, silent: [], last: 'edit' } });
  assert.equal(shown(), 0.4, 'the weights that have come are of the first value');
  t.mock.timers.tick(1000);
  await become();
  assert.equal(edits(), 2, 'the values between are left out');
  t.mock.timers.tick(1000);
  await done;
  await become({ edits: { count: 1, silent: [], last: 'edit' } });
  assert.deepEqual([edits(), shown()], [2, undefined]);
  dragged(0.5);
  await become({ edits: null });
  assert.equal(shown(), undefined, 'it has been put back at once');
  t.mock.timers.tick(1000);
});

test('a compared gradient is given up when the network is changed or trained', async () => {
  const { link, trial, verbs, become } = openTrial(seen(3, 5));
  await become();
  const checked = async () => {
    await verbs.check(1, 2);
    await become();
    assert.ok(link.state.inside.trial.checked);
  };
  await checked();
  await become({ edits: { count: 1, silent: [], last: 'edit' } });
  assert.equal(link.state.inside.trial.checked, null, 'an edit');
  await checked();
  await become({ edits: null });
  assert.equal(link.state.inside.trial.checked, null, 'put back');
  await checked();
  await become({ phase: 'training' });
  assert.equal(link.state.inside.trial.checked, null, 'a run begins');
  await checked();
  trial.refresh();
  assert.equal(link.state.inside.trial.checked, null, 'it ends');
});

test('the images that excite a unit most are asked again of a changed network', async () => {
  const { link, asked } = openTrial(seen(3, 5));
  link.update({ insidePlace: { layer: 1, unit: 3 } });
  const exciting = new ExcitingImages(link);
  const become = async (/** @type {object} */ change) => {
    link.update(change);
    const areOld = link.state.inside.exciting && !areOfNow(link.state, link.state.inside.exciting);
    exciting.notice(link.state);
    for (let i = 0; i < 5; i++) await new Promise(setImmediate);
    assert.ok(areOfNow(link.state, link.state.inside.exciting));
    return areOld;
  };
  await become({});
  assert.equal(await become({ edits: { count: 1, silent: [], last: 'edit' } }), true, 'an edit');
  assert.equal(await become({ edits: null }), true, 'put back');
  assert.equal(await become({}), false);
  assert.deepEqual(asked, Array(3).fill('exciting'));
});

test('the sentences of a walk and of reasons follow the layers and who knows the label', () => {
  const factsOf = (/** @type {[string, number[]][]} */ layers) =>
    layerFacts(layers.map(([text, shape]) => ({ text, shape, paramCount: 0 })));
  const plain = factsOf([['conv 8 5x5 relu', [24, 24, 8]]]);
  const signed = factsOf([
    ['rescaling -1..1', [28, 28, 1]],
    ['conv 8 5x5 stride 2 nobias', [12, 12, 8]],
  ]);
  const scaled = factsOf([['rescaling 0..1', [28, 28, 1]]]);
  assert.deepEqual([plain, signed, scaled].map(imageText), [
    'walk.image.says',
    'walk.image.signed',
    'walk.image.says',
  ]);
  assert.deepEqual([plain, signed, scaled].map(inkText), ['why.ink', 'why.signed', 'why.ink']);
  assert.deepEqual([plain[0], signed[1]].map(convText), ['walk.conv.says', 'walk.conv.strided']);

  const state = (/** @type {number | null} */ sample, /** @type {number | null} */ said) =>
    /** @type {any} */ ({
      inside: { seen: { sample: sample === null ? null : { label: sample } }, trial: { label: said } },
    });
  assert.equal(lossText(state(9, null), 9), 'walk.loss.says');
  assert.equal(lossText(state(9, 8), 8), 'walk.loss.said', 'the data say something else');
  assert.equal(lossText(state(null, 8), 8), 'walk.loss.said');
  assert.equal(lossText(state(null, null), 8), 'walk.loss.own', 'a drawing is what the network answers');
});
