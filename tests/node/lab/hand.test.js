// hand.test.js — a person's own digits: what joins them, what is asked for, and how a network learns them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canLearn } from '../../../web/lab/hand/hand-actions.js';
import { answerTo, isMisread } from '../../../web/lab/hand/hand-reader.js';
import { changesOf, isTrainedOn, ownScore } from '../../../web/lab/hand/learnt-run.js';
import {
  askedDigit,
  askedOfEach,
  countsOf,
  digitOfPad,
  forgotten,
  judgedOf,
  labelled,
  MOST_DIGITS,
  merged,
  removed,
  undone,
  writersOf,
} from '../../../web/lab/hand/own-digits.js';
import { hand as handMeasure } from '../../../web/lab/learn/steps/of-pictures.js';
import { runsJson } from '../../../web/lab/runs/run-file.js';
import { runName } from '../../../web/lab/runs/run-words.js';
import { makeSnapshot, openSnapshot } from '../../../web/lab/saving/snapshot.js';
import { nextStep } from '../../../web/lab/stage/next-step.js';
import { initialState } from '../../../web/lab/state.js';
import { epochsDone } from '../../../web/lab/training/state.js';
import { groupsOf } from '../../../web/worker/hand/learn-hand.js';
import { LEARNT, pageWithHand } from '../hand-page.js';
import { checkpointOf, MODEL, startPage } from '../lab-page.js';
import { chinese, english as t } from '../languages.js';

/** @import { State } from '../../../web/lab/state.js' */

const image = (/** @type {number} */ value) => new Uint8Array(784).fill(value, 100, 200);
/** @returns {State} */
const first = () => ({ ...initialState('en', 'light'), drawing: image(1) });
/** A page on which the drawing is a 4. */
const withFour = () => {
  const state = first();
  return after(state, labelled(state, 4, [[1.2, 5]]));
};
/** @param {State} state @param {Partial<State>} change */
const after = (state, change) => ({ ...state, ...change });
const labels = (/** @type {State} */ { hand }) => hand.map(({ label }) => label);

test('a drawing is one digit, whatever is said of it, and leaves when the same is said again', () => {
  let state = withFour();
  assert.deepEqual([labels(state), state.hand[0].strokes], [[4], [[1.2, 5]]]);
  assert.equal(digitOfPad(state)?.label, 4);
  state = after(state, labelled(state, 9, []));
  assert.deepEqual([labels(state), state.hand[0].strokes], [[9], [[1.2, 5]]]);
  state = after(state, labelled(state, 9, []));
  assert.deepEqual([labels(state), digitOfPad(state)], [[], null]);
  assert.deepEqual(labelled({ ...state, drawing: null }, 3, []), {});
});

test('another drawing is another digit', () => {
  let state = withFour();
  state = after(state, { drawing: image(2) });
  assert.equal(digitOfPad(state), null);
  state = after(state, labelled(state, 4, []));
  assert.deepEqual(
    state.hand.map(({ id }) => id),
    [1, 2],
  );
});

test('every change can be undone, and an id is never used again', () => {
  let state = withFour();
  state = after(state, { drawing: image(2) });
  state = after(state, labelled(state, 7, []));
  state = after(state, removed(state, 2));
  state = after(state, forgotten(state));
  assert.deepEqual(labels(state), []);
  state = after(state, undone(state));
  assert.deepEqual(labels(state), [4]);
  state = after(state, undone(state));
  assert.deepEqual(labels(state), [4, 7]);
  state = after(state, removed(state, 2));
  state = after(state, { drawing: image(3) });
  state = after(state, labelled(state, 1, []));
  assert.deepEqual(
    state.hand.map(({ id }) => id),
    [1, 3],
  );
  for (let i = 0; i < 9; i++) state = after(state, undone(state));
  assert.deepEqual([labels(state), undone(state)], [[], {}]);
});

