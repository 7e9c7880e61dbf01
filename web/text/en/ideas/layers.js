// layers.js — ideas about the layers of a convolutional network.

export default {
  'convolution.name': 'Convolution',
  'convolution.said':
    'A small filter, such as 3 × 3 weights, slides over the image and computes one sum at each place. It finds the same stroke wherever it is, and the network learns by itself what to look for.',
  'convolution.try': 'Which filter lights up at the top and the bottom of the digit, and which at its sides?',
  'convolution.symbols':
    'x is the image and w the filter. The output at (i, j) depends only on the k × k pixels there (locality), and all places share the same weights. Without padding the image loses k − 1 rows and columns: {side} becomes {less}. Like Keras and PyTorch, we do not turn the filter round, which mathematicians call cross-correlation.',
  'convolution.which': 'Filter',
  'convolution.horizontal': 'upper edges',
  'convolution.vertical': 'left edges',
  'convolution.outline': 'outline',
  'convolution.blur': 'blur',
  'convolution.output': 'The filter’s output; darker is more',
  'convolution.window': 'The pixels under the filter',
  'convolution.filter': 'The filter',
  'convolution.here': 'Nine pixels times nine weights, added up: {sum}.',

  'pooling.name': 'Pooling',
  'pooling.said':
    'Pooling makes an image smaller: of each small window only the largest number remains, or the mean. What was found stays; where exactly it was matters less.',
  'pooling.try': 'A window of 2 × 2 moves on by 2. How many numbers are left of 36? And if it moves by 1?',
  'pooling.symbols':
    'k is the side of the window and s the stride, by which it moves on; usually s = k, so that windows do not overlap. n is the side of the image and m that of the output. There is nothing to learn: pooling has no [parameters](#parameters).',
  'pooling.kind': 'Kind',
  'pooling.max': 'max',
  'pooling.average': 'average',
  'pooling.size': 'Window',
  'pooling.stride': 'Stride',
  'pooling.input': 'Numbers to be pooled',
  'pooling.output': 'What is left',
  'pooling.place': 'Window number',
  'pooling.here.max':
    'The largest of {numbers} is {value}. {sides} × {sides} numbers become {places} × {places}.',
  'pooling.here.average':
    'The mean of {numbers} is {value}. {sides} × {sides} numbers become {places} × {places}.',

  'flatten.name': 'Flatten',
  'flatten.said':
    'Flatten lays the rows of an image one behind the other, into a single long row. Nothing is computed: a dense layer takes a row of numbers, and gets it.',
  'flatten.try': 'Where in the long row does the number below a chosen one stand?',
  'flatten.symbols':
    'r and c are row and column, w is the width. With several channels each place has a number for each: 12 × 12 places with 64 channels become {numbers} numbers.',
  'flatten.square': 'A square of numbers',
  'flatten.row': 'The same numbers in a row',
  'flatten.place': 'Place',
  'flatten.here':
    'Row {row}, column {column} goes to place {row} · {side} + {column} = {place}. In the larger networks of the lab, 12 × 12 × 64 become {numbers}.',

  'dropout.name': 'Dropout',
  'dropout.said':
    'In each training step dropout switches off some units at random, so that the network cannot rely on any single one of them. When it reads new images, all are on.',
  'dropout.try':
    'With 20 %, how many of the 20 units are off? Draw a few times: is it always the same number?',
  'dropout.symbols':
    'Each unit is kept with the probability 1 − p and then divided by 1 − p (first line), or is off (second line), so that the sum stays the same on average and nothing changes when all are on. It works against [overfitting](#overfitting).',
  'dropout.picture': '{off} of {units} units are off',
  'dropout.rate': 'Off, in per cent',
  'dropout.again': 'Draw again',
  'dropout.here': '{off} of {units} units are off in this step; the others count {factor} times.',

  'lenet-5.name': 'LeNet-5',
  'lenet-5.said':
    'LeNet-5 was made in 1998 to read the digits on cheques. Two rounds of filters and pooling find strokes, then shapes; three dense layers turn them into ten answers.',
  'lenet-5.try': 'Which of its layers has most of the parameters: one with filters, or a dense one?',
  'lenet-5.symbols':
    'n is the side of the image, k that of the filter, p the padding around the image and s the stride: 28 stays 28 with p = 2, and 14 becomes 10 without. The original of LeCun, Bottou, Bengio and Haffner differs in details, such as which maps a filter sees; ours has {parameters} parameters.',
  'lenet-5.picture': 'The outputs of the eight layers as blocks, from large and few to small and many',
  'lenet-5.layer': 'Layer',
  'lenet-5.here': 'Layer {number}, {layer}: output {shape}, {parameters} of {all} parameters.',
  'lenet-5.conv': 'convolution',
  'lenet-5.pool': 'pooling',
  'lenet-5.flatten': 'flatten',
  'lenet-5.dense': 'dense',

  'batch-normalization.name': 'Batch normalization',
  'batch-normalization.said':
    'In each training step batch normalization takes what a unit, or a filter, gives for all images of the batch, and shifts and scales these numbers to a mean of 0 and a variance of 1. The layers behind it then always get numbers of about the same size, which lets networks learn faster and with larger learning rates.',
  'batch-normalization.try':
    'Move the upper numbers far to one side, or spread them out. What changes in the lower row?',
  'batch-normalization.symbols':
    'μ is the mean and σ² the variance of the batch; of a filter they are taken over all places of the image, too. ε = {epsilon} keeps the root away from 0. γ and β are [parameters](#parameters) that training finds, so that the layer can also undo what it does; the layer before it needs no bias. A single image is no batch: outside of training moving averages of μ and σ² stand for it, which keep {kept} % of what they were in each step, as in Keras.',
  'batch-normalization.picture': 'Above, the numbers of a batch; below, what becomes of each of them',
  'batch-normalization.centre': 'Where they lie',
  'batch-normalization.width': 'How far apart',
  'batch-normalization.gamma': 'γ, the scale',
  'batch-normalization.beta': 'β, the shift',
  'batch-normalization.here':
    '{count} numbers with mean {mean} and variance {variance} get mean {meanAfter} and variance {varianceAfter}.',
};
