// data.js — ideas about data.

export default {
  'pixels.name': '像素就是数',
  'pixels.said':
    '在计算机里，图像是一张数的表格，每个像素一个数：0 是白纸，255 是最浓的墨。网络得到的全部就是这 {side} × {side} = {pixels} 个数。',
  'pixels.try': '笔画的边缘是些什么数，中间又是些什么数？把方框移过去看看。',
  'pixels.symbols':
    'v 是一个像素的数。数小一些，网络学得更快，所以每个数都除以 255；第二个公式则把它变到 −1 … 1，在网络层一行里写 rescaling -1..1 就是这样。',
  'pixels.image': '图像，其中几个像素外有方框',
  'pixels.table': '方框里的像素，写成数',
  'pixels.row': '行',
  'pixels.column': '列',
  'pixels.here':
    '第 {row} 行第 {column} 列：255 中的 {ink}。缩放到 0 … 1 是 {unit}，缩放到 −1 … 1 是 {signed}。',

  'mnist.name': 'MNIST 从哪里来',
  'mnist.said':
    'MNIST 是 70,000 个手写数字，由美国的 NIST 向人口普查局职员和高中生收集，其中训练图像大约出自 250 人之手。每个数字都缩放到 20 × 20 像素的方框里，再移动到质心落在 28 × 28 的正中。',
  'mnist.try': '移动左边的 3，或把它缩小。右边的图像会有什么变化？',
  'mnist.symbols':
    '质心是墨迹的平均位置：每个像素的位置 (x, y) 以它的墨色 v 为权重。你写的数字也是这样处理的，因为网络只擅长认和训练图像相像的东西。',
  'mnist.sheet': '纸上的一个数字',
  'mnist.image': '由它得到的图像，方框是 20 × 20 像素的范围',
  'mnist.right': '向右',
  'mnist.down': '向下',
  'mnist.size': '大小',
  'mnist.here': '在 28 个像素中，质心距左边 {x}，距上边 {y}，无论写在哪里。',
  'mnist.employees': '普查局职员',
  'mnist.students': '学生',
  'mnist.train': '训练图像',
  'mnist.test': '测试图像',

  'one-hot.name': '独热编码（one-hot）',
  'one-hot.said':
    '像 3 这样的标签会变成十个数：第 3 位是一，其余都是零。这样网络对每个数字都有一个输出，没有哪个数字比别的更大或更近。',
  'one-hot.try': '作为普通的数，3 和 4 挨着。它们的独热编码相距多远？3 和 9 的呢？',
  'one-hot.symbols':
    'y 在标签 ℓ 的位置上是 1，其余 K − 1 个是 0，K 是类别数。任意两个标签的编码之间的（欧几里得）距离都是 √2；每个编码也是一个概率分布，[交叉熵](#cross-entropy)可以拿它与回答相比。',
  'one-hot.code': '{label} 的独热编码',
  'one-hot.label': '标签',
  'one-hot.here': '从 {label} 到 {other} 的距离是 √2 = {distance}，到 {far} 也一样：没有哪个数字更近。',

  'idx.name': 'IDX 文件，逐字节看',
  'idx.said':
    'MNIST 的文件有一个很短的文件头，说明后面是什么：数的类型、有多少张图像、每张几行几列。后面是像素，每个一字节，一张接一张。',
  'idx.try': '文件头里写着 {images}，可是一个字节只能是 0 到 255。四个字节怎样表示 {images}？',
  'idx.symbols':
    '大小是四字节整数，字节 b 从高到低排列（大端序）。文件头有 16 字节；第 n 张图像第 r 行第 c 列的像素，位置如下式。标签文件的文件头有 8 字节，之后每个标签一字节。',
  'idx.bytes': 'train-images-idx3-ubyte 从第 {first} 字节起的内容（十六进制）',
  'idx.offset': '字节',
  'idx.zero': '零',
  'idx.type': '类型',
  'idx.dimensions': '维数',
  'idx.images': '图像数',
  'idx.rows': '行数',
  'idx.columns': '列数',
  'idx.pixel': '一个像素',
  'idx.here.zero': '头两个字节 {bytes} 总是零。',
  'idx.here.type': '{bytes} 表示后面的数是无符号字节，0 到 255。',
  'idx.here.dimensions': '{bytes}：后面有 {value} 个大小，即图像数、行数和列数。',
  'idx.here.images': '十六进制的 {bytes} 就是 {value}：有这么多张图像。',
  'idx.here.rows': '{bytes} 就是 {value}：每张图像的行数。',
  'idx.here.columns': '{bytes} 就是 {value}：每张图像的列数。',
  'idx.here.pixel': '{bytes} 就是 255 中的 {value}：第一张图像第 {row} 行第 {column} 列的墨色。',

  'augmentation.name': '数据增强',
  'augmentation.said':
    '数据增强随机地把每张训练图像改变一点：平移、旋转、倾斜、弯曲，或把笔画变粗，每一轮都不一样。网络从不两次看到同一张图像，所以背不下来，只能学会各人的手写有什么共同之处。',
  'augmentation.try': '让数字最多旋转 180 度。哪些数字会变成别的数字，标签因此就错了？',
  'augmentation.symbols':
    'v 是图像，v′ 是改变后的图像：它的每个像素取自被移到这里的那个位置，是那个位置周围四个像素的平均。A 是绕中心旋转、缩放和倾斜，(s, t) 是平移，e 是弯曲：在 {nodes} × {nodes} 个位置上随机取值，其余位置取它们之间的值。测试时用原来的图像。它可以对付[过拟合](#overfitting)。',
  'augmentation.image': '原来的图像',
  'augmentation.picture': '九轮可能看到的样子',
  'augmentation.which': '哪一部分',
  'augmentation.shift': '最多几个像素',
  'augmentation.rotate': '最多几度',
  'augmentation.scale': '最多多大比例',
  'augmentation.shear': '最多几度',
  'augmentation.elastic': '最多几个像素',
  'augmentation.stroke': '最多几个像素',
  'augmentation.again': '再抽一次',
  'augmentation.here': '在实验室里写作：{line}',
  'augmentation.none': '什么都不变：每一轮看到的都是同一张图像。',
};
