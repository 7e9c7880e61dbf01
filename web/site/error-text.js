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
  if (own) return own;
  const beginsWithName = /^\S+: /.test(message);
  const sentence = beginsWithName ? message : message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?。]$/.test(sentence) ? sentence : `${sentence}.`;
}
