// training.js — the run and its curves.

export default {
  training: 'Training',
  train: 'Train',
  step: 'Step',
  pause: 'Pause',
  resume: 'Resume',
  reset: 'Reset',
  progress: 'Training progress',
  readyTrained: 'The network is trained. Press Train to train further.',
  epochLine: 'Epoch {epoch} of {epochs}',
  speed: '{speed} images/s',
  inventing: 'Drawing invented digits: {done} of {count}',
  validating: 'Validating on {count} images',
  testing: 'Testing on {count} images',
  pausedLine: 'Paused in epoch {epoch} of {epochs}',
  runError: 'Training stopped. {reason}',
  workerError:
    'The background worker of this page has stopped, and so did the one before. {reason} Restart to continue with the network as it was last kept.',
  crashGoesOn:
    'The background worker had stopped. It was restarted, and training continues from a few seconds earlier.',
  crashSearches:
    'The background worker had stopped. It was restarted, and the search goes on; the training that was under way begins again.',
  crashPaused: 'The background worker had stopped. It was restarted, and the run is paused where it was.',
  crashRestored: 'The background worker had stopped. It was restarted with the network as it was last kept.',
  crashFresh: 'The background worker had stopped. It was restarted; the network had not been trained.',
  actionError: 'That did not work. {reason}',
  restart: 'Restart',
  diverged: 'The loss is no longer a number: the learning rate is too high.',
  aboveGuessing: 'The loss is above guessing’s, {loss}: a learning rate of {rate} is too high.',
};
