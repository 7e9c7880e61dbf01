// engine.js — the engine at the foot of the page.

export default {
  engine: '计算引擎',
  engineLoading: '正在载入计算引擎。',
  engineLine: '全部在本机计算。版本：{build}；线程数：{threads}。',
  notIsolated: '本页没有跨源隔离，只能用一个线程。',
  engineError: '计算引擎无法启动。{reason}',
  scriptForeign: '本页的脚本属于不同的版本。请重新载入本页。',
  reload: '重新载入',
  engineHint: '更改任一项，网络都保持不变。',
  arithmetic: '运算',
  relaxed: '宽松：常常更快',
  strict: '严格：各处逐位相同',
  threads: '线程',
  allThreads: '全部可用',
};
