// names.js — the names of measurements, layers and cells in the language of the page. They are English where they
// come from: words of theirs are replaced.

/** @typedef {import('../text/translate.js').TextKey} TextKey */

/** Each word with the text that stands for it; its groups are the text's values. @type {[RegExp, TextKey][]} */
const WORDS = [
  [/registers/, 'bench.name.registers'],
  [/^(?<kernel>\d+×\d+) same/, 'bench.name.same'],
  [/ on (?<size>\d+×\d+)/, 'bench.name.size'],
  [/ forward$/, 'bench.name.forward'],
  [/ backward$/, 'bench.name.backward'],
  [/ augmented$/, 'bench.name.augmented'],
  [/ on (?<images>\d+) images at once/, 'bench.name.images'],
  [/ to (?<goal>\d+ %)/, 'bench.name.goal'],
  [/\((?<reached>\d+) of (?<runs>\d+) runs\)/, 'bench.name.runs'],
  [/^reading images$/, 'bench.name.reading'],
  [/^loss$/, 'bench.name.loss'],
  [/^optimizer$/, 'bench.name.optimizer'],
  [/^waiting$/, 'bench.name.waiting'],
  [/^not reached$/, 'bench.name.notReached'],
];

/** @param {import('../text/translate.js').Translate} t @param {string} name @returns {string} */
export const localName = (t, name) =>
  WORDS.reduce((text, [word, key]) => {
    const found = text.match(word);
    return found ? text.replace(found[0], () => t(key, found.groups)) : text;
  }, name);
