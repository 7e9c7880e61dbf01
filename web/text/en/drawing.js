// drawing.js — the drawing and what the network reads in it.

export default {
  yourDigit: 'Your digit',
  yourImage: 'Your drawing',
  pad: 'Drawing pad',
  drawHere: 'Draw here',
  clear: 'Clear',
  undo: 'Undo',
  seen: 'The network’s input',
  prediction: 'Prediction',
  sure: '{percent} sure',
  notSure: 'not sure',
  drawLead: 'Draw a digit: it is read while you draw.',
  untrained: 'Not trained yet: the network guesses.',
  chances: 'Probability of each class, in per cent',
};