test('digits of files join those that are there, each image once and with the newer label', () => {
  const state = withFour();
  const digits = [1, 2, 2].map((value) => ({ label: 4, pixels: image(value), strokes: null }));
  const other = { label: 5, pixels: image(1), strokes: null };
  const change = merged(state, [...digits, other]);
  assert.deepEqual(change.handOpened, { added: 1, relabelled: 1, known: 2 });
  const joined = after(state, change);
  assert.deepEqual(labels(joined), [5, 4]);
  assert.deepEqual(labels(after(joined, undone(joined))), [4]);
  const full = { ...state, hand: Array(MOST_DIGITS).fill(state.hand[0]), drawing: image(9) };
  assert.deepEqual(labelled(full, 4, []), {});
});

test('files that bring nothing new leave nothing to undo', () => {
  const state = withFour();
  for (const digits of [[], [{ label: 4, pixels: image(1), strokes: null }]]) {
    const change = merged(state, digits);
    assert.deepEqual(change.handOpened, { added: 0, relabelled: 0, known: digits.length });
    assert.deepEqual([change.hand, change.handBefore], [undefined, undefined]);
  }
});

test('digits are asked for in rounds, until there are enough of each of the classes to learn them', () => {
  let state = { ...first(), classes: [3, 8] };
  const asked = [];
  for (let i = 0; askedDigit(state) !== null; i++) {
    state = { ...state, drawing: image(i) };
    asked.push(askedDigit(state));
    state = after(state, labelled(state, askedDigit(state) ?? -1, []));
  }
  assert.deepEqual(asked, [3, 8, 3, 8, 3, 8, 3, 8, 3, 8]);
  assert.deepEqual(countsOf(state.hand), [0, 0, 0, 5, 0, 0, 0, 0, 5, 0]);
});

test('three of each are asked for, and more where that would be too few to learn from', () => {
  const asked = [1, 2, 3, 4, 10].map((count) => askedOfEach({ classes: [...Array(count).keys()] }));
  assert.deepEqual(asked, [10, 5, 4, 3, 3]);
});

test('the stage asks for a digit and says when there are enough', () => {
  const ready = { ...first(), phase: /** @type {const} */ ('ready'), isAsking: true, classes: [3, 8] };
  const step = nextStep(ready, t);
  assert.deepEqual(
    [step.said, step.advice, step.button?.label],
    ['Now write a 3.', '0 of 10 are here.', 'Keep the 3'],
  );
  assert.equal(nextStep({ ...ready, drawing: null }, t).button?.verb, 'stopAsking');
  const hand = [3, 3, 3, 3, 3, 8, 8, 8, 8, 8].map((label, id) => ({
    ...{ id, label, pixels: image(id), strokes: null },
  }));
  const there = { ...ready, hand, origin: /** @type {const} */ ('file') };
  assert.equal(nextStep(there, t).button?.verb, 'openHand');
  const untrained = nextStep({ ...ready, hand }, t);
  assert.deepEqual(
    [untrained.advice, untrained.isTrain, untrained.button],
    ['Train the network first: then it can learn them.', true, undefined],
  );
  for (const phase of /** @type {const} */ (['training', 'paused'])) {
    const { advice, isTrain, button } = nextStep({ ...there, phase }, t);
    assert.equal(advice, 'The network can learn them when this run has ended.');
    assert.deepEqual([isTrain, button], [phase === 'paused', undefined]);
  }
});

test('a digit of the list is another one than was said, and that can be undone', async (context) => {
  const { store, actions } = await startPage(context);
  store.update({
    hand: [1, 2].map((id) => ({ id, label: 4, pixels: image(id), strokes: null })),
    handShown: 2,
  });
  await actions.relabelDigit(2, 9);
  assert.deepEqual([labels(store.state), store.state.handShown], [[4, 9], 2]);
  await actions.undoDigits();
  assert.deepEqual(labels(store.state), [4, 4]);
});

