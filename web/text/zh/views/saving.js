// saving.js — saving, loading and what the browser keeps: what only the views of the subjects say.

export default {
  guestHint:
    '这里什么都不会保存：本页是另一个页面的一部分。请在离开前下载权重；如果没有得到文件，说明这个框架不允许下载，请在单独的标签页中打开本页。',
  keepRefused: '无法保存：浏览器没有给这个页面存储空间，某些隐私窗口和内嵌框架就是这样。请在离开前下载权重。',
  forgetHint: '这会删除页面上的网络、曲线和设置，浏览器里保存的也一并删除，包括为离线使用而保存的网站文件。',
  openHint: '或拖放到页面上：.safetensors、.onnx、.npz 或 .npy。不含设置的文件须与上面的网络相符。',
  keepFull: '无法保存：浏览器的存储空间已满。请腾出空间，或在离开前下载权重。',
  otherSessions: '其他训练',
  otherSessionsHint: '每个标签页的训练单独保存，最新的八次会保留。打开另一次时，本页的内容仍然保留。',
  noOtherSession: '浏览器里没有保存其他训练。',
  openSessionOf: '打开 {when} 的训练',
  rememberHint: '设置、曲线和权重都保存在这个浏览器里，重新打开页面时会恢复，训练也可以接着进行。',
  saveAndLoadLead: '网络学到的一切都在权重里。可以把权重存成文件，也可以从文件载入。',
  safetensorsHint: '.safetensors 含权重和设置；.npz 只含权重，供 NumPy 读取。',
};
