// training.js — training step by step: what only the views of the subjects say.

export default {
  trainingLead:
    'The network predicts, compares with the labels, and [adjusts its weights](#backpropagation) a little: thousands of times.',
  stepByStep: 'Step by step',
  stepPiece: 'Size of a step',
  'step.image': 'one image',
  'step.batch': 'one batch',
  'step.epoch': 'one epoch',
  stepHint:
    'Trains that much, then pauses. One image is taken alone, as a [batch](#batch) of one; the next batch begins behind it. Step takes the size again that is chosen beside it.',
  slowMotion: 'Slow motion',
  'slow.image': 'Next image',
  'slow.batch': 'Next batch',
  'slow.epoch': 'Next epoch',
  'changed.image': 'What this image changed',
  'changed.batch': 'What this batch changed',
  'changed.epoch': 'What this epoch changed',
  'change.loss': {
    one: 'Loss of this image: {before} before, {after} after ({by}).',
    other: 'Loss of these {count} images: {before} before, {after} after ({by}).',
  },
  'change.right': 'Read right: {before} of {count} before, {after} after.',
  'change.share': 'Probability of its label, {label}: {before} before, {after} after.',
  'change.images':
    'Images of this step, with the answer after it; another answer before it is struck through',
  'change.image': 'A {label}: read as {before} before, as {after} after',
  'change.largest': 'The weights of layer {layer}, {text}, have moved most.',
  'change.none': 'No weight has moved.',
  'change.walk': 'Walk through the layers with this image',
  'change.layer': 'Layer',
  'change.norm': 'Change of its weights',
  'change.relative': 'of their size',
  'change.most': 'Weight that moved most',
  'change.layerName': '{layer}: {text}',
  'change.weight': 'weight {place}: {before} → {after}',
  'change.bias': 'bias {place}: {before} → {after}',
  'change.how':
    'Both answers are without dropout, to the images as the step saw them. A change is the Euclidean norm of all differences of the weights of a layer, its size that of the weights before.',
  'change.howEpoch':
    'Both answers are without dropout, to the last images of the epoch. A change is the Euclidean norm of all differences of the weights of a layer, its size that of the weights before.',
  beforeStepPlot:
    'Training is measured before each [step](#gradient-descent): at [epoch](#batch) 0 the network is untrained. Validation is measured after it.',
  trainingLine: 'training',
  validationLine: 'validation',
  lbfgsNote:
    'L-BFGS chooses its own [step sizes](#learning-rate) and uses all images in each [step](#batch): learning rate, batch size, schedule, clipping, weight averages and augmentation are not used. It needs a network with one layer of weights.',
};
