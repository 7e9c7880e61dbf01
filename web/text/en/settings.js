// settings.js — settings, and what stands in the way of a run.

export default {
  // The choice of a network
  oneLayer: 'One layer',
  hiddenLayers: 'Hidden layers',
  convolutions: 'Convolutions',

  // Settings
  settings: 'Settings',
  moreSettings: 'More settings',
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
  validateEvery: 'Epochs per validation',
  'hint.none': 'Choose a setting, and this line says what it does.',
  'hint.epochs': 'Epochs: how many times it sees every training image.',
  'hint.batch':
    'Batch size: how many images it looks at before each correction; all at once is gradient descent in ' +
    'its original form.',
  'hint.optimizer': 'Optimizer: the rule that turns mistakes into corrections. Another one starts over.',
  'hint.rate': 'Learning rate: how big a step each correction takes.',
  'hint.schedule':
    'Schedule: how the learning rate moves during a run; the number beside it is its largest value.',
  'hint.seed':
    'Seed: where chance begins. The same seed gives exactly the same run; another one starts over.',
  'hint.trainCount': 'Training images: how many images it may learn from.',
  'hint.validationCount':
    'Validation images: how many of the training images only check how it is going (validation set); ' +
    'with 0 the test images do.',
  'hint.holdoutCount':
    'Held-out images: how many of the training images it never sees, for a test of your own (hold-out set).',
  'hint.splitSeed':
    'Split seed: shuffles the training images before some are held out; 0 takes them in their order.',
  'hint.testCount': 'Test images: how many of them it is tested on.',
  'hint.l2':
    'L2 penalty: what large weights cost, so that it prefers simple rules; 0 for nothing (regularization).',
  'hint.weightDecay':
    'Weight decay: the share of every weight, times the learning rate, that each correction takes away.',
  'hint.clip':
    'Gradient clipping: how long a correction may be before the learning rate scales it; 0 for any length.',
  'hint.validateEvery':
    'Epochs per validation: after how many epochs it is checked; checking seldom saves time.',
  lbfgsNote:
    'L-BFGS finds its own steps and takes all images for each: learning rate, batch size, schedule and ' +
    'clipping are not used. It works for networks with one layer of weights.',
  wholeNumber: '{name}: a whole number from {least} to {most}, please.',
  someNumber: '{name}: a number from {least} to {most}, please.',

  // The drawing
  fires: 'its unit fires',

  // The run
  blockedLayers: 'The line of layers needs a correction first.',
  blockedField: 'A setting below needs a correction first.',
  blockedClasses: 'The {kinds} chosen and the network do not go together yet.',
  convergedLine: 'Converged in epoch {epochs}: no further step would make the loss smaller.',
};
