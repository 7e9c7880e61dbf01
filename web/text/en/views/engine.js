// engine.js — the engine: what only the views of the subjects say.

export default {
  engineLoading: 'The engine is loading.',
  engineLine: 'Computed on this device. Build: {build}; threads: {threads}.',
  notIsolated: 'This page is not cross-origin isolated, so only one thread is used.',
  engineHint: 'Changing either keeps the network.',
  allThreads: 'all available',
};
