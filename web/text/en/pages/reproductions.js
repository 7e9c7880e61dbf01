// reproductions.js — the page of reproductions and its report.

export default {
  'reproductions.name': 'Reproductions',
  'reproductions.title': 'Reproductions – Digit Lab',
  'reproductions.tagline': 'Published MNIST tutorials, run again: every published figure beside ours.',
  'reproductions.about':
    'Each system is trained as its tutorial says: the same data, initial weights, optimizer, batch size and number of epochs. Systems that depend on random numbers are trained with ten seeds, those that must reach a bar with five, slow ones with three; “ours” is then mean ± standard deviation. Differences of accuracies are in percentage points, those of costs and losses in per cent of the published value. The button beside a system trains it in this tab with the first seed.',
  'reproductions.rule':
    'One rule for all limits: the published value is one draw. For a network it is a draw like our seeds, and its limit holds 99 of 100 such draws (Student’s t with the spread of our seeds, which is one for all epochs of a column), so that about one figure in a hundred is outside by chance. Where only the images were drawn, the limit is what other draws of images give. What does not depend on chance must be equal. Some tutorials depend on images that they drew and do not name: their figures stand here and cannot be reproduced.',
  'reproductions.overview': 'All systems',
  'reproductions.within': '{kept} of {judged} figures within their limits',
  'reproductions.noLimits': 'no figure has a limit',
  'reproductions.notMeasured': 'not measured yet',
  'reproductions.counts':
    '{published} published figures, {kept} of {judged} with a limit within it; {draw} depend on an unknown draw or on digits that were not published, and {printed} more are printed and not noted here.',
  'reproductions.engineOf': '{machine}, {arithmetic} arithmetic, threads: {threads}',
  'reproductions.figuresOn': 'Our figures: {engine}.',
  'reproductions.secondsOn':
    'Our seconds: {engine}. On which computers the tutorials measured theirs is not known.',
  'reproductions.printed': 'not noted',
  'reproductions.unknownDraw': 'unknown draw',
  'reproductions.otherDigits': 'other digits',
  'reproductions.everyFigure': { one: 'The figure', other: 'All {count} figures' },
  'reproductions.seedsOf': { one: '{count} seed', other: '{count} seeds' },
  'reproductions.arithmetic': '{arithmetic} arithmetic',
  'reproductions.computed': 'Computed',
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
  'run.pool': 'The 55,000 images behind the first 5,000, as in the tutorial',
  'run.whole': 'All 60,000 images',
  'run.search': 'The search as it was printed',
  'reproductions.chosen': 'chosen by its validation accuracy',
  'perceptron.story':
    'Rosenblatt’s perceptron of 1957, once for each digit. The tutorials show it without a result: this one is ours.',
  'logreg-1v2.story':
    'One neuron separates 1s from 2s: zero initial weights, all images in every step, three learning rates. The tutorial drew 12,732 images: the 11,649 ones and twos among the 55,000 that TensorFlow leaves for training, and 1,083 of them a second time. Here they are the 12,700 ones and twos of the training set. It counts epochs from 0 and prints the cost after the update. Of its third run it also prints six outputs, of images of its draw that it does not name: they cannot be computed again.',
  'logreg-lbfgs.story':
    'The same problem in scikit-learn: an L2 penalty with C = 1 and at most 100 iterations of L-BFGS. Its accuracy depends on the pool of images: on the tutorial’s it comes out; on the whole training set it is lower, also with scikit-learn, whose figures are listed.',
  'softmax-numpy.story':
    'Ten times 784 weights and no bias, written in NumPy; 30,000 images in every step, cost printed before the update. The tutorial’s search does not pass on the two values that it varies, and goes on training the same weights on the 15,000 cross-validation images, four times 1,000 steps: its accuracies are those of images that it has learned from. Done in that order, they come out. Its 0.9111 was printed behind the search, so it stands twice. Below, the search that was meant: each of the four combinations starts from zero weights, and the cross-validation images choose. With c = 5, steps of these sizes overshoot.',
  'mlp-rmsprop.story':
    'One hidden layer of 512 neurons, 406,528 weights. The tutorial prints 0.9758 for the test images, ' +
    'and its text says 0.981.',
  'mlp-dropout.story':
    'Two hidden layers with dropout after each; the test images validate after every epoch. The tutorial’s last epoch is an unlucky one: 97.46 %, after 97.86 % in the epoch before. None of our seeds falls so low, and so it is outside the limits.',
  'mlp-adam.story':
    'The same network without dropout, whose weights the tutorial saves and loads again; it lists the images read wrong.',
  'lenet-5.story':
    'LeCun’s network of 1998. The tutorials show its diagram without a result: this one is ours.',
  'sharp.story':
    'A bar of this lab’s own: 99.5 % of the test images after five epochs, which two cores train in about half a minute. The mean of the seeds must reach it.',
  'record.story':
    'The best single network that about six minutes on two cores have come to. The bar is 99.70 %: a published ensemble of fifteen networks reads 99.75 % (Deotte). The mean of the seeds must reach it.',
  'pen.story':
    'A network for what people draw, which also learns invented digits. On MNIST’s test images it must reach 99.3 %; how well it reads drawings is measured with pen strokes that cannot be part of the lab.',
  'small.story':
    'An assignment rather than a tutorial: at least 99.4 % of the test images with fewer than 8,000 parameters, in at most 15 epochs. The network is ours; its 128 moving averages are counted.',
  'tiny.story':
    'How few parameters are enough for 99 % of the test images? The fewest that an author names are 697 (Parameter-Efficient-MNIST); ours has 1,710, of which 60 are moving averages. The mean of the seeds must reach 99 %.',
  'cnn-adadelta.story':
    'Two convolutions, dropout, and twelve epochs with Adadelta at a learning rate of 1.0, as in Keras 2.',
  'cnn-adam.story': 'The same network with Adam, in five epochs; 100 of 10,000 test images were read wrong.',

  // What is measured
  'measured.cost': 'Cost',
  'measured.loss.test': 'Test loss',
  'measured.valLoss': 'Validation loss',
  'measured.images': 'Images that are drawn',
  'measured.imagesOf': 'Images of a {argument}',
  'measured.probability': 'Probability of a 2',
  'measured.stage': 'Accuracy on the images that it went on training on',
  'measured.ownDigits.asWritten': 'Of seven own digits read right, as they are',
  'measured.ownDigits.asMnist': 'Of seven own digits read right, scaled and centred',
  'measured.steps': 'Batches in an epoch',
  'measured.updates': 'Updates in all',
  'measured.penalised': 'Fitted cost with its penalty',
  'measured.trainLoss': 'Training loss',
  'measured.trainAccuracy': 'Training accuracy',
  'measured.valAccuracy': 'Validation accuracy',
  'measured.accuracy.train': 'Training accuracy, at the end',
  'measured.accuracy.holdout': 'Accuracy on held-out images',
  'measured.accuracy.test': 'Test accuracy',
  'measured.wrong': 'Test images read wrong',
  'measured.right.train': 'Training images read right',
  'measured.right.test': 'Test images read right',
  'measured.weights': 'Weights',
  'measured.biases': 'Biases',
  'measured.parameters': 'Parameters',
  'measuredAt.start': '{what}, before the first update',
  'measuredAt.layer': '{what}, layer {number}',
  'measuredAt.image': '{what}, image {number}',
  'measuredAt.step': '{what}, step {number}',
  'moment.start': 'Before the first update',
  'moment.epoch': 'Epoch {number}',
  'moment.iteration': 'Iteration {number}',
  'moment.layer': 'Layer {number}',
  'moment.image': 'Image {number}',
  'moment.step': 'Step {number}',
  'measuredAt.epoch': '{what}, epoch {number}',
  'measuredAt.iteration': '{what}, iteration {number}',
  measuredBy: '{what}, by {who}',
  'reproductions.diverged': 'diverged',
  'reproductions.points': '{difference} points',

  // Digits of one's own
  'ownDigits.title': 'Seven digits of one’s own',
  'ownDigits.about':
    'The tutorial ends with seven digits that its author wrote as text, 0 for paper and 1 for ink: its network read 2 of the 7. The files were not published; these seven were drawn for this page. The network is the same. What changes is how the digit lies in its image: MNIST’s digits fit a box of 20 × 20 pixels, with their centre of mass in the middle, and this page prepares what you draw in the same way. Seven digits of one hand are a story, not a measurement.',
  'ownDigits.picture': 'A {label}, written as text',
  'ownDigits.asWritten': 'as it is',
  'ownDigits.asMnist': 'centred',

  // Calculations
  'examples.title': 'Worked examples',
  'examples.about':
    'The small calculations that the tutorials print: the cross-entropy H of a label and an answer, softmax, and the numbers of weights and of batches. Some are cut off rather than rounded.',

  // Where the figures stand
  'perceptron.source': 'Rosenblatt, 1957; shown without figures',
  'logreg-1v2.source': 'Tutorial: binary logistic regression, TensorFlow 1',
  'logreg-lbfgs.source': 'Tutorial: scikit-learn, LogisticRegression()',
  'softmax-numpy.source': 'Tutorial: softmax regression, NumPy',
  'mlp-rmsprop.source': 'Tutorial: two-layer network, Keras 2.10',
  'mlp-dropout.source': 'Tutorial: multi-layer perceptron, Keras',
  'mlp-adam.source': 'Tutorial: multi-layer perceptron without dropout, saved and loaded again, Keras',
  'lenet-5.source': 'LeCun et al., 1998; shown without figures',
  'sharp.source': 'A bar of this lab’s own',
  'record.source': 'A bar of this lab’s own',
  'pen.source': 'A bar of this lab’s own',
  'small.source': 'Assignment of The School of AI: the least accuracy, the most parameters',
  'tiny.source': 'A bar of this lab’s own',
  'cnn-adadelta.source': 'Tutorial: convolutional network, Keras',
  'cnn-adam.source': 'Tutorial: the same convolutional network with Adam, Keras',
};
