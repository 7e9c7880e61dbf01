// results.js — the results.

export default {
  results: '结果',

  // Which images, and how it did
  'split.test': '测试图像',
  'split.train': '训练图像',
  'split.validation': '验证图像',
  'split.holdout': '留出图像',
  'accuracy.test': '测试准确率',
  'accuracy.train': '训练准确率',
  'accuracy.validation': '验证准确率',
  'accuracy.holdout': '留出准确率',
  'loss.test': '测试损失',
  'loss.train': '训练损失',
  'loss.validation': '验证损失',
  'loss.holdout': '留出损失',
  'of.test': '{percent}（{count} 张测试图像）',
  'of.train': '{percent}（{count} 张训练图像）',
  'of.validation': '{percent}（{count} 张验证图像）',
  'of.holdout': '{percent}（{count} 张留出图像）',
  'image.test': '第 {index} 张测试图像',
  'image.train': '第 {index} 张训练图像',
  'imageSplit.train': '网络用它来学习。',
  'imageSplit.validation': '验证图像：网络不用它来学习。',
  'imageSplit.holdout': '留出图像：网络不用它来学习。',
  'imageSplit.test': '网络不用它来学习。',
  'imageSplit.unused': '按现在的设置没有用到。',
  'imageSplit.leftOut': '没有选用它这一类。',
  wrong: '认错',
  fingerprint: '指纹',
  blockedEvaluation: '正在评估网络。',

  // The confusion matrix
  worstMixUp: '最常见的混淆：有 {count} 次把 {actual} 认成 {predicted}。',

  // Precision and recall
  recall: '认出来的',
  precision: '说得准的',

  // The gallery
  predicted: '预测 {label}',
  actual: '实际 {label}',
  copied: '已复制',

  // One image
  lookUpIndex: '编号',
  probability: '概率',
  output: '值',
  oneHot: '标签的独热编码（one-hot）',
  previous: '上一张',
  next: '下一张',
  label: '标签：{label}',
  guess: '猜测：{label}',
  moreThan: '>{percent}',

  // Epochs
  announceEpoch: '第 {epoch} 轮：验证准确率 {percent}',
};
