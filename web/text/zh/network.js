// network.js — the network and its layers.

export default {
  network: '网络',
  model: '模型',
  layers: '网络层',
  summary: '网络概要',
  layer: '层',
  parameters: '参数个数',
  total: '合计',
  moving: '其中移动平均值（不参与训练）',
  'custom.name': '自定义',
  'custom.about': '你自己设计的网络。点“训练”看看它认得怎么样。',
};
