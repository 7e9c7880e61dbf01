// about.js — the page of help: how to use the lab, the data, the words, and whose work this is.

export default {
  'about.name': '帮助',
  'about.title': '帮助 – 数字实验室',
  'about.tagline': '怎样使用数字实验室，各个名词的意思，以及数据从哪里来。',
  'about.contents': '本页内容',
  'about.source': '来源：',

  // How to use the lab, in steps
  'about.use': '怎样使用',
  'use.train': '训练',
  'useText.train': '点“训练”。网络会看成千上万个手写数字，每看一批就纠正自己一次；曲线显示它认对了多少。',
  'use.draw': '书写',
  'useText.draw':
    '在画板上写一个数字，训练之前、训练当中、训练之后都可以。旁边是网络得到的 28 × 28 个像素，以及每个数字的条形：它认为有多大可能。',
  'use.mistakes': '看看错误',
  'useText.mistakes':
    '“结果”里有它认错的图像，还有一张表：哪个数字被当成了哪个。点一个格子就能看到其中的图像。',
  'use.settings': '改一改',
  'useText.settings':
    '在“网络”里换一个模型，或修改网络层那一行。“训练过程”里是各项设置，每项都有一句说明。在“数据”里点某个数字的条形，就可以不用它。',
  'use.runs': '比较',
  'useText.runs':
    '每次训练在“训练记录”里都有一行。勾选几次，它们的曲线就画在同一张图里；搜索会自动试多组设置。',
  'use.photos': '照片',
  'useText.photos':
    '在纸上写几个数字，拍张照片，或者打开、拖入、粘贴一张图片。网页会找出其中的数字，逐行认出来。',
  'use.files': '保存与载入',
  'useText.files':
    '在“文件”里可以下载网络学到的东西，以后在这里或在 Python 里再打开。浏览器也会保存这次的内容，下次再来时接着用。',
  'use.keyboard': '键盘',
  'useText.keyboard': '不用鼠标也能做所有的事，包括书写。',
  'key.t': '训练、暂停或继续',
  'key.p': '大字、粗线和更强的颜色，适合投影',
  'key.alt': '依次打开各个主题：数据、网络等等',
  'key.pad': '在画板上：移动笔；空格键落笔或提笔，退格键去掉最后一笔',
  'key.plot': '在图上：读出曲线的数值；+ 和 − 放大或缩小，Esc 键显示全部',
  'about.arrows': '方向键',
  'about.or': '至',

  // The data
  'about.mnist': '关于 MNIST',
  'mnist.what':
    'MNIST 是一套手写数字：60,000 张图像用于训练，10,000 张用于测试，每张 28 × 28 像素，256 级灰度。从 1998 年起，大多数人教神经网络认的第一样东西就是它。',
  'mnist.writers':
    '这些数字来自美国国家标准与技术研究院（NIST）的两套资料：一半由人口普查局的职员书写，另一半由高中生书写。训练图像大约出自 250 人之手，他们都没有写过测试图像。',
  'mnist.made':
    'Yann LeCun、Corinna Cortes 和 Christopher J. C. Burges 把两者混在一起，将每个数字缩放到边长 20 像素的方框里，再把它的质心移到图像正中。你在这里写的数字也是这样处理的。',
  'mnist.licence':
    'Yann LeCun 和 Corinna Cortes 拥有版权。MNIST 以“知识共享 署名-相同方式共享 3.0”许可发布。四个原始文件随本网页一起提供，只是解压后重新压缩，内容不变。',
  'mnist.fashion':
    'Fashion-MNIST（如果可以选择）有同样多的服装照片，分为十类，作者是 Zalando 的 Han Xiao、Kashif Rasul 和 Roland Vollgraf，以 MIT 许可发布。',

  // The program
  'about.program': '关于本程序',
  'program.here':
    '一切都在这个浏览器标签页里进行：网络由 WebAssembly 程序在你的处理器上训练，浏览器允许时使用多个线程。没有服务器替它计算。',
  'program.private':
    '什么都不会发送出去。书写、照片、文件和网络都留在这台机器上；没有 Cookie，没有账号，也没有统计。浏览器为下次保存的内容，可以在“文件”里删除。',
  'program.same': '设置和种子相同，得到的网络就相同；使用严格运算时，网页和终端里的结果每一位都一样。',
  'program.more': '另见：',

  // Licences
  'about.licence': '许可与源代码',
  'licence.ours': '数字实验室是自由软件，采用 MIT 许可：可以使用、修改、放到自己的网站上，也可以用于商业。',
  'licence.read': '许可全文',
  'licence.source': '本网页的源代码：source.tar.gz',
  'licence.sourceNote': '装有 Node.js 时，在其文件夹里运行 {command} 就会构建并打开网站。',
  'licence.all': '所有许可的全文',
  'licence.libraries': '其中用到了他人的成果：',
  'library.lit-html': '绘制网页',
  'library.fflate': '读写压缩文件',
  'library.idb-keyval': '在浏览器里保存内容',
  'library.lean-qr': '绘制链接的二维码',
  'library.wasm-feature-detect': '了解浏览器的能力',
  'library.zlib': '解压数据',
  'library.musl': '引擎的 C 语言库，由 Emscripten 编译',

  // The words
  'about.words': '名词',
  'about.picture': '图和公式：{name}',
  'word.accuracy': '准确率（accuracy）',
  'meaning.accuracy': '网络认对的图像所占的比例。',
  'word.activation': '激活函数（activation）',
  'word.adam': 'Adam',
  'meaning.adam': '一种优化器：根据最近梯度的平均值和大小，为每个权重定出各自的步长。',
  'word.backpropagation': '反向传播（backpropagation）',
  'word.weight-average': '权重平均（weight average）',
  'word.batch': '批（batch）',
  'word.batchnorm': '批归一化（batchnorm）',
  'meaning.batchnorm':
    '让每个通道的数在整个批次上均值为 0、方差为 1，再按训练找到的最好方式缩放和平移的层；网络因此学得更快。',
  'word.confusion-matrix': '混淆矩阵（confusion matrix）',
  'word.convolution': '卷积（conv）',
  'word.dense': '全连接层（dense）',
  'meaning.dense': '每个单元都与上一层的所有输出相连的层。',
  'word.augmentation': '数据增强（augmentation）',
  'word.dropout': '随机失活（dropout）',
  'word.epoch': '轮（epoch）',
  'meaning.epoch': '把全部训练图像看一遍。',
  'word.gradient': '梯度（gradient）',
  'meaning.gradient': '对每个权重而言：它增大一点，损失会怎样变化；训练就朝相反的方向走。',
  'word.held-out': '留出图像（held-out）',
  'meaning.held-out': '放在一边、不用来做任何决定的图像，只在最后看一次。',
  'word.initial-weights': '初始权重（he、glorot、zeros）',
  'meaning.initial-weights': '训练的起点：按 He 或 Glorot 的规则、大小与该层相称的随机数，或者零。',
  'word.l2': 'L2 惩罚、权重衰减',
  'meaning.l2': '权重越大代价越高，因此偏向更简单的解。',
  'word.layer': '层（layer）',
  'meaning.layer': '一组同时计算的单元，把结果交给下一组。',
  'word.learning-rate': '学习率（learning rate）',
  'word.loss': '损失（loss）',
  'meaning.loss':
    '用一个数表示网络错得多厉害，训练就是让它变小；这里大多是交叉熵：正确的数字得到的概率高，它就低。',
  'word.momentum': '动量（momentum）',
  'meaning.momentum': '每一步都保留上一步方向的一部分，就像滚动的球。',
  'word.network': '神经网络',
  'meaning.network': '一个有许许多多可调数字的公式，由分层的简单单元组成，从例子中学习。',
  'word.optimizer': '优化器（optimizer）',
  'meaning.optimizer': '由梯度决定权重怎样改变的规则。',
  'word.overfitting': '过拟合（overfitting）',
  'word.parameter': '权重、参数（weight, parameter）',
  'meaning.parameter': '网络中由训练调整的数字之一。',
  'word.pooling': '池化（maxpool、avgpool、globalavgpool）',
  'word.precision': '精确率（precision）',
  'meaning.precision': '被认作 4 的图像中，真是 4 的比例。',
  'word.recall': '召回率（recall）',
  'meaning.recall': '真是 4 的图像中，被认作 4 的比例。',
  'word.relu': 'ReLU',
  'meaning.relu': '一种激活函数：正数照原样传下去，负数变成 0。',
  'word.schedule': '学习率调度（schedule）',
  'meaning.schedule': '一次训练中学习率怎样变化。',
  'word.seed': '随机种子（seed）',
  'meaning.seed': '决定所有随机数的那个数；种子相同，训练过程就相同。',
  'word.sigmoid': 'Sigmoid、tanh',
  'meaning.sigmoid': 'S 形的激活函数：把数变到 0 至 1 之间，或 −1 至 1 之间。',
  'word.softmax': 'Softmax',
  'word.strict': '严格运算与宽松运算',
  'meaning.strict': '严格运算在每台机器上结果每一位都相同；宽松运算让处理器按最快的方式取舍。',
  'word.test': '测试图像（test set）',
  'meaning.test': '网络从不用来学习的图像，用来看它认新图像认得怎样。',
  'word.validation': '验证（validation）',
  'meaning.validation': '训练当中看一看不用来学习的图像，检查学到的东西对新图像是否管用。',
};
