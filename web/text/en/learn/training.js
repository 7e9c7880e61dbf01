// training.js — lesson: training.

export default {
  'training.name': 'Training',
  'training.about': 'One batch, one epoch, more epochs: what each of them changes.',

  'training.batch.title': 'One step',
  'training.batch.said':
    'In each step the network answers a [batch](#batch) of images, and every weight is moved a little to make the [loss](#cross-entropy), its error, smaller.',
  'training.batch.bet': 'After one step, the loss on the same batch is …',
  'training.batch.bet.smaller': 'smaller',
  'training.batch.bet.same': 'the same',
  'training.batch.bet.larger': 'larger',
  'training.batch.do': 'In Training, press the button for one batch.',
  'training.batch.outcome':
    'On these {batchCount} images the loss was {lossBefore} before the step and {lossAfter} after it.',

  'training.epoch.title': 'How good after one epoch?',
  'training.epoch.said': 'One [epoch](#epoch): every training image is used once, batch by batch.',
  'training.epoch.bet': 'Of 100 digits that were never trained on, it will read right:',
  'training.epoch.bet.guess': 'Fewer than 30',
  'training.epoch.bet.half': '30 to 64',
  'training.epoch.bet.most': '65 to 92',
  'training.epoch.bet.nearly': '93 or more',
  'training.epoch.do': 'Press Train, or Resume, until the run ends.',
  'training.epoch.outcome': 'It read {of100} of 100: {wrong} of {count} test images were wrong.',

  'training.again.title': 'And one more epoch?',
  'training.again.said': 'Training can go on: the second epoch begins with the weights of the first.',
  'training.again.bet': 'The second epoch adds …',
  'training.again.bet.much': '10 points or more',
  'training.again.bet.little': 'fewer than 10 points',
  'training.again.bet.none': 'nothing, or takes some away',
  'training.again.do': 'Press Train once more.',
  'training.again.outcome':
    'It went from {of100} to {nowOf100} of 100, {gain} points. The first epoch gains most; later ones less and less.',

  'training.curve.title': 'Reading the curve',
  'training.curve.said': 'The curve shows the share of training images read right, batch after batch.',
  'training.curve.bet': 'Where does the curve of the first epoch rise most?',
  'training.curve.bet.first': 'In its first third',
  'training.curve.bet.middle': 'In its middle third',
  'training.curve.bet.last': 'In its last third',
  'training.curve.do': 'Open Training and look at the curves.',
  'training.curve.outcome':
    'In the first third it rose by {firstRise} points. Frequent mistakes go first, rare ones late.',

  'training.ticket.title': 'Exit ticket',
  'training.ticket.said': 'Three questions; the answers are in what your own runs showed.',
  'training.ticket.wrong': 'How many test images does your network read wrong now?',
  'training.ticket.wrong.look': 'Results says it.',
  'training.ticket.epochs': 'How many epochs has it been trained?',
  'training.ticket.epochs.look': 'The table of epochs in Training counts them.',
  'training.ticket.loss': 'What did one step do to the loss on its batch?',
  'training.ticket.loss.look': 'What came out in step 1 says it.',
  'training.ticket.loss.smaller': 'It made it smaller',
  'training.ticket.loss.same': 'Nothing',
  'training.ticket.loss.larger': 'It made it larger',
};
