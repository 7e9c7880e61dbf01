// view.js — the template of the page of help, a function of language and theme.

import { html } from 'lit-html';
import { readPlace } from '../ideas/address.js';
import { IDEAS as CATALOG } from '../ideas/catalog.js';
import { factsOf } from '../ideas/facts.js';
import { term } from '../ideas/terms.js';
import { header } from '../site/header.js';
import { firstParts } from '../site/page-parts.js';
import { IDEAS, LIBRARIES, SECTIONS, STEPS, WORDS } from './contents.js';

/** @typedef {import('../text/translate.js').Translate} Translate */
/** @typedef {import('../text/translate.js').TextKey} TextKey */
/** @typedef {import('../ideas/texts.js').IdeaTranslate} IdeaTranslate */
/** @typedef {import('../ideas/texts.js').IdeaKey} IdeaKey */

/**
 * @param {import('../site/languages.js').Known} known
 * @param {import('./main.js').State} state
 * @param {import('../site/switches.js').SwitchActions} actions
 * @param {Translate} t
 */
export const aboutPage = (known, state, actions, t) => html`
  ${header(known, { name: t('about.name'), tagline: t('about.tagline') }, state, actions, t)}
  <main class="about">
    <p><a href="./">← ${t('name')}</a></p>
    <nav aria-label=${t('about.contents')}>
      <ul>${SECTIONS.map((id) => html`<li><a href="#${id}">${t(`about.${id}`)}</a></li>`)}</ul>
    </nav>
    ${firstParts(state.rendered, [
      () => section('use', steps(t), t),
      () => section('mnist', mnist(t, state.of), t),
      () => section('words', glossary(known[state.language].locale, t, state.of), t),
      () => section('program', program(t), t),
      () => section('licence', licences(t), t),
    ])}
  </main>`;

/** @param {typeof SECTIONS[number]} id  also its address @param {unknown} content @param {Translate} t */
const section = (id, content, t) => html`
  <section id=${id} aria-labelledby="${id}-title"><h2 id="${id}-title">${t(`about.${id}`)}</h2>${content}</section>`;

/** @param {Translate} t */
const steps = (t) => html`
  <ol class="steps">
    ${STEPS.map((step) => html`<li><h3>${t(`use.${step}`)}</h3><p>${t(`useText.${step}`)}</p></li>`)}
  </ol>
  <dl class="keys">
    ${key(html`<kbd>T</kbd>`, t('key.t'))} ${key(html`<kbd>P</kbd>`, t('key.p'))}
    ${key(html`<kbd>Alt</kbd> <kbd>1</kbd> ${t('about.or')} <kbd>9</kbd>`, t('key.alt'))}
    ${key(t('about.arrows'), t('key.pad'))} ${key(t('about.arrows'), t('key.plot'))}
  </dl>`;

/** @param {unknown} keys @param {string} effect */
const key = (keys, effect) => html`<div><dt>${keys}</dt><dd>${effect}</dd></div>`;

/** A paragraph with the page that says the same. @param {string} text @param {string} name @param {string} url @param {Translate} t */
const sourced = (text, name, url, t) => html`
  <p>${text} <span class="note">${t('about.source')}<a href=${url}>${name}</a></span></p>`;

/** @param {Translate} t @param {IdeaTranslate} of */
const mnist = (t, of) => html`
  <p>${t('mnist.what')} ${way('mnist', t, of)}</p>
  ${sourced(t('mnist.writers'), 'yann.lecun.com', 'https://yann.lecun.com/exdb/mnist/', t)}
  ${sourced(t('mnist.made'), 'LeCun et al., 1998', 'https://doi.org/10.1109/5.726791', t)}
  ${sourced(t('mnist.licence'), 'keras.io', 'https://keras.io/api/datasets/mnist/', t)}
  <p><a href="https://creativecommons.org/licenses/by-sa/3.0/">CC BY-SA 3.0</a></p>
  ${sourced(t('mnist.fashion'), 'github.com', 'https://github.com/zalandoresearch/fashion-mnist', t)}`;

/** Words of these letters are in order as they are; to make the rules of a language takes a browser some 10 ms. */
const PLAIN_WORDS = /^[ -~]*$/;

/** @param {string[]} words @param {string} locale @returns {(one: string, other: string) => number} */
export function orderOf(words, locale) {
  if (!words.every((word) => PLAIN_WORDS.test(word))) return new Intl.Collator(locale).compare;
  return (one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1);
}

/** In the order of the language. @param {string} locale @param {Translate} t @param {IdeaTranslate} of */
function glossary(locale, t, of) {
  const entries = WORDS.map((id) => ({ id, word: t(`word.${id}`), meaning: meaningOf(id, t, of) }));
  const words = entries.map(({ word }) => word);
  const compare = orderOf(words, locale);
  entries.sort((one, other) => compare(one.word, other.word));
  return html`
    <dl class="words">
      ${entries.map(
        ({ id, word, meaning }) =>
          html`<div id=${id}><dt><a href="#${id}">${word}</a></dt><dd>${meaning}</dd></div>`,
      )}
    </dl>`;
}

/**
 * What a word means, and the way to its idea.
 * @param {typeof WORDS[number]} id @param {Translate} t @param {IdeaTranslate} of
 */
function meaningOf(id, t, of) {
  const meaning = Object.hasOwn(CATALOG, id)
    ? of(/** @type {IdeaKey} */ (`${id}.said`), factsOf(id))
    : t(/** @type {TextKey} */ (`meaning.${id}`));
  return Object.hasOwn(IDEAS, id) ? [meaning, ' ', way(IDEAS[id], t, of)] : meaning;
}

/** The way to an idea. @param {string} word  an idea, or another word for it @param {Translate} t @param {IdeaTranslate} of */
function way(word, t, of) {
  const { id = word } = readPlace(`#${word}`) ?? {};
  return term(word, t('about.picture', { name: of(/** @type {IdeaKey} */ (`${id}.name`)) }));
}

/** @param {Translate} t */
const program = (t) => html`
  <p>${t('program.here')}</p>
  <p>${t('program.private')}</p>
  <p>${t('program.same')}</p>
  <p>${t('program.more')}</p>
  <ul>
    <li><a href="./ideas.html">${t('ideas.tagline')}</a></li>
    <li><a href="./reproductions.html">${t('reproductions')}</a></li>
    <li><a href="./bench.html">${t('benchmark')}</a></li>
    <li><a href="./teacher.html">${t('forTeachers')}</a></li>
    <li><a href="./embed.html">${t('forPosts')}</a></li>
  </ul>`;

/** @param {Translate} t */
const licences = (t) => html`
  <p>${t('licence.ours')}</p>
  <ul>
    <li><a href="./LICENSE.txt">${t('licence.read')}</a></li>
    <li>
      <a href="./source.tar.gz" download>${t('licence.source')}</a>
      <p class="note">${t('licence.sourceNote', { command: 'npm start' })}</p>
    </li>
  </ul>
  <p>${t('licence.libraries')}</p>
  <dl class="libraries">
    ${LIBRARIES.map(
      ({ id, licence, url }) => html`
        <div><dt><a href=${url}>${id}</a>, ${licence}</dt><dd>${t(`library.${id}`)}</dd></div>`,
    )}
  </dl>
  <p><a href="./licences.txt">${t('licence.all')}</a></p>`;
