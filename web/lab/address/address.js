// address.js — the address after `#`: what differs from a preset, read and written.
//
// `#preset=mlp-adam&net=dense+128+relu/dense+10+softmax&rate=0.01&seed=7` is what the page writes: no character of
// it is escaped, and none ends a link in programs that find links in text. What a person types may have spaces and
// bars instead: `#net=dense 128 relu|dense 10 softmax`. Whoever is sent an address may distrust it: each key and
// each value is checked against what the page knows, and what it does not know is told and left out.

import { noPlace, PLACE_KEYS, placePairs } from '../inside/place.js';
import { LEARN_KEYS, learnPairs, noLearnPlace } from '../learn/place.js';
import { writeLanes } from '../learn/race/lane-text.js';
import { FIRST_PRESET } from '../network/state.js';
import { FIELD_NAMES, parseFields } from '../settings/check-fields.js';
import { COMPARED, FRAMES, FULL, PARTS, PROJECTOR, VIEWS } from './parts.js';
import { SETTING_KEYS, settingsOfPreset } from './setting-keys.js';
import { MOST_WEIGHTS_CHARS } from './weights-in-links.js';

/** @typedef {import('../settings/saved-settings.js').SavedSettings} SavedSettings */
/** @typedef {import('../settings/check-fields.js').Fields} Fields */

/**
 * What an address says.
 * @typedef {object} Address
 * @property {Partial<SavedSettings>} settings   all settings of a page, as saved-settings.js has them: those that
 *   the address does not name are those of its preset, or of the first one. Empty if it names none.
 * @property {string[]} brought         the keys of the settings that it names
 * @property {string | null} view       one of VIEWS
 * @property {import('./parts.js').Frame | null} frame
 * @property {string | null} host       origin of the page around this one, which may send messages
 * @property {import('../inside/place.js').Place} inside
 * @property {import('../learn/place.js').LearnPlace} learn
 * @property {boolean} isProjector
 * @property {string | null} language   a code
 * @property {'light' | 'dark' | null} theme
 * @property {string[]} hide            some of PARTS
 * @property {boolean} start            whether the training begins by itself
 * @property {string | null} weights    for unpackWeights
 * @property {string | null} claim      what the run with these settings is said to come to, for readClaim
 * @property {string[]} unread          what could not be read: short and safe to show, each at most 40 characters
 */

/** More is not looked at. */
const MOST_CHARS = MOST_WEIGHTS_CHARS + 4096;
const MOST_PAIRS = 64;
/** The first of what could not be read are told, shortened. */
const MOST_UNREAD = 8;
const MOST_UNREAD_CHARS = 40;

/** The characters of a claim; what they mean is for readClaim. */
const CLAIM = /^[\w/-]{1,200}$/;

/** Of `net=3:conv 24 3x3`, which changes the third layer of the preset, the beginning and the layer. */
const ONE_LAYER = /^([1-9]\d?:)(.+)$/;
/** So much of a line of layers is written as a whole, whatever is changed. */
const MOST_WHOLE_CHARS = 120;

/** MNIST's images, and Fashion-MNIST's: counts are checked with them, since no others are known yet. */
const POOLS = { train: 60_000, test: 10_000 };

/**
 * Reads an address. Never throws.
 * @param {string} hash   `location.hash` or `location.search`, or what else follows the `#`
 * @param {string[]} [languages]   codes of those that there are; any by default
 * @returns {Address}
 */
export function readAddress(hash, languages) {
  const address = noAddress();
  /** Settings by key, in their usual text. @type {Map<string, string>} */
  const named = new Map();
  /** Keys that have been read. @type {Set<string>} */
  const seen = new Set();
  for (const pair of pairsOf(hash)) {
    const [key, value] = keyAndValue(pair);
    if (seen.has(key) || !read(key, value, { address, named, languages }))
      address.unread.push(safeText(pair));
    else seen.add(key);
  }
  if (address.frame === 'compare') dropLanes(address);
  const settings = allSettings(named, address.unread);
  if (named.size || address.weights) address.settings = settings;
  address.brought = [...named.keys()];
  if (hash.length > MOST_CHARS) address.unread.push('…');
  if (address.unread.length > MOST_UNREAD) address.unread.splice(MOST_UNREAD, Infinity, '…');
  return address;
}

/** An address that says nothing. @returns {Address} */
export const noAddress = () => ({
  ...{ settings: {}, brought: [], view: null, isProjector: false, language: null, theme: null },
  ...{ hide: [], start: false, weights: null, claim: null, unread: [] },
  ...{ inside: noPlace(), learn: noLearnPlace() },
  ...{ frame: null, host: null },
});

/**
 * The parts of an address. HTML that was copied as text has `&amp;` for `&`, and WordPress adds a secret to the address
 * of a frame that oEmbed gives it.
 * @param {string} hash
 */
