// pictures.js — pictures from outside.

export default {
  orPicture:
    'Or open, paste or drop a photo, a picture, or a text file of 0s and 1s. Files stay on this device.',
  openPicture: 'Open a picture',
  takePhoto: 'Take a photo',
  backToPad: 'Draw instead',
  yourPicture: 'Your picture',
  yourPictures: 'Your pictures',
  pasted: 'From the clipboard',
  openingPicture: 'Looking for digits …',
  pictureName: 'Picture; each digit found has a frame; digits: {count}',
  pictureReads: 'Read in the picture',
  itReads: 'Read:',
  lineName: 'Line {line}',
  unsureCount: 'Unsure: {unsure} of {count}.',
  pictureLead:
    'Each digit is cut out, scaled and centred as in MNIST. The small images are the network’s input.',
  sheetsLeftOut: 'At most {most} files at once; left out: {left}.',
  'picture.nothing':
    'No digit was found. Write with a dark pen on plain paper, and let the digits fill most of the picture.',
  'picture.small':
    'The digits are too small to read. Move the camera closer, or crop the picture to the digits.',
  'picture.many':
    'There are more than 100 possible digits here. Crop the picture to the digits that you want read.',
  'picture.notPicture':
    'The browser cannot open this as a picture: it is damaged, too large, or in an unsupported format.',
  'picture.noCanvas': 'This browser is too old to open pictures here. Draw on the pad instead.',
  'picture.noMemory': 'There is not enough memory for this picture. Try a smaller one.',
  'picture.textLines': 'A text file must have 28 lines of 28 characters, 0 or 1; this one has {lines} lines.',
  'picture.textColumns': 'Line {line} has {columns} characters; it must have 28, each 0 or 1.',
  'picture.textCharacter': 'Line {line}, column {column}: “{character}” is neither 0 nor 1.',
  'picture.textEmpty': 'This file has no 1, so the image is empty.',
};
