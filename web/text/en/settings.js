// settings.js — settings, and what stands in the way of a run.

export default {
  // The choice of a network
  oneLayer: 'One layer',
  hiddenLayers: 'Hidden layers',
  convolutions: 'Convolutions',

  // Settings
  settings: 'Settings',
  moreSettings: 'All settings',
  inUse: '{count} in use',
  epochs: 'Epochs',
  batch: 'Batch size',
  fullBatch: 'All images at once',
  optimizer: 'Optimizer',
  rate: 'Learning rate',
  schedule: 'Schedule',
  'schedule.constant': 'Constant',
  'schedule.step': 'Step',
  'schedule.cosine': 'Cosine',
  'schedule.one-cycle': 'One cycle',
  seed: 'Seed',
  trainCount: 'Training images',
  validationCount: 'Validation images',
  holdoutCount: 'Held-out images',
  splitSeed: 'Split seed',
  testCount: 'Test images',
  l2: 'L2 penalty',
  weightDecay: 'Weight decay',
  clip: 'Gradient clipping',
  average: 'Weight average',
  augment: 'Augmentation',
  augmentExamples: 'Examples of augmentation',
  augmentedNow: 'What the network sees in this epoch:',
  augmentedNext: 'What the network sees in the next epoch:',
  augmentedDigits: 'Training images as they are augmented: {digits}',
  invented: 'Invented digits',
  inventedFirst: 'The first invented digits, as the network sees them:',
  inventedDigits: 'Invented digits as they are trained on: {digits}',
  shuffledLabels: 'Shuffled labels (%)',
  validateEvery: 'Validate every … epochs',
  'hint.epochs': 'How many times the training [passes over](#batch) all training images.',
  'hint.batch':
    'How many images [each step](#batch) uses; all images at once is full-batch [gradient descent](#gradient-descent).',
  'hint.optimizer':
    'The rule that turns [gradients](#gradient-descent) into weight updates. Changing it resets the network.',
  'hint.rate': '[The size of each step](#learning-rate). It can be changed during a run.',
  'hint.schedule':
    'How the [learning rate](#learning-rate) changes during a run; the learning rate you enter is its largest value.',
  'hint.seed':
    'Start of the random numbers. The same seed gives exactly the same run. Changing it resets the network.',
  'hint.trainCount': 'How many images the network is trained on.',
  'hint.validationCount':
    'How many training images are held out [to validate on](#overfitting); with 0 the test images are used.',
  'hint.holdoutCount':
    'How many training images are kept out of training and [validation](#overfitting), as another test (hold-out set).',
  'hint.splitSeed': 'Shuffles the training images before they are split; 0 keeps their order.',
  'hint.testCount': 'How many images the network is tested on.',
  'hint.l2':
    'A cost on large weights, which favours simpler solutions ([regularization](#regularization)); 0 for none.',
  'hint.weightDecay':
    'Each step [shrinks every weight](#regularization) by this share, times the learning rate.',
  'hint.clip':
    'The largest norm of the [gradient](#gradient-descent); longer ones are scaled down; 0 for no limit.',
  'hint.average':
    'The network reads with [averages of its weights](#weight-average) over the last steps, about 100 at 0.99, and these are saved; 0 for the last weights alone.',
  'hint.augment':
    '[Changes every training image](#augmentation) at random, each epoch in another way, as other hands might write it. A word and its range for each: shift, elastic (bends) and stroke (thicker and thinner lines) in pixels, rotate and shear (slant) in degrees, scale as a share. Training accuracy is then that of the changed images. Empty for none.',
  'hint.invented':
    'How many digits the page draws by itself and adds to the [training images](#augmentation), in forms that schools teach and that MNIST hardly has: a slashed 0, a 1 with a flag and a foot, a barred 7, a 9 with a curled tail, a 4 in one stroke. Nobody has written them, and no evaluation reads them.',
  'hint.shuffledLabels':
    'For how many of 100 training images [labels](#one-hot) are exchanged at random among them: data with mistakes in them. All other images keep their labels. Which ones, the split seed decides.',
  'hint.validateEvery': 'Fewer [validations](#overfitting) save time.',
  wholeNumber: '{name} must be a whole number from {least} to {most}.',
  countOrShare: '{name} must be a whole number from {least} to {most}. A share such as 25 % will do, too.',
  someNumber: '{name} must be a number from {least} to {most}.',

  // The drawing
  fires: 'unit active',

  // The run
  blockedLayers: 'The line of layers has a mistake.',
  blockedField: 'A setting is out of its limits.',
  blockedClasses: 'The last layer does not match the chosen {kinds}.',
};
