// report.js — rows of figures as text, for the page, the terminal and the README.

import { align } from '../../site/columns.js';
import { decimal, signed } from '../../site/format.js';
import reproductions from '../../text/en/pages/reproductions.js';
import { addEnglish, inEnglish } from '../../text/translate.js';
import { EXAMPLES } from './examples.js';
import { meanSeconds, rowsOf, timingOf } from './reproduction.js';

/** @typedef {import('./published.js').PublishedFigure} PublishedFigure */
/** @typedef {import('./published.js').System} System */
/** @typedef {import('./examples.js').Example} Example */
/** @typedef {import('./reproduction.js').Entry} Entry */
/** @typedef {import('./reproduction.js').Reproduced} Reproduced */
/** @typedef {import('./reproduction.js').Row} Row */
/** @typedef {import('../../text/translate.js').TextKey} TextKey */
/** @typedef {import('../../text/translate.js').Translate} Translate */

addEnglish(reproductions);

/** @param {Row} row @param {Translate} t */
export function labelOf({ figure }, t) {
  const { at, by } = figure;
  const what = subjectOf(figure, t);
  const when = at ? t(`measuredAt.${at[0]}`, { what, number: String(at[1]) }) : what;
  return by ? t('measuredBy', { what: when, who: by }) : when;
}

/** Measures whose argument is a part of their name. */
const NAMED_BY_ARGUMENT = ['accuracy', 'loss', 'ownDigits', 'right'];

/** What a figure measures, without when. @param {PublishedFigure} figure @param {Translate} t */
export function subjectOf({ measure }, t) {
  const [name, argument] = measure.split(' ');
  const key = NAMED_BY_ARGUMENT.includes(name) ? `${name}.${argument}` : name;
  return t(/** @type {TextKey} */ (`measured.${key}`), { argument: argument ?? '' });
}

/** When or where it is measured, of a figure that has this; without what. @param {PublishedFigure} figure @param {Translate} t */
export const momentOf = ({ at }, t) => (at ? t(`moment.${at[0]}`, { number: String(at[1]) }) : '');

/** Where the figures of a system stand. @param {System} system @param {Translate} t */
export const sourceOf = ({ id }, t) => t(/** @type {TextKey} */ (`${id}.source`));

/** @param {string} measure @returns {'share' | 'nats' | 'probability' | 'count'} */
function kindOf(measure) {
  const [name] = measure.split(' ');
  if (/^(accuracy|stage|.*Accuracy)$/.test(name)) return 'share';
  if (name === 'probability') return name;
  return /^(cost|penalised|loss|.*Loss)$/.test(name) ? 'nats' : 'count';
}

/** @param {number} number @param {number} digits   decimals, unless the number is whole */
const count = (number, digits) => decimal(number, Number.isInteger(number) ? 0 : digits);

/** Number of decimals of a loss, as its tutorial prints it. @param {string} measure */
const places = (measure) => (/^(loss|.*Loss)\b/.test(measure) ? 4 : 6);

/** @param {string} measure @param {number} value */
export function valueText(measure, value) {
  const kind = kindOf(measure);
  if (kind === 'share') return `${decimal(100 * value, 2)} %`;
  if (kind === 'count') return count(value, 1);
  if (kind === 'probability') return decimal(value, 8);
  return value >= 1000 ? value.toExponential(3) : decimal(value, places(measure));
}

/** @param {Row} row @param {Translate} t */
export function publishedText({ figure: { measure, published, printed } }, t) {
  if (printed) return t('reproductions.printed');
  return published === null ? '–' : valueText(measure, published);
}

