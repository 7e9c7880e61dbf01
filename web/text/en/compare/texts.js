// texts.js — the English texts of a frame that compares two networks: a chunk of their own.

export const texts = {
  'compare.untrained': 'Two untrained networks.',
  'compare.press': 'Press Train: both learn from the same {images} images.',
  'compare.learning': 'Both are learning.',
  'compare.draw': 'Draw a digit: both read it.',
  'compare.watch': 'Watch how their answers change.',
  'compare.paused': 'Paused.',
  'compare.done': 'Both are trained.',
  'compare.agree': 'Both read it as {digit}.',
  'compare.differ': 'They do not agree: {first} and {second}.',
  'compare.again': 'Train again',
  'compare.error': 'They cannot be trained. {reason}',
  'compare.network': 'Network {number}',
  'compare.answerHere': 'Its answer',
  'compare.reads': '{percent} of {count} new images',
  'compare.diverged': 'Its steps were too large: the loss is no number any longer.',
};
