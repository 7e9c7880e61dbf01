// index.js — Chinese, in simplified characters.

/** @type {import('../translate.js').Language} */
export default {
  name: '中文',
  locale: 'zh-CN',
  direction: 'ltr',
  load: () => import('./texts.js'),
  ideas: () => import('./ideas/texts.js'),
  inside: () => import('./inside/texts.js'),
  compare: () => import('./compare/texts.js'),
  learn: () => import('./learn/texts.js'),
  teacher: () => import('./teacher/texts.js'),
};
