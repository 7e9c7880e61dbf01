// time.js — the moments of a run.

export default {
  'time.way': '两个数字何时分清？',
  'time.title': '训练过程中的每一刻',
  'time.lead':
    '回到训练的任意一步：各层的图像、测试图像及其平面都变成那一刻的样子。网络本身保持不变，除非你让它回到那个时刻。',
  'time.noRun': '请先训练网络，训练中会保留若干时刻。',
  'time.pauseFirst': '网络正在训练。暂停后可以查看到目前为止的过程。',
  'time.searching': '搜索正在进行，结束后可以查看训练过程。',
  'time.busy': '正在进行别的计算，结束后可以查看训练过程。',
  'time.slider': '训练的时刻',
  'time.step': '第 {step} 步，共 {last} 步',
  'time.earlier': '前一个保留的时刻',
  'time.later': '后一个保留的时刻',
  'time.now': '训练的末尾',
  'time.putBack': '回到这个时刻',
  'time.replay': '重新训练的步数',
  'time.replaying': '正在从第 {from} 步重新训练到第 {step} 步。',
  'time.stop': '停止',
  'time.end': '现在的网络，在迄今的最后一步（第 {last} 步）之后。',
  'time.waits': '这一刻正在计算。',
  'time.at': '第 {step} 步之后（共 {last} 步，第 {epoch} 轮）：{count} 张测试图像中认对 {percent}。',
  'time.nearest':
    '最近的保留时刻：第 {step} 步（共 {last} 步，第 {epoch} 轮）。{count} 张测试图像中认对 {percent}。',
  'time.atEnd':
    '现在的网络，第 {step} 步之后（共 {last} 步，第 {epoch} 轮）：{count} 张测试图像中认对 {percent}。',
  'time.atEndTrained':
    '训练出的网络，第 {step} 步之后（共 {last} 步，第 {epoch} 轮）：{count} 张测试图像中认对 {percent}。下面的各层属于你改动过的副本。',
  'plane.title': '最后一个隐藏层的平面图',
  'plane.ofPixels': '图像的平面图',
  'plane.nearest': '在这个平面上，{a} 与 {b} 的中心离得最近。',
  'plane.drawing': '圆环是你画的数字。',
  'plane.image': '圆环是正在查看的图像。',
  'plane.how':
    '对 {count} 张随机测试图像，取最后一层读到的数做主成分分析。两个方向只在训练末尾拟合一次，在那里占方差的 {share}。',
  'matrix.title': '什么被认作什么',
  'matrix.cell': { other: '{label} 的 {count} 张图像被认作 {read}' },
  'matrix.worst': '最易混淆：{a} 与 {b}。把 {a} 认作 {b} 的有 {ab} 张，反过来有 {ba} 张。',
  'matrix.none': '没有图像认错。',
  'matrix.how': '行是标签，列是认作的数字。',
  'pair.title': '{a} 和 {b} 是什么时候分清的？',
  'pair.first': '数字',
  'pair.second': '与数字',
  'pair.line': '{a} 认作 {b}',
  'pair.curve': '训练各轮中，{a} 与 {b} 的图像被认作对方的比例',
  'pair.waits': '已评估 {count} 个时刻中的 {done} 个。',
  'pair.apart': '从第 {epoch} 轮（第 {step} 步）起。训练末尾，{a} 的图像认对 {ofA}，{b} 的认对 {ofB}。',
  'pair.between':
    '在第 {from} 轮（第 {fromStep} 步）与第 {epoch} 轮（第 {step} 步）之间：其间没有保留的时刻。训练末尾，{a} 的图像认对 {ofA}，{b} 的认对 {ofB}。',
  'pair.never': '这次训练没有分清：末尾时，{a} 的图像认对 {ofA}，{b} 的认对 {ofB}。',
  'pair.how':
    '“分清”指从那个保留的时刻起，两者认对的都超过 {percent}：认作自己，而不只是不认作对方。色带从那里开始。虚线是正在查看的时刻；下方是轮次，前面的画得较宽。',
  'kept.title': '保留的时刻',
  'kept.epoch': '第 {epoch} 轮',
  'kept.step': '第 {step} 步',
  'kept.name': '第 {step} 步，第 {epoch} 轮：认对 {percent}',
  'kept.batchnorm':
    '最初的几个时刻认对的可能比训练曲线所示的少：batchnorm 这时用的是滑动平均，它们离各批次的值还很远。',
  'kept.how':
    '连同权重和优化器状态共占 {megabytes} MB，最多 {budget} MB。其间的步从前一个时刻重新训练；严格算术下每一位都相同。所示权重的指纹是 {fingerprint}。',
};
