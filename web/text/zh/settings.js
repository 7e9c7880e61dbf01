// settings.js — settings, and what stands in the way of a run.

export default {
  // The choice of a network
  oneLayer: '只有一层',
  hiddenLayers: '带隐藏层',
  convolutions: '卷积',

  // Settings
  settings: '设置',
  moreSettings: '更多设置',
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
  validateEvery: '每几轮验证',
  'hint.none': '选中一项设置，这里会说明它的作用。',
  'hint.epochs': '轮数（epochs）：每张训练图像看多少遍。',
  'hint.batch': '批大小（batch size）：每看多少张图像改正一次；一次用全部图像就是最原始的梯度下降。',
  'hint.optimizer': '优化器（optimizer）：把错误变成改正的规则。更换后从头开始。',
  'hint.rate': '学习率（learning rate）：每次改正迈多大一步。',
  'hint.schedule': '学习率调度（schedule）：一次训练中学习率怎样变化；旁边填的是它的最大值。',
  'hint.seed': '随机种子（seed）：随机数的起点。种子相同，过程完全相同；更换后从头开始。',
  'hint.trainCount': '训练图像：可以用多少张图像来学习。',
  'hint.validationCount':
    '验证图像（validation set）：从训练图像中留出多少张，只用来检验学得怎样；填 0 则用测试图像检验。',
  'hint.holdoutCount': '留出图像（hold-out set）：训练图像中有多少张始终不给它看，留作另一份测试。',
  'hint.splitSeed': '划分种子（split seed）：在留出图像之前先打乱训练图像；填 0 则按原来的顺序。',
  'hint.testCount': '测试图像：用多少张来测试。',
  'hint.l2': 'L2 惩罚（正则化，regularization）：权重越大代价越高，使它偏爱简单的规则；填 0 则没有。',
  'hint.weightDecay': '权重衰减（weight decay）：每次改正时，每个权重按“学习率 × 此数”的比例缩小。',
  'hint.clip': '梯度裁剪（gradient clipping）：梯度最长不超过多少，再乘以学习率；填 0 则不限制。',
  'hint.validateEvery': '每几轮验证：每隔多少轮检验一次；少检验可以省时间。',
  lbfgsNote:
    'L-BFGS 自己决定步长，每一步都用全部图像：学习率、批大小、调度和裁剪都不起作用。' +
    '它只适用于只有一层权重的网络。',
  wholeNumber: '{name}：请输入 {least} 到 {most} 的整数。',
  someNumber: '{name}：请输入 {least} 到 {most} 的数。',

  // The drawing
  fires: '它的单元被激活',

  // The run
  blockedLayers: '请先改正网络层。',
  blockedField: '请先改正下方的设置。',
  blockedClasses: '所选的{kinds}和网络还不相配。',
  convergedLine: '{epochs} 轮后已收敛：再走一步也不会让损失更小。',
};
