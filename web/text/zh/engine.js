// engine.js — the engine at the foot of the page.

export default {
  engine: '计算引擎',
  engineError: '计算引擎无法启动。{reason}',
  scriptForeign: '本页的脚本属于不同的版本。请重新载入本页。',
  arithmetic: '运算',
  relaxed: '宽松：常常更快',
  strict: '严格：各处逐位相同',
  threads: '线程',
};
