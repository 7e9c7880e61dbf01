// reproduce.js — `npm run reproduce`: trains the published systems and compares our figures with theirs.

import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { performRun } from '../../reproductions/core/perform-run.js';
import { SYSTEMS } from '../../reproductions/core/published.js';
import { examplesText, reportText, rowObject, score } from '../../reproductions/core/report.js';
import {
  expectedSeconds,
  meanSeconds,
  mergeTimings,
  planRuns,
  rowsOf,
  timingOf,
} from '../../reproductions/core/reproduction.js';
import { PRESETS } from '../../shared/presets.js';
import { connect, serve } from '../../shared/protocol.js';
import { createHandlers } from '../../worker/handlers.js';
import { MNIST, readDataFiles } from '../files.js';
import { clock } from '../keras-lines.js';
import {
  ENGINE_OPTIONS,
  engineLine,
  helpText,
  numberOf,
  readOptions,
  runProgram,
  startEngine,
  UsageError,
} from '../options.js';
import {
  checkWritable,
  isSameRun,
  mergeEntries,
  readReproduced,
  writeReadme,
  writeReproduced,
} from './reproduced-files.js';

/** @typedef {import('../../reproductions/core/published.js').System} System */
/** @typedef {import('../../reproductions/core/reproduction.js').Entry} Entry */
/** @typedef {import('../../reproductions/core/reproduction.js').PlannedRun} PlannedRun */
/** @typedef {import('../../reproductions/core/reproduction.js').Reproduced} Reproduced */

const ROOT = new URL('../../../', import.meta.url);
const IDS = SYSTEMS.map(({ id }) => id).join(', ');
const MAX_SEEDS = 100;

const OPTIONS = /** @satisfies {Record<string, import('../options.js').Option>} */ ({
  only: {
    value: 'ID',
    help: `runs one system; may be given several times\n(${IDS})`,
    multiple: /** @type {const} */ (true),
  },
  seeds: {
    value: 'N',
    help: 'seeds 1 … N for systems whose result depends on the seed  [10, 3 for the slow ones]',
    range: { min: 1, max: MAX_SEEDS },
  },
  ...ENGINE_OPTIONS,
  data: {
    value: 'DIR',
    help: 'folder with MNIST, in any format that npm run train takes  [build/data/mnist]',
  },
  write: {
    help: 'saves every run, as it ends, in web/reproductions/core/reproduced.json, and the table in web/reproductions/README.md',
  },
  times: { help: 'with --write: saves the seconds an epoch, too; for a machine that does nothing else' },
  continue: { help: 'with --write: leaves out runs that are saved already' },
  json: { help: 'prints a JSON object a line for every figure, and nothing else, on standard output' },
});

const HELP = helpText('npm run reproduce', OPTIONS, 'The exit code is 1 if a figure is outside its limit.');

function readValues() {
  const values = readOptions(OPTIONS);
  for (const name of /** @type {const} */ (['continue', 'times']))
    if (values[name] && !values.write) throw new UsageError(`--${name} needs --write`);
  if (values.data && values.write)
    throw new UsageError('--write saves figures of MNIST only: leave out --data, or --write');
  return values;
}

/** @param {string[] | undefined} only */
function chooseSystems(only) {
  for (const id of only ?? [])
    if (!SYSTEMS.some((system) => system.id === id))
      throw new UsageError(`--only: there is no system '${id}'; choose from ${IDS}`);
  return SYSTEMS.filter(({ id }) => !only || only.includes(id));
}

/**
 * A connection to the worker's handlers, which run in this process.
 * @param {Awaited<ReturnType<typeof startEngine>>} started
 */
function openConnection({ engine, running: { build, arithmetic } }) {
  const { port1, port2 } = new MessageChannel();
  const handlers = createHandlers(
    async () => ({ engine, build, arithmetic }),
    new URL('data/manifest.json', ROOT),
    (event) => port1.postMessage(event),
  );
  serve(port1, handlers);
  /** @type {import('../../reproductions/core/perform-run.js').Connection} */
  const connection = { onEvent: () => {}, request: connect(port2, (event) => connection.onEvent(event)) };
  return { connection, close: () => port1.close() };
}

