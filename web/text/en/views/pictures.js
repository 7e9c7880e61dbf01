// pictures.js — photos and pictures: what only the views of the subjects say.

export default {
  orPicture:
    'Open, paste or drop a photo, a picture, or a text file of 0s and 1s: every digit in it is read. Files stay on this device.',
  picturesTitle: 'Digits in pictures',
  removePictures: 'Remove the pictures',
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
};
