// answer.js — ideas about a network's answer.

export default {
  'softmax.name': 'Softmax',
  'softmax.said':
    'Softmax turns the sums of the last layer into probabilities: each is above 0, and together they are 1. The larger a sum is than the others, the surer the answer.',
  'softmax.try': 'If you add the same number to every sum, which probabilities change?',
  'softmax.symbols':
    'z are the sums (logits). Subtracting any number c from all of them divides numerator and denominator by the same e to the c, so the result stays the same. Programs subtract the largest: then no power is above 1, and none overflows.',
  'softmax.sum': 'Sum z',
  'softmax.power': 'e to the z',
  'softmax.shifted': 'e to the z − {largest}',
  'softmax.share': 'Probability',
  'softmax.total': 'Total',
  'softmax.slider': 'Sum {number}',
  'softmax.shift': 'Add {shift} to every sum',
  'softmax.unshift': 'Take {shift} off every sum',
  'softmax.here':
    'Each probability is its power divided by the total of its column: both columns give the same.',
  'softmax.hereShifted':
    'These powers are too large for the computer, which can only say “infinite”. With the largest sum subtracted they are what they were before.',

  'cross-entropy.name': 'Cross-entropy, the loss',
  'cross-entropy.said':
    'The loss says how wrong an answer is: it looks at the probability that the network gave to the right digit. Sure and right costs nothing; the surer it is of something wrong, the more it costs.',
  'cross-entropy.try': 'Which costs more: to fall from 0.9 to 0.6, or from 0.4 to 0.1?',
  'cross-entropy.symbols':
    'y is the [one-hot](#one-hot) code of the label ℓ, and p the answer of [softmax](#softmax): only the term of the right class is left. Together with softmax its gradient is as simple as can be: what was said minus what is right. Logarithms are natural, as in Keras and PyTorch.',
  'cross-entropy.picture': 'The curve of −ln p, from very high at 0 down to 0 at 1, with a point on it',
  'cross-entropy.probability': 'Probability of the right digit',
  'cross-entropy.here':
    '−ln {p} = {loss}; the gradient at the right digit’s sum is {p} − 1 = {gradient}. Guessing among ten digits costs {guessing}.',

  'confusion-matrix.name': 'Accuracy and confusion matrix',
  'confusion-matrix.said':
    'Accuracy is the share of images that are read right. The confusion matrix says more: how often each digit, a row, was read as each digit, a column; what is right stands on the diagonal.',
  'confusion-matrix.try':
    'A network that always says 9 reads some images right. What are its recall and its precision for 9?',
  'confusion-matrix.symbols':
    'n with the indices a and b counts the images of class a that were read as b. Accuracy adds up the diagonal; recall divides it by its row (of all fours, how many were found), precision by its column (of all that were read as a four, how many are one).',
  'confusion-matrix.read': 'read as {digit}',
  'confusion-matrix.is': 'is a {digit}',
  'confusion-matrix.missed': '{first} read as {second}',
  'confusion-matrix.here':
    'Of these {all} images {accuracy} are read right. For {digit}: recall {recall}, precision {precision}.',
};
