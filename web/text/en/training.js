// training.js — the run and its curves.

export default {
  training: 'Training',
  trainingLead:
    'It guesses, compares with the right answer, corrects itself a little, and does so thousands of times.',
  train: 'Train',
  pause: 'Pause',
  resume: 'Resume',
  reset: 'Reset',
  progress: 'Training progress',
  waitingLine: '{ready} of {wanted} training images are here',
  waitingHint: 'ask for fewer below to start at once',
  readyLine: 'Ready. So far it only guesses.',
  epochLine: 'Epoch {epoch} of {epochs}',
  speed: '{speed} images/s',
  validating: 'Checking with {count} images',
  testing: 'Testing on {count} images',
  pausedLine: 'Paused in epoch {epoch} of {epochs}',
  doneLine: 'Epochs done: {epochs}. Press Train for more.',
  runError: 'Training stopped. {reason}',
  workerError:
    'The part of the page that computes has stopped. {reason} A restart begins with a fresh network.',
  actionError: 'This did not work. {reason}',
  restart: 'Restart',
  diverged:
    'The loss is no longer a number: the steps were too big. Reset, lower the learning rate, train again.',
  aboveGuessing:
    'The loss is above that of guessing, {loss}: the steps are probably too big. ' +
    'If it stays there, reset, lower the learning rate, train again.',
  trainingLine: 'training',
  validationLine: 'validation',
};
