// sheets-1-to-4.js — the worksheets of the first four lessons: questions for somebody of fourteen, and their answers.

export default {
  // 1 A picture is numbers
  'picture.shade': '把数等于或大于 {least} 的格子涂黑。这是哪个数字？',
  'picture.shade.answer': '5。',
  'picture.count': '数字实验室里的一张图像有 {side} 行，每行 {side} 个像素。一共多少个数？',
  'picture.count.answer': '{side} × {side} = {pixels}。',
  'picture.bytes': '每个数占一个字节。{images} 张这样的图像是多少 MB？（1 MB = 1,000,000 字节）',
  'picture.bytes.answer': '{images} × {pixels} = {bytes} 字节，即 {megabytes} MB。',
  'picture.scale': '网络得到的是每个数除以 255。255、{some} 和 0 各变成什么？',
  'picture.scale.answer': '1、{share} 和 0。',
  'picture.label': '图像的标签写成十个数：一个 1，其余是 0。填出标签 3。',
  'picture.label.answer': '1 写在 3 的格子里，其余都是 0：0 0 0 1 0 0 0 0 0 0。',
  'picture.press': '在网页上：在“数据”里按一张图像。写下它的标签、最大的数，并猜一猜有多少个数是 0。',
  'picture.press.answer':
    '最大的数是 255 或稍小。{pixels} 个数里通常有 550 到 700 个是 0：图像的大部分是白纸。',
  'picture.rule': '有人提出一条规则：“正中间的像素是黑的，就是 1。”找一个数字，说明这条规则不对。',
  'picture.rule.answer':
    '很多：8 和 3 的中间也常常是黑的，斜着写的 1 中间可能是白的。没有哪一个像素能单独决定。',

  // 2 A neuron
  'neuron.sum': '把每个输入乘以它的权重，再把乘积和偏置加起来。',
  'neuron.sum.answer': '乘积：{products}。加上偏置，总和是 {sum}。',
  'neuron.relu': 'ReLU 让正的总和保持不变，把负的变成 0。这个神经元给出什么？输入换成 {inputs} 呢？',
  'neuron.relu.answer': '{first}。换了输入，总和是 {sum}，所以给出 {second}。',
  'neuron.filter':
    '这九个权重属于一个偏置为 0 的神经元；黑像素是 1，白像素是 0。对图 A 和图 B 各算出总和。这个神经元对什么有反应？',
  'neuron.filter.answer': 'A：{a}；B：{b}。它对左白右黑的边有反应。',
  'neuron.many':
    '一个神经元对 {pixels} 个像素各有一个权重，还有一个偏置。一共多少个数？一层有 {units} 个这样的神经元，又是多少？',
  'neuron.many.answer': '{pixels} + 1 = {one}。整层：{pixels} × {units} + {units} = {all}。',
  'neuron.inside': '在网页上：画一个数字，打开“内部”，按第一层的一个单元。写下它的总和、偏置和最大的乘积。',
  'neuron.inside.answer': '每个学生的数不同。“总和”和“引擎的值”相同，最多最后几位不同。',
  'neuron.trained': '训练改变的是什么：输入、权重、偏置，还是“相乘再相加”的规则？',
  'neuron.trained.answer': '权重和偏置。输入来自图像，规则不变。',

  // 3 The network guesses
  'guess.three': '在网页上，训练之前：画三个数字。写下你画的、网络的回答，以及它有多确定。',
  'guess.three.answer': '回答和画的没有关系：平均十次碰巧对一次。',
  'guess.chance': '有人闭着眼睛猜 {images} 个数字，大约对多少个？猜十次错几次？',
  'guess.chance.answer':
    '大约 {right} 个；十次错九次。没有训练的网络用 {seeds} 个种子测得：每 100 个认对 {least} 到 {most} 个。',
  'guess.softmax': '最后一层给出总和 1、2、3。第二列是 e 的相应次方。把这一列加起来，再用合计去除每个数。',
  'guess.softmax.answer': '合计 {total}；份额 {shares}。',
  'guess.cat': '有人画了一只猫。十根条加起来是多少？这时“90 % 确定是 4”是什么意思？',
  'guess.cat.answer': '和平时一样是 100 %：没有“都不是”这一根条。它只说明 4 比另外九个数字更像。',
  'guess.loss': '正确的数字得到的概率小，损失就大。把概率和损失配对：{probabilities}；{losses}。',
  'guess.loss.answer': '{pairs}。十根条一样高时是 {chance}，即瞎猜的损失。',
  'guess.where': '“训练之前，程序里已经有一个 7 的样子。”对还是错？说出理由。',
  'guess.where.answer': '错。它的权重是随机的。换一个种子，权重不同，猜的也不同。',

  // 4 Training
  'train.batches':
    '{images} 张图像分批使用，每批 {batch} 张。一轮有多少批？最后一批有多少张？{epochs} 轮一共多少批？',
  'train.batches.answer':
    '{images} ÷ {batch} = {quotient}，所以是 {steps} 批；最后一批 {last} 张。{epochs} 轮共 {all} 批。',
  'train.step':
    '新权重 = 权重 − 学习率 × 梯度。权重是 {weight}，学习率是 {rate}，梯度是 {gradient}。新权重是多少？下一步梯度是 {next}，又是多少？',
  'train.step.answer':
    '{weight} − {rate} × {gradient} = {first}；然后 {first} + {rate} × {size} = {second}。',
  'train.curves':
    '曲线是一个网络在五轮中每轮之后的损失。从哪一轮之后，新图像上的损失不再下降？另一条曲线这时怎样？这说明什么？',
  'train.curves.answer':
    '第 {best} 轮之后。训练图像上的损失继续下降：从这时起，网络只在训练过的图像上变好。（{seeds} 次训练的平均值。）',
  'train.mine': '在网页上：把第 4 课的网络训练一轮，写下你的数。',
  'train.mine.answer':
    '这一课的网络有 {parameters} 个参数，用 {seeds} 个种子测得测试图像认对 {least} 到 {most}。（打开网页时的网络有 {firstParameters} 个参数，认对 {firstLeast} 到 {firstMost}。）时间取决于设备。',
  'train.rates':
    '哪个学习率太小，哪个正好，哪个太大？A：损失忽上忽下，最后高于 {chance}。B：先快后慢地下降。C：在下降，但训练结束时几乎没降多少。',
  'train.rates.answer': 'A 太大，B 正好，C 太小。',

  // Heads of tables
  'column.input': '输入',
  'column.weight': '权重',
  'column.product': '乘积',
  'column.bias': '偏置',
  'column.total': '总和',
  'column.drawn': '我画的',
  'column.answered': '回答',
  'column.sure': '多确定',
  'column.sumZ': '总和 z',
  'column.power': 'e 的 z 次方',
  'column.share': '份额',
  'column.all': '合计',
  'column.network': '网络',
  'column.parameters': '参数',
  'column.epochs': '轮数',
  'column.time': '时间',
  'column.test': '测试图像认对',
  'figure.weights': '权重',
  'figure.numbers': '8 列 11 行的数',
  'figure.losses': '每轮之后的损失：训练图像和新图像',
  'figure.epoch': '轮',
  'figure.training': '训练图像',
  'figure.validation': '新图像',
};
