// reproductions.js — the page of reproductions and its report.

export default {
  'reproductions.name': '复现',
  'reproductions.title': '复现 – 数字实验室',
  'reproductions.tagline':
    '把已发表的 MNIST 教程重新跑一遍：教程印出的每个数值，旁边是数字实验室得到的数值。',
  'reproductions.about':
    '每个系统都按教程的说明训练：相同的数据、初始权重、优化器、批大小和轮数。与随机性有关的系统用十个（须达到界限的用五个，较慢的用三个）种子各训练一次，' +
    '“我们的”一栏是其平均值 ± 标准差。准确率的差以百分点计，代价和损失的差以占已发表数值的百分比计。点系统旁边的按钮，就用第一个种子在此标签页里训练该系统。',
  'reproductions.rule':
    '所有界限用同一条规则：把已发表的数值看作一次抽取。对网络来说，它与我们的各个种子同属一次抽取，界限能容纳 100 次抽取中的 99 次（用学生氏 t 分布和种子间的离散程度计算，同一列的各轮共用一个离散程度），因此大约每一百个数值有一个会偶然超出。若只有图像是抽取的，界限取自其他抽取给出的结果。与随机性无关的数值必须相等。有些教程依赖于随机抽取而未指明的图像：这些数值列在这里，但无法复现。',
  'reproductions.overview': '所有系统',
  'reproductions.within': '{judged} 个有界限的数值中 {kept} 个在界限之内',
  'reproductions.noLimits': '没有带界限的数值',
  'reproductions.notMeasured': '尚未测量',
  'reproductions.counts':
    '已发表的数值 {published} 个；有界限的 {judged} 个中 {kept} 个在界限之内；{draw} 个依赖于未知的抽取或未发表的数字，另有 {printed} 个教程印出而此处未记录。',
  'reproductions.engineOf': '{machine}，{arithmetic}，线程数：{threads}',
  'reproductions.figuresOn': '我们的数值：{engine}。',
  'reproductions.secondsOn': '我们的秒数：{engine}。教程的秒数是在哪种计算机上测得的，不得而知。',
  'reproductions.printed': '未记录',
  'reproductions.unknownDraw': '抽取未知',
  'reproductions.otherDigits': '数字不同',
  'reproductions.everyFigure': { other: '全部 {count} 个数值' },
  'reproductions.seedsOf': { other: '{count} 个种子' },
  'reproductions.arithmetic': '{arithmetic}',
  'reproductions.computed': '算式',
  'reproductions.relaxed': '宽松运算',
  'reproductions.strict': '严格运算',
  'reproductions.engine': '此处：engine-{build}，{arithmetic}，线程数：{threads}。',
  'reproductions.runSystem': '在这里运行 {system}',
  'reproductions.stop': '停止',
  'reproductions.progress': '{system} 的进度',
  'reproductions.estimate': '在测量“我们的”数值的机器上约需 {time}',
  'reproductions.loadingLine': '正在载入引擎和数据……',
  'reproductions.loadingShare': '正在载入图像：{percent}',
  'reproductions.trainingLine': '第 {epoch} / {epochs} 轮，还需 {time}',
  'reproductions.trainingRun': '第 {number} / {runs} 次训练，第 {epoch} / {epochs} 轮，还需 {time}',
  'reproductions.evaluatingLine': '正在评估……',
  'reproductions.stoppedLine': '已停止。已得到的数值保留。',
  'reproductions.doneLine': '完成：“此处”一栏已填满。',
  'reproductions.failed': '运行失败。{reason}',
  'reproductions.leaving': '一次只能训练一个系统。',
  'reproductions.measured': '数值',
  'reproductions.published': '已发表',
  'reproductions.ours': '我们的',
  'reproductions.difference': '差',
  'reproductions.limit': '界限',
  'reproductions.here': '此处',
  'reproductions.kept': '符合',
  'reproductions.missed': '超出',
  'reproductions.seconds': '每轮秒数',
  'reproductions.atRate': '学习率 {rate}',
  'reproductions.searched': 'c = {l2}，学习率 {rate}',
  'run.pool': '前 5,000 张之后的 55,000 张图像，与教程相同',
  'run.whole': '全部 60,000 张图像',
  'run.search': '教程印出的搜索',
  'reproductions.chosen': '按验证准确率选中',
  'perceptron.story':
    'Rosenblatt 1957 年的感知机，每个数字一个。教程只展示了它而没有给出结果：这里是我们得到的。',
  'logreg-1v2.story':
    '一个神经元区分 1 和 2，从零开始，每一步使用全部图像，分别采用三个学习率。教程抽取了 12,732 张图像：TensorFlow 留作训练的 55,000 张中的全部 11,649 张 1 和 2，其中 1,083 张取了两次；' +
    '这里用训练集中全部 12,700 张 1 和 2。教程的轮数从 0 数起，印出的是更新之后的代价。第三次训练还印出六个输出，来自它抽取而未指明的图像，无法重新算出。',
  'logreg-lbfgs.story':
    '用 scikit-learn 解同一个问题：L2 惩罚 C = 1，至多 100 次 L-BFGS 迭代。准确率取决于所用的图像：' +
    '用教程的那些图像，结果相符；用整个训练集则较低，scikit-learn 也是如此，其数值一并列出。',
  'softmax-numpy.story':
    '用 NumPy 写成：十组各 784 个权重，没有偏置；每一步用 30,000 张图像，印出更新之前的代价。教程的搜索没有把所改变的两个值传下去，而是在 15,000 张交叉验证图像上接着训练同一组权重，四次各 1,000 步：它的准确率是在学过的图像上得到的。按这个次序来做，结果相符。教程的 0.9111 印在搜索之后，所以这里列了两次。其后是本来想做的搜索：四种组合各从零权重开始，用交叉验证图像来选择。c = 5 时，这样大的步长会走过头。',
  'mlp-rmsprop.story':
    '一个 512 个神经元的隐藏层，406,528 个权重。教程印出的测试准确率是 0.9758，正文里写的是 0.981。',
  'mlp-dropout.story':
    '两个隐藏层，每层之后有 dropout；每轮之后用测试图像验证。教程的最后一轮运气不好：97.46 %，而前一轮是 97.86 %。我们的种子没有一个这么低，所以它在界限之外。',
  'mlp-adam.story': '同一网络去掉 dropout；教程保存权重后再载入，并列出认错的图像。',
  'lenet-5.story': 'LeCun 等人 1998 年的网络。教程只用图展示了它而没有给出结果：这里是我们得到的。',
  'sharp.story':
    '本实验室自己定的界限：五轮后测试准确率 99.5 %，两个核心约半分钟即可训练完。各种子的平均值必须达到它。',
  'record.story':
    '用两个核心训练约六分钟所得到的最好的单个网络。界限是 99.70 %：已发表的由十五个网络组成的集成读对 99.75 %（Deotte）。各种子的平均值必须达到这个界限。',
  'pen.story':
    '为人们画的数字而做的网络，还学习编造的数字。在 MNIST 测试图像上必须达到 99.3 %；它读画出来的数字有多准，用不能收入本实验室的手写笔迹来测量。',
  'small.story':
    '不是教程，而是一份作业：少于 8,000 个参数，至多 15 轮，测试准确率至少 99.4 %。网络是我们的；其中 128 个滑动平均也计算在内。',
  'tiny.story':
    '要让测试准确率达到 99 %，最少需要多少参数？作者给出的最小数目是 697 个（Parameter-Efficient-MNIST）；我们的有 1,710 个，其中 60 个是滑动平均。各种子的平均值必须达到 99 %。',
  'cnn-adadelta.story': '两个卷积层加 dropout，训练十二轮；优化器按 Keras 2 的设置，学习率为 1.0。',
  'cnn-adam.story': '同一网络改用 Adam，五轮即可；10,000 张测试图像中认错 100 张。',

  // What is measured
  'measured.cost': '代价',
  'measured.loss.test': '测试损失',
  'measured.valLoss': '验证损失',
  'measured.images': '抽取的图像数',
  'measured.imagesOf': '{argument} 的图像数',
  'measured.probability': '是 2 的概率',
  'measured.stage': '在接着训练所用图像上的准确率',
  'measured.ownDigits.asWritten': '七个自写数字中读对的个数（原样）',
  'measured.ownDigits.asMnist': '七个自写数字中读对的个数（缩放并居中）',
  'measured.steps': '每轮的批数',
  'measured.updates': '更新总次数',
  'measured.penalised': '含惩罚项的拟合代价',
  'measured.trainLoss': '训练损失',
  'measured.trainAccuracy': '训练准确率',
  'measured.valAccuracy': '验证准确率',
  'measured.accuracy.train': '训练准确率（结束时）',
  'measured.accuracy.holdout': '留出图像上的准确率',
  'measured.accuracy.test': '测试准确率',
  'measured.wrong': '认错的测试图像',
  'measured.right.train': '认对的训练图像',
  'measured.right.test': '认对的测试图像',
  'measured.weights': '权重个数',
  'measured.biases': '偏置个数',
  'measured.parameters': '参数个数',
  'measuredAt.start': '{what}，第一次更新之前',
  'measuredAt.layer': '{what}，第 {number} 层',
  'measuredAt.image': '{what}，第 {number} 张图像',
  'measuredAt.step': '{what}，第 {number} 步',
  'moment.start': '第一次更新之前',
  'moment.epoch': '第 {number} 轮',
  'moment.iteration': '第 {number} 次迭代',
  'moment.layer': '第 {number} 层',
  'moment.image': '第 {number} 张图像',
  'moment.step': '第 {number} 步',
  'measuredAt.epoch': '{what}，第 {number} 轮',
  'measuredAt.iteration': '{what}，第 {number} 次迭代',
  measuredBy: '{what}（{who}）',
  'reproductions.diverged': '发散',
  'reproductions.points': '{difference} 个百分点',

  // Digits of one's own
  'ownDigits.title': '七个自己写的数字',
  'ownDigits.about':
    '教程的最后，作者把自己写的七个数字存成文本，0 是纸、1 是墨，网络读对了 7 个中的 2 个。那些文件没有发表；这七个是为本页画的。网络相同，不同的是数字在图像中的位置：MNIST 的数字缩放到 20 × 20 像素的方框里，重心在正中；本页也这样处理你画的数字。出自一人之手的七个数字只是一个故事，不是测量。',
  'ownDigits.picture': '写成文本的 {label}',
  'ownDigits.asWritten': '原样',
  'ownDigits.asMnist': '居中',

  // Calculations
  'examples.title': '算例',
  'examples.about':
    '教程印出的小计算：标签与回答的交叉熵 H、softmax，以及权重和批的个数。有些数是截断而不是四舍五入的。',

  // Where the figures stand
  'perceptron.source': 'Rosenblatt，1957；未列数值',
  'logreg-1v2.source': '教程：用 TensorFlow 1 做二元逻辑回归',
  'logreg-lbfgs.source': '教程：scikit-learn 的 LogisticRegression()',
  'softmax-numpy.source': '教程：用 NumPy 做 Softmax 回归',
  'mlp-rmsprop.source': '教程：用 Keras 2.10 做两层网络',
  'mlp-dropout.source': '教程：用 Keras 做多层感知机',
  'mlp-adam.source': '教程：用 Keras 做不带 dropout 的多层感知机，保存后再载入',
  'lenet-5.source': 'LeCun 等，1998；未列数值',
  'sharp.source': '本实验室自己定的界限',
  'record.source': '本实验室自己定的界限',
  'pen.source': '本实验室自己定的界限',
  'small.source': 'The School of AI 的作业：准确率的下限，参数的上限',
  'tiny.source': '本实验室自己定的界限',
  'cnn-adadelta.source': '教程：用 Keras 做卷积网络',
  'cnn-adam.source': '教程：同一卷积网络改用 Adam，Keras',
};
