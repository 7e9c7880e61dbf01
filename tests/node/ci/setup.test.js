// setup.test.js — what the commands say on a machine where something is missing that they do not install.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { setUp } from '../../../.ci/setup.js';

test('a system without apt is told which programs are needed, and not to use apt', (t) => {
  const { PATH } = process.env;
  t.after(() => {
    process.env.PATH = PATH;
  });
  process.env.PATH = '';
  assert.throws(
    () => setUp('build'),
    ({ message }) => {
      assert.match(message, /^These programs are needed and not on the PATH: .*\bcmake\b/);
      assert.doesNotMatch(message, /\bapt\b/);
      return true;
    },
  );
});
