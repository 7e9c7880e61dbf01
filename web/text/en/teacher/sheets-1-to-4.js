// sheets-1-to-4.js — the worksheets of the first four lessons: questions for somebody of fourteen, and their answers.

export default {
  // 1 A picture is numbers
  'picture.shade': 'Shade every square whose number is {least} or more. Which digit is it?',
  'picture.shade.answer': 'A 5.',
  'picture.count': 'A picture in Digit Lab has {side} rows of {side} pixels. How many numbers is that?',
  'picture.count.answer': '{side} · {side} = {pixels}.',
  'picture.bytes':
    'Each number takes one byte. How many megabytes are {images} pictures? (1 MB = 1,000,000 bytes)',
  'picture.bytes.answer': '{images} · {pixels} = {bytes} bytes, which is {megabytes} MB.',
  'picture.scale': 'The network gets each number divided by 255. What becomes of 255, of {some} and of 0?',
  'picture.scale.answer': '1, {share} and 0.',
  'picture.label':
    'The label of a picture is written as ten numbers, a single 1 among zeros. Fill in the label 3.',
  'picture.label.answer': 'The 1 stands in the box of the 3, all others are 0: 0 0 0 1 0 0 0 0 0 0.',
  'picture.press':
    'On the page: press an image under Data. Write down its label, its largest number, and your guess how many of its numbers are 0.',
  'picture.press.answer':
    'The largest number is 255 or a little less. Mostly 550 to 700 of the {pixels} numbers are 0: a picture is mostly paper.',
  'picture.rule':
    'Somebody proposes a rule: “If the pixel in the middle is dark, it is a 1.” Find a digit that shows the rule is wrong.',
  'picture.rule.answer':
    'Many do: an 8 and a 3 are often dark in the middle too, and a 1 that leans may not be. No single pixel decides.',

  // 2 A neuron
  'neuron.sum': 'Multiply each input by its weight. Add the products and the bias.',
  'neuron.sum.answer': 'Products {products}. Sum with the bias: {sum}.',
  'neuron.relu':
    'ReLU leaves a positive sum as it is and makes 0 of a negative one. What does this neuron give? And with the inputs {inputs}?',
  'neuron.relu.answer': '{first}. With the other inputs the sum is {sum}, so it gives {second}.',
  'neuron.filter':
    'These nine weights belong to one neuron with the bias 0; dark pixels are 1, white ones 0. Compute its sum for picture A and for picture B. What does this neuron answer to?',
  'neuron.filter.answer':
    'A: {a}. B: {b}. It answers to an edge that is white on the left and dark on the right.',
  'neuron.many':
    'A neuron has a weight for each of {pixels} pixels, and a bias. How many numbers is that? And for a layer of {units} such neurons?',
  'neuron.many.answer': '{pixels} + 1 = {one}. For the layer {pixels} · {units} + {units} = {all}.',
  'neuron.inside':
    'On the page: draw a digit, open Inside and press a unit of the first layer. Write down its sum, its bias and its largest product.',
  'neuron.inside.answer':
    'Every pupil has other numbers. Sum and engine’s value agree, but for the last digits at most.',
  'neuron.trained':
    'What does training change: the inputs, the weights, the bias, or the rule “multiply and add”?',
  'neuron.trained.answer': 'The weights and the bias. The inputs come from the picture, the rule stays.',

  // 3 The network guesses
  'guess.three':
    'On the page, before any training: draw three digits. Write down what you drew, what the network answered, and how sure it was.',
  'guess.three.answer':
    'The answers have nothing to do with the drawings: on average one in ten is right by chance.',
  'guess.chance':
    'Somebody guesses {images} digits blindly. How many are right, about? How many of ten guesses are wrong?',
  'guess.chance.answer':
    'About {right}; nine of ten are wrong. Untrained networks with {seeds} seeds read between {least} and {most} of 100 right.',
  'guess.softmax':
    'The last layer has given the sums 1, 2 and 3. The second column has e to the power of each. Add that column, and divide each number by the total.',
  'guess.softmax.answer': 'Total {total}; shares {shares}.',
  'guess.cat':
    'Someone draws a cat. What do the ten bars add up to? What does “90 % sure that it is a 4” mean then?',
  'guess.cat.answer':
    '100 %, as always: there is no bar for “none of these”. It only says that 4 fits better than the nine other digits.',
  'guess.loss':
    'The loss is large if the right digit got a small probability. Match the probabilities with the losses: {probabilities}; {losses}.',
  'guess.loss.answer': '{pairs}. Ten equal bars give {chance}, the loss of guessing.',
  'guess.where':
    '“Before training, the program already has an example of a 7 in it.” Right or wrong? Give a reason.',
  'guess.where.answer': 'Wrong. It has random weights. Another seed gives other weights and other guesses.',

  // 4 Training
  'train.batches':
    '{images} images are used in batches of {batch}. How many batches is one epoch? How many images has the last one? How many batches are {epochs} epochs?',
  'train.batches.answer':
    '{images} / {batch} = {quotient}, so {steps} batches; the last has {last} images. {epochs} epochs are {all} batches.',
  'train.step':
    'New weight = weight − learning rate · gradient. The weight is {weight}, the rate {rate}, the gradient {gradient}. What is the new weight? In the next step the gradient is {next}. And then?',
  'train.step.answer': '{weight} − {rate} · {gradient} = {first}. Then {first} + {rate} · {size} = {second}.',
  'train.curves':
    'The curves show the loss of one network after each of five epochs. After which epoch does the loss on new images stop falling? What does the other curve do there, and what does that mean?',
  'train.curves.answer':
    'After epoch {best}. On the training images it falls on: from then on the network gets better only on images that it is trained on. (Means of {seeds} trainings.)',
  'train.mine': 'On the page: train the network of lesson 4 for one epoch and write down your numbers.',
  'train.mine.answer':
    'The network of the lesson has {parameters} parameters, and with {seeds} seeds reads between {least} and {most} of the test images right. (That with which the page opens has {firstParameters} and reads {firstLeast} to {firstMost}.) The time depends on the device.',
  'train.rates':
    'Which learning rate is too small, which one right, which one too large? A: the loss jumps up and down and ends above {chance}. B: it falls fast, then slowly. C: it falls, but has hardly fallen when the run ends.',
  'train.rates.answer': 'A too large, B right, C too small.',

  // Heads of tables
  'column.input': 'input',
  'column.weight': 'weight',
  'column.product': 'product',
  'column.bias': 'bias',
  'column.total': 'sum',
  'column.drawn': 'I drew',
  'column.answered': 'answer',
  'column.sure': 'how sure',
  'column.sumZ': 'sum z',
  'column.power': 'e to the z',
  'column.share': 'share',
  'column.all': 'total',
  'column.network': 'network',
  'column.parameters': 'parameters',
  'column.epochs': 'epochs',
  'column.time': 'time',
  'column.test': 'test images right',
  'figure.weights': 'weights',
  'figure.numbers': 'A grid of 8 by 11 numbers',
  'figure.losses': 'Loss after each epoch, for training images and for new images',
  'figure.epoch': 'epoch',
  'figure.training': 'training images',
  'figure.validation': 'new images',
};
