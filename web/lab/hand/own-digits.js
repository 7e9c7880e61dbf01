// own-digits.js — what becomes of a person's own digits by each thing that is done with them.

import { LEAST_DIGITS } from '../../shared/hand.js';
import { IMAGE_PIXELS } from '../../shared/ink-to-image.js';
import { isPadOpen } from '../view/state.js';

/** @typedef {import('./state.js').OwnDigit} OwnDigit */
/** @typedef {import('./state.js').HandState} HandState */
/** @typedef {import('../state.js').State} State */
/** @typedef {Omit<OwnDigit, 'id'>} NewDigit */

/** So many of each digit are asked for, where that gives enough to learn from. */
export const ASKED_OF_EACH = 3;
/** Most digits of the set: 3 MB, and more would fill no page. */
export const MOST_DIGITS = 3000;
/** Most characters of a writer's name. */
export const LONGEST_NAME = 40;
/** So many changes can be undone. */
const MOST_UNDONE = 50;

/** The digits after a change, which can be undone. @param {State} state @param {OwnDigit[]} hand @returns {Partial<State>} */
const changed = (state, hand) => ({
  hand,
  handBefore: [...state.handBefore, state.hand].slice(-MOST_UNDONE),
  handOpened: null,
  handError: null,
});

/** An id that no digit has had. @param {State} state */
const nextId = ({ hand, handBefore }) => 1 + Math.max(0, ...[hand, ...handBefore].flat().map(({ id }) => id));

/**
 * Whether a drawing may join the digits: the classes are digits, and the page keeps them.
 * @param {Pick<State, 'dataset' | 'frame'>} state
 */
export const canSay = ({ dataset, frame }) => dataset !== 'fashion-mnist' && !frame;

/** The digit that the drawing on the pad has become, if it has. @param {Pick<State, 'hand' | 'drawing'>} state */
export const digitOfPad = ({ hand, drawing }) => hand.find(({ pixels }) => pixels === drawing) ?? null;

/**
 * Says what the drawing on the pad is: it joins the digits, is another one than was said, or leaves them if the same
 * is said again.
 * @param {State} state @param {number} label @param {number[][]} strokes
 * @returns {Partial<State>}
 */
export function labelled(state, label, strokes) {
  const { hand, drawing } = state;
  if (!drawing) return {};
  const known = digitOfPad(state);
  if (known?.label === label) return removed(state, known.id);
  if (known) return relabelled(state, known.id, label);
  if (hand.length >= MOST_DIGITS) return {};
  const id = nextId(state);
  const digit = { ...by(state), id, label, pixels: drawing, strokes: structuredClone(strokes) };
  return { ...changed(state, [...hand, digit]), handShown: id };
}

/** Whose hand a new digit is. @param {Pick<State, 'writer'>} state @returns {{ writer?: string }} */
export const by = ({ writer }) => (writer ? { writer } : {});

/** How many digits each writer has, in the order in which they came; '' for digits whose writer is not said. @param {OwnDigit[]} hand */
export function writersOf(hand) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { writer = '' } of hand) counts.set(writer, (counts.get(writer) ?? 0) + 1);
  return counts;
}

/** A digit is another one than was said. @param {State} state @param {number} id @param {number} label @returns {Partial<State>} */
export const relabelled = (state, id, label) =>
  changed(
    state,
    state.hand.map((digit) => (digit.id === id ? { ...digit, label } : digit)),
  );

/** @param {State} state @param {number} id @returns {Partial<State>} */
export const removed = (state, id) => ({
  ...changed(
    state,
    state.hand.filter((digit) => digit.id !== id),
  ),
  handShown: state.handShown === id ? null : state.handShown,
});

/** @param {State} state @returns {Partial<State>} */
export const forgotten = (state) => ({ ...changed(state, []), handShown: null, isAsking: false });

/** As it was before the last change. @param {State} state @returns {Partial<State>} */
export function undone({ handBefore, handShown }) {
  const hand = handBefore.at(-1);
  if (!hand) return {};
  const isThere = hand.some(({ id }) => id === handShown);
  return {
    hand,
    handBefore: handBefore.slice(0, -1),
    handShown: isThere ? handShown : null,
    handOpened: null,
  };
}

/** The same for equal images alone. @param {NewDigit} digit */
const keyOf = ({ pixels }) => String.fromCharCode(...pixels);

/**
 * Digits of files join those that are there, each image once: what is there already is counted and left out, and has the
 * newer label from then on. Where nothing joins, there is nothing to undo.
 * @param {State} state @param {NewDigit[]} digits
 * @returns {Partial<State>}
 */
export function merged(state, digits) {
  const hand = [...state.hand];
  const places = new Map(hand.map((digit, place) => [keyOf(digit), place]));
  let id = nextId(state);
  for (const digit of digits) {
    const key = keyOf(digit);
    const place = places.get(key) ?? hand.length;
    hand[place] = place < hand.length ? { ...hand[place], label: digit.label } : { ...digit, id: id++ };
    places.set(key, place);
  }
  const added = hand.length - state.hand.length;
  const relabelled = state.hand.filter(({ label }, i) => hand[i].label !== label).length;
  const handOpened = { added, relabelled, known: digits.length - added - relabelled };
  if (!added && !relabelled) return { handOpened, handError: null };
  return { ...changed(state, hand), handOpened };
}

/** How many of each digit there are, 0 … 9. @param {OwnDigit[]} hand */
export function countsOf(hand) {
  const counts = Array(10).fill(0);
  for (const { label } of hand) counts[label]++;
  return counts;
}

/** How many of each of the classes are asked for: so many that they can be learnt. @param {Pick<State, 'classes'>} state */
export const askedOfEach = ({ classes }) => Math.max(ASKED_OF_EACH, Math.ceil(LEAST_DIGITS / classes.length));

/**
 * The digit to ask for: of those of which there are fewest, the first; null when there are enough of each.
 * @param {Pick<State, 'hand' | 'classes'>} state
 */
export function askedDigit({ hand, classes }) {
  const counts = countsOf(hand);
  const fewest = Math.min(...classes.map((digit) => counts[digit]));
  return fewest < askedOfEach({ classes })
    ? (classes.find((digit) => counts[digit] === fewest) ?? null)
    : null;
}

/**
 * Whether the button that learns the digits is in sight and the next thing to press: the stage has no other then.
 * @param {State} state
 */
export const isLearningNext = (state) =>
  state.view === 'digits' && !isPadOpen(state) && !state.handReport && digitOfPad(state) !== null;

/** The digits of these classes. @param {Pick<State, 'hand' | 'classes'>} state */
export const ofClasses = ({ hand, classes }) => hand.filter(({ label }) => classes.includes(label));

/**
 * Whether the network is to know a digit: it is among the chosen ones, and these are no clothes.
 * @param {Pick<OwnDigit, 'label'>} digit @param {Pick<State, 'dataset' | 'frame' | 'classes'>} state
 */
export const isJudged = ({ label }, state) => canSay(state) && state.classes.includes(label);

/** The digits that the network is to know. @param {Pick<State, 'hand' | 'dataset' | 'frame' | 'classes'>} state */
export const judgedOf = (state) => state.hand.filter((digit) => isJudged(digit, state));

/** The digits as the worker gets them. @param {OwnDigit[]} hand @returns {import('../../shared/protocol.js').OwnDigits} */
export function arraysOf(hand) {
  const pixels = new Uint8Array(IMAGE_PIXELS * hand.length);
  for (const [i, digit] of hand.entries()) pixels.set(digit.pixels, IMAGE_PIXELS * i);
  return { labels: Uint8Array.from(hand, ({ label }) => label), pixels };
}
