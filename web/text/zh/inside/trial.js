// trial.js — 为什么网络这样回答、只教一张图像、改动网络。

export default {
  'trial.pause': '请先暂停训练：继续进行的训练会丢下这里的改动。',
  'trial.moment': '现在显示的是较早的时刻：回到训练的末尾才能改动。',
  'trial.edited': {
    other:
      '你在网络的副本上做了 {count} 处改动。这里看到的都是副本。画板的回答、结果、链接和保存的内容仍属于训练得到的网络，训练也从它继续。',
  },
  'trial.putBack': '恢复原样',

  'why.way': '为什么这样回答？',
  'why.title': '为什么这样回答？',
  'why.waits': '有了图像和网络，这里就会显示回答的理由。',
  'why.of': '为什么是',
  'why.against': '而不是',
  'why.lead':
    '网络为每个数字算出一个数。是什么让 {one} 的数高于 {other} 的数？蓝色使 {one} 变大，橙色使 {other} 变大。',
  'why.parts': '每个像素的份额。',
  'why.partsPicture': '图像，以及每个像素在 {one} 与 {other} 之差中的份额',
  'why.ink': '墨色乘以斜率',
  'why.signed': '每个像素的数乘以斜率，白纸是 −1，也算在内',
  'why.partsExact':
    '{what}：像素给出 {pixels}，偏置给出 {biases}，合计 {sum}。网络自己的差是 {value}：份额是精确的，因为网络在这张图像附近是线性的，各份额正好加得起来。',
  'why.partsCurved':
    '{what}：像素给出 {pixels}，偏置给出 {biases}，合计 {sum}。网络自己的差是 {value}：tanh 或 sigmoid 是弯曲的，所以这些只是此处斜率的份额。',
  'why.covered': '遮住会怎样。',
  'why.coveredPicture': '图像，以及遮住某处对 {one} 与 {other} 之差的影响',
  'why.coveredSays':
    '把 4 × 4 像素的方块逐处变成白纸，再重新计算输出。蓝色处没有这些墨，差会变小，最多 {most}；橙色处差会变大。',
  'why.similar': '各个数最相近的训练图像',
  'why.similarSays': '按最后一层所读的第 {layer} 层的数，在前 {count} 张训练图像中最近的。',
  'why.similarPixels': '这个网络没有隐藏层：按像素，在前 {count} 张训练图像中最近的。',
  'why.comparing': '正在与训练图像比较……',
  'why.afterTraining': '训练暂停或结束后，再与训练图像比较。',

  'walk.way': '一层一层地看',
  'walk.title': '一层一层，去而复返',
  'walk.lead': '训练的一步对一张图像做什么，一站一站地看：先逐层向前，直到回答和损失，再带着梯度往回走。',
  'walk.begin': '逐层走一遍',
  'walk.play': '播放',
  'walk.back': '上一站',
  'walk.on': '下一站',
  'walk.end': '结束',
  'walk.stops': '各站',
  'walk.marks': '▦ 是图像，数字是层，L 是损失，w 是权重的一步。',
  'walk.at': '第 {stop} 站，共 {count} 站：{name}',
  'walk.image': '图像',
  'walk.forward': '向前，第 {layer} 层',
  'walk.loss': '损失',
  'walk.backward': '往回，第 {layer} 层',
  'walk.step': '走一步',
  'walk.image.says': '输入 784 个数，从 0（白纸）到 1（墨）。',
  'walk.image.signed': '输入 784 个数，从 −1（白纸）到约 1（墨）。',
  'walk.conv.says': {
    other:
      '第 {layer} 层把 {count} 个 {size} 的滤波器放到输入的每个位置，相乘再相加：得到 {count} 张特征图。',
  },
  'walk.conv.strided': {
    other:
      '第 {layer} 层把 {count} 个 {size} 的滤波器放到输入上，每次移动 {stride} 个像素，相乘再相加：得到 {count} 张特征图。',
  },
  'walk.dense.says': {
    other: '第 {layer} 层的 {count} 个单元各用自己的权重乘以输入的 {numbers} 个数，再相加。',
  },
  'walk.maxpool.says': '第 {layer} 层在每个 {size} 的窗口里只留下最大的数：特征图变小。',
  'walk.avgpool.says': '第 {layer} 层取每个 {size} 窗口的平均值。',
  'walk.batchnorm.says': '第 {layer} 层把每个通道的数调到同一个标度。',
  'walk.relu': '小于 0 的变成 0（relu）。',
  'walk.sigmoid': '每个和被压到 0 与 1 之间（sigmoid）。',
  'walk.tanh': '每个和被压到 −1 与 1 之间（tanh）。',
  'walk.softmax': '这些和变成合计 100 % 的份额（softmax）：这就是回答。',
  'walk.fires': '和大于 0 的单元发放（step）。',
  'walk.loss.says':
    '回答给正确的 {label} {share}，所以损失是 {loss}；如果是 100 %，损失就是 0。从这里开始往回走。',
  'walk.loss.said':
    '回答给你所说的 {label} {share}，所以损失是 {loss}；如果是 100 %，损失就是 0。从这里开始往回走。',
  'walk.loss.own':
    '没有人说过这是什么，就把网络自己的回答 {label} 当作正确的：它得到 {share}，所以损失是 {loss}；如果是 100 %，损失就是 0。从这里开始往回走。',
  'walk.backward.says':
    '损失随第 {layer} 层激活之前的每个数怎样变化。蓝色：随它增大；橙色：随它减小。它只由后面的数算出。',
  'walk.weights': { other: '由此得到它 {count} 个权重的梯度，最大的是 {most}。' },
  'walk.weightsOf': '损失对第 {layer} 层权重的梯度',
  'walk.noWeights': '它没有自己的权重：梯度原样交给那些数的来处。',
  'walk.pixels': '往回的路到像素为止：橙色处若多一点墨，损失会更小。',
  'walk.step.says':
    '现在每个权重都有了梯度。优化器把每个权重逆着梯度移动一点：这就是一步。“教这张图像”在网络的副本上做一次。',

  'teach.way': '教它这张图像',
  'teach.title': '只教它这一张图像',
  'teach.waits': '有了图像和网络，就可以在这里教它。',
  'teach.lead':
    '损失说明回答错得多远。梯度说明损失随每个数怎样变化；它从输出一层一层往回算到图像。这一步走在网络的副本上，这里随后显示副本。',
  'teach.loss': '如果它是 {label}，损失是 {loss}。',
  'teach.layer': '第 {layer} 层',
  'teach.ofLayer': '损失对第 {layer} 层激活之前的数的梯度',
  'teach.image': '图像处的梯度',
  'teach.colours':
    '蓝色：损失随这个数增大。橙色：损失随它减小。每层有自己的标度；特征图很多时，只显示梯度最大的八张。',
  'teach.label': '它是',
  'teach.rate': '学习率',
  'teach.teach': '教这张图像',
  'teach.undo': '撤销这一步',
  'teach.check': '检验梯度',
  'teach.taught':
    '优化器走一步：损失从 {before} 变为 {after}，{label} 的概率从 {shareBefore} 变为 {shareAfter}。',
  'teach.tooFar': '损失变大了：以这个学习率走一步，走得太远。',
  'teach.checked':
    '第 {layer} 层第 {unit} 个单元：对梯度最大的权重 {weight}，逐层往回算得到 {gradient}。把权重向两边各移动 {step}，算两次损失，得到 {difference}。',
  'teach.differences': '步长较大和较小时的差商',
  'teach.step': '步长',
  'teach.difference': '差商',
  'teach.off': '相差',
  'teach.why':
    '步长太大，会错过损失的弯曲；太小，会淹没在舍入误差里：居中时两个数最接近。若步长之内有 relu 开关，则不相符。',

  'edit.way': '关闭与修改',
  'edit.title': '关闭与修改',
  'edit.waits': '还没有网络。',
  'edit.lead':
    '一个单元对回答起什么作用？让它静音，涂改它的权重，或移动它的偏置，看看测试图像会怎样。画笔使权重增加、减少或变为 0。',
  'edit.layer': '层',
  'edit.unit': '单元',
  'edit.silence': '静音',
  'edit.bias': '偏置',
  'edit.brush': '画笔',
  'edit.more': '增加',
  'edit.less': '减少',
  'edit.zero': '0',
  'edit.channel': '输入通道，共 {count} 个',
  'edit.weights': '单元的权重',
  'edit.colours': '蓝色：大于 0。橙色：小于 0。颜色越深，离 0 越远。',
  'edit.some': '{all} 个权重中的前 {shown} 个。',
  'edit.weight': '第 {row} 行第 {column} 列：{value}',
  'edit.untouched': '改动任何一处，测试图像就会重新统计。',
  'edit.counting': '正在统计测试图像……',
  'edit.effect': '{images} 张测试图像的正确率：之前 {before}，现在 {after}。',
  'edit.effectSoFar': '{images} 张测试图像的正确率：之前 {before}，现在 {after}。正在统计全部 {all} 张。',
  'edit.ofDigits': '每个数字的正确率',
  'edit.digit': '数字',
  'edit.before': '之前',
  'edit.after': '现在',
  'edit.change': '变化',
};
