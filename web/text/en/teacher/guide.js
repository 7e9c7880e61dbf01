// guide.js — what stands on the page for teachers besides the plans: what to have ready, misconceptions, homework.

export default {
  'guide.contents': 'On this page',
  'guide.ready': 'Ten minutes before the lesson',
  'guide.plans': 'Plans',
  'guide.lessons': 'Lessons and what they are for',
  'guide.misconceptions': 'Six misconceptions, and what to measure',
  'guide.parts': 'Homework, race, golf and a sheet for digits',
  'guide.projector': 'On the projector',
  'guide.worksheets': 'Worksheets',

  'ready.do': 'Do',
  'ready.open':
    'Open the lab on a device of the classroom and press Train. If the curve rises, everything works.',
  'ready.lesson': 'If you have 8 minutes more, play the first lesson of your plan through once.',
  'ready.print': 'Print the worksheets that you want, with their answers for you.',
  'ready.digits': 'If you do lesson 7, print one sheet for digits for every two pupils.',
  'ready.link':
    'A link for the class: open a lesson and press Copy link. To leave subjects out, add to it for example &hide=network,inside,runs,digits,files, as here for lesson 4.',
  'ready.need': 'Need',
  'ready.devices':
    'One device for one or two pupils: computer, tablet or phone, with {browsers} or newer. A screen of 320 pixels is wide enough, a keyboard is not needed.',
  'ready.data':
    'The images are 11 MB. Each device fetches them once and then keeps them; on a slow line, training can start with those that have arrived.',
  'ready.time':
    'The first network is trained in a few seconds on a laptop. On old phones, choose fewer images: Training, All settings, Training images.',
  'ready.school':
    'On a school network, allow the address of this page, .wasm files with it; nothing comes from anywhere else. Thirty devices fetch 330 MB at once: let them open the page on the day before. Lesson 9 also has pictures of clothes, 31 MB. Without a network, the lab in one file does the same; Help says where it is.',
  'ready.private': 'Nothing to install, no accounts, nothing that is sent',
  'ready.privateText':
    'The network is trained in the browser. Drawings, photos and results stay on the device; there are no cookies and no statistics. A result leaves a device only if a pupil copies it and gives it to you.',
  'ready.language': 'Languages: English and Chinese, at the top of every page.',

  'belief.programmed': '“Somebody programmed it for digits.”',
  'belief.programmed.answer':
    'No line of the program says what a 3 looks like. Choose Fashion-MNIST under Data, where it is offered: the same program learns to tell shoes from shirts.',
  'belief.exact': '“A computer makes no mistakes: it is exact.”',
  'belief.exact.answer':
    'Train twice, with the seeds 1 and 2. Both read about as many images right, but the mistakes under Results are not the same.',
  'belief.stores': '“It has stored all the pictures.”',
  'belief.stores.answer':
    'The first network of the page has {parameters} numbers: {weights} kB. The training images are {images} MB. They do not fit in.',
  'belief.keeps': '“It goes on learning while it is used.”',
  'belief.keeps.answer':
    'Write down the fingerprint of the weights under Results, draw as much as you like, and compare: it is the same.',
  'belief.trained': '“It learnt from my drawing.”',
  'belief.trained.answer':
    'A drawing changes nothing. Only Learn my digits, under My digits, trains with it, and Put back the network before takes that back.',
  'belief.gathers': '“It collects its data by itself, from the internet.”',
  'belief.gathers.answer':
    'It was given {count} images that people wrote and labelled. Once they are here, switch the network connection off and train: nothing is missing.',
  'belief.source': 'These six are from a study of pupils: ',
  'belief.words':
    'Words matter. Say of a network that it computes, guesses and is wrong; not that it thinks, knows or wants.',

  'part.homework': 'Homework',
  'part.homeworkText':
    'A result is one line of text: settings, seed and the fingerprint of the trained weights. Paste the lines of the whole class: the page trains each again and says which come out the same to the last bit.',
  'part.race': 'Race',
  'part.raceText':
    'Two to four networks, optimizers or learning rates are trained side by side, on the same seed and the same batches. Let the class bet before the start.',
  'part.golf': 'Golf',
  'part.golfText':
    'A goal, such as 98 % with the fewest parameters. Whoever opens the line of a result trains it again and sees whether it holds.',
  'part.digits': 'A sheet for digits',
  'part.digitsText':
    'Pupils write digits on a printed sheet, one photograph brings up to a hundred into My digits. It is meant for lesson 7.',

  'projector.text':
    'Projector, at the top of the lab, makes text large, lines thick and colours strong, on white or on black.',
  'projector.keyP': 'turns it on and off',
  'projector.keyT': 'pauses the training, and goes on',
  'projector.keyAlt': 'open a subject: Data, Network and so on',
  'projector.keys':
    'One key pauses: talk, then go on where it stood. Keys do nothing while a field is being typed in.',
  'projector.open': 'Open the lab as a projector',

  'sheets.lead':
    'One page for each lesson, on A4 or Letter, and the answers on pages of their own at the end. Where an answer depends on a pupil’s own run, the answer says what is right.',
  'sheets.open': 'Choose and print worksheets',
  'sheets.back': 'Plans and lessons',
  'sheets.choose': 'Which worksheets',
  'sheets.answers': 'With the answers, on pages at the end',
  'sheets.print': 'Print',
  'sheets.all': 'All',
  'sheets.ofPlan': 'Those of the {plan}',
  'sheets.noOne': 'None',
  'sheets.none': 'No worksheet is chosen.',
  'sheets.pages': { one: '{count} page', other: '{count} pages' },
  'sheets.heading': 'Lesson {number}',
  'sheets.who': 'Name',
  'sheets.date': 'Date',
  'sheets.answersOf': 'Answers',
  'sheets.where': 'The lesson:',
};
