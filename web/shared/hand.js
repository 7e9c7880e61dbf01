// hand.js — what page and worker agree on about a person's own digits.

/** From so many own digits on a network can learn them. */
export const LEAST_DIGITS = 10;

/** So many steps a network takes to learn them. */
export const LESSON_STEPS = 150;
