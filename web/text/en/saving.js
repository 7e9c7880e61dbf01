// saving.js — the words of saving, loading and what the browser keeps, in English and in Chinese.

export const WEIGHTS_TEXT = /** @type {const} */ ({
  saveAndLoad: ['Save and load', '保存与载入'],
  saveAndLoadLead: [
    'All that the network has learnt is in its weights. Here they become files, and files become weights.',
    '网络学到的一切都在权重里。在这里，权重可以存成文件，文件也可以变回权重。',
  ],
  takeAlong: ['Take the network along', '存出网络'],
  download: ['Download {format}', '下载 {format}'],
  safetensorsHint: [
    '.safetensors holds weights and settings, .npz the weights alone, for NumPy.',
    '.safetensors 含权重和设置；.npz 只含权重，供 NumPy 读取。',
  ],
  npyHint: [
    'These weights are a single matrix, so .npy will do as well.',
    '这些权重只是一个矩阵，所以也可以存成 .npy。',
  ],
  bringAlong: ['Bring one along', '读入网络'],
  openWeights: ['Open a file', '打开文件'],
  openHint: [
    'or drop it on the page: .safetensors, .npz or .npy. Without settings, it must fit the network above.',
    '或拖放到页面上：.safetensors、.npz 或 .npy。文件里没有设置时，须与上面的网络相符。',
  ],
  weightsOpened: ['The weights of {file} are in the network.', '{file} 中的权重已放进网络。'],
  weightsError: [
    'The weights cannot be used. {reason} The network on this page stays as it was.',
    '无法使用这些权重。{reason}页面上的网络保持不变。',
  ],
  saveError: ['The file could not be written. {reason}', '无法写出文件。{reason}'],
  remembered: ['This browser remembers', '浏览器会记住'],
  rememberHint: [
    'Settings, curves and weights stay in this browser and are here again after a reload.',
    '设置、曲线和权重都保存在这个浏览器里，重新打开页面时还在。',
  ],
  forgetSession: ['Forget this session', '忘记这次训练'],
  forgetHint: [
    'The network on this page, its curves and its settings will be gone, here and in what the browser keeps.',
    '页面上的网络、曲线和设置都会消失，浏览器里保存的也一并删除。',
  ],
  forgetNow: ['Forget everything', '全部忘记'],
  filesGone: [
    'Your own files were not kept: these are MNIST’s images. What the network learnt from yours is here.',
    '自己的文件不会保存，所以现在用的是 MNIST 的图像。网络从你的图像中学到的还在。',
  ],
  readyFromFile: ['Weights from a file. Train goes on from them.', '权重来自文件，训练会从这里继续。'],
  readyFromSession: ['Your last session is back. Train goes on from it.', '已恢复上次的训练，可以接着练。'],
});
