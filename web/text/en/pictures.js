// pictures.js — pictures from outside.

export default {
  orPicture: 'Or a photo, a picture, or text of 0s and 1s: open, paste or drop it. It stays on this device.',
  openPicture: 'Open a picture',
  takePhoto: 'Take a photo',
  backToPad: 'Draw instead',
  yourPicture: 'Your picture',
  yourPictures: 'Your pictures',
  pasted: 'From the clipboard',
  openingPicture: 'Looking for digits …',
  pictureName: 'The picture; digits found, each with a frame: {count}',
  pictureReads: 'The picture reads',
  itReads: 'It reads',
  lineName: 'Line {line}',
  unsureCount: 'Not sure of {unsure} of {count}.',
  pictureLead:
    'Each digit is cut out, scaled and centred as in MNIST: the small images are what the network sees.',
  sheetsLeftOut: 'At most {most} files at once: {left} left out.',
  'picture.nothing':
    'No digit was found. Write with a dark pen on plain paper, and let the digits fill most of the picture.',
  'picture.small':
    'The digits are too small to read. Take the picture from nearer by, or cut it to the digits.',
  'picture.many':
    'More than 100 things look like digits here. Cut the picture to the digits that are to be read.',
  'picture.notPicture':
    'This is no picture that the browser can open: it is damaged, too large, or of a kind it does not know.',
  'picture.noCanvas': 'This browser is too old to open pictures here. You can draw on the pad instead.',
  'picture.noMemory': 'The picture could not be searched: there is not enough memory. Try a smaller one.',
  'picture.textLines': 'A text file of a digit has 28 lines of 28 characters, 0 or 1; this one has {lines}.',
  'picture.textColumns': 'Line {line} has {columns} characters; it needs 28, each 0 or 1.',
  'picture.textCharacter': 'Line {line}, column {column}: “{character}” is neither 0 nor 1.',
  'picture.textEmpty': 'There is no 1 in this file, and so no ink.',
};
