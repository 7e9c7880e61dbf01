// neuron.js — lesson: a neuron.

export default {
  'neuron.name': '神经元',
  'neuron.about': '一个单元：权重、求和，以及训练如何改变它们。',

  'neuron.sum.title': '一个神经元做什么？',
  'neuron.sum.said': '[神经元](#neuron)把每个输入的数乘以一个权重，把乘积全部相加，再加上一个数，叫作偏置。',
  'neuron.sum.bet': '这个网络只有一层，十个神经元。其中一个有多少个权重？',
  'neuron.sum.bet.few': '28',
  'neuron.sum.bet.all': '784',
  'neuron.sum.bet.more': '7,850',
  'neuron.sum.do': '在“内部”里点十行中的一行。',
  'neuron.sum.outcome':
    '它有 {inputs} 个权重，每个像素一个。乘积之和是 {total}，加上偏置 {bias}，得到 {sum}。',

  'neuron.paper.title': '哪些权重起作用？',
  'neuron.paper.said': '乘以 0 得 0：图片没有墨的地方，权重不起作用。',
  'neuron.paper.bet': '一个神经元的 784 个乘积里，有多少个是 0？',
  'neuron.paper.bet.few': '不到 30 %',
  'neuron.paper.bet.half': '30 到 64 %',
  'neuron.paper.bet.most': '65 % 以上',
  'neuron.paper.do': '在“内部”里点另一行。',
  'neuron.paper.outcome':
    '{inputs} 个乘积里有 {zeroProducts} 个是 0，占 {zeroShare} %。{up} 个使和变大，{down} 个使和变小。',

  'neuron.trained.title': '十个神经元开始学习',
  'neuron.trained.said': '权重起初是随机数；这次训练有几百步，每一步把它们改一点点。',
  'neuron.trained.bet': '把图像学过一遍之后，十个神经元在 100 个新数字里能认对多少？',
  'neuron.trained.bet.guess': '不到 30 个',
  'neuron.trained.bet.some': '30 到 64 个',
  'neuron.trained.bet.most': '65 个以上',
  'neuron.trained.do': '点“训练”，等训练结束。',
  'neuron.trained.outcome': '100 个里认对 {of100} 个：{count} 张测试图像错了 {wrong} 张。',

  'neuron.winner.title': '哪个和说了算？',
  'neuron.winner.said': '最后一层的十个神经元各代表一个数字，各有自己的和。',
  'neuron.winner.bet': '网络说出的数字，是哪个神经元的？',
  'neuron.winner.bet.largest': '和最大的那个',
  'neuron.winner.bet.between': '和居中的那个',
  'neuron.winner.bet.smallest': '和最小的那个',
  'neuron.winner.do': '在“内部”里再点一行。',
  'neuron.winner.outcome': '它说是 {winner}：最大的和是 {largest}，其次是 {second}。',

  'neuron.ticket.title': '下课小测',
  'neuron.ticket.said': '三个问题，答案都在你自己的结果里。',
  'neuron.ticket.inputs': '十个神经元中的一个有多少权重？',
  'neuron.ticket.inputs.look': '第 1 步的结果里有。',
  'neuron.ticket.params': '第 1 步的网络就是十个这样的神经元。权重和偏置一共有多少？',
  'neuron.ticket.params.look': '一个神经元的权重加上偏置，乘以十；“网络”的表格最后一行也有。',
  'neuron.ticket.wrong': '训练之后，它认错了多少张测试图像？',
  'neuron.ticket.wrong.look': '第 3 步的结果里有。',
};
