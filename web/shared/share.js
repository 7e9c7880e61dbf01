// share.js — a number of images that is typed as a share of all, such as 25 %.

/** Whether a text is a share of 0 to 100 per cent. @param {string} text */
export const isShare = (text) => /^(\d{1,2}(\.\d+)?|100(\.0+)?) ?%$/.test(text.trim());

/**
 * A share as a number of images; any other text as it is.
 * @param {string} text @param {number} all   images that 100 % are
 */
export const withoutShare = (text, all) =>
  isShare(text) ? String(Math.round((parseFloat(text) / 100) * all)) : text;
