// run-file.js — runs as files: CSV with a row for each epoch, JSON with everything.

import { FIELD_NAMES } from '../settings/check-fields.js';

/** @typedef {import('./state.js').KeptRun} KeptRun */

const SETTINGS = ['dataset', 'preset', 'layers', 'optimizer', 'schedule', 'classes', ...FIELD_NAMES];

/**
 * The name of each column, and its value for a run and one of its epochs.
 * @type {[string, (run: KeptRun, row: import('../training/history.js').EpochRow) => string | number |
 *   null][]}
 */
const COLUMNS = [
  ['run', ({ id }) => id],
  ['epoch', (_, { epoch }) => epoch],
  ['loss (nats)', (_, { loss }) => loss],
  ['accuracy (0 to 1)', (_, { accuracy }) => accuracy],
  ['val_loss (nats)', (_, { valLoss }) => valLoss],
  ['val_accuracy (0 to 1)', (_, { valAccuracy }) => valAccuracy],
  ['time (s)', (_, { seconds }) => seconds],
  ['steps', (_, { steps }) => steps],
  ...SETTINGS.map(
    (key) => /** @type {[string, (run: KeptRun) => string]} */ ([key, ({ settings }) => settings[key] ?? '']),
  ),
  ['arithmetic', ({ arithmetic }) => arithmetic],
  ['continued', ({ continued }) => String(continued)],
  [
    'rate changes',
    ({ rateChanges = [] }) =>
      rateChanges.map(({ epoch, step, rate }) => `${epoch}/${step}: ${rate}`).join('; '),
  ],
  ['single images', ({ singleImages = false }) => String(singleImages)],
  ['search', ({ search }) => search ?? null],
  ['race', ({ race }) => race ?? null],
  ['own digits', ({ hand }) => hand?.digits ?? null],
  ['ended', ({ ended }) => ended],
  ['test_loss (nats)', ({ result }) => result?.loss ?? null],
  ['test_accuracy (0 to 1)', ({ result }) => result?.accuracy ?? null],
  ['test_images', ({ result }) => result?.count ?? null],
];

/** A cell as in RFC 4180; empty without a value. @param {string | number | null} value */
function cell(value) {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Runs as CSV, a row for each epoch. Settings are columns, so that the rows of several runs can be sorted and
 * filtered by them. A run without an epoch has no row.
 * @param {KeptRun[]} runs
 * @returns {string}
 */
export function runsCsv(runs) {
  const header = COLUMNS.map(([name]) => cell(name));
  const rows = runs.flatMap((run) =>
    run.history.epochs.map((row) => COLUMNS.map(([, value]) => cell(value(run, row)))),
  );
  return [header, ...rows].map((row) => `${row.join()}\r\n`).join('');
}

/** Runs as JSON, with every batch that was kept. @param {KeptRun[]} runs @returns {string} */
export const runsJson = (runs) => {
  const plain = runs.map(({ hue: _, shown: __, network: ___, history, hand, ...run }) => {
    const { x, curves, epochs } = history;
    const learnt = hand && { hand: { ...hand, report: undefined } };
    return { ...run, ...learnt, epochs, batches: { epoch: x, ...curves } };
  });
  return `${JSON.stringify({ format: 'digit-lab runs', version: 1, runs: plain }, null, 1)}\n`;
};

/** Each format with its media type. */
export const RUN_FORMATS = {
  csv: { write: runsCsv, type: 'text/csv;charset=utf-8' },
  json: { write: runsJson, type: 'application/json' },
};
