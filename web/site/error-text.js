// error-text.js — what went wrong, as whole sentences in the language of the page.

/** @typedef {import('../shared/protocol.js').Failure} Failure */

/**
 * A language's own sentence, or the error's message, which is English.
 * @param {import('../text/translate.js').Translate} t
 * @param {Failure} failure
 * @returns {string}  one or more sentences
 */
export function explain(t, { name, message, status, at, values }) {
  const own = t.error(status ?? name, { at, ...values });
  const file = values?.file;
  if (own) return status?.startsWith('NN_') && file ? `${file}: ${own}` : own;
  const beginsWithName = /^\S+: /.test(message) || (file && message.startsWith(`${file}`));
  const sentence = beginsWithName ? message : message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?。]$/.test(sentence) ? sentence : `${sentence}.`;
}
