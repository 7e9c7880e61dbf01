// protocol.test.js — requests, answers, errors and events over a pair of ports.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connect, serve } from '../../../web/shared/protocol.js';
import { VERSION } from '../../../web/shared/version.js';

/**
 * @param {import('node:test').TestContext} t
 * @param {Parameters<typeof serve>[1]} handlers
 */
function open(t, handlers) {
  const { port1, port2 } = new MessageChannel();
  t.after(() => port1.close());
  /** @type {object[]} */
  const events = [];
  serve(port1, handlers);
  return { call: connect(port2, (event) => events.push(event)), emit: port1, events };
}

test('every request gets its own answer, whatever their order', async (t) => {
  /** @type {(() => void)[]} */
  const waiting = [];
  const { call } = open(t, {
    slow: async ({ value }) => new Promise((resolve) => waiting.push(() => resolve({ result: value }))),
    quick: ({ value }) => {
      for (const answer of waiting) answer();
      return { result: value };
    },
  });
  const slow = [call('slow', { value: 1 }), call('slow', { value: 2 })];
  assert.equal(await call('quick', { value: 3 }), 3);
  assert.deepEqual(await Promise.all(slow), [1, 2]);
});

test('an error arrives with its name, status and place', async (t) => {
  const { call } = open(t, {
    fail: () => {
      throw Object.assign(new Error('no layer'), { name: 'EngineError', status: 'NN_ERR_LAYER', at: 17 });
    },
  });
  const expected = { name: 'EngineError', message: 'no layer', status: 'NN_ERR_LAYER', at: 17 };
  await assert.rejects(call('fail'), expected);
});

test('an unknown request is refused, also one that every object would understand', async (t) => {
  const { call } = open(t, {});
  await assert.rejects(call('hover'), /unknown request: hover/);
  await assert.rejects(call('toString'), /unknown request: toString/);
});

test('buffers are moved both ways, and events come in between', async (t) => {
  const { call, emit, events } = open(t, {
    double: ({ pixels }) => {
      emit.postMessage({ event: 'progress', step: 1 });
      const result = pixels.map((/** @type {number} */ value) => 2 * value);
      return { result, transfer: [result.buffer] };
    },
  });
  const pixels = Uint8Array.of(1, 2, 3);
  assert.deepEqual(await call('double', { pixels }, [pixels.buffer]), Uint8Array.of(2, 4, 6));
  assert.equal(pixels.length, 0, 'what was moved is gone here');
  assert.deepEqual(events, [{ event: 'progress', step: 1 }]);
});

/** A worker that never answers, and what it was told. */
const makeSilentWorker = () => ({
  ended: 0,
  onerror: (/** @type {object} */ _) => {},
  onmessageerror: () => {},
  postMessage() {},
  terminate() {
    this.ended++;
  },
});

test('a worker that reports an error is ended, and rejects what waits and what comes', async () => {
  const worker = makeSilentWorker();
  const deaths = /** @type {Error[]} */ ([]);
  const call = connect(
    worker,
    () => {},
    (error) => deaths.push(error),
  );
  const waiting = [call('train'), call('predict')];
  let handled = 0;
  const preventDefault = () => handled++;
  worker.onerror({ message: 'out of memory', preventDefault });
  worker.onerror({ message: 'again', preventDefault });
  const expected = { name: 'CrashError', message: 'out of memory' };
  for (const each of [...waiting, call('pause')]) await assert.rejects(each, expected);
  assert.deepEqual([worker.ended, deaths.length, handled], [1, 1, 2]);
});

test('a worker that ends before it says its version has not been started', async () => {
  for (const [said, status] of /** @type {const} */ ([
    [[], 'WORKER_UNSTARTED'],
    [[{ version: VERSION }], undefined],
  ])) {
    const worker = { ...makeSilentWorker(), onmessage: (/** @type {object} */ _) => {} };
    const waiting = connect(worker, () => {})('start');
    for (const data of said) worker.onmessage({ data });
    worker.onerror({ message: '', preventDefault() {} });
    await assert.rejects(waiting, { name: 'CrashError', status });
  }
});

test('a message that cannot be read ends the worker too', async () => {
  const worker = makeSilentWorker();
  const waiting = connect(worker, () => {})('train');
  worker.onmessageerror();
  await assert.rejects(waiting, { name: 'CrashError' });
  assert.equal(worker.ended, 1);
});

test('a worker of another version, or of one that does not say its own, is ended and refused', async () => {
  for (const first of [{ version: 'another' }, { id: 1, result: 1 }]) {
    const worker = { ...makeSilentWorker(), onmessage: (/** @type {object} */ _) => {} };
    const waiting = connect(worker, () => {})('start');
    worker.onmessage({ data: first });
    await assert.rejects(waiting, { name: 'CrashError', status: 'WORKER_FOREIGN' });
    assert.equal(worker.ended, 1);
  }
});

test('a connection that is ended rejects what waits and what comes, and tells its death once', async () => {
  const { port1, port2 } = new MessageChannel();
  /** @type {string[]} */
  const deaths = [];
  const call = connect(
    port2,
    () => {},
    ({ message }) => deaths.push(message),
  );
  const waiting = call('never');
  call.end('It was ended.');
  call.end('It was ended again.');
  await assert.rejects(waiting, { name: 'CrashError', message: 'It was ended.' });
  await assert.rejects(call('anything'), { name: 'CrashError', message: 'It was ended.' });
  assert.deepEqual(deaths, ['It was ended.']);
  port1.close();
});
