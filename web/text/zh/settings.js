// settings.js — settings, and what stands in the way of a run.

export default {
  // The choice of a network
  oneLayer: '只有一层',
  hiddenLayers: '带隐藏层',
  convolutions: '卷积',

  // Settings
  settings: '设置',
  moreSettings: '全部设置',
  inUse: '{count} 项已启用',
  epochs: '轮数',
  batch: '批大小',
  fullBatch: '一次用全部图像',
  optimizer: '优化器',
  rate: '学习率',
  schedule: '学习率调度',
  'schedule.constant': '恒定',
  'schedule.step': '阶梯',
  'schedule.cosine': '余弦',
  'schedule.one-cycle': '单周期',
  seed: '随机种子',
  trainCount: '训练图像',
  validationCount: '验证图像',
  holdoutCount: '留出图像',
  splitSeed: '划分种子',
  testCount: '测试图像',
  l2: 'L2 惩罚',
  weightDecay: '权重衰减',
  clip: '梯度裁剪',
  average: '权重平均',
  augment: '数据增强',
  augmentExamples: '数据增强的例子',
  augmentedNow: '这一轮网络看到的图像：',
  augmentedNext: '下一轮网络将看到的图像：',
  augmentedDigits: '增强后的训练图像：{digits}',
  invented: '编造的数字',
  inventedFirst: '网络看到的前几个编造的数字：',
  inventedDigits: '用来训练的编造的数字：{digits}',
  shuffledLabels: '打乱的标签（%）',
  validateEvery: '每隔几轮验证',
  'hint.epochs': '把全部训练图像[用多少遍](#batch)（epochs）。',
  'hint.batch':
    '[每一步](#batch)用多少张图像（batch size）；一次用全部图像就是全批量[梯度下降](#gradient-descent)。',
  'hint.optimizer': '由[梯度](#gradient-descent)更新权重的规则（optimizer）。更换会重置网络。',
  'hint.rate': '[每一步的大小](#learning-rate)（learning rate）；训练中途也可以改。',
  'hint.schedule': '一次训练中[学习率](#learning-rate)怎样变化（schedule）；所填的学习率是其最大值。',
  'hint.seed': '随机数的起点（seed）。种子相同，过程完全相同；更换会重置网络。',
  'hint.trainCount': '用多少张图像训练网络。',
  'hint.validationCount':
    '从训练图像中留出多少张[用来验证](#overfitting)（validation set）；填 0 则用测试图像。',
  'hint.holdoutCount':
    '从训练图像中再留出多少张（hold-out set），既不训练也不[验证](#overfitting)，作为另一份测试。',
  'hint.splitSeed': '在划分之前先打乱训练图像（split seed）；填 0 则按原来的顺序。',
  'hint.testCount': '用多少张图像测试网络。',
  'hint.l2': '权重越大代价越高，偏向更简单的解（[正则化](#regularization)，regularization）；填 0 则没有。',
  'hint.weightDecay': '每一步，[每个权重](#regularization)按“学习率 × 此数”的比例缩小（weight decay）。',
  'hint.clip': '[梯度](#gradient-descent)的最大长度，更长的会被缩短（gradient clipping）；填 0 则不限制。',
  'hint.average':
    '网络用最近若干步[权重的平均值](#weight-average)来识别（0.99 约为 100 步），保存的也是它；填 0 则只用最后的权重。',
  'hint.augment':
    '每一轮都随机[改变每张训练图像](#augmentation)（data augmentation），就像换了别人的手写。每个词后面写它的范围：shift（平移）、elastic（弯曲）、stroke（笔画变粗变细）以像素计，rotate（旋转）、shear（倾斜）以度计，scale（缩放）是比例。训练准确率是对改变后的图像而言。留空则没有。',
  'hint.invented':
    '网页自己画多少个数字加到[训练图像](#augmentation)里。它们的写法是各国学校教的，MNIST 里却很少：带斜线的 0、带起笔和底线的 1、带横的 7、尾巴弯的 9、一笔写成的 4。没有人写过它们，评估也不用它们。',
  'hint.shuffledLabels':
    '每 100 张训练图像中，有多少张的[标签](#one-hot)在它们之间随机交换：就像有错误的数据。其他图像的标签不变。换哪些，由划分种子决定。',
  'hint.validateEvery': '少[验证](#overfitting)可以省时间。',
  wholeNumber: '{name}：请输入 {least} 到 {most} 的整数。',
  countOrShare: '{name}：请输入 {least} 到 {most} 的整数，或比例，例如 25 %。',
  someNumber: '{name}：请输入 {least} 到 {most} 的数。',

  // The drawing
  fires: '单元激活',

  // The run
  blockedLayers: '网络层有错误。',
  blockedField: '有一项设置超出了范围。',
  blockedClasses: '最后一层与所选的{kinds}不相配。',
};
