// known-classes.js — which digits a network tells apart that does not know all ten.

import { ALL_CLASSES } from '../data/state.js';

/** No sentence names more digits. */
const MOST_NAMED = 3;

/**
 * The few digits that the network tells apart, and the one to draw, in words: of many their number. Null if it tells all
 * ten apart, or clothes.
 * @param {Pick<import('../state.js').State, 'classes' | 'dataset'>} state
 * @param {import('../../text/translate.js').Translate} t
 */
export function knownClasses({ classes, dataset }, t) {
  if (classes.length >= ALL_CLASSES.length || dataset !== 'mnist') return null;
  const names = classes.map(String);
  if (names.length > MOST_NAMED)
    return { any: t('next.someDigits', { count: names.length }), draw: t('next.drawOne') };
  const any = t.list(names, 'disjunction');
  return { any, draw: t('next.drawKnown', { any }) };
}
