// exporting.js — the network for other tools.

export default {
  exportTitle: '把网络带到别处',
  exportLead: '把训练好的网络写成其他工具能读取的文件。ONNX、PyTorch 和 Keras 的权重也能在这里重新打开。',
  exportAs: '导出为 {format}',
  'export.onnx': '供 ONNX Runtime 等许多程序使用，像素以字节输入。',
  'export.pytorch': '一个能识别图像、也能接着训练（可用多台机器）的程序，附 .safetensors。',
  'export.keras': '一个构建同样网络的程序，附按 get_weights 顺序排列的 .npz。',
  'export.tfjs': '模型的 JSON 文件与权重，供网页上的 tf.loadLayersModel 使用。',
  'export.c': '一个 C/C++ 头文件，不需要任何库，也不分配内存，单片机也能用。',
  'export.html': '一个网页文件，用这个网络识别手写数字，不用联网：可放进 U 盘或邮件。',
  'export.svg': '网络的图：各层按比例画出，标明形状和参数个数。',
  'picture.title': '一个有 {count} 个参数的网络',
  'picture.input': '图像',
  'picture.parameters': '{count} 个参数',
  'reader.title': '画一个数字',
  'reader.made': '网络在 Digit Lab 中训练：{layers}，{count} 个参数。',
  exportFailed: '无法导出网络。{reason}',
};
