// check-lines.js — `npm run train -- --check FILE`: trains the runs of lines again, and says which come to what they claim.

import { readFile } from 'node:fs/promises';
import { readLines } from '../../lab/learn/homework/lines.js';
import { planOf } from '../../lab/learn/homework/plan.js';
import { compared, failed, rowsOf } from '../../lab/learn/homework/rows.js';
import { Finding } from '../../shared/claim.js';
import { summarize } from '../../worker/dataset-store.js';
import { Run } from '../../worker/training.js';
import { engineLine, startEngine, UsageError } from '../options.js';
import { rowJson, rowLine, tallyLine } from './row-lines.js';

/**
 * @typedef {import('../../lab/learn/homework/rows.js').Row} Row
 * @typedef {import('../../shared/claim.js').Found} Found
 * @typedef {import('../../worker/engine/engine.js').Engine} Engine
 * @typedef {import('../../worker/engine/dataset.js').Dataset} Dataset
 */

/** The rows of a file. Throws a UsageError. @param {string} file */
async function readRows(file) {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new UsageError(`--check cannot read ${file}: ${error.message}`);
  });
  const { lines, more } = readLines(text);
  if (!lines.length) throw new UsageError(`--check: there is no line in ${file}`);
  if (more) throw new UsageError(`--check reads ${lines.length} lines; ${file} has ${more} more`);
  return rowsOf(lines);
}

/** Options that go with --check; the settings are those of the lines. */
const WITH_CHECK = ['check', 'data', 'threads', 'arithmetic', 'json'];

/** @param {import('../train-options.js').Values} values */
function requireAlone(values) {
  const other = Object.keys(values).find((name) => !WITH_CHECK.includes(name));
  if (other) throw new UsageError(`--check takes the settings from the lines: leave --${other} out`);
  if (values.arithmetic === 'relaxed')
    throw new UsageError('--check compares bits, which strict arithmetic gives');
}

/**
 * Trains every line of --check again; the exit code is 1 unless all have come to the same bits.
 * @param {import('../train-options.js').Values} values
 * @param {(engine: Engine, id: string) => Promise<Dataset>} readData   the data set with this id
 * @param {import('../interruption.js').Interruption} interruption
 */
export async function checkLines(values, readData, interruption) {
  requireAlone(values);
  const rows = await readRows(/** @type {string} */ (values.check));
  const { engine, running } = await startEngine(values);
  process.stderr.write(engineLine(running));
  const check = new LineCheck(engine, (id) => readData(engine, id));
  return interruption.during(check.stop, async () => {
    /** @type {Row[]} */
    const checked = [];
    for (const row of rows) {
      checked.push(await check.row(row));
      const [last] = checked.slice(-1);
      process.stdout.write(values.json ? `${JSON.stringify(rowJson(last))}\n` : `${rowLine(last)}\n`);
    }
    if (!values.json) process.stdout.write(`${tallyLine(checked)}\n`);
    if (checked.some(({ status }) => status !== 'same')) process.exitCode = 1;
    return ': the lines that were left are not checked.';
  });
}

/** Trains the runs of lines, each once. */
class LineCheck {
  #engine;
  #readData;
  /** @type {Run | null} */
  #run = null;
  #isStopped = false;
  /** By id. @type {Map<string, Promise<Dataset>>} */
  #data = new Map();
  /** What runs have come to, by their address. @type {Map<string, Found>} */
  #known = new Map();

  /** @param {Engine} engine @param {(id: string) => Promise<Dataset>} readData */
  constructor(engine, readData) {
    this.#engine = engine;
    this.#readData = readData;
  }

  stop = () => {
    this.#isStopped = true;
    this.#run?.stop();
  };

  /** What comes of a row: one whose data set is not here stops no other. @param {Row} row @returns {Promise<Row>} */
  async row(row) {
    if (row.line.problem) return row;
    if (this.#isStopped) return { ...row, status: 'left' };
    try {
      const found = this.#known.get(row.line.run) ?? (await this.#trained(row));
      if (Array.isArray(found)) return { ...row, status: 'failed', unfit: found };
      if (!found) return { ...row, status: 'left' };
      this.#known.set(row.line.run, found);
      return compared(row, found);
    } catch (error) {
      return failed(row, /** @type {Error} */ (error));
    }
  }

  /** @param {Row} row @returns {Promise<Found | string[] | null>}   as Checker of the page has it */
  async #trained({ line }) {
    const settings = /** @type {NonNullable<typeof line.settings>} */ (line.settings);
    const id = settings.dataset;
    if (!this.#data.has(id)) this.#data.set(id, this.#readData(id));
    const dataset = await /** @type {Promise<Dataset>} */ (this.#data.get(id));
    const plan = planOf(settings, summarize({ id, dataset, hints: [] }));
    if (Array.isArray(plan)) return plan;
    const finding = new Finding();
    const model = this.#engine.createModel(plan.model);
    try {
      const network = { model, seed: plan.model.seed, epochs: 0 };
      const source = { dataset, arrived: Promise.resolve() };
      this.#run = new Run(network, source, plan.run, (event) => finding.hear(event));
      await this.#run.start();
      return finding.found(model.paramCount);
    } finally {
      this.#run = null;
      model.destroy();
    }
  }
}
