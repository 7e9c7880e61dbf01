// threads.test.js — the engine's threads: that nobody can tell from a result how many there were, and that
// they end.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startThread } from '../../../web/terminal/files.js';
import { Engine } from '../../../web/worker/engine/engine.js';
import { builds } from '../builds.js';
import { compareInLockstep } from '../lockstep.js';

const LOCKSTEP = fileURLToPath(new URL('../lockstep.js', import.meta.url));
const run = promisify(execFile);

/** @typedef {import('node:worker_threads').Worker} Worker */
/** @typedef {import('../../../web/worker/engine/threads.js').StartThread} StartThread */

/** Starts threads as the terminal does, and keeps them in sight. */
function watchThreads() {
  /** @type {Worker[]} */
  const workers = [];
  /** @type {StartThread} */
  const start = (ready, failed) => {
    const worker = startThread(ready, failed);
    workers.push(/** @type {Worker} */ (worker));
    return worker;
  };
  return { workers, start };
}

for (const { name, skip, bytes, load } of builds.filter(({ shared }) => shared)) {
  describe(name, { skip }, () => {
    test('one, two, three and four threads give the same bits, in slices of any length', async () => {
      const engines = await Promise.all([1, 2, 3, 4].map((threads) => load(threads)));
      assert.deepEqual(
        engines.map(({ threads }) => threads),
        [1, 2, 3, 4],
      );
      compareInLockstep(engines);
    });

    // It is this compiler that has been seen to lose values around the instruction that threads wait with.
    test('so they do with the compiler that V8 begins with', async () => {
      await run(process.execPath, ['--liftoff-only', LOCKSTEP, name]);
    });

    test('a process ends by itself while its threads sleep', async () => {
      const files = new URL('../../../web/terminal/files.js', import.meta.url);
      const script = `import { loadEngine } from '${files}'; await loadEngine('${name}', 4);`;
      await run(process.execPath, ['--input-type=module', '--eval', script], { timeout: 60_000 });
    });

    test('closing the engine ends its threads, and it works on alone', async () => {
      const { workers, start } = watchThreads();
      const engine = await Engine.load(bytes, { threads: 3, startThread: start });
      assert.equal(engine.threads, 3);
      const ends = workers.map((worker) => once(worker, 'exit'));
      engine.close();
      engine.close();
      await Promise.all(ends);
      assert.equal(engine.threads, 1);
      compareInLockstep([await load(1), engine], [Infinity]);
    });

    test('a thread that traps makes the engine trap, and does not leave it waiting', async (t) => {
      /** @type {StartThread} */
      const startBroken = (ready, failed) => {
        const worker = startThread(ready, failed);
        const postMessage = (/** @type {object} */ message) =>
          worker.postMessage('stack' in message ? { ...message, stack: 0 } : message);
        return { postMessage, terminate: () => worker.terminate() };
      };
      const engine = await Engine.load(bytes, { threads: 2, startThread: startBroken });
      t.after(() => engine.close());
      const whole = await load(1);
      assert.throws(() => compareInLockstep([whole, engine]), WebAssembly.RuntimeError);
    });

    test('a thread that cannot be started is one thread less, and no error', async (t) => {
      /** @type {StartThread[]} */
      const faults = [
        () => {
          throw new Error('no more workers');
        },
        (_ready, failed) => {
          setTimeout(failed);
          return { postMessage() {}, terminate() {} };
        },
      ];
      /** @type {StartThread} */
      const startSome = (ready, failed) => (faults.pop() ?? startThread)(ready, failed);
      const engine = await Engine.load(bytes, { threads: 4, startThread: startSome });
      t.after(() => engine.close());
      assert.equal(engine.threads, 2);
      compareInLockstep([await load(1), engine], [Infinity]);
    });
  });
}

test('a build that cannot share its memory has one thread, whatever is asked for', async () => {
  const { load } = builds[0];
  assert.equal((await load(4)).threads, 1);
});
