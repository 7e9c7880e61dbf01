// guide.js — what stands on the page for teachers besides the plans: what to have ready, misconceptions, homework.

export default {
  'guide.contents': '本页内容',
  'guide.ready': '课前十分钟',
  'guide.plans': '教案',
  'guide.lessons': '各课与课程目标',
  'guide.misconceptions': '六个误解，以及怎样测量',
  'guide.parts': '作业、比赛、高尔夫和写数字的纸',
  'guide.projector': '投影',
  'guide.worksheets': '学习单',

  'ready.do': '要做的事',
  'ready.open': '在教室的一台设备上打开实验室，按“训练”。曲线上升，就一切正常。',
  'ready.lesson': '再有 8 分钟的话，把教案里的第一课自己做一遍。',
  'ready.print': '打印需要的学习单，答案留给自己。',
  'ready.digits': '要上第 7 课：每两名学生打印一张写数字的纸。',
  'ready.link':
    '给全班的链接：打开一课，按“复制链接”。不需要的部分可以去掉：在链接末尾加上例如 &hide=network,inside,runs,digits,files，第 4 课就是这样。',
  'ready.need': '需要的东西',
  'ready.devices':
    '每一两名学生一台设备：电脑、平板或手机，浏览器为 {browsers} 或更新。屏幕宽 320 像素就够，不需要键盘。',
  'ready.data': '图像共 11 MB。每台设备只取一次，之后会保存；网络慢时，可以先用已经到达的图像开始训练。',
  'ready.time':
    '第一个网络在笔记本电脑上几秒钟就能训练完。旧手机上，请选少一些图像：“训练过程”，“所有设置”，“训练图像”。',
  'ready.school':
    '学校的网络要允许本页的地址，包括 .wasm 文件；没有别的来源。三十台设备同时取 330 MB：请让大家前一天打开一次。第 9 课还用到衣物图像，31 MB。没有网络时，单个文件里的实验室也一样，帮助里有它的位置。',
  'ready.private': '不用安装，不用账号，什么都不发送',
  'ready.privateText':
    '网络在浏览器里训练。图画、照片和结果都留在设备上；没有 Cookie，也没有统计。只有学生自己复制并交给你，结果才会离开设备。',
  'ready.language': '语言：中文和英文，在每一页的顶部切换。',

  'belief.programmed': '“有人专门为数字编好了程序。”',
  'belief.programmed.answer':
    '程序里没有一行写着 3 长什么样。在“数据”里选择 Fashion-MNIST（如果提供）：同一个程序学会区分鞋子和衬衫。',
  'belief.exact': '“计算机是精确的，不会出错。”',
  'belief.exact.answer': '用种子 1 和 2 各训练一次。两次认对的数量差不多，但“结果”里的错误并不相同。',
  'belief.stores': '“它把所有图像都存下来了。”',
  'belief.stores.answer':
    '页面的第一个网络有 {parameters} 个数：{weights} kB。训练图像有 {images} MB，装不进去。',
  'belief.keeps': '“它在使用时还在继续学习。”',
  'belief.keeps.answer': '记下“结果”里权重的指纹，随便画多少次，再比较：指纹没有变。',
  'belief.trained': '“它从我的画里学到了东西。”',
  'belief.trained.answer':
    '画图什么也不改变。只有按“我的数字”里的“学我的数字”才会用它训练，而且可以换回之前的网络。',
  'belief.gathers': '“它自己从网上收集数据。”',
  'belief.gathers.answer':
    '它得到的是人写的、人标注的 {count} 张图像。图像到齐后断开网络再训练：什么也不缺。',
  'belief.source': '这六条来自一项对学生的研究：',
  'belief.words': '用词很重要。说网络在计算、在猜、会出错；不要说它在想、知道或想要。',

  'part.homework': '作业',
  'part.homeworkText':
    '一个结果就是一行文字：设置、种子和训练后权重的指纹。把全班的行粘贴进来：页面会逐一重新训练，并说明哪些每一位都相同。',
  'part.race': '比赛',
  'part.raceText': '二到四个网络、优化器或学习率并排训练，用同一个种子和同样的批。开始之前让全班先猜。',
  'part.golf': '高尔夫',
  'part.golfText': '一个目标，例如用最少的参数达到 98 %。打开结果那一行的人会重新训练，看它是否成立。',
  'part.digits': '写数字的纸',
  'part.digitsText': '学生在打印的纸上写数字，一张照片就能把多达一百个数字放进“我的数字”。用于第 7 课。',

  'projector.text': '实验室顶部的“投影”让文字变大、线条变粗、颜色更强，白底或黑底。',
  'projector.keyP': '打开或关闭',
  'projector.keyT': '暂停训练，再按继续',
  'projector.keyAlt': '打开一个主题：数据、网络等等',
  'projector.keys': '一个键就能暂停：先讲，再从原处继续。在输入框里打字时，按键不起作用。',
  'projector.open': '以投影方式打开实验室',

  'sheets.lead':
    '每课一页，A4 或 Letter 纸；答案单独在最后几页。答案取决于学生自己的训练时，会写明什么范围是对的。',
  'sheets.open': '选择并打印学习单',
  'sheets.back': '教案与各课',
  'sheets.choose': '哪些学习单',
  'sheets.answers': '附答案，单独在最后几页',
  'sheets.print': '打印',
  'sheets.all': '全部',
  'sheets.ofPlan': '{plan}教案的',
  'sheets.noOne': '都不要',
  'sheets.none': '没有选择学习单。',
  'sheets.pages': { other: '共 {count} 页' },
  'sheets.heading': '第 {number} 课',
  'sheets.who': '姓名',
  'sheets.date': '日期',
  'sheets.answersOf': '答案',
  'sheets.where': '本课网址：',
};
