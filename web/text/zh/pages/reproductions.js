// reproductions.js — the page of reproductions and its report.

export default {
  'reproductions.name': '复现',
  'reproductions.title': '复现 – 数字实验室',
  'reproductions.tagline':
    '把已发表的 MNIST 教程重新跑一遍：教程印出的每个数值，旁边是数字实验室得到的数值。',
  'reproductions.about':
    '每个系统都按教程的说明训练：相同的数据、初始权重、优化器、批大小和轮数。与随机性有关的系统用十个（较慢的用三个）种子各训练一次，' +
    '“我们的”一栏是其平均值 ± 标准差。准确率的差以百分点计，代价和损失的差以占已发表数值的百分比计。“界限”说明我们的' +
    '数值必须接近到什么程度；没有界限的数值仅供比较。点旁边的按钮，就用第一个种子在此标签页里训练该系统。',
  'reproductions.overview': '所有系统',
  'reproductions.within': '{judged} 个有界限的数值中 {kept} 个在界限之内',
  'reproductions.noLimits': '没有带界限的数值',
  'reproductions.notMeasured': '尚未测量',
  'reproductions.measuredOn': '我们的数值：{machine}，{arithmetic}，线程数：{threads}。',
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
  'reproductions.chosen': '按验证准确率选中',
  'perceptron.story':
    'Rosenblatt 1957 年的感知机，每个数字一个。教程只展示了它而没有给出结果：这里是我们得到的。',
  'logreg-1v2.story':
    '一个神经元区分 1 和 2，从零开始，每一步使用全部图像，分别采用三个学习率。教程随机抽取了 12,732 张图像，其中少数重复；' +
    '这里用训练集中全部 12,700 张 1 和 2。教程的轮数从 0 数起，印出的是更新之后的代价。',
  'logreg-lbfgs.story':
    '用 scikit-learn 解同一个问题：L2 惩罚 C = 1，至多 100 次 L-BFGS 迭代。除教程的数值外，还列出 scikit-learn ' +
    '在这 12,700 张图像上的数值。',
  'softmax-numpy.story':
    '用 NumPy 写成：十组各 784 个权重，没有偏置；每一步用 30,000 张图像，印出更新之前的代价。教程的搜索没有把所改变的两个值传下去；这里传了下去：四种组合各从零权重开始，用 15,000 张交叉验证图像来选择。c = 5 时，这样大的步长会走过头。',
  'mlp-rmsprop.story':
    '一个 512 个神经元的隐藏层，406,528 个权重。教程印出的测试准确率是 0.9758，正文里写的是 0.981。',
  'mlp-dropout.story': '两个隐藏层，每层之后有 dropout；每轮之后用测试图像验证。',
  'mlp-adam.story': '同一网络去掉 dropout；教程保存权重后再载入，并列出认错的图像。',
  'lenet-5.story': 'LeCun 等人 1998 年的网络。教程只用图展示了它而没有给出结果：这里是我们得到的。',
  'cnn-adadelta.story': '两个卷积层加 dropout，训练十二轮；优化器按 Keras 2 的设置，学习率为 1.0。',
  'cnn-adam.story': '同一网络改用 Adam，五轮即可；10,000 张测试图像中认错 100 张。',

  // What is measured
  'measured.cost': '代价',
  'measured.penalised': '含惩罚项的拟合代价',
  'measured.trainLoss': '训练损失',
  'measured.trainAccuracy': '训练准确率',
  'measured.valAccuracy': '验证准确率',
  'measured.accuracy.train': '训练准确率（结束时）',
  'measured.accuracy.holdout': '留出图像上的准确率',
  'measured.accuracy.test': '测试准确率',
  'measured.wrong': '认错的测试图像',
  'measured.right': '认对的训练图像',
  'measured.weights': '权重个数',
  'measured.biases': '偏置个数',
  'measured.parameters': '参数个数',
  'measuredAt.epoch': '{what}，第 {number} 轮',
  'measuredAt.iteration': '{what}，第 {number} 次迭代',
  measuredBy: '{what}（{who}）',
  'reproductions.diverged': '发散',
  'reproductions.points': '{difference} 个百分点',

  // Where the figures stand
  'perceptron.source': 'Rosenblatt，1957；未列数值',
  'logreg-1v2.source': '教程：用 TensorFlow 1 做二元逻辑回归',
  'logreg-lbfgs.source': '教程：scikit-learn 的 LogisticRegression()',
  'softmax-numpy.source': '教程：用 NumPy 做 Softmax 回归',
  'mlp-rmsprop.source': '教程：用 Keras 2.10 做两层网络',
  'mlp-dropout.source': '教程：用 Keras 做多层感知机',
  'mlp-adam.source': '教程：用 Keras 做不带 dropout 的多层感知机，保存后再载入',
  'lenet-5.source': 'LeCun 等，1998；未列数值',
  'cnn-adadelta.source': '教程：用 Keras 做卷积网络',
  'cnn-adam.source': '教程：同一卷积网络改用 Adam，Keras',
};
