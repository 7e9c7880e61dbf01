// layers.js — ideas about the layers of a convolutional network.

export default {
  'convolution.name': '卷积',
  'convolution.said':
    '一个小小的滤波器（例如 3 × 3 个权重）在图像上滑动，在每个位置算出一个和。同样的笔画无论在哪里都能找到，而要找什么，由网络自己学会。',
  'convolution.try': '哪个滤波器在数字的上下亮起来，哪个在左右？',
  'convolution.symbols':
    'x 是图像，w 是滤波器。(i, j) 处的输出只取决于那里的 k × k 个像素（局部性），所有位置共用同样的权重。不填充时，图像少 k − 1 行和列：{side} 变成 {less}。和 Keras、PyTorch 一样，滤波器不翻转，数学上叫作互相关。',
  'convolution.which': '滤波器',
  'convolution.horizontal': '上边缘',
  'convolution.vertical': '左边缘',
  'convolution.outline': '轮廓',
  'convolution.blur': '模糊',
  'convolution.output': '滤波器的输出，越深越大',
  'convolution.window': '滤波器下面的像素',
  'convolution.filter': '滤波器',
  'convolution.here': '九个像素乘以九个权重，加起来是 {sum}。',

  'pooling.name': '池化',
  'pooling.said':
    '池化把图像变小：每个小窗口只留下最大的数，或者平均值。找到了什么，会留下来；究竟在哪里，就不那么重要了。',
  'pooling.try': '2 × 2 的窗口每次移动 2。36 个数还剩多少？每次移动 1 呢？',
  'pooling.symbols':
    'k 是窗口的边长，s 是步幅，即每次移动多少；通常 s = k，窗口互不重叠。n 是图像的边长，m 是输出的边长。这里没有要学的东西：池化没有[参数](#parameters)。',
  'pooling.kind': '种类',
  'pooling.max': '最大',
  'pooling.average': '平均',
  'pooling.size': '窗口',
  'pooling.stride': '步幅',
  'pooling.input': '要池化的数',
  'pooling.output': '剩下的数',
  'pooling.place': '第几个窗口',
  'pooling.here.max': '{numbers} 中最大的是 {value}。{sides} × {sides} 个数变成 {places} × {places} 个。',
  'pooling.here.average': '{numbers} 的平均值是 {value}。{sides} × {sides} 个数变成 {places} × {places} 个。',

  'flatten.name': '展平',
  'flatten.said':
    '展平把图像的各行一行接一行地排成长长的一行。什么都不计算：全连接层要的是一行数，这样就得到了。',
  'flatten.try': '选中一个数，它正下方的数在长行里排在哪里？',
  'flatten.symbols':
    'r 和 c 是行和列，w 是宽度。有几个通道时，每个位置就有几个数：12 × 12 个位置、64 个通道，共 {numbers} 个数。',
  'flatten.square': '方阵里的数',
  'flatten.row': '同样的数排成一行',
  'flatten.place': '位置',
  'flatten.here':
    '第 {row} 行第 {column} 列排到位置 {row} · {side} + {column} = {place}。在实验室较大的网络里，12 × 12 × 64 变成 {numbers}。',

  'dropout.name': '随机失活（dropout）',
  'dropout.said':
    '随机失活在每一步训练中随机关掉一些单元，使网络不能依赖其中任何一个。认新图像时，全部打开。',
  'dropout.try': '20 % 时，20 个单元里关掉几个？多抽几次：总是一样多吗？',
  'dropout.symbols':
    '每个单元以概率 1 − p 保留并除以 1 − p（第一行），否则关掉（第二行），这样和在平均上不变，全部打开时也不用改。它可以对付[过拟合](#overfitting)。',
  'dropout.picture': '{units} 个单元中关掉了 {off} 个',
  'dropout.rate': '关掉百分之几',
  'dropout.again': '再抽一次',
  'dropout.here': '这一步里 {units} 个单元中关掉了 {off} 个，其余的按 {factor} 倍计。',

  'lenet-5.name': 'LeNet-5',
  'lenet-5.said':
    'LeNet-5 是 1998 年为读支票上的数字而做的。两轮滤波和池化先找笔画，再找形状；三个全连接层把它们变成十个回答。',
  'lenet-5.try': '哪一层的参数最多：有滤波器的，还是全连接的？',
  'lenet-5.symbols':
    'n 是图像的边长，k 是滤波器的边长，p 是图像四周的填充，s 是步幅：p = 2 时 28 还是 28，不填充时 14 变成 10。LeCun、Bottou、Bengio 和 Haffner 的原作在细节上不同，例如一个滤波器看哪些图；这里的共有 {parameters} 个参数。',
  'lenet-5.picture': '八层的输出画成方块，从大而少到小而多',
  'lenet-5.layer': '层',
  'lenet-5.here': '第 {number} 层，{layer}：输出 {shape}，{all} 个参数中的 {parameters} 个。',
  'lenet-5.conv': '卷积',
  'lenet-5.pool': '池化',
  'lenet-5.flatten': '展平',
  'lenet-5.dense': '全连接',

  'batch-normalization.name': '批归一化',
  'batch-normalization.said':
    '批归一化在每一步训练中，取一个单元（或一个滤波器）对这一批所有图像给出的数，平移并缩放，使均值为 0、方差为 1。后面的层得到的数总是差不多大，网络因此学得更快，学习率也可以更大。',
  'batch-normalization.try': '把上面的数移到一边，或者散开。下面一行有什么变化？',
  'batch-normalization.symbols':
    'μ 是这一批的均值，σ² 是方差；对滤波器，图像的所有位置都算在内。ε = {epsilon}，使根号下不为 0。γ 和 β 是训练找出的[参数](#parameters)，所以这一层也能抵消自己的作用；它前面的层不需要偏置。单张图像不成一批：训练之外用 μ 和 σ² 的移动平均值代替，和 Keras 一样，每一步保留原来的 {kept} %。',
  'batch-normalization.picture': '上面是一批的数，下面是每个数变成了什么',
  'batch-normalization.centre': '在哪里',
  'batch-normalization.width': '分散多远',
  'batch-normalization.gamma': 'γ，缩放',
  'batch-normalization.beta': 'β，平移',
  'batch-normalization.here':
    '{count} 个数，均值 {mean}、方差 {variance}，变成均值 {meanAfter}、方差 {varianceAfter}。',
};
