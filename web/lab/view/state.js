// state.js — the view's part of the state: which subject is open, and how the page is laid out.

/**
 * @typedef {import('../subjects.js').Subject} Subject
 *
 * @typedef {(state: import('../state.js').State, actions: import('../actions.js').Actions,
 *   t: import('../../text/translate.js').Translate) => unknown} View
 * @typedef {Record<Exclude<Subject, 'data'> | 'link', View>} OtherViews
 *
 * @typedef {object} ViewState
 * @property {Subject} view          the subject that is open
 * @property {boolean} isPadLarge    on a phone, whether the pad fills the screen in place of the subject
 * @property {boolean} isPhone       whether the window has no room for the pad and a subject
 * @property {boolean} isProjector   large text and thick lines, for a room full of people
 * @property {OtherViews | null} otherViews   null until their code is here
 * @property {Error | null} othersError   why it did not come
 * @property {boolean} isMenuOpen    on a phone, the links that a wide page shows in its header
 */

/** @returns {ViewState} */
export const initialView = () => ({
  view: 'data',
  isPadLarge: true,
  isPhone: false,
  isProjector: false,
  otherViews: null,
  othersError: null,
  isMenuOpen: false,
});

/** Whether the pad is open in place of the subject. @param {Pick<ViewState, 'isPhone' | 'isPadLarge'>} state */
export const isPadOpen = ({ isPhone, isPadLarge }) => isPhone && isPadLarge;