/** @param {string | undefined} folder */
async function readData(folder) {
  try {
    return await readDataFiles(folder === undefined ? MNIST : pathToFileURL(`${resolve(folder)}/`));
  } catch (error) {
    const place = folder ?? "build/data/mnist ('npm run build' puts it there)";
    throw new UsageError(`no data set in ${place}: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * Reports progress on standard error: continuously on a terminal, in a log when a run ends.
 * @param {PlannedRun[]} plannedRuns @param {(system: System) => number | null} secondsOf   an epoch, from which the
 *   time left is estimated
 */
function progressReporter(plannedRuns, secondsOf) {
  const { stderr } = process;
  const title = (/** @type {number} */ i) =>
    `${i + 1}/${plannedRuns.length} ${plannedRuns[i].system.id}, ${plannedRuns[i].run.id}, seed ${plannedRuns[i].seed}`;
  return {
    /** @param {number} i @param {any} event */
    during(i, event) {
      if (event.event !== 'progress' || !stderr.isTTY) return;
      const rest = expectedSeconds(plannedRuns.slice(i + 1), secondsOf);
      const { epoch, secondsLeft } = event;
      const all = `${rest.complete ? '' : 'more than '}${clock(secondsLeft + rest.seconds)}`;
      stderr.write(`\r\x1b[K${title(i)}: epoch ${epoch}, ${clock(secondsLeft)} left, in all ${all}`);
    },
    /** @param {number} i @param {Entry} entry */
    after(i, entry) {
      const each = `${entry.secondsPerEpoch.toPrecision(2)} s an epoch`;
      stderr.write(`${stderr.isTTY ? '\r\x1b[K' : ''}${title(i)}: ${entry.ended}, ${each}\n`);
    },
  };
}

/**
 * @param {PlannedRun[]} plannedRuns
 * @param {import('../../reproductions/core/perform-run.js').Connection} connection
 * @param {{ own: Entry[], stored: Reproduced }} measured   own: measured now, appended here; stored: earlier
 * @param {(entry: Entry) => Promise<Entry>} keep   saves an entry
 * @param {() => boolean} isOver   whether to end early
 */
async function performAll(plannedRuns, connection, { own, stored }, keep, isOver) {
  const reporter = progressReporter(
    plannedRuns,
    (system) => meanSeconds(system, own) ?? timingOf(system, stored.timings)?.secondsPerEpoch ?? null,
  );
  for (const [i, plannedRun] of plannedRuns.entries()) {
    const entry = await performRun(connection, plannedRun, (_, event) => {
      if (isOver()) connection.request('stop');
      else reporter.during(i, event);
    });
    if (!entry) return;
    own.push(await keep(entry));
    reporter.after(i, entry);
  }
}

/**
 * The machine and the engine, as an entry stores them.
 * @param {{ arithmetic: string, build: string, threads: number }} running
 */
function describeEngine({ arithmetic, build, threads }) {
  const processor = cpus()[0]?.model.trim() || 'unknown processor';
  const machine = `${processor}, Node.js ${process.versions.node.split('.')[0]}`;
  return { machine, build, arithmetic, threads };
}

/** @param {ReturnType<typeof readValues>} values @param {System[]} systems @param {Entry[]} entries */
function print({ json }, systems, entries) {
  const rows = systems.flatMap((system) => rowsOf(system, entries));
  if (json) for (const row of rows) process.stdout.write(`${JSON.stringify(rowObject(row, entries))}\n`);
  else process.stdout.write(`${reportText(systems, entries)}\n${examplesText()}`);
  const { kept, judged } = score(rows);
  if (judged) process.stderr.write(`${kept} of ${judged} figures are within their limits.\n`);
  if (kept < judged) process.exitCode = 1;
}

/** @param {import('../interruption.js').Interruption} interruption */
async function main(interruption) {
  const values = readValues();
  if (values.help) return process.stdout.write(HELP);
  const systems = chooseSystems(values.only);
  const seeds = numberOf('seeds', values.seeds, undefined, OPTIONS.seeds.range);
  if (values.write) await checkWritable(ROOT);
  const started = await startEngine(values);
  const files = await readData(values.data);
  const { connection, close } = openConnection(started);
  await connection.request('start');
  await connection.request('open', { files });

  process.stderr.write(engineLine(started.running));
  const engine = describeEngine(started.running);
  const stored = await readReproduced(ROOT);
  let kept = stored.entries;
  const all = systems.flatMap((system) => planRuns(system, PRESETS, seeds));
  const isKept = (/** @type {PlannedRun} */ plannedRun) =>
    kept.some((entry) => isSameRun(entry, plannedRun, engine));
  const plannedRuns = values.continue ? all.filter((plannedRun) => !isKept(plannedRun)) : all;
  /** @type {Entry[]} */
  const own = [];
  const keep = async (/** @type {Entry} */ entry) => {
    const whole = { ...entry, engine };
    kept = mergeEntries(kept, whole);
    if (values.write) await writeReproduced(ROOT, { entries: kept, timings: stored.timings });
    return whole;
  };
  await interruption.during(
    () => connection.request('stop'),
    () => performAll(plannedRuns, connection, { own, stored }, keep, () => interruption.cause !== null),
  );
  close();
  if (values.write) {
    const timings = values.times ? mergeTimings(stored.timings, SYSTEMS, own) : stored.timings;
    await writeReproduced(ROOT, { entries: kept, timings });
    await writeReadme(ROOT, { entries: kept, timings });
  }
  if (interruption.cause) {
    const saved = values.write ? 'saved; --write --continue goes on' : 'done, none is saved without --write';
    return `: ${own.length} of ${plannedRuns.length} runs are ${saved}.`;
  }
  print(values, systems, values.write ? kept : own);
}

await runProgram('reproduce', main);
