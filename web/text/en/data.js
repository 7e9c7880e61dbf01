// data.js — data sets, their images and the classes that are chosen.

export default {
  data: 'Data',
  leadMnist: 'What the network learns from: handwritten digits, each with its label.',
  leadFashion: 'What the network learns from: small pictures of clothes, each with its label.',
  leadOwn: 'What the network learns from: the images in your files, each with its label.',
  dataset: 'Data set',
  otherData: 'Other data',
  mnist: 'MNIST: handwritten digits',
  fashion: 'Fashion-MNIST: clothes',
  own: 'Your own files',
  loadingData: 'Loading data',
  loadingLine: '{done} of {total} MB',
  timeLeft: '{time} left',
  readingFiles: 'Reading your files …',
  loadedLine: '{train} images to train on, {test} to test with',
  samples: 'Some of the training images',
  sampleName: '{label}, training image {index}: enlarge',
  otherSamples: 'Show others',
  counts: 'Training images per class',
  countsUsed: 'A run learns from {count} of these {all} images.',
  chooseFiles: 'Use your own files',
  filesHint:
    'or drop them anywhere on the page: four IDX files (.gz or not), .npz, .npy or .csv, with digits as in MNIST.',
  'hint.split':
    '{file} has no images to test with: the last {count} are kept for that, and are not trained on.',
  'hint.leftOut': '{file} is left out: its images have no labels.',
  'hint.binary':
    'All pixels are 0 or 1, which is almost nothing of 255: the network may hardly learn. Multiply the pixels by 255 and save them again.',
  'hint.oneClass': '{percent} % of the training images are of class {digit}: there is little to tell apart.',
  'hint.turned':
    'These digits lie on their side or are mirrored, as those of EMNIST. The network learns them so, and will not know upright ones. In Python, x.transpose(0, 2, 1) turns EMNIST’s.',
  dropHere: 'Drop to use these files',
  filesError: 'These files cannot be used. {reason} The data on this page have not changed.',
  dataError: 'The data could not be loaded. {reason}',
  otherDataError:
    '{name} could not be loaded. {reason} The images and the network on this page have not changed.',
  tryAgain: 'Try again',
  imageTitle: '{label}, image {index}',
  imageLead: 'The network’s whole input: {count} numbers, from 0 for paper to 255 for full ink.',
  pixelTable: 'Pixel values',
  close: 'Close',
  classesHint:
    'Click a bar to leave that class out or put it back. At least two stay. Any change resets the network.',
  classToggle: '{label}: {count} images',
  allDigits: 'All digits',
  allKinds: 'All kinds',
  kindsDigits: 'digits',
  kindsOther: 'kinds',
  chooseTwo:
    'The network has one output, which separates two {kinds}; {chosen} are chosen. Leave only two in.',
  oneOutput:
    'One output separates two {kinds}; {chosen} are chosen. Leave only two in under “Data”, or end the line with dense {chosen} softmax.',
  chooseFewer: 'The network has {outputs} outputs; {chosen} {kinds} are chosen. Leave at most {outputs} in.',
  fewOutputs:
    '{outputs} outputs are too few for {chosen} {kinds}. End the line with dense {chosen} softmax, or leave some out under “Data”.',
  noneOfThese: 'This data set has no training images of the chosen {kinds}.',

  // The ten classes of Fashion-MNIST
  'clothes.0': 'T-shirt',
  'clothes.1': 'Trousers',
  'clothes.2': 'Pullover',
  'clothes.3': 'Dress',
  'clothes.4': 'Coat',
  'clothes.5': 'Sandal',
  'clothes.6': 'Shirt',
  'clothes.7': 'Sneaker',
  'clothes.8': 'Bag',
  'clothes.9': 'Ankle boot',
};
