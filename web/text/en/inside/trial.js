// trial.js — why the network answers so, a lesson of one image, and changes of the network.

export default {
  'trial.pause': 'Pause the training to try this: a run that goes on would leave the change behind.',
  'trial.moment': 'Go to the end of the run to change something: an earlier moment is shown.',
  'trial.edited': {
    one: 'You have changed something in a copy of the network. What you see in this room is of the copy. The pad’s answer, results, links and what you save are of the network as it was trained, and training goes on from that.',
    other:
      'You have changed a copy of the network {count} times. What you see in this room is of the copy. The pad’s answer, results, links and what you save are of the network as it was trained, and training goes on from that.',
  },
  'trial.putBack': 'Put back',

  'why.way': 'Why this answer?',
  'why.title': 'Why this answer?',
  'why.waits': 'As soon as there is an image and a network, the reasons of its answer are here.',
  'why.of': 'Why',
  'why.against': 'and not',
  'why.lead':
    'The network computes one number for each digit. What has raised that of {one} above that of {other}? Blue speaks for {one}, orange for {other}.',
  'why.parts': 'Each pixel’s part.',
  'why.partsPicture': 'The image with each pixel’s part of the difference of {one} and {other}',
  'why.partsExact':
    'Ink times slope: the pixels give {pixels} and the biases {biases}, together {sum}. The network’s own difference is {value}: the parts are exact, because all its layers are linear in pieces, and its lines are straight where this image lies.',
  'why.partsCurved':
    'Ink times slope: the pixels give {pixels} and the biases {biases}, together {sum}. The network’s own difference is {value}: the parts are only those of the slope at this image, because tanh or sigmoid bend.',
  'why.covered': 'What covering does.',
  'why.coveredPicture': 'The image with what covering a place does to the difference of {one} and {other}',
  'why.coveredSays':
    'A square of 4 × 4 pixels becomes paper, place after place, and the network answers again. Where it is blue, the difference drops without that ink, by up to {most}; where it is orange, it grows.',
  'why.similar': 'Training images that it makes alike',
  'why.similarSays':
    'Nearest by the numbers of layer {layer}, which the last layer reads, among the first {count} training images.',
  'why.similarPixels':
    'This network has no hidden layer: nearest by their pixels, among the first {count} training images.',
  'why.comparing': 'Comparing with the training images…',
  'why.afterTraining': 'The training images are compared when the training is paused or over.',
  'why.atTheEnd': 'The training images are compared for the network as it is now: go to the end of the run.',

  'lesson.way': 'Teach it this image',
  'lesson.title': 'Teach it this one image',
  'lesson.waits': 'As soon as there is an image and a network, it can be taught here.',
  'lesson.lead':
    'The loss says how wrong the answer is. Its gradient says of each number how the loss changes with it; it is computed from the outputs back to the image, layer by layer.',
  'lesson.loss': 'If it is a {label}, the loss is {loss}.',
  'lesson.layer': 'Layer {layer}',
  'lesson.ofLayer': 'Gradient of the loss with respect to layer {layer}, before its activation',
  'lesson.image': 'Gradient at the image',
  'lesson.colours':
    'Blue: the loss grows with this number. Orange: it falls. Each layer has a scale of its own; of many maps the eight with the largest gradients are shown.',
  'lesson.label': 'It is a',
  'lesson.rate': 'Learning rate',
  'lesson.teach': 'Teach this image',
  'lesson.undo': 'Undo the step',
  'lesson.check': 'Check the gradient',
  'lesson.taught':
    'One step of the optimizer: the loss goes from {before} to {after}, and {label} from {shareBefore} to {shareAfter}.',
  'lesson.checked':
    'Layer {layer}, unit {unit}: for its weight {weight} with the largest gradient, the way back through the layers gives {gradient}. Moving the weight by {step} in both directions and computing the loss twice gives {difference}.',
  'lesson.differences': 'Differences with larger and smaller steps',
  'lesson.step': 'Step',
  'lesson.difference': 'Difference',
  'lesson.off': 'Off by',
  'lesson.why':
    'A large step misses the bend of the loss, a tiny one drowns in rounding: the numbers agree best in between. Where a relu switches within the step, they do not.',

  'edit.way': 'Switch off and edit',
  'edit.title': 'Switch off and edit',
  'edit.waits': 'There is no network yet.',
  'edit.lead':
    'What does one unit do for the answer? Silence it, paint its weights or move its bias, and see what becomes of the test images.',
  'edit.layer': 'Layer',
  'edit.unit': 'Unit',
  'edit.silence': 'Silence',
  'edit.bias': 'Bias',
  'edit.brush': 'Brush',
  'edit.more': 'more',
  'edit.less': 'less',
  'edit.zero': '0',
  'edit.channel': 'Input channel, of {count}',
  'edit.weights': 'Weights of the unit',
  'edit.weight': 'Row {row}, column {column}: {value}',
  'edit.untouched': 'Change something, and the test images are counted again.',
  'edit.counting': 'Counting the test images…',
  'edit.effect': 'Of {images} test images right: {before} before, {after} now.',
  'edit.ofDigits': 'Right answers of each digit',
  'edit.digit': 'Digit',
  'edit.before': 'Before',
  'edit.after': 'Now',
  'edit.change': 'Change',
};
