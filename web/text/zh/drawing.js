// drawing.js — the drawing and what the network reads in it.

export default {
  yourDigit: '你的数字',
  yourImage: '你的画',
  pad: '画板',
  drawHere: '在这里写',
  clear: '清除',
  undo: '撤销',
  seen: '网络的输入',
  prediction: '预测',
  sure: '{percent} 的把握',
  notSure: '不确定',
  drawLead: '写一个数字，边写边认。',
  untrained: '还没训练：网络只会瞎猜。',
  chances: '每一类的概率（百分比）',
};
