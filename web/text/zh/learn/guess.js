// guess.js — lesson: the network guesses.

export default {
  'guess.name': '网络在猜',
  'guess.about': '网络在什么都没学之前会怎样回答。',

  'guess.first.title': '还没学就提问',
  'guess.first.said': '新的网络也会回答：它的权重是随机数，每张图都得到十个输出，加起来是 100 %。',
  'guess.first.bet': '你写一个数字。它的回答会得到百分之几？',
  'guess.first.bet.low': '不到 40 %',
  'guess.first.bet.middle': '40 到 89 %',
  'guess.first.bet.high': '90 % 以上',
  'guess.first.do': '在空白的书写板上写一个数字。',
  'guess.first.outcome': '它回答 {read}，占 {percent} %，其次占 {second} %。要是完全瞎猜，每个是 10 %。',

  'guess.score.title': '瞎猜能有多好？',
  'guess.score.said': '一次回答可能碰巧对；一万次回答才看得出好坏。',
  'guess.score.bet': '100 个数字里，没训练过的网络能认对多少？',
  'guess.score.bet.few': '不到 25 个',
  'guess.score.bet.half': '25 到 59 个',
  'guess.score.bet.most': '60 个以上',
  'guess.score.do': '在“结果”里点“测试图像”。',
  'guess.score.outcome':
    '100 个里对了 {guessOf100} 个（{guessCount} 张图像）。在十个数字里瞎猜，大约对 10 个。',

  'guess.favourite.title': '十个数字被回答得一样多吗？',
  'guess.favourite.said': '[混淆矩阵](#confusion-matrix)数的是：对每个数字，网络回答了什么。',
  'guess.favourite.bet': '十个数字里，被回答得最多的那个占多少？',
  'guess.favourite.bet.even': '15 % 以下，和别的差不多',
  'guess.favourite.bet.some': '16 % 以上',
  'guess.favourite.do': '在“结果”的矩阵里点数最大的一格。',
  'guess.favourite.outcome':
    '它回答得最多的是 {favourite}，占全部回答的 {favouriteShare} %：随机的权重碰巧偏向某些数字。',

  'guess.seed.title': '换一组随机数',
  'guess.seed.said': '随机种子决定随机的权重；书写板空着就先写一个数字。',
  'guess.seed.bet': '你写的数字不变。换一个种子，它的回答会……',
  'guess.seed.bet.same': '同一个数字，百分数也一样',
  'guess.seed.bet.close': '同一个数字，百分数不同',
  'guess.seed.bet.other': '另一个数字',
  'guess.seed.do': '“训练过程”→“全部设置”：种子改成 2，回车。',
  'guess.seed.outcome':
    '种子 1 时是 {read}（{percent} %），现在是 {seedRead}（{seedPercent} %）。训练之前，回答全凭偶然。',

  'guess.ticket.title': '下课小测',
  'guess.ticket.said': '三个问题，答案都在你自己的结果里。',
  'guess.ticket.favourite': '没训练过的网络最常回答哪个数字？',
  'guess.ticket.favourite.look': '第 3 步的结果里有。',
  'guess.ticket.score': '100 个数字里它认对了多少？',
  'guess.ticket.score.look': '第 2 步的结果里有。',
  'guess.ticket.sure': '种子 1 时，它对你写的数字的回答占百分之几？',
  'guess.ticket.sure.look': '第 1 步的结果里有。',
};
