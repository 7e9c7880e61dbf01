// popover.js — an idea beside its term: two sentences and the picture, with the way to its page.
//
// A dialog that is not modal: the page stays in use. Pressing a term moves the focus into it, Escape and Close bring
// it back; where the keyboard only comes to a term, the focus stays there, and the idea goes with it.

import './ideas.css';

import { html, render } from 'lit-html';
import { readPlace, usualValues, writePlace } from './address.js';
import { exampleImage } from './core/mnist.js';
import { factsOf } from './facts.js';
import { PICTURES } from './pictures.js';
import { ideaTexts } from './texts.js';

/** Space around it, in pixels. */
const GAP = 8;
/** Narrower windows show it at their foot. */
const WIDE = 720;

/** @type {{ dialog: HTMLDialogElement, anchor: HTMLAnchorElement | null, asked: number } | null} */
let shown = null;
/** A term at which Escape was pressed shows nothing until the focus has left it. @type {Element | null} */
let refused = null;

/** The dialog, made when it is first needed. */
function open() {
  if (shown) return shown;
  const dialog = document.createElement('dialog');
  dialog.className = 'idea-popover';
  dialog.setAttribute('aria-labelledby', 'shown-idea');
  dialog.tabIndex = -1;
  document.body.append(dialog);
  shown = { dialog, anchor: null, asked: 0 };
  addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !dialog.contains(target) && !shown?.anchor?.contains(target)) close(false);
  });
  addEventListener('keydown', onKey, true);
  addEventListener('focusin', ({ target }) => {
    if (target !== refused) refused = null;
    if (target instanceof Node && !dialog.contains(target) && target !== shown?.anchor) close(false);
  });
  for (const event of ['scroll', 'resize']) addEventListener(event, place, { capture: true, passive: true });
  return shown;
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (!shown?.anchor) return;
  const { dialog, anchor } = shown;
  const isInside = dialog.contains(document.activeElement);
  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    refused = anchor;
    close(isInside);
  }
  if (event.key !== 'Tab' || !isInside) return;
  // The dialog stands at the end of the page: behind its last control the way goes on at the term.
  const stops = [...dialog.querySelectorAll('a, button, input, select, [tabindex="0"]')];
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
  if (document.activeElement !== edge && !(event.shiftKey && document.activeElement === dialog)) return;
  event.preventDefault();
  refused = anchor;
  close(true);
}

/** @param {boolean} isLeft   whether the focus goes back to the term */
function close(isLeft) {
  if (!shown?.anchor) return;
  const { dialog, anchor } = shown;
  shown.anchor = null;
  shown.asked++;
  dialog.close();
  if (isLeft && anchor.isConnected) {
    refused = anchor;
    anchor.focus();
  }
}

/**
 * Below the term where there is room, else above it, else beside it. In a narrow window at the edge that is farther from
 * the term.
 */
function place() {
  if (!shown?.anchor?.isConnected) return;
  const { dialog, anchor } = shown;
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const isNarrow = innerWidth < WIDE;
  dialog.toggleAttribute('data-up', isNarrow && top > innerHeight / 2);
  const { offsetWidth: width, offsetHeight: height } = dialog;
  const [below, above] = [bottom + GAP, top - GAP - height];
  const fits = below + height + GAP <= innerHeight || above >= GAP;
  const y = below + height + GAP <= innerHeight ? below : fits ? above : innerHeight - height - GAP;
  const x = fits ? left : right + GAP + width + GAP <= innerWidth ? right + GAP : left - GAP - width;
  dialog.style.left = isNarrow ? '' : `${Math.max(GAP, Math.min(x, innerWidth - width - GAP))}px`;
  dialog.style.top = isNarrow ? '' : `${Math.max(GAP, y)}px`;
}

/**
 * Shows the idea of a term.
 * @param {HTMLAnchorElement} anchor
 * @param {object} how
 * @param {import('../site/languages.js').Known} how.known
 * @param {(id: string) => import('./terms.js').Told | Promise<import('./terms.js').Told>} how.tell
 * @param {boolean} how.isAsked   whether it was pressed; the focus then moves into the dialog
 */
export async function showIdea(anchor, { known, tell, isAsked }) {
  const asked = readPlace(anchor.hash);
  if (!asked) throw new Error(`${anchor.hash} is no idea.`);
  if (!isAsked && anchor === refused) return;
  const open_ = open();
  const turn = ++open_.asked;
  const { id } = asked;
  const { language, values: own, image } = await tell(id);
  const t = await ideaTexts(known, language);
  if (turn !== open_.asked || (!isAsked && document.activeElement !== anchor)) return;
  const { dialog } = open_;
  let values = anchor.hash.includes('=') ? asked.values : (own ?? asked.values);
  const pixels = image ?? exampleImage();

  const draw = () => {
    const change = (/** @type {number[]} */ changed) => {
      values = changed;
      draw();
    };
    render(content(id, { values, change, t, image: pixels }, known[language].locale), dialog);
  };
  open_.anchor = anchor;
  draw();
  if (!dialog.open) dialog.setAttribute('open', '');
  dialog.scrollTop = 0;
  place();
  if (isAsked) dialog.focus({ preventScroll: true });
}

/**
 * @param {string} id
 * @param {import('./pictures.js').Scene} scene
 * @param {string} locale
 */
function content(id, scene, locale) {
  const { t, values } = scene;
  const key = /** @type {(part: string) => any} */ (part) => `${id}.${part}`;
  const isUsual = String(values) === String(usualValues(id));
  return html`
    <div lang=${locale}>
      <div class="head">
        <h2 id="shown-idea">${t(key('name'))}</h2>
        <button class="quiet" aria-label=${t('ideas.close')} @click=${() => close(true)}>✕</button>
      </div>
      <p>${t(key('said'), factsOf(id))}</p>
      <div class="picture">${PICTURES[id](scene)}</div>
      <p class="foot"><a class="more" href=${`./ideas.html${writePlace(id, isUsual ? [] : values)}`}>${t('ideas.more')}</a></p>
    </div>`;
}
