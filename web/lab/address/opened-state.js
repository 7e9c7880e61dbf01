// opened-state.js — what an address changes on the page, and what the page says in an address.

import { isSomewhere, noPlace } from '../inside/place.js';
import { isInLearn, noLearnPlace } from '../learn/place.js';
import { FIRST_PRESET, freshPreset } from '../network/state.js';
import { appliedSettings, savedSettings } from '../settings/saved-settings.js';
import { SUBJECTS } from '../subjects.js';
import { writeAddress } from './address.js';
import { FRAMES } from './parts.js';
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
  const applied = appliedSettings(saved, { ...state, ...fresh });
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
  const learn = claim && !view && !isInLearn(look.learn) ? { lesson: null, part: 'homework' } : look.learn;
  return {
    ...{ brought, unread, claim: isWhole ? claim : null },
    ...openedView(view ?? (isInLearn(learn) ? 'learn' : null), isWhole, state),
    insidePlace: isWhole || isSomewhere(inside) ? inside : state.insidePlace,
    learnPlace: openedLearn(learn, frame, isWhole, state),
    isProjector: isProjector || state.isProjector,
    hide: isWhole || hide.length ? hide : state.hide,
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
 * The subject that an address opens, or the pad.
 * @param {Address['view']} view @param {boolean} isWhole @param {State} state
 * @returns {Pick<State, 'view' | 'isPadLarge'>}
 */
function openedView(view, isWhole, state) {
  if (!view)
    return isWhole ? { view: 'data', isPadLarge: true } : { view: state.view, isPadLarge: state.isPadLarge };
  const subject = SUBJECTS.find((each) => each === view);
  return { view: subject ?? state.view, isPadLarge: !subject };
}

/** What the settings of the page are in an address. @param {State} state */
export const writtenSettings = (state) => writeAddress({ settings: savedSettings(state) });

/**
 * What the page has in an address beside settings, if it is not as this browser opens it.
 * @param {State} state
 * @param {Preferences} first
 * @returns {Partial<Address>}
 */
const pageParts = ({ view, insidePlace, learnPlace, frame, hide, language, theme }, first) => ({
  view: view === 'data' ? null : view,
  inside: view === 'inside' ? insidePlace : noPlace(),
  learn: view === 'learn' || frame === 'compare' ? learnPlace : noLearnPlace(),
  hide: hide.filter((part) => !frame || !FRAMES[frame].includes(part)),
  language: language === first.language ? null : language,
  theme: theme === first.theme ? null : theme,
});

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
