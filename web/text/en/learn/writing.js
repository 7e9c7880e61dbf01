// writing.js — lesson: our own handwriting.

export default {
  'writing.name': 'Our own handwriting',
  'writing.about': 'Does it read your digits, and what does it cost to teach it yours?',

  'writing.base.title': 'First on the test images',
  'writing.base.said':
    'The images of MNIST were written by Americans around 1990; the test images are from other writers of the same kind.',
  'writing.base.bet': 'After one epoch it reads right of 100 test images:',
  'writing.base.bet.few': 'Fewer than 70',
  'writing.base.bet.most': '70 to 96',
  'writing.base.bet.nearly': '97 or more',
  'writing.base.do': 'Press Train and wait for the end of the run.',
  'writing.base.outcome': '{of100} of 100 test images. Now to yours.',

  'writing.three.title': 'Three of yours',
  'writing.three.said': 'Draw a digit, then press its bar below the pad: that says what it is, and keeps it.',
  'writing.three.bet': 'Of your first three digits it reads right:',
  'writing.three.bet.none': 'None',
  'writing.three.bet.some': '1 or 2',
  'writing.three.bet.all': 'All three',
  'writing.three.do': 'Draw three digits; press the bar of each.',
  'writing.three.outcome': 'It read {handRight} of your {handCount} right.',

  'writing.ten.title': 'Ten of yours',
  'writing.ten.said': 'Three say little: write ten as you do in a hurry, ones and sevens in your way, too.',
  'writing.ten.bet': 'Of all your digits it reads right:',
  'writing.ten.bet.few': 'Less than 60 %',
  'writing.ten.bet.most': '60 to 89 %',
  'writing.ten.bet.all': '90 % or more',
  'writing.ten.do': 'Keep ten digits of your own, or more.',
  'writing.ten.outcome':
    'It read {handRight} of your {handCount} right, {handPercent} %; of 100 test images it was {of100}.',

  'writing.learn.title': 'Teach it your hand',
  'writing.learn.said':
    'Now it learns your digits besides the old ones; those it is judged by were left out while it learnt.',
  'writing.learn.bet': 'Of your digits that were left out it reads …',
  'writing.learn.bet.better': 'more than before',
  'writing.learn.bet.same': 'as many as before',
  'writing.learn.bet.worse': 'fewer than before',
  'writing.learn.do': 'In My digits, have the network learn them.',
  'writing.learn.outcome':
    'Of yours {ownBefore} before, {ownAfter} after, of {ownCount}. Test images: {testBefore} % before, {testAfter} % after.',

  'writing.ticket.title': 'Exit ticket',
  'writing.ticket.said': 'Three questions; the answers are in what your own runs showed.',
  'writing.ticket.count': 'How many digits of your own had you kept before it learnt them?',
  'writing.ticket.count.look': 'What came out in step 3 says it.',
  'writing.ticket.right': 'How many of these did it read right?',
  'writing.ticket.right.look': 'What came out in step 3 says it.',
  'writing.ticket.price': 'What became of the test images when it learnt your hand?',
  'writing.ticket.price.look': 'Compare both numbers of step 4.',
  'writing.ticket.price.gained': 'More were read right',
  'writing.ticket.price.same': 'As many as before',
  'writing.ticket.price.lost': 'Fewer were read right',
};
