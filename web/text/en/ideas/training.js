// training.js — ideas about training.

export default {
  'gradient-descent.name': 'Gradient descent',
  'gradient-descent.said':
    'The gradient says for each weight whether the loss rises or falls if the weight grows a little; training takes a small step the other way, again and again. The gradient can be computed from all examples at once, from a small batch, or from a single one.',
  'gradient-descent.try':
    'In the same number of passes over the data, which comes nearest to the cross? Whose path is straightest?',
  'gradient-descent.symbols':
    'w are all weights together, η is the [learning rate](#learning-rate), and B the examples of a step: all of them (full batch), some (mini-batch) or one (stochastic gradient descent, SGD). A batch’s gradient is a guess at that of all, and costs far less. Momentum, RMSprop and Adam change how the step is made from the gradients.',
  'gradient-descent.which': 'Examples in a step',
  'gradient-descent.full': 'all 24',
  'gradient-descent.mini': 'a batch of 4',
  'gradient-descent.single': 'one',
  'gradient-descent.picture':
    'Two weights as a map with contours of the loss, a cross at its lowest place, and the path of the steps towards it',
  'gradient-descent.epochs': 'Passes over the data',
  'gradient-descent.here': {
    one: '{count} step of {points} examples: loss {loss}; the least possible is {least}.',
    other: '{count} steps of {points} examples: loss {loss}; the least possible is {least}.',
  },

  'batch.name': 'Batches and epochs',
  'batch.said':
    'The network does not look at all images before it changes its weights, but at a batch of them. Once through all batches is an epoch: {images} images in batches of {batch} are {steps} steps.',
  'batch.try': 'How many times are the weights changed in five epochs? And with batches twice as large?',
  'batch.symbols':
    'N images in batches of B: the last batch has what is left, so the number of steps is rounded up. E epochs have E times as many updates of the weights.',
  'batch.picture': '{steps} squares, one for each step of an epoch; the last one in another colour',
  'batch.images': 'Images',
  'batch.size': 'Batch size',
  'batch.epochs': 'Epochs',
  'batch.steps': { one: '{count} step an epoch', other: '{count} steps an epoch' },
  'batch.updates': { one: '{count} update', other: '{count} updates' },
  'batch.last': { one: 'The last batch has {count} image.', other: 'The last batch has {count} images.' },

  'learning-rate.name': 'Learning rate',
  'learning-rate.said':
    'The learning rate is how big a step each correction takes. Too small, and training takes for ever; too large, and each step jumps past the goal, in the end farther and farther away.',
  'learning-rate.try': 'From which learning rate on does the ball no longer come to rest?',
  'learning-rate.symbols':
    'On the parabola L = w² the gradient is 2w, so that every step multiplies w by 1 − 2η: it shrinks slowly, hops from side to side, or grows. In a network each direction has a curvature of its own; the steepest sets the limit.',
  'learning-rate.picture': 'A parabola, and the places of a ball after each step',
  'learning-rate.rate': 'Learning rate',
  'learning-rate.slow': 'Too small: after {steps} steps it is still at {weight}.',
  'learning-rate.right': 'Good: each step leaves {factor} of the way; after {steps} it is at {weight}.',
  'learning-rate.hops': 'Large: each step jumps to the other side. After {steps} steps it is at {weight}.',
  'learning-rate.flees': 'Too large: each step leads farther away. After {steps} steps it is at {weight}.',

  'backpropagation.name': 'Forwards and backwards',
  'backpropagation.said':
    'Forwards, the network computes from the input to the loss. Backwards, it goes the same way from the loss to every weight and finds how much each of them had to do with the mistake: its gradient.',
  'backpropagation.try': 'If the input x is 0, which gradient must be 0 too?',
  'backpropagation.symbols':
    'The chain rule: a gradient is that of the step behind it, times the slope of the step in between. Each is used for all before it, so that going backwards costs about as much as going forwards. L is the [loss](#cross-entropy); the right answer here is 1.',
  'backpropagation.picture': 'From x over z, a, s and p to the loss L: values above, gradients below',
  'backpropagation.forward': 'value',
  'backpropagation.backward': 'gradient of L',
  'backpropagation.step': 'One step downhill',
  'backpropagation.here':
    'At w the gradient is that at z times x: {dz} · {x} = {dw}. The network gives the right answer {p}; loss {loss}.',

  'overfitting.name': 'Overfitting',
  'overfitting.said':
    'A network with enough parameters can learn its training images by heart, with all their accidents. It then gets better on them but not on new ones: the gap between the two is overfitting.',
  'overfitting.try':
    'With how many parameters is the curve best for the small points, which it has not seen?',
  'overfitting.symbols':
    'ŷ is a polynomial with d + 1 parameters, fitted by least squares to the ten large points. With ten parameters it goes through all of them, and swings between them. What helps: more data, fewer parameters, and [regularization](#regularization).',
  'overfitting.picture':
    'Ten large points and a curve through them, small points, and dashed the curve that they come from',
  'overfitting.degree': 'Degree of the curve',
  'overfitting.here': '{parameters} parameters: off by {training} at its own points, by {test} at new ones.',
  'overfitting.lab':
    'In the lab: {training} of the training images, {validation} of the validation images, a gap of {gap} points.',

  'regularization.name': 'Regularization',
  'regularization.said':
    'Regularization keeps a network with many parameters from learning accidents by heart. A penalty makes large weights cost something, dropout switches units off at random during training, and early stopping ends the training before the accidents are learnt.',
  'regularization.try':
    'How large may the penalty be before the curve gets worse for the small points too? And after how many steps would you stop?',
  'regularization.symbols':
    'L is the [loss](#cross-entropy), λ the factor of the penalty, and w are the weights without the biases: every step also shrinks each weight in proportion to itself. Here L is the mean of the squares at the ten large points, and the curve has ten parameters, as at [overfitting](#overfitting). Where to stop, and how large λ should be, is read from validation images, not from those that are trained on. [Dropout](#dropout) has the third way.',
  'regularization.which': 'What holds the curve back',
  'regularization.penalty': 'L2 penalty',
  'regularization.stopping': 'early stopping',
  'regularization.picture':
    'Ten large points and a curve of ten parameters, small points, and dashed the curve that they come from',
  'regularization.penaltyPower': 'λ, as a power of ten',
  'regularization.stepsPower': 'Steps, as a power of ten',
  'regularization.factor': 'With λ = {factor}',
  'regularization.steps': { one: 'After {count} step', other: 'After {count} steps' },
  'regularization.here':
    'the squares of the weights add up to {squares}. The curve is off by {training} at its own points, by {test} at new ones.',

  'weight-average.name': 'Weight average',
  'weight-average.said':
    'To the end, each step of training jumps a little to and fro, because each batch says something else. The average of the weights of the last steps lies in the middle of these jumps, and often reads better than the last weights alone.',
  'weight-average.try':
    'Which of the two ends nearer to the cross? And if the decay is as large as it can be, but the training short?',
  'weight-average.symbols':
    'm is the average, and w are the weights after a further step of [gradient descent](#gradient-descent). D is the decay: in each step the average keeps that share of what it was, so that it holds about 1 / (1 − D) steps. While only n steps are done, a smaller one, d, is used, so that the poor weights of the beginning are soon forgotten. Training goes on with w; the network reads with m. Keras and PyTorch call it exponential moving average (EMA).',
  'weight-average.picture':
    'Two weights as a map with contours of the loss and a cross at its lowest place: a jagged path of the steps, and a smooth one of their average',
  'weight-average.decay': 'Decay',
  'weight-average.epochs': 'Passes over the data',
  'weight-average.here': {
    one: '{count} step: loss {last} with the last weights, {average} with the average of about {steps} steps; the least possible is {least}.',
    other:
      '{count} steps: loss {last} with the last weights, {average} with the average of about {steps}; the least possible is {least}.',
  },
};
