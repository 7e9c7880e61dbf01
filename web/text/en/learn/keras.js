// keras.js — lesson: two networks of the tutorials.

export default {
  'keras.name': 'Two networks of the tutorials',
  'keras.about': 'The two Keras networks of every MNIST tutorial, built line by line.',

  'keras.dense.title': 'model.add(Dense(512, activation="relu"))',
  'keras.dense.said':
    'In Keras a network is built layer by layer; here each layer is a word in the line of layers, dense 512 relu | dense 10 softmax.',
  'keras.dense.bet':
    '784 pixels go to 512 units, and these to 10. How many [parameters](#parameters) is that?',
  'keras.dense.bet.few': 'Fewer than 10,000',
  'keras.dense.bet.some': '10,000 to 299,999',
  'keras.dense.bet.many': '300,000 or more',
  'keras.dense.do': 'In Network, type this line and press Enter.',
  'keras.dense.outcome': '{params}: 784 · 512 + 512 for the first layer, 512 · 10 + 10 for the second.',

  'keras.dropout.title': 'model.add(Dropout(0.2))',
  'keras.dropout.said':
    'The next line is [dropout](#dropout), which sets a fifth of the numbers to 0 at random while training: dense 512 relu | dropout 0.2 | dense 10 softmax',
  'keras.dropout.bet': 'How many parameters does this line add?',
  'keras.dropout.bet.none': 'None',
  'keras.dropout.bet.few': '1 to 999',
  'keras.dropout.bet.many': '1,000 or more',
  'keras.dropout.do': 'In Network, add it to the line, then Enter.',
  'keras.dropout.outcome':
    '{dropParams}: there is nothing to learn in it. When the network reads, it lets all numbers through.',

  'keras.second.title': 'model.add(Dense(512, activation="relu")), once more',
  'keras.second.said':
    'A second hidden layer, and dropout behind it: dense 512 relu | dropout 0.2 | dense 512 relu | dropout 0.2 | dense 10 softmax',
  'keras.second.bet': 'The first Dense(512) has 401,920 parameters. The second one has:',
  'keras.second.bet.fewer': 'fewer',
  'keras.second.bet.same': 'as many',
  'keras.second.bet.more': 'more',
  'keras.second.do': 'In Network, add both to the line, then Enter.',
  'keras.second.outcome':
    '{secondParams} = 512 · 512 + 512: its inputs are 512 units, not 784 pixels. All layers together have {mlpParams}, the number that Keras prints.',

  'keras.fit.title': 'model.fit(x_train, y_train, epochs=1)',
  'keras.fit.said':
    'compile names the optimizer and the loss, fit trains; here both are settings, and Train is fit.',
  'keras.fit.bet': 'After one epoch it reads right of 100 test images:',
  'keras.fit.bet.few': 'Fewer than 60',
  'keras.fit.bet.most': '60 to 94',
  'keras.fit.bet.nearly': '95 or more',
  'keras.fit.do': 'Press Train and wait for the end of the run.',
  'keras.fit.outcome':
    '{of100} of 100, with a loss of {loss}. model.evaluate(x_test, y_test) prints these two.',

  'keras.conv.title': 'model.add(Conv2D(32, (3, 3), activation="relu"))',
  'keras.conv.said':
    'The second tutorial begins with a [convolution](#convolution): 32 filters of 3 × 3 weights, moved over the whole image; here it is conv 32 3x3 relu | flatten | dense 10 softmax',
  'keras.conv.bet': 'How many parameters does this first layer have?',
  'keras.conv.bet.few': 'Fewer than 1,000',
  'keras.conv.bet.some': '1,000 to 99,999',
  'keras.conv.bet.many': '100,000 or more',
  'keras.conv.do': 'In Network, type this line and press Enter.',
  'keras.conv.outcome':
    '{firstParams} = 32 · 9 + 32. The same nine weights are used at every place of the image.',

  'keras.conv2.title': 'model.add(Conv2D(64, (3, 3), activation="relu"))',
  'keras.conv2.said':
    'The next line: 64 filters that look at what the first 32 have found: conv 32 3x3 relu | conv 64 3x3 relu | flatten | dense 10 softmax',
  'keras.conv2.bet': 'How many parameters does this second layer have?',
  'keras.conv2.bet.few': 'Fewer than 1,000',
  'keras.conv2.bet.some': '1,000 to 99,999',
  'keras.conv2.bet.many': '100,000 or more',
  'keras.conv2.do': 'In Network, add it to the line, then Enter.',
  'keras.conv2.outcome':
    '{conv2Params} = 64 · 32 · 9 + 64: each of the 64 filters has 3 × 3 weights for each of 32 maps.',

  'keras.pool.title': 'model.add(MaxPooling2D((2, 2)))',
  'keras.pool.said':
    '[Pooling](#pooling) keeps the largest of each 2 × 2 numbers: conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | flatten | dense 10 softmax',
  'keras.pool.bet': 'What share of the numbers comes out of it?',
  'keras.pool.bet.half': 'A half',
  'keras.pool.bet.quarter': 'A quarter',
  'keras.pool.bet.tenth': 'A tenth',
  'keras.pool.do': 'In Network, add it to the line, then Enter.',
  'keras.pool.outcome':
    '{leftShare} %: {after} of {before} numbers. A dense layer behind it needs a quarter of the weights.',

  'keras.cnn.title': 'Dropout, Flatten, Dense(128), Dropout',
  'keras.cnn.said':
    'The last lines of mnist_cnn.py, and the network is whole: conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | dropout 0.25 | flatten | dense 128 relu | dropout 0.5 | dense 10 softmax',
  'keras.cnn.bet': 'Dense(128) is one layer of eight. Which share of all parameters does it hold?',
  'keras.cnn.bet.few': 'Less than half',
  'keras.cnn.bet.most': '50 to 89 %',
  'keras.cnn.bet.nearly': '90 % or more',
  'keras.cnn.do': 'In Network, add them to the line, then Enter.',
  'keras.cnn.outcome':
    '{mostShare} %: {mostParams} of {cnnParams}. It is connected with all 9,216 numbers that come out of the pooling.',

  'keras.fitCnn.title': 'A thousand images will do',
  'keras.fitCnn.said':
    'Twelve epochs with all images took the tutorial’s author a graphics card; here one epoch with 1,000 images shows the way.',
  'keras.fitCnn.bet': 'It reads right of 100 test images:',
  'keras.fitCnn.bet.few': 'Fewer than 50',
  'keras.fitCnn.bet.most': '50 to 92',
  'keras.fitCnn.bet.nearly': '93 or more',
  'keras.fitCnn.do': 'Press Train and wait for the end of the run.',
  'keras.fitCnn.outcome': '{cnnOf100} of 100 after 32 steps. With all images and 12 epochs it is about 99.2.',

  'keras.ticket.title': 'Exit ticket',
  'keras.ticket.said': 'Three questions; the answers are in what your own runs showed.',
  'keras.ticket.mlp': 'How many parameters has the first network, with both dropout layers?',
  'keras.ticket.mlp.look': 'What came out in step 3 says it.',
  'keras.ticket.conv': 'How many parameters has Conv2D(32, (3, 3)) on the image?',
  'keras.ticket.conv.look': 'What came out in step 5 says it.',
  'keras.ticket.wrong': 'How many test images does your convolutional network read wrong?',
  'keras.ticket.wrong.look': 'Results says it.',
};
