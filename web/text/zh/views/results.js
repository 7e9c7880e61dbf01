// results.js — what only the view of the results says.

export default {
  handIn: '交上这个结果，或核对别人的结果',
  resultsLead: '对没有用来训练的图像，网络认得怎么样？',

  // Which images, and how it did
  evaluateOn: '评估',
  fingerprintHint: '指纹可以和别人的比一比：用严格运算时，设置和随机种子相同，在任何机器上得到的权重都相同。',
  noResult: '点“训练”，或点下面的“测试图像”。',
  resultOf: '来自第 {id} 次训练，第 {epochs} 轮之后。',
  resultUntrained: '来自本页训练之前。',
  resultGuessed: '还没训练：这里对了的，都是碰巧。',
  resultToCome: '第 {id} 次训练正在进行，结束时会有新结果。',
  resultFormer: '此后网络又继续训练过。',
  noTestImages: '这份数据没有测试图像。',
  evaluationWaits: '网络正在训练，等这次训练结束后再评估。',
  evaluationLoading: '图像还在载入。',
  evaluationGoes: '已评估 {done} / {count} 张',
  evaluationBegins: '正在评估……',
  evaluationHint: '训练图像比新图像容易，不妨[比一比](#overfitting)。',
  evaluationError: '无法评估网络。{reason}',
  savePredictions: '将预测保存为 {format}',

  // The confusion matrix
  confusion: '[混淆矩阵](#confusion-matrix)：哪些数字会认混',
  confusionLead: '每行是标签，每列是预测，对角线上都是对的。点一格看看里面的图像。',
  showAs: '显示为',
  cellCounts: '张数',
  cellShares: '占该行百分比',
  actualAxis: '实际',
  predictedAxis: '预测',
  cellName: '实际 {actual}，预测 {predicted}：{images}',
  cellImages: '{count} 张',
  cellShare: '{count} 张的 {percent} %',
  noDigit: '不是数字',
  whenApart: '{a} 和 {b} 是什么时候分清的？',
  noMixUp: '一个也没认混。',

  // Precision and recall
  perDigit: '逐个数字',
  perClass: '逐个类别',
  digitHeading: '数字',
  classHeading: '类别',
  partOf: '{whole} 中的 {part}',
  noneThere: '没有图像',
  never: '从未预测',
  lowest: '最低',

  // The gallery
  galleryTitle: '看看这些图像',
  galleryWhich: '显示',
  'gallery.wrong': '认错的',
  'gallery.right': '认对的',
  galleryOrder: '顺序',
  'order.surest': '最有把握的在前',
  'order.unsurest': '最没把握的在前',
  'order.index': '按编号',
  'shown.wrong': '认错的图像 {count} 张',
  'shown.right': '认对的图像 {count} 张',
  shownCell: '实际 {actual}、预测 {predicted}：{count} 张',
  showWrong: '全部认错的',
  showMore: '再看一些',
  wrongIndices: '认错的 {count} 张图像的编号',
  rightIndices: '认对的 {count} 张图像的编号',
  copy: '复制',

  // Twenty at random
  twenty: '随机二十张',
  twentyScore: '{count} 张里对了 {right} 张',
  otherTwenty: '再来二十张',

  // One image
  lookUp: '按编号查看图像',
  lookUpPool: '来自',
  lookUpWithin: '只在所选数字（{classes}）中编号',
  probabilitiesInFull: '概率的全部数位',
  outputsInFull: '每个输出',
  classIndex: '输出',
  classLabel: '类别',
  lookUpRange: '共有 {count} 张图像，编号从 0 到 {last}。',
  lookUpError: '无法显示这张图像。{reason}',
  readRight: '认作 {label}',
  readWrong: '认作 {label}：错了',
  readUntaught: '认作 {label}。训练数据里没有它这一类。',
  showLarge: '放大查看',

  // Epochs
  log: '逐轮记录',
  noEpochs: '每训练一轮，这里就多一行。',
  epochHeading: '轮',
  stepsHeading: '步数',
  timeHeading: '用时',
  beforeStep:
    '每轮只有一步：loss 和 accuracy 是这一步之前的，所以第一行是未训练的网络；val_loss 和 val_accuracy 是这一步之后的。',
  epochsThinned: '共 {count} 轮。显示：第一轮、最后一轮和 {step} 的倍数。',
  allEpochs: '显示所有轮',
  fewEpochs: '少显示一些',
};
