// picture.js — lesson: a picture is numbers.

export default {
  'picture.name': 'A picture is numbers',
  'picture.about': 'What a network gets of a digit: 784 numbers, and nothing else.',

  'picture.numbers.title': 'What is a picture for a computer?',
  'picture.numbers.said':
    'A picture is a grid of [pixels](#pixels), 28 × 28 = 784 numbers: 0 is paper, 255 is full ink.',
  'picture.numbers.bet': 'How many of its 784 numbers are 0, plain paper?',
  'picture.numbers.bet.few': 'Less than 40 %',
  'picture.numbers.bet.half': '40 to 64 %',
  'picture.numbers.bet.most': '65 % or more',
  'picture.numbers.do': 'In Data, press one of the digits.',
  'picture.numbers.outcome':
    'Your {label}: {zeros} of {count} numbers are 0, so {zeroPercent} % is paper. The largest is {most}.',

  'picture.pen.title': 'Your pen makes numbers, too',
  'picture.pen.said':
    'What you draw becomes 28 × 28 numbers before the network gets it; the small picture at the pad shows them.',
  'picture.pen.bet': 'How many of the 784 numbers will have ink in them?',
  'picture.pen.bet.few': 'Fewer than 60',
  'picture.pen.bet.some': '60 to 219',
  'picture.pen.bet.most': '220 or more',
  'picture.pen.do': 'Draw a large digit on the pad.',
  'picture.pen.outcome':
    '{ink} of the 784 numbers have ink, {paper} are 0. One line of a pen touches few of them.',

  'picture.size.title': 'Does size matter?',
  'picture.size.said':
    'All digits of MNIST were scaled to a box of 20 × 20 and moved to the middle, so a drawing is treated alike.',
  'picture.size.bet': 'You draw the same digit very small. In the 28 × 28 picture it will be …',
  'picture.size.bet.smaller': 'just as small',
  'picture.size.bet.same': 'as large as before',
  'picture.size.do': 'Press Clear, then draw it very small.',
  'picture.size.outcome':
    'It fills {tall} of the 28 pixels: the page has made it large before the network got it.',

  'picture.rule.title': 'Is one rule enough?',
  'picture.rule.said':
    'A rule by hand: add up all ink of a picture, and name the digit that has about so much ink on average.',
  'picture.rule.bet': 'How many of the digits shown does this rule name right?',
  'picture.rule.bet.few': 'Less than 60 %',
  'picture.rule.bet.many': '60 to 84 %',
  'picture.rule.bet.all': '85 % or more',
  'picture.rule.do': 'In Data, press “Show others”.',
  'picture.rule.outcome':
    'It names {ruleRight} of the {ruleCount} digits right, {rulePercent} %. How much ink there is says little; where it is says more.',

  'picture.ticket.title': 'Exit ticket',
  'picture.ticket.said': 'Three questions about what you have measured.',
  'picture.ticket.count': 'How many numbers does a picture have?',
  'picture.ticket.count.look': 'Go back to step 1.',
  'picture.ticket.zeros': 'How many numbers of the digit in step 1 were 0?',
  'picture.ticket.zeros.look': 'What came out in step 1 says it.',
  'picture.ticket.rule': 'Is the amount of ink enough to tell ten digits apart?',
  'picture.ticket.rule.enough': 'Yes, nearly always',
  'picture.ticket.rule.notEnough': 'No, it was often wrong',
  'picture.ticket.rule.look': 'What came out in step 4 says it.',
};
