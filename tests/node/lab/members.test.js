// members.test.js — the networks of the ticked runs, side by side and together.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  areOf,
  handScores,
  isByVotes,
  isReadByMembers,
  judgementRows,
  MOST_MEMBERS,
  MOST_WEIGHTS,
  membersOf,
  opinionsOn,
  votesOf,
  withNetwork,
} from '../../../web/lab/runs/members.js';
import { runsJson } from '../../../web/lab/runs/run-file.js';
import { beginRun, endRun } from '../../../web/lab/runs/runs.js';
import { makeSnapshot, openSnapshot } from '../../../web/lab/saving/snapshot.js';
import { initialState } from '../../../web/lab/state.js';
import { startPage } from '../lab-page.js';

/** @import { State } from '../../../web/lab/state.js' */

/** @param {number} size   of its weights */
const network = (size = 3) => ({
  layers: 'dense 10 softmax',
  tensors: [{ name: '0.kernel', shape: [size], values: new Float32Array(size) }],
});

/** A page with runs that are complete, each with its network. @param {number} count @returns {State} */
function withRuns(count) {
  let state = initialState('en', 'light');
  for (let id = 1; id <= count; id++) {
    state = { ...state, ...beginRun(state) };
    state = { ...state, ...endRun(state, id, 'done') };
    state = { ...state, runs: withNetwork(state.runs, id, network()) };
  }
  return state;
}

/** @param {number} digit @param {number} [share] */
const saying = (digit, share = 1) => {
  const outputs = new Float32Array(10).fill((1 - share) / 9);
  outputs[digit] = share;
  return { outputs, predicted: digit };
};

const image = (/** @type {number} */ value) => new Uint8Array(784).fill(value, 100, 200);

test('the ticked runs of the same data and classes read together, the newest of them', () => {
  const state = withRuns(3);
  assert.deepEqual(
    membersOf(state).map(({ id }) => id),
    [1, 2, 3],
  );
  const without = state.runs.map((run) => (run.id === 2 ? { ...run, shown: false } : run));
  assert.deepEqual(
    membersOf({ ...state, runs: without }).map(({ id }) => id),
    [1, 3],
  );
  assert.deepEqual(membersOf({ ...state, classes: [1, 2] }), []);
  assert.deepEqual(membersOf({ ...state, dataset: 'fashion-mnist' }), []);
  const many = membersOf(withRuns(MOST_MEMBERS + 2));
  assert.deepEqual([many.length, many[0].id], [MOST_MEMBERS, 3]);
  for (const [count, isRead] of /** @type {const} */ ([
    [0, false],
    [1, true],
    [2, true],
  ]))
    assert.equal(isReadByMembers({ ...withRuns(count), readsTogether: true }), isRead);
  assert.equal(isReadByMembers(state), false);
});

test('a perceptron votes, and what it has voted in has no probability, whatever the network of the page is', () => {
  const state = withRuns(2);
  const layers = 'dense 10 step zeros';
  const runs = state.runs.map((run) => (run.id === 1 ? { ...run, network: { ...network(), layers } } : run));
  const perceptron = /** @type {any} */ ({ layers: [{ text: layers }], outputCount: 10 });
  assert.deepEqual(votesOf(membersOf({ ...state, runs })), [true, false, true]);
  assert.deepEqual(votesOf(membersOf(state)), [false, false, false]);
  for (const model of [null, perceptron]) {
    assert.equal(isByVotes({ ...state, runs, model, readsTogether: true }), true);
    assert.equal(isByVotes({ ...state, model, readsTogether: true }), false);
    assert.equal(isByVotes({ ...state, runs, model }), model !== null);
  }
});

test('the networks of the oldest runs are left out where there are too many weights', () => {
  const { runs } = withRuns(3);
  const kept = withNetwork(runs, 3, network(MOST_WEIGHTS - 3));
  assert.deepEqual(
    kept.map((run) => Boolean(run.network)),
    [false, true, true],
  );
  assert.deepEqual(
    kept.map(({ id }) => id),
    [1, 2, 3],
  );
});

test('a session keeps the networks of its runs, and a file of runs has none', () => {
  const state = withRuns(2);
  const back = openSnapshot(structuredClone(makeSnapshot(state, null)), initialState('en', 'light'));
  assert.deepEqual(back?.change.runs?.[1].network, network());
  assert.ok(!runsJson(state.runs).includes('tensors'));
  const broken = { ...state, runs: state.runs.map((run) => ({ ...run, network: /** @type {any} */ ({}) })) };
  assert.deepEqual(openSnapshot(makeSnapshot(broken, null), initialState('en', 'light'))?.change.runs, []);
});

test('what was told is of the drawing, the digits and the runs that it was told of', () => {
  const state = withRuns(2);
  const [drawing, members] = [image(1), membersOf(state)];
  const images = [{ members: [saying(3), saying(5, 0.6)], together: saying(3, 0.7) }];
  const told = { ...state, drawing, opinions: { ids: [1, 2], drawing, images } };
  assert.deepEqual(
    opinionsOn(told, members)?.map((answer) => answer?.best),
    [3, 5, 3],
  );
  assert.equal(opinionsOn({ ...told, drawing: image(2) }, members), null);
  assert.equal(opinionsOn(told, members.slice(1)), null);
  assert.equal(areOf(null, members), false);
});

