// crashes.test.js — a worker that ends, traps, throws or falls silent, at rest and in a run: the page notices and
// goes on with the network that it had.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leftOut } from '../gate.js';
import {
  drawThree,
  epochBegun,
  fill,
  hurry,
  isKept,
  openPage,
  openSubject,
  phase,
  prediction,
  press,
  says,
  skipped,
  startBrowser,
} from './browser.js';

/**
 * @import { Page, WebWorker } from 'puppeteer-core'
 */

const LAYERS = 'dense 16 relu | dense 10 softmax';

/** A worker's script that begins with this can be told to trap in a function of the engine: `self.trapIn`. */
const TRAPS = `{
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (module, imports) => {
    const made = await instantiate(module, imports);
    if (!(made instanceof WebAssembly.Instance)) return made;
    const wrap = ([name, value]) => {
      if (typeof value !== 'function') return [name, value];
      return [name, (...args) => {
        if (name === self.trapIn) throw new WebAssembly.RuntimeError('unreachable');
        return value(...args);
      }];
    };
    return { exports: Object.fromEntries(Object.entries(made.exports).map(wrap)) };
  };
}
`;

/** The worker that has the engine. @param {Page} page */
function workerOf(page) {
  const found = page.workers().filter((worker) => /\/worker-/.test(worker.url()));
  assert.equal(found.length, 1);
  return found[0];
}

/** @param {WebWorker} worker @param {string} script */
const runIn = (worker, script) => void worker.evaluate(script).catch(() => {});

/** A worker that runs this does not answer any more, and leaves the processor to others. */
const SLEEP = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)';

/** @type {{ name: string, happens: (worker: WebWorker) => void }[]} */
const ENDS = [
  { name: 'ends without a word', happens: (worker) => runIn(worker, 'self.close()') },
  { name: 'is silent for ever', happens: (worker) => runIn(worker, SLEEP) },
  {
    name: 'throws outside a request',
    happens: (worker) => runIn(worker, `setTimeout(() => { throw new Error('boom'); })`),
  },
  {
    name: 'traps in the engine',
    happens: (worker) => runIn(worker, `self.trapIn = 'nn_advance'`),
  },
];

describe('a worker', { skip: skipped('chrome') }, () => {
  /** @type {Awaited<ReturnType<typeof startBrowser>>} */
  let site;
  before(async () => {
    site = await startBrowser('chrome');
  });
  after(() => site?.close());

  for (const { name, happens } of ENDS)
    test(`that ${name} in a run is replaced, and the run goes on`, {
      skip: name !== 'ends without a word' && leftOut,
    }, async (t) => {
      site.begin(t, /\/worker-[^/]*\.js$/, TRAPS);
      const page = await openPage(t, site, { before: hurry });
      await phase(page, 'ready');
      await fill(page, 'Layers', LAYERS, 'textbox');
      await fill(page, 'Epochs', '10000');
      await press(page, 'Train');
      await epochBegun(page, 2);
      await isKept(page, 'network?.place');
      const worker = workerOf(page);
      happens(worker);
      await says(page, 'It was restarted, and training continues from a few seconds earlier.');
      await phase(page, 'training');
      await openSubject(page, 'Training');
      await says(page, 'Epoch 1/10000');
      await press(page, 'Pause');
      await phase(page, 'paused');
      await drawThree(page);
      await prediction(page, /^\d/);
    });

  for (const { name, happens } of ENDS.slice(0, 2))
    test(`that ${name} at rest is replaced, with the network and its answer`, {
      skip: leftOut,
    }, async (t) => {
      const page = await openPage(t, site);
      await phase(page, 'ready');
      await fill(page, 'Layers', LAYERS, 'textbox');
      await fill(page, 'Epochs', '1');
      await press(page, 'Train');
      await phase(page, 'done');
      await drawThree(page);
      await prediction(page, /^\d/);
      const bars = () => page.$$eval('.stage .bars i', (all) => all.map((bar) => bar.getAttribute('style')));
      const before = await bars();
      await isKept(page, 'network?.result');
      happens(workerOf(page));
      await says(page, 'It was restarted with the network as it was last kept.');
      await phase(page, 'ready');
      await prediction(page, /^\d/);
      assert.deepEqual(await bars(), before);
      await press(page, 'Train');
      await phase(page, 'done');
      await openSubject(page, 'Training');
      await says(page, 'Epoch 2/2');
    });

  test('whose threads have ended trains on, and hears Pause', { skip: leftOut }, async (t) => {
    const page = await openPage(t, site);
    await phase(page, 'ready');
    await fill(page, 'Layers', LAYERS, 'textbox');
    await fill(page, 'Epochs', '10000');
    await press(page, 'Train');
    await epochBegun(page, 2);
    const before = await page.$eval('.course .figures', (line) => line.textContent);
    for (const each of page.workers().filter((worker) => worker.url().includes('thread-worker')))
      runIn(each, 'self.close()');
    await page.waitForFunction(
      (before) => document.querySelector('.course .figures')?.textContent !== before,
      {},
      before,
    );
    await press(page, 'Pause');
    await phase(page, 'paused');
  });
});
