// report.js — rows of figures as text, for the page, the terminal and the README.

import { align } from '../../site/columns.js';
import { decimal } from '../../site/format.js';
import reproductions from '../../text/en/pages/reproductions.js';
import { addEnglish, inEnglish } from '../../text/translate.js';
import { meanSeconds, rowsOf } from './reproduction.js';

/** @typedef {import('./published.js').System} System */
/** @typedef {import('./reproduction.js').Entry} Entry */
/** @typedef {import('./reproduction.js').Row} Row */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */
/** @typedef {import('../../text/translate.js').Translate} Translate */

addEnglish(reproductions);

/** @param {Row} row @param {Translate} t */
export function labelOf({ figure: { measure, at, by } }, t) {
  const [name, split] = measure.split(' ');
  const what = t(
    /** @type {TextKey} */ (name === 'accuracy' ? `measured.accuracy.${split}` : `measured.${name}`),
  );
  const when = at ? t(`measuredAt.${at[0]}`, { what, number: String(at[1]) }) : what;
  return by ? t('measuredBy', { what: when, who: by }) : when;
}

/** Where the figures of a system stand. @param {System} system @param {Translate} t */
export const sourceOf = ({ id }, t) => t(/** @type {TextKey} */ (`${id}.source`));

/** @param {string} measure @returns {'share' | 'nats' | 'count'} */
function kindOf(measure) {
  const [name] = measure.split(' ');
  if (/accuracy$/i.test(name)) return 'share';
  return /^(cost|penalised|trainLoss)$/.test(name) ? 'nats' : 'count';
}

/** @param {number} number @param {number} digits   decimals, unless the number is whole */
const count = (number, digits) => decimal(number, Number.isInteger(number) ? 0 : digits);

/**
 * A number with its sign, − or +; none for zero.
 * @param {number} number
 * @param {number} digits   decimals
 */
function signed(number, digits) {
  const text = decimal(Math.abs(number), digits);
  if (!/[1-9]/.test(text)) return text;
  return (number < 0 ? '−' : '+') + text;
}

/** Number of decimals of a loss, as its tutorial prints it. @param {string} measure */
const places = (measure) => (measure.startsWith('trainLoss') ? 4 : 6);

/** @param {string} measure @param {number} value */
export function valueText(measure, value) {
  const kind = kindOf(measure);
  if (kind === 'share') return `${decimal(100 * value, 2)} %`;
  if (kind === 'count') return count(value, 1);
  return value >= 1000 ? value.toExponential(3) : decimal(value, places(measure));
}

/** @param {Row} row */
export const publishedText = ({ figure: { measure, published } }) =>
  published === null ? '–' : valueText(measure, published);

/** The mean and the standard deviation over seeds. @param {Row} row @param {Translate} t */
export function oursText({ figure: { measure }, mean, spread, diverged }, t) {
  if (diverged) return t('reproductions.diverged');
  if (mean === null) return '–';
  const text = valueText(measure, mean);
  if (!spread) return text;
  const kind = kindOf(measure);
  if (kind === 'share') return `${text} ± ${decimal(100 * spread, 2)}`;
  return `${text} ± ${decimal(spread, kind === 'count' ? 1 : places(measure))}`;
}

/**
 * The difference from the published figure: of accuracies in points, of costs in per cent.
 * @param {Row} row @param {Translate} t
 */
export function differenceText({ figure: { measure, published }, difference }, t) {
  if (difference === null || published === null) return '–';
  const kind = kindOf(measure);
  if (kind === 'share') return t('reproductions.points', { difference: signed(100 * difference, 2) });
  if (kind === 'nats') return `${signed((100 * difference) / published, 2)} %`;
  return signed(difference, Number.isInteger(difference) ? 0 : 1);
}

/** The limit of a figure; empty if there is none. @param {Row} row */
export function limitText({ figure: { measure, limit } }) {
  if (!limit) return '';
  if ('relative' in limit) return `± ${100 * limit.relative} %`;
  const { from, to } = limit;
  const show = (/** @type {number} */ value) => valueText(measure, value);
  if (from === undefined) return `≤ ${show(/** @type {number} */ (to))}`;
  if (to === undefined) return `≥ ${show(from)}`;
  return from === to ? `= ${show(to)}` : `${show(from)} … ${show(to)}`;
}

