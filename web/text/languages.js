/// <reference types="vite/client" />
// languages.js — every language there is: a folder beside this file. Vite lists the folders, so only the entry
// files of pages import this one. What an index.js holds is in the page's bundle; the texts of a language are
// a chunk of their own, which is loaded once someone reads it.

/** @type {Record<string, import('./translate.js').Language>} */
const folders = import.meta.glob('./*/index.js', { eager: true, import: 'default' });

/** By the name of the folder. */
export const LANGUAGES = Object.fromEntries(
  Object.entries(folders).map(([path, language]) => [path.split('/')[1], language]),
);
