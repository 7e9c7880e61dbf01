// beliefs.js — lesson: six things people believe.

export default {
  'beliefs.name': 'Six things people believe',
  'beliefs.about': 'Each is put to a test: is it programmed, exact, a memory, and does it learn from you?',

  'beliefs.programmed.title': '“It was programmed for digits”',
  'beliefs.programmed.said':
    'The same network, the same code, other images: clothes in place of digits (Fashion-MNIST).',
  'beliefs.programmed.bet': 'Of 100 pieces of clothing it will name right:',
  'beliefs.programmed.bet.none': 'Fewer than 30: it was made for digits',
  'beliefs.programmed.bet.some': '30 to 59',
  'beliefs.programmed.bet.most': '60 or more',
  'beliefs.programmed.do': 'Press Train and wait for the end of the run.',
  'beliefs.programmed.outcome':
    '{of100} of 100. Nobody wrote what a shirt looks like, and nobody wrote what a 3 looks like: it comes from the images and their labels.',

  'beliefs.stores.title': '“It stores the pictures”',
  'beliefs.stores.said':
    'What a network has after training is its weights, four bytes each; the pictures are not among them.',
  'beliefs.stores.bet': 'All pictures need as much room as its weights, or …',
  'beliefs.stores.bet.same': 'about the same or less',
  'beliefs.stores.bet.ten': 'up to ten times as much',
  'beliefs.stores.bet.more': 'more than ten times as much',
  'beliefs.stores.do': 'Open Network and look at the table.',
  'beliefs.stores.outcome':
    '{storedParams} weights are {weightKb} kB; the {images} pictures are {pictureKb} kB, {fold} times as much. Small networks read digits with a hundredth of that.',

  'beliefs.first.title': '“It is exact”, part 1',
  'beliefs.first.said':
    'A computer adds exactly, so people expect its answers to be exact, too; first a run with seed 1.',
  'beliefs.first.bet': 'On the test images it will make …',
  'beliefs.first.bet.none': 'no mistake',
  'beliefs.first.bet.some': 'some mistakes',
  'beliefs.first.do': 'Press Train and wait for the end of the run.',
  'beliefs.first.outcome': '{firstWrong} mistakes. Next: the same with other random weights.',

  'beliefs.second.title': '“It is exact”, part 2',
  'beliefs.second.said':
    'Another seed means other random weights and another order of the images; all else is the same.',
  'beliefs.second.bet': 'The mistakes of both networks are …',
  'beliefs.second.bet.all': 'the same images',
  'beliefs.second.bet.some': 'partly the same',
  'beliefs.second.bet.none': 'all different',
  'beliefs.second.do': 'Press Train and wait for the end of the run.',
  'beliefs.second.outcome':
    '{secondWrong} mistakes now, {firstWrong} before, {common} of them on the same images. Two networks, two sets of weights, other mistakes.',

  'beliefs.using.title': '“It keeps learning while it is used”',
  'beliefs.using.said': 'The fingerprint is a number of all weights: one changed bit, and it is another.',
  'beliefs.using.bet': 'It answers all test images once more. Its fingerprint is then …',
  'beliefs.using.bet.same': 'the same',
  'beliefs.using.bet.other': 'another one',
  'beliefs.using.do': 'In Results, press “Test images”.',
  'beliefs.using.outcome':
    '{print}… before and after, and {againWrong} mistakes again. Answering changes no weight.',

  'beliefs.mine.title': '“My drawing trained it”',
  'beliefs.mine.said':
    'You draw, it answers: that is use; only “Train”, or teaching it your digits, changes weights.',
  'beliefs.mine.bet': 'After you have drawn, the fingerprint is …',
  'beliefs.mine.bet.same': 'the same',
  'beliefs.mine.bet.other': 'another one',
  'beliefs.mine.do': 'Draw a digit, then press “Test images” again.',
  'beliefs.mine.outcome': '{print}… as before. Your drawing was read and changed nothing.',

  'beliefs.gathers.title': '“It gathers data by itself”',
  'beliefs.gathers.said':
    'The page loads its files from one place, and the browser counts what a page asks for.',
  'beliefs.gathers.bet': 'How many requests went to other sites since you opened it?',
  'beliefs.gathers.bet.none': 'None',
  'beliefs.gathers.bet.some': 'Some',
  'beliefs.gathers.do': 'Press Clear and draw another digit.',
  'beliefs.gathers.outcome':
    '{requests} requests were counted, of this page and its worker, {elsewhere} of them to other sites. It gets no data but what somebody gives it.',

  'beliefs.ticket.title': 'Exit ticket',
  'beliefs.ticket.said': 'Three questions; the answers are in what your own runs showed.',
  'beliefs.ticket.common': 'How many images did both networks read wrong?',
  'beliefs.ticket.common.look': 'What came out in step 4 says it.',
  'beliefs.ticket.print': 'What did answering and drawing do to the weights?',
  'beliefs.ticket.print.look': 'Steps 5 and 6 say it.',
  'beliefs.ticket.print.same': 'Nothing',
  'beliefs.ticket.print.other': 'They changed them',
  'beliefs.ticket.elsewhere': 'How many requests went to other sites?',
  'beliefs.ticket.elsewhere.look': 'What came out in step 7 says it.',
};
