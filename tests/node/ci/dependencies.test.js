// dependencies.test.js — README says of each package from npm why it is there, and the lock file pins it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const read = (/** @type {string} */ name) =>
  readFileSync(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8');

const { dependencies, devDependencies } = JSON.parse(read('package.json'));
const packages = Object.entries({ ...dependencies, ...devDependencies });
const table = read('README.md').split('## Dependencies')[1].split('\n## ')[0].toLowerCase();

test('every package from npm stands in the table of dependencies', () => {
  assert.ok(packages.length > 10);
  assert.deepEqual(
    packages.filter(([name]) => !table.includes(name)).map(([name]) => name),
    [],
  );
});

test('every package from npm has one version', () => {
  assert.deepEqual(
    packages.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)),
    [],
  );
});
