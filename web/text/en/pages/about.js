// about.js — the page of help: how to use the lab, the data, the words, and whose work this is.

export default {
  'about.name': 'Help',
  'about.title': 'Help – Digit Lab',
  'about.tagline': 'How to use Digit Lab, what its words mean, and where its data come from.',
  'about.contents': 'On this page',
  'about.source': 'Source: ',

  // How to use the lab, in steps
  'about.use': 'How to use it',
  'use.train': 'Train',
  'useText.train':
    'Press Train. The network looks at thousands of handwritten digits and corrects itself after each batch; the curve shows how many it reads right.',
  'use.draw': 'Draw',
  'useText.draw':
    'Draw a digit on the pad, before, during and after training. Beside it are the 28 × 28 pixels that the network gets, and a bar for each digit: how probable it finds it.',
  'use.mistakes': 'Look at the mistakes',
  'useText.mistakes':
    'Under Results are the images that it read wrong, and a table of which digit it took for which. A click on a cell shows its images.',
  'use.settings': 'Change something',
  'useText.settings':
    'Choose another model under Network, or change its line of layers. Under Training are the settings, each with a sentence. Leave digits out by a click on their bars under Data.',
  'use.runs': 'Compare',
  'useText.runs':
    'Every training is a line under Runs. Tick some of them to see their curves in one plot; a search tries several settings by itself.',
  'use.photos': 'Photos',
  'useText.photos':
    'Write digits on paper and take a photo, or open, drop or paste a picture. The page finds the digits and reads them line by line.',
  'use.files': 'Save and load',
  'useText.files':
    'Under Files, download what the network has learnt and open it again, here or in Python. The browser also keeps your session for the next visit.',
  'use.keyboard': 'Keyboard',
  'useText.keyboard': 'Everything works without a mouse, drawing too.',
  'key.t': 'train, pause or resume',
  'key.p': 'large text, thick lines and strong colours, for a projector',
  'key.alt': 'open a subject: Data, Network and so on, in their order',
  'key.pad': 'on the pad: move the pen; Space puts it down or lifts it, Backspace takes the last stroke away',
  'key.plot': 'on a plot: read the values of the curves; + and − show less or more of it, Escape all',
  'about.arrows': 'arrow keys',
  'about.or': 'to',

  // The data
  'about.mnist': 'About MNIST',
  'mnist.what':
    'MNIST is a collection of handwritten digits: 60,000 images for training and 10,000 for testing, each of 28 × 28 pixels in 256 shades of grey. Since 1998 it has been the first thing that most people teach a neural network to read.',
  'mnist.writers':
    'The digits come from two collections of the American standards institute, NIST. One half was written by employees of the Census Bureau, the other by high-school students. About 250 people wrote the training images; none of them wrote a test image.',
  'mnist.made':
    'Yann LeCun, Corinna Cortes and Christopher J. C. Burges mixed the two, scaled each digit into a square of 20 pixels, and moved its centre of mass to the middle of the image. What you draw here is prepared in the same way.',
  'mnist.licence':
    'Yann LeCun and Corinna Cortes hold the copyright. MNIST is licensed under Creative Commons Attribution-ShareAlike 3.0. The four original files are published with this page, unpacked and packed again without loss.',
  'mnist.fashion':
    'Fashion-MNIST, where it can be chosen, has as many photographs of clothes in ten classes; it is by Han Xiao, Kashif Rasul and Roland Vollgraf of Zalando, under the MIT licence.',

  // The program
  'about.program': 'About the program',
  'program.here':
    'Everything happens in this browser tab: the network is trained on your processor by a program in WebAssembly, with several threads where the browser allows it. There is no server that computes.',
  'program.private':
    'Nothing is sent. Drawings, photos, files and networks stay on this machine; there are no cookies, no accounts and no statistics. What the browser keeps for your next visit can be removed under Files.',
  'program.same':
    'The same settings and seed give the same network, to the last bit in strict arithmetic, here and in the terminal.',
  'program.more': 'See also:',

  // Licences
  'about.licence': 'Licence and source',
  'licence.ours':
    'Digit Lab is free software under the MIT licence: use it, change it, put it on your own site, also for money.',
  'licence.read': 'The licence',
  'licence.source': 'The source of this page, as source.tar.gz',
  'licence.sourceNote': 'With Node.js, {command} in its folder builds and serves the site.',
  'licence.all': 'All licences in full',
  'licence.libraries': 'It contains the work of others:',
  'library.lit-html': 'draws the page',
  'library.fflate': 'reads and writes compressed files',
  'library.idb-keyval': 'keeps sessions in the browser',
  'library.lean-qr': 'draws the QR code of a link',
  'library.wasm-feature-detect': 'finds out what the browser can do',
  'library.zlib': 'unpacks the data',
  'library.musl': 'the C library of the engine, compiled by Emscripten',

  // The words
  'about.words': 'Words',
  'about.picture': 'Picture and formula: {name}',
  'word.accuracy': 'Accuracy',
  'meaning.accuracy': 'The share of images that the network reads right.',
  'word.activation': 'Activation function',
  'word.adam': 'Adam',
  'meaning.adam':
    'An optimizer that gives every weight a step size of its own, from the mean and the size of its recent gradients.',
  'word.backpropagation': 'Backpropagation',
  'word.weight-average': 'Weight average',
  'word.batch': 'Batch',
  'word.batchnorm': 'Batch normalization (batchnorm)',
  'meaning.batchnorm':
    'A layer that brings the numbers of each channel to mean 0 and variance 1 over the batch, then scales and shifts them as training finds best; networks then learn faster.',
  'word.confusion-matrix': 'Confusion matrix',
  'word.convolution': 'Convolution (conv)',
  'word.dense': 'Dense layer',
  'meaning.dense': 'A layer in which every unit is connected to everything in the layer before.',
  'word.augmentation': 'Augmentation',
  'word.dropout': 'Dropout',
  'word.epoch': 'Epoch',
  'meaning.epoch': 'One pass over all training images.',
  'word.gradient': 'Gradient',
  'meaning.gradient':
    'For each weight, how the loss would change if the weight grew a little: the direction in which training steps back.',
  'word.held-out': 'Held-out images',
  'meaning.held-out': 'Images put aside that nothing is decided by; they are looked at once, at the end.',
  'word.initial-weights': 'Initial weights (he, glorot, zeros)',
  'meaning.initial-weights':
    'Where training starts: random numbers whose size fits the layer, by the rules of He or Glorot, or zeros.',
  'word.l2': 'L2 penalty, weight decay',
  'meaning.l2': 'A cost for large weights, which favours simpler solutions.',
  'word.layer': 'Layer',
  'meaning.layer':
    'A group of units that compute at the same time and pass their results on to the next group.',
  'word.learning-rate': 'Learning rate',
  'word.loss': 'Loss',
  'meaning.loss':
    'How wrong the network is, as one number that training makes smaller; here mostly the cross-entropy, which is low if the right digit got a high probability.',
  'word.momentum': 'Momentum',
  'meaning.momentum': 'Steps that keep a part of the last step’s direction, as a rolling ball does.',
  'word.network': 'Neural network',
  'meaning.network':
    'A formula with very many adjustable numbers, built of simple units in layers, which learns from examples.',
  'word.optimizer': 'Optimizer',
  'meaning.optimizer': 'The rule by which a gradient becomes a change of the weights.',
  'word.overfitting': 'Overfitting',
  'word.parameter': 'Weight, parameter',
  'meaning.parameter': 'One of the numbers of a network that training adjusts.',
  'word.pooling': 'Pooling (maxpool, avgpool, globalavgpool)',
  'word.precision': 'Precision',
  'meaning.precision': 'Of the images read as a 4, the share that are one.',
  'word.recall': 'Recall',
  'meaning.recall': 'Of the images that are a 4, the share read as one.',
  'word.relu': 'ReLU',
  'meaning.relu': 'The activation function that passes positive numbers on and turns negative ones into 0.',
  'word.schedule': 'Schedule',
  'meaning.schedule': 'How the learning rate changes in the course of a run.',
  'word.seed': 'Seed',
  'meaning.seed': 'The number from which all random numbers follow; the same seed gives the same run again.',
  'word.sigmoid': 'Sigmoid, tanh',
  'meaning.sigmoid': 'Activation functions with the shape of an S: into 0 to 1, or into −1 to 1.',
  'word.softmax': 'Softmax',
  'word.strict': 'Strict and relaxed arithmetic',
  'meaning.strict':
    'Strict gives the same bits on every machine; relaxed lets the processor round as is fastest for it.',
  'word.test': 'Test images',
  'meaning.test': 'Images that the network never learns from, which show how well it reads new ones.',
  'word.validation': 'Validation',
  'meaning.validation':
    'A look at images that are not learnt from, during training, to see whether what it learns holds for new ones.',
};
