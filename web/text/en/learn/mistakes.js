// mistakes.js — lesson: look at the mistakes.

export default {
  'mistakes.name': 'Look at the mistakes',
  'mistakes.about': 'Which digits it takes for others, how sure it was, and whose fault it is.',

  'mistakes.count.title': 'How many mistakes?',
  'mistakes.count.said': 'A network is never finished: what it gets wrong shows what it has learnt.',
  'mistakes.count.bet': 'After two epochs it reads right of 100 new digits:',
  'mistakes.count.bet.few': 'Fewer than 80',
  'mistakes.count.bet.most': '80 to 94',
  'mistakes.count.bet.nearly': '95 or more',
  'mistakes.count.do': 'Press Train and wait for the end of the run.',
  'mistakes.count.outcome': '{of100} of 100: {wrong} of {count} are wrong. It read {hardest} worst.',

  'mistakes.pair.title': 'Which two are mixed up?',
  'mistakes.pair.said':
    'In the [confusion matrix](#confusion-matrix) each row is a digit, each column an answer; mistakes are off the diagonal.',
  'mistakes.pair.bet': 'Which two digits does it mix up most?',
  'mistakes.pair.bet.4-9': '4 and 9',
  'mistakes.pair.bet.3-5': '3 and 5',
  'mistakes.pair.bet.7-9': '7 and 9',
  'mistakes.pair.bet.other': 'Two others',
  'mistakes.pair.do': 'In Results, press the fullest wrong cell.',
  'mistakes.pair.outcome': 'Most often {actual} was taken for {predicted}: {mixUps} times.',

  'mistakes.sure.title': 'Was it at least unsure?',
  'mistakes.sure.said':
    'With each answer comes a probability, which tells how sure the network is, and not whether it is right.',
  'mistakes.sure.bet': 'How sure was it of its surest mistake?',
  'mistakes.sure.bet.low': 'Less than 60 %',
  'mistakes.sure.bet.middle': '60 to 94 %',
  'mistakes.sure.bet.high': '95 % or more',
  'mistakes.sure.do': 'In Results, press one of the wrong images.',
  'mistakes.sure.outcome':
    '{sureOf} % for {sureRead}, but it is a {sureLabel}. To be sure is not to be right.',

  'mistakes.second.title': 'How close was it?',
  'mistakes.second.said': 'All ten outputs tell more than the answer: the right digit may have come second.',
  'mistakes.second.bet': 'For the image you look inside, the right digit comes …',
  'mistakes.second.bet.second': 'second',
  'mistakes.second.bet.lower': 'later',
  'mistakes.second.bet.first': 'first: it was read right',
  'mistakes.second.do': 'Press a wrong image, then “Look inside”.',
  'mistakes.second.outcome': 'It is a {label}, read as {answered}; the output for {label} was {share} %.',

  'mistakes.ticket.title': 'Exit ticket',
  'mistakes.ticket.said': 'Three questions; the answers are in what your own runs showed.',
  'mistakes.ticket.wrong': 'How many test images does the network read wrong?',
  'mistakes.ticket.wrong.look': 'Results says it.',
  'mistakes.ticket.hardest': 'Which digit has the lowest recall?',
  'mistakes.ticket.hardest.look': 'The table of scores per digit in Results says it.',
  'mistakes.ticket.predicted': 'In the commonest mix-up, what is the digit taken for?',
  'mistakes.ticket.predicted.look': 'The sentence under the matrix says it.',
};
