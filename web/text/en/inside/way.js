// way.js — the way of an image through the layers.

export default {
  'way.title': 'The way of an image',
  'way.ofDrawing': 'Your {label} on its way through',
  'way.ofImage': 'A {label} on its way through',
  'way.lead':
    'Every layer makes new numbers of those that the layer before has made. Draw on, and they follow.',
  'way.empty': 'The pad is empty, so this is the first test image. Draw a digit, and it takes its place.',
  'way.waits': 'There is no network yet, or no image.',
  'way.which': 'Image',
  'way.drawing': 'Drawing',
  'way.answer': 'Answer',
};
