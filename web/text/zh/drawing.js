// drawing.js — the drawing and what the network reads in it.

export default {
  pad: '画板',
  drawHere: '在这里画',
  drawDigitHere: '在这里写一个数字',
  padKeys: '用键盘：方向键移动笔，空格键落笔或提笔，退格键去掉最后一笔。',
  photo: '照片',
  answerHere: '回答会出现在这里',
  clear: '清除',
  undo: '撤销',
  seen: '网络的输入',
  prediction: '预测',
  sure: '{percent} 的把握',
  notSure: '不确定',
  untrained: '还没训练：网络只会瞎猜。',
  chances: '每一类的概率（百分比）',
};
