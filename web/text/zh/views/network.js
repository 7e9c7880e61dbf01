// network.js — the network: what only the views of the subjects say.

export default {
  networkLead: '学习的主体：一层层[单元](#neuron)，每一层把输出交给下一层。',
  layersHint: '各层用竖线隔开；修改后按回车。',
  scaling: '像素换算为',
  'scaling.unit': '0 … 1：像素 / 255',
  'scaling.signed': '−1 … 1：（像素 − 127）/ 127',
  completions: '这里可用的词',
  layerHelp: '全部的层和词',
  layerHelpLead: '点击示例，就会放进这一行。',
  addLayer: '放入：{layer}',
  outputShape: '输出形状',
};
