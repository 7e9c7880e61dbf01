// trusted-types.js — lets workers start under the site's content security policy, which asks for Trusted Types:
// an address of a script is trusted if it is the site's own. Entry files import this first.

const { trustedTypes } = /** @type {any} */ (globalThis);

trustedTypes?.createPolicy('default', {
  /** @param {string} url */
  createScriptURL(url) {
    if (new URL(url, self.location.href).origin === self.location.origin) return url;
    throw new TypeError(`${url} is not a script of this site.`);
  },
});
