// fingerprint.test.js — a run in strict arithmetic leaves the same weights in every browser as in Node.js
// (tests/engine/terminal/fingerprint.test.js), with any number of threads, and the page says which.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { SMALL } from '../../data/prepare-small.js';
import { leftOut } from '../gate.js';
import { fill, find, openPage, output, phase, press, seen, skipped, startBrowser } from './browser.js';
import { sharePage } from './shared-page.js';

const RUNS = JSON.parse(readFileSync(new URL('../fixtures/short-runs.json', import.meta.url), 'utf8'));

/** A run as a link says it, and as the terminal does. */
const LINK =
  '#net=dense 16 relu|dense 10 softmax&optimizer=adam&rate=0.002&schedule=cosine&batch=50&epochs=2&seed=7&images=500&augment=shift 2 rotate 10 elastic 1 stroke 1&start=1';
const OPTIONS = [
  ...['--model', 'dense 16 relu | dense 10 softmax', '--optimizer', 'adam', '--rate', '0.002'],
  ...['--schedule', 'cosine', '--batch', '50', '--epochs', '2', '--seed', '7', '--train', '500'],
  ...['--augment', 'shift 2 rotate 10 elastic 1 stroke 1'],
];

/** The fingerprint that the terminal prints of this run. */
async function terminalFingerprint() {
  const program = new URL('../../web/terminal/train.js', import.meta.url).pathname;
  const words = [program, ...OPTIONS, '--data', `${SMALL}/mnist`, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '').fingerprint;
}

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`fingerprints in ${name}`, { skip: skipped(name) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(name);
    });
    const shared = sharePage(
      () => site,
      (page) => phase(page, 'ready'),
    );
    after(async () => {
      await shared.close();
      site?.close();
    });

    test('a link gives the same weights as the terminal', {
      skip: name === 'firefox' && leftOut,
    }, async (t) => {
      const [expected, page] = await Promise.all([
        terminalFingerprint(),
        openPage(t, { ...site, url: site.url + LINK }),
      ]);
      await phase(page, 'done');
      assert.match(expected, /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
      assert.equal(await output(page, 'Fingerprint'), expected);
    });

    for (const threads of ['1', '2'])
      test(`short runs leave the weights on record, threads: ${threads}`, { skip: leftOut }, async (t) => {
        const page = await shared.use(t);
        await press(page, 'Reset');
        await phase(page, 'ready');
        assert.equal(await output(page, 'Fingerprint'), '–');
        await (await find(page, 'Threads', 'combobox')).select(threads);
        await seen(page, `.engine-panel::-p-text(threads: ${threads})`);
        for (const { preset, schedule, fingerprint } of RUNS) {
          await press(page, 'Reset');
          await phase(page, 'ready');
          await (await find(page, 'Model', 'combobox')).select(preset);
          await (await find(page, 'Schedule', 'combobox')).select(schedule);
          await fill(page, 'Epochs', '1');
          await press(page, 'Train');
          await phase(page, 'done');
          assert.equal(await output(page, 'Fingerprint'), fingerprint, preset);
        }
      });
  });
