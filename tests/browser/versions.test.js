// versions.test.js — engines and workers that are damaged, missing or of another version than the page.
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { SITE } from '../../.ci/build.js';
import { leftOut } from '../gate.js';
import { find, openPage, openSubject, phase, press, says, seen, skipped, startBrowser } from './browser.js';

/** @param {string} path */
const read = (path) => readFileSync(join(SITE, path));

/** A file with one bit changed in its middle. @param {string} path */
function damaged(path) {
  const bytes = read(path);
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
}

/** What the console says of a file that is not there. */
const expected = /Failed to load/;

describe('the engine of the page in Chromium', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site?.close());

  for (const [what, change] of Object.entries({
    'with one bit changed': damaged,
    'cut short': (/** @type {string} */ path) => read(path).subarray(0, 50_000),
    'of another kind': () => '<!doctype html>',
  }))
    test(`refuses an engine ${what}, and a button loads it anew`, { skip: leftOut }, async (t) => {
      const mend = site.change(t, (path) => {
        const [file] = path.split('?');
        return file.endsWith('.wasm') ? change(file) : null;
      });
      const page = await openPage(t, site);
      await says(page, 'The engine could not be started. The engine does not belong to this page: engine-');
      assert.equal(await page.$('::-p-text(The data could not be loaded)'), null);
      mend();
      await press(page, 'Reload the page');
      await phase(page, 'ready');
    });

  test('runs on one thread if the server has no build for threads', async (t) => {
    site.guard(t, (path) => !path.endsWith('-threads.wasm'));
    const page = await openPage(t, site, { expected });
    await phase(page, 'ready');
    await openSubject(page, 'Training');
    await seen(page, '.engine-panel::-p-text(threads: 1)');
  });

  test('runs on one thread if the script of the others is of another version', {
    skip: leftOut,
  }, async (t) => {
    const version = findVersion();
    site.change(t, (path) =>
      /\/thread-worker-.*\.js$/.test(path)
        ? read(path).toString().replaceAll(version, '0123456789abcdef')
        : null,
    );
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await openSubject(page, 'Training');
    await seen(page, '.engine-panel::-p-text(threads: 1)');
  });

  test('says what the server answered in place of the engine, and tries again', {
    skip: leftOut,
  }, async (t) => {
    let isThere = false;
    site.guard(t, (path) => isThere || !path.endsWith('.wasm'));
    const page = await openPage(t, site, { expected });
    await says(
      page,
      'The engine could not be started. The server has no engine-simd128.wasm: it answered 404.',
    );
    isThere = true;
    await press(page, 'Try again');
    await phase(page, 'ready');
  });

  test('refuses a worker of another version', { skip: leftOut }, async (t) => {
    const version = findVersion();
    site.change(t, (path) =>
      /\/worker-.*\.js$/.test(path) ? read(path).toString().replaceAll(version, '0123456789abcdef') : null,
    );
    const page = await openPage(t, site);
    await says(page, 'The scripts of this page belong to different versions of it.');
    await find(page, 'Reload the page', 'button');
  });

  test('refuses a worker’s script that runs, but is not the one that was built, and loads it anew', async (t) => {
    const mend = site.change(t, (path) =>
      /\/worker-.*\.js$/.test(path) ? Buffer.concat([read(path), Buffer.from('\n')]) : null,
    );
    const page = await openPage(t, site);
    await says(page, 'The scripts of this page belong to different versions of it.');
    mend();
    await press(page, 'Reload the page');
    await phase(page, 'ready');
  });

  test('goes on with a worker whose script is in no cache, and does not come a second time', {
    skip: leftOut,
  }, async (t) => {
    const uncached = await startBrowser('chrome', { isCached: false });
    t.after(() => uncached.close());
    const isWorker = (/** @type {string} */ address) => /\/worker-/.test(address);
    const happened = new EventEmitter();
    const begun = once(happened, 'begun');
    const broken = once(happened, 'broken');
    let requests = 0;
    uncached.guard(
      t,
      () => true,
      (path) =>
        isWorker(path) && ++requests > 1 ? begun.then(() => Promise.reject(new Error('broken'))) : null,
    );
    let answers = 0;
    const before = async (/** @type {import('puppeteer-core').Page} */ page) => {
      page.on('response', (response) => isWorker(response.url()) && ++answers > 1 && happened.emit('begun'));
      page.on('requestfailed', (request) => isWorker(request.url()) && happened.emit('broken'));
    };
    const page = await openPage(t, uncached, { before, expected: /Failed to load/ });
    await broken;
    await phase(page, 'ready');
    await press(page, 'Train');
    await phase(page, 'training');
  });
});

/** The version of the site, as its workers have it. */
function findVersion() {
  const workers = readdirSync(join(SITE, 'assets')).filter((each) => /^worker-.*\.js$/.test(each));
  const found = /version: ?["'`]([0-9a-f]{16})["'`]|["'`]([0-9a-f]{16})["'`]/.exec(
    workers.map((each) => read(`assets/${each}`)).join('\n'),
  );
  assert.ok(found);
  return found[1] ?? found[2];
}
