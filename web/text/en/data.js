// data.js — data sets, their images and the classes that are chosen.

export default {
  data: 'Data',
  leadMnist: 'What the network learns from: digits that people wrote, each with its right answer.',
  leadFashion: 'What the network learns from: pictures of clothes, each with its right answer.',
  leadOwn: 'What the network learns from: the images in your files, each with its right answer.',
  dataset: 'Data set',
  mnist: 'MNIST: handwritten digits',
  fashion: 'Fashion-MNIST: clothes',
  own: 'Your own files',
  loadingData: 'Loading data',
  loadingLine: '{done} of {total} MB',
  timeLeft: '{time} left',
  readingFiles: 'Reading your files …',
  loadedLine: '{train} images to train on, {test} to test with',
  samples: 'A few of the images',
  sampleName: '{label}, training image {index}: show it large',
  otherSamples: 'Show others',
  counts: 'How many of each',
  chooseFiles: 'Use your own files',
  filesHint: 'or drop them anywhere on the page: IDX files (.gz or not) or an .npz, as MNIST’s are.',
  dropHere: 'Let go to use these files',
  filesError: 'These files cannot be used. {reason} The data on this page stay as they were.',
  dataError: 'The data could not be loaded. {reason}',
  tryAgain: 'Try again',
  imageTitle: '{label}, image {index}',
  imageLead: 'This is all the network gets: {count} numbers, from 0 for paper to 255 for full ink.',
  pixelTable: 'Pixel values',
  close: 'Close',
  classesHint:
    'Click a bar to leave it out or to take it back. Two stay at least; another choice starts over.',
  classToggle: '{label}: {count} images',
  allDigits: 'All digits',
  allKinds: 'All kinds',
  kindsDigits: 'digits',
  kindsOther: 'kinds',
  chooseTwo:
    'The network has one output, which decides between two {kinds}, and {chosen} are chosen. Leave two on.',
  oneOutput:
    'One output decides between two {kinds}, and {chosen} are chosen. Choose two of the bars under “Data”, ' +
    'or end the line with dense {chosen} softmax.',
  chooseFewer:
    'The network has {outputs} outputs, and {chosen} {kinds} are chosen. Leave {outputs} on at most.',
  fewOutputs:
    '{outputs} outputs cannot tell {chosen} {kinds} apart. End the line with dense {chosen} softmax, ' +
    'or choose fewer of the bars under “Data”.',
  noneOfThese: 'These data have no training images of the {kinds} chosen.',

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
