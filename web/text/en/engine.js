// engine.js — the engine at the foot of the page.

export default {
  engine: 'Engine',
  engineLoading: 'The engine is loading.',
  engineLine: 'Computed on this device. Build: {build}; threads: {threads}.',
  notIsolated: 'This page is not cross-origin isolated, so only one thread is used.',
  engineHint: 'Changing either resets the network.',
  arithmetic: 'Arithmetic',
  relaxed: 'relaxed: the fastest',
  strict: 'strict: the same bits everywhere',
  threads: 'Threads',
  allThreads: 'all available',
};
