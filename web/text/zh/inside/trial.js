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
    '网络为每个数字算出一个数。是什么让 {one} 的数高于 {other} 的数？蓝色支持 {one}，橙色支持 {other}。',
  'why.parts': '每个像素的份额。',
  'why.partsPicture': '图像，以及每个像素在 {one} 与 {other} 之差中的份额',
  'why.partsExact':
    '墨色乘以斜率：像素给出 {pixels}，偏置给出 {biases}，合计 {sum}。网络自己的差是 {value}：份额是精确的，因为每一层都是分段线性的，而在这张图像处是直线。',
  'why.partsCurved':
    '墨色乘以斜率：像素给出 {pixels}，偏置给出 {biases}，合计 {sum}。网络自己的差是 {value}：tanh 或 sigmoid 是弯曲的，所以这些只是此处斜率的份额。',
  'why.covered': '遮住会怎样。',
  'why.coveredPicture': '图像，以及遮住某处对 {one} 与 {other} 之差的影响',
  'why.coveredSays':
    '把 4 × 4 像素的方块逐处变成白纸，再让网络回答。蓝色处没有这些墨，差会变小，最多 {most}；橙色处差会变大。',
  'why.similar': '网络看来相像的训练图像',
  'why.similarSays': '按最后一层所读的第 {layer} 层的数，在前 {count} 张训练图像中最近的。',
  'why.similarPixels': '这个网络没有隐藏层：按像素，在前 {count} 张训练图像中最近的。',
  'why.comparing': '正在与训练图像比较……',
  'why.afterTraining': '训练暂停或结束后，再与训练图像比较。',
  'why.atTheEnd': '只为现在的网络比较训练图像：请回到训练的末尾。',

  'lesson.way': '教它这张图像',
  'lesson.title': '只教它这一张图像',
  'lesson.waits': '有了图像和网络，就可以在这里教它。',
  'lesson.lead': '损失说明回答错得多远。梯度说明损失随每个数怎样变化；它从输出一层一层往回算到图像。',
  'lesson.loss': '如果它是 {label}，损失是 {loss}。',
  'lesson.layer': '第 {layer} 层',
  'lesson.ofLayer': '损失对第 {layer} 层激活之前的数的梯度',
  'lesson.image': '图像处的梯度',
  'lesson.colours':
    '蓝色：损失随这个数增大。橙色：损失随它减小。每层有自己的标度；特征图很多时，只显示梯度最大的八张。',
  'lesson.label': '它是',
  'lesson.rate': '学习率',
  'lesson.teach': '教这张图像',
  'lesson.undo': '撤销这一步',
  'lesson.check': '检验梯度',
  'lesson.taught':
    '优化器走一步：损失从 {before} 变为 {after}，{label} 的概率从 {shareBefore} 变为 {shareAfter}。',
  'lesson.checked':
    '第 {layer} 层第 {unit} 个单元：对梯度最大的权重 {weight}，逐层往回算得到 {gradient}。把权重向两边各移动 {step}，算两次损失，得到 {difference}。',
  'lesson.differences': '步长较大和较小时的差商',
  'lesson.step': '步长',
  'lesson.difference': '差商',
  'lesson.off': '相差',
  'lesson.why':
    '步长太大，会错过损失的弯曲；太小，会淹没在舍入误差里：居中时两个数最接近。若步长之内有 relu 开关，则不相符。',

  'edit.way': '关闭与修改',
  'edit.title': '关闭与修改',
  'edit.waits': '还没有网络。',
  'edit.lead': '一个单元对回答起什么作用？让它静音，涂改它的权重，或移动它的偏置，看看测试图像会怎样。',
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
  'edit.weight': '第 {row} 行第 {column} 列：{value}',
  'edit.untouched': '改动任何一处，测试图像就会重新统计。',
  'edit.counting': '正在统计测试图像……',
  'edit.effect': '{images} 张测试图像的正确率：之前 {before}，现在 {after}。',
  'edit.ofDigits': '每个数字的正确率',
  'edit.digit': '数字',
  'edit.before': '之前',
  'edit.after': '现在',
  'edit.change': '变化',
};
