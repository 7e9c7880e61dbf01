// sheets-5-to-10.js — the worksheets of the later lessons: questions for somebody of fourteen, and their answers.

export default {
  // 5 An honest test
  'test.exam':
    'A pupil has learnt the answers of last year’s exam by heart and gets full marks when that exam is written again. What does that prove? What is the same with a network?',
  'test.exam.answer':
    'Only that the answers were remembered. A network, too, can be right on images that it was trained on and wrong on new ones.',
  'test.mine':
    'On the page: train a network, then read under Results how many images are right, once for the training images and once for the test images.',
  'test.mine.answer':
    'Training images change the weights, test images never do. The share of training images is mostly the higher one: with the first network by up to one point.',
  'test.wrong': 'A network reads {accuracy} of {images} test images right. How many does it read wrong?',
  'test.wrong.answer': '{images} · {missed} = {wrong}.',
  'test.seeds':
    'The same network was trained with {seeds} seeds. It read between {least} and {most} right. Now somebody has a new idea and gets {claim}. Is the idea better? What would you do?',
  'test.seeds.answer':
    'That cannot be told: chance alone gives as much. Train both with several seeds and compare the means.',
  'test.few':
    'On the page, with the network with which it opens: train with 1,000 images and {epochs} epochs. Write down both shares. What has happened?',
  'test.few.answer':
    'All or nearly all of the 1,000 are right, but with {seeds} seeds only {least} to {most} of the test images. The network fits what it was given, and new images less: it is overfitted.',
  'test.honest':
    'Which of these is an honest test? A: new images by other writers. B: images that it was trained on. C: the best of twenty networks, chosen by the test images and reported with that number. D: chosen by validation images, tested once with others.',
  'test.honest.answer':
    'A and D. B tests what was trained. In C the best of twenty is partly luck, and the test images have become part of the training.',

  // 6 Look at the mistakes
  'mistakes.matrix':
    'How many 4s are in the table? Which share of them was read as a 4? Of everything that was read as a 4, which share really is a 4?',
  'mistakes.matrix.answer':
    '{all} are 4s; {hit} of them, {recall}, were read right (recall). {said} were read as a 4, of which {precision} are 4s (precision).',
  'mistakes.mine':
    'On the page, under Results: how many test images did your network read wrong? Which digit was taken for which most often?',
  'mistakes.mine.answer':
    'With the network of the lesson {least} to {most} of {images}, with that with which the page opens {firstLeast} to {firstMost}. Often 4 and 9, 7 and 2, 3 and 5, or 8 and another digit: forms that have strokes in common.',
  'mistakes.three':
    'Choose three misread images. Would you have read them right? Whose fault is it: the writer’s, the label’s or the network’s?',
  'mistakes.three.answer':
    'There is no single right answer, but a reason belongs to each. Some of MNIST’s labels are themselves disputed.',
  'mistakes.sure': 'Was the network unsure wherever it was wrong? Look at the surest mistakes first.',
  'mistakes.sure.answer':
    'No. Some wrong answers come with 99 % and more. How sure an answer is does not tell whether it is right.',
  'mistakes.post':
    'A machine reads each digit right with {accuracy}. A postal code has {digits} digits. Which share of codes is read without a mistake? How many of {letters} letters go astray in a day?',
  'mistakes.post.answer': '{accuracy} to the power of {digits} = {right}. About {astray} letters.',
  'mistakes.worth':
    'Which is worse: a letter that goes astray, or one that a person has to look at? How would you use the bars to decide?',
  'mistakes.worth.answer':
    'For example: answers below a chosen probability go to a person. A higher limit lets fewer mistakes through and costs more work.',

  // 7 Our own handwriting
  'hand.count':
    'Draw fifteen digits on the pad, or use the sheet for digits, and press what each one is. Collect the numbers of your group.',
  'hand.count.answer':
    'Own numbers. Of digits that 30 people drew, the first network read {before} right: less than of MNIST’s own test images.',
  'hand.share':
    'A group drew {drawn} digits, of which {right} were read right. Which share is that? Another group has {other} of {otherDrawn}. Together?',
  'hand.share.answer':
    '{share} and {otherShare}. Together {sum} of {all}, which is {together}; not the mean of the two shares.',
  'hand.which':
    'Which of your digits are misread most? Look how MNIST’s writers write them. What is different?',
  'hand.which.answer':
    'Often the 7 with a bar, the 1 with a long flag, and digits that are small, thin or not closed: few of MNIST’s writers write them so.',
  'hand.learn': 'On the page: press Learn my digits. Write down both lines, before and after.',
  'hand.learn.answer':
    'Own digits: more are read right than before, mostly by several points. Test images: about as many, or a few fewer. (With three of each digit from each of 30 people: {before} before, {after} after.)',
  'hand.writers':
    'MNIST was written by employees of the American census and by American high-school pupils. Who is missing? What does that mean for a machine that is used elsewhere?',
  'hand.writers.answer':
    'Children, old people, people from countries that write digits in other ways. The machine makes more mistakes for them, though nobody intended it: the data are biased.',
  'hand.changed':
    'Compare the fingerprint under Results before you drew, after you drew, and after Learn my digits. When did it change?',
  'hand.changed.answer': 'Only with Learn my digits. Drawing changes no weight.',

  // 8 Break it
  'break.table':
    'On the page, lesson 8: break the training in each of these ways. Bet first how many test images will be read right.',
  'break.table.answer': 'Measured with several seeds:',
  'break.rate': 'learning rate far too high',
  'break.rate.answer': '{least} to {most}: each step overshoots.',
  'break.zeros': 'all weights 0',
  'break.zeros.answer':
    '{ones}: all neurons of a layer are the same and stay so; only the last biases change, so it says 1, the most frequent digit, to everything.',
  'break.few': '1,000 images, 50 epochs',
  'break.few.answer': '{least} to {most}, but all or nearly all of the training images: overfitted.',
  'break.linear': 'no activation',
  'break.linear.answer': '{least} to {most}: however many layers, they act as one.',
  'break.labels':
    'Somebody shuffles the labels of all training images and trains. How many of 100 test images will be read right? Why?',
  'break.labels.answer':
    'About 10, as by guessing; measured were {least} to {most}. What it was trained on holds for no new image.',
  'break.compose':
    'Two layers without activation: y = {a}x + {b} and z = {c}y − {d}. Write z with x alone. How many layers would have done?',
  'break.compose.answer': 'z = {c} · ({a}x + {b}) − {d} = {slope}x + {height}. One.',
  'break.guess':
    'A network reads {ones} of the test images right and says 1 to every picture. Of {images} test images, how many are 1s?',
  'break.guess.answer': '{count}. It is right exactly for those.',
  'break.curve':
    'A loss curve goes up and down without falling. Which of the four is it, and what do you change first?',
  'break.curve.answer': 'A learning rate that is too high. A tenth of it is a good next try.',

  // 9 Six things people believe
  'beliefs.table':
    'On the page, lesson 9. Right or wrong? Bet on each belief, then write down what you measured.',
  'beliefs.table.answer':
    'All six are wrong. The same program learns clothes; two seeds make other mistakes; the weights have no room for the pictures; the fingerprint stays the same after answers and after drawings; the page asks no other site for anything, and its {count} images were written and labelled by people.',
  'beliefs.room':
    'The first network has {parameters} weights of {bytes} bytes each; all training images are {images} MB. How many kB are the weights? How many times as large are the images?',
  'beliefs.room.answer': '{weights} kB; about {fold} times.',
  'beliefs.common':
    'Two networks read {first} and {second} of {count} images wrong, {common} of them both. How many images does at least one of them read wrong? How many do both read right?',
  'beliefs.common.answer': '{first} + {second} − {common} = {wrong}; {right}.',
  'beliefs.fingerprint':
    'A fingerprint is computed from all weights. Two pupils have the same one. What do they know about their networks? Name two things that change a fingerprint.',
  'beliefs.fingerprint.answer':
    'All weights are the same. Training changes it, and so does another seed, other data or other settings of the training.',
  'beliefs.words':
    'Say it without words for people: “The network thinks my 4 is a 9, because it wants to find a loop.”',
  'beliefs.words.answer':
    'For example: for this image the network computes a higher probability for 9 than for 4; dark pixels that close a loop raise the output for 9.',

  // 10 Two networks of the tutorials
  'keras.dense':
    'Fill in the first network. A dense layer has inputs · units weights, and one bias for each unit.',
  'keras.dense.answer': '{counts}; together {all}.',
  'keras.conv':
    'Fill in the second network. A convolution has kernel · kernel · channels · filters weights, and one bias for each filter; without padding, a 3 × 3 kernel makes each side 2 shorter. (Its dropout layers have no parameters and are left out here.)',
  'keras.conv.answer': 'Parameters {counts}; together {all}. The outputs are {shapes}.',
  'keras.words': 'Write the line of layers of Digit Lab beside each line of Keras.',
  'keras.words.answer': '{words}',
  'keras.fit':
    'model.fit(x, y, batch_size=128, epochs=5). Which settings of the page are these? How many updates do they make with {images} images?',
  'keras.fit.answer': 'Batch size and epochs, under Training. {steps} batches an epoch, {all} updates.',
  'keras.mine':
    'On the page: train both networks and write down how many test images are right. Which has more parameters for each point of accuracy?',
  'keras.mine.answer':
    'First network {denseLeast} to {denseMost}, second {convLeast} to {convMost}. The second has nearly twice as many parameters, most of them in one dense layer, and makes less than half as many mistakes.',
  'keras.where':
    'Where are most parameters of the second network? What would become of them with another maxpool 2 before flatten?',
  'keras.where.answer':
    'In the first dense layer: {flat} · {units} + {units} = {most}. With {smaller} inputs in place of {flat} it would have {less}.',

  // Heads of tables
  'column.split': 'images',
  'column.howMany': 'how many',
  'column.changes': 'change weights?',
  'column.right': 'right',
  'column.trainImages': 'training images',
  'column.testImages': 'test images',
  'column.label': 'label',
  'column.readAs': 'read as',
  'column.iRead': 'I read',
  'column.fault': 'whose fault, and why',
  'column.writer': 'name',
  'column.drawnCount': 'drawn',
  'column.rightCount': 'read right',
  'column.together': 'together',
  'column.before': 'before',
  'column.after': 'after',
  'column.own': 'own digits',
  'column.broken': 'what is broken',
  'column.bet': 'my bet',
  'column.saw': 'I saw',
  'column.because': 'because',
  'column.belief': 'what people believe',
  'column.measured': 'what I measured',
  'column.layer': 'layer',
  'column.output': 'output',
  'column.keras': 'Keras',
  'column.lab': 'Digit Lab',
  'column.isA': 'is a {digit}',
  'column.readAsA': 'read as {digit}',
};
