// results.js — the results.

export default {
  results: 'Results',

  // Which images, and how it did
  'split.test': 'Test images',
  'split.train': 'Training images',
  'split.validation': 'Validation images',
  'split.holdout': 'Held-out images',
  'accuracy.test': 'Test accuracy',
  'accuracy.train': 'Training accuracy',
  'accuracy.validation': 'Validation accuracy',
  'accuracy.holdout': 'Held-out accuracy',
  'loss.test': 'Test loss',
  'loss.train': 'Training loss',
  'loss.validation': 'Validation loss',
  'loss.holdout': 'Held-out loss',
  'of.test': '{percent} of {count} test images',
  'of.train': '{percent} of {count} training images',
  'of.validation': '{percent} of {count} validation images',
  'of.holdout': '{percent} of {count} held-out images',
  'image.test': 'Test image {index}',
  'image.train': 'Training image {index}',
  'imageSplit.train': 'The network learns from it.',
  'imageSplit.validation': 'A validation image: the network does not learn from it.',
  'imageSplit.holdout': 'A held-out image: the network does not learn from it.',
  'imageSplit.test': 'The network does not learn from it.',
  'imageSplit.unused': 'Not used with these settings.',
  'imageSplit.leftOut': 'Its class is left out.',
  wrong: 'Read wrong',
  fingerprint: 'Fingerprint',
  blockedEvaluation: 'The network is being evaluated.',

  // The confusion matrix
  worstMixUp: {
    one: 'Most common mix-up: {actual} read as {predicted}, {count} time.',
    other: 'Most common mix-up: {actual} read as {predicted}, {count} times.',
  },

  // Precision and recall
  recall: 'Found',
  precision: 'Reliable',

  // The gallery
  predicted: 'predicted {label}',
  actual: 'actual {label}',
  copied: 'Copied',

  // One image
  lookUpIndex: 'Index',
  probability: 'Probability',
  output: 'Value',
  oneHot: 'One-hot label',
  previous: 'Previous',
  next: 'Next',
  label: 'Label: {label}',
  guess: 'Guess: {label}',
  moreThan: '>{percent}',

  // Epochs
  announceEpoch: 'Epoch {epoch}: validation accuracy {percent}',
};
