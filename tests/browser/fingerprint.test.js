// fingerprint.test.js — a run in strict arithmetic leaves the same weights in every browser as in Node.js
// (tests/engine/terminal/fingerprint.test.js), with any number of threads, and the page says which.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { fill, find, openPage, output, phase, press, seen, skipped, startBrowser } from './browser.js';

const RUNS = JSON.parse(readFileSync(new URL('../fixtures/short-runs.json', import.meta.url), 'utf8'));

for (const name of /** @type {const} */ (['chrome', 'firefox']))
  describe(`fingerprints in ${name}`, { skip: skipped(name) }, () => {
    /** @type {Awaited<ReturnType<typeof startBrowser>>} */
    let site;
    before(async () => {
      site = await startBrowser(name);
    });
    after(() => site?.close());

    for (const threads of ['1', '2'])
      test(`short runs leave the weights on record, threads: ${threads}`, async (t) => {
        const page = await openPage(t, site);
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
