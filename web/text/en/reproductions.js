// reproductions.js — the page of reproductions and its report.

export default {
  'reproductions.name': 'Reproductions',
  'reproductions.title': 'Reproductions – Digit Lab',
  'reproductions.tagline':
    'Published MNIST tutorials, run again: every figure that they print, beside what Digit Lab finds.',
  'reproductions.about':
    'Each system is trained as its tutorial says: the same data, starting weights, optimizer, batch ' +
    'size and number of epochs. What depends on chance is trained with ten seeds, or three; “ours” is then ' +
    'their mean ± their standard deviation. Differences are in percentage points for accuracies and in ' +
    'per cent of the published value for costs and losses. A limit says how near ours has to come; ' +
    'figures without one are there to compare. “Run it here” trains the system in this tab, with the ' +
    'first seed.',
  'reproductions.overview': 'All systems',
  'reproductions.within': '{kept} of {judged} figures within their limits',
  'reproductions.noLimits': 'no figure has a limit',
  'reproductions.notMeasured': 'not measured yet',
  'reproductions.measuredOn': 'Ours: {machine}, {arithmetic} arithmetic, threads: {threads}.',
  'reproductions.relaxed': 'relaxed',
  'reproductions.strict': 'strict',
  'reproductions.engine': 'Here: engine-{build}, {arithmetic} arithmetic, threads: {threads}.',
  'reproductions.run': 'Run it here',
  'reproductions.runSystem': 'Run {system} here',
  'reproductions.stop': 'Stop',
  'reproductions.progress': 'Progress of {system}',
  'reproductions.estimate': 'About {time} on the machine of “ours”',
  'reproductions.loadingLine': 'Loading engine and data …',
  'reproductions.loadingShare': 'Loading the images: {percent}',
  'reproductions.trainingLine': 'Epoch {epoch} of {epochs}, {time} left',
  'reproductions.trainingRun': 'Run {number} of {runs}, epoch {epoch} of {epochs}, {time} left',
  'reproductions.evaluatingLine': 'Reading images to measure …',
  'reproductions.stoppedLine': 'Stopped. What has been found stays.',
  'reproductions.doneLine': 'Done: the column “here” is complete.',
  'reproductions.failed': 'This run has failed. {reason}',
  'reproductions.leaving': 'Only one system can be trained at a time.',
  'reproductions.measured': 'Figure',
  'reproductions.published': 'Published',
  'reproductions.ours': 'Ours',
  'reproductions.difference': 'Difference',
  'reproductions.limit': 'Limit',
  'reproductions.here': 'Here',
  'reproductions.kept': 'within',
  'reproductions.missed': 'outside',
  'reproductions.seconds': 'Seconds per epoch',
  'reproductions.atRate': 'Learning rate {rate}',
  'reproductions.searched': 'c = {l2}, learning rate {rate}',
  'reproductions.chosen': 'chosen by its validation accuracy',
  'perceptron.story':
    'Rosenblatt’s machine of 1957 in ten copies. The tutorials show it without a result: this one is ours.',
  'logreg-1v2.story':
    'One neuron tells 1s from 2s, starting from zero, with all images in every step, at three learning ' +
    'rates. The tutorial drew 12,732 images at random, a few of them twice; here they are the 12,700 ' +
    'ones and twos of the training set. It counts epochs from 0 and prints the cost after the update.',
  'logreg-lbfgs.story':
    'The same question asked of scikit-learn: an L2 penalty with C = 1 and at most 100 iterations of ' +
    'L-BFGS. Its own figures on these 12,700 images stand beside the tutorial’s.',
  'softmax-numpy.story':
    'Ten times 784 weights and no bias, written in NumPy; 30,000 images in every step, cost printed ' +
    'before the update. The tutorial’s search forgot to pass its two values on; here is the search that ' +
    'it meant: each of the four from zero weights, chosen by 15,000 cross-validation images. With c = 5 ' +
    'steps of these sizes overshoot.',
  'mlp-rmsprop.story':
    'One hidden layer of 512 neurons, 406,528 weights. The tutorial prints 0.9758 for the test images, ' +
    'and its text says 0.981.',
  'mlp-dropout.story':
    'Two hidden layers with dropout after each; the test images validate after every epoch.',
  'mlp-adam.story':
    'The same network without dropout, whose weights the tutorial saves and loads again; it lists what ' +
    'was read wrong.',
  'lenet-5.story':
    'LeCun’s network of 1998. The tutorials show it as a picture without a result: this one is ours.',
  'cnn-adadelta.story':
    'Two convolutions, dropout, and twelve epochs with the optimizer that Keras 2 used at a learning ' +
    'rate of 1.0.',
  'cnn-adam.story':
    'The same network with Adam, which gets there in five epochs; 100 of 10,000 test images were read wrong.',

  // What is measured
  'measured.cost': 'Cost',
  'measured.penalised': 'Fitted cost with its penalty',
  'measured.trainLoss': 'Training loss',
  'measured.trainAccuracy': 'Training accuracy',
  'measured.valAccuracy': 'Validation accuracy',
  'measured.accuracy.train': 'Training accuracy, at the end',
  'measured.accuracy.holdout': 'Accuracy on held-out images',
  'measured.accuracy.test': 'Test accuracy',
  'measured.wrong': 'Test images read wrong',
  'measured.right': 'Training images read right',
  'measured.weights': 'Weights',
  'measured.biases': 'Biases',
  'measured.parameters': 'Parameters',
  'measuredAt.epoch': '{what}, epoch {number}',
  'measuredAt.iteration': '{what}, iteration {number}',
  measuredBy: '{what}, by {who}',
  'reproductions.diverged': 'diverged',
  'reproductions.points': '{difference} points',

  // Where the figures stand
  'perceptron.source': 'Rosenblatt, 1957; shown without figures',
  'logreg-1v2.source': 'Tutorial: binary logistic regression, TensorFlow 1',
  'logreg-lbfgs.source': 'Tutorial: scikit-learn, LogisticRegression()',
  'softmax-numpy.source': 'Tutorial: softmax regression, NumPy',
  'mlp-rmsprop.source': 'Tutorial: two-layer network, Keras 2.10',
  'mlp-dropout.source': 'Tutorial: multi-layer perceptron, Keras',
  'mlp-adam.source': 'Tutorial: multi-layer perceptron without dropout, saved and loaded again, Keras',
  'lenet-5.source': 'LeCun et al., 1998; shown without figures',
  'cnn-adadelta.source': 'Tutorial: convolutional network, Keras',
  'cnn-adam.source': 'Tutorial: the same convolutional network with Adam, Keras',
};
