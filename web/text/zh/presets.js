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
  'fast.about': '小巧而快速：[学习率](#learning-rate)先升后降，只学两轮，100 次里就有 99 次正确。',
  'cnn-adadelta.name': '卷积网络，Adadelta',
  'cnn-adadelta.about':
    '96 个小[滤波器](#convolution)在图像上滑动。这里认得最准的，100 次里约有 99 次正确，训练也最慢。',
  'cnn-adam.name': '卷积网络，Adam',
  'cnn-adam.about':
    '96 个小[滤波器](#convolution)在图像上滑动。100 次里约有 99 次正确，所需轮数比 Adadelta 少。',
};
