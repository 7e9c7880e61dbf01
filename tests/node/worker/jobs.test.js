// jobs.test.js — which of the worker's long tasks waits for which.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Jobs } from '../../../web/worker/jobs.js';
import { Slices } from '../../../web/worker/slices.js';

for (const isAwaited of [false, true])
  test(`a look that ${isAwaited ? 'somebody' : 'nobody'} awaits ${isAwaited ? 'goes on beside' : 'waits for'} a question`, async () => {
    const jobs = new Jobs();
    const work = new Slices();
    let end = () => {};
    const finished = new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
      end = resolve;
    });
    const looked = jobs.look({ work, source: {}, finished, isAwaited });
    const asked = jobs.first(() => jobs.first(async () => work.isPaused));
    assert.equal(work.isPaused, !isAwaited);
    assert.equal(await asked, !isAwaited);
    assert.equal(work.isPaused, false);
    end();
    await looked;
  });

test('a look that begins while a question is worked on waits for it, also for one that fails', async () => {
  const jobs = new Jobs();
  let fail = () => {};
  const asked = jobs.first(
    () =>
      new Promise((_, reject) => {
        fail = () => reject(new Error('no memory'));
      }),
  );
  const work = new Slices();
  const looked = jobs.look({ work, source: {}, finished: work.next(), isAwaited: false });
  assert.equal(work.isPaused, true);
  fail();
  await assert.rejects(asked, /no memory/);
  await looked;
});
