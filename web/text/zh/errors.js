// errors.js — errors, by the status of nn.h or of web/weights/errors.js, or by the name of the error. English needs
// no such file: there an error's own message is shown.

/** @type {Record<string, string>} */
export default {
  NN_ERR_MEMORY: '内存不足。',
  NN_ERR_FORMAT: '既不是 gzip，也不是 IDX 或 npz 格式。',
  NN_ERR_GZIP: '压缩数据在第 {at} 字节处损坏。',
  NN_ERR_CHECKSUM: '校验和不符，文件在第 {at} 字节处损坏。',
  NN_ERR_TRUNCATED: '文件不完整，在第 {at} 字节处就结束了。请重新下载。',
  NN_ERR_TRAILING: '文件末尾之后还有多余的内容（第 {at} 字节处）。',
  NN_ERR_ELEMENT_TYPE: '元素不是无符号字节（第 {at} 字节处）。',
  NN_ERR_DIMENSIONS: '维度不对（第 {at} 字节处）：标签应为一维，图像应为三维。',
  NN_ERR_LABEL: '第 {at} 个标签大于 9。',
  NN_ERR_COUNT: '标签有 {at} 个，与图像的数目不同。',
  NN_ERR_IMAGE_SIZE: '测试图像与训练图像大小不同。',
  NN_ERR_ARRAY_MISSING: 'npz 文件里缺少 x_train、y_train、x_test 或 y_test。',
  NN_ERR_EMPTY_SPEC: '第 {at} 列：这里还缺一层。',
  NN_ERR_LAYER: '第 {at} 列：没有叫这个名字的层。',
  NN_ERR_WORD: '第 {at} 列：这一层不认识这个词。',
  NN_ERR_NUMBER: '第 {at} 列：这里缺少一个数，或数超出了范围。',
  NN_ERR_KERNEL_SIZE: '第 {at} 列：卷积核的边长必须是奇数，且不能大于输入。',
  NN_ERR_LAST_LAYER: '第 {at} 列：最后一层必须是 dense N softmax、dense N sigmoid 或 dense N step。',
  NN_ERR_ACTIVATION: '第 {at} 列：softmax 和 step 只能用在最后一层。',
  NN_ERR_LAYER_COUNT: '最多 32 层。',
  NN_ERR_CONVEX:
    '第 {at} 列：L-BFGS 不能训练这一层，网络只能有一层带权重，以 softmax 或 sigmoid 结尾，且没有 dropout。',
  NN_ERR_ONE_OUTPUT:
    '第 {at} 列：只有一个输出的 softmax 恒为 1。两个类别请用 dense 2 softmax 或 dense 1 sigmoid。',
  NN_ERR_STATE: '保存的优化器状态与这个网络不符（需要 {at} 字节）。',
  FILE_FORMAT: '{file} 既不是 safetensors 文件，也不是 NumPy 的数组（.npy）或压缩包（.npz）。',
  FILE_CUT_SHORT: '{file} 不完整：只有 {bytes} 字节，应有 {needed} 字节。',
  FILE_TOO_LONG: '{file} 已损坏：有 {bytes} 字节，应只有 {needed} 字节。',
  FILE_HEADER: '{file} 已损坏：无法读取文件头。',
  FILE_ARCHIVE: '{file} 已损坏：无法解压。',
  FILE_CHECKSUM: '{file} 已损坏：其中“{member}”的校验和不符。',
  FILE_PLACE: '{file} 已损坏：“{tensor}”的位置与形状不相符。',
  FILE_TYPE: '{file} 中“{tensor}”的数值类型是 {type}，只能读取 16、32 或 64 位浮点数。',
  FILE_SIZE: '{file} 解压后会超过 1 GB。',
  FILE_EMPTY: '{file} 里没有权重。',
  WEIGHTS_MISSING: '第 {layer} 层（{text}）缺少权重：没有“{tensor}”。',
  WEIGHTS_UNKNOWN: '这个网络没有哪一层需要权重“{tensor}”（{found}）。',
  WEIGHTS_SHAPE: '权重“{tensor}”不合适：形状是 {found}，而第 {layer} 层（{text}）需要 {needed}。',
  WEIGHTS_ONE_MATRIX: '文件里只有一个没有名字的矩阵（{found}），而这个网络有 {count} 层带权重。',
  CheckpointError:
    '被打断的训练无法接着进行：图像、设置或网络已与开始时不同。请重新训练，会从最后一步的权重开始。',
  DivergedError: '步子太大，损失已不再是数（发散了）。请调低学习率，点“重置”，再训练一次。',
};