/** @param {number | null} seconds */
export const secondsText = (seconds) =>
  seconds === null ? '–' : `${seconds >= 10 ? seconds.toFixed(0) : seconds.toPrecision(2)} s`;

/** @param {System} system */
export const publishedSecondsText = ({ seconds }) =>
  seconds ? `${[...new Set(seconds)].join(' … ')} s` : '–';

/** How many figures are measured and have a limit, and how many of them are within it. @param {Row[]} rows */
export function score(rows) {
  const judged = rows.filter(({ kept }) => kept !== null);
  return { kept: judged.filter(({ kept }) => kept).length, judged: judged.length };
}

/** @param {Row} row */
const keptText = ({ kept }) => (kept === null ? '' : kept ? 'yes' : 'no');

/** @param {Row} row @returns {string[]} */
const cells = (row) => [
  labelOf(row, inEnglish),
  publishedText(row),
  oursText(row, inEnglish),
  differenceText(row, inEnglish),
  limitText(row),
  keptText(row),
];

/** The run of a row; empty if the system has only one. @param {Row} row */
const runName = ({ system, run, chosen }) =>
  system.runs.length > 1 ? `${run.id}${chosen ? ', chosen' : ''}` : '';

const HEADINGS = ['measured', 'published', 'ours', 'difference', 'limit', 'kept'];

/** The table that the terminal prints. @param {System[]} systems @param {Entry[]} entries */
export function reportText(systems, entries) {
  return systems
    .flatMap((system) => {
      const rows = rowsOf(system, entries);
      const named = rows.map((row) => [runName(row), ...cells(row)]);
      const [then, now] = [publishedSecondsText(system), secondsText(meanSeconds(system, entries))];
      return [
        `${system.id}: ${sourceOf(system, inEnglish)}`,
        ...align([['', ...HEADINGS], ...named], 2).map((line) => `  ${line}`.trimEnd()),
        `  seconds per epoch: ${then} then, ${now} now`,
        '',
      ];
    })
    .join('\n');
}

/** @param {string[][]} rows  the first are the headings @param {string} alignment  of each column: l or r */
const markdown = ([headings, ...rows], alignment) =>
  [headings, [...alignment].map((side) => (side === 'l' ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/**
 * The tables of the README: a row for each system, and every figure in a part that can be opened.
 * @param {System[]} systems @param {Entry[]} entries
 */
export function reportMarkdown(systems, entries) {
  const measured = systems.filter(({ id }) => entries.some(({ system }) => system === id));
  const overview = measured.map((system) => {
    const { kept, judged } = score(rowsOf(system, entries));
    return [
      `\`${system.id}\``,
      sourceOf(system, inEnglish),
      judged ? `${kept} of ${judged}` : '–',
      publishedSecondsText(system),
      secondsText(meanSeconds(system, entries)),
    ];
  });
  const figures = measured.flatMap((system) =>
    rowsOf(system, entries).map((row) => [`\`${system.id}\` ${runName(row)}`.trim(), ...cells(row)]),
  );
  const headings = ['system', 'source', 'figures within their limits', 's/epoch published', 's/epoch ours'];
  return [
    markdown([headings, ...overview], 'llrrr'),
    '<details>\n<summary>Every figure</summary>',
    markdown([['system', ...HEADINGS], ...figures], 'llrrrrl'),
    '</details>',
  ].join('\n\n');
}

/** A row for `--json`. @param {Row} row @param {Entry[]} entries */
export function rowObject({ system, run, figure, ...found }, entries) {
  const { measure, published, limit = null, at = null } = figure;
  return {
    ...{ system: system.id, run: run.id, measure, at: at && { [at[0]]: at[1] }, published, limit },
    ...{ ours: found.mean, spread: found.spread, values: found.values, difference: found.difference },
    ...{ kept: found.kept, diverged: found.diverged, chosen: found.chosen },
    published_seconds_per_epoch: system.seconds ?? null,
    seconds_per_epoch: meanSeconds(system, entries),
  };
}
