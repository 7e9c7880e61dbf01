// results.js — what only the view of the results says.

export default {
  handIn: 'Hand this result in, or check one',
};
