// texts.js — all words of the page, in English and in Chinese. Names in braces are filled in.

import { PICTURES_TEXT } from './pictures.js';
import { PLOT_TEXT } from './plot.js';
import { PRESET_TEXT } from './presets.js';
import { RESULTS_TEXT } from './results.js';
import { RUNS_TEXT } from './runs.js';
import { SEARCH_TEXT } from './search.js';
import { SETTINGS_TEXT } from './settings.js';
import { WEIGHTS_TEXT } from './saving.js';
import { translate } from '../../site/translate.js';

/** @typedef {import('../../site/preferences.js').Language} Language */
/** @typedef {keyof typeof TEXT} TextKey */
/** @typedef {(key: TextKey, values?: Record<string, string | number>) => string} Translate */

export const TEXT = /** @type {const} */ ({
  // Header
  name: ['Digit Lab', '数字实验室'],
  tagline: [
    'Train a neural network on 70,000 handwritten digits in this tab, then draw one and watch it read.',
    '就在这个网页里，用 70,000 个手写数字训练神经网络，再亲手写一个，看它怎样认出来。',
  ],
  dark: ['Dark', '深色'],
  light: ['Light', '浅色'],
  otherLanguage: ['中文', 'English'],

  // Data
  data: ['Data', '数据'],
  leadMnist: [
    'What the network learns from: digits that people wrote, each with its right answer.',
    '网络的教材：许多人手写的数字，每个都附有正确答案。',
  ],
  leadFashion: [
    'What the network learns from: pictures of clothes, each with its right answer.',
    '网络的教材：衣物的小图片，每张都附有正确答案。',
  ],
  leadOwn: [
    'What the network learns from: the images in your files, each with its right answer.',
    '网络的教材：你自己文件里的图像，每张都附有正确答案。',
  ],
  dataset: ['Data set', '数据集'],
  mnist: ['MNIST: handwritten digits', 'MNIST：手写数字'],
  fashion: ['Fashion-MNIST: clothes', 'Fashion-MNIST：衣物'],
  own: ['Your own files', '你自己的文件'],
  loadingData: ['Loading data', '正在载入数据'],
  loadingLine: ['{done} of {total} MB', '已载入 {done} / {total} MB'],
  timeLeft: ['{time} left', '还需 {time}'],
  readingFiles: ['Reading your files …', '正在读取文件……'],
  loadedLine: ['{train} images to train on, {test} to test with', '训练图像 {train} 张，测试图像 {test} 张'],
  samples: ['A few of the images', '其中的几张'],
  sampleName: ['{label}, training image {index}: show it large', '{label}，第 {index} 张训练图像：放大查看'],
  otherSamples: ['Show others', '换一批'],
  counts: ['How many of each', '各有多少张'],
  chooseFiles: ['Use your own files', '使用自己的文件'],
  filesHint: [
    'or drop them anywhere on the page: IDX files (.gz or not) or an .npz, as MNIST’s are.',
    '或拖放到页面任意处：与 MNIST 格式相同的 IDX 文件（可为 .gz）或 .npz。',
  ],
  dropHere: ['Let go to use these files', '松开即可使用这些文件'],
  filesError: [
    'These files cannot be used. {reason} The data on this page stay as they were.',
    '无法使用这些文件。{reason}页面上的数据保持不变。',
  ],
  dataError: ['The data could not be loaded. {reason}', '数据载入失败。{reason}'],
  tryAgain: ['Try again', '重试'],

  // One image, large
  imageTitle: ['{label}, image {index}', '{label}，第 {index} 张'],
  imageLead: [
    'This is all the network gets: {count} numbers, from 0 for paper to 255 for full ink.',
    '网络得到的只有这 {count} 个数：0 是白纸，255 是最浓的墨。',
  ],
  pixelTable: ['Pixel values', '像素值'],
  close: ['Close', '关闭'],

  // Network
  network: ['Network', '网络'],
  networkLead: [
    'What learns: layers of small units, each passing its result on to the next layer.',
    '学习的主体：一层层小单元，每一层把结果交给下一层。',
  ],
  model: ['Model', '模型'],
  layers: ['Layers', '网络层'],
  layersHint: [
    'One line, layers separated by bars. Change it and press Enter.',
    '各层用竖线隔开；修改后按回车。',
  ],
  summary: ['Summary of the network', '网络概要'],
  layer: ['Layer', '层'],
  outputShape: ['Output shape', '输出形状'],
  parameters: ['Parameters', '参数个数'],
  total: ['Total', '合计'],
  ...PLOT_TEXT,
  ...PRESET_TEXT,
  ...SEARCH_TEXT,
  ...SETTINGS_TEXT,
  ...WEIGHTS_TEXT,
  'custom.name': ['Your own', '自定义'],
  'custom.about': [
    'A network of your own. Press Train and see what it can do.',
    '你自己设计的网络。点“训练”看看它有多大本事。',
  ],

  // Training
  training: ['Training', '训练'],
  trainingLead: [
    'It guesses, compares with the right answer, corrects itself a little, and does so thousands of times.',
    '先猜，再对照答案，改正一点点，如此反复成千上万次。',
  ],
  train: ['Train', '训练'],
  pause: ['Pause', '暂停'],
  resume: ['Resume', '继续'],
  reset: ['Reset', '重置'],
  progress: ['Training progress', '训练进度'],
  waitingLine: ['{ready} of {wanted} training images are here', '已到 {ready} / {wanted} 张训练图像'],
  waitingHint: ['ask for fewer below to start at once', '在下方减少张数即可马上开始'],
  readyLine: ['Ready. So far it only guesses.', '准备就绪。现在它只会瞎猜。'],
  epochLine: ['Epoch {epoch} of {epochs}', '第 {epoch} / {epochs} 轮'],
  speed: ['{speed} images/s', '{speed} 张/秒'],
  validating: ['Checking with {count} images', '正在用 {count} 张图像检验'],
  testing: ['Testing on {count} images', '正在用 {count} 张图像测试'],
  pausedLine: ['Paused in epoch {epoch} of {epochs}', '已暂停：第 {epoch} / {epochs} 轮'],
  doneLine: ['Epochs done: {epochs}. Press Train for more.', '已完成 {epochs} 轮。再点“训练”可继续。'],
  runError: ['Training stopped. {reason}', '训练中断。{reason}'],
  workerError: [
    'The part of the page that computes has stopped. {reason} A restart begins with a fresh network.',
    '负责计算的部分停止了。{reason}重启后将从全新的网络开始。',
  ],
  actionError: ['This did not work. {reason}', '操作没有成功。{reason}'],
  restart: ['Restart', '重启'],
  diverged: [
    'The loss is no longer a number: the steps were too big. Reset, lower the learning rate, train again.',
    '损失已不再是数：步子太大，权重失控了。请点“重置”，调低学习率，再训练一次。',
  ],
  aboveGuessing: [
    'The loss is above that of guessing, {loss}: the steps are probably too big. ' +
      'If it stays there, reset, lower the learning rate, train again.',
    '损失高于瞎猜时的 {loss}：步子可能太大了。若一直不降，请点“重置”，调低学习率，再训练一次。',
  ],

  // Curves
  trainingLine: ['training', '训练'],
  validationLine: ['validation', '验证'],

  ...RESULTS_TEXT,
  ...RUNS_TEXT,

  // Footer
  reproductions: ['Published tutorials, run again: the reproductions', '重新运行已发表的教程：复现'],
  benchmark: ['How fast is this browser? The benchmark', '这个浏览器有多快？性能测试'],

  // Your digit
  yourDigit: ['Your digit', '你的数字'],
  yourImage: ['Your drawing', '你的画'],
  pad: ['Drawing pad', '画板'],
  drawHere: ['Draw here', '在这里写'],
  clear: ['Clear', '清除'],
  undo: ['Undo', '撤销'],
  seen: ['What the network sees', '网络看到的样子'],
  prediction: ['Prediction', '预测'],
  sure: ['{percent} sure', '{percent} 的把握'],
  notSure: ['not sure', '不确定'],
  drawLead: ['Draw a digit: the network reads along.', '写一个数字，网络边看边认。'],
  untrained: ['Not trained yet: it guesses.', '还没训练：全靠瞎猜。'],
  chances: ['How likely it finds each, in per cent', '它认为各有多大可能（百分比）'],

  ...PICTURES_TEXT,

  // Engine
  engine: ['Engine', '计算引擎'],
  engineLoading: ['The engine is on its way.', '正在启动计算引擎。'],
  engineLine: [
    'Computed on this device. Build: {build}; threads: {threads}.',
    '全部在本机计算。版本：{build}；线程数：{threads}。',
  ],
  notIsolated: [
    'This page is not cross-origin isolated, so one thread does all the work.',
    '本页没有跨源隔离，只能用一个线程。',
  ],
  engineHint: ['A change starts over.', '更改后从头开始。'],
  arithmetic: ['Arithmetic', '运算'],
  relaxed: ['relaxed: the fastest', '宽松：最快'],
  strict: ['strict: the same bits everywhere', '严格：各处逐位相同'],
  threads: ['Threads', '线程'],
  allThreads: ['as many as there are', '有多少用多少'],
});

/** What the ten classes of Fashion-MNIST are. @type {Record<Language, string[]>} */
const CLOTHES = {
  en: ['T-shirt', 'Trousers', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
  zh: ['T恤', '裤子', '套衫', '连衣裙', '外套', '凉鞋', '衬衫', '运动鞋', '包', '短靴'],
};

/** @param {Language} language @returns {Translate} */
export const translator = (language) => translate(TEXT, language);

/**
 * What a class is called: a digit is its own name.
 * @param {Language} language
 * @param {string} dataset
 * @param {number} label
 * @returns {string}
 */
export const className = (language, dataset, label) =>
  dataset === 'fashion-mnist' ? (CLOTHES[language][label] ?? String(label)) : String(label);