const pairsOf = (hash) =>
  hash
    .slice(0, MOST_CHARS)
    .replace(/^[#?]/, '')
    .replace(/#\?secret=\w*$/, '')
    .split(/&(?:amp;)?/, MOST_PAIRS)
    .filter((pair) => pair.trim());

/** What hosts have added behind a question mark: the page's own pairs move behind `#`. @param {string} search   `location.search` */
export function addedByHosts(search) {
  const pairs = search.slice(1).split('&');
  if (pairs.length > MOST_PAIRS) return search;
  const added = pairs.filter((pair) => readAddress(pair).unread.length);
  return added.length ? `?${added.join('&')}` : '';
}

/** @param {string} pair @returns {[string, string]} */
function keyAndValue(pair) {
  const text = pair.includes('=') ? pair : decoded(pair); // a wide one is escaped
  const at = text.indexOf('=');
  if (at < 0) return [text.toLowerCase(), ''];
  return [decoded(text.slice(0, at)).toLowerCase(), decoded(text.slice(at + 1))];
}

/**
 * Without escapes; a plus is a space, and the wide characters of a Chinese keyboard are the usual ones. What is not
 * escaped properly stays as it is.
 * @param {string} text
 */
function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).normalize('NFKC').trim();
  } catch {
    return text;
  }
}

/**
 * Reads one pair into the address. False if it has not been understood.
 * @param {string} key @param {string} value
 * @param {{ address: Address, named: Map<string, string>, languages: string[] | undefined }} into
 */
function read(key, value, { address, named, languages }) {
  if (Object.hasOwn(SETTING_KEYS, key)) {
    const [, at = '', rest = value] = (key === 'net' && ONE_LAYER.exec(value)) || [];
    const text = SETTING_KEYS[key].read(rest);
    if (text === null || (at && text.includes('|'))) return false;
    named.set(key, at + text);
    return true;
  }
  if (Object.hasOwn(PLACE_KEYS, key)) {
    const place = PLACE_KEYS[/** @type {keyof typeof PLACE_KEYS} */ (key)](value);
    address.inside = { ...address.inside, [key]: place };
    return place !== null;
  }
  if (Object.hasOwn(LEARN_KEYS, key)) {
    const place = LEARN_KEYS[key](value);
    address.learn = { ...address.learn, ...place };
    return place !== null;
  }
  return Object.hasOwn(PAGE_KEYS, key) && PAGE_KEYS[key](value, address, languages);
}

/**
 * What an address says beside settings: each reads a value into it, or returns false.
 * @type {Record<string, (value: string, address: Address, languages?: string[]) => boolean>}
 */
const PAGE_KEYS = {
  view(value, address) {
    const words = wordsOf(value);
    const views = words.filter(
      (word) => VIEWS.includes(word) || word === FULL || Object.hasOwn(FRAMES, word),
    );
    const unknown = words.filter((word) => word !== PROJECTOR && !views.includes(word));
    address.view = VIEWS.find((view) => view === views[0]) ?? null;
    address.frame = frameOf(views[0]);
    address.isProjector = words.includes(PROJECTOR);
    return words.length > 0 && !unknown.length && views.length < 2;
  },
  hide(value, address) {
    const words = wordsOf(value);
    address.hide = PARTS.filter((part) => words.includes(part));
    const unknown = words.filter((word) => !PARTS.includes(word));
    if (unknown.length < words.length)
      address.unread.push(...unknown.map((word) => safeText(`hide=${word}`)));
    return address.hide.length > 0;
  },
  lang(value, address, languages) {
    const tag = value.toLowerCase();
    const isTag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag);
    const language = languages ? languages.find((code) => `${tag}-`.startsWith(`${code}-`)) : isTag && value;
    if (!language) return false;
    address.language = language;
    return true;
  },
  theme(value, address) {
    const theme = value.toLowerCase();
    if (theme !== 'light' && theme !== 'dark') return false;
    address.theme = theme;
    return true;
  },
  host(value, address) {
    if (value === 'null') return true; // a page without an origin cannot be told anything
    if (!isOrigin(value)) return false;
    address.host = value;
    return true;
  },
  start(value, address) {
    address.start = value === '' || value === '1';
    return address.start || value === '0';
  },
  weights(value, address) {
    if (value.length > MOST_WEIGHTS_CHARS || !/^[\w-]+$/.test(value)) return false;
    address.weights = value;
    return true;
  },
  claim(value, address) {
    if (!CLAIM.test(value)) return false;
    address.claim = value;
    return true;
  },
};

/** @param {string} [word] */
const frameOf = (word) =>
  /** @type {import('./parts.js').Frame[]} */ (Object.keys(FRAMES)).find((frame) => frame === word) ?? null;

/** Whether a text is the origin of a page, as `https://example.org`. @param {string} text */
function isOrigin(text) {
  try {
    return /^https?:/.test(text) && new URL(text).origin === text;
  } catch {
    return false;
  }
}

/** A frame has no room for more lanes. @param {Address} address */
function dropLanes({ learn, unread }) {
  const others = learn.lanes?.splice(COMPARED) ?? [];
  if (others.length) unread.push(safeText(`lanes=${writeLanes(others)}`));
}

/** @param {string} value */
const wordsOf = (value) =>
  value
    .toLowerCase()
    .split(/[\s,+]+/)
    .filter(Boolean);

