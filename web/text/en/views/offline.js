// offline.js — what the browser keeps of the site: what only the views of the subjects say.

export default {
  keptWhole: 'The page also opens without a network: {size} MB of pages and images are kept.',
  keptNoImages:
    'The pages, {size} MB, also open without a network; images are kept once they have been loaded.',
  keptPart: 'Of the site, {size} MB are kept for the next visit.',
  isolatesNext: 'Loaded again, it can use all.',
};
