// results.js — what only the view of the results says.

export default {
  handIn: 'Hand this result in, or check one',
  resultsLead: 'How well does the network read images that it was not trained on?',

  // Which images, and how it did
  evaluateOn: 'Evaluate on',
  fingerprintHint:
    'Compare the fingerprint with someone else’s: in strict arithmetic, the same settings and the same seed give the same weights on every machine.',
  noResult: 'Press Train, or Test images below, to find out.',
  resultOf: 'From run {id}, after epoch {epochs}.',
  resultUntrained: 'Measured before any training on this page.',
  resultGuessed: 'Not trained yet: right answers here are luck.',
  resultToCome: 'Run {id} is in progress; its result follows at the end.',
  resultFormer: 'The network has been trained further since.',
  noTestImages: 'This data set has no test images.',
  evaluationWaits: 'The network is training. It can be evaluated when the run has ended.',
  evaluationLoading: 'The images are still loading.',
  evaluationGoes: '{done} of {count} images evaluated',
  evaluationBegins: 'Evaluating …',
  evaluationHint: 'Training images are easier than new ones: [compare the two](#overfitting).',
  evaluationError: 'The network could not be evaluated. {reason}',
  'predictionsOf.test': 'Predictions and probabilities of all test images:',
  'predictionsOf.train': 'Predictions and probabilities of all training images:',
  'predictionsOf.validation': 'Predictions and probabilities of all validation images:',
  'predictionsOf.holdout': 'Predictions and probabilities of all held-out images:',
  savePredictions: 'Save the predictions as {format}',

  // The confusion matrix
  confusion: '[Confusion matrix](#confusion-matrix): which digits it mixes up',
  confusionLead:
    'Rows are labels, columns are predictions; the diagonal is right. Click a cell to see its images.',
  showAs: 'Show as',
  cellCounts: 'Images',
  cellShares: 'Per cent of the row',
  actualAxis: 'actual',
  predictedAxis: 'predicted',
  cellName: 'Actual {actual}, predicted {predicted}: {images}',
  cellImages: { one: '{count} image', other: '{count} images' },
  cellShare: '{percent} % of {count}',
  noDigit: 'no digit',
  whenApart: 'When were {a} and {b} told apart?',
  noMixUp: 'It mixed up nothing.',

  // Precision and recall
  recallTerm: 'recall',
  recallHint: 'Of all images of this class, how many were recognized?',
  precisionTerm: 'precision',
  precisionHint: 'Of all predictions of this class, how many were right?',
  perDigit: 'Digit by digit',
  perClass: 'Class by class',
  digitHeading: 'Digit',
  classHeading: 'Class',
  partOf: '{part} of {whole}',
  noneThere: 'no images',
  never: 'never predicted',
  lowest: 'lowest',

  // The gallery
  galleryTitle: 'Look at the images',
  galleryWhich: 'Show',
  'gallery.wrong': 'Read wrong',
  'gallery.right': 'Read right',
  galleryOrder: 'Order',
  'order.surest': 'Surest first',
  'order.unsurest': 'Least sure first',
  'order.index': 'By index',
  'shown.wrong': { one: '{count} image read wrong', other: '{count} images read wrong' },
  'shown.right': { one: '{count} image read right', other: '{count} images read right' },
  shownCell: {
    one: 'Actual {actual}, predicted {predicted}: {count} image',
    other: 'Actual {actual}, predicted {predicted}: {count} images',
  },
  showWrong: 'All read wrong',
  showMore: 'Show more',
  wrongIndices: 'The indices of all {count} read wrong',
  rightIndices: 'The indices of all {count} read right',
  copy: 'Copy',

  // Twenty at random
  twenty: 'Twenty at random',
  twentyScore: '{right} of {count} right',
  otherTwenty: 'Another twenty',

  // One image
  lookUp: 'Any image by its index',
  lookUpPool: 'From',
  lookUpWithin: 'Count only the chosen digits: {classes}',
  probabilitiesInFull: 'Probabilities with all digits',
  outputsInFull: 'Every output',
  classIndex: 'Output',
  classLabel: 'Class',
  lookUpRange: 'There are {count} images, with indices from 0 to {last}.',
  lookUpError: 'The image cannot be shown. {reason}',
  readRight: 'Read as {label}',
  readWrong: 'Read as {label}: wrong',
  readUntaught: 'Read as {label}. Its class was not in the training data.',
  showLarge: 'Enlarge',

  // Epochs
  log: 'Epoch by epoch',
  noEpochs: 'Each epoch adds a line here.',
  epochHeading: 'Epoch',
  stepsHeading: 'Steps',
  timeHeading: 'Time',
  beforeStep:
    'One step an epoch: loss and accuracy are from before it, so the first line is the untrained network; val_loss and val_accuracy are from after it.',
  epochsThinned: '{count} epochs. Shown: the first, the last and multiples of {step}.',
  allEpochs: 'Show all epochs',
  fewEpochs: 'Show fewer',
};
