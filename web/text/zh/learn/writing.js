// writing.js — lesson: our own handwriting.

export default {
  'writing.name': '我们自己的笔迹',
  'writing.about': '它认得你的字吗？教会它要付出什么？',

  'writing.base.title': '先看测试图像',
  'writing.base.said': 'MNIST 的图像是 1990 年前后美国人写的；测试图像出自同类的其他人。',
  'writing.base.bet': '一轮之后，100 张测试图像能认对：',
  'writing.base.bet.few': '不到 70 张',
  'writing.base.bet.most': '70 到 96 张',
  'writing.base.bet.nearly': '97 张以上',
  'writing.base.do': '点“训练”，等训练结束。',
  'writing.base.outcome': '100 张测试图像对 {of100} 张。现在轮到你写的。',

  'writing.three.title': '写三个',
  'writing.three.said': '写一个数字，再点书写板下面对应的条形：这样就说明它是几，并保留下来。',
  'writing.three.bet': '你写的前三个数字，它能认对：',
  'writing.three.bet.none': '一个也不对',
  'writing.three.bet.some': '一两个',
  'writing.three.bet.all': '三个都对',
  'writing.three.do': '写三个数字，每个都点条形说明是几。',
  'writing.three.outcome': '你的 {handCount} 个里它认对 {handRight} 个。',

  'writing.ten.title': '写十个',
  'writing.ten.said': '三个说明不了什么：照平时赶时间的样子写十个，1 和 7 也按你的写法。',
  'writing.ten.bet': '你写的全部数字里，它能认对：',
  'writing.ten.bet.few': '不到 60 %',
  'writing.ten.bet.most': '60 到 89 %',
  'writing.ten.bet.all': '90 % 以上',
  'writing.ten.do': '保留你自己的十个或更多数字。',
  'writing.ten.outcome':
    '你的 {handCount} 个里认对 {handRight} 个，{handPercent} %；测试图像 100 张对 {of100} 张。',

  'writing.learn.title': '教它认你的字',
  'writing.learn.said': '现在它在原来的图像之外再学你的数字；用来评判的那些，学的时候没有用。',
  'writing.learn.bet': '没有拿来学的那些，它认对得……',
  'writing.learn.bet.better': '比以前多',
  'writing.learn.bet.same': '和以前一样',
  'writing.learn.bet.worse': '比以前少',
  'writing.learn.do': '在“我的数字”里让网络学习它们。',
  'writing.learn.outcome':
    '你的 {ownCount} 个：以前对 {ownBefore} 个，现在对 {ownAfter} 个。测试图像：以前 {testBefore} %，现在 {testAfter} %。',

  'writing.ticket.title': '下课小测',
  'writing.ticket.said': '三个问题，答案都在你自己的结果里。',
  'writing.ticket.count': '让它学习之前，你保留了多少个自己的数字？',
  'writing.ticket.count.look': '第 3 步的结果里有。',
  'writing.ticket.right': '其中它认对了多少个？',
  'writing.ticket.right.look': '第 3 步的结果里有。',
  'writing.ticket.price': '学了你的字之后，测试图像怎样？',
  'writing.ticket.price.look': '比较第 4 步的两个数。',
  'writing.ticket.price.gained': '认对的更多',
  'writing.ticket.price.same': '一样多',
  'writing.ticket.price.lost': '认对的更少',
};
