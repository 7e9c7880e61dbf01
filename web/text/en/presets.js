// presets.js — the presets' names and what the page says about each, in English and in Chinese.

export const PRESET_TEXT = /** @type {const} */ ({
  'perceptron.name': ['Perceptron', '感知机'],
  'perceptron.about': [
    'Rosenblatt’s of 1957: ten neurons that fire or do not, and learn only from their mistakes.',
    '罗森布拉特 1957 年的发明：十个神经元，要么放电要么不放电，只从错误中学习。',
  ],
  'logreg-1v2.name': ['Logistic regression, 1 or 2', '逻辑回归：1 还是 2'],
  'logreg-1v2.about': [
    'One neuron tells ones from twos, with all their images in every step. Draw a 1 or a 2 for it.',
    '一个神经元分辨 1 和 2，每一步都用上它们的全部图像。请给它写 1 或 2。',
  ],
  'logreg-lbfgs.name': ['Logistic regression, 1 or 2, L-BFGS', '逻辑回归：1 还是 2，L-BFGS'],
  'logreg-lbfgs.about': [
    'One neuron again, but each step looks how the ground curves and searches along its line: done in seconds.',
    '还是一个神经元，但每一步都看清地形的弯曲，并沿直线搜索：几秒就学完。',
  ],
  'softmax.name': ['Softmax regression', 'Softmax 回归'],
  'softmax.about': [
    'No hidden layer: each of the ten answers weighs all 784 pixels. The simplest network that can read.',
    '没有隐藏层：十个答案各自权衡全部 784 个像素。能认字的最简单的网络。',
  ],
  'softmax-numpy.name': ['Softmax regression, all images at once', 'Softmax 回归，一次用全部图像'],
  'softmax-numpy.about': [
    'No hidden layer and no bias; each of its 1,000 steps takes 30,000 images. How it was done before batches.',
    '没有隐藏层，也没有偏置；共 1,000 步，每步都用 30,000 张图像。分批训练之前就是这样做的。',
  ],
  'mlp-rmsprop.name': ['One hidden layer', '一个隐藏层'],
  'mlp-rmsprop.about': [
    '512 neurons look for patterns, ten more draw the conclusion. Quick, and right 98 times in 100.',
    '512 个神经元寻找图案，另外 10 个得出结论。又快又好，100 次里约有 98 次正确。',
  ],
  'mlp-dropout.name': ['Two hidden layers with dropout', '两个隐藏层，带 dropout'],
  'mlp-dropout.about': [
    'Two layers of 512 neurons. A random fifth of them rests at each step, so that none learns by heart.',
    '两层各 512 个神经元。训练时每次随机让五分之一休息，以免死记硬背。',
  ],
  'mlp-adam.name': ['Two hidden layers', '两个隐藏层'],
  'mlp-adam.about': [
    'Two layers of 512 neurons, all always at work. Learns fast, and tends to learn by heart.',
    '两层各 512 个神经元，全部始终工作。学得快，但容易死记硬背。',
  ],
  'lenet-5.name': ['LeNet-5', 'LeNet-5'],
  'lenet-5.about': [
    'A classic of 1998: small windows glide over the image and find edges first, then shapes.',
    '1998 年的经典：小窗口在图像上滑动，先找边缘，再找形状。',
  ],
  'fast.name': ['Fast convolutional network', '快速卷积网络'],
  'fast.about': [
    'Small and in a hurry: its learning rate rises, then falls. Right 99 times in 100 after two epochs.',
    '小巧而心急：学习率先升后降，只学两轮，100 次里就有 99 次正确。',
  ],
  'cnn-adadelta.name': ['Convolutional network, Adadelta', '卷积网络，Adadelta'],
  'cnn-adadelta.about': [
    '96 small windows glide over the image. The best reader here, right 99 times in 100, and the slowest.',
    '96 个小窗口在图像上滑动。这里认得最准的，100 次里约有 99 次正确，训练也最慢。',
  ],
  'cnn-adam.name': ['Convolutional network, Adam', '卷积网络，Adam'],
  'cnn-adam.about': [
    '96 small windows glide over the image. Right 99 times in 100, after fewer epochs than with Adadelta.',
    '96 个小窗口在图像上滑动。100 次里约有 99 次正确，所需轮数比 Adadelta 少。',
  ],
});
