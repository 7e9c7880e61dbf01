// guess.js — lesson: the network guesses.

export default {
  'guess.name': 'The network guesses',
  'guess.about': 'What a network answers before it has learnt anything.',

  'guess.first.title': 'Asked before it has learnt',
  'guess.first.said':
    'A new network answers, too: its weights are random numbers, and every picture gives ten outputs that add up to 100 %.',
  'guess.first.bet': 'You draw a digit. How many per cent will its answer get?',
  'guess.first.bet.low': 'Below 40 %',
  'guess.first.bet.middle': '40 to 89 %',
  'guess.first.bet.high': '90 % or more',
  'guess.first.do': 'Draw a digit on an empty pad.',
  'guess.first.outcome':
    'It answered {read} with {percent} %, the next with {second} %. Guessing blindly gives each digit 10 %.',

  'guess.score.title': 'How good is guessing?',
  'guess.score.said': 'One answer may be right by luck; ten thousand show how good a network is.',
  'guess.score.bet': 'Of 100 digits, how many does an untrained network read right?',
  'guess.score.bet.few': 'Fewer than 25',
  'guess.score.bet.half': '25 to 59',
  'guess.score.bet.most': '60 or more',
  'guess.score.do': 'In Results, press “Test images”.',
  'guess.score.outcome':
    '{guessOf100} of 100 were right ({guessCount} images). Whoever guesses is right about 10 times.',

  'guess.favourite.title': 'Does it name all digits as often?',
  'guess.favourite.said':
    'The [confusion matrix](#confusion-matrix) counts, for each digit, what the network answered.',
  'guess.favourite.bet': 'Of all its answers, which share is the most frequent one?',
  'guess.favourite.bet.even': 'Up to 15 %, about like the others',
  'guess.favourite.bet.some': '16 % or more',
  'guess.favourite.do': 'In Results, press the largest matrix number.',
  'guess.favourite.outcome':
    'Its answer was {favourite} most often, {favouriteShare} % of all answers: random weights favour some digits by chance.',

  'guess.seed.title': 'Other random numbers',
  'guess.seed.said': 'The seed chooses the random weights; if your pad is empty, draw a digit first.',
  'guess.seed.bet': 'Your drawing stays as it is. With another seed, its answer is …',
  'guess.seed.bet.same': 'the same digit, as many per cent',
  'guess.seed.bet.close': 'the same digit, more or fewer per cent',
  'guess.seed.bet.other': 'another digit',
  'guess.seed.do': 'In Training, All settings: Seed 2, then Enter.',
  'guess.seed.outcome':
    'With seed 1 it was {read} with {percent} %, now it is {seedRead} with {seedPercent} %. Before training the answer depends on chance.',

  'guess.ticket.title': 'Exit ticket',
  'guess.ticket.said': 'Three questions; the answers are in what your own runs showed.',
  'guess.ticket.favourite': 'Which digit did the untrained network answer most often?',
  'guess.ticket.favourite.look': 'What came out in step 3 says it.',
  'guess.ticket.score': 'How many of 100 digits did it read right?',
  'guess.ticket.score.look': 'What came out in step 2 says it.',
  'guess.ticket.sure': 'With seed 1, how many per cent did its answer to your drawing get?',
  'guess.ticket.sure.look': 'What came out in step 1 says it.',
};
