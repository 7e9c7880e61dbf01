// fill.js — values in sentences: `{name}` stands for one.

/**
 * @param {string} sentence
 * @param {Record<string, unknown>} values
 * @returns {string}
 */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
