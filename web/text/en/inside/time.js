// time.js — the moments of a run.

export default {
  'time.way': 'When were two told apart?',
  'time.title': 'The run, moment by moment',
  'time.lead':
    'Go back to any step of the run: the pictures of the layers, the test images and their plane are then those of that moment. The network itself stays as it is, unless you put the moment back.',
  'time.noRun': 'Train the network, and moments of its run are kept.',
  'time.pauseFirst': 'The network is being trained. Pause it to look at its run so far.',
  'time.searching': 'A search is running. The run can be looked at when it has ended.',
  'time.busy': 'Something else is being computed. The run can be looked at when that has ended.',
  'time.slider': 'Moment of the run',
  'time.step': 'Step {step} of {last}',
  'time.earlier': 'Kept moment before',
  'time.later': 'Kept moment after',
  'time.now': 'End of the run',
  'time.putBack': 'Put this moment back',
  'time.replay': 'Steps trained again',
  'time.replaying': 'Trains again from step {from} to step {step}.',
  'time.stop': 'Stop',
  'time.end': 'The network as it is, after step {last}, the last so far.',
  'time.waits': 'The moment is on its way.',
  'time.at': 'After step {step} of {last}, epoch {epoch}: {percent} of {count} test images are read right.',
  'time.nearest':
    'Nearest moment that is kept: step {step} of {last}, epoch {epoch}. {percent} of {count} test images are read right.',
  'time.atEnd':
    'The network as it is, after step {step} of {last}, epoch {epoch}: {percent} of {count} test images are read right.',
  'time.atEndTrained':
    'The network as it was trained, after step {step} of {last}, epoch {epoch}: {percent} of {count} test images are read right. The layers below are those of the copy that you have changed.',
  'plane.title': 'The last hidden layer as a plane',
  'plane.ofPixels': 'The images as a plane',
  'plane.nearest': 'In this plane, the middles of {a} and {b} are nearest to each other.',
  'plane.drawing': 'The ring is your drawing.',
  'plane.image': 'The ring is the image that is looked at.',
  'plane.how':
    'Principal components of the numbers from which the last layer computes its own, for {count} random test images. Their two directions are fitted once, at the end of the run, and hold {share} of the variance there.',
  'matrix.title': 'What is taken for what',
  'matrix.cell': {
    one: '{count} image of {label}, read as {read}',
    other: '{count} images of {label}, read as {read}',
  },
  'matrix.worst':
    'Mixed up most: {a} and {b}. Images of {a} that are read as {b}: {ab}. Of {b} read as {a}: {ba}.',
  'matrix.none': 'No image is read wrong.',
  'matrix.how': 'Rows are labels, columns what is read.',
  'pair.title': 'When were {a} and {b} told apart?',
  'pair.first': 'Digit',
  'pair.second': 'and digit',
  'pair.line': '{a} read as {b}',
  'pair.curve': 'Share of the images of {a} and {b} that are taken for the other, over the epochs of the run',
  'pair.waits': '{done} of {count} moments are evaluated.',
  'pair.apart':
    'From epoch {epoch} on, step {step}. At the end {ofA} of the images of {a} and {ofB} of those of {b} are read right.',
  'pair.between':
    'Between epoch {from}, step {fromStep}, and epoch {epoch}, step {step}: no moment is kept in between. At the end {ofA} of the images of {a} and {ofB} of those of {b} are read right.',
  'pair.never':
    'Not in this run: at its end {ofA} of the images of {a} and {ofB} of those of {b} are read right.',
  'pair.how':
    'Told apart: more than {percent} of both are read right, in that kept moment and all later ones: read as themselves, and not only not as each other. The band begins there. The dotted line is the moment that is shown; below are the epochs, the early ones drawn wider.',
  'kept.title': 'Moments that are kept',
  'kept.epoch': 'epoch {epoch}',
  'kept.step': 'step {step}',
  'kept.name': 'Step {step}, epoch {epoch}: {percent} read right',
  'kept.batchnorm':
    'The first moments can read fewer images than the curve of the training says: batchnorm reads them with moving averages, which are still far from those of the batches.',
  'kept.how':
    'With weights and the state of the optimizer they take {megabytes} of at most {budget} MB. Steps between them are trained again from the moment before; in strict arithmetic that gives the same bits. The fingerprint of the weights that are shown is {fingerprint}.',
};