test('a digit that is not among the chosen ones is neither right nor wrong', () => {
  const hand = [1, 7].map((label) => ({ id: label, label, pixels: image(label), strokes: null }));
  const prediction = { outputs: Float32Array.of(0.1, 0.9), predicted: 1, kernel: null };
  const state = /** @type {State} */ (
    /** @type {any} */ ({
      ...first(),
      ...{ hand, classes: [1, 2], model: MODEL, origin: 'file' },
      handPredictions: new Map(hand.map(({ pixels }) => [pixels, prediction])),
    })
  );
  assert.deepEqual(
    hand.map((digit) => [answerTo(digit, state)?.best, isMisread(digit, state)]),
    [
      [2, true],
      [undefined, false],
    ],
  );
  assert.deepEqual(labels({ ...state, hand: judgedOf(state) }), [1]);
  const clothes = { ...state, dataset: 'fashion-mnist' };
  assert.deepEqual([judgedOf(clothes), isMisread(hand[0], clothes)], [[], false]);
  assert.equal(handMeasure({ ...state, hand: [hand[1]] }, {}), null);
  assert.deepEqual(handMeasure(state, {}), { handRight: 0, handCount: 1, handPercent: 0 });
});

test('what got worse is right before and wrong after', () => {
  const evaluation = (/** @type {number[]} */ predictions) =>
    /** @type {any} */ ({ labels: Uint8Array.of(1, 2, 3, 4), predictions: Uint8Array.from(predictions) });
  const test = { before: evaluation([1, 2, 9, 9]), after: evaluation([1, 8, 3, 8]) };
  assert.deepEqual(changesOf(test), { worse: [1], better: [2] });
  const read = (/** @type {number[]} */ digits) => Uint8Array.from(digits);
  assert.deepEqual(ownScore({ labels: read([1, 2, 3]), before: read([1, 9, 9]), after: read([1, 2, 9]) }), {
    ...{ wasRight: 1, right: 2, count: 3, alone: 3 },
  });
});

test('a held-out digit is alone where its copy has learnt no other with its label', () => {
  for (const labels of [
    [1, 1, 2, 3, 3, 3],
    [5, 4, 5, 4, 7],
  ].map((each) => Uint8Array.from(each))) {
    const groups = groupsOf(labels);
    const alone = [...labels].filter(
      (label, i) => !labels.some((other, j) => other === label && groups[j] !== groups[i]),
    );
    assert.equal(ownScore({ labels, before: labels, after: labels }).alone, alone.length);
  }
});

// ---- On a page -----------------------------------------------------------------------------------------

