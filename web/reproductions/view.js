// view.js — the template of the page of reproductions, a function of its state.

import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { IMAGE_SIDE } from '../shared/ink-to-image.js';
import { explain } from '../site/error-text.js';
import { duration, percent, timeTaken } from '../site/format.js';
import { header } from '../site/header.js';
import { firstParts } from '../site/page-parts.js';
import { agrees, EXAMPLES } from './core/examples.js';
import { inkOf, OWN_DIGITS } from './core/own-digits.js';
import { SYSTEMS } from './core/published.js';
import {
  countsText,
  differenceText,
  enginesText,
  exampleCells,
  labelOf,
  limitText,
  momentOf,
  oursText,
  publishedSecondsText,
  publishedText,
  score,
  secondsText,
  sourceOf,
  subjectOf,
  trainedText,
} from './core/report.js';
import reproduced from './core/reproduced.json' with { type: 'json' };
import { meanSeconds, rowsOf, timingOf } from './core/reproduction.js';
import { expectedTime } from './runner.js';

/** @typedef {import('./core/published.js').System} System */
/** @typedef {import('./core/reproduction.js').Entry} Entry */
/** @typedef {import('./core/reproduction.js').Reproduced} Reproduced */
/** @typedef {import('./core/reproduction.js').Row} Row */
/** @typedef {import('./main.js').Actions} Actions */
/** @typedef {import('./main.js').State} State */
/** @typedef {import('../text/translate.js').Translate} Translate */

/** The stored results of `npm run reproduce -- --write`. */
const { entries: OURS, timings: TIMINGS } = /** @type {Reproduced} */ (/** @type {unknown} */ (reproduced));

/** The rows of each system with these results, which never change. @type {Map<System, Row[]>} */
const OUR_ROWS = new Map(SYSTEMS.map((system) => [system, rowsOf(system, OURS)]));

/** @param {System} system */
const ourRows = (system) => /** @type {Row[]} */ (OUR_ROWS.get(system));

const HEADINGS = /** @type {const} */ (['measured', 'published', 'ours', 'difference', 'limit', 'here']);
const MAIN_HEADINGS = /** @type {const} */ (['measured', 'published', 'ours', 'here']);
const EXAMPLE_HEADINGS = /** @type {const} */ (['computed', 'published', 'ours']);

/** The system whose tutorial ends with digits of its author's own. */
const READS_OWN_DIGITS = 'softmax-numpy';

/** A text about a system. @param {Translate} t @param {System} system @param {'name' | 'story'} part */
const textOf = (t, { id }, part) => t(/** @type {any} */ (`${id}.${part}`));

/**
 * @param {import('../site/languages.js').Known} known
 * @param {State} state
 * @param {Actions} actions
 * @param {Translate} t
 */
export const reproductionsPage = (known, state, actions, t) => html`
  ${header(known, { name: t('reproductions.name'), tagline: t('reproductions.tagline') }, state, actions, t)}
  <main class="reproductions">
    <p><a href="./">← ${t('name')}</a></p>
    <p class="about">${t('reproductions.about')}</p>
    <p class="about">${t('reproductions.rule')}</p>
    ${firstParts(state.rendered, [
      () => overview(state, t),
      ...SYSTEMS.map((system) => () => systemSection(system, state, actions, t)),
      () => examples(t),
    ])}
  </main>`;

/** @param {State} state @param {Translate} t */
const overview = ({ engine }, t) => html`
  <nav class="overview" aria-label=${t('reproductions.overview')}>
    <ul>
      ${SYSTEMS.map(
        (system) => html`
          <li>
            <a href="#${system.id}">${textOf(t, system, 'name')}</a>
            <span class="note">${scoreText(system, t)}</span>
          </li>`,
      )}
    </ul>
    <p class="note">
      ${countsText(SYSTEMS.flatMap(ourRows), t)}
    </p>
    <p class="note">${t('reproductions.figuresOn', { engine: enginesText(OURS, t) })}</p>
    <p class="note">${t('reproductions.secondsOn', { engine: enginesText(TIMINGS, t) })}</p>
    ${engine ? html`<p class="note">${hereText(engine, t)}</p>` : nothing}
  </nav>`;

