// presets.js — the names of the presets and what the page says about each.

export default {
  'perceptron.name': '感知机',
  'perceptron.about': '罗森布拉特 1957 年的发明：十个神经元，要么放电要么不放电，只从错误中学习。',
  'logreg-1v2.name': '逻辑回归：1 还是 2',
  'logreg-1v2.about': '一个神经元分辨 1 和 2，每一步都用上它们的全部图像。请给它写 1 或 2。',
  'logreg-lbfgs.name': '逻辑回归：1 还是 2，L-BFGS',
  'logreg-lbfgs.about': '还是一个神经元，但每一步都看清地形的弯曲，并沿直线搜索：几秒就学完。',
  'softmax.name': 'Softmax 回归',
  'softmax.about': '没有隐藏层：十个答案各自权衡全部 784 个像素。能认字的最简单的网络。',
  'softmax-numpy.name': 'Softmax 回归，一次用全部图像',
  'softmax-numpy.about':
    '没有隐藏层，也没有偏置；共 1,000 步，每步都用 30,000 张图像。分批训练之前就是这样做的。',
  'mlp-rmsprop.name': '一个隐藏层',
  'mlp-rmsprop.about': '512 个神经元寻找图案，另外 10 个得出结论。又快又好，100 次里约有 98 次正确。',
  'mlp-dropout.name': '两个隐藏层，带 dropout',
  'mlp-dropout.about': '两层各 512 个神经元。训练时每次随机让五分之一休息，以免死记硬背。',
  'mlp-adam.name': '两个隐藏层',
  'mlp-adam.about': '两层各 512 个神经元，全部始终工作。学得快，但容易死记硬背。',
  'lenet-5.name': 'LeNet-5',
  'lenet-5.about': '1998 年的经典：小窗口在图像上滑动，先找边缘，再找形状。',
  'fast.name': '快速卷积网络',
  'fast.about': '小巧而心急：学习率先升后降，只学两轮，100 次里就有 99 次正确。',
  'cnn-adadelta.name': '卷积网络，Adadelta',
  'cnn-adadelta.about': '96 个小窗口在图像上滑动。这里认得最准的，100 次里约有 99 次正确，训练也最慢。',
  'cnn-adam.name': '卷积网络，Adam',
  'cnn-adam.about': '96 个小窗口在图像上滑动。100 次里约有 99 次正确，所需轮数比 Adadelta 少。',
};
