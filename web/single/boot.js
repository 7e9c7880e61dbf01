// boot.js — starts the page's script, which the file holds compressed. The content security policy names that script by its
// hash, so that nothing else is run.

import { readText } from './pieces.js';

const { trustedTypes } = /** @type {any} */ (globalThis);
const policy = trustedTypes?.createPolicy('boot', { createScript: (/** @type {string} */ text) => text });

readText('main.js').then((text) => {
  const script = document.createElement('script');
  script.type = 'module';
  script.textContent = policy?.createScript(text) ?? text;
  document.head.append(script);
});
