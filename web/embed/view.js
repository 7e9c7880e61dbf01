// view.js — the templates of the page for posts: what is chosen, how it looks, and the code.

import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { PRESETS } from '../shared/presets.js';
import { choices } from '../site/choices.js';
import { cssProperties } from '../site/css-properties.js';
import { header } from '../site/header.js';
import { firstParts } from '../site/page-parts.js';
import { attributesOf, SITES, WIDTHS } from './codes.js';

/** @typedef {import('./codes.js').Chosen} Chosen */
/** @typedef {import('./main.js').State} State */
/** @typedef {State & { chosen: Chosen }} Shown   chosen: by hand, and by the link in place of that */
/** @typedef {import('./main.js').EmbedActions} EmbedActions */
/** @typedef {import('../text/translate.js').Translate} Translate */
/** @typedef {import('../text/translate.js').TextKey} TextKey */

/**
 * @param {import('../site/languages.js').Known} known
 * @param {string} here   the folder of this site
 * @param {State} state
 * @param {EmbedActions} actions
 * @param {Translate} t
 */
export function embedPage(known, here, state, actions, t) {
  const shown = { ...state, chosen: { ...state.own, ...state.brought } };
  return html`
  ${header(known, { name: t('embed.name'), tagline: t('embed.tagline') }, state, actions, t)}
  <main class="embed">
    <p class="ways"><a href="./">← ${t('name')}</a> <a href="./about.html">${t('help')}</a></p>
    ${firstParts(state.rendered, [
      () => section('choose', form(known, shown, actions, t), t),
      () => section('preview', look(shown, t), t),
      () => section('code', codes(here, shown, actions, t), t),
    ])}
  </main>`;
}

/** @param {'choose' | 'preview' | 'code'} id @param {unknown} content @param {Translate} t */
const section = (id, content, t) => html`
  <section aria-labelledby="${id}-title"><h2 id="${id}-title">${t(`embed.${id}`)}</h2>${content}</section>`;

/** @param {Shown} shown @param {Translate} t */
const look = ({ chosen }, t) => html`
  <p class="lead">${t('embed.previewLead')}</p>
  <div class="preview" ${cssProperties({ '--width': `${chosen.width}px` })}>${preview(chosen)}</div>`;

/** @param {import('../site/languages.js').Known} known @param {Shown} shown @param {EmbedActions} actions @param {Translate} t */
function form(known, { chosen, pasted, unread, parts }, { choose, paste }, t) {
  const { view, preset, other, link, language, theme, hide, width } = chosen;
  const languages = Object.fromEntries(Object.entries(known).map(([code, { name }]) => [code, name]));
  const labels = (/** @type {string[]} */ keys, /** @type {string} */ start) =>
    Object.fromEntries(keys.map((key) => [key, t(/** @type {TextKey} */ (`${start}.${key}`))]));
  return html`
    <div class="form">
      ${row(t('embed.view'), 'view', labels(['train', 'pad', 'compare', 'full'], 'embed.view'), view, (view) => choose({ view: /** @type {Chosen['view']} */ (view) }), t(/** @type {TextKey} */ (`embed.about.${view}`)))}
      ${
        view === 'compare'
          ? presetField(t('embed.left'), other, link, (other) => choose({ other }), t)
          : nothing
      }
      ${presetField(t(view === 'compare' ? 'embed.right' : 'embed.preset'), preset, link, (preset) => choose({ preset }), t)}
      <label class="field"><span>${t('embed.link')}</span>
        <input type="text" inputmode="url" autocomplete="off" spellcheck="false" .value=${live(pasted)}
          aria-invalid=${unread === null} aria-describedby="link-note"
          @input=${(/** @type {any} */ { target }) => paste(target.value)}>
      </label>
      <p class=${unread === null ? 'problem' : 'note'} id="link-note" role="status">${linkNote(unread, t)}</p>
      ${row(t('language'), 'language', { '': t('embed.readers'), ...languages }, language, (language) => choose({ language }))}
      ${row(t('embed.theme'), 'theme', { '': t('embed.pages'), light: t('light'), dark: t('dark') }, theme, (theme) => choose({ theme: /** @type {Chosen['theme']} */ (theme) }))}
      ${row(t('embed.width'), 'width', Object.fromEntries(WIDTHS.map((each) => [each, t('embed.pixels', { count: each })])), String(width), (width) => choose({ width: /** @type {Chosen['width']} */ (Number(width)) }))}
      ${view === 'full' && parts ? hiding(parts, hide, choose, t) : nothing}
    </div>`;
}

