// confusion.js — accuracy, recall and precision of two classes, from how often each was read as each.

/**
 * @param {[number, number, number, number]} counts   the first class read as the first and as the second, the
 *   second read as the first and as the second
 */
export function scoresOf([hit, missed, mistaken, passed]) {
  const all = hit + missed + mistaken + passed;
  return {
    accuracy: (hit + passed) / all,
    recall: hit / (hit + missed),
    precision: hit / (hit + mistaken),
    all,
  };
}
