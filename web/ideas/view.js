// view.js — the template of the page of ideas: all of them, or the one that the address names.

import { html, nothing } from 'lit-html';
import { header } from '../site/header.js';
import { firstParts } from '../site/page-parts.js';
import { writePlace } from './address.js';
import { GROUPS, IDEAS } from './catalog.js';
import { exampleImage } from './core/mnist.js';
import { factsOf } from './facts.js';
import { formula } from './formulas.js';
import { PICTURES } from './pictures.js';
import { withTerms } from './terms.js';

/** @typedef {import('../text/translate.js').Translate} Translate */
/** @typedef {import('./texts.js').IdeaTranslate} IdeaTranslate */

/**
 * @typedef {object} Shown
 * @property {import('../site/languages.js').Known} known
 * @property {import('./main.js').State} state
 * @property {import('../site/switches.js').SwitchActions & { change(values: number[]): void }} actions
 * @property {Translate} t
 * @property {IdeaTranslate} of    the texts of the ideas
 */

/** Where the lab has what a group is about. */
const SUBJECTS = { data: 'data', network: 'network', answer: 'results', training: 'training' };

const IDS = Object.keys(IDEAS);

/** A text of an idea. @param {string} id @param {string} part */
const key = (id, part) => /** @type {import('./texts.js').IdeaKey} */ (`${id}.${part}`);

/** @param {Shown} shown */
export function ideasPage(shown) {
  const { known, state, actions, t, of } = shown;
  return html`
    ${header(known, { name: t('ideas.name'), tagline: t('ideas.tagline') }, state, actions, t)}
    <main class="ideas">
      <p class="ways"><a href="./">← ${t('name')}</a> <a href="./about.html">${of('ideas.help')}</a></p>
      ${state.place ? [contents(state.place.id, of), article(state.place, shown)] : firstParts(state.rendered, overview(of))}
    </main>`;
}

/** The names of all ideas. @param {string} open @param {IdeaTranslate} of */
const contents = (open, of) => html`
  <nav aria-label=${of('ideas.contents')}>
    <p><a href="#">${of('ideas.contents')}</a></p>
    ${Object.entries(GROUPS).map(
      ([group, ideas]) => html`
      <p class="group">${of(key('group', group))}</p>
      <ul>
        ${Object.keys(ideas).map(
          (id) => html`
          <li><a href="#${id}" aria-current=${id === open ? 'page' : 'false'}>${of(key(id, 'name'))}</a></li>`,
        )}
      </ul>`,
    )}
  </nav>`;

/** Every idea in two sentences, a group in each part. @param {IdeaTranslate} of */
const overview = (of) =>
  Object.entries(GROUPS).map(
    ([group, ideas]) =>
      () =>
        html`
    <section aria-labelledby="group-${group}">
      <h2 id="group-${group}">${of(key('group', group))}</h2>
      <ul class="overview">
        ${Object.keys(ideas).map(
          (id) =>
            html`<li><h3><a href="#${id}">${of(key(id, 'name'))}</a></h3><p>${of(key(id, 'said'), factsOf(id))}</p></li>`,
        )}
      </ul>
    </section>`,
  );

/** @param {import('./address.js').Place} place @param {Shown} shown */
function article({ id, values }, { actions, of }) {
  const facts = factsOf(id);
  const group = /** @type {keyof typeof SUBJECTS} */ (
    Object.keys(GROUPS).find((each) => Object.hasOwn(GROUPS[each], id))
  );
  return html`
    <article class="idea" aria-labelledby="idea-name">
      <h2 id="idea-name" tabindex="-1">${of(key(id, 'name'))}</h2>
      <p class="said">${withTerms(of, key(id, 'said'), facts)}</p>
      <div class="sides">
        <div>
          <div class="picture">${PICTURES[id]({ values, change: actions.change, t: of, image: exampleImage() })}</div>
        </div>
        <div class="beside">
          <div class="try"><h3>${of('ideas.try')}</h3><p>${withTerms(of, key(id, 'try'), facts)}</p></div>
          <h3>${of('ideas.formula')}</h3>
          <div class="formula">${formula(id)}</div>
          <p class="note">${withTerms(of, key(id, 'symbols'), facts)}</p>
          <p><a href="./#view=${SUBJECTS[group]}">${of('ideas.lab')}</a></p>
        </div>
      </div>
      ${neighbours(id, of)}
    </article>`;
}

/** The ideas before and after. @param {string} id @param {IdeaTranslate} of */
function neighbours(id, of) {
  const at = IDS.indexOf(id);
  const link = (
    /** @type {'ideas.former' | 'ideas.next'} */ which,
    /** @type {string | undefined} */ other,
  ) =>
    other ? html`<a href=${writePlace(other)}>${of(which, { name: of(key(other, 'name')) })}</a>` : nothing;
  return html`<p class="ways">${link('ideas.former', IDS[at - 1])} ${link('ideas.next', IDS[at + 1])}</p>`;
}