test('learning makes a run, shows what has changed, and can be put back', async (context) => {
  const { store, actions, asked, requests } = await pageWithHand(context, () => ({ result: LEARNT }));
  assert.equal(canLearn(store.state), true);
  await actions.learnHand();
  assert.equal(store.state.actionError, null);
  assert.deepEqual([...requests[0].digits.labels], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(requests[0].run.classes, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(asked.at(-1)?.tensors, LEARNT.tensors);
  const { runs, histories, handReport, handLearning, result, phase } = store.state;
  assert.deepEqual([handLearning, phase, result?.fingerprint], [null, 'ready', 'f']);
  assert.deepEqual([runs.length, runs[0].ended], [1, 'done']);
  assert.deepEqual([runs[0].hand?.digits, runs[0].hand?.steps], [10, 2]);
  assert.equal(histories.at(-1), runs[0].history);
  assert.equal(runs[0].history.epochs[0].valAccuracy, 2 / 3);
  assert.match(runName(runs[0], t), /has learnt 10 own digits, continued with other weights$/);
  assert.deepEqual(handReport?.own, { wasRight: 1, right: 2, count: 2, alone: 2 });
  assert.deepEqual([handReport?.worse, handReport?.better, handReport?.worseShown[0].after], [1, 1, 1]);

  await actions.putBack();
  assert.deepEqual(asked.at(-1)?.tensors, checkpointOf().tensors);
  assert.deepEqual([store.state.handReport, store.state.histories, store.state.runs.length], [null, [], 1]);
  assert.deepEqual([store.state.origin, store.state.weightsFile], ['file', 'mine.npz']);
});

test('a further lesson starts from the network before the first, unless that has been trained since', async (context) => {
  const { store, actions, requests } = await pageWithHand(context, () => ({ result: LEARNT }));
  await actions.learnHand();
  const { handReport: first, histories } = store.state;
  await actions.learnHand();
  const { handReport: second, runs } = store.state;
  assert.deepEqual([requests[0].tensors, requests[1].tensors], [undefined, checkpointOf().tensors]);
  assert.equal(second?.kept, first?.kept);
  assert.deepEqual([second?.run, second?.knewSome], [2, false]);
  assert.deepEqual([runs[0].before, runs[1].before], [0, 0]);
  assert.equal(store.state.histories.length, histories.length);
  assert.deepEqual([store.state.origin, store.state.weightsFile], ['file', 'mine.npz']);

  // A run of the page comes between.
  assert.equal(isTrainedOn(store.state), false);
  const run = { .../** @type {any} */ (store.state.run), id: 3 };
  store.update({ histories: [...store.state.histories, structuredClone(histories[0])], run });
  assert.equal(isTrainedOn(store.state), true);
  await actions.learnHand();
  assert.equal(requests[2].tensors, undefined);
  assert.equal(store.state.handReport?.knewSome, true);
  assert.notEqual(store.state.handReport?.kept, first?.kept);
  await actions.learnHand();
  assert.deepEqual([requests[3].tensors, store.state.handReport?.knewSome], [checkpointOf().tensors, true]);
});

test('after a reset that is taken back, a further lesson starts from the network before the first', async (context) => {
  const { store, actions, requests } = await pageWithHand(context, () => ({ result: LEARNT }));
  await actions.learnHand();
  const { handReport } = store.state;
  await actions.reset();
  assert.equal(store.state.handReport, null);
  await actions.takeBack();
  assert.equal(store.state.handReport, handReport);
  await actions.learnHand();
  assert.deepEqual(requests[1].tensors, checkpointOf().tensors);
});

test('the run of a network that has learnt says whose hand that was', async (context) => {
  const { store, actions } = await pageWithHand(context, () => ({ result: LEARNT }));
  /** @type {[string[], RegExp, RegExp][]} */
  const cases = [
    [[''], /, has learnt 10 own digits,/, /，学了 10 个自己的数字，/],
    [['Anna'], /, has learnt 10 digits of Anna,/, /，学了 10 个数字（Anna），/],
    [['Anna', 'Ben'], /, has learnt 10 digits of Anna and Ben,/, /，学了 10 个数字（Anna、Ben），/],
    [['Anna', ''], /, has learnt 10 digits of Anna and others,/, /，学了 10 个数字（Anna、其他人），/],
    [['Anna', 'Ben', 'Cem', ''], / digits of Anna and Ben and others,/, /（Anna、Ben、其他人），/],
  ];
  for (const [writers, inEnglish, inChinese] of cases) {
    const written = store.state.hand.map((digit, i) => ({ ...digit, writer: writers[i % writers.length] }));
    store.update({ hand: written });
    await actions.learnHand();
    const run = /** @type {any} */ (store.state.runs.at(-1));
    assert.deepEqual(run.hand.writers, writers);
    assert.match(runName(run, t), inEnglish);
    assert.match(runName(run, chinese), inChinese);
    const { writers: _, ...hand } = run.hand;
    assert.match(runName({ ...run, hand }, t), cases[0][1], 'an earlier version did not keep them');
  }
});

test('the run of a network that has learnt gives it back, with its report and the settings of the page', async (context) => {
  const { store, actions, asked } = await pageWithHand(context, () => ({ result: LEARNT }));
  await actions.learnHand();
  const { handReport } = store.state;
  await actions.putBack();
  await actions.chooseOptimizer('sgd');
  const { fields } = store.state;
  const [run] = store.state.runs;
  await actions.useNetwork(/** @type {any} */ (run));
  assert.deepEqual(asked.at(-1)?.tensors, LEARNT.tensors);
  assert.deepEqual(store.state.handReport, { ...handReport, kept: null });
  assert.deepEqual([store.state.optimizer, store.state.fields], ['sgd', fields]);
  assert.deepEqual([store.state.run?.id, store.state.histories], [1, [run.history]]);
  assert.equal(epochsDone(store.state), 1);
});

test('a session keeps the digits and what learning them has changed', async (context) => {
  const { store, actions } = await pageWithHand(context, () => ({ result: LEARNT }));
  await actions.learnHand();
  const { state } = store;
  const network = { ...checkpointOf(), history: state.histories, run: state.run, result: null };
  const kept = structuredClone(makeSnapshot(state, network));
  const page = { ...initialState('en', 'light'), datasets: ['mnist'] };
  const opened = openSnapshot(kept, page);
  assert.deepEqual(opened?.change.hand, state.hand);
  assert.deepEqual(opened?.initial?.state.handReport, state.handReport);
  assert.deepEqual(openSnapshot({ ...kept, hand: [{ label: 12 }] }, page)?.change.hand, []);
  const damaged = { ...state.handReport, kept: { tensors: 3 } };
  assert.equal(
    openSnapshot({ ...kept, handReport: /** @type {any} */ (damaged) }, page)?.initial?.state.handReport,
    null,
  );
  assert.deepEqual(opened?.change.runs?.[0].hand, state.runs[0].hand);
  const [run] = kept.runs;
  const runs = [{ ...run, hand: { ...run.hand, report: /** @type {any} */ ({ run: 1 }) } }];
  assert.deepEqual(openSnapshot({ ...kept, runs: /** @type {any} */ (runs) }, page)?.change.runs, []);
  assert.ok(!runsJson(state.runs).includes('worseShown'));
  const { hand: _, handReport: __, ...earlier } = kept;
  assert.deepEqual(openSnapshot(earlier, page)?.change.hand, []);
});

test('learning that is stopped or fails changes no network', async (context) => {
  context.mock.method(console, 'error', () => {});
  const outcomes = [
    () => ({ result: { ended: 'stopped' } }),
    () => {
      throw new Error('no memory');
    },
  ];
  for (const outcome of outcomes) {
    const { store, actions, asked } = await pageWithHand(context, outcome);
    const made = asked.length;
    await actions.learnHand();
    const { handReport, handLearning, runs } = store.state;
    assert.deepEqual([asked.length, handReport, handLearning, runs], [made, null, null, []]);
  }
});

test('a network of other digits does not learn, nor one that is untrained or in use', async (context) => {
  const { store } = await pageWithHand(context, () => ({ result: LEARNT }));
  const { state } = store;
  assert.equal(canLearn({ ...state, classes: [1, 2] }), false);
  assert.equal(canLearn({ ...state, origin: 'chance' }), false);
  assert.equal(canLearn({ ...state, phase: 'training' }), false);
  assert.equal(canLearn({ ...state, dataset: 'fashion-mnist' }), false);
  assert.equal(
    nextStep({ ...state, handLearning: { step: 1, steps: 9 } }, t).said,
    'The network is learning your digits.',
  );
});

test('digits have the name of who writes, and those of files join them with their own', () => {
  let state = { ...first(), writer: 'Ada' };
  state = after(state, labelled(state, 4, []));
  state = after(state, { drawing: image(2), writer: '' });
  state = after(state, labelled(state, 4, []));
  const others = [5, 6].map((value) => ({ label: 1, pixels: image(value), strokes: null, writer: 'Ben' }));
  state = after(state, merged(state, others));
  assert.deepEqual(
    [...writersOf(state.hand)],
    [
      ['Ada', 1],
      ['', 1],
      ['Ben', 2],
    ],
  );
  const back = openSnapshot(makeSnapshot({ ...state, writer: 'Cem' }, null), first());
  assert.equal(back?.change.writer, 'Cem');
  for (const [writer, expected] of [
    [undefined, ''],
    [7, ''],
    ['x'.repeat(50), 'x'.repeat(40)],
  ]) {
    const kept = { ...makeSnapshot(state, null), writer };
    assert.equal(openSnapshot(kept, first())?.change.writer, expected);
  }
  assert.deepEqual([...writersOf(back?.change.hand ?? [])], [...writersOf(state.hand)]);
});
