// saving.js — saving, loading and what the browser keeps.

export default {
  saveAndLoad: '保存与载入',
  saveAndLoadLead: '网络学到的一切都在权重里。可以把权重存成文件，也可以从文件载入。',
  saveNetwork: '保存网络',
  download: '下载 {format}',
  safetensorsHint: '.safetensors 含权重和设置；.npz 只含权重，供 NumPy 读取。',
  npyHint: '这些权重只是一个矩阵，所以也可以存成 .npy。',
  openNetwork: '打开网络',
  openWeights: '打开文件',
  openHint: '或拖放到页面上：.safetensors、.npz 或 .npy。不含设置的文件须与上面的网络相符。',
  weightsOpened: '网络现在用的是 {file} 中的权重。',
  weightsError: '无法使用这些权重。{reason}页面上的网络保持不变。',
  saveError: '无法写出文件。{reason}',
  remembered: '保存在浏览器里',
  rememberHint: '设置、曲线和权重都保存在这个浏览器里，重新打开页面时会恢复。',
  forgetSession: '忘记这次训练',
  forgetHint: '这会删除页面上的网络、曲线和设置，浏览器里保存的也一并删除。',
  forgetNow: '全部忘记',
  filesGone: '自己的文件不会保存，所以现在用的是 MNIST 的图像。用你的图像训练的网络已恢复。',
  readyFromFile: '已从文件载入权重。点“训练”可继续训练。',
  readyFromSession: '已恢复上次的训练。点“训练”可继续训练。',
};
