// fuzz.test.js — a person's files and kept networks: whatever is damaged, the engine gets it or it is refused in words.

import '../built.js';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { ENGINE_TARGETS, engine } from '../../fuzz/engine-targets.js';
import { fuzz } from '../../fuzz/fuzzer.js';

const RUNS = 2000;

after(() => engine.close());

for (const [name, target] of Object.entries(ENGINE_TARGETS))
  test(`${name}: whatever is damaged, an input is read or refused in words`, async () => {
    const read = await fuzz(target, { runs: RUNS, seed: 1 });
    assert.ok(read < RUNS, 'something was damaged');
  });
