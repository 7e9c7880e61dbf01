// weights.js — the weights as pictures.

export default {
  'weights.way': '权重',
  'weights.title': '用图像显示权重',
  'weights.lead': '这是训练所改变的：有墨迹的地方，蓝色权重增加，橙色权重减少。',
  'weights.fresh': '权重开始时的样子，还没有训练：有墨迹的地方，蓝色的增加，橙色的减少。',
  'weights.which': '层',
  'weights.conv': '第\u00a0{layer}\u00a0层：滤波器',
  'weights.dense': '第\u00a0{layer}\u00a0层：单元',
  'weights.of.conv': '{all} 个滤波器中的 {count} 个',
  'weights.of.dense': '{all} 个单元中的 {count} 个',
  'weights.unit': '第 {layer} 层单元 {unit} 的权重',
};
