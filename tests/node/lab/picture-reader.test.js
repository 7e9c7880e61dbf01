// picture-reader.test.js — bitmaps of pictures are closed once nobody can see them any more.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PictureReader } from '../../../web/lab/pictures/picture-reader.js';
import { initialPictures } from '../../../web/lab/pictures/state.js';
import { VERSION } from '../../../web/shared/version.js';

/** A reader whose worker answers when it is told to. */
function readerAndWorker() {
  /** @type {any} */
  const link = {
    state: { ...initialPictures(), model: null },
    update: (/** @type {object} */ change) => Object.assign(link.state, change),
  };
  /** @type {any} */
  const worker = {
    asked: [],
    renewals: 0,
    postMessage: (/** @type {any} */ message) => worker.asked.push(message),
    terminate() {
      worker.isTerminated = true;
    },
  };
  const renew = async () => void worker.renewals++;
  const reader = new PictureReader(link, { start: () => worker, renew });
  /** Answers the last request with a picture without digits. */
  const answer = async () => {
    const bitmap = { isClosed: false, close: () => (bitmap.isClosed = true) };
    const { id } = worker.asked.at(-1);
    worker.onmessage({ data: { version: VERSION } });
    worker.onmessage({ data: { id, result: { bitmap, lines: [], problem: 'nothing' } } });
    await new Promise((resolve) => setImmediate(resolve));
    return bitmap;
  };
  return { reader, worker, link, answer };
}

/** @param {any} link */
const problems = (link) => link.state.sheets.map((/** @type {any} */ { problem }) => problem);

const FILE = new File(['…'], 'one.png', { type: 'image/png' });

test('a bitmap is closed with its sheet, and when other files take its place', async () => {
  const { reader, link, answer } = readerAndWorker();
  reader.openSheets([FILE]);
  await Promise.resolve();
  const first = await answer();
  assert.equal(link.state.sheets[0].bitmap, first);
  assert.equal(first.isClosed, false);
  reader.openSheets([FILE]);
  assert.equal(first.isClosed, true);
  await Promise.resolve();
  const second = await answer();
  reader.closeSheets();
  assert.equal(second.isClosed, true);
  assert.deepEqual(link.state.sheets, []);
});

test('a bitmap that comes too late is closed', async () => {
  const { reader, link, answer } = readerAndWorker();
  reader.openSheets([FILE]);
  await Promise.resolve();
  reader.closeSheets();
  assert.equal((await answer()).isClosed, true);
  assert.deepEqual(link.state.sheets, []);
});

test('a worker that ends while it works is said to lack memory', async () => {
  const { reader, worker, link } = readerAndWorker();
  const opened = reader.openSheets([FILE]);
  await Promise.resolve();
  worker.onmessage({ data: { version: VERSION } });
  worker.onerror({ preventDefault() {}, message: 'out of memory' });
  await opened;
  assert.equal(worker.isTerminated, true);
  assert.equal(link.state.sheets[0].problem, 'noMemory');
});

test('a worker whose script does not come is said so, and its file is opened when asked again', async () => {
  const { reader, worker, link, answer } = readerAndWorker();
  const opened = reader.openSheets([FILE, FILE]);
  await Promise.resolve();
  await answer();
  worker.onerror({ preventDefault() {}, message: '' });
  await opened;
  assert.deepEqual(problems(link), ['nothing', 'noMemory']);
  const again = reader.openSheets([FILE]);
  await Promise.resolve();
  worker.onerror({ preventDefault() {}, message: '' });
  await again;
  assert.deepEqual(problems(link), ['notLoaded']);
  reader.reopenSheets();
  assert.deepEqual([link.state.sheets[0].opening, link.state.sheets[0].name], [true, FILE.name]);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(worker.renewals, 1);
  await answer();
  assert.deepEqual(problems(link), ['nothing']);
});

test('a worker of another version is said so', async () => {
  const { reader, worker, link } = readerAndWorker();
  const opened = reader.openSheets([FILE]);
  await Promise.resolve();
  worker.onmessage({ data: { version: 'another' } });
  await opened;
  assert.deepEqual(problems(link), ['foreign']);
});
