// lessons.js — the lessons, by their numbers: what each is called, and what a pupil can do after it.

export default {
  'lesson.1': 'A picture is numbers',
  'lesson.2': 'A neuron',
  'lesson.3': 'The network guesses',
  'lesson.4': 'Training',
  'lesson.5': 'An honest test',
  'lesson.6': 'Look at the mistakes',
  'lesson.7': 'Our own handwriting',
  'lesson.8': 'Break it',
  'lesson.9': 'Six things people believe',
  'lesson.10': 'Two networks of the tutorials',

  'aim.1': 'Say what a computer gets of a picture: {pixels} numbers and a label.',
  'aim.2': 'Compute what a neuron makes of its inputs: products, sum, bias, activation.',
  'aim.3': 'Read ten probabilities, and say why an untrained network is right one time in ten.',
  'aim.4': 'Say what a batch, an epoch and the learning rate are, and what training changes.',
  'aim.5': 'Say why a network is tested with images that it was not trained on.',
  'aim.6': 'Read a confusion matrix, and judge whose fault a misread image is.',
  'aim.7': 'Measure how well the class’s own digits are read, and say who is missing in the data.',
  'aim.8': 'Explain from a curve what is wrong with a training.',
  'aim.9': 'Put six common beliefs about networks to a test, and say what refutes each.',
  'aim.10': 'Build the networks of a Keras tutorial, and count their parameters.',
};
