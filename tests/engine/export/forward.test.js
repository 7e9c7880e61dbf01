// forward.test.js — the exported page computes what the engine computes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forward } from '../../../web/export/forward.js';
import { MAIN, OTHERS, pixelsOf, train } from './trained.js';

for (const { line, classes, count } of [
  { line: MAIN, classes: undefined, count: 1000 },
  ...OTHERS.map((other) => ({ ...other, count: 20 })),
])
  test(`the loops of the page: ${line}`, () => {
    const { network, answers } = train(line, classes ? { classes } : {});
    for (const [i, { outputs, digit }] of answers(count).entries()) {
      const found = forward(network, pixelsOf(i));
      assert.equal(network.digits[found.best] ?? -1, digit);
      for (const [j, output] of outputs.entries())
        assert.ok(Math.abs(found.outputs[j] - output) < 1e-5, `image ${i}: ${found.outputs}`);
    }
  });
