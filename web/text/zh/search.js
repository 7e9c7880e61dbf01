// search.js — the search.

export default {
  searchSize: '“{value}”不行：请写成 {example} 这样的大小。',
  searchEmpty: '至少写一个值，多个值之间用逗号隔开。',
  searchTooMany: '最多 {most} 个值，现在有 {count} 个。',
  searchWord: '“{value}”不行：请从 {words} 中选。',
  searchWhole: '“{value}”不行：请写 {least} 到 {most} 之间的整数。',
  searchNumber: '“{value}”不行：请写 {least} 到 {most} 之间的数。',
  searchShare: '“{value}”不行：请写 0 到 1 之间（不含 1）的数。',
  searchCount: '“{value}”不行：请写不小于 1 的整数。',
  searchDuringRun: '网络正在训练，训练完才能搜索。',
  searchWaits: '图像载入后才能开始搜索。',
  searchNeedsList: '请选一项设置，并写出有效的值。',
  blockedSearch: '正在搜索。可以在“训练记录”中停止。',
  blockedRace: '正在比赛。可以在“学习”中停止。',
  searchTime: '用时',
};
