// one-hot.js — labels as rows of zeros with a single one.

/**
 * @param {number} label
 * @param {number} classes   how many there are
 */
export const oneHot = (label, classes) =>
  Array.from({ length: classes }, (_, place) => Number(place === label));

/** The Euclidean distance between two rows of numbers. @param {number[]} a @param {number[]} b */
export const distance = (a, b) => Math.hypot(...a.map((value, place) => value - b[place]));
