// training.js — ideas about training.

export default {
  'gradient-descent.name': '梯度下降',
  'gradient-descent.said':
    '梯度说明每个权重增大一点时，损失是升还是降；训练就朝相反的方向走一小步，一次又一次。梯度可以用全部例子来算，也可以用一小批，或者只用一个。',
  'gradient-descent.try': '把数据看同样多遍，哪一种离十字最近？哪一种走得最直？',
  'gradient-descent.symbols':
    'w 是全部权重，η 是[学习率](#learning-rate)，B 是一步所用的例子：全部（全批量）、一些（小批量）或一个（随机梯度下降，SGD）。一批的梯度是对全部的估计，省时得多。动量、RMSprop 和 Adam 改变的是怎样由梯度定出一步。',
  'gradient-descent.which': '一步用多少例子',
  'gradient-descent.full': '全部 24 个',
  'gradient-descent.mini': '一批 4 个',
  'gradient-descent.single': '一个',
  'gradient-descent.picture': '两个权重的地图，有损失的等高线，最低处是十字，还有走向它的路径',
  'gradient-descent.epochs': '看数据的遍数',
  'gradient-descent.here': '{count} 步，每步 {points} 个例子：损失 {loss}，最小可以是 {least}。',

  'batch.name': '批与轮',
  'batch.said':
    '网络不是看完全部图像才改变权重，而是看一批就改一次。把所有的批看一遍叫一轮：{images} 张图像，每批 {batch} 张，是 {steps} 步。',
  'batch.try': '五轮里权重改变多少次？批大一倍呢？',
  'batch.symbols': 'N 张图像，每批 B 张：最后一批是剩下的，所以步数向上取整。E 轮的权重更新次数是它的 E 倍。',
  'batch.picture': '{steps} 个小方块，一轮里的每一步一个，最后一个颜色不同',
  'batch.images': '图像',
  'batch.size': '批大小',
  'batch.epochs': '轮数',
  'batch.steps': '每轮 {count} 步',
  'batch.updates': '{count} 次更新',
  'batch.last': '最后一批有 {count} 张图像。',

  'learning-rate.name': '学习率',
  'learning-rate.said':
    '学习率是每次纠正走多大的一步。太小，要学很久；太大，每一步都跨过目标，最后越走越远。',
  'learning-rate.try': '学习率从多大开始，小球就停不下来了？',
  'learning-rate.symbols':
    '在抛物线 L = w² 上，梯度是 2w，所以每一步都把 w 乘以 1 − 2η：慢慢变小，左右跳动，或者越来越大。网络的每个方向弯曲程度不同，最陡的方向决定上限。',
  'learning-rate.picture': '一条抛物线，以及小球每一步之后的位置',
  'learning-rate.rate': '学习率',
  'learning-rate.slow': '太小：{steps} 步之后还在 {weight}。',
  'learning-rate.right': '合适：每一步剩下 {factor} 倍的路；{steps} 步之后在 {weight}。',
  'learning-rate.hops': '偏大：每一步都跳到另一边。{steps} 步之后在 {weight}。',
  'learning-rate.flees': '太大：每一步都离得更远。{steps} 步之后在 {weight}。',

  'backpropagation.name': '前向与反向传播',
  'backpropagation.said':
    '前向时，网络从输入一路算到损失。反向时，沿同一条路从损失走回每个权重，算出它们各自对错误负多少责任：这就是梯度。',
  'backpropagation.try': '如果输入 x 是 0，哪个梯度也一定是 0？',
  'backpropagation.symbols':
    '链式法则：一处的梯度，等于后一步的梯度乘以中间那一步的斜率。每个梯度都会用于它前面的所有梯度，所以反向大约和前向一样费时。L 是[损失](#cross-entropy)，这里的正确答案是 1。',
  'backpropagation.picture': '从 x 经过 z、a、s、p 到损失 L：上面是值，下面是梯度',
  'backpropagation.forward': '值',
  'backpropagation.backward': 'L 的梯度',
  'backpropagation.step': '向下走一步',
  'backpropagation.here':
    'w 处的梯度是 z 处的乘以 x：{dz} · {x} = {dw}。网络给正确答案的概率是 {p}，损失 {loss}。',

  'overfitting.name': '过拟合',
  'overfitting.said':
    '参数足够多的网络可以把训练图像连同其中的偶然之处一起背下来。于是在它们上面越来越好，在新图像上却没有：两者的差距就是过拟合。',
  'overfitting.try': '小点是曲线没有见过的。用多少个参数时，曲线对小点最好？',
  'overfitting.symbols':
    'ŷ 是有 d + 1 个参数的多项式，用最小二乘法拟合十个大点。有十个参数时，它穿过每一个大点，在中间来回摆动。有帮助的是：更多数据、更少参数，以及[正则化](#regularization)。',
  'overfitting.picture': '十个大点和穿过它们的曲线，许多小点，虚线是它们本来所在的曲线',
  'overfitting.degree': '曲线的次数',
  'overfitting.here': '{parameters} 个参数：在自己的点上相差 {training}，在新点上相差 {test}。',
  'overfitting.lab': '在实验室里：训练图像 {training}，验证图像 {validation}，相差 {gap} 个百分点。',

  'regularization.name': '正则化',
  'regularization.said':
    '正则化不让参数很多的网络把偶然之处背下来。惩罚让大的权重付出代价，随机失活在训练时随机关掉一些单元，早停则在背下偶然之处以前就结束训练。',
  'regularization.try': '惩罚大到多少，曲线对小点也会变差？换成早停，你会在多少步之后停下？',
  'regularization.symbols':
    'L 是[损失](#cross-entropy)，λ 是惩罚的系数，w 是不含偏置的权重：每一步还会让每个权重按自身的比例缩小。这里 L 是十个大点上平方误差的平均，曲线有十个参数，和[过拟合](#overfitting)里的一样。在哪里停、λ 取多大，要看验证图像，而不是训练图像。第三种办法是[随机失活](#dropout)。',
  'regularization.which': '用什么约束曲线',
  'regularization.penalty': 'L2 惩罚',
  'regularization.stopping': '早停',
  'regularization.picture': '十个大点和一条有十个参数的曲线，许多小点，虚线是它们本来所在的曲线',
  'regularization.penaltyPower': 'λ 是 10 的几次方',
  'regularization.stepsPower': '步数是 10 的几次方',
  'regularization.factor': 'λ = {factor} 时，',
  'regularization.steps': '{count} 步之后，',
  'regularization.here': '权重的平方和是 {squares}。曲线在自己的点上相差 {training}，在新点上相差 {test}。',

  'weight-average.name': '权重平均',
  'weight-average.said':
    '直到最后，训练的每一步都会来回跳一点，因为每一批说的都不太一样。最近若干步的权重的平均值在这些跳动的中间，往往比最后的权重识别得更好。',
  'weight-average.try': '两条路径的终点，哪一个离十字更近？如果衰减率取到最大，而训练很短呢？',
  'weight-average.symbols':
    'm 是平均值，w 是[梯度下降](#gradient-descent)再走一步之后的权重。D 是衰减率：每一步，平均值保留自己原来的这一比例，所以大约包含 1 / (1 − D) 步。才走了 n 步时用较小的 d，开头不好的权重很快就被忘掉。训练用 w 继续，网络用 m 识别。Keras 和 PyTorch 称它为指数移动平均（EMA）。',
  'weight-average.picture':
    '两个权重的地图，有损失的等高线，最低处是十字：一条是每一步的曲折路径，一条是它们的平均的平滑路径',
  'weight-average.decay': '衰减率',
  'weight-average.epochs': '看数据的遍数',
  'weight-average.here':
    '{count} 步：用最后的权重损失 {last}，用约 {steps} 步的平均损失 {average}，最小可以是 {least}。',
};
