// index.js — English, the language that others fall back to: its texts are in the bundles of the pages that need them.

/** @type {import('../translate.js').Language} */
export default {
  name: 'English',
  locale: 'en',
  direction: 'ltr',
  load: () => import('./texts.js'),
  ideas: () => import('./ideas/texts.js'),
  inside: () => import('./inside/texts.js'),
  compare: () => import('./compare/texts.js'),
  learn: () => import('./learn/texts.js'),
  teacher: () => import('./teacher/texts.js'),
};
