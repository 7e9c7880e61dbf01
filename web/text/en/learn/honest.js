// honest.js — lesson: an honest test.

export default {
  'honest.name': 'An honest test',
  'honest.about': 'Why a network is tested on images that it was not trained on.',

  'honest.few.title': 'Ten times the same 200',
  'honest.few.said':
    'This network trains on only 200 images, ten times each; then it is tested on images it was never given.',
  'honest.few.bet': 'Where does it read more right?',
  'honest.few.bet.train': 'On the images it was trained on',
  'honest.few.bet.same': 'Equally on both',
  'honest.few.bet.test': 'On new images',
  'honest.few.do': 'Press Train and wait for the end of the run.',
  'honest.few.outcome':
    'In its last epoch {trainOf100} of 100 training images were right, but {of100} of 100 new ones.',

  'honest.memory.title': 'The exam with known questions',
  'honest.memory.said':
    'A test with the images of the training is like an exam whose questions were handed out before.',
  'honest.memory.bet': 'Of its own training images it now reads right:',
  'honest.memory.bet.some': 'Fewer than 90 of 100',
  'honest.memory.bet.most': '90 to 99 of 100',
  'honest.memory.bet.all': 'All of them',
  'honest.memory.do': 'In Results, press “Training images”.',
  'honest.memory.outcome':
    '{memoryOf100} of 100 of its own images, {memoryWrong} wrong of {memoryCount}. That says little of new ones: there it was {of100}.',

  'honest.more.title': 'Ten times as many images',
  'honest.more.said': 'Now the same network learns from 2,000 images instead of 200.',
  'honest.more.bet': 'On new images it will be …',
  'honest.more.bet.much': 'better by 3 points or more',
  'honest.more.bet.little': 'about as good: up to 3 points apart',
  'honest.more.bet.less': 'worse by more than 3 points',
  'honest.more.do': 'Press Train and wait for the end of the run.',
  'honest.more.outcome':
    'From {of100} to {nowOf100} of 100 new images. More different images help more than the same ones again.',

  'honest.again.title': 'Does a test teach it?',
  'honest.again.said': 'In a test the network only answers: no weight is changed.',
  'honest.again.bet': 'Tested once more on the same images, it makes …',
  'honest.again.bet.same': 'the same mistakes',
  'honest.again.bet.other': 'fewer, since it was tested on them',
  'honest.again.do': 'In Results, press “Test images”.',
  'honest.again.outcome': '{againWrong} mistakes again, and the same fingerprint of the weights, {print}…',

  'honest.ticket.title': 'Exit ticket',
  'honest.ticket.said': 'Three questions; the answers are in what your own runs showed.',
  'honest.ticket.where': 'With 200 images, where did it read more right?',
  'honest.ticket.where.look': 'What came out in step 1 says it.',
  'honest.ticket.where.train': 'On its training images',
  'honest.ticket.where.same': 'Equally',
  'honest.ticket.where.test': 'On new images',
  'honest.ticket.wrong': 'How many test images does the network read wrong now?',
  'honest.ticket.wrong.look': 'Results says it; press “Test images” there.',
  'honest.ticket.print': 'What did the second test do to the weights?',
  'honest.ticket.print.look': 'What came out in step 4 says it.',
  'honest.ticket.print.same': 'Nothing',
  'honest.ticket.print.other': 'It changed them',
};
