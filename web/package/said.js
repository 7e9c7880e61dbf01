// said.js — a value as errors say it.

/** Texts in quotes, of objects what they are. @param {unknown} value */
export function said(value) {
  if (typeof value === 'string') return `"${value}"`;
  return typeof value === 'object' && value ? `an object (${value.constructor?.name})` : String(value);
}
