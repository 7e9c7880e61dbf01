// training.js — training step by step: what only the views of the subjects say.

export default {
  trainingLead: '网络先预测，再对照标签，[把权重调整](#backpropagation)一点点，如此反复成千上万次。',
  stepByStep: '逐步训练',
  stepPiece: '一步多大',
  'step.image': '一张图像',
  'step.batch': '一批',
  'step.epoch': '一轮',
  stepHint:
    '只训练这么多，然后暂停。一张图像单独算[一批](#batch)，下一批从它后面开始。“单步”按旁边选定的大小再来一次。',
  slowMotion: '慢动作',
  'slow.image': '下一张图像',
  'slow.batch': '下一批',
  'slow.epoch': '下一轮',
  'changed.image': '这张图像改变了什么',
  'changed.batch': '这一批改变了什么',
  'changed.epoch': '这一轮改变了什么',
  'change.loss': '这 {count} 张图像的损失：之前 {before}，之后 {after}（{by}）。',
  'change.right': '认对的图像：{count} 张中之前 {before} 张，之后 {after} 张。',
  'change.share': '标签 {label} 的概率：之前 {before}，之后 {after}。',
  'change.images': '这一步的图像和之后的回答；之前的回答若不同，用删除线标出',
  'change.image': '{label}：之前认作 {before}，之后认作 {after}',
  'change.largest': '第 {layer} 层（{text}）的权重变化最大。',
  'change.none': '没有权重改变。',
  'change.walk': '用这张图像逐层走一遍',
  'change.layer': '层',
  'change.norm': '权重的变化',
  'change.relative': '占其大小',
  'change.most': '变化最大的权重',
  'change.layerName': '{layer}：{text}',
  'change.weight': '第 {place} 个权重：{before} → {after}',
  'change.bias': '第 {place} 个偏置：{before} → {after}',
  'change.how':
    '前后两次回答都不用 dropout，图像与这一步所见相同。变化是该层全部权重之差的欧几里得范数，大小是之前权重的范数。',
  'change.howEpoch':
    '前后两次回答都不用 dropout，图像是这一轮的最后一些。变化是该层全部权重之差的欧几里得范数，大小是之前权重的范数。',
  beforeStepPlot:
    '训练曲线在[每一步](#gradient-descent)之前测量：第 0 [轮](#batch)是未训练的网络。验证曲线在这一步之后测量。',
  trainingLine: '训练',
  validationLine: '验证',
  lbfgsNote:
    'L-BFGS 自己决定[步长](#learning-rate)，[每一步](#batch)都用全部图像：学习率、批大小、调度、裁剪、权重平均和数据增强都不起作用。' +
    '它只适用于只有一层权重的网络。',
};
