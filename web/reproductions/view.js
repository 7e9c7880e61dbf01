// view.js — the template of the page of reproductions, a function of its state.

import { html, nothing } from 'lit-html';
import { explain } from '../site/error-text.js';
import { duration, percent, timeTaken } from '../site/format.js';
import { header } from '../site/header.js';
import { SYSTEMS } from './core/published.js';
import {
  differenceText,
  labelOf,
  limitText,
  oursText,
  publishedSecondsText,
  publishedText,
  score,
  secondsText,
  sourceOf,
} from './core/report.js';
import reproduced from './core/reproduced.json' with { type: 'json' };
import { meanSeconds, rowsOf } from './core/reproduction.js';
import { expectedTime } from './runner.js';

/** @typedef {import('./core/published.js').System} System */
/** @typedef {import('./core/reproduction.js').Entry} Entry */
/** @typedef {import('./core/reproduction.js').Row} Row */
/** @typedef {import('./main.js').Actions} Actions */
/** @typedef {import('./main.js').State} State */
/** @typedef {import('../text/translate.js').Translate} Translate */

/** The stored results of `npm run reproduce -- --write`. */
const OURS = /** @type {Entry[]} */ (reproduced.entries);

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
    ${overview(state, t)}
    ${SYSTEMS.map((system) => systemSection(system, state, actions, t))}
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
    ${[...new Set(OURS.map(({ engine }) => engine && engineText(engine, t)))].map(
      (text) => html`<p class="note">${text}</p>`,
    )}
    ${engine ? html`<p class="note">${hereText(engine, t)}</p>` : nothing}
  </nav>`;

/** @param {NonNullable<Entry['engine']>} engine @param {Translate} t */
const engineText = ({ machine, arithmetic, threads }, t) =>
  t('reproductions.measuredOn', {
    machine,
    threads,
    arithmetic: t(arithmetic === 'strict' ? 'reproductions.strict' : 'reproductions.relaxed'),
  });

/** @param {NonNullable<State['engine']>} engine @param {Translate} t */
const hereText = ({ build, arithmetic, threads }, t) =>
  t('reproductions.engine', { build, threads, arithmetic: t(`reproductions.${arithmetic}`) });

/** @param {System} system @param {Translate} t */
function scoreText(system, t) {
  const rows = rowsOf(system, OURS);
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
      ${controls(system, state, actions, t)} ${figures(system, state, t)}
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
  const { seconds, complete } = expectedTime(system, OURS);
  return complete ? t('reproductions.estimate', { time: timeTaken(seconds, t) }) : '';
}

/** @param {System} system @param {State} state @param {Translate} t */
function figures(system, { here }, t) {
  const ours = rowsOf(system, OURS);
  const own = rowsOf(system, here);
  const headings = /** @type {const} */ (['measured', 'published', 'ours', 'difference', 'limit', 'here']);
  const several = system.runs.length > 1;
  return html`
    <table>
      <thead>
        <tr>${headings.map((heading) => html`<th scope="col">${t(`reproductions.${heading}`)}</th>`)}</tr>
      </thead>
      ${system.runs.map(
        (run) => html`
          <tbody>
            ${
              several
                ? runHeading(
                    ours.find((row) => row.run === run),
                    t,
                  )
                : nothing
            }
            ${ours.map((row, i) => (row.run === run ? figureRow(row, own[i], t) : nothing))}
          </tbody>`,
      )}
      <tfoot>
        <tr>
          <th scope="row">${t('reproductions.seconds')}</th>
          ${cell(t('reproductions.published'), publishedSecondsText(system))}
          ${cell(t('reproductions.ours'), secondsText(meanSeconds(system, OURS)))}
          ${cell('', '')} ${cell('', '')}
          ${cell(t('reproductions.here'), secondsText(meanSeconds(system, here)))}
        </tr>
      </tfoot>
    </table>`;
}

/** @param {Row | undefined} row  any of the run @param {Translate} t */
function runHeading(row, t) {
  if (!row) return nothing;
  const { rate = 0, l2 } = row.run.change;
  return html`
    <tr>
      <th scope="rowgroup" colspan="6">
        ${l2 === undefined ? t('reproductions.atRate', { rate }) : t('reproductions.searched', { rate, l2 })}
        ${row.chosen ? html`<mark>${t('reproductions.chosen')}</mark>` : nothing}
      </th>
    </tr>`;
}

/** @param {string} label  on phones, where rows are cards @param {unknown} content */
const cell = (label, content) => html`<td data-label=${label}>${content}</td>`;

/** @param {Row} row @param {Row} own @param {Translate} t */
function figureRow(row, own, t) {
  const { kept } = row;
  const result = kept ? `✓ ${t('reproductions.kept')}` : `✗ ${t('reproductions.missed')}`;
  return html`
    <tr>
      <th scope="row">${labelOf(row, t)}</th>
      ${cell(t('reproductions.published'), publishedText(row))} ${cell(t('reproductions.ours'), oursText(row, t))}
      ${cell(t('reproductions.difference'), differenceText(row, t))}
      ${cell(
        t('reproductions.limit'),
        html`${limitText(row)}
        ${kept === null ? nothing : html`<span class="verdict" data-kept=${kept}>${result}</span>`}`,
      )}
      ${cell(t('reproductions.here'), html`<output>${oursText(own, t)}</output>`)}
    </tr>`;
}
