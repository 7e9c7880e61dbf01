// neuron.js — lesson: a neuron.

export default {
  'neuron.name': 'A neuron',
  'neuron.about': 'One unit: weights, a sum, and what training does to them.',

  'neuron.sum.title': 'What does one neuron do?',
  'neuron.sum.said':
    'A [neuron](#neuron) multiplies each number that comes in with a weight, adds up all products, and adds one more number, the bias.',
  'neuron.sum.bet': 'This network has one layer of ten neurons. How many weights has one of them?',
  'neuron.sum.bet.few': '28',
  'neuron.sum.bet.all': '784',
  'neuron.sum.bet.more': '7,850',
  'neuron.sum.do': 'In Inside, press one of the ten rows.',
  'neuron.sum.outcome':
    'It has {inputs} weights, one for each pixel. The products make {total}; with the bias {bias} the sum is {sum}.',

  'neuron.paper.title': 'Which weights count?',
  'neuron.paper.said': 'A product with 0 is 0: where the picture has no ink, the weight changes nothing.',
  'neuron.paper.bet': 'How many of the 784 products of one neuron are 0?',
  'neuron.paper.bet.few': 'Less than 30 %',
  'neuron.paper.bet.half': '30 to 64 %',
  'neuron.paper.bet.most': '65 % or more',
  'neuron.paper.do': 'In Inside, press another row.',
  'neuron.paper.outcome':
    '{zeroProducts} of {inputs} products are 0, {zeroShare} %. {up} push the sum up, {down} push it down.',

  'neuron.trained.title': 'Ten neurons learn',
  'neuron.trained.said':
    'The weights begin as random numbers; each step of the training changes them a little, hundreds of times in this run.',
  'neuron.trained.bet': 'After one pass over the images, ten neurons read how many of 100 new digits right?',
  'neuron.trained.bet.guess': 'Fewer than 30',
  'neuron.trained.bet.some': '30 to 64',
  'neuron.trained.bet.most': '65 or more',
  'neuron.trained.do': 'Press Train and wait for the end of the run.',
  'neuron.trained.outcome': 'It read {of100} of 100 right: {wrong} of {count} test images were wrong.',

  'neuron.winner.title': 'Which sum wins?',
  'neuron.winner.said':
    'Each of the ten neurons of the last layer stands for one digit, and each has its own sum.',
  'neuron.winner.bet': 'The network names the digit whose neuron has …',
  'neuron.winner.bet.largest': 'the largest sum',
  'neuron.winner.bet.between': 'a sum in the middle',
  'neuron.winner.bet.smallest': 'the smallest sum',
  'neuron.winner.do': 'In Inside, press one more row.',
  'neuron.winner.outcome': 'It names {winner}: the largest sum is {largest}, the next {second}.',

  'neuron.ticket.title': 'Exit ticket',
  'neuron.ticket.said': 'Three questions; the answers are in what your own runs showed.',
  'neuron.ticket.inputs': 'How many weights has one of the ten neurons?',
  'neuron.ticket.inputs.look': 'What came out in step 1 says it.',
  'neuron.ticket.params':
    'Ten such neurons are the network of step 1. How many weights and biases has it together?',
  'neuron.ticket.params.look':
    'Ten times the weights of one and its bias; Network lists them, too, in the last line of its table.',
  'neuron.ticket.wrong': 'How many test images did it read wrong after training?',
  'neuron.ticket.wrong.look': 'What came out in step 3 says it.',
};
