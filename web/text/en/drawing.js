// drawing.js — the drawing and what the network reads in it.

export default {
  yourDigit: 'Your digit',
  yourImage: 'Your drawing',
  pad: 'Drawing pad',
  drawHere: 'Draw here',
  clear: 'Clear',
  undo: 'Undo',
  seen: 'What the network sees',
  prediction: 'Prediction',
  sure: '{percent} sure',
  notSure: 'not sure',
  drawLead: 'Draw a digit: the network reads along.',
  untrained: 'Not trained yet: it guesses.',
  chances: 'How likely it finds each, in per cent',
};
