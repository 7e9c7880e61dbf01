// honest.js — lesson: an honest test.

export default {
  'honest.name': '诚实的测试',
  'honest.about': '为什么要用没训练过的图像来测试。',

  'honest.few.title': '同样 200 张用十遍',
  'honest.few.said': '这个网络只用 200 张图像训练，每张用十遍；然后用从没给过它的图像测试。',
  'honest.few.bet': '它在哪里认对得更多？',
  'honest.few.bet.train': '训练过的图像',
  'honest.few.bet.same': '两边一样',
  'honest.few.bet.test': '新图像',
  'honest.few.do': '点“训练”，等训练结束。',
  'honest.few.outcome': '最后一轮，训练图像 100 个里对 {trainOf100} 个，新图像 100 个里只对 {of100} 个。',

  'honest.memory.title': '考题事先发过的考试',
  'honest.memory.said': '用训练过的图像来测试，就像考试前把题目发给了学生。',
  'honest.memory.bet': '它自己的训练图像，现在能认对：',
  'honest.memory.bet.some': '100 个里不到 90 个',
  'honest.memory.bet.most': '100 个里 90 到 99 个',
  'honest.memory.bet.all': '全部',
  'honest.memory.do': '在“结果”里点“训练图像”。',
  'honest.memory.outcome':
    '自己的图像 100 个里对 {memoryOf100} 个，{memoryCount} 张错 {memoryWrong} 张。但这说明不了新图像：那里只有 {of100}。',

  'honest.more.title': '十倍的图像',
  'honest.more.said': '现在同一个网络用 2,000 张图像学习，而不是 200 张。',
  'honest.more.bet': '在新图像上它会……',
  'honest.more.bet.much': '高 3 个百分点以上',
  'honest.more.bet.little': '差不多：相差不到 3 个百分点',
  'honest.more.bet.less': '低 3 个百分点以上',
  'honest.more.do': '点“训练”，等训练结束。',
  'honest.more.outcome':
    '新图像从 {of100} 变成 {nowOf100}（100 个里）。多一些不同的图像，比反复用同样的更有用。',

  'honest.again.title': '测试会教它吗？',
  'honest.again.said': '测试时网络只是回答，权重一个也不变。',
  'honest.again.bet': '用同样的图像再测一次，它会……',
  'honest.again.bet.same': '犯同样的错误',
  'honest.again.bet.other': '错得少些，因为测过一次',
  'honest.again.do': '在“结果”里点“测试图像”。',
  'honest.again.outcome': '还是 {againWrong} 个错误，权重的指纹也一样：{print}……',

  'honest.ticket.title': '下课小测',
  'honest.ticket.said': '三个问题，答案都在你自己的结果里。',
  'honest.ticket.where': '只用 200 张时，它在哪里认对得更多？',
  'honest.ticket.where.look': '第 1 步的结果里有。',
  'honest.ticket.where.train': '训练图像',
  'honest.ticket.where.same': '一样',
  'honest.ticket.where.test': '新图像',
  'honest.ticket.wrong': '网络现在认错多少张测试图像？',
  'honest.ticket.wrong.look': '“结果”里有：点“测试图像”。',
  'honest.ticket.print': '第二次测试使权重怎样？',
  'honest.ticket.print.look': '第 4 步的结果里有。',
  'honest.ticket.print.same': '没有变',
  'honest.ticket.print.other': '变了',
};