/** @param {NonNullable<State['engine']>} engine @param {Translate} t */
const hereText = ({ build, arithmetic, threads }, t) =>
  t('reproductions.engine', { build, threads, arithmetic: t(`reproductions.${arithmetic}`) });

/** @param {System} system @param {Translate} t */
function scoreText(system, t) {
  const rows = ourRows(system);
  const { kept, judged } = score(rows);
  if (judged) return t('reproductions.within', { kept, judged });
  return t(rows.some(({ mean }) => mean !== null) ? 'reproductions.noLimits' : 'reproductions.notMeasured');
}

/** @param {System} system @param {State} state @param {Actions} actions @param {Translate} t */
function systemSection(system, state, actions, t) {
  const { running } = state;
  return html`
    <section id=${system.id} class="system" aria-busy=${running === system.id}>
      <div class="story">
        <h2>${textOf(t, system, 'name')} <code>${system.id}</code></h2>
        <p class="note">${sourceOf(system, t)}</p>
        <p>${textOf(t, system, 'story')}</p>
      </div>
      ${controls(system, state, actions, t)} ${mainFigure(system, state, t)}
      ${system.id === READS_OWN_DIGITS ? ownDigits(t) : nothing} ${figures(system, state, actions, t)}
    </section>`;
}

/** @param {System} system @param {State} state @param {Actions} actions @param {Translate} t */
function controls(system, state, { run, stop }, t) {
  const { running, progress, statuses, arrived, problem } = state;
  const own = running === system.id;
  const name = textOf(t, system, 'name');
  const failure = problem?.system === system.id ? problem.error : null;
  return html`
    <div class="run">
      ${
        own
          ? html`<button @click=${stop}>${t('reproductions.stop')}</button>`
          : html`<button
            title=${running ? t('reproductions.leaving') : nothing}
            ?disabled=${running !== null}
            @click=${() => run(system)}
          >
            ${t('reproductions.runSystem', { system: name })}
          </button>`
      }
      <div>
        ${
          own
            ? html`<progress
              aria-label=${t('reproductions.progress', { system: name })}
              max="1"
              .value=${statuses[system.id] === 'loading' ? arrived : (progress?.share ?? 1)}
            ></progress>`
            : nothing
        }
        <p class="note" role="status">${statusText(system, state, t)}</p>
        ${
          failure
            ? html`<p class="problem" role="alert">${t('reproductions.failed', { reason: explain(t, failure) })}</p>`
            : nothing
        }
      </div>
    </div>`;
}

/** @param {System} system @param {State} state @param {Translate} t */
function statusText(system, { statuses, progress, arrived }, t) {
  switch (statuses[system.id]) {
    case 'loading':
      return arrived && arrived < 1
        ? t('reproductions.loadingShare', { percent: percent(arrived, 0) })
        : t('reproductions.loadingLine');
    case 'running': {
      if (!progress) return t('reproductions.evaluatingLine');
      const time = duration(progress.secondsLeft, t);
      return t(progress.runs > 1 ? 'reproductions.trainingRun' : 'reproductions.trainingLine', {
        ...progress,
        time,
      });
    }
    case 'stopped':
      return t('reproductions.stoppedLine');
    case 'done':
      return t('reproductions.doneLine');
    case 'error':
      return '';
  }
  const { seconds, complete } = expectedTime(system, TIMINGS);
  return complete ? t('reproductions.estimate', { time: timeTaken(seconds, t) }) : '';
}

