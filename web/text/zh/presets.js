// presets.js — the names of the presets and what the page says about each.

export default {
  'perceptron.name': '感知机',
  'perceptron.about': '[罗森布拉特，1957 年](#perceptron)：十个神经元，输出 0 或 1，只在出错之后改变权重。',
  'logreg-1v2.name': '逻辑回归：1 还是 2',
  'logreg-1v2.about': '[一个神经元](#neuron)分辨 1 和 2，每一步都用上它们的全部图像。请给它写 1 或 2。',
  'logreg-lbfgs.name': '逻辑回归：1 还是 2，L-BFGS',
  'logreg-lbfgs.about':
    '还是[一个神经元](#neuron)，但每一步都利用[损失](#cross-entropy)的曲率并做线搜索，几秒就完成。',
  'softmax.name': 'Softmax 回归',
  'softmax.about':
    '没有隐藏层：十个输出各是全部 784 个像素的[加权和](#neuron)。这里能认十个数字的最简单的网络。',
  'softmax-numpy.name': 'Softmax 回归，一次用全部图像',
  'softmax-numpy.about':
    '没有隐藏层，也没有偏置；共 1,000 步，每步都用 30,000 张图像：全批量[梯度下降](#gradient-descent)。',
  'mlp-rmsprop.name': '一个隐藏层',
  'mlp-rmsprop.about': '一个 512 个[神经元](#neuron)的隐藏层和十个输出。又快又好，100 次里约有 98 次正确。',
  'mlp-dropout.name': '两个隐藏层，带 dropout',
  'mlp-dropout.about':
    '两层各 512 个神经元。每一步[随机关闭](#dropout)五分之一，以减少[过拟合](#overfitting)。',
  'mlp-adam.name': '两个隐藏层',
  'mlp-adam.about': '两层各 512 个神经元，没有 [dropout](#dropout)。学得快，但容易[过拟合](#overfitting)。',
  'lenet-5.name': 'LeNet-5',
  'lenet-5.about': '[1998 年的经典](#lenet-5)：小[滤波器](#convolution)在图像上滑动，先找边缘，再找形状。',
  'fast.name': '快速卷积网络',
  'fast.about': '小巧而快速：[学习率](#learning-rate)先升后降，只学一轮，100 次里就有 99 次正确。',
  'sharp.name': '精确卷积网络',
  'sharp.about': '五轮后每 1,000 张读对 995 张：各层的和经过归一化，每一轮图像都略有变化，权重取平均。',
  'record.name': '纪录卷积网络',
  'record.about': '这里最好的单个网络：20 轮后每 1,000 张读对 996 张，大约需要六分钟。',
  'pen.name': '手写笔卷积网络',
  'pen.about':
    '为人们画的数字而做：除 MNIST 外还学习 12,000 个编造的数字，如带横的 7 和带起笔的 1；每张图像都随机弯曲、旋转、变粗变细。',
  'small.name': '小卷积网络',
  'small.about':
    '不到 8,000 个[参数](#parameters)，15 轮后每 1,000 张读对 994 张：一门著名课程的作业。每一轮图像都略有变化。',
  'tiny.name': '极小卷积网络',
  'tiny.about':
    '只有 1,710 个[参数](#parameters)，30 轮后 100 张读对 99 张：每个滤波器都很小，却用在几百个位置上。',
  'cnn-adadelta.name': '卷积网络，Adadelta',
  'cnn-adadelta.about':
    '96 个小[滤波器](#convolution)在图像上滑动。100 次里约有 99 次正确，是这里训练最慢的。',
  'cnn-adam.name': '卷积网络，Adam',
  'cnn-adam.about':
    '96 个小[滤波器](#convolution)在图像上滑动。100 次里约有 99 次正确，所需轮数比 Adadelta 少。',
};
