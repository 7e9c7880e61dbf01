// opened-state.js — what an address changes on the page, and what the page says in an address.

import { isSomewhere, noPlace } from '../inside/place.js';
import { isInLearn, noLearnPlace } from '../learn/place.js';
import { FIRST_PRESET, freshPreset } from '../network/state.js';
import { appliedSettings, savedSettings } from '../settings/saved-settings.js';
import { noData } from '../state.js';
import { SUBJECTS } from '../subjects.js';
import { isPadOpen } from '../view/state.js';
import { writeAddress } from './address.js';
import { DRAW, FRAMES, isHidden } from './parts.js';
import { settingsOfPreset } from './setting-keys.js';

/** @typedef {import('../state.js').State} State */
/** @typedef {import('../settings/saved-settings.js').SavedSettings} SavedSettings */
/** @typedef {import('./address.js').Address} Address */
/** @typedef {Pick<State, 'language' | 'theme'>} Preferences */

/** The settings of a page whose address names none. */
export const firstSettings = () => settingsOfPreset(FIRST_PRESET);

/**
 * The settings of an address on a page: the network, its data set, and all fields.
 * @param {Partial<SavedSettings>} settings   as readAddress gives them, not empty
 * @param {State} state
 */
export function openedSettings(settings, state) {
  const saved = /** @type {SavedSettings} */ (settings);
  const fresh = freshPreset(saved.base);
  // Of how many images its data has is known once they come: what is on the page may be other data.
  const applied = appliedSettings(saved, { ...state, ...noData(), ...fresh });
  return { ...fresh, ...applied, preset: saved.preset, dataset: saved.dataset };
}

/**
 * What else an address opens: all of it anew if it has settings, else only what it names. Its language is not among
 * it, whose texts have to be loaded first.
 * @param {Address} address
 * @param {State} state
 */
export function openedPage({ settings, brought, unread, claim, view, inside, ...look }, state) {
  const isWhole = Boolean(settings.layers);
  const { isProjector, theme, host } = look;
  const frame = look.frame ?? state.frame;
  const hide = [...(frame ? FRAMES[frame] : []), ...look.hide];
  const hidden = { hide: isWhole || hide.length ? hide : state.hide };
  const learn = claim && !view && !isInLearn(look.learn) ? { lesson: null, part: 'homework' } : look.learn;
  return {
    ...{ brought, unread, claim: isWhole ? claim : null },
    ...openedView(view ?? (isInLearn(learn) ? 'learn' : null), isWhole, state, hidden),
    insidePlace: isWhole || isSomewhere(inside) ? inside : state.insidePlace,
    learnPlace: openedLearn(learn, frame, isWhole, state),
    isProjector: isProjector || state.isProjector,
    ...hidden,
    frame,
    host: host ?? state.host,
    theme: theme ?? state.theme,
  };
}

/**
 * Where in Learn an address leads, or which networks a frame compares: without any that are named, the simplest one and
 * that of the page.
 * @param {Address['learn']} learn @param {Address['frame']} frame @param {boolean} isWhole @param {State} state
 */
function openedLearn(learn, frame, isWhole, { learnPlace }) {
  if (frame === 'compare') {
    const lanes = learn.lanes ?? (isWhole ? null : learnPlace.lanes) ?? [{ preset: 'softmax' }, {}];
    return { ...noLearnPlace(), lanes };
  }
  return isWhole || isInLearn(learn) ? learn : learnPlace;
}

/**
 * The subject that an address opens, or the pad. One that is hidden gives way to the first that is not.
 * @param {Address['view']} view @param {boolean} isWhole @param {State} state @param {Pick<State, 'hide'>} hidden
 * @returns {Pick<State, 'view' | 'isPadLarge'>}
 */
function openedView(view, isWhole, state, hidden) {
  const named = SUBJECTS.find((each) => each === view);
  const subject = named ?? (isWhole ? 'data' : state.view);
  const shown = isHidden(hidden, subject) ? SUBJECTS.find((each) => !isHidden(hidden, each)) : subject;
  const isPadLarge = view ? !named : isWhole || state.isPadLarge;
  return { view: shown ?? subject, isPadLarge };
}

/** What is seen: on a phone the large pad, or a subject. @param {Pick<State, 'view' | 'isPhone' | 'isPadLarge'>} state */
export const seenView = (state) => (isPadOpen(state) ? DRAW : state.view);

/** What an address without a view shows. @param {Pick<State, 'isPhone'>} state */
export const firstView = ({ isPhone }) => (isPhone ? DRAW : 'data');

/** What the settings of the page are in an address. @param {State} state */
export const writtenSettings = (state) => writeAddress({ settings: savedSettings(state) });

/**
 * What the page has in an address beside settings, if it is not as this browser opens it.
 * @param {State} state
 * @param {Preferences} first
 * @returns {Partial<Address>}
 */
function pageParts(state, first) {
  const { insidePlace, learnPlace, frame, hide, language, theme } = state;
  const view = seenView(state);
  return {
    view: view === firstView(state) ? null : view,
    inside: view === 'inside' ? insidePlace : noPlace(),
    learn: view === 'learn' || frame === 'compare' ? learnPlace : noLearnPlace(),
    hide: hide.filter((part) => !frame || !FRAMES[frame].includes(part)),
    language: language === first.language ? null : language,
    theme: theme === first.theme ? null : theme,
  };
}

/**
 * The page in its address bar: empty for a first visit.
 * @param {State} state @param {Preferences} first
 */
export function barAddress(state, first) {
  const isFirst = writtenSettings(state) === writeAddress({ settings: firstSettings() });
  const { isProjector, frame, host } = state;
  return writeAddress({
    settings: isFirst ? {} : savedSettings(state),
    ...pageParts(state, first),
    ...{ isProjector, frame, host },
  });
}

/**
 * The page in a link, which names the settings even of a first visit: whoever opens it may have others. The
 * projector is this room's.
 * @param {State} state @param {Preferences} first @param {string | null} weights
 */
export const linkAddress = (state, first, weights) =>
  writeAddress({ settings: savedSettings(state), ...pageParts(state, first), weights });
