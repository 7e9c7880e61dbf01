// picture.js — lesson: a picture is numbers.

export default {
  'picture.name': '图片就是数字',
  'picture.about': '网络得到的只是 784 个数，别的什么也没有。',

  'picture.numbers.title': '对计算机来说，图片是什么？',
  'picture.numbers.said': '图片是一格一格的[像素](#pixels)，28 × 28 = 784 个数：0 是白纸，255 是最浓的墨。',
  'picture.numbers.bet': '它的 784 个数里，有多少个是 0（白纸）？',
  'picture.numbers.bet.few': '不到 40 %',
  'picture.numbers.bet.half': '40 到 64 %',
  'picture.numbers.bet.most': '65 % 以上',
  'picture.numbers.do': '在“数据”里点一个数字。',
  'picture.numbers.outcome':
    '这个 {label}：{count} 个数里有 {zeros} 个是 0，也就是 {zeroPercent} % 是白纸。最大的是 {most}。',

  'picture.pen.title': '你的笔画也是数字',
  'picture.pen.said': '你写的东西先变成 28 × 28 个数，再交给网络；书写板旁边的小图就是这些数。',
  'picture.pen.bet': '784 个数里，有多少个会有墨？',
  'picture.pen.bet.few': '不到 60 个',
  'picture.pen.bet.some': '60 到 219 个',
  'picture.pen.bet.most': '220 个以上',
  'picture.pen.do': '在书写板上写一个大大的数字。',
  'picture.pen.outcome': '784 个数里有 {ink} 个有墨，{paper} 个是 0。一笔只碰到其中一小部分。',

  'picture.size.title': '大小有关系吗？',
  'picture.size.said': 'MNIST 的数字都缩放到 20 × 20 的方框里，再移到正中；你写的也一样处理。',
  'picture.size.bet': '把同一个数字写得很小。在 28 × 28 的小图里，它会……',
  'picture.size.bet.smaller': '一样小',
  'picture.size.bet.same': '和刚才一样大',
  'picture.size.do': '点“清除”，再写得很小。',
  'picture.size.outcome': '它占了 28 个像素中的 {tall} 个：页面在交给网络之前已经把它放大了。',

  'picture.rule.title': '一条规则够吗？',
  'picture.rule.said': '人定的规则：把一张图片的墨加起来，平均墨量最接近哪个数字，就说是哪个。',
  'picture.rule.bet': '显示出来的数字里，这条规则能说对多少？',
  'picture.rule.bet.few': '不到 60 %',
  'picture.rule.bet.many': '60 到 84 %',
  'picture.rule.bet.all': '85 % 以上',
  'picture.rule.do': '在“数据”里点“换一批”。',
  'picture.rule.outcome':
    '{ruleCount} 个数字里它说对了 {ruleRight} 个，{rulePercent} %。墨有多少说明不了什么，墨在哪里才重要。',

  'picture.ticket.title': '下课小测',
  'picture.ticket.said': '三个问题，答案就是你测得的结果。',
  'picture.ticket.count': '一张图片有多少个数？',
  'picture.ticket.count.look': '回到第 1 步看看。',
  'picture.ticket.zeros': '第 1 步的那个数字有多少个 0？',
  'picture.ticket.zeros.look': '第 1 步的结果里有。',
  'picture.ticket.rule': '只看墨量，能分清十个数字吗？',
  'picture.ticket.rule.enough': '能，几乎总是对',
  'picture.ticket.rule.notEnough': '不能，经常出错',
  'picture.ticket.rule.look': '第 4 步的结果里有。',
};
