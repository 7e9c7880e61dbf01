// saving.js — saving, loading and what the browser keeps.

export default {
  saveAndLoad: '保存与载入',
  saveAndLoadLead: '网络学到的一切都在权重里。在这里，权重可以存成文件，文件也可以变回权重。',
  takeAlong: '存出网络',
  download: '下载 {format}',
  safetensorsHint: '.safetensors 含权重和设置；.npz 只含权重，供 NumPy 读取。',
  npyHint: '这些权重只是一个矩阵，所以也可以存成 .npy。',
  bringAlong: '读入网络',
  openWeights: '打开文件',
  openHint: '或拖放到页面上：.safetensors、.npz 或 .npy。文件里没有设置时，须与上面的网络相符。',
  weightsOpened: '{file} 中的权重已放进网络。',
  weightsError: '无法使用这些权重。{reason}页面上的网络保持不变。',
  saveError: '无法写出文件。{reason}',
  remembered: '浏览器会记住',
  rememberHint: '设置、曲线和权重都保存在这个浏览器里，重新打开页面时还在。',
  forgetSession: '忘记这次训练',
  forgetHint: '页面上的网络、曲线和设置都会消失，浏览器里保存的也一并删除。',
  forgetNow: '全部忘记',
  filesGone: '自己的文件不会保存，所以现在用的是 MNIST 的图像。网络从你的图像中学到的还在。',
  readyFromFile: '权重来自文件，训练会从这里继续。',
  readyFromSession: '已恢复上次的训练，可以接着练。',
};
