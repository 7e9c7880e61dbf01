// engine.js — the engine at the foot of the page.

export default {
  engine: 'Engine',
  engineError: 'The engine could not be started. {reason}',
  scriptForeign: 'The scripts of this page belong to different versions of it. Reload the page.',
  arithmetic: 'Arithmetic',
  relaxed: 'relaxed: often faster',
  strict: 'strict: the same bits everywhere',
  threads: 'Threads',
};
