// network.js — the network and its layers.

export default {
  network: '网络',
  networkLead: '学习的主体：一层层单元，每一层把输出交给下一层。',
  model: '模型',
  layers: '网络层',
  layersHint: '各层用竖线隔开；修改后按回车。',
  summary: '网络概要',
  layer: '层',
  outputShape: '输出形状',
  parameters: '参数个数',
  total: '合计',
  'custom.name': '自定义',
  'custom.about': '你自己设计的网络。点“训练”看看它认得怎么样。',
};
