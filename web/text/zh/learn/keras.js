// keras.js — lesson: two networks of the tutorials.

export default {
  'keras.name': '教程里的两个网络',
  'keras.about': '每个 MNIST 教程里都有的两个 Keras 网络，一行一行搭起来。',

  'keras.dense.title': 'model.add(Dense(512, activation="relu"))',
  'keras.dense.said':
    'Keras 里网络是一层一层加上去的；这里每一层是一行里的几个词：dense 512 relu | dense 10 softmax。',
  'keras.dense.bet': '784 个像素连到 512 个单元，再连到 10 个。一共有多少[参数](#parameters)？',
  'keras.dense.bet.few': '不到 10,000',
  'keras.dense.bet.some': '10,000 到 299,999',
  'keras.dense.bet.many': '300,000 以上',
  'keras.dense.do': '在“网络”里输入这一行，回车。',
  'keras.dense.outcome': '{params}：第一层 784 · 512 + 512，第二层 512 · 10 + 10。',

  'keras.dropout.title': 'model.add(Dropout(0.2))',
  'keras.dropout.said':
    '下一行是[随机失活](#dropout)，训练时随机把五分之一的数变成 0：dense 512 relu | dropout 0.2 | dense 10 softmax',
  'keras.dropout.bet': '这一行增加了多少参数？',
  'keras.dropout.bet.none': '没有',
  'keras.dropout.bet.few': '1 到 999 个',
  'keras.dropout.bet.many': '1,000 个以上',
  'keras.dropout.do': '在“网络”里把它加进那一行，回车。',
  'keras.dropout.outcome': '{dropParams} 个：它没有什么可学的。网络识别时，所有的数都照样通过。',

  'keras.second.title': '再来一次 model.add(Dense(512, activation="relu"))',
  'keras.second.said':
    '第二个隐藏层，后面再加失活：dense 512 relu | dropout 0.2 | dense 512 relu | dropout 0.2 | dense 10 softmax',
  'keras.second.bet': '第一个 Dense(512) 有 401,920 个参数。第二个：',
  'keras.second.bet.fewer': '更少',
  'keras.second.bet.same': '一样多',
  'keras.second.bet.more': '更多',
  'keras.second.do': '在“网络”里把两层加进那一行，回车。',
  'keras.second.outcome':
    '{secondParams} = 512 · 512 + 512：它的输入是 512 个单元，不是 784 个像素。总共 {mlpParams} 个，和 Keras 打印的一样。',

  'keras.fit.title': 'model.fit(x_train, y_train, epochs=1)',
  'keras.fit.said': 'compile 指定优化器和损失，fit 开始训练；这里它们是设置，“训练”就是 fit。',
  'keras.fit.bet': '一轮之后，100 张测试图像能认对：',
  'keras.fit.bet.few': '不到 60 张',
  'keras.fit.bet.most': '60 到 94 张',
  'keras.fit.bet.nearly': '95 张以上',
  'keras.fit.do': '点“训练”，等训练结束。',
  'keras.fit.outcome':
    '100 张对 {of100} 张，损失 {loss}。model.evaluate(x_test, y_test) 打印的就是这两个数。',

  'keras.conv.title': 'model.add(Conv2D(32, (3, 3), activation="relu"))',
  'keras.conv.said':
    '第二个教程从[卷积](#convolution)开始：32 个小滤波器，各有 3 × 3 个权重，在整张图上移动；这里写作 conv 32 3x3 relu | flatten | dense 10 softmax',
  'keras.conv.bet': '第一层有多少参数？',
  'keras.conv.bet.few': '不到 1,000 个',
  'keras.conv.bet.some': '1,000 到 99,999 个',
  'keras.conv.bet.many': '100,000 个以上',
  'keras.conv.do': '在“网络”里输入这一行，回车。',
  'keras.conv.outcome': '{firstParams} = 32 · 9 + 32。图像的每个位置都用同样的九个权重。',

  'keras.conv2.title': 'model.add(Conv2D(64, (3, 3), activation="relu"))',
  'keras.conv2.said':
    '下一行：64 个滤波器，看前面 32 个找到的东西：conv 32 3x3 relu | conv 64 3x3 relu | flatten | dense 10 softmax',
  'keras.conv2.bet': '这第二层有多少参数？',
  'keras.conv2.bet.few': '不到 1,000 个',
  'keras.conv2.bet.some': '1,000 到 99,999 个',
  'keras.conv2.bet.many': '100,000 个以上',
  'keras.conv2.do': '在“网络”里把它加进那一行，回车。',
  'keras.conv2.outcome': '{conv2Params} = 64 · 32 · 9 + 64：64 个滤波器，对 32 张特征图各有 3 × 3 个权重。',

  'keras.pool.title': 'model.add(MaxPooling2D((2, 2)))',
  'keras.pool.said':
    '[池化](#pooling)在每 2 × 2 个数里留下最大的：conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | flatten | dense 10 softmax',
  'keras.pool.bet': '池化之后，剩下多少数？',
  'keras.pool.bet.half': '一半',
  'keras.pool.bet.quarter': '四分之一',
  'keras.pool.bet.tenth': '十分之一',
  'keras.pool.do': '在“网络”里把它加进那一行，回车。',
  'keras.pool.outcome': '{leftShare} %：{before} 个数剩下 {after} 个，后面的全连接层只需要四分之一的权重。',

  'keras.cnn.title': 'Dropout、Flatten、Dense(128)、Dropout',
  'keras.cnn.said':
    'mnist_cnn.py 的最后几行，网络就完整了：conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | dropout 0.25 | flatten | dense 128 relu | dropout 0.5 | dense 10 softmax',
  'keras.cnn.bet': 'Dense(128) 是八层中的一层。它占全部参数的多少？',
  'keras.cnn.bet.few': '不到一半',
  'keras.cnn.bet.most': '50 到 89 %',
  'keras.cnn.bet.nearly': '90 % 以上',
  'keras.cnn.do': '在“网络”里把它们加进那一行，回车。',
  'keras.cnn.outcome':
    '{mostShare} %：{cnnParams} 个里的 {mostParams} 个。它和池化输出的 9,216 个数全部相连。',

  'keras.fitCnn.title': '一千张也够看',
  'keras.fitCnn.said': '教程作者用显卡训练全部图像十二轮；这里用 1,000 张训练一轮，就看得出趋势。',
  'keras.fitCnn.bet': '100 张测试图像能认对：',
  'keras.fitCnn.bet.few': '不到 50 张',
  'keras.fitCnn.bet.most': '50 到 92 张',
  'keras.fitCnn.bet.nearly': '93 张以上',
  'keras.fitCnn.do': '点“训练”，等训练结束。',
  'keras.fitCnn.outcome': '32 步之后 100 张对 {cnnOf100} 张。用全部图像训练 12 轮，大约是 99.2。',

  'keras.ticket.title': '下课小测',
  'keras.ticket.said': '三个问题，答案都在你自己的结果里。',
  'keras.ticket.mlp': '第一个网络（有两层失活）有多少参数？',
  'keras.ticket.mlp.look': '第 3 步的结果里有。',
  'keras.ticket.conv': '图像上的 Conv2D(32, (3, 3)) 有多少参数？',
  'keras.ticket.conv.look': '第 5 步的结果里有。',
  'keras.ticket.wrong': '你的卷积网络认错了多少张测试图像？',
  'keras.ticket.wrong.look': '“结果”里有。',
};
