// reproduced-files.test.js — the files that `npm run reproduce` keeps its figures in.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SYSTEMS } from '../../../web/reproductions/core/published.js';
import { planRuns } from '../../../web/reproductions/core/reproduction.js';
import { PRESETS } from '../../../web/shared/presets.js';
import {
  isSameRun,
  mergeEntries,
  readReproduced,
  writeReadme,
  writeReproduced,
} from '../../../web/terminal/reproductions/reproduced-files.js';

/** @typedef {import('../../../web/reproductions/core/reproduction.js').Entry} Entry */

const ENGINE = { machine: 'a machine', build: 'simd128', arithmetic: 'strict', threads: 1 };
const PLANNED = SYSTEMS.flatMap((system) => planRuns(system, PRESETS, 2));

/** @param {import('../../../web/reproductions/core/reproduction.js').PlannedRun} plannedRun @returns {Entry} */
const entryOf = ({ system, run, seed, settings }) => ({
  ...{ system: system.id, run: run.id, seed, settings, ended: 'done', secondsPerEpoch: 1, engine: ENGINE },
  values: Object.fromEntries(run.figures.map(({ measure }) => [measure, 0.5])),
});

/** @param {import('node:test').TestContext} t */
async function makeFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), 'digit-lab-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

test('entries stand in the order of the tables, each run and seed once', () => {
  const backwards = PLANNED.toReversed().map(entryOf);
  const merged = backwards.reduce(mergeEntries, /** @type {Entry[]} */ ([]));
  assert.deepEqual(merged, PLANNED.map(entryOf));
  const again = { ...entryOf(PLANNED[3]), secondsPerEpoch: 9 };
  assert.deepEqual(mergeEntries(merged, again), merged.with(3, again));
  const foreign = { ...entryOf(PLANNED[0]), run: 'no longer there' };
  assert.deepEqual(mergeEntries([foreign], entryOf(PLANNED[1])), [entryOf(PLANNED[1])]);
});

test('only a run of the same settings, figures and engine is not played again', () => {
  const [plannedRun] = PLANNED;
  const kept = entryOf(plannedRun);
  assert.ok(isSameRun(kept, plannedRun, ENGINE));
  assert.ok(isSameRun({ ...kept, ended: 'diverged', values: {} }, plannedRun, ENGINE));
  assert.ok(!isSameRun({ ...kept, values: {} }, plannedRun, ENGINE));
  assert.ok(!isSameRun(kept, { ...plannedRun, settings: { ...plannedRun.settings, rate: 9 } }, ENGINE));
  assert.ok(!isSameRun(kept, { ...plannedRun, seed: 5 }, ENGINE));
  assert.ok(!isSameRun(kept, plannedRun, { ...ENGINE, arithmetic: 'relaxed' }));
});

test('figures are kept in one file and shown in the other, between its marks', async (t) => {
  const folder = await makeFolder(t);
  const root = pathToFileURL(`${folder}/`);
  await mkdir(join(folder, 'web/reproductions/core'), { recursive: true });
  const entries = PLANNED.slice(0, 3).map(entryOf);
  const timings = [{ system: entries[0].system, secondsPerEpoch: 2, engine: ENGINE }];
  const reproduced = { entries, timings };
  await writeReproduced(root, reproduced);
  assert.deepEqual(await readReproduced(root), reproduced);

  const readme = join(folder, 'web/reproductions/README.md');
  const marks = ['<!-- reproductions: begin -->\n', '<!-- reproductions: end -->\n'];
  await writeFile(readme, `Before\n${marks.join('old\n')}Behind\n`);
  await writeReadme(root, reproduced);
  const once = await readFile(readme, 'utf8');
  assert.ok(
    once.startsWith(`Before\n${marks[0]}`) &&
      once.includes('\n\n| system |') &&
      once.endsWith(`\n${marks[1]}Behind\n`),
  );
  assert.ok(!once.includes('old') && once.includes(`\`${entries[0].system}\``));
  await writeReadme(root, reproduced);
  assert.equal(await readFile(readme, 'utf8'), once);
  await writeFile(readme, 'Nothing');
  await assert.rejects(writeReadme(root, reproduced), /no place for the table/);
});
