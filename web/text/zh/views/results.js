// results.js — what only the view of the results says.

export default {
  handIn: '交上这个结果，或核对别人的结果',
};
