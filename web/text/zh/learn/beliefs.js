// beliefs.js — lesson: six things people believe.

export default {
  'beliefs.name': '人们相信的六件事',
  'beliefs.about': '逐一检验：它是编好的吗、精确吗、是记忆吗、会从你这里学吗？',

  'beliefs.programmed.title': '“它是为数字编的程序”',
  'beliefs.programmed.said': '同样的网络，同样的代码，别的图像：用衣服代替数字（Fashion-MNIST）。',
  'beliefs.programmed.bet': '100 件衣服里，它能说对：',
  'beliefs.programmed.bet.none': '不到 30 件：它是为数字做的',
  'beliefs.programmed.bet.some': '30 到 59 件',
  'beliefs.programmed.bet.most': '60 件以上',
  'beliefs.programmed.do': '点“训练”，等训练结束。',
  'beliefs.programmed.outcome':
    '100 件对 {of100} 件。没有人写过衬衫长什么样，也没有人写过 3 长什么样：全都来自图像和标签。',

  'beliefs.stores.title': '“它把图片存起来了”',
  'beliefs.stores.said': '训练之后网络有的只是权重，每个四字节；图片不在里面。',
  'beliefs.stores.bet': '全部图片占的空间和权重相比……',
  'beliefs.stores.bet.same': '差不多或更少',
  'beliefs.stores.bet.ten': '不超过十倍',
  'beliefs.stores.bet.more': '十倍以上',
  'beliefs.stores.do': '打开“网络”，看表格。',
  'beliefs.stores.outcome':
    '{storedParams} 个权重是 {weightKb} kB；{images} 张图片是 {pictureKb} kB，是它的 {fold} 倍。更小的网络用百分之一的空间就能认数字。',

  'beliefs.first.title': '“它是精确的”（一）',
  'beliefs.first.said': '计算机算得精确，所以人们以为它的回答也精确；先用种子 1 训练一次。',
  'beliefs.first.bet': '在测试图像上它会……',
  'beliefs.first.bet.none': '一个也不错',
  'beliefs.first.bet.some': '犯一些错误',
  'beliefs.first.do': '点“训练”，等训练结束。',
  'beliefs.first.outcome': '{firstWrong} 个错误。下一步：其他都一样，只换随机权重。',

  'beliefs.second.title': '“它是精确的”（二）',
  'beliefs.second.said': '换一个种子，随机权重和图像的顺序就不同；其他都一样。',
  'beliefs.second.bet': '两个网络认错的图像……',
  'beliefs.second.bet.all': '完全相同',
  'beliefs.second.bet.some': '部分相同',
  'beliefs.second.bet.none': '完全不同',
  'beliefs.second.do': '点“训练”，等训练结束。',
  'beliefs.second.outcome':
    '这次 {secondWrong} 个错误，上次 {firstWrong} 个，其中 {common} 张图像相同。两个网络，两组权重，错误也不同。',

  'beliefs.using.title': '“用着用着它还在学”',
  'beliefs.using.said': '指纹是由全部权重算出的一个数：变一个比特，指纹就不同。',
  'beliefs.using.bet': '它把测试图像再回答一遍。之后指纹……',
  'beliefs.using.bet.same': '不变',
  'beliefs.using.bet.other': '变了',
  'beliefs.using.do': '在“结果”里点“测试图像”。',
  'beliefs.using.outcome': '前后都是 {print}……，还是 {againWrong} 个错误。回答不会改变任何权重。',

  'beliefs.mine.title': '“我写的字训练了它”',
  'beliefs.mine.said': '你写，它回答：这是使用；只有“训练”或让它学你的数字才会改变权重。',
  'beliefs.mine.bet': '你写过之后，指纹……',
  'beliefs.mine.bet.same': '不变',
  'beliefs.mine.bet.other': '变了',
  'beliefs.mine.do': '写一个数字，再在“结果”里点“测试图像”。',
  'beliefs.mine.outcome': '{print}……，和以前一样。它读了你写的字，什么也没改变。',

  'beliefs.gathers.title': '“它会自己收集数据”',
  'beliefs.gathers.said': '页面只从一个地方加载文件，浏览器会数页面请求了什么。',
  'beliefs.gathers.bet': '打开页面以来，有多少请求发往别的网站？',
  'beliefs.gathers.bet.none': '没有',
  'beliefs.gathers.bet.some': '有一些',
  'beliefs.gathers.do': '点“清除”，再写一个数字。',
  'beliefs.gathers.outcome':
    '页面和它的后台计算一共 {requests} 个请求，其中 {elsewhere} 个发往别的网站。除了别人给它的，它得不到任何数据。',

  'beliefs.ticket.title': '下课小测',
  'beliefs.ticket.said': '三个问题，答案都在你自己的结果里。',
  'beliefs.ticket.common': '两个网络都认错的图像有多少张？',
  'beliefs.ticket.common.look': '第 4 步的结果里有。',
  'beliefs.ticket.print': '回答和书写使权重怎样？',
  'beliefs.ticket.print.look': '第 5、6 步的结果里有。',
  'beliefs.ticket.print.same': '没有变',
  'beliefs.ticket.print.other': '变了',
  'beliefs.ticket.elsewhere': '有多少请求发往别的网站？',
  'beliefs.ticket.elsewhere.look': '第 7 步的结果里有。',
};
