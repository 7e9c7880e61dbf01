// engine-error.test.js — what JavaScript calls the engine's statuses and optimizers is what its header does.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { OPTIMIZERS } from '../../../web/shared/presets.js';
import { STATUSES } from '../../../web/worker/engine/engine-error.js';

test('statuses and optimizers have the order of nn.h', async () => {
  const header = await readFile(new URL('../../../src/nn.h', import.meta.url), 'utf8');
  const namesOf = (/** @type {string} */ type) => {
    const body = header.match(new RegExp(`typedef enum \\{([^}]*)\\} ${type};`))?.[1] ?? '';
    return [...body.matchAll(/^ *(NN_\w+),/gm)].map(([, name]) => name);
  };
  assert.deepEqual(STATUSES, namesOf('nn_status'));
  const optimizers = namesOf('nn_optimizer').map((name) => name.replace('NN_', '').toLowerCase());
  assert.deepEqual(Object.keys(OPTIMIZERS), optimizers);
});