/** The one figure that stands for the system, and how long an epoch takes. @param {System} system @param {State} state @param {Translate} t */
function mainFigure(system, { here }, t) {
  const isMain = (/** @type {Row} */ { figure }) => figure.measure === system.main;
  const ours = ourRows(system).find(isMain);
  const own = rowsOf(system, here).find(isMain);
  if (!ours || !own) return nothing;
  const seconds = timingOf(system, TIMINGS)?.secondsPerEpoch ?? null;
  return html`
    <table class="main-figure">
      <thead>
        <tr>
          ${MAIN_HEADINGS.map((heading) => html`<th scope="col">${t(`reproductions.${heading}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">${labelOf(ours, t)}</th>
          ${cell(t('reproductions.published'), publishedText(ours, t))}
          ${cell(t('reproductions.ours'), oursText(ours, t))}
          ${cell(t('reproductions.here'), html`<output>${oursText(own, t)}</output>`, isUnknown(own))}
        </tr>
        <tr>
          <th scope="row">${t('reproductions.seconds')}</th>
          ${cell(t('reproductions.published'), publishedSecondsText(system))}
          ${cell(t('reproductions.ours'), secondsText(seconds))}
          ${cell(t('reproductions.here'), secondsText(meanSeconds(system, here)), isUnknown(own))}
        </tr>
      </tbody>
    </table>`;
}

/**
 * All figures of a system, behind a click. Their rows are many, and are there only while they are unfolded; folded they
 * are one text, so that the browser's search finds them, and unfolds them.
 * @param {System} system @param {State} state @param {Actions} actions @param {Translate} t
 */
function figures(system, state, { unfold }, t) {
  const isUnfolded = state.unfolded.includes(system.id);
  return html`
    <details ?open=${isUnfolded} @toggle=${(/** @type {any} */ { target }) => unfold(system.id, target.open)}>
      <summary>
        ${t('reproductions.everyFigure', { count: ourRows(system).length })}
        <span class="note">${[scoreText(system, t), trainedText(system, OURS, t)].filter(Boolean).join(' · ')}</span>
      </summary>
      ${isUnfolded ? figureTable(system, state, t) : guard([t], () => foldedFigures(system, t))}
    </details>`;
}

/** @param {System} system @param {Translate} t */
function foldedFigures(system, t) {
  const said = ourRows(system).map((row) =>
    [labelOf(row, t), publishedText(row, t), oursText(row, t)].join(' '),
  );
  return html`<p class="folded">${said.join(' · ')}</p>`;
}

/** @param {System} system @param {State} state @param {Translate} t */
function figureTable(system, { here }, t) {
  const ours = ourRows(system);
  const own = rowsOf(system, here);
  const several = system.runs.length > 1;
  return html`
    <table class="figures">
      <thead>
        <tr>${HEADINGS.map((heading) => html`<th scope="col">${t(`reproductions.${heading}`)}</th>`)}</tr>
      </thead>
      ${system.runs.flatMap((run) => {
        const isOf = (/** @type {Row} */ row) => row.run === run;
        const [rows, ownRows] = [ours.filter(isOf), own.filter(isOf)];
        return groupsOf(rows).map(
          ({ subject, from, to }, i) => html`
            <tbody>
              ${several && i === 0 ? runHeading(rows[0], t) : nothing}
              ${subject ? groupHeading(subjectOf(subject, t)) : nothing}
              ${rows
                .slice(from, to)
                .map((row, k) =>
                  figureRow(row, ownRows[from + k], subject ? momentOf(row.figure, t) : labelOf(row, t), t),
                )}
            </tbody>`,
        );
      })}
    </table>`;
}

/**
 * Neighbouring rows of the same measure at several times, which share a heading, and those between them.
 * @param {Row[]} rows
 * @returns {{ subject: import('./core/published.js').PublishedFigure | null, from: number, to: number }[]}
 */
function groupsOf(rows) {
  const nameOf = (/** @type {Row} */ { figure: { measure, at } }) => (at ? measure.split(' ')[0] : '');
  const starts = rows.flatMap((row, i) => (i && nameOf(row) === nameOf(rows[i - 1]) ? [] : [i]));
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? rows.length;
    const isSeries = to - from > 1 && nameOf(rows[from]) !== '';
    return { subject: isSeries ? rows[from].figure : null, from, to };
  });
}

/** @param {string} text */
const groupHeading = (text) => html`
  <tr class="series">
    <th scope="rowgroup" colspan="6">${text}</th>
  </tr>`;

/** @param {Row} row  any of the run @param {Translate} t */
function runHeading(row, t) {
  return html`
    <tr>
      <th scope="rowgroup" colspan="6">
        ${runText(row.run, t)}
        ${row.chosen ? html`<mark>${t('reproductions.chosen')}</mark>` : nothing}
      </th>
    </tr>`;
}

