// engine.js — the engine: what only the views of the subjects say.

export default {
  engineLoading: '正在载入计算引擎。',
  engineLine: '全部在本机计算。版本：{build}；线程数：{threads}。',
  notIsolated: '本页没有跨源隔离，只能用一个线程。',
  engineHint: '更改任一项，网络都保持不变。',
  allThreads: '全部可用',
};
