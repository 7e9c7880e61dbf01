// trial.js — why the network answers so, one image taught, and changes of the network.

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
    'The network computes one number for each digit. What has raised that of {one} above that of {other}? Blue raises {one}, orange raises {other}.',
  'why.parts': 'Each pixel’s part.',
  'why.partsPicture': 'The image with each pixel’s part of the difference of {one} and {other}',
  'why.ink': 'Ink times slope',
  'why.signed': 'Each pixel’s number times its slope, where paper is −1 and counts too',
  'why.partsExact':
    '{what}: the pixels give {pixels} and the biases {biases}, together {sum}. The network’s own difference is {value}: the parts are exact, because the network is linear around this image, so that they add up.',
  'why.partsCurved':
    '{what}: the pixels give {pixels} and the biases {biases}, together {sum}. The network’s own difference is {value}: the parts are only those of the slope at this image, because tanh or sigmoid bend.',
  'why.covered': 'What covering does.',
  'why.coveredPicture': 'The image with what covering a place does to the difference of {one} and {other}',
  'why.coveredSays':
    'A square of 4 × 4 pixels becomes paper, place after place, and the outputs are computed again. Where it is blue, the difference drops without that ink, by up to {most}; where it is orange, it grows.',
  'why.similar': 'Training images whose numbers are most alike',
  'why.similarSays':
    'Nearest by the numbers of layer {layer}, from which the last layer computes its own, among the first {count} training images.',
  'why.similarPixels':
    'This network has no hidden layer: nearest by their pixels, among the first {count} training images.',
  'why.comparing': 'Comparing with the training images…',
  'why.afterTraining': 'The training images are compared when the training is paused or over.',

  'walk.way': 'Layer by layer',
  'walk.title': 'Layer by layer, there and back',
  'walk.lead':
    'What a training step does with one image, stop by stop: forward through the layers to the answer and its loss, then back with the gradient.',
  'walk.begin': 'Walk through the layers',
  'walk.play': 'Play',
  'walk.back': 'Previous stop',
  'walk.on': 'Next stop',
  'walk.end': 'End the walk',
  'walk.stops': 'Stops of the walk',
  'walk.marks': '▦ is the image, numbers are layers, L is the loss, and w is the step of the weights.',
  'walk.at': 'Stop {stop} of {count}: {name}',
  'walk.image': 'The image',
  'walk.forward': 'Forward, layer {layer}',
  'walk.loss': 'The loss',
  'walk.backward': 'Back, layer {layer}',
  'walk.step': 'The step',
  'walk.image.says': '784 numbers come in, from 0 for paper to 1 for ink.',
  'walk.image.signed': '784 numbers come in, from −1 for paper to about 1 for ink.',
  'walk.conv.says': {
    one: 'Layer {layer} lays one filter of {size} weights over every place of what comes in, multiplies and adds up: one map.',
    other:
      'Layer {layer} lays {count} filters of {size} weights over every place of what comes in, multiplies and adds up: {count} maps.',
  },
  'walk.conv.strided': {
    one: 'Layer {layer} lays one filter of {size} weights over what comes in, {stride} pixels on each time, multiplies and adds up: one map.',
    other:
      'Layer {layer} lays {count} filters of {size} weights over what comes in, {stride} pixels on each time, multiplies and adds up: {count} maps.',
  },
  'walk.dense.says': {
    one: 'Layer {layer} multiplies each of the {numbers} numbers that come in by a weight and adds up: one unit.',
    other:
      'Each of the {count} units of layer {layer} multiplies the {numbers} numbers that come in by weights of its own and adds up.',
  },
  'walk.maxpool.says':
    'Layer {layer} keeps the largest number of each window of {size}: the maps become smaller.',
  'walk.avgpool.says': 'Layer {layer} takes the mean of each window of {size}.',
  'walk.batchnorm.says': 'Layer {layer} brings the numbers of each channel to a common scale.',
  'walk.relu': 'What is below 0 becomes 0 (relu).',
  'walk.sigmoid': 'Each sum is squeezed between 0 and 1 (sigmoid).',
  'walk.tanh': 'Each sum is squeezed between −1 and 1 (tanh).',
  'walk.softmax': 'The sums become shares of 100 % (softmax): the answer.',
  'walk.fires': 'A unit fires if its sum is above 0 (step).',
  'walk.loss.says':
    'The answer gives {share} to the right digit, {label}. So the loss is {loss}; with 100 % it would be 0. From here on it goes back.',
  'walk.loss.said':
    'The answer gives {share} to the digit that you say it is, {label}. So the loss is {loss}; with 100 % it would be 0. From here on it goes back.',
  'walk.loss.own':
    'Nobody has said what this is, so the network’s own answer counts as right: {label}, to which it gives {share}. So the loss is {loss}; with 100 % it would be 0. From here on it goes back.',
  'walk.backward.says':
    'How the loss changes with each number of layer {layer}, before its activation. Blue: it grows with the number; orange: it falls. It follows from those of the layer behind it alone.',
  'walk.weights': {
    one: 'From that comes the gradient of its {count} weight: {most}.',
    other: 'From that come the gradients of its {count} weights; the largest is {most}.',
  },
  'walk.weightsOf': 'Gradient of the loss with respect to weights of layer {layer}',
  'walk.noWeights':
    'It has no weights of its own: the gradient goes on to the places that its numbers came from.',
  'walk.pixels':
    'The way back ends at the pixels: more ink where it is orange would have made the loss smaller.',
  'walk.step.says':
    'Every weight has its gradient now. The optimizer moves each of them against it, a little: that is one step. “Teach this image” does it once, on a copy of the network.',

  'teach.way': 'Teach it this image',
  'teach.title': 'Teach it this one image',
  'teach.waits': 'As soon as there is an image and a network, it can be taught here.',
  'teach.lead':
    'The loss says how wrong the answer is. Its gradient says of each number how the loss changes with it; it is computed from the outputs back to the image, layer by layer. A step is taken on a copy of the network, which this room then shows.',
  'teach.loss': 'If it is a {label}, the loss is {loss}.',
  'teach.layer': 'Layer {layer}',
  'teach.ofLayer': 'Gradient of the loss with respect to layer {layer}, before its activation',
  'teach.image': 'Gradient at the image',
  'teach.colours':
    'Blue: the loss grows with this number. Orange: it falls. Each layer has a scale of its own; of many maps the eight with the largest gradients are shown.',
  'teach.label': 'It is a',
  'teach.rate': 'Learning rate',
  'teach.teach': 'Teach this image',
  'teach.undo': 'Undo the step',
  'teach.check': 'Check the gradient',
  'teach.taught':
    'One step of the optimizer: the loss goes from {before} to {after}, and {label} from {shareBefore} to {shareAfter}.',
  'teach.tooFar': 'The loss has risen: a step of this learning rate goes too far.',
  'teach.checked':
    'Layer {layer}, unit {unit}: for its weight {weight} with the largest gradient, the way back through the layers gives {gradient}. Moving the weight by {step} in both directions and computing the loss twice gives {difference}.',
  'teach.differences': 'Differences with larger and smaller steps',
  'teach.step': 'Step',
  'teach.difference': 'Difference',
  'teach.off': 'Off by',
  'teach.why':
    'A large step misses the bend of the loss, a tiny one drowns in rounding: the numbers agree best in between. Where a relu switches within the step, they do not.',

  'edit.way': 'Switch off, edit',
  'edit.title': 'Switch off and edit',
  'edit.waits': 'There is no network yet.',
  'edit.lead':
    'What does one unit do for the answer? Silence it, paint its weights or move its bias, and see what becomes of the test images. The brush raises or lowers a weight, or makes it 0.',
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
  'edit.colours': 'Blue: above 0. Orange: below 0. The stronger the colour, the farther from 0.',
  'edit.some': 'The first {shown} of {all} weights.',
  'edit.weight': 'Row {row}, column {column}: {value}',
  'edit.untouched': 'Change something, and the test images are counted again.',
  'edit.counting': 'Counting the test images…',
  'edit.effect': 'Of {images} test images right: {before} before, {after} now.',
  'edit.effectSoFar':
    'Of {images} test images right: {before} before, {after} now. All {all} are being counted.',
  'edit.ofDigits': 'Right answers of each digit',
  'edit.digit': 'Digit',
  'edit.before': 'Before',
  'edit.after': 'Now',
  'edit.change': 'Change',
};
