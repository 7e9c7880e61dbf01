// breaking.js — lesson: break it.

export default {
  'breaking.name': 'Break it',
  'breaking.about': 'Settings that go wrong, and why each does.',

  'breaking.rate.title': 'Steps that are too large',
  'breaking.rate.said':
    'The [learning rate](#learning-rate) is now 1, a thousand times the usual one: every step overshoots.',
  'breaking.rate.bet': 'After one epoch it reads right of 100 new digits:',
  'breaking.rate.bet.few': 'Fewer than 25',
  'breaking.rate.bet.some': '25 to 79',
  'breaking.rate.bet.most': '80 or more: larger steps learn faster',
  'breaking.rate.do': 'Press Train and wait for the end of the run.',
  'breaking.rate.outcome':
    '{of100} of 100. It says {favourite} for {favouriteShare} % of all images: weights thrown that far hardly come back.',

  'breaking.zeros.title': 'All weights zero',
  'breaking.zeros.said':
    'Now all weights begin with 0 instead of random numbers, so all neurons of a layer are the same.',
  'breaking.zeros.bet': 'After one epoch it reads right of 100 new digits:',
  'breaking.zeros.bet.few': 'Fewer than 25',
  'breaking.zeros.bet.some': '25 to 79',
  'breaking.zeros.bet.most': '80 or more: training finds the way',
  'breaking.zeros.do': 'Press Train and wait for the end of the run.',
  'breaking.zeros.outcome':
    '{of100} of 100. It says {favourite} for {favouriteShare} % of all images: from zeros no weight moves, and the biases alone learn which digit is commonest.',

  'breaking.labels.title': 'Wrong labels',
  'breaking.labels.said':
    'The labels of all training images are exchanged at random, so that a 3 may be called 8; new digits keep their right labels.',
  'breaking.labels.bet': 'After three epochs it reads right of 100 new digits:',
  'breaking.labels.bet.few': 'Fewer than 25',
  'breaking.labels.bet.some': '25 to 79',
  'breaking.labels.bet.most': '80 or more: the pictures are the same',
  'breaking.labels.do': 'Press Train and wait for the end of the run.',
  'breaking.labels.outcome':
    '{of100} of 100; guessing reads about 10. The [loss](#cross-entropy) went from {lossFirst} to {lossLast}; that of guessing is 2.30. Labels that have nothing to do with the pixels teach nothing about new digits.',

  'breaking.few.title': '1,000 images, 50 times',
  'breaking.few.said': 'A thousand images, each used 50 times: as many steps as with 50,000 images once.',
  'breaking.few.bet': 'Training images and new images will differ by …',
  'breaking.few.bet.none': 'less than 2 points of 100',
  'breaking.few.bet.some': '2 to 5.9 points',
  'breaking.few.bet.much': '6 points or more',
  'breaking.few.do': 'Press Train and wait for the end of the run.',
  'breaking.few.outcome':
    '{trainOf100} of 100 training images, {of100} of 100 new ones: {apart} points apart. That is [overfitting](#overfitting).',

  'breaking.bend.title': 'Two layers that bend',
  'breaking.bend.said':
    'Between two layers an [activation](#activation) bends each sum, as relu makes negative ones 0; first a run as it should be.',
  'breaking.bend.bet': 'After three epochs it reads right of 100 new digits:',
  'breaking.bend.bet.few': 'Fewer than 80',
  'breaking.bend.bet.most': '80 to 93',
  'breaking.bend.bet.nearly': '94 or more',
  'breaking.bend.do': 'Press Train and wait for the end of the run.',
  'breaking.bend.outcome': '{of100} of 100. Next: the same without bending.',

  'breaking.straight.title': 'No activation',
  'breaking.straight.said':
    'Without an activation two layers are one: weights times weights are only other weights.',
  'breaking.straight.bet': 'Against the run before, this one will be …',
  'breaking.straight.bet.better': 'better',
  'breaking.straight.bet.same': 'equally good',
  'breaking.straight.bet.worse': 'worse',
  'breaking.straight.do': 'Press Train and wait for the end of the run.',
  'breaking.straight.outcome':
    '{nowOf100} of 100 against {of100} before. Two layers without bending are one; with all of MNIST that stays near 92 of 100.',

  'breaking.ticket.title': 'Exit ticket',
  'breaking.ticket.said': 'Three questions; the answers are in what your own runs showed.',
  'breaking.ticket.apart': 'By how many points did training and new images differ with 1,000 images?',
  'breaking.ticket.apart.look': 'What came out in that step says it.',
  'breaking.ticket.straight': 'How many of 100 did the network without activation read right?',
  'breaking.ticket.straight.look': 'What came out in the step before says it.',
  'breaking.ticket.wrong': 'How many test images does the network on the page read wrong?',
  'breaking.ticket.wrong.look': 'Results says it.',
};
