// engine.js — the engine at the foot of the page.

export default {
  engine: 'Engine',
  engineLoading: 'The engine is loading.',
  engineLine: 'Computed on this device. Build: {build}; threads: {threads}.',
  notIsolated: 'This page is not cross-origin isolated, so only one thread is used.',
  engineError: 'The engine could not be started. {reason}',
  scriptForeign: 'The scripts of this page belong to different versions of it. Reload the page.',
  reload: 'Reload the page',
  engineHint: 'Changing either keeps the network.',
  arithmetic: 'Arithmetic',
  relaxed: 'relaxed: often faster',
  strict: 'strict: the same bits everywhere',
  threads: 'Threads',
  allThreads: 'all available',
};
