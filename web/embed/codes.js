// codes.js — the code with which the lab stands in a post: what it shows, as attributes of the element or as the address
// of a frame, and how each kind of site takes it.

import { escaped } from '../shared/escaped.js';

/**
 * @typedef {'train' | 'pad' | 'compare' | 'full'} View
 * @typedef {[key: string, value: string][]} Pairs   as in the address
 *
 * @typedef {object} Chosen
 * @property {View} view
 * @property {string} preset        of the network; the right one of two that are compared
 * @property {string} other         the left one of two that are compared
 * @property {Pairs | null} link    settings of a link, in place of the presets
 * @property {string} language      a code; '' for that of the reader's browser
 * @property {'' | 'light' | 'dark'} theme   '' for that of the page around
 * @property {string[]} hide        parts that the whole page does without
 * @property {Width} width          at most, in CSS pixels
 *
 * @typedef {320 | 700 | 1100} Width
 *
 * @typedef {object} Code
 * @property {string} name   which text stands above it
 * @property {string} text
 */

/** @type {Width[]} */
export const WIDTHS = [320, 700, 1100];

/** What each view needs in height at each of these widths. @type {Record<View, Record<Width, number>>} */
export const HEIGHTS = {
  train: { 320: 640, 700: 384, 1100: 384 },
  pad: { 320: 424, 700: 376, 1100: 376 },
  compare: { 320: 728, 700: 376, 1100: 376 },
  full: { 320: 720, 700: 720, 1100: 760 },
};

/** Keys with which a frame begins to train by itself, where the view has no button for it. */
const STARTS = ['start', '1'];

/** What the frame shows, as keys of the address. @param {Chosen} chosen @returns {Pairs} */
export function pairsOf({ view, preset, other, link, language, theme, hide }) {
  /** @type {Pairs} */
  const settings = link ?? [
    ['preset', preset],
    ...(view === 'compare' ? /** @type {Pairs} */ ([['lanes', `preset:${other};same`]]) : []),
  ];
  const all = /** @type {Pairs} */ ([
    ['view', view],
    ...settings,
    ['lang', language],
    ['theme', theme],
    ['hide', view === 'full' ? hide.join() : ''],
  ]);
  return all.filter(([, value]) => value);
}

/** The attributes of the element; in an address a plus is a space. @param {Chosen} chosen @returns {Pairs} */
export const attributesOf = (chosen) =>
  pairsOf(chosen).map(([key, value]) => [key, value.replaceAll('+', ' ')]);

/** The address of the frame alone. @param {Chosen} chosen @param {string} site   its folder, with a slash at the end */
export function frameAddress(chosen, site) {
  const pairs = pairsOf(chosen);
  const isTrained = pairs.some(([key]) => key === 'weights');
  const all = chosen.view === 'pad' && !isTrained ? [...pairs, STARTS] : pairs;
  return `${site}index.html#${all.map((pair) => pair.join('=').replaceAll(' ', '+')).join('&')}`;
}

/** With a link for readers who have no script, as in a newsletter: the element hides it. @param {Chosen} chosen @param {string} site */
function elementCode(chosen, site) {
  const attributes = attributesOf(chosen).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const style = chosen.width === 1100 ? '' : ` style="max-width: ${chosen.width}px"`;
  return `<script type="module" src="${escaped(site)}embed.js"></script>
<digit-lab${attributes.join('')}${style}><a href="${escaped(site)}">Digit Lab</a></digit-lab>`;
}

/** @param {Chosen} chosen @param {string} site */
function frameCode(chosen, site) {
  const { view, width } = chosen;
  const most = width === 1100 ? '' : `; max-width: ${width}px`;
  return `<iframe src="${escaped(frameAddress(chosen, site))}" title="Digit Lab" loading="lazy"
  allow="cross-origin-isolated; clipboard-write; fullscreen"
  style="border: 0; width: 100%; height: ${HEIGHTS[view][width]}px${most}"></iframe>`;
}

/** The file of a site of Hugo that lets HTML through. */
const HUGO_FILE = '{{ .Inner }}';

/** @param {string} html */
const hugoCode = (html) => `{{< rawhtml >}}\n${html}\n{{< /rawhtml >}}`;

/**
 * How each kind of site takes the lab, in the order of the page. Their names are the texts `site.<id>`, and what to do
 * `site.<id>.how`.
 * @type {Record<string, (chosen: Chosen, site: string) => Code[]>}
 */
export const SITES = {
  wordpress: (chosen, site) => [{ name: 'element', text: elementCode(chosen, site) }],
  ghost: (chosen, site) => [{ name: 'element', text: elementCode(chosen, site) }],
  hugo: (chosen, site) => [
    { name: 'hugoFile', text: HUGO_FILE },
    { name: 'hugoPost', text: hugoCode(elementCode(chosen, site)) },
  ],
  notion: (chosen, site) => [{ name: 'address', text: frameAddress(chosen, site) }],
  moodle: (chosen, site) => [{ name: 'frame', text: frameCode(chosen, site) }],
  html: (chosen, site) => [
    { name: 'element', text: elementCode(chosen, site) },
    { name: 'frame', text: frameCode(chosen, site) },
  ],
};
