// class-name.js — what a class is called: a digit is its own name, a class of clothes has one in each language.

/** @typedef {import('../../text/translate.js').TextKey} TextKey */

/** How many classes Fashion-MNIST names. */
const CLOTHES = 10;

/**
 * @param {import('../../text/translate.js').Translate} t
 * @param {string} dataset
 * @param {number} label
 * @returns {string}
 */
export const className = (t, dataset, label) =>
  dataset === 'fashion-mnist' && label < CLOTHES
    ? t(/** @type {TextKey} */ (`clothes.${label}`))
    : String(label);