/**
 * All settings of the page that an address names some of. Numbers that do not go together, such as more images than
 * there are, are left out, and told.
 * @param {Map<string, string>} named   by key
 * @param {string[]} unread             grows
 * @returns {SavedSettings}
 */
function allSettings(named, unread) {
  const id = named.get('preset') ?? FIRST_PRESET;
  const preset = settingsOfPreset(id, named.get('optimizer'));
  const settings = { ...preset };
  for (const [key, text] of named) settings[SETTING_KEYS[key].name] = text;
  const [, at, layer] = ONE_LAYER.exec(settings.layers) ?? [];
  if (at) {
    const lines = preset.layers.split(' | ');
    const place = Number.parseInt(at, 10) - 1;
    if (place in lines) lines[place] = layer;
    else {
      unread.push(safeText(`net=${settings.layers}`));
      named.delete('net');
    }
    settings.layers = lines.join(' | ');
  }
  if (settings.layers !== preset.layers) settings.preset = 'custom';
  for (let wrong = wrongKey(settings, named); wrong; wrong = wrongKey(settings, named)) {
    unread.push(`${wrong}=${named.get(wrong)}`);
    settings[SETTING_KEYS[wrong].name] = preset[SETTING_KEYS[wrong].name];
    named.delete(wrong);
  }
  return settings;
}

/** @param {SavedSettings} settings @param {Map<string, string>} named */
function wrongKey(settings, named) {
  const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, settings[name]]));
  const { wrong } = parseFields(/** @type {any} */ (fields), POOLS);
  return [...named.keys()].find((key) => wrong.some((name) => name === SETTING_KEYS[key].name));
}

/**
 * A text from outside, short, on one line, and without characters that are not seen or that change what stands
 * beside them. Any other is replaced by a question mark.
 * @param {string} text
 */
function safeText(text) {
  const start = decoded(text.slice(0, 4 * MOST_UNREAD_CHARS));
  const safe = start.replace(/[^\p{L}\p{N} =,.;:|/+*()_%~!?#-]/gu, '?');
  const characters = [...safe];
  if (characters.length <= MOST_UNREAD_CHARS && text.length <= 4 * MOST_UNREAD_CHARS) return safe;
  return `${characters.slice(0, MOST_UNREAD_CHARS - 1).join('')}…`;
}

/**
 * Writes an address: the preset, then what differs from it. The preset is always named where there are settings, so
 * that the link means the same if a later version opens with another one. What cannot be in an address, such as
 * a person's own files or a field that is typed wrong, is left out.
 * @param {Partial<Address>} address   `unread` and `brought` are not written
 * @returns {string}  with the `#`; empty if there is nothing to say
 */
export function writeAddress({ settings = {}, ...page }) {
  const pairs = [...settingPairs(settings), ...pagePairs(page)];
  return pairs.length ? `#${pairs.map((pair) => pair.join('=')).join('&')}` : '';
}

/** @param {Partial<SavedSettings>} settings @returns {string[][]} */
function settingPairs(settings) {
  if (!settings.layers) return [];
  const { preset } = SETTING_KEYS;
  const id = preset.read(settings.base ?? '') ?? preset.read(settings.preset ?? '') ?? FIRST_PRESET;
  const usual = settingsOfPreset(id, settings.optimizer);
  const ownOptimizer = settingsOfPreset(id).optimizer;
  const pairs = [['preset', id]];
  for (const [key, { name, read, write = String }] of Object.entries(SETTING_KEYS)) {
    if (key === 'preset') continue;
    const text = read(settings[name] ?? '');
    const standard = name === 'optimizer' ? ownOptimizer : usual[name];
    if (text !== null && text !== read(standard))
      pairs.push([key, write(key === 'net' ? shortLayers(text, usual.layers) : text)]);
  }
  return pairs;
}

/** A line of layers, of a long one what differs from its preset's if that is one layer. @param {string} layers @param {string} usual */
function shortLayers(layers, usual) {
  const [lines, before] = [layers, usual].map((each) => each.split(' | '));
  const others = [...lines.keys()].filter((i) => lines[i] !== before[i]);
  const isWhole = layers.length <= MOST_WHOLE_CHARS || lines.length !== before.length || others.length > 1;
  return isWhole ? layers : `${others[0] + 1}:${lines[others[0]]}`;
}

/** @param {Partial<Address>} address @returns {string[][]} */
function pagePairs({ view, frame, host, isProjector, language, theme, hide = [], ...rest }) {
  const { inside = noPlace(), learn = noLearnPlace(), start } = rest;
  const views = [frame ?? view, isProjector && PROJECTOR].filter(Boolean);
  const pairs = [
    ['view', views.join()],
    ...placePairs(inside),
    ...learnPairs(learn, frame === 'compare'),
    ['lang', language],
    ['theme', theme],
    ['hide', hide.join()],
    ['host', host],
    ['start', start && '1'],
    ['weights', rest.weights],
    ['claim', rest.claim],
  ];
  return /** @type {string[][]} */ (pairs.filter(([, value]) => value));
}
