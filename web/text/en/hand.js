// hand.js — a person's own digits, and what a network gains and loses when it learns them.

export default {
  itIs: 'It is a {label}',
  sayWhat: 'What is it really? Press its bar: it joins your digits.',
  saidWhat: {
    one: 'Kept as a {label}: {count} digit of yours.',
    other: 'Kept as a {label}: {count} digits of yours.',
  },

  handOpened: { one: '{count} digit added.', other: '{count} digits added.' },
  handError: 'The digits cannot be used. {reason} Your digits have not changed.',

  // On the stage
  'next.pressBar': 'Read wrong? Press the bar of what it is.',
  'next.writeDigit': 'Now write a {label}.',
  'next.writeCount': '{done} of {all} are here.',
  'next.keepDigit': 'Keep the {label}',
  'next.stopAsking': 'Stop',
  'next.allDigits': 'All your digits are here.',
  'next.learnHand': 'The network can learn them now.',
  'next.learnAfterRun': 'The network can learn them when this run has ended.',
  'next.trainToLearn': 'Train the network first: then it can learn them.',
  'next.openHand': 'Teach the network',

  // Learning
  learnHand: 'Learn my digits',
  blockedHand: 'The network is learning your digits.',
  putBack: 'Put back the network before',
  handTaught: { one: 'has learnt {count} own digit', other: 'has learnt {count} own digits' },
  handTaughtOf: { one: 'has learnt {count} digit of {names}', other: 'has learnt {count} digits of {names}' },
  handAnd: ' and ',
  handOtherWriters: 'others',
  handSteps: '{steps} steps, half of each batch own digits',
};
