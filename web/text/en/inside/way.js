// way.js — the way of an image through the layers.

export default {
  'way.title': 'The way of an image',
  'way.ofDrawing': 'Your {label} on its way through',
  'way.ofImage': 'A {label} on its way through',
  'way.lead':
    'Every layer makes new numbers of those before it. Press one to see what it reacts to, and how it comes about.',
  'way.misread': 'It is a {label}, and is read as {read}.',
  'way.whyNot': 'Why {read} and not {label}?',
  'way.empty':
    'The pad is empty, so this is the first test image; a digit that is drawn takes its place. Press one of the pictures to see what it reacts to, and how it comes about.',
  'way.waits': 'There is no network yet, or no image.',
  'way.which': 'Image',
  'way.drawing': 'Drawing',
  'way.answer': 'Layer {layer}: the answer',
  'way.maps': { one: 'Layer {layer}: {count} map', other: 'Layer {layer}: {count} maps' },
  'way.filters': {
    one: 'Layer {layer}: map of {count} filter',
    other: 'Layer {layer}: maps of {count} filters',
  },
  'way.units': { one: 'Layer {layer}: {count} unit', other: 'Layer {layer}: {count} units' },
  'way.flatten': 'The same numbers in one row',
  'way.dropout': 'Passes everything on, except in training',
  'way.strongest': 'strongest {count}',
  'way.sizeOfStrongest': '{size}, strongest {count}',
  'way.unfold': 'Show all {count}',
  'way.fold': 'Show fewer',
  'way.ofLayer': '{what}, layer {layer}',
  'way.softmax': 'Class, probability, sum',
  'way.sigmoid': 'Class, probability, sum',
  'way.step': 'Class, fires or not, sum',
  'way.relu': 'Class, output, sum',
  'way.tanh': 'Class, output, sum',
  'way.linear': 'Class, output, sum',
  'way.above': 'above 0',
  'way.below': 'below 0',
  unitName: 'Layer {layer}, unit {unit}',
};
