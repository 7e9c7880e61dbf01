// trusted-types.js — lets workers start under the site's content security policy, which asks for Trusted Types: an
// address of a script is trusted if it is the site's own, or one that was trusted here.

const { trustedTypes } = /** @type {any} */ (globalThis);

/** @type {Set<string>} */
const trusted = new Set();

/** Scripts that are made here, which have no address of the site. @param {string} url */
export const trustScript = (url) => trusted.add(url);

const { origin } = new URL(import.meta.url);

trustedTypes?.createPolicy('default', {
  /** @param {string} url */
  createScriptURL(url) {
    if (trusted.has(url) || new URL(url, import.meta.url).origin === origin) return url;
    throw new TypeError(`${url} is not a script of this site.`);
  },
});
