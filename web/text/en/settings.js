// settings.js — what the page says about classes, settings and the run, in English and in Chinese.

export const SETTINGS_TEXT = /** @type {const} */ ({
  // Classes
  classesHint: [
    'Click a bar to leave it out or to take it back. Two stay at least; another choice starts over.',
    '点击条形可以去掉或加回这一类，至少保留两类；更换后从头开始。',
  ],
  classToggle: ['{label}: {count} images', '{label}：{count} 张'],
  allDigits: ['All digits', '全部数字'],
  allKinds: ['All kinds', '全部种类'],
  kindsDigits: ['digits', '数字'],
  kindsOther: ['kinds', '种类'],
  chooseTwo: [
    'The network has one output, which decides between two {kinds}, and {chosen} are chosen. Leave two on.',
    '这个网络只有一个输出，只能分辨两个{kinds}，现在选了 {chosen} 个。请只留两个。',
  ],
  oneOutput: [
    'One output decides between two {kinds}, and {chosen} are chosen. Choose two of the bars under “Data”, ' +
      'or end the line with dense {chosen} softmax.',
    '一个输出只能分辨两个{kinds}，现在选了 {chosen} 个。请在“数据”的条形中只留两个，' +
      '或把最后一层改成 dense {chosen} softmax。',
  ],
  chooseFewer: [
    'The network has {outputs} outputs, and {chosen} {kinds} are chosen. Leave {outputs} on at most.',
    '这个网络有 {outputs} 个输出，现在选了 {chosen} 个{kinds}。请最多留 {outputs} 个。',
  ],
  fewOutputs: [
    '{outputs} outputs cannot tell {chosen} {kinds} apart. End the line with dense {chosen} softmax, ' +
      'or choose fewer of the bars under “Data”.',
    '{outputs} 个输出分辨不了 {chosen} 个{kinds}。请把最后一层改成 dense {chosen} softmax，' +
      '或在“数据”的条形中少选几个。',
  ],
  noneOfThese: [
    'These data have no training images of the {kinds} chosen.',
    '这份数据里没有所选{kinds}的训练图像。',
  ],

  // The choice of a network
  oneLayer: ['One layer', '只有一层'],
  hiddenLayers: ['Hidden layers', '带隐藏层'],
  convolutions: ['Convolutions', '卷积'],

  // Settings
  settings: ['Settings', '设置'],
  moreSettings: ['More settings', '更多设置'],
  inUse: ['{count} in use', '{count} 项已启用'],
  epochs: ['Epochs', '轮数'],
  batch: ['Batch size', '批大小'],
  fullBatch: ['All images at once', '一次用全部图像'],
  optimizer: ['Optimizer', '优化器'],
  rate: ['Learning rate', '学习率'],
  schedule: ['Schedule', '学习率调度'],
  'schedule.constant': ['Constant', '恒定'],
  'schedule.step': ['Step', '阶梯'],
  'schedule.cosine': ['Cosine', '余弦'],
  'schedule.one-cycle': ['One cycle', '单周期'],
  seed: ['Seed', '随机种子'],
  trainCount: ['Training images', '训练图像'],
  validationCount: ['Validation images', '验证图像'],
  holdoutCount: ['Held-out images', '留出图像'],
  splitSeed: ['Split seed', '划分种子'],
  testCount: ['Test images', '测试图像'],
  l2: ['L2 penalty', 'L2 惩罚'],
  weightDecay: ['Weight decay', '权重衰减'],
  clip: ['Gradient clipping', '梯度裁剪'],
  validateEvery: ['Epochs per validation', '每几轮验证'],
  'hint.none': ['Choose a setting, and this line says what it does.', '选中一项设置，这里会说明它的作用。'],
  'hint.epochs': [
    'Epochs: how many times it sees every training image.',
    '轮数（epochs）：每张训练图像看多少遍。',
  ],
  'hint.batch': [
    'Batch size: how many images it looks at before each correction; all at once is gradient descent in ' +
      'its original form.',
    '批大小（batch size）：每看多少张图像改正一次；一次用全部图像就是最原始的梯度下降。',
  ],
  'hint.optimizer': [
    'Optimizer: the rule that turns mistakes into corrections. Another one starts over.',
    '优化器（optimizer）：把错误变成改正的规则。更换后从头开始。',
  ],
  'hint.rate': [
    'Learning rate: how big a step each correction takes.',
    '学习率（learning rate）：每次改正迈多大一步。',
  ],
  'hint.schedule': [
    'Schedule: how the learning rate moves during a run; the number beside it is its largest value.',
    '学习率调度（schedule）：一次训练中学习率怎样变化；旁边填的是它的最大值。',
  ],
  'hint.seed': [
    'Seed: where chance begins. The same seed gives exactly the same run; another one starts over.',
    '随机种子（seed）：随机数的起点。种子相同，过程完全相同；更换后从头开始。',
  ],
  'hint.trainCount': [
    'Training images: how many images it may learn from.',
    '训练图像：可以用多少张图像来学习。',
  ],
  'hint.validationCount': [
    'Validation images: how many of the training images only check how it is going (validation set); ' +
      'with 0 the test images do.',
    '验证图像（validation set）：从训练图像中留出多少张，只用来检验学得怎样；填 0 则用测试图像检验。',
  ],
  'hint.holdoutCount': [
    'Held-out images: how many of the training images it never sees, for a test of your own (hold-out set).',
    '留出图像（hold-out set）：训练图像中有多少张始终不给它看，留作另一份测试。',
  ],
  'hint.splitSeed': [
    'Split seed: shuffles the training images before some are held out; 0 takes them in their order.',
    '划分种子（split seed）：在留出图像之前先打乱训练图像；填 0 则按原来的顺序。',
  ],
  'hint.testCount': ['Test images: how many of them it is tested on.', '测试图像：用多少张来测试。'],
  'hint.l2': [
    'L2 penalty: what large weights cost, so that it prefers simple rules; 0 for nothing (regularization).',
    'L2 惩罚（正则化，regularization）：权重越大代价越高，使它偏爱简单的规则；填 0 则没有。',
  ],
  'hint.weightDecay': [
    'Weight decay: the share of every weight, times the learning rate, that each correction takes away.',
    '权重衰减（weight decay）：每次改正时，每个权重按“学习率 × 此数”的比例缩小。',
  ],
  'hint.clip': [
    'Gradient clipping: how long a correction may be before the learning rate scales it; 0 for any length.',
    '梯度裁剪（gradient clipping）：梯度最长不超过多少，再乘以学习率；填 0 则不限制。',
  ],
  'hint.validateEvery': [
    'Epochs per validation: after how many epochs it is checked; checking seldom saves time.',
    '每几轮验证：每隔多少轮检验一次；少检验可以省时间。',
  ],
  lbfgsNote: [
    'L-BFGS finds its own steps and takes all images for each: learning rate, batch size, schedule and ' +
      'clipping are not used. It works for networks with one layer of weights.',
    'L-BFGS 自己决定步长，每一步都用全部图像：学习率、批大小、调度和裁剪都不起作用。' +
      '它只适用于只有一层权重的网络。',
  ],
  wholeNumber: [
    '{name}: a whole number from {least} to {most}, please.',
    '{name}：请输入 {least} 到 {most} 的整数。',
  ],
  someNumber: ['{name}: a number from {least} to {most}, please.', '{name}：请输入 {least} 到 {most} 的数。'],

  // The drawing
  fires: ['its unit fires', '它的单元被激活'],

  // The run
  blockedLayers: ['The line of layers needs a correction first.', '请先改正网络层。'],
  blockedField: ['A setting below needs a correction first.', '请先改正下方的设置。'],
  blockedClasses: [
    'The {kinds} chosen and the network do not go together yet.',
    '所选的{kinds}和网络还不相配。',
  ],
  convergedLine: [
    'Converged in epoch {epochs}: no further step would make the loss smaller.',
    '{epochs} 轮后已收敛：再走一步也不会让损失更小。',
  ],
});
