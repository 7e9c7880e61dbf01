// report.js — the benchmark's rows as a table of text, for the terminal and for copying from the page.

import { align } from '../../site/columns.js';

/** @typedef {import('./benchmark.js').Row} Row */

/** Printed below the table, which people copy without any other explanation. */
const NOTES = [
  'Medians of many runs. Operations are counted as direct convolution and dense layers do them; the engine',
  "multiplies 3×3 kernels by Winograd's method, which needs fewer: more than 100 % of the peak is possible.",
];

/** Printed as well if both arithmetics were measured. */
const RELAXED_NOTE =
  'relaxed: how many times as fast the step is in relaxed arithmetic (--arithmetic relaxed).';

/** Three digits, or all before the point. @param {number} number */
const digits = (number) => (number >= 1000 ? number.toFixed(0) : number.toPrecision(3));

/** @param {number} ms */
export const duration = (ms) =>
  !Number.isFinite(ms) ? 'not reached' : ms >= 1000 ? `${digits(ms / 1000)} s` : `${digits(ms)} ms`;

/** @param {number} share */
export const percent = (share) => `${(100 * share).toFixed(0)} %`;

/** @param {Row} row */
export const nameOf = ({ name, reached, runs }) =>
  reached === undefined ? name : `${name} (${reached} of ${runs} runs)`;

/** Columns after the name. */
export const HEADINGS = ['threads', 'time', 'GFLOP/s', 'of peak', 'images/s', 's/epoch', 'MB', 'relaxed'];

/** The cells of these columns; empty where a row has no such number. @param {Row} row */
export function cellsOf(row) {
  const { kernel, threads, median_ms, gflops, share_of_peak, images_per_second, epoch_seconds } = row;
  return [
    `${threads}`,
    kernel === 'peak' ? '' : duration(median_ms),
    gflops === undefined ? '' : digits(gflops),
    share_of_peak === undefined ? '' : percent(share_of_peak),
    images_per_second === undefined ? '' : Math.round(images_per_second).toLocaleString('en-US'),
    epoch_seconds === undefined ? '' : digits(epoch_seconds),
    row.memory_bytes === undefined ? '' : (row.memory_bytes / 1e6).toFixed(0),
    row.relaxed_ratio === undefined ? '' : `${row.relaxed_ratio.toFixed(2)} ×`,
  ];
}

/** Where the time of each step goes. @param {Row[]} rows */
function layerTable(rows) {
  const ms = (/** @type {number | undefined} */ time) => (time === undefined ? '' : duration(time));
  const cells = rows.flatMap(({ name, layers = [] }) =>
    layers.map(({ layer, share, forward_ms, backward_ms }) => [
      ...[name, layer, percent(share), ms(forward_ms), ms(backward_ms)],
    ]),
  );
  const headings = ['step', 'spent in', 'share', 'forward', 'backward'];
  return cells.length ? ['', ...align([headings, ...cells], 2)] : [];
}

/** @param {Row[]} rows @returns {string} */
export function reportText(rows) {
  const [{ build, arithmetic, threads }] = rows;
  const cells = rows.map((row) => [row.kernel, nameOf(row), ...cellsOf(row)]);
  return [
    `engine-${build}, ${arithmetic} arithmetic, threads: ${threads}`,
    '',
    ...align([['kernel', '', ...HEADINGS], ...cells], 2),
    ...layerTable(rows),
    '',
    ...NOTES,
    ...(rows.some(({ relaxed_ratio }) => relaxed_ratio) ? [RELAXED_NOTE] : []),
    '',
  ].join('\n');
}

/**
 * The rows in strict arithmetic, the steps among them with how many times as fast they are in relaxed arithmetic.
 * @param {Row[]} strict @param {Row[]} [relaxed]   measured in turns with the others, if at all
 */
export function withRelaxedRatios(strict, relaxed = []) {
  const steps = new Map(
    relaxed.filter(({ kernel }) => kernel === 'step').map((row) => [row.name, row.median_ms]),
  );
  return strict.map((row) => {
    const milliseconds = row.kernel === 'step' && steps.get(row.name);
    return milliseconds ? { ...row, relaxed_ratio: row.median_ms / milliseconds } : row;
  });
}

/**
 * Each row with what another revision takes, and how many times faster this one is.
 * @param {Row[]} ours @param {Row[]} theirs @param {string} against
 */
export const compareRows = (ours, theirs, against) =>
  ours.map((row, i) => ({
    ...row,
    against,
    against_median_ms: theirs[i].median_ms,
    ratio: theirs[i].median_ms / row.median_ms,
  }));

/** @param {ReturnType<typeof compareRows>} rows @returns {string} */
export function comparisonText(rows) {
  const [{ build, arithmetic, threads, against }] = rows;
  const cells = rows.map((row) => [
    ...[row.kernel, nameOf(row), `${row.threads}`, duration(row.median_ms)],
    ...[duration(row.against_median_ms), row.ratio.toFixed(3)],
  ]);
  return [
    `engine-${build}, ${arithmetic} arithmetic, threads: ${threads}`,
    '',
    ...align([['kernel', '', 'threads', 'here', against, 'times faster'], ...cells], 2),
    '',
  ].join('\n');
}
