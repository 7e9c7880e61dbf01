// hand.js — own digits and what a network learns of them: what only the views of the subjects say.

export default {
  handLead:
    'Digits in your own hand, with what each one is. Draw on the pad and press the bar of the digit: “It is a 4”. They stay on this device.',
  handFashion: 'Own digits are kept while the data set has digits.',
  handAsk: 'Ask me for three of each',
  handAskMany: 'Ask me for {count} of each',
  handAskStop: 'Stop asking',
  handWriter: 'Who writes (if you like)',
  handWriters: 'Writers',
  handWriterCount: '{name}: {count}',
  handNameless: 'no name',
  handBy: 'Written by {name}.',
  handEmpty: 'None yet.',
  handCount: { one: '{count} digit.', other: '{count} digits.' },
  handOf: '{label}: {count}',
  handDigit: '{label}, number {id}',
  handDigitRight: '{label}, number {id}, read right',
  handDigitWrong: '{label}, number {id}, read as {read}',
  handDigitOther: '{label}, number {id}, not among the chosen digits',
  handIsOther: 'It is not among the chosen digits.',
  handOthers: {
    one: '{count} other is not among the chosen digits.',
    other: '{count} others are not among the chosen digits.',
  },
  handRead: 'The network reads {right} of {count} right.',
  handMore: 'Show all {count}',
  handLess: 'Show fewer',
  handUndo: 'Undo the last change',
  handForget: 'Forget my digits',
  handForgotten: 'Your digits are removed. “Undo the last change” brings them back, until the page is left.',
  handRemove: 'Remove this {label}',
  handReally: 'It is really a',
  handIs: 'You wrote a {label}.',
  handIsRead: 'You wrote a {label}; the network reads a {read}.',

  // A sheet of boxes
  gridTitle: 'On paper, many at once',
  gridLead:
    'Print a sheet of boxes, write digits in them, and open a photo of it: the column says which digit each one is.',
  gridPrint: 'Print a sheet',
  gridOpen: 'Open a photo of a sheet',
  gridTakePhoto: 'Photograph a sheet',
  gridOpening: '{name}: reading the sheet …',
  gridFound: { one: '{name}: {count} digit found.', other: '{name}: {count} digits found.' },
  gridLeaveOut: 'Leave out: {label}, row {row}',
  gridCheck: 'Look at each one. Press those that are wrong, to leave them out.',
  gridTake: { one: 'Take {count} digit', other: 'Take {count} digits' },
  gridClose: 'Take none',
  'grid.marks':
    'Not all four corner marks of the sheet were found; found: {marks}. Photograph the whole sheet from above, sharp, with nothing over its corners.',
  'grid.top':
    'The black bar at the top of the sheet was not found. Photograph the whole sheet from above, with nothing over its edge.',
  'grid.empty':
    'Nothing was found in the boxes of the sheet. Write with a dark pen, and take the photo from nearer.',

  // The images nearest to a digit
  nearestTitle: 'Nearest training images',
  nearestWaits: 'Looking for the nearest training images …',
  nearestPicture: '{label}, image {index}, at a distance of {distance}',
  nearestSame: 'The nearest {label} of {count} training images is at a distance of {distance}.',
  nearestFar:
    'Nobody in the training images writes a {label} like this: 99 of 100 training images have another one of their digit within {limit}.',
  nearestWithin: 'That is not far: 99 of 100 training images have another one of their digit within {limit}.',
  nearestNone: 'There is no {label} among the training images.',
  nearestHow:
    'Distance: the root of the sum of squared differences of all [784 pixels](#pixels), from 0 to 1 each.',

  // Files
  handFiles: 'Save or open digits',
  handSaveStrokes: 'Strokes (.json)',
  handSaveImages: 'Images (IDX)',
  handSaveLabels: 'Labels (IDX)',
  handOpen: 'Open digits',
  handFilesHint:
    'Open the digits of several people, and they join those that are here, with the names of their writers. [IDX](#idx) has no names, and takes two files, images and labels, both at once.',
  handRelabelled: { one: '{count} has another label now.', other: '{count} have another label now.' },
  handOpenedNone: 'No digits were found in what was opened.',
  handPair: '“{labels}” has said what the images in “{images}” are.',
  handKnown: { one: '{count} was here already.', other: '{count} were here already.' },

  learnTitle: 'Learn them',
  learnLead:
    '{steps} steps, in a few seconds. Half of each batch is of the training images, so that the network keeps reading them, and half are your digits.',
  learnStop: 'Stop learning',
  learnProgress: 'Learning',
  learnFew: { one: '{count} more digit is needed.', other: '{count} more digits are needed.' },
  learnUntrained: 'Train the network first.',
  learnBusy: 'The network is in use. This can begin when it is free.',
  handLearnt: 'The network has learnt your digits.',
  learnError: 'The digits could not be learnt. {reason} The network has not changed.',
  reportBefore: 'before',
  reportAfter: 'after',
  reportOwn: 'Your digits, held out',
  reportTest: 'Test images',
  reportOf: '{right} of {count}',
  reportTrained: 'The network has been trained further since; the table says what it was before that.',
  reportRemoved: 'The network has also learnt digits that are no longer here.',
  reportHow:
    'Held out: each third of your digits is read by a copy of the network that has learnt only the other two thirds. The network on this page has learnt all {count}.',
  reportAlone: {
    one: '{count} of them is the only one of its kind: the copy that reads it has learnt none like it from you.',
    other:
      '{count} of them are each the only one of their kind: the copy that reads it has learnt none like it from you.',
  },
  reportAgain:
    'If you learn again, the network starts from what it was before, so that the digits held out are new to it.',
  reportKnew:
    'The network before had learnt own digits already: any of those that are held out here are not new to it.',
  reportWorse: {
    one: 'What got worse: {count} test image that was read right is now read wrong. The other way round: {better}.',
    other:
      'What got worse: {count} test images that were read right are now read wrong. The other way round: {better}.',
  },
  reportNoneWorse: 'No test image got worse. Read right that was read wrong before: {better}.',
  worsePicture: '{label}, now read as {read}, test image {index}',
  worseList: 'Test images that are now read wrong',
};