/**
 * A choice below its name.
 * @param {string} name @param {string} id @param {Record<string, string>} options @param {string} chosen
 * @param {(id: string) => void} choose @param {string} [note]
 */
const row = (name, id, options, chosen, choose, note) => html`
  <div class="row">
    <p aria-hidden="true">${name}</p>
    ${choices(id, name, options, chosen, choose)}
    ${note ? html`<p class="note">${note}</p>` : nothing}
  </div>`;

/**
 * @param {string} name @param {string} chosen @param {Chosen['link']} link @param {(id: string) => void} choose
 * @param {Translate} t
 */
const presetField = (name, chosen, link, choose, t) => html`
  <label class="field"><span>${name}</span>
    <select .value=${live(chosen)} ?disabled=${link !== null}
      @change=${(/** @type {any} */ { target }) => choose(target.value)}>
      ${PRESETS.map(({ id }) => html`<option value=${id} ?selected=${id === chosen}>${t(/** @type {TextKey} */ (`${id}.name`))}</option>`)}
    </select>
  </label>`;

/** @param {string[] | null} unread @param {Translate} t */
function linkNote(unread, t) {
  if (unread === null) return t('embed.linkWrong');
  return unread.length ? t('embed.linkUnread', { unread: unread.join(', ') }) : t('embed.linkNote');
}

/**
 * What the whole page does without.
 * @param {NonNullable<State['parts']>} parts @param {string[]} hide @param {(change: Partial<Chosen>) => void} choose
 * @param {Translate} t
 */
const hiding = ({ PARTS, isSubject }, hide, choose, t) => html`
  <fieldset class="parts">
    <legend>${t('embed.hide')}</legend>
    ${PARTS.map((part) => {
      const name = t(/** @type {TextKey} */ (isSubject(part) ? `subject.${part}` : `hidden.${part}`));
      const others = hide.filter((each) => each !== part);
      return html`<label><input type="checkbox" .checked=${live(hide.includes(part))}
        @change=${(/** @type {any} */ { target }) => choose({ hide: target.checked ? [...others, part] : others })}> ${name}</label>`;
    })}
  </fieldset>`;

/** The element that is shown, and what it was made of. @type {{ key: string, element: HTMLElement } | null} */
let shown = null;

/** The element as a post has it: another one for another choice, so that it shows its poster again. @param {Chosen} chosen */
function preview(chosen) {
  const attributes = attributesOf(chosen);
  const key = JSON.stringify(attributes);
  if (shown?.key === key) return shown.element;
  const element = document.createElement('digit-lab');
  for (const [name, value] of attributes) element.setAttribute(name, value);
  shown = { key, element };
  return element;
}

/** @param {string} here @param {Shown} shown @param {EmbedActions} actions @param {Translate} t */
const codes = (here, { chosen, site, copied }, actions, t) => html`
  ${choices('site', t('embed.site'), Object.fromEntries(Object.keys(SITES).map((id) => [id, t(/** @type {TextKey} */ (`site.${id}`))])), site, actions.chooseSite)}
  <p>${t(/** @type {TextKey} */ (`site.${site}.how`))}</p>
  ${SITES[site](chosen, here).map(({ name, text }) => {
    const label = t(/** @type {TextKey} */ (`embed.${name}`));
    const said = copied?.name === name ? t(`embed.${copied.how}`) : '';
    return html`
      <div class="code">
        <label class="field"><span>${label}</span>
          <textarea id="code-${name}" readonly spellcheck="false" rows=${text.length > 2000 ? 6 : text.split('\n').length + 1} .value=${text}></textarea>
        </label>
        <button @click=${() => actions.copy(name, /** @type {HTMLTextAreaElement} */ (document.getElementById(`code-${name}`)))}
          aria-describedby="said-${name}">${t('embed.copy', { name: label })}</button>
        <span class="note" id="said-${name}" role="status">${said}</span>
      </div>`;
  })}
  <p class="note">${t('embed.open')}</p>`;
