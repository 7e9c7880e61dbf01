// network.js — ideas about units and their weights.

export default {
  'neuron.name': '神经元的和',
  'neuron.said':
    '神经元把每个输入乘以一个权重，全部加起来，再加上一个数，叫作偏置。权重决定一个输入有多重要：它变大时，和会变大、变小，或者不变。',
  'neuron.try': '第三个输入是 0。改变它的权重，输出会怎样？',
  'neuron.symbols':
    'x 是输入，w 是权重，b 是偏置，φ 是[激活函数](#activation)，这里是 ReLU。整个全连接层也是这样，只是用矩阵：z = Wx + b。',
  'neuron.picture': '三个输入各乘以权重，与偏置相加，再得到输出',
  'neuron.weight': '权重 {number}',
  'neuron.bias': '偏置',
  'neuron.here': '{parts} = {sum}；经过 relu 得到 {output}。',

  'activation.name': '激活函数',
  'activation.said': '神经元的和在传下去之前，先由激活函数“弯一弯”。没有它，许多层合起来也不比一层强。',
  'activation.try': '每条曲线在哪里几乎是平的？在那里，权重变一点，结果不会变。',
  'activation.symbols':
    'sigmoid 和 tanh 是 S 形，两端变平，离 0 远时斜率（因而梯度）几乎消失。relu 对所有正数斜率都是 1，所以深层网络大多用它。step 的斜率处处是 0：不能用[梯度下降](#gradient-descent)来学。',
  'activation.which': '激活函数',
  'activation.picture': 'sigmoid、tanh、relu 和 step 的曲线，{name} 突出显示',
  'activation.input': '和 z',
  'activation.here': '{name}({z}) = {value}，斜率是 {slope}。',

  'perceptron.name': '感知机与异或',
  'perceptron.said':
    '1957 年的感知机是一个神经元，要么激活，要么不激活；只有出错时才改变权重。凡是一条直线能分开的，它都学得会，别的就不行：再加一层才可以。',
  'perceptron.try': '实心的角应为 1，空心的应为 0。哪个问题找不到这样的直线？',
  'perceptron.symbols':
    'x 是输入，y 是正确答案，ŷ 是单元的回答：和大于 0 时为 1。如果一条直线能分开两类（线性可分），这个规则在有限次错误之后一定找到一条（Rosenblatt；Novikoff，1962）。异或没有这样的直线；两个隐藏单元“或”与“与非”给出两条。',
  'perceptron.which': '要学的是什么',
  'perceptron.and': '与',
  'perceptron.or': '或',
  'perceptron.xor': '异或',
  'perceptron.layers': '异或，两层',
  'perceptron.picture': '正方形的四个角，答案为 1 的是实心，旁边是单元的回答，还有和为 0 的直线',
  'perceptron.steps': '看过的角数',
  'perceptron.here': '看过 {steps} 个角之后，4 个中对了 {right} 个。权重 {w1} 和 {w2}，偏置 {bias}。',
  'perceptron.hereLayers': '4 个中对了 {right} 个：两条直线之间为 1。',

  'parameters.name': '数一数参数',
  'parameters.said':
    '参数是训练要调整的数：每条连线一个权重，每个单元一个偏置。{inputs} 个像素后面接 {units} 个单元，就有 {inputs} · {units} + {units} 个参数。',
  'parameters.try': '哪个参数更多：64 个 3 × 3 的滤波器，还是 {units} 个看全部 {inputs} 个像素的单元？',
  'parameters.symbols':
    '全连接层有 n 个输入、m 个单元；卷积层有 m 个 k × k 的滤波器和 c 个通道：它们在图像的每个位置都一样，所以与图像大小无关。池化、展平和随机失活没有参数。',
  'parameters.which': '层的种类',
  'parameters.dense': '全连接',
  'parameters.conv': '卷积',
  'parameters.picture': '左边是输入，右边是单元，每两个之间都有连线',
  'parameters.inputs': '输入',
  'parameters.units': '单元',
  'parameters.kernel': '滤波器边长',
  'parameters.channels': '通道',
  'parameters.filters': '滤波器',
};
