// drawing.js — the drawing and what the network reads in it.

export default {
  pad: 'Drawing pad',
  drawHere: 'Draw here',
  drawDigitHere: 'Draw a digit here',
  padKeys:
    'With the keyboard: arrows move the pen, Space puts it down or lifts it, Backspace takes the last stroke away.',
  photo: 'Photo',
  answerHere: 'Its answer comes here',
  clear: 'Clear',
  undo: 'Undo',
  seen: 'The network’s input',
  prediction: 'Prediction',
  sure: '{percent} sure',
  notSure: 'not sure',
  untrained: 'Not trained yet: the network guesses.',
  chances: 'Probability of each class, in per cent',
};
