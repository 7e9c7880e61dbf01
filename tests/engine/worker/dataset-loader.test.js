// dataset-loader.test.js — bytes from a server or from files become a data set, or a clear refusal.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { download } from '../../../web/worker/dataset-loader.js';
import { readFiles } from '../../../web/worker/own/own-files.js';
import { makeFiles, NAMES } from '../../node/synthetic.js';
import { builds } from '../builds.js';
import { FAULTS, serveSite } from '../site.js';

const STALL_MS = 1000;
const IMAGES = `/data/first/${NAMES.trainImages}.gz`;

/**
 * A new data set to be filled, and what is told meanwhile.
 * @param {import('../../../web/worker/engine/engine.js').Engine} engine
 */
function target(engine) {
  const dataset = engine.createDataset();
  /** @type {number[][]} */
  const bytes = [];
  const abort = new AbortController();
  let readyAtLabels = -1;
  return {
    dataset,
    abort,
    bytes,
    get readyAtLabels() {
      return readyAtLabels;
    },
    onBytes: (/** @type {number} */ done, /** @type {number} */ total) => bytes.push([done, total]),
    onLabels: () => (readyAtLabels = dataset.ready('train')),
  };
}

/** The four files as a user drops them. @param {Partial<ReturnType<typeof makeFiles>>} [changes] */
function userFiles(changes = {}) {
  const files = Object.entries({ ...makeFiles(60, 30), ...changes });
  return files.map(([part, bytes]) => ({ name: NAMES[/** @type {keyof typeof NAMES} */ (part)], bytes }));
}

for (const { name, skip, load } of builds) {
  describe(name, { skip }, () => {
    test('a download fills the data set, labels first, and counts its bytes', async (t) => {
      const { manifest, totalBytes, files } = await serveSite(t);
      const into = target(await load());
      await download(into, manifest, 'first', STALL_MS);
      assert.equal(into.readyAtLabels, 0);
      assert.deepEqual([into.dataset.ready('train'), into.dataset.ready('test')], [60, 30]);
      assert.deepEqual(into.dataset.images('test', [29]), files.testImages.slice(-784));
      assert.deepEqual(into.bytes.at(-1), [totalBytes, totalBytes]);
      assert.deepEqual(
        into.bytes,
        into.bytes.toSorted(([a], [b]) => a - b),
      );
    });

    test('a server that undoes the compression on the way is as good', async (t) => {
      const { manifest, totalBytes, faults } = await serveSite(t);
      const headers = { 'content-encoding': 'gzip' };
      faults.set(IMAGES, (response, file) => response.writeHead(200, headers).end(file));
      const into = target(await load());
      await download(into, manifest, 'first', STALL_MS);
      assert.equal(into.dataset.ready('train'), 60);
      assert.ok(into.bytes.every(([done]) => done <= totalBytes));
    });

    const refusals = /** @type {const} */ ([
      ['breaks', /connection broke while train-images-idx3-ubyte.gz was loading/],
      ['endsEarly', /train-images-idx3-ubyte.gz: The file ends too early/],
      ['stalls', /sent nothing of train-images-idx3-ubyte.gz for 1 seconds/],
      ['missing', /no train-images-idx3-ubyte.gz: it answered 404/],
      ['page', /train-images-idx3-ubyte.gz: .* neither IDX nor gzip/],
    ]);
    for (const [fault, message] of refusals)
      test(`a server that fails is named: ${fault}`, async (t) => {
        const { manifest, faults } = await serveSite(t);
        faults.set(IMAGES, FAULTS[fault]);
        await assert.rejects(download(target(await load()), manifest, 'first', STALL_MS), { message });
      });

    test('no server, no such data set and a page for a manifest are told apart', async (t) => {
      const { manifest, faults } = await serveSite(t);
      const engine = await load();
      await assert.rejects(download(target(engine), manifest, 'third'), /no data set "third"/);
      faults.set('/data/manifest.json', FAULTS.page);
      await assert.rejects(download(target(engine), manifest, 'first'), /manifest.json/);
      const nowhere = new URL('http://127.0.0.1:1/data/manifest.json');
      await assert.rejects(download(target(engine), nowhere, 'first'), /broke while manifest.json/);
    });

    test('a download that is aborted ends with the reason', async (t) => {
      const { manifest, faults } = await serveSite(t);
      faults.set(IMAGES, FAULTS.stalls);
      const into = target(await load());
      const loading = download(into, manifest, 'first');
      const reason = new Error('changed my mind');
      setTimeout(() => into.abort.abort(reason), 20);
      await assert.rejects(loading, reason);
    });

    test('four files are told apart by name, compressed or not, in any order', async () => {
      const into = target(await load());
      const files = userFiles().reverse();
      files[1] = { name: `${files[1].name}.gz`, bytes: gzipSync(files[1].bytes) };
      await readFiles(into, files);
      assert.deepEqual([into.dataset.ready('train'), into.dataset.ready('test')], [60, 30]);
    });

    test('files that are no data set are refused with what to do', async () => {
      const engine = await load();
      const files = userFiles();
      const refused = (/** @type {typeof files} */ some, /** @type {RegExp} */ message) =>
        assert.rejects(readFiles(target(engine), some), { message });
      await refused(files.slice(0, 2), /Missing: test labels, test images/);
      await refused(
        [{ ...files[0], name: 'holiday.jpg' }],
        /holiday.jpg: neither the name nor the content says/,
      );
      await refused([...files, files[0]], /are the same part of the data set/);
      await refused([{ name: 'a.npz', bytes: Uint8Array.of(0x50, 0x4b, 3, 4) }], /a.npz is cut short/);
      const { trainImages } = makeFiles(60, 1, 20);
      await refused(userFiles({ trainImages }), /uint8 of shape \(60, 20, 20\); images need/);
      await assert.rejects(readFiles(target(engine), userFiles({ trainImages })), {
        status: 'DATA_IMAGE_SHAPE',
      });
      const { trainLabels } = makeFiles(59, 1);
      await refused(userFiles({ trainLabels }), /has 60 images, but "train-labels-idx1-ubyte" has 59 labels/);
    });
  });
}
