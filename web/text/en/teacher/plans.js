// plans.js — the two plans, step by step: what happens, and what to ask.

export default {
  'plan.short': '45 minutes',
  'plan.long': '90 minutes',
  'plan.shortLead':
    'Four lessons, and a talk. Who is ahead goes on with the next one: each can be done alone.',
  'plan.longLead':
    'Eight lessons and a talk, in two halves with a pause. It also splits into two periods, at the pause.',
  'plan.homework': 'Homework: hand in a line',
  'plan.shortHomework':
    'Set up lesson 4 once more (its step “Train”), give the run a seed of your own (Training, All settings, Seed), train, and copy its line (Learn, Homework). Send the line as you send other homework, with the digit that is read worst.',
  'plan.longHomework':
    'Read 98 % of the test images right with as few parameters as you can, and hand in the line of your best run.',
  'plan.minutes': 'Minutes',
  'plan.what': 'What happens',
  'plan.ask': 'Ask the class',
  'plan.part': 'Lesson {number}: {name}',
  'plan.more':
    'Older pupils go on with lesson {number}, {name}: 25 minutes more, at home or in another period.',

  'step.open':
    'Draw a 3 on the board. Everyone opens the page, alone or in pairs; the link is on the projector as a QR code (Copy link).',
  'step.open.ask': 'What does a computer get of this 3?',
  'step.1': 'Pixels, labels, and one picture with all its numbers.',
  'step.1.ask': 'Could you write a rule that tells every 1 from every 7?',
  'step.2': 'One neuron by hand, then one of the network’s.',
  'step.2.ask': 'Which numbers come from the picture, and which from the network?',
  'step.3': 'Everyone draws before anything is trained, and bets.',
  'step.3.ask': 'How many of 100 digits does guessing get right?',
  'step.4': 'Bet, then Train: it takes a second or two. Everybody draws the same digit before and after.',
  'step.4.ask': 'What is different in the network now?',
  'step.pause':
    'Pause. Meanwhile a race runs on the projector: let the class bet on one of two learning rates.',
  'step.pause.ask': 'Why is the same seed fair?',
  'step.5': 'The same network on images that it was trained on, and on new ones.',
  'step.5.ask': 'Would you trust a mark that pupils gave themselves?',
  'step.6': 'Each pair finds three misread images and judges them.',
  'step.6.ask': 'Was that the writer’s fault, the label’s or the network’s?',
  'step.7': 'The class writes digits on the pad or on a printed sheet, and counts.',
  'step.7.ask': 'Whose handwriting is missing in the training images?',
  'step.8':
    'Each group does one step of the lesson, breaks the training in that way, and shows its curve to the others.',
  'step.8.ask': 'What would you have noticed without the curve?',
  'step.talk': 'Read out three of the six beliefs. Who agrees? Then the measurement; the lesson has all six.',
  'step.talk.ask': 'Which measurement would convince you?',
  'step.exit': 'The three questions at the end of lesson {number}, on the page. Give out the homework.',
  'step.exit.ask': 'What do you want to measure next?',
};
