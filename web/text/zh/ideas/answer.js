// answer.js — ideas about a network's answer.

export default {
  'softmax.name': 'Softmax',
  'softmax.said':
    'Softmax 把最后一层的和变成概率：每个都大于 0，合起来是 1。一个和比其他的大得越多，回答就越有把握。',
  'softmax.try': '给每个和都加上同一个数，哪些概率会变？',
  'softmax.symbols':
    'z 是各个和（logits）。从所有的和里减去任意一个数 c，分子和分母就都除以 e 的 c 次方，结果不变。程序减去最大的那个：这样没有一个幂超过 1，也就不会溢出。',
  'softmax.sum': '和 z',
  'softmax.power': 'e 的 z 次方',
  'softmax.shifted': 'e 的 z − {largest} 次方',
  'softmax.share': '概率',
  'softmax.total': '合计',
  'softmax.slider': '和 {number}',
  'softmax.shift': '每个和都加 {shift}',
  'softmax.unshift': '每个和都减 {shift}',
  'softmax.here': '每个概率都是它的幂除以那一列的合计：两列得到的一样。',
  'softmax.hereShifted': '这些幂太大，计算机只能说是“无穷大”。减去最大的和之后，就和原来一样了。',

  'cross-entropy.name': '交叉熵：损失',
  'cross-entropy.said':
    '损失说明一个回答错得多厉害：它看网络给正确的数字多大的概率。有把握又对，就不扣分；对错误的东西越有把握，扣得越多。',
  'cross-entropy.try': '哪个扣得更多：从 0.9 降到 0.6，还是从 0.4 降到 0.1？',
  'cross-entropy.symbols':
    'y 是标签 ℓ 的[独热编码](#one-hot)，p 是 [softmax](#softmax) 的回答：只剩下正确类别的那一项。和 softmax 合在一起，梯度再简单不过：回答减去正确答案。对数是自然对数，与 Keras 和 PyTorch 一样。',
  'cross-entropy.picture': '−ln p 的曲线，从 0 处很高降到 1 处的 0，上面有一个点',
  'cross-entropy.probability': '正确数字的概率',
  'cross-entropy.here':
    '−ln {p} = {loss}；对正确数字的和，梯度是 {p} − 1 = {gradient}。在十个数字里瞎猜，损失是 {guessing}。',

  'confusion-matrix.name': '准确率与混淆矩阵',
  'confusion-matrix.said':
    '准确率是认对的图像所占的比例。混淆矩阵说得更多：每个数字（行）被认作每个数字（列）各有多少次；对角线上是认对的。',
  'confusion-matrix.try': '一个总说 9 的网络也能认对一些。它对 9 的召回率和精确率是多少？',
  'confusion-matrix.symbols':
    'n 带下标 a 和 b，是 a 类图像中被认作 b 的张数。准确率把对角线加起来；召回率除以该行（所有的 4 里找出了多少），精确率除以该列（认作 4 的里面真是 4 的有多少）。',
  'confusion-matrix.read': '认作 {digit}',
  'confusion-matrix.is': '是 {digit}',
  'confusion-matrix.missed': '把 {first} 认作 {second}',
  'confusion-matrix.here':
    '这 {all} 张图像中认对了 {accuracy}。对 {digit}：召回率 {recall}，精确率 {precision}。',
};
