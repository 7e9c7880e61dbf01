// pictures.js — pictures from outside.

export default {
  openPicture: 'Open a picture',
  takePhoto: 'Take a photo',
  myDigits: 'My digits',
  ownScore: '{right} of {count} right, as the names of the files say.',
  'picture.nothing':
    'No digit was found. Write with a dark pen on plain paper, and let the digits fill most of the picture.',
  'picture.small':
    'The digits are too small to read. Move the camera closer, or crop the picture to the digits.',
  'picture.many':
    'There are more than 100 possible digits here. Crop the picture to the digits that you want read.',
  'picture.grid':
    'This is a photo of the sheet of boxes. Open it with “Open a photo of a sheet”, above under “My digits”.',
  'picture.notPicture':
    'The browser cannot open this as a picture: it is damaged, too large, or in an unsupported format.',
  'picture.format':
    'This is of the format {format}, which this browser does not open as a picture. Save it as PNG or JPEG, and open that.',
  'picture.tiff':
    'This is a TIFF, as scanners save: this browser cannot open it. Save it as PNG or JPEG, for example in Paint or Preview with “Export” or “Save as”, and open that.',
  'picture.heic':
    'This is a HEIC photo, as phones save: this browser cannot open it. Save it as JPEG, for example with “Export” in Photos or Preview, and open that. An iPhone takes JPEG with Settings > Camera > Formats > Most Compatible.',
  'picture.pdf':
    'This is a PDF, not a picture. Save the page as PNG or JPEG, or take a screenshot of it, and open that.',
  'picture.svg':
    'This drawing (SVG) cannot be opened as a picture by this browser. Save it as PNG, and open that.',
  'picture.noCanvas': 'This browser is too old to open pictures here. Draw on the pad instead.',
  'picture.notLoaded':
    'This file was not opened: the part of the page that opens pictures could not be loaded. Check the connection, and try again.',
  'picture.foreign':
    'This file was not opened: the part of the page that opens pictures belongs to another version of it. Try again, or reload the page.',
  'picture.noMemory': 'There is not enough memory for this picture. Try a smaller one.',
  'picture.textLines': 'A text file must have 28 lines of 28 characters, 0 or 1; this one has {lines} lines.',
  'picture.textColumns': 'Line {line} has {columns} characters; it must have 28, each 0 or 1.',
  'picture.textCharacter': 'Line {line}, column {column}: “{character}” is neither 0 nor 1.',
  'picture.textEmpty': 'This file has no 1, so the image is empty.',
};
