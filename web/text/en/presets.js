// presets.js — the names of the presets and what the page says about each.

export default {
  'perceptron.name': 'Perceptron',
  'perceptron.about':
    '[Rosenblatt, 1957](#perceptron): ten neurons with outputs 0 or 1. Weights change only after a mistake.',
  'logreg-1v2.name': 'Logistic regression, 1 or 2',
  'logreg-1v2.about':
    '[One neuron](#neuron) separates ones from twos; every step uses all their images. Draw a 1 or a 2 for it.',
  'logreg-lbfgs.name': 'Logistic regression, 1 or 2, L-BFGS',
  'logreg-lbfgs.about':
    '[One neuron](#neuron) again, but each step uses the curvature of the [loss](#cross-entropy) and a line search, so it is done in seconds.',
  'softmax.name': 'Softmax regression',
  'softmax.about':
    'No hidden layer: each of the ten outputs is a [weighted sum](#neuron) of all 784 pixels. The simplest network here for ten digits.',
  'softmax-numpy.name': 'Softmax regression, all images at once',
  'softmax-numpy.about':
    'No hidden layer and no bias; each of its 1,000 steps uses 30,000 images: full-batch [gradient descent](#gradient-descent).',
  'mlp-rmsprop.name': 'One hidden layer',
  'mlp-rmsprop.about':
    'A hidden layer of 512 [neurons](#neuron) and ten outputs. Quick, and right 98 times in 100.',
  'mlp-dropout.name': 'Two hidden layers with dropout',
  'mlp-dropout.about':
    'Two layers of 512 neurons. Each step [switches off](#dropout) a random fifth of them, which reduces [overfitting](#overfitting).',
  'mlp-adam.name': 'Two hidden layers',
  'mlp-adam.about':
    'Two layers of 512 neurons without [dropout](#dropout). Learns fast, and tends to [overfit](#overfitting).',
  'lenet-5.name': 'LeNet-5',
  'lenet-5.about':
    '[A classic of 1998](#lenet-5): small [filters](#convolution) slide over the image and find edges first, then shapes.',
  'fast.name': 'Fast convolutional network',
  'fast.about':
    'Small and quick: its [learning rate](#learning-rate) rises, then falls. Right 99 times in 100 after one epoch.',
  'sharp.name': 'Sharp convolutional network',
  'sharp.about':
    'Reads 995 of 1,000 after five epochs: its layers are normalised, images change a little each epoch, and weights are averaged.',
  'record.name': 'Record convolutional network',
  'record.about':
    'The best single network here: it reads 996 of 1,000 after 20 epochs, which take some six minutes.',
  'pen.name': 'Convolutional network for pens',
  'pen.about':
    'Made for what people draw: besides MNIST it learns 12,000 invented digits, such as barred 7s and 1s with a flag, and every image is bent, turned and thickened at random.',
  'small.name': 'Small convolutional network',
  'small.about':
    'Fewer than 8,000 [parameters](#parameters), which read 994 of 1,000 after 15 epochs: the task of a well-known course. Images change a little each epoch.',
  'tiny.name': 'Tiny convolutional network',
  'tiny.about':
    'Only 1,710 [parameters](#parameters), which read 99 of 100 after 30 epochs: each filter is small, and used at hundreds of places.',
  'cnn-adadelta.name': 'Convolutional network, Adadelta',
  'cnn-adadelta.about':
    '96 small [filters](#convolution) slide over the image. Right 99 times in 100, and the slowest here.',
  'cnn-adam.name': 'Convolutional network, Adam',
  'cnn-adam.about':
    '96 small [filters](#convolution) slide over the image. Right 99 times in 100, after fewer epochs than with Adadelta.',
};
