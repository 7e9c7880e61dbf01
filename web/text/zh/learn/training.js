// training.js — lesson: training.

export default {
  'training.name': '训练',
  'training.about': '一批、一轮、更多轮：每一次改变了什么。',

  'training.batch.title': '走一步',
  'training.batch.said':
    '每一步，网络回答一[批](#batch)图像，然后把每个权重改一点，使这批图像上的[损失](#cross-entropy)（误差）变小。',
  'training.batch.bet': '走一步之后，同一批图像上的损失……',
  'training.batch.bet.smaller': '变小',
  'training.batch.bet.same': '不变',
  'training.batch.bet.larger': '变大',
  'training.batch.do': '在“训练过程”里点训练一批的按钮。',
  'training.batch.outcome': '在这 {batchCount} 张图像上，损失原来是 {lossBefore}，走一步后是 {lossAfter}。',

  'training.epoch.title': '一轮之后有多好？',
  'training.epoch.said': '一[轮](#epoch)：每张训练图像用一次，一批一批地用。',
  'training.epoch.bet': '100 个没有训练过的数字，它能认对：',
  'training.epoch.bet.guess': '不到 30 个',
  'training.epoch.bet.half': '30 到 64 个',
  'training.epoch.bet.most': '65 到 92 个',
  'training.epoch.bet.nearly': '93 个以上',
  'training.epoch.do': '点“训练”或“继续”，直到训练结束。',
  'training.epoch.outcome': '100 个里认对 {of100} 个：{count} 张测试图像错了 {wrong} 张。',

  'training.again.title': '再来一轮呢？',
  'training.again.said': '训练可以继续：第二轮从第一轮的权重开始。',
  'training.again.bet': '第二轮会提高……',
  'training.again.bet.much': '10 个百分点以上',
  'training.again.bet.little': '不到 10 个百分点',
  'training.again.bet.none': '没有提高，或者变差',
  'training.again.do': '再点一次“训练”。',
  'training.again.outcome':
    '从 100 个对 {of100} 个变成 {nowOf100} 个，提高 {gain} 个百分点。第一轮提高最多，以后越来越少。',

  'training.curve.title': '看懂曲线',
  'training.curve.said': '曲线显示训练图像认对的比例，一批接一批。',
  'training.curve.bet': '第一轮的曲线在哪里上升最多？',
  'training.curve.bet.first': '前三分之一',
  'training.curve.bet.middle': '中间三分之一',
  'training.curve.bet.last': '后三分之一',
  'training.curve.do': '打开“训练过程”，看曲线。',
  'training.curve.outcome': '前三分之一上升了 {firstRise} 个百分点。常见的错误先改掉，少见的要到后来。',

  'training.ticket.title': '下课小测',
  'training.ticket.said': '三个问题，答案都在你自己的结果里。',
  'training.ticket.wrong': '你的网络现在认错多少张测试图像？',
  'training.ticket.wrong.look': '“结果”里有。',
  'training.ticket.epochs': '它一共训练了多少轮？',
  'training.ticket.epochs.look': '“训练过程”的表格里数得出来。',
  'training.ticket.loss': '走一步使这批图像上的损失怎样？',
  'training.ticket.loss.look': '第 1 步的结果里有。',
  'training.ticket.loss.smaller': '变小',
  'training.ticket.loss.same': '不变',
  'training.ticket.loss.larger': '变大',
};
