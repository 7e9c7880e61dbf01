// index.js — English, the language that others fall back to: its texts are in every page's bundle.

import * as words from './texts.js';

/** @type {import('../translate.js').Language} */
export default {
  name: 'English',
  locale: 'en',
  direction: 'ltr',
  load: async () => words,
};