/** The mean and the standard deviation over seeds. @param {Row} row @param {Translate} t */
export function oursText({ figure: { measure }, values, seeds, mean, spread, diverged }, t) {
  if (diverged) return t('reproductions.diverged');
  if (mean === null) return '–';
  const text = valueText(measure, mean);
  if (values.length < seeds) return `${text} (${t('reproductions.seedsOf', { count: values.length })})`;
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

/** The limit of a figure; empty if there is none. @param {Row} row @param {Translate} t */
export function limitText({ figure: { measure, published, limit, draw }, bounds }, t) {
  if (draw)
    return t(measure.startsWith('ownDigits') ? 'reproductions.otherDigits' : 'reproductions.unknownDraw');
  if (bounds?.to === Infinity) return `≥ ${valueText(measure, bounds.from)}`;
  if (bounds?.from === -Infinity) return `≤ ${valueText(measure, bounds.to)}`;
  if (!limit || !bounds || published === null) return '';
  const by = (bounds.to - bounds.from) / 2;
  if (by === 0) return `= ${valueText(measure, published)}`;
  const kind = kindOf(measure);
  if (kind === 'share') return t('reproductions.points', { difference: `± ${decimal(100 * by, 2)}` });
  if (kind === 'nats') return `± ${decimal((100 * by) / published, 2)} %`;
  return `± ${count(by, 1)}`;
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

/**
 * With how many seeds and in which arithmetic a system was trained; empty before.
 * @param {System} system @param {Entry[]} entries @param {Translate} t
 */
export function trainedText(system, entries, t) {
  const own = entries.filter(({ system: id }) => id === system.id);
  const arithmetics = new Set(own.flatMap(({ engine }) => (engine ? [engine.arithmetic] : [])));
  const texts = [...arithmetics].map((arithmetic) =>
    t('reproductions.arithmetic', { arithmetic: arithmeticText(arithmetic, t) }),
  );
  const count = countSeeds(system, entries);
  if (system.seeds > 1 && count) texts.unshift(t('reproductions.seedsOf', { count }));
  return texts.join(' · ');
}

/** @param {string} arithmetic @param {Translate} t */
const arithmeticText = (arithmetic, t) =>
  t(arithmetic === 'strict' ? 'reproductions.strict' : 'reproductions.relaxed');

/** @param {System} system @param {Entry[]} entries */
const countSeeds = ({ id }, entries) =>
  new Set(entries.filter(({ system }) => system === id).map(({ seed }) => seed)).size;

/** @param {Row} row */
const keptText = ({ kept }) => (kept === null ? '' : kept ? 'yes' : 'no');

/** @param {Row} row @returns {string[]} */
const cells = (row) => [
  labelOf(row, inEnglish),
  publishedText(row, inEnglish),
  oursText(row, inEnglish),
  differenceText(row, inEnglish),
  limitText(row, inEnglish),
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

/** The calculations that the tutorials print, as the terminal prints them. */
export const examplesText = () =>
  [
    'Worked examples',
    ...align([['', 'published', 'ours'], ...EXAMPLES.map(exampleCells)], 1).map((line) =>
      `  ${line}`.trimEnd(),
    ),
    '',
  ].join('\n');

/** @param {string[][]} rows  the first are the headings @param {string} alignment  of each column: l or r */
const markdown = ([headings, ...rows], alignment) =>
  [headings, [...alignment].map((side) => (side === 'l' ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');

/** Where and how it was measured. @param {NonNullable<Entry['engine']>} engine @param {Translate} t */
export const engineText = ({ machine, arithmetic, threads }, t) =>
  t('reproductions.engineOf', {
    machine,
    threads,
    arithmetic: arithmeticText(arithmetic, t),
  });

/** Each engine once, as text. @param {{ engine?: Entry['engine'] }[]} measured @param {Translate} t */
export const enginesText = (measured, t) =>
  [...new Set(measured.flatMap(({ engine }) => (engine ? [engineText(engine, t)] : [])))].join('; ');

/** How many figures are of which sort. @param {Row[]} rows @param {Translate} t */
export function countsText(rows, t) {
  const figures = rows.map(({ figure }) => figure);
  return t('reproductions.counts', {
    published: figures.filter(({ published }) => published !== null).length,
    printed: figures.filter(({ printed }) => printed).length,
    draw: figures.filter(({ draw }) => draw).length,
    ...score(rows),
  });
}

/** A row of an example: what, published, ours. @param {Example} example */
export const exampleCells = ({ text, published, digits, ours }) => [
  text,
  ...[published, ours].map((values) => values.map((value) => decimal(value, digits)).join(' ')),
];

/**
 * The tables of the README: a row for each system, and every figure in a part that can be opened.
 * @param {System[]} systems @param {Reproduced} reproduced
 */
export function reportMarkdown(systems, { entries, timings }) {
  const measured = systems.filter(({ id }) => entries.some(({ system }) => system === id));
  const overview = measured.map((system) => {
    const { kept, judged } = score(rowsOf(system, entries));
    return [
      `\`${system.id}\``,
      sourceOf(system, inEnglish),
      judged ? `${kept} of ${judged}` : '–',
      String(countSeeds(system, entries)),
      publishedSecondsText(system),
      secondsText(timingOf(system, timings)?.secondsPerEpoch ?? null),
    ];
  });
  const figures = measured.map((system) =>
    [
      `<details>\n<summary><code>${system.id}</code>: every figure</summary>`,
      markdown(
        [['run', ...HEADINGS], ...rowsOf(system, entries).map((row) => [runName(row), ...cells(row)])],
        'llrrrrl',
      ),
      '</details>',
    ].join('\n\n'),
  );
  const headings = [
    'system',
    'source',
    'figures within their limits',
    'seeds',
    's/epoch published',
    's/epoch ours',
  ];
  return [
    countsText(
      measured.flatMap((system) => rowsOf(system, entries)),
      inEnglish,
    ),
    markdown([headings, ...overview], 'llrrrr'),
    `Figures: ${enginesText(entries, inEnglish)}. Seconds: ${enginesText(timings, inEnglish)}.`,
    ...figures,
    '<details>\n<summary>Worked examples</summary>',
    markdown([['computed', 'published', 'ours'], ...EXAMPLES.map(exampleCells)], 'lrr'),
    '</details>',
  ].join('\n\n');
}

/** A row for `--json`. @param {Row} row @param {Entry[]} entries */
export function rowObject({ system, run, figure, ...found }, entries) {
  const { measure, published, limit = null, at = null, printed = false, draw = false } = figure;
  return {
    ...{ system: system.id, run: run.id, measure, at: at && { [at[0]]: at[1] }, published },
    ...{ limit, printed, draw, bounds: found.bounds },
    ...{ ours: found.mean, spread: found.spread, values: found.values, difference: found.difference },
    ...{ kept: found.kept, diverged: found.diverged, chosen: found.chosen },
    published_seconds_per_epoch: system.seconds ?? null,
    seconds_per_epoch: meanSeconds(system, entries),
  };
}
