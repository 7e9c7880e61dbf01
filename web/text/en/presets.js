// presets.js — the names of the presets and what the page says about each.

export default {
  'perceptron.name': 'Perceptron',
  'perceptron.about':
    'Rosenblatt’s of 1957: ten neurons that fire or do not, and learn only from their mistakes.',
  'logreg-1v2.name': 'Logistic regression, 1 or 2',
  'logreg-1v2.about':
    'One neuron tells ones from twos, with all their images in every step. Draw a 1 or a 2 for it.',
  'logreg-lbfgs.name': 'Logistic regression, 1 or 2, L-BFGS',
  'logreg-lbfgs.about':
    'One neuron again, but each step looks how the ground curves and searches along its line: done in seconds.',
  'softmax.name': 'Softmax regression',
  'softmax.about':
    'No hidden layer: each of the ten answers weighs all 784 pixels. The simplest network that can read.',
  'softmax-numpy.name': 'Softmax regression, all images at once',
  'softmax-numpy.about':
    'No hidden layer and no bias; each of its 1,000 steps takes 30,000 images. How it was done before batches.',
  'mlp-rmsprop.name': 'One hidden layer',
  'mlp-rmsprop.about':
    '512 neurons look for patterns, ten more draw the conclusion. Quick, and right 98 times in 100.',
  'mlp-dropout.name': 'Two hidden layers with dropout',
  'mlp-dropout.about':
    'Two layers of 512 neurons. A random fifth of them rests at each step, so that none learns by heart.',
  'mlp-adam.name': 'Two hidden layers',
  'mlp-adam.about':
    'Two layers of 512 neurons, all always at work. Learns fast, and tends to learn by heart.',
  'lenet-5.name': 'LeNet-5',
  'lenet-5.about': 'A classic of 1998: small windows glide over the image and find edges first, then shapes.',
  'fast.name': 'Fast convolutional network',
  'fast.about':
    'Small and in a hurry: its learning rate rises, then falls. Right 99 times in 100 after two epochs.',
  'cnn-adadelta.name': 'Convolutional network, Adadelta',
  'cnn-adadelta.about':
    '96 small windows glide over the image. The best reader here, right 99 times in 100, and the slowest.',
  'cnn-adam.name': 'Convolutional network, Adam',
  'cnn-adam.about':
    '96 small windows glide over the image. Right 99 times in 100, after fewer epochs than with Adadelta.',
};
