// page.js — what stands around every idea.

export default {
  'ideas.close': '关闭',
  'ideas.more': '更多内容和公式',
  'ideas.contents': '全部概念',
  'ideas.formula': '写成公式',
  'ideas.lab': '到实验室里看看',
  'ideas.try': '先猜一猜，再试一试',
  'ideas.former': '上一个：{name}',
  'ideas.next': '下一个：{name}',
  'ideas.help': '帮助和全部名词',
  'group.data': '数据',
  'group.network': '网络内部',
  'group.answer': '网络的回答',
  'group.training': '训练',
};
