// engine.js — the engine at the foot of the page.

export default {
  engine: 'Engine',
  engineLoading: 'The engine is on its way.',
  engineLine: 'Computed on this device. Build: {build}; threads: {threads}.',
  notIsolated: 'This page is not cross-origin isolated, so one thread does all the work.',
  engineHint: 'A change starts over.',
  arithmetic: 'Arithmetic',
  relaxed: 'relaxed: the fastest',
  strict: 'strict: the same bits everywhere',
  threads: 'Threads',
  allThreads: 'as many as there are',
};
