// data.js — ideas about data.

export default {
  'pixels.name': 'Pixels as numbers',
  'pixels.said':
    'To a computer an image is a table of numbers, one for each pixel: 0 is paper, 255 is full ink. These {side} × {side} = {pixels} numbers are all that the network gets.',
  'pixels.try': 'Which numbers stand at the edge of a stroke, and which in its middle? Move the frame there.',
  'pixels.symbols':
    'v is the number of a pixel. Networks learn faster from small numbers, so each is divided by 255; the second formula brings it to −1 … 1 instead, and rescaling −1..1 in the line of layers does so.',
  'pixels.image': 'The image, with a frame around some of its pixels',
  'pixels.table': 'The pixels in the frame as numbers',
  'pixels.row': 'Row',
  'pixels.column': 'Column',
  'pixels.here':
    'Row {row}, column {column}: {ink} of 255. Scaled to 0 … 1 it is {unit}, to −1 … 1 {signed}.',

  'mnist.name': 'Where MNIST comes from',
  'mnist.said':
    'MNIST is 70,000 handwritten digits that the American institute NIST collected from census workers and high-school students, about 250 of whom wrote the training images. Each was scaled into a box of 20 × 20 pixels and moved so that its centre of mass is in the middle of 28 × 28.',
  'mnist.try': 'Move and shrink the 3 on the left. What will change in the image on the right?',
  'mnist.symbols':
    'The centre of mass is the mean place of the ink: every pixel’s place (x, y) weighs as much as its ink v. Your drawings are prepared in the same way, because a network reads well only what looks like the images that it was trained on.',
  'mnist.sheet': 'A drawing on a sheet',
  'mnist.image': 'The image that is made of it, with the box of 20 × 20 pixels as a frame',
  'mnist.right': 'To the right',
  'mnist.down': 'Down',
  'mnist.size': 'Size',
  'mnist.here': 'The centre of mass is {x} from the left and {y} from the top, of 28, wherever it was drawn.',
  'mnist.employees': 'Census workers',
  'mnist.students': 'Students',
  'mnist.train': 'Training images',
  'mnist.test': 'Test images',

  'one-hot.name': 'One-hot',
  'one-hot.said':
    'A label such as 3 is turned into ten numbers: a one at place 3, and zeros everywhere else. So the network has one output for each digit, and no digit counts as larger than another or closer to it.',
  'one-hot.try':
    'As plain numbers, 3 and 4 are neighbours. How far apart are their one-hot codes? And those of 3 and 9?',
  'one-hot.symbols':
    'y has a 1 at the place of the label ℓ and K − 1 zeros, with K classes. The (Euclidean) distance between the codes of any two labels is √2, and each code is also a probability distribution, which [cross-entropy](#cross-entropy) can compare with an answer.',
  'one-hot.code': 'One-hot code of {label}',
  'one-hot.label': 'Label',
  'one-hot.here':
    'From {label} to {other} the distance is √2 = {distance}, and to {far} just as much: no digit is nearer than another.',

  'idx.name': 'IDX, byte by byte',
  'idx.said':
    'MNIST’s files have a short head that says what follows: the kind of numbers, how many images, how many rows and columns. Behind it stand the pixels, one byte each, image after image.',
  'idx.try': 'The head says {images}, but has only bytes from 0 to 255. How do four of them make {images}?',
  'idx.symbols':
    'Sizes are integers of four bytes b, the highest first (big-endian). The head has 16 bytes; the pixel in row r and column c of image n has the offset below. Files of labels have a head of 8 bytes, then one byte a label.',
  'idx.bytes': 'Bytes of train-images-idx3-ubyte, from byte {first} on, in hexadecimal',
  'idx.offset': 'Byte',
  'idx.zero': 'zeros',
  'idx.type': 'type',
  'idx.dimensions': 'dimensions',
  'idx.images': 'images',
  'idx.rows': 'rows',
  'idx.columns': 'columns',
  'idx.pixel': 'a pixel',
  'idx.here.zero': 'The first two bytes, {bytes}, are always zero.',
  'idx.here.type': '{bytes} means that the numbers are unsigned bytes, 0 to 255.',
  'idx.here.dimensions': '{bytes}: {value} sizes follow, because there are images, rows and columns.',
  'idx.here.images': '{bytes} in hexadecimal is {value}: so many images follow.',
  'idx.here.rows': '{bytes} is {value}: rows of an image.',
  'idx.here.columns': '{bytes} is {value}: columns of an image.',
  'idx.here.pixel': '{bytes} is {value} of 255: the ink in row {row}, column {column} of the first image.',

  'augmentation.name': 'Augmentation',
  'augmentation.said':
    'Augmentation changes each training image a little at random: it moves, turns, slants or bends it, or makes its lines thicker, in another way each epoch. The network never sees the same image twice, so it cannot learn it by heart, but learns what all hands have in common.',
  'augmentation.try':
    'Turn the digit by up to 180 degrees. Which digits would then become others, so that their label is wrong?',
  'augmentation.symbols':
    'v is the image and v′ the changed one: each of its pixels comes from the place that is moved there, and is a mean of the four pixels around that place. A turns, scales and slants about the centre, (s, t) shifts, and e bends: it is drawn at {nodes} × {nodes} places, and lies between theirs elsewhere. The network is tested on images as they are. It works against [overfitting](#overfitting).',
  'augmentation.image': 'The image',
  'augmentation.picture': 'The image as nine epochs might see it',
  'augmentation.which': 'Part',
  'augmentation.shift': 'Pixels, at most',
  'augmentation.rotate': 'Degrees, at most',
  'augmentation.scale': 'Share, at most',
  'augmentation.shear': 'Degrees, at most',
  'augmentation.elastic': 'Pixels, at most',
  'augmentation.stroke': 'Pixels, at most',
  'augmentation.again': 'Draw again',
  'augmentation.here': 'In the lab: {line}',
  'augmentation.none': 'Nothing changes: every epoch sees the same image.',
};
