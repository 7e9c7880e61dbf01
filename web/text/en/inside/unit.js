// unit.js — one unit with its arithmetic.

export default {
  'unit.way': 'One unit',
  'unit.title': 'One unit',
  'unit.none': 'Press a pixel of a map, or a unit, to see every number that it is made of.',
  'unit.waits': 'The weights are on their way.',
  'unit.how': 'How its number comes about',
  'unit.reacts': 'What it reacts to',
  'unit.kernel':
    'Its weights: ink where they are blue raises its number, ink where they are orange lowers it.',
  'pattern.edge':
    'Positive {positive}, negative {negative}: it reacts to an edge with ink {positive} and paper {negative}.',
  'pattern.line': 'Positive along a line {slant}: it reacts to such a stroke.',
  'pattern.lineBelow':
    'Negative along a line {slant}: such a stroke lowers its number, ink beside it raises it.',
  'pattern.spot': 'Positive in the middle: it reacts to a spot of ink there.',
  'pattern.spotBelow': 'Negative in the middle: ink there lowers its number.',
  'pattern.even': 'Mostly positive: it reacts to ink anywhere in its window.',
  'pattern.evenBelow': 'Mostly negative: ink anywhere in its window lowers its number.',
  'pattern.none': 'Its weights have no simple pattern.',
  'pattern.how':
    'Said is the edge, line, spot or even kernel that makes up most of the sum of its squared weights, from {share} on.',
  'side.e': 'on the right',
  'side.se': 'at the bottom right',
  'side.s': 'at the bottom',
  'side.sw': 'at the bottom left',
  'side.w': 'on the left',
  'side.nw': 'at the top left',
  'side.n': 'at the top',
  'side.ne': 'at the top right',
  'slant.across': 'from left to right',
  'slant.falling': 'that falls to the right',
  'slant.upright': 'from top to bottom',
  'slant.rising': 'that rises to the right',
  'unit.frame': 'The frame is the part of the image behind the largest number of its map.',
  'unit.excitingLater': 'The training images are compared as soon as no training is running.',
  'unit.output': '{unit}: the output for {digit}',
  'unit.place': '{unit}, row {row}, column {column}',
  'unit.pixelAt': 'row {row}, column {column}',
  'unit.before': '‹ Unit before',
  'unit.after': 'Next unit ›',
  'unit.close': 'Close',
  'unit.products':
    'Each number under the window times its weight, all added up, and the bias if there is one: more than that no unit computes.',
  'unit.largest': 'The largest number under the window is passed on; the others do not count.',
  'unit.mean': 'The mean of all numbers under the window.',
  'unit.normalised':
    'The channel’s mean is taken away, then it is scaled and moved. Mean and variance are moving averages of training.',
  'unit.scaled': 'A pixel from 0 to 255 becomes a small number around 0 or 1.',
  'unit.passed': 'This layer passes the number on as it is.',
  'unit.field': 'Part of the image that counts, {size}',
  'unit.map': 'Its map',
  'unit.mapKeys': 'Arrow keys move to another pixel.',
  'unit.window': 'Under its window',
  'unit.weights': 'Its weights',
  'unit.contributions': 'Products: blue adds, orange takes away',
  'unit.position': 'Where the window lies',
  'unit.channels': {
    one: 'The window covers {count} channel.',
    other: 'The window covers {count} channels; shown is one of them. The sum is of all.',
  },
  'unit.channelsName': 'Channels',
  'unit.channel': 'Channel {channel}',
  'unit.sum': 'Sum',
  'unit.engine': "Engine's value",
  'unit.total': { one: '{count} product', other: '{count} products' },
  'unit.bias': 'Bias',
  'unit.added': { one: '{count} number', other: '{count} numbers, added up' },
  'unit.count': 'How many',
  'unit.input': 'Number',
  'unit.mean.name': 'Mean',
  'unit.scale': 'Scale: {gamma} / √({variance} + 0.001)',
  'unit.beta': 'Offset',
  'unit.pixel': 'Pixel',
  'unit.offset': 'Offset',
  'unit.factor': '1 / {whole}',
  'unit.afterwards': 'The engine’s after {activation}',
  'unit.softmax':
    'softmax: e^({sum} − {most}) = {power}, divided by {all}, what the {count} units have together',
  'unit.curve': 'The curve of {activation}, and where the sum is on it',
  'unit.same': '✓ Sum and engine’s value are the same to the last bit.',
  'unit.differs': {
    one: 'The engine’s value differs by {difference}, one step of a 32-bit float.',
    other: 'The engine’s value differs by {difference}, {count} steps of a 32-bit float.',
  },
  'unit.winograd':
    'Both are right: this layer is computed by Winograd’s algorithm, which adds first and multiplies less often, and ' +
    'each order rounds in other places.',
  'unit.fused':
    'Both are right: relaxed arithmetic rounds a product and its sum at once, and each way rounds in other places.',
  'unit.share':
    'Both are right: the engine multiplies by 1 / {count} where the sum here is divided by {count}, and each way rounds in ' +
    'other places.',
  'unit.order':
    'Both are right: the engine adds several numbers at a time and in another order than a textbook, and each order ' +
    'rounds in other places.',
  'unit.copy': 'Copy the sum',
  'unit.copied': 'Copied: one line of Python with NumPy, which gives the same bits.',
  'unit.refused': 'This browser lets no page copy. Here is the line:',
  'unit.line': 'The sum as a line of Python',
  'unit.adding': { one: 'Adds most', other: 'The {count} that add most' },
  'unit.taking': { one: 'Takes away most', other: 'The {count} that take away most' },
  'unit.exciting': 'The training images on which its number is largest, of the first {count}.',
  'unit.excitingAt':
    'The training images on which its number was largest at step {step} of the run, of the first {count}.',
  'unit.excited': 'A {label}: {value}',
  'unit.noneOf': 'None',
};
