// reproductions.js — the page of reproductions and its report.

export default {
  'reproductions.name': 'Reproductions',
  'reproductions.title': 'Reproductions – Digit Lab',
  'reproductions.tagline': 'Published MNIST tutorials, run again: every published figure beside ours.',
  'reproductions.about':
    'Each system is trained as its tutorial says: the same data, initial weights, optimizer, batch size and number of epochs. Systems that depend on random numbers are trained with ten seeds, slow ones with three; “ours” is then mean ± standard deviation. Differences of accuracies are in percentage points, those of costs and losses in per cent of the published value. A limit says how close ours must be; figures without a limit are for comparison only. The button beside it trains the system in this tab with the first seed.',
  'reproductions.overview': 'All systems',
  'reproductions.within': '{kept} of {judged} figures within their limits',
  'reproductions.noLimits': 'no figure has a limit',
  'reproductions.notMeasured': 'not measured yet',
  'reproductions.measuredOn': 'Ours: {machine}, {arithmetic} arithmetic, threads: {threads}.',
  'reproductions.relaxed': 'relaxed',
  'reproductions.strict': 'strict',
  'reproductions.engine': 'Here: engine-{build}, {arithmetic} arithmetic, threads: {threads}.',
  'reproductions.runSystem': 'Run {system} here',
  'reproductions.stop': 'Stop',
  'reproductions.progress': 'Progress of {system}',
  'reproductions.estimate': 'About {time} on the computer of “ours”',
  'reproductions.loadingLine': 'Loading engine and data …',
  'reproductions.loadingShare': 'Loading the images: {percent}',
  'reproductions.trainingLine': 'Epoch {epoch} of {epochs}, {time} left',
  'reproductions.trainingRun': 'Run {number} of {runs}, epoch {epoch} of {epochs}, {time} left',
  'reproductions.evaluatingLine': 'Evaluating …',
  'reproductions.stoppedLine': 'Stopped. The figures so far stay.',
  'reproductions.doneLine': 'Done: the column “here” is complete.',
  'reproductions.failed': 'The run failed. {reason}',
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
    'Rosenblatt’s perceptron of 1957, once for each digit. The tutorials show it without a result: this one is ours.',
  'logreg-1v2.story':
    'One neuron separates 1s from 2s: zero initial weights, all images in every step, three learning rates. The tutorial drew 12,732 images at random, a few of them twice; here they are the 12,700 ones and twos of the training set. It counts epochs from 0 and prints the cost after the update.',
  'logreg-lbfgs.story':
    'The same problem in scikit-learn: an L2 penalty with C = 1 and at most 100 iterations of L-BFGS. Besides the tutorial’s figures, those of scikit-learn on these 12,700 images are listed.',
  'softmax-numpy.story':
    'Ten times 784 weights and no bias, written in NumPy; 30,000 images in every step, cost printed before the update. The tutorial’s search does not pass on the two values that it varies; here they are passed on: each of the four combinations starts from zero weights, and 15,000 cross-validation images choose. With c = 5, steps of these sizes overshoot.',
  'mlp-rmsprop.story':
    'One hidden layer of 512 neurons, 406,528 weights. The tutorial prints 0.9758 for the test images, ' +
    'and its text says 0.981.',
  'mlp-dropout.story':
    'Two hidden layers with dropout after each; the test images validate after every epoch.',
  'mlp-adam.story':
    'The same network without dropout, whose weights the tutorial saves and loads again; it lists the images read wrong.',
  'lenet-5.story':
    'LeCun’s network of 1998. The tutorials show its diagram without a result: this one is ours.',
  'cnn-adadelta.story':
    'Two convolutions, dropout, and twelve epochs with Adadelta at a learning rate of 1.0, as in Keras 2.',
  'cnn-adam.story': 'The same network with Adam, in five epochs; 100 of 10,000 test images were read wrong.',

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
