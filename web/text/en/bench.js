// bench.js — all words of the benchmark's page, in English and in Chinese.

import { translate } from '../../site/translate.js';

/** @typedef {import('../../site/preferences.js').Language} Language */
/** @typedef {keyof typeof TEXT} TextKey */
/** @typedef {(key: TextKey, values?: Record<string, string | number>) => string} Translate */

export const TEXT = /** @type {const} */ ({
  name: ['Benchmark', '性能测试'],
  title: ['Benchmark – Digit Lab', '性能测试 – 数字实验室'],
  tagline: [
    'How fast this browser trains neural networks, and how close that is to what its processor can do.',
    '这个浏览器训练神经网络有多快，离处理器的极限还有多远。',
  ],
  home: ['Digit Lab', '数字实验室'],
  dark: ['Dark', '深色'],
  light: ['Light', '浅色'],
  otherLanguage: ['中文', 'English'],

  about: [
    'First the peak: multiplications and additions in the processor’s registers and nothing else, the most that ' +
      'WebAssembly can do here. Then what training is made of, the matrix products and convolutions of the presets, ' +
      'their training steps at their own batch size, and predictions of one image; last, how long the preset ' +
      '“fast” trains until it reads 97, 98 and 99 % of the 10,000 test images, the median of five seeds, with the ' +
      'clock stopped while they are read. Every time is the median of many runs. Operations are counted as direct ' +
      'convolution and dense layers do them. The engine needs fewer for 3×3 kernels (Winograd’s method) and can ' +
      'therefore pass 100 % of the peak.',
    '先测峰值：只在处理器寄存器里做乘法和加法，这是 WebAssembly 在这台机器上的极限。再测训练的组成部分：各预设模型的' +
      '矩阵乘法和卷积、按各自批大小的训练步，以及对一张图像的预测。最后测预设“fast”训练多久能认对 10,000 张测试图像的 ' +
      '97%、98% 和 99%：取五个随机种子的中位数，检验测试图像时停表。每个时间都是多次运行的中位数。运算次数按直接卷积和' +
      '全连接层计算；对 3×3 卷积核，引擎用 Winograd 方法，所需运算更少，因此可能超过峰值的 100%。',
  ],
  arithmetic: ['Arithmetic', '运算'],
  relaxed: ['relaxed: multiplies and adds in one', '宽松：乘加合一'],
  strict: ['strict: the same bits everywhere', '严格：处处结果相同'],
  threads: ['Threads', '线程'],
  oneThread: [
    'One thread only: the server does not isolate this page from other sites.',
    '只能用一个线程：服务器没有让此页面与其他网站隔离。',
  ],
  parts: ['What to measure', '测试内容'],
  'parts.gemm': ['Matrix products', '矩阵乘法'],
  'parts.step': ['Training steps and convolutions', '训练步与卷积'],
  'parts.predict': ['Predictions', '预测'],
  'parts.accuracy': ['Time to an accuracy', '达到某准确率的时间'],
  start: ['Start', '开始'],
  stop: ['Stop', '停止'],
  progress: ['Benchmark progress', '测试进度'],
  idleLine: ['Close other programs first: they share the processor.', '请先关闭其他程序，以免争用处理器。'],
  loadingLine: ['Loading engine and data …', '正在载入引擎和数据……'],
  runningLine: ['{number} of {total}: {next}', '第 {number} / {total} 项：{next}'],
  stoppedLine: ['Stopped. What was measured stays below.', '已停止。已测得的结果保留在下方。'],
  doneLine: ['Done: {total} measurements.', '完成：共 {total} 项。'],
  failed: ['The benchmark has failed. {reason}', '测试失败。{reason}'],

  results: ['Results', '结果'],
  running: [
    'engine-{build}, {arithmetic} arithmetic, threads: {threads}',
    'engine-{build}，{arithmetic}运算，线程数：{threads}',
  ],
  copy: ['Copy as text', '复制为文本'],
  copied: ['Copied.', '已复制。'],
  copyByHand: ['The browser does not let this page copy. The text:', '浏览器不允许此页面复制。文本如下：'],
  table: ['Table of all measurements', '全部测量结果'],
  'kernel.peak': ['Peak', '峰值'],
  'kernel.gemm': ['Matrix products', '矩阵乘法'],
  'kernel.conv': ['Convolutions, within a training step', '卷积（在训练步之内）'],
  'kernel.step': ['Training steps', '训练步'],
  'kernel.iteration': ['All images in one step', '一步用全部图像'],
  'kernel.predict': ['Predicting one image', '预测一张图像'],
  'kernel.accuracy': ['Training time to an accuracy', '训练到某准确率的时间'],
  'column.name': ['Measured', '测量项'],
  'column.threads': ['Threads', '线程'],
  'column.time': ['Time', '时间'],
  'column.of peak': ['Of peak', '占峰值'],
  'column.GFLOP/s': ['GFLOP/s', 'GFLOP/s'],
  'column.images/s': ['Images/s', '张/秒'],
  'column.s/epoch': ['s/epoch', '秒/轮'],
  'column.MB': ['Memory, MB', '内存 MB'],
  chart: ['Share of the peak', '占峰值的比例'],
  chartLead: ['The line marks the peak of as many threads.', '竖线是相同线程数的峰值。'],
  layers: ['Where a step’s time goes', '训练步的时间用在哪里'],
  layersLead: ['In per cent of the time of all threads.', '占所有线程时间的百分比。'],
});

/** The English in names of measurements, and what it is in Chinese. @type {[RegExp, string][]} */
const NAMES = [
  [/registers/, '寄存器'],
  [/^(\d+×\d+) same/, '$1（same 填充）'],
  [/ on (\d+×\d+)/, '，输入 $1'],
  [/ forward$/, '，前向'],
  [/ backward$/, '，反向'],
  [/ on (\d+) images at once/, '，一次 $1 张图像'],
  [/ to (\d+ %)/, ' 达到 $1'],
  [/\((\d+) of (\d+) runs\)/, '（$2 次中 $1 次）'],
  [/^reading images$/, '读取图像'],
  [/^loss$/, '损失'],
  [/^optimizer$/, '优化器'],
  [/^waiting$/, '等待'],
  [/^not reached$/, '未达到'],
];

/** @param {Language} language @returns {Translate} */
export const translator = (language) => translate(TEXT, language);

/** The name of a measurement or of a layer. @param {Language} language @param {string} name */
export const localName = (language, name) =>
  language === 'en' ? name : NAMES.reduce((text, [english, chinese]) => text.replace(english, chinese), name);