/** @param {import('./core/published.js').PublishedRun} run @param {Translate} t */
function runText({ title, change: { rate = 0, l2 } }, t) {
  if (title) return t(`run.${title}`);
  return l2 === undefined ? t('reproductions.atRate', { rate }) : t('reproductions.searched', { rate, l2 });
}

/**
 * @param {string} label   on phones, where rows are paragraphs
 * @param {unknown} content
 * @param {boolean} [none]   whether there is nothing to be read, which phones leave out
 */
const cell = (label, content, none = false) =>
  html`<td data-label=${label} data-none=${none}>${content}</td>`;

/** @param {Row} row */
const isUnknown = ({ mean, diverged }) => mean === null && !diverged;

/** @param {boolean} kept @param {Translate} t */
const verdict = (kept, t) =>
  html`<span class="verdict" data-kept=${kept}
    >${kept ? `✓ ${t('reproductions.kept')}` : `✗ ${t('reproductions.missed')}`}</span
  >`;

/** @param {Row} row @param {Row} own @param {string} label @param {Translate} t */
function figureRow(row, own, label, t) {
  const { kept } = row;
  return html`
    <tr>
      <th scope="row">${label}</th>
      ${cell(t('reproductions.published'), publishedText(row, t))} ${cell(t('reproductions.ours'), oursText(row, t))}
      ${cell(t('reproductions.difference'), differenceText(row, t), row.difference === null)}
      ${cell(
        t('reproductions.limit'),
        html`${limitText(row, t)} ${kept === null ? nothing : verdict(kept, t)}`,
        !limitText(row, t),
      )}
      ${cell(t('reproductions.here'), html`<output>${oursText(own, t)}</output>`, isUnknown(own))}
    </tr>`;
}

/** The seven digits, and as what the network of the tutorial reads them in both ways. @param {Translate} t */
function ownDigits(t) {
  const { ownDigits: read } =
    OURS.find(({ system, ownDigits }) => system === READS_OWN_DIGITS && ownDigits) ?? {};
  if (!read) return nothing;
  return html`
    <figure class="own-digits">
      <figcaption>
        <h3>${t('ownDigits.title')}</h3>
        <p>${t('ownDigits.about')}</p>
      </figcaption>
      <ol>
        ${OWN_DIGITS.map(
          (digit, i) => html`
            <li>
              <svg viewBox="0 0 28 28" role="img" aria-label=${t('ownDigits.picture', { label: digit.label })}>
                <path d=${outlineOf(digit)}></path>
              </svg>
              ${answer(t('ownDigits.asWritten'), read.asWritten[i], digit.label)}
              ${answer(t('ownDigits.asMnist'), read.asMnist[i], digit.label)}
            </li>`,
        )}
      </ol>
    </figure>`;
}

/** @param {string} way @param {number} read @param {number} label */
const answer = (way, read, label) => html`
  <p data-right=${read === label}>
    <span class="note">${way}</span> <b>${read}</b> ${read === label ? '✓' : '✗'}
  </p>`;

/** A square for every pixel of ink. @param {import('./core/own-digits.js').OwnDigit} digit */
const outlineOf = (digit) =>
  Array.from(inkOf(digit), (value, i) =>
    value ? `M${i % IMAGE_SIDE} ${Math.floor(i / IMAGE_SIDE)}h1v1h-1z` : '',
  ).join('');

/** The calculations that the tutorials print. @param {Translate} t */
const examples = (t) => html`
  <section id="examples" class="system">
    <div class="story">
      <h2>${t('examples.title')}</h2>
      <p>${t('examples.about')}</p>
    </div>
    <table class="figures examples">
      <thead>
        <tr>
          ${EXAMPLE_HEADINGS.map((heading) => html`<th scope="col">${t(`reproductions.${heading}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${EXAMPLES.map((example) => {
          const [text, published, ours] = exampleCells(example);
          return html`
            <tr>
              <th scope="row">${text}</th>
              ${cell(t('reproductions.published'), published)}
              ${cell(t('reproductions.ours'), html`${ours} ${verdict(agrees(example), t)}`)}
            </tr>`;
        })}
      </tbody>
    </table>
  </section>`;
