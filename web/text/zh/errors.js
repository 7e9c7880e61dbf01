// errors.js — errors, by the status of nn.h or of web/files/errors.js, or by the name of the error. English needs
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
    '第 {at} 列：L-BFGS 不能训练这一层，网络只能有一层带权重，以 softmax 或 sigmoid 结尾，且没有 dropout 和 batchnorm。',
  NN_ERR_ONE_OUTPUT:
    '第 {at} 列：只有一个输出的 softmax 恒为 1。两个类别请用 dense 2 softmax 或 dense 1 sigmoid。',
  NN_ERR_STATE: '保存的优化器状态与这个网络不符（需要 {at} 字节）。',
  AUGMENT_WORD: '第 {at} 列：没有叫“{word}”的数据增强，可用的有 {words}。',
  AUGMENT_NUMBER: '第 {at} 列：“{word}”后面要写 0 到 {most} 的数。',
  AUGMENT_TWICE: '第 {at} 列：“{word}”写了两次。',
  ENGINE_MISSING: '服务器上没有 {file}（应答 {answer}）。',
  ENGINE_SILENT: '服务器已有 {seconds} 秒没有传送 {file}。请再试一次。',
  ENGINE_BROKEN_OFF: '载入 {file} 时连接中断。请再试一次。',
  ENGINE_FOREIGN: '计算引擎与本页不相符：{file} 已损坏，或属于另一个版本。请重新载入本页。',
  ENGINE_REFUSED: '浏览器没有启动 {file}，大概是内存不足。请关闭其他标签页，再试一次。',
  PartError: '本页的一部分无法载入。请检查网络连接，然后重试。',
  CutFileError: '这个文件不完整。请重新复制或下载。',
  FILE_FORMAT: '{file} 既不是 safetensors 或 ONNX 文件，也不是 NumPy 的数组（.npy）或压缩包（.npz）。',
  EXPORT_WORD: '第 {layer} 层（{text}）无法写成 {format} 格式，该格式没有“{word}”。',
  FILE_CUT_SHORT: '{file} 不完整：只有 {bytes} 字节，应有 {needed} 字节。',
  FILE_TOO_LONG: '{file} 已损坏：有 {bytes} 字节，应只有 {needed} 字节。',
  FILE_HEADER: '{file} 已损坏：无法读取文件头。',
  FILE_ARCHIVE: '{file} 已损坏：无法解压。',
  FILE_UNFINISHED: '{file} 不完整：缺少末尾的内容目录。请重新下载或复制。',
  FILE_COMPRESSION:
    '{file} 中的“{member}”用 {compression} 压缩，这里无法解压。请用其他程序解压，再打开其中的文件。',
  FILE_CHECKSUM: '{file} 已损坏：其中“{member}”的校验和不符。',
  FILE_PLACE: '{file} 已损坏：“{tensor}”的位置与形状不相符。',
  FILE_TYPE: '{file} 中“{tensor}”的形状是 {shape}，数值类型是 {type}，只能读取 16、32 或 64 位浮点数。',
  FILE_EXTERNAL:
    '“{tensor}”的数值不在 {file} 里，而在旁边的另一个文件里。请把两个文件放在同一个文件夹，在 Python 中：onnx.save(onnx.load("model.onnx"), "whole.onnx")，然后打开 whole.onnx。',
  ONNX_NODES:
    '{file} 里没有能读取的权重：它用 {found} 计算；需要带浮点权重的 Conv、Gemm、MatMul 或 BatchNormalization。请从生成它的模型用 numpy.savez 保存权重，再打开。',
  FILE_SIZE: '{file} 解压后会超过 1 GB。',
  FILE_EMPTY: '{file} 里没有权重。',
  WEIGHTS_MISSING: '第 {layer} 层（{text}）缺少权重：没有“{tensor}”。',
  WEIGHTS_UNKNOWN: '这个网络没有哪一层需要权重“{tensor}”（{found}）。',
  WEIGHTS_SHAPE: '权重“{tensor}”不合适：形状是 {found}，而第 {layer} 层（{text}）需要 {needed}。',
  WEIGHTS_ONE_MATRIX: '文件里只有一个没有名字的矩阵（{found}），而这个网络有 {count} 层带权重。',
  WEIGHTS_FOREIGN:
    '文件中权重的名称或形状与这个网络不符。文件里有 {found}；需要 {needed}。请在 Python 中按这个顺序把权重和偏置转置成这些形状，再用 numpy.savez 保存。',
  WEIGHTS_BIAS: '文件里有偏置，而这里对应的层没有；其余都合适。请在第 {layers} 层去掉 nobias。',
  WEIGHTS_SEVERAL: '权重应为一个文件，这里有 {count} 个。请逐个打开。',
  FILE_NOT_FINITE:
    '{file} 中“{tensor}”的 {size} 个数里有 {count} 个是 NaN、无穷大或超出 32 位的范围，无法用来计算。',
  FILE_NOT_FINITE_LAYER:
    '{file} 中“{tensor}”（第 {layer} 层）的 {size} 个数里有 {count} 个是 NaN、无穷大或超出 32 位的范围，无法用来计算。',
  DATA_PART:
    '{file}：从文件名和内容都看不出是数据集的哪一部分。文件名里要有 train 或 t10k，以及 images 或 labels。',
  DATA_SAME_PART: '{file} 与 {other} 是数据集的同一部分，请只打开其中一个。',
  DATA_MISSING: '数据集由四个文件组成（训练和测试的图像与标签），或是一个 .npz。缺少：{missing}。',
  DATA_MIXED: '这些文件不属于同一个数据集：{file} 与 {other} 的格式不同。请只打开一个数据集的文件。',
  DATA_ARRAYS:
    '无法判断哪些数组是图像、哪些是标签。{file} 里有 {found}；需要 x_train、y_train、x_test 和 y_test：训练和测试的图像 (n, 28, 28) 与标签 (n,)。',
  DATA_NO_ARRAYS:
    '{file} 里没有数组；需要 x_train、y_train、x_test 和 y_test：训练和测试的图像 (n, 28, 28) 与标签 (n,)。',
  DATA_IMAGE_SHAPE:
    '{file} 中的数组“{array}”是 {type}，形状为 {shape}；图像的形状应为 (n, 28, 28)、(n, 28, 28, 1)、(n, 1, 28, 28) 或 (n, 784)。',
  DATA_IMAGE_SIZE: '{file}：图像是 {height}×{width} 像素，而 Digit Lab 需要 28×28。',
  DATA_TYPE:
    '{file} 中的数组“{array}”是 {type}，形状为 {shape}；需要的是数：像素为 0 到 255 或 0 到 1，标签为 0 到 9。',
  DATA_PIXELS:
    '{file} 中的数组“{array}”（{type}，形状 {shape}）的像素从 {least} 到 {most}；应为 0 到 255 的数，或 0 到 1 的小数。',
  DATA_LABEL:
    '{file} 中的数组“{array}”（{type}，形状 {shape}）在位置 {index} 的标签是 {label}；标签应为 0 到 9 的整数。',
  DATA_COUNTS:
    '{file} 中的数组“{array}”（{type}，形状 {shape}）有 {images} 张图像，而“{other}”有 {labels} 个标签；每张图像需要一个标签。',
  CSV_EMPTY: '{file} 是没有数据行的表格。',
  CSV_COLUMNS: '{file} 是 {columns} 列的表格；图像表格应有 785 列：标签，以及从左上角起逐行的 784 个像素。',
  CSV_LINE: '{file}：第 {line} 行的列数与第一行的 {columns} 列不同。',
  CSV_LABEL: '{file}：第 {line} 行第 {column} 列的标签“{value}”不是 0 到 9 的数字。',
  CSV_PIXEL: '{file}：第 {line} 行第 {column} 列的像素“{value}”不是 0 到 255 的整数。',
  CSV_UNLABELLED: '{file} 里的图像没有标签，不能用来训练；在 Kaggle 上，带标签的是 train.csv。',
  CSV_ONE: '{file} 只有一幅图像；至少需要两幅，一幅用于训练，一幅用于测试。',
  CSV_SEVERAL: '无法判断哪个表格用于训练、哪个用于测试：两个文件名应分别含有 train 和 test。这些是 {files}。',
  KIND_EMPTY: '{file} 是空文件：下载或复制没有成功。请重新获取。',
  KIND_HTML:
    '{file} 是网页（HTML），不是文件本身：下载没有成功。请重新下载，并先看看这个网页，上面往往写着原因。',
  KIND_LFS: '{file} 只是 Git LFS 的指针。请用 git lfs pull 取得文件本身。',
  KIND_ARCHIVE: '{file} 是压缩包。请先解压，再打开里面的文件。',
  KIND_ARRAYS:
    '{file} 是 {format} 格式。在 Python 中：d = {read}；再用 numpy.savez("data.npz", x_train=…, y_train=…, x_test=…, y_test=…) 保存图像 (n, 28, 28) 和标签 (n,)。',
  KIND_TABLE: '{file} 是 {format} 格式。请把表格另存为 CSV，每行一幅图像：标签和 784 个像素，再打开。',
  KIND_NOTEBOOK: '{file} 是 Jupyter 笔记本，也就是程序。请运行它，并用 numpy.savez 保存其中的数组或权重。',
  KIND_HDF5:
    '{file} 是 HDF5，Keras 用它保存模型，也有人用它保存数据。在 Python 中，如果是模型：m = keras.models.load_model("model.h5")；numpy.savez("model.npz", *m.get_weights())。如果是数据：d = h5py.File("data.h5")；numpy.savez("data.npz", x_train=…, y_train=…, x_test=…, y_test=…)。然后打开这个 .npz。',
  KIND_MODEL:
    '{file} 是 {format} 格式的模型。在 Python 中：m = {load}；numpy.savez("model.npz", *{weights})。然后打开 model.npz。',
  KIND_EXPORTED:
    '{file} 是 {format} 格式的模型。请从生成它的模型用 numpy.savez("model.npz", *model.get_weights()) 保存权重，再打开 model.npz。',
  KIND_INDEX: '{file} 只列出了存放权重的文件。请打开其中列出的 .safetensors 文件。',
  KIND_PYTORCH: '{file} 是 PyTorch 文件。在 Python 中（要能找到模型的类）：{line}。然后打开 model.npz。',
  KIND_PICKLE:
    '{file} 是 Python 的 pickle，打开时可能运行任意程序，所以这里不打开。请在 Python 中用 numpy.savez 保存数组，再打开。',
  KIND_WEIGHTS: '{file} 是网络的权重，没有图像。请在“保存与载入”中打开。',
  KIND_PICTURE:
    '{file} 是图片（或 PDF），既不是数据集也不是权重。要识别其中的数字，请单独拖放，或在画板旁打开。',
  KIND_TEXT: '{file} 是文本。数据集应为 IDX（可为 gzip）、.npz、.npy，或每行 784 个像素的表格（.csv）。',
  HAND_JSON: '{file} 不完整或已损坏：不是能读的 JSON。',
  HAND_FORMAT: '{file} 不是在这里保存的数字：JSON 中没有 "digit-lab hand" 格式和数字列表。',
  HAND_VERSION: '{file} 的格式版本是 {version}；本页能读版本 {known}。',
  HAND_LABEL: '{file} 中第 {index} 个数字的标签是 {label}；标签应为 0 到 9 的整数。',
  HAND_DIGIT: '{file} 中第 {index} 个数字已损坏：没有笔画，也没有 784 个像素，或者什么都没画。',
  HAND_IDX:
    '{file} 中没有数字：需要“笔画”保存的 JSON，或两个 IDX 文件（图像和标签，可为 gzip）。不完整的文件也不行。',
  HAND_SHAPE: '{file} 中图像的大小是 {shape}；自己的数字应为 n × 28 × 28。',
  HAND_NO_LABELS: '{file} 只有图像，没有标签。请把标签文件一起打开。',
  HAND_NO_IMAGES: '{file} 只有标签，没有图像。请把图像文件一起打开。',
  HAND_COUNTS: '{file} 有 {images} 张图像，而 {other} 有 {labels} 个标签。',
  HAND_PAIRS:
    '无法判断哪个标签文件属于 {file}。请一对一对地打开，或者让一对文件除 "images" 和 "labels" 外名字相同。',
  HAND_MANY: '这样会有 {count} 个数字；最多能保留 {most} 个。',
  KIND_WORDS:
    '{file} 不是文件名所说的内容，而是文本：“{said}”。如果这是服务器的答复，说明下载没有成功，请重新下载。',
  KIND_HAND: '{file} 是在这里保存的数字。请在“我的数字”中打开。',
  KIND_DATA: '{file} 是数据集，不是权重。请在“数据”中打开。',
  KIND_UNKNOWN:
    '{file} 的格式无法识别。数据集应为 IDX（可为 gzip）、.npz、.npy 或 .csv；权重应为 .safetensors、.onnx、.npz 或 .npy。',
  CheckpointError:
    '被打断的训练无法接着进行：图像、设置或网络已与开始时不同。请重新训练，会从最后一步的权重开始。',
  DivergedError: '步子太大，损失已不再是数（发散了）。请调低学习率，点“重置”，再训练一次。',
};
