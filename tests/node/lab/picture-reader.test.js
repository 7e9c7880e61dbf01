// picture-reader.test.js — files are opened by their content, and bitmaps are closed once nobody can see them any more.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PictureReader } from '../../../web/lab/pictures/picture-reader.js';
import { initialPictures } from '../../../web/lab/pictures/state.js';
import { VERSION } from '../../../web/shared/version.js';
import { gzip, latin1, utf8 } from '../file-samples.js';

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
  /** Waits until the worker has been asked so many times. @param {number} count */
  const asked = async (count) => {
    while (worker.asked.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  /** Answers the last request with a picture without digits. */
  const answer = async () => {
    const bitmap = { isClosed: false, close: () => (bitmap.isClosed = true) };
    const { id } = worker.asked.at(-1);
    worker.onmessage({ data: { version: VERSION } });
    worker.onmessage({ data: { id, result: { bitmap, lines: [], problem: 'nothing' } } });
    await new Promise((resolve) => setImmediate(resolve));
    return bitmap;
  };
  return { reader, worker, link, asked, answer };
}

/** @param {any} link */
const problems = (link) => link.state.sheets.map((/** @type {any} */ { problem }) => problem);

const FILE = new File(['…'], 'one.png', { type: 'image/png' });

test('a bitmap is closed with its sheet, and when other files take its place', async () => {
  const { reader, link, asked, answer } = readerAndWorker();
  reader.openSheets([FILE]);
  await asked(1);
  const first = await answer();
  assert.equal(link.state.sheets[0].bitmap, first);
  assert.equal(first.isClosed, false);
  reader.openSheets([FILE]);
  assert.equal(first.isClosed, true);
  await asked(2);
  const second = await answer();
  reader.closeSheets();
  assert.equal(second.isClosed, true);
  assert.deepEqual(link.state.sheets, []);
});

test('a bitmap that comes too late is closed', async () => {
  const { reader, link, asked, answer } = readerAndWorker();
  reader.openSheets([FILE]);
  await asked(1);
  reader.closeSheets();
  assert.equal((await answer()).isClosed, true);
  assert.deepEqual(link.state.sheets, []);
});

test('a worker that ends while it works is said to lack memory', async () => {
  const { reader, worker, link, asked } = readerAndWorker();
  const opened = reader.openSheets([FILE]);
  await asked(1);
  worker.onmessage({ data: { version: VERSION } });
  worker.onerror({ preventDefault() {}, message: 'out of memory' });
  await opened;
  assert.equal(worker.isTerminated, true);
  assert.equal(link.state.sheets[0].problem, 'noMemory');
});

test('a worker whose script does not come is said so, and its file is opened when asked again', async () => {
  const { reader, worker, link, asked, answer } = readerAndWorker();
  const opened = reader.openSheets([FILE, FILE]);
  await asked(1);
  await answer();
  await asked(2);
  worker.onerror({ preventDefault() {}, message: '' });
  await opened;
  assert.deepEqual(problems(link), ['nothing', 'noMemory']);
  const again = reader.openSheets([FILE]);
  await asked(3);
  worker.onerror({ preventDefault() {}, message: '' });
  await again;
  assert.deepEqual(problems(link), ['notLoaded']);
  reader.reopenSheets();
  assert.deepEqual([link.state.sheets[0].opening, link.state.sheets[0].name], [true, FILE.name]);
  await asked(4);
  assert.equal(worker.renewals, 1);
  await answer();
  assert.deepEqual(problems(link), ['nothing']);
});

test('a worker of another version is said so', async () => {
  const { reader, worker, link, asked } = readerAndWorker();
  const opened = reader.openSheets([FILE]);
  await asked(1);
  worker.onmessage({ data: { version: 'another' } });
  await opened;
  assert.deepEqual(problems(link), ['foreign']);
});

const TEXT = utf8('0010\n0100\n');
const PNG = latin1('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR');
const SVG = utf8('<svg xmlns="http://www.w3.org/2000/svg"></svg>');

/** Files by name and content, with what the worker is asked for and given. @type {[string, Uint8Array, string, Uint8Array][]} */
const SHEETS = [
  ['seven', TEXT, 'text', TEXT],
  ['digit.dat', TEXT, 'text', TEXT],
  ['digit.png', TEXT, 'text', TEXT],
  ['row.txt', utf8(Array(784).fill(0).join()), 'text', utf8(Array(784).fill(0).join())],
  ['seven.gz', gzip(TEXT), 'text', TEXT],
  ['broken.png', utf8('This is no picture.'), 'picture', utf8('This is no picture.')],
  ['photo.txt', PNG, 'picture', PNG],
  ['photo', PNG, 'picture', PNG],
  ['photo.png.gz', gzip(PNG), 'picture', PNG],
  ['text of Notepad', latin1('\xff\xfe0\0'), 'text', utf8('0')],
  ['unknown.txt', latin1('\xff\x010\0'), 'text', latin1('\xff\x010\0')],
  ['unknown', latin1('\xff\x010\0'), 'picture', latin1('\xff\x010\0')],
  ['drawing', SVG, 'picture', PNG],
  ['drawing.txt', SVG, 'picture', PNG],
  ['drawing.svgz', gzip(SVG), 'picture', PNG],
];

for (const [name, bytes, type, given] of SHEETS)
  test(`${name} of ${bytes.length} bytes is opened as a ${type}`, async (t) => {
    // Of a browser, as much as an SVG is drawn with.
    const canvas = { getContext: () => null, toBlob: (/** @type {any} */ use) => use(new Blob([PNG])) };
    Object.assign(globalThis, {
      ...{
        Image: class {
          decode() {}
        },
      },
      ...{ document: { createElement: () => canvas } },
    });
    t.after(() => {
      Reflect.deleteProperty(globalThis, 'Image');
      Reflect.deleteProperty(globalThis, 'document');
    });
    const { reader, worker, asked } = readerAndWorker();
    reader.openSheets([
      new File([bytes.slice().buffer], name, { type: name.endsWith('.txt') ? 'text/plain' : '' }),
    ]);
    await asked(1);
    assert.equal(worker.asked[0].type, type);
    assert.deepEqual(new Uint8Array(await worker.asked[0].args.file.arrayBuffer()), given);
  });

test('a gzip that is damaged is said to be no picture', async () => {
  const { reader, link } = readerAndWorker();
  await reader.openSheets([new File([gzip(PNG).slice(0, -9)], 'photo.png.gz')]);
  assert.deepEqual(problems(link), ['notPicture']);
});

test('an error while digits are read is said, unless it is that of a network that is gone', async () => {
  const { reader, link } = readerAndWorker();
  const error = new Error('cannot be read');
  Object.assign(link, {
    call: () => Promise.reject(error),
    fail: (/** @type {string} */ place, /** @type {Error} */ each) => link.update({ [place]: each }),
  });
  link.update({ sheets: [{ lines: [[{ image: new Uint8Array(784) }]] }], model: {} });
  const asked = reader.refresh();
  link.update({ model: {} });
  await asked;
  assert.equal(link.state.actionError, undefined);
  await reader.refresh();
  assert.equal(link.state.actionError, error);
});