test('each writer has a score with each network, and with all together', () => {
  const state = withRuns(2);
  const hand = ['Ada', 'Ada', undefined].map((writer, i) => ({
    ...{ id: i, label: i, pixels: image(i + 1), strokes: null },
    ...(writer && { writer }),
  }));
  const images = [
    { members: [saying(0), saying(0)], together: saying(0) },
    { members: [saying(7), saying(1)], together: saying(1) },
    { members: [saying(7), saying(7)], together: saying(7) },
  ];
  const told = { ...state, hand, handOpinions: { ids: [1, 2], hand, images } };
  assert.deepEqual(handScores(told, membersOf(state)), [
    { name: 'Ada', count: 2, right: [1, 2, 2] },
    { name: '', count: 1, right: [0, 0, 0] },
  ]);
  const few = { ...told, classes: hand.slice(0, 1).map(({ label }) => label) };
  const counted = (handScores(few, membersOf(told)) ?? []).map(({ name, count }) => [name, count]);
  assert.deepEqual(counted, [['Ada', 1]]);
  assert.deepEqual(handScores({ ...told, dataset: 'fashion-mnist' }, membersOf(told)), []);
  assert.equal(handScores({ ...told, hand: [...hand] }, membersOf(state)), null);
});

test('gains are in points: together over the best alone, moved over the same without', () => {
  const state = withRuns(2);
  const score = (/** @type {number} */ right) => ({ right, ms: 100 });
  const judged = {
    ...{ ids: [1, 2], count: 200, alone: [score(180), score(190)], together: score(192) },
    moved: { alone: [score(182), score(189)], together: score(194) },
  };
  const rows = judgementRows({ ...state, judged }, membersOf(state)) ?? [];
  assert.deepEqual(
    rows.map(({ gain }) => gain),
    [null, null, 1],
  );
  assert.deepEqual(
    rows.map(({ moved }) => Math.round(10 * (moved?.gain ?? 0)) / 10),
    [1, -0.5, 1],
  );
  assert.deepEqual([rows[0].share, rows[0].ms], [0.9, 0.5]);
  const still = { ...judged, moved: null };
  assert.equal(judgementRows({ ...state, judged: still }, membersOf(state))?.[2].moved, null);
});

test('a drawing is read by all together once they are switched on, and each is asked once per worker', async (t) => {
  const asked = /** @type {string[]} */ ([]);
  const shifts = /** @type {boolean[]} */ ([]);
  const images = [{ members: [saying(3), saying(5)], together: saying(8) }];
  const handlers = {
    assemble: () => {
      asked.push('assemble');
      return { result: {} };
    },
    consult: (/** @type {any} */ request) => {
      asked.push('consult');
      shifts.push(request.shifts);
      return { result: { images, ms: 1 } };
    },
  };
  const { store, rooms, actions } = await startPage(t, undefined, { handlers });
  store.update({ runs: withRuns(2).runs });
  await rooms.drawing.draw([[10, 10, 200, 200]]);
  assert.deepEqual(asked, [], 'nobody sees what they say');
  store.update({ view: 'runs' });
  await rooms.drawing.refresh();
  assert.equal(store.state.prediction?.predicted, 0, 'the page’s own network reads');
  assert.deepEqual(store.state.opinions?.ids, [1, 2]);
  await actions.readTogether(true);
  assert.equal(store.state.prediction?.predicted, 8);
  assert.deepEqual(asked, ['assemble', 'consult', 'consult']);
  await actions.showRun(1, false);
  assert.equal(store.state.prediction?.predicted, 8, 'one network reads, too');
  assert.deepEqual(asked.slice(3), ['assemble', 'consult']);
  await actions.shiftImages(true);
  assert.deepEqual(shifts, [false, false, false, true]);
  await actions.removeRuns([2]);
  assert.equal(store.state.prediction?.predicted, 0, 'the page’s own network reads again');
  await actions.restoreRuns();
  assert.equal(store.state.prediction?.predicted, 8);
});

test('a run that is complete keeps its network, and comparing says why it cannot', async (t) => {
  t.mock.method(console, 'error', () => {});
  const page = await startPage(t, undefined, {
    handlers: { assemble: () => ({ result: {} }), judge: () => Promise.reject(new Error('no images')) },
  });
  const trained = page.actions.train();
  await new Promise((resolve) => setTimeout(resolve, 20));
  page.end('done');
  await trained;
  const [run] = page.store.state.runs;
  assert.equal(run.network?.layers, 'dense 10 softmax');
  await page.actions.judgeMembers();
  assert.equal(page.store.state.membersError?.message, 'no images');
  assert.equal(page.store.state.judging, null);
});
