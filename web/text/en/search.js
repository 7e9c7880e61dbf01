// search.js — the search.

export default {
  searchSize: '“{value}” is not valid: enter a size such as {example}.',
  searchEmpty: 'Enter at least one value; separate several with commas.',
  searchTooMany: 'At most {most} values; this list has {count}.',
  searchWord: '“{value}” is not valid: enter one of {words}.',
  searchWhole: '“{value}” is not valid: enter a whole number from {least} to {most}.',
  searchNumber: '“{value}” is not valid: enter a number from {least} to {most}.',
  searchShare: '“{value}” is not valid: enter a number from 0 to less than 1.',
  searchCount: '“{value}” is not valid: enter a whole number of at least 1.',
  searchDuringRun: 'The network is training. A search can start when the run has ended.',
  searchWaits: 'The search can start when its images have arrived.',
  searchNeedsList: 'Choose a setting and enter valid values.',
  blockedSearch: 'A search is running. It can be stopped under “Runs”.',
  blockedRace: 'A race has not ended. It can be stopped under “Learn”.',
  searchTime: 'Time',
};
