// report.js — the benchmark's lines as a table of text, in the terminal and to be copied from the page.

import { align } from '../../site/columns.js';

/** @typedef {import('./benchmark.js').Line} Line */

/** What the numbers mean, for whoever gets to see nothing but the table. */
const NOTES = [
  'Medians of many runs. Operations are counted as direct convolution and dense layers do them; the engine',
  "multiplies 3×3 kernels by Winograd's method, which needs fewer: more than 100 % of the peak is possible.",
];

/** Three digits, or all before the point. @param {number} number */
const digits = (number) => (number >= 1000 ? number.toFixed(0) : number.toPrecision(3));

/** @param {number} ms */
export const duration = (ms) =>
  !Number.isFinite(ms) ? 'not reached' : ms >= 1000 ? `${digits(ms / 1000)} s` : `${digits(ms)} ms`;

/** @param {number} share */
export const percent = (share) => `${(100 * share).toFixed(0)} %`;

/** @param {Line} line */
export const nameOf = ({ name, reached, runs }) =>
  reached === undefined ? name : `${name} (${reached} of ${runs} runs)`;

/** Columns after the name. */
export const HEADINGS = ['threads', 'time', 'GFLOP/s', 'of peak', 'images/s', 's/epoch', 'MB'];

/** What stands in them, empty where a line has no such number. @param {Line} line */
export function cellsOf(line) {
  const { kernel, threads, median_ms, gflops, share_of_peak, images_per_second, epoch_seconds } = line;
  return [
    `${threads}`,
    kernel === 'peak' ? '' : duration(median_ms),
    gflops === undefined ? '' : digits(gflops),
    share_of_peak === undefined ? '' : percent(share_of_peak),
    images_per_second === undefined ? '' : Math.round(images_per_second).toLocaleString('en-US'),
    epoch_seconds === undefined ? '' : digits(epoch_seconds),
    line.memory_bytes === undefined ? '' : (line.memory_bytes / 1e6).toFixed(0),
  ];
}

/** Where the time of each step goes. @param {Line[]} lines */
function layerTable(lines) {
  const ms = (/** @type {number | undefined} */ time) => (time === undefined ? '' : duration(time));
  const rows = lines.flatMap(({ name, layers = [] }) =>
    layers.map(({ layer, share, forward_ms, backward_ms }) => [
      ...[name, layer, percent(share), ms(forward_ms), ms(backward_ms)],
    ]),
  );
  const headings = ['step', 'spent in', 'share', 'forward', 'backward'];
  return rows.length ? ['', ...align([headings, ...rows], 2)] : [];
}

/** @param {Line[]} lines @returns {string} */
export function reportText(lines) {
  const [{ build, arithmetic, threads }] = lines;
  const rows = lines.map((line) => [line.kernel, nameOf(line), ...cellsOf(line)]);
  return [
    `engine-${build}, ${arithmetic} arithmetic, threads: ${threads}`,
    '',
    ...align([['kernel', '', ...HEADINGS], ...rows], 2),
    ...layerTable(lines),
    '',
    ...NOTES,
    '',
  ].join('\n');
}

/**
 * Each line with what another revision takes, and how many times faster this one is.
 * @param {Line[]} ours @param {Line[]} theirs @param {string} against
 */
export const compareLines = (ours, theirs, against) =>
  ours.map((line, i) => ({
    ...line,
    against,
    against_median_ms: theirs[i].median_ms,
    ratio: theirs[i].median_ms / line.median_ms,
  }));

/** @param {ReturnType<typeof compareLines>} lines @returns {string} */
export function comparisonText(lines) {
  const [{ build, arithmetic, threads, against }] = lines;
  const rows = lines.map((line) => [
    ...[line.kernel, nameOf(line), `${line.threads}`, duration(line.median_ms)],
    ...[duration(line.against_median_ms), line.ratio.toFixed(3)],
  ]);
  return [
    `engine-${build}, ${arithmetic} arithmetic, threads: ${threads}`,
    '',
    ...align([['kernel', '', 'threads', 'here', against, 'times faster'], ...rows], 2),
    '',
  ].join('\n');
}
