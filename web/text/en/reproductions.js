// reproductions.js — all words of the page of reproductions, in English and in Chinese.

import { PRESET_TEXT } from './presets.js';
import { translate } from '../../site/translate.js';

/** @typedef {import('../../site/preferences.js').Language} Language */
/** @typedef {keyof typeof TEXT} TextKey */
/** @typedef {(key: TextKey, values?: Record<string, string | number>) => string} Translate */

export const TEXT = /** @type {const} */ ({
  ...PRESET_TEXT,
  name: ['Reproductions', '复现'],
  title: ['Reproductions – Digit Lab', '复现 – 数字实验室'],
  tagline: [
    'Published MNIST tutorials, run again: every figure that they print, beside what Digit Lab finds.',
    '把已发表的 MNIST 教程重新跑一遍：教程印出的每个数值，旁边是数字实验室得到的数值。',
  ],
  home: ['Digit Lab', '数字实验室'],
  dark: ['Dark', '深色'],
  light: ['Light', '浅色'],
  otherLanguage: ['中文', 'English'],

  about: [
    'Each system is trained as its tutorial says: the same data, starting weights, optimizer, batch ' +
      'size and number of epochs. What depends on chance is trained with ten seeds, or three; “ours” is then ' +
      'their mean ± their standard deviation. Differences are in percentage points for accuracies and in ' +
      'per cent of the published value for costs and losses. A limit says how near ours has to come; ' +
      'figures without one are there to compare. “Run it here” trains the system in this tab, with the ' +
      'first seed.',
    '每个系统都按教程的说明训练：相同的数据、初始权重、优化器、批大小和轮数。与随机性有关的系统用十个（较慢的用三个）种子各训练一次，' +
      '“我们的”一栏是其平均值 ± 标准差。准确率的差以百分点计，代价和损失的差以占已发表数值的百分比计。“界限”说明我们的' +
      '数值必须接近到什么程度；没有界限的数值仅供比较。点“在这里运行”，就用第一个种子在此标签页里训练该系统。',
  ],
  overview: ['All systems', '所有系统'],
  within: ['{kept} of {judged} figures within their limits', '{judged} 个有界限的数值中 {kept} 个在界限之内'],
  noLimits: ['no figure has a limit', '没有带界限的数值'],
  notMeasured: ['not measured yet', '尚未测量'],
  measuredOn: [
    'Ours: {machine}, {arithmetic} arithmetic, threads: {threads}.',
    '我们的数值：{machine}，{arithmetic}，线程数：{threads}。',
  ],
  relaxed: ['relaxed', '宽松运算'],
  strict: ['strict', '严格运算'],
  engine: [
    'Here: engine-{build}, {arithmetic} arithmetic, threads: {threads}.',
    '此处：engine-{build}，{arithmetic}，线程数：{threads}。',
  ],

  run: ['Run it here', '在这里运行'],
  runSystem: ['Run {system} here', '在这里运行 {system}'],
  stop: ['Stop', '停止'],
  progress: ['Progress of {system}', '{system} 的进度'],
  estimate: ['About {time} on the machine of “ours”', '在测量“我们的”数值的机器上约需 {time}'],
  loadingLine: ['Loading engine and data …', '正在载入引擎和数据……'],
  loadingShare: ['Loading the images: {percent}', '正在载入图像：{percent}'],
  trainingLine: ['Epoch {epoch} of {epochs}, {time} left', '第 {epoch} / {epochs} 轮，还需 {time}'],
  trainingRun: [
    'Run {number} of {runs}, epoch {epoch} of {epochs}, {time} left',
    '第 {number} / {runs} 次训练，第 {epoch} / {epochs} 轮，还需 {time}',
  ],
  evaluatingLine: ['Reading images to measure …', '正在读取图像以测量……'],
  stoppedLine: ['Stopped. What has been found stays.', '已停止。已得到的数值保留。'],
  doneLine: ['Done: the column “here” is complete.', '完成：“此处”一栏已填满。'],
  failed: ['This run has failed. {reason}', '运行失败。{reason}'],
  leaving: ['Only one system can be trained at a time.', '一次只能训练一个系统。'],

  measured: ['Figure', '数值'],
  published: ['Published', '已发表'],
  ours: ['Ours', '我们的'],
  difference: ['Difference', '差'],
  limit: ['Limit', '界限'],
  here: ['Here', '此处'],
  kept: ['within', '符合'],
  missed: ['outside', '超出'],
  seconds: ['Seconds per epoch', '每轮秒数'],
  atRate: ['Learning rate {rate}', '学习率 {rate}'],
  searched: ['c = {l2}, learning rate {rate}', 'c = {l2}，学习率 {rate}'],
  chosen: ['chosen by its validation accuracy', '按验证准确率选中'],

  'perceptron.story': [
    'Rosenblatt’s machine of 1957 in ten copies. The tutorials show it without a result: this one is ours.',
    'Rosenblatt 1957 年的机器，共十台。教程只展示了它而没有给出结果：这里是我们得到的。',
  ],
  'logreg-1v2.story': [
    'One neuron tells 1s from 2s, starting from zero, with all images in every step, at three learning ' +
      'rates. The tutorial drew 12,732 images at random, a few of them twice; here they are the 12,700 ' +
      'ones and twos of the training set. It counts epochs from 0 and prints the cost after the update.',
    '一个神经元区分 1 和 2，从零开始，每一步使用全部图像，分别采用三个学习率。教程随机抽取了 12,732 张图像，其中少数重复；' +
      '这里用训练集中全部 12,700 张 1 和 2。教程的轮数从 0 数起，印出的是更新之后的代价。',
  ],
  'logreg-lbfgs.story': [
    'The same question asked of scikit-learn: an L2 penalty with C = 1 and at most 100 iterations of ' +
      'L-BFGS. Its own figures on these 12,700 images stand beside the tutorial’s.',
    '用 scikit-learn 解同一个问题：L2 惩罚 C = 1，至多 100 次 L-BFGS 迭代。除教程的数值外，还列出 scikit-learn ' +
      '在这 12,700 张图像上的数值。',
  ],
  'softmax-numpy.story': [
    'Ten times 784 weights and no bias, written in NumPy; 30,000 images in every step, cost printed ' +
      'before the update. The tutorial’s search forgot to pass its two values on; here is the search that ' +
      'it meant: each of the four from zero weights, chosen by 15,000 cross-validation images. With c = 5 ' +
      'steps of these sizes overshoot.',
    '用 NumPy 写成：十组各 784 个权重，没有偏置；每一步用 30,000 张图像，印出更新之前的代价。教程的搜索忘了把两个值传进去；' +
      '这里做的是它本想做的搜索：四种组合各从零权重开始，用 15,000 张交叉验证图像来选择。c = 5 时，这样大的步长会走过头。',
  ],
  'mlp-rmsprop.story': [
    'One hidden layer of 512 neurons, 406,528 weights. The tutorial prints 0.9758 for the test images, ' +
      'and its text says 0.981.',
    '一个 512 个神经元的隐藏层，406,528 个权重。教程印出的测试准确率是 0.9758，正文里写的是 0.981。',
  ],
  'mlp-dropout.story': [
    'Two hidden layers with dropout after each; the test images validate after every epoch.',
    '两个隐藏层，每层之后有 dropout；每轮之后用测试图像验证。',
  ],
  'mlp-adam.story': [
    'The same network without dropout, whose weights the tutorial saves and loads again; it lists what ' +
      'was read wrong.',
    '同一网络去掉 dropout；教程保存权重后再载入，并列出认错的图像。',
  ],
  'lenet-5.story': [
    'LeCun’s network of 1998. The tutorials show it as a picture without a result: this one is ours.',
    'LeCun 等人 1998 年的网络。教程只用图展示了它而没有给出结果：这里是我们得到的。',
  ],
  'cnn-adadelta.story': [
    'Two convolutions, dropout, and twelve epochs with the optimizer that Keras 2 used at a learning ' +
      'rate of 1.0.',
    '两个卷积层加 dropout，训练十二轮；优化器按 Keras 2 的设置，学习率为 1.0。',
  ],
  'cnn-adam.story': [
    'The same network with Adam, which gets there in five epochs; 100 of 10,000 test images were read wrong.',
    '同一网络改用 Adam，五轮即可；10,000 张测试图像中认错 100 张。',
  ],
});

/** @param {Language} language @returns {Translate} */
export const translator = (language) => translate(TEXT, language);
