// view.js — the template of the page of reproductions, a function of its state.

import { html, nothing } from 'lit-html';
import { explain } from '../site/error-text.js';
import { duration, percent } from '../site/format.js';
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
} from './core/report.js';
import reproduced from './core/reproduced.json' with { type: 'json' };
import { meanSeconds, rowsOf } from './core/reproduction.js';
import { expectedTime } from './runner.js';

/** @typedef {import('./core/published.js').System} System */
/** @typedef {import('./core/reproduction.js').Entry} Entry */
/** @typedef {import('./core/reproduction.js').Row} Row */
/** @typedef {import('./main.js').Actions} Actions */
/** @typedef {import('./main.js').State} State */
/** @typedef {import('../text/en/reproductions.js').Translate} Translate */

/** The stored results of `npm run reproduce -- --write`. */
const OURS = /** @type {Entry[]} */ (reproduced.entries);

/** A text about a system. @param {Translate} t @param {System} system @param {'name' | 'story'} part */
const textOf = (t, { id }, part) => t(/** @type {any} */ (`${id}.${part}`));

/** @param {State} state @param {Actions} actions @param {Translate} t */
export const reproductionsPage = (state, actions, t) => html`
  ${header(state, actions, t)}
  <main class="reproductions">
    <p><a href="./">← ${t('home')}</a></p>
    <p class="about">${t('about')}</p>
    ${overview(state, t)}
    ${SYSTEMS.map((system) => systemSection(system, state, actions, t))}
  </main>`;

/** @param {State} state @param {Translate} t */
const overview = ({ engine }, t) => html`
  <nav class="overview" aria-label=${t('overview')}>
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
  t('measuredOn', { machine, threads, arithmetic: t(arithmetic === 'strict' ? 'strict' : 'relaxed') });

/** @param {NonNullable<State['engine']>} engine @param {Translate} t */
const hereText = ({ build, arithmetic, threads }, t) =>
  t('engine', { build, threads, arithmetic: t(arithmetic) });

/** @param {System} system @param {Translate} t */
function scoreText(system, t) {
  const rows = rowsOf(system, OURS);
  const { kept, judged } = score(rows);
  if (judged) return t('within', { kept, judged });
  return t(rows.some(({ mean }) => mean !== null) ? 'noLimits' : 'notMeasured');
}

/** @param {System} system @param {State} state @param {Actions} actions @param {Translate} t */
function systemSection(system, state, actions, t) {
  const { language, running } = state;
  return html`
    <section id=${system.id} class="system" aria-busy=${running === system.id}>
      <div class="story">
        <h2>${textOf(t, system, 'name')} <code>${system.id}</code></h2>
        <p class="note">${system.source[language === 'zh' ? 1 : 0]}</p>
        <p>${textOf(t, system, 'story')}</p>
      </div>
      ${controls(system, state, actions, t)} ${figures(system, state, t)}
    </section>`;
}

/** @param {System} system @param {State} state @param {Actions} actions @param {Translate} t */
function controls(system, state, { run, stop }, t) {
  const { running, progress, statuses, arrived, problem, language } = state;
  const own = running === system.id;
  const name = textOf(t, system, 'name');
  const failure = problem?.system === system.id ? problem.error : null;
  return html`
    <div class="run">
      ${
        own
          ? html`<button @click=${stop}>${t('stop')}</button>`
          : html`<button
            aria-label=${t('runSystem', { system: name })}
            title=${running ? t('leaving') : nothing}
            ?disabled=${running !== null}
            @click=${() => run(system)}
          >
            ${t('run')}
          </button>`
      }
      <div>
        ${
          own
            ? html`<progress
              aria-label=${t('progress', { system: name })}
              max="1"
              .value=${statuses[system.id] === 'loading' ? arrived : (progress?.share ?? 1)}
            ></progress>`
            : nothing
        }
        <p class="note" role="status">${statusText(system, state, t)}</p>
        ${
          failure
            ? html`<p class="problem" role="alert">${t('failed', { reason: explain(language, failure) })}</p>`
            : nothing
        }
      </div>
    </div>`;
}

/** @param {System} system @param {State} state @param {Translate} t */
function statusText(system, { statuses, progress, arrived, language }, t) {
  switch (statuses[system.id]) {
    case 'loading':
      return arrived && arrived < 1 ? t('loadingShare', { percent: percent(arrived, 0) }) : t('loadingLine');
    case 'running': {
      if (!progress) return t('evaluatingLine');
      const time = duration(progress.secondsLeft, language);
      return t(progress.runs > 1 ? 'trainingRun' : 'trainingLine', { ...progress, time });
    }
    case 'stopped':
      return t('stoppedLine');
    case 'done':
      return t('doneLine');
    case 'error':
      return '';
  }
  const { seconds, complete } = expectedTime(system, OURS);
  return complete ? t('estimate', { time: duration(seconds, language) }) : '';
}

/** @param {System} system @param {State} state @param {Translate} t */
function figures(system, { here, language }, t) {
  const ours = rowsOf(system, OURS);
  const own = rowsOf(system, here);
  const headings = /** @type {const} */ (['measured', 'published', 'ours', 'difference', 'limit', 'here']);
  const several = system.runs.length > 1;
  return html`
    <table>
      <thead>
        <tr>${headings.map((heading) => html`<th scope="col">${t(heading)}</th>`)}</tr>
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
            ${ours.map((row, i) => (row.run === run ? figureRow(row, own[i], language, t) : nothing))}
          </tbody>`,
      )}
      <tfoot>
        <tr>
          <th scope="row">${t('seconds')}</th>
          ${cell(t('published'), publishedSecondsText(system))}
          ${cell(t('ours'), secondsText(meanSeconds(system, OURS)))}
          ${cell('', '')} ${cell('', '')}
          ${cell(t('here'), secondsText(meanSeconds(system, here)))}
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
        ${l2 === undefined ? t('atRate', { rate }) : t('searched', { rate, l2 })}
        ${row.chosen ? html`<mark>${t('chosen')}</mark>` : nothing}
      </th>
    </tr>`;
}

/** @param {string} label  on phones, where rows are cards @param {unknown} content */
const cell = (label, content) => html`<td data-label=${label}>${content}</td>`;

/** @param {Row} row @param {Row} own @param {State['language']} language @param {Translate} t */
function figureRow(row, own, language, t) {
  const { kept } = row;
  const result = kept ? `✓ ${t('kept')}` : `✗ ${t('missed')}`;
  return html`
    <tr>
      <th scope="row">${labelOf(row, language)}</th>
      ${cell(t('published'), publishedText(row))} ${cell(t('ours'), oursText(row, language))}
      ${cell(t('difference'), differenceText(row, language))}
      ${cell(
        t('limit'),
        html`${limitText(row)}
        ${kept === null ? nothing : html`<span class="verdict" data-kept=${kept}>${result}</span>`}`,
      )}
      ${cell(t('here'), html`<output>${oursText(own, language)}</output>`)}
    </tr>`;
}
