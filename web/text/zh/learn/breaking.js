// breaking.js — lesson: break it.

export default {
  'breaking.name': '弄坏它',
  'breaking.about': '会出问题的设置，以及为什么。',

  'breaking.rate.title': '步子太大',
  'breaking.rate.said': '[学习率](#learning-rate)现在是 1，是平常的一千倍：每一步都迈过了头。',
  'breaking.rate.bet': '一轮之后，100 个新数字能认对：',
  'breaking.rate.bet.few': '不到 25 个',
  'breaking.rate.bet.some': '25 到 79 个',
  'breaking.rate.bet.most': '80 个以上：步子大学得快',
  'breaking.rate.do': '点“训练”，等训练结束。',
  'breaking.rate.outcome':
    '100 个里对 {of100} 个。{favouriteShare} % 的图像它都说是 {favourite}：权重被甩得太远，很难回来。',

  'breaking.zeros.title': '权重全是零',
  'breaking.zeros.said': '现在所有权重从 0 开始，而不是随机数，所以同一层的神经元全都一样。',
  'breaking.zeros.bet': '一轮之后，100 个新数字能认对：',
  'breaking.zeros.bet.few': '不到 25 个',
  'breaking.zeros.bet.some': '25 到 79 个',
  'breaking.zeros.bet.most': '80 个以上：训练总会找到办法',
  'breaking.zeros.do': '点“训练”，等训练结束。',
  'breaking.zeros.outcome':
    '100 个里对 {of100} 个。{favouriteShare} % 的图像它都说是 {favourite}：从零开始，权重一个也不动，只有偏置学到哪个数字最常见。',

  'breaking.labels.title': '标签错了',
  'breaking.labels.said': '所有训练图像的标签都随机交换了，写着 3 的可能标成 8；新数字的标签没有变。',
  'breaking.labels.bet': '三轮之后，100 个新数字能认对：',
  'breaking.labels.bet.few': '不到 25 个',
  'breaking.labels.bet.some': '25 到 79 个',
  'breaking.labels.bet.most': '80 个以上：图像还是原来的图像',
  'breaking.labels.do': '点“训练”，等训练结束。',
  'breaking.labels.outcome':
    '100 个里对 {of100} 个；瞎猜大约对 10 个。[损失](#cross-entropy)从 {lossFirst} 变到 {lossLast}；瞎猜的损失是 2.30。标签和像素毫无关系，就学不到对新数字也成立的东西。',

  'breaking.few.title': '1,000 张图像用 50 遍',
  'breaking.few.said': '一千张图像，每张用 50 遍：步数和 5 万张用一遍一样多。',
  'breaking.few.bet': '训练图像和新图像会相差……',
  'breaking.few.bet.none': '不到 2 个百分点',
  'breaking.few.bet.some': '2 到 5.9 个百分点',
  'breaking.few.bet.much': '6 个百分点以上',
  'breaking.few.do': '点“训练”，等训练结束。',
  'breaking.few.outcome':
    '训练图像 100 张对 {trainOf100} 张，新图像 100 张对 {of100} 张：相差 {apart}。这就是[过拟合](#overfitting)。',

  'breaking.bend.title': '会“弯”的两层',
  'breaking.bend.said':
    '两层之间，[激活函数](#activation)把每个和弯一弯，例如 relu 把负数变成 0；先正常训练一次。',
  'breaking.bend.bet': '三轮之后，100 个新数字能认对：',
  'breaking.bend.bet.few': '不到 80 个',
  'breaking.bend.bet.most': '80 到 93 个',
  'breaking.bend.bet.nearly': '94 个以上',
  'breaking.bend.do': '点“训练”，等训练结束。',
  'breaking.bend.outcome': '100 个里对 {of100} 个。下一步：不弯，其他都一样。',

  'breaking.straight.title': '没有激活函数',
  'breaking.straight.said': '没有激活函数，两层就等于一层：权重乘权重还是权重。',
  'breaking.straight.bet': '和上一次相比，这次会……',
  'breaking.straight.bet.better': '更好',
  'breaking.straight.bet.same': '一样好',
  'breaking.straight.bet.worse': '更差',
  'breaking.straight.do': '点“训练”，等训练结束。',
  'breaking.straight.outcome':
    '100 个里对 {nowOf100} 个，上一次 {of100} 个。不弯的两层等于一层；用全部 MNIST，也只停在 92 左右。',

  'breaking.ticket.title': '下课小测',
  'breaking.ticket.said': '三个问题，答案都在你自己的结果里。',
  'breaking.ticket.apart': '用 1,000 张图像时，训练图像和新图像相差几个百分点？',
  'breaking.ticket.apart.look': '那一步的结果里有。',
  'breaking.ticket.straight': '没有激活函数的网络，100 个里认对多少？',
  'breaking.ticket.straight.look': '上一步的结果里有。',
  'breaking.ticket.wrong': '页面上的网络认错了多少张测试图像？',
  'breaking.ticket.wrong.look': '“结果”里有。',
};
