// sheets-5-to-10.js — the worksheets of the later lessons: questions for somebody of fourteen, and their answers.

export default {
  // 5 An honest test
  'test.exam': '一个学生背下了去年试卷的答案，再考同一张试卷得了满分。这证明了什么？网络有什么相同之处？',
  'test.exam.answer': '只证明答案被记住了。网络也可能在训练过的图像上都对，在新图像上出错。',
  'test.mine': '在网页上：训练一个网络，再到“结果”里看认对多少：先看训练图像，再看测试图像。',
  'test.mine.answer':
    '训练图像改变权重，测试图像从不改变。训练图像的比例通常更高：第一个网络最多高一个百分点。',
  'test.wrong': '一个网络在 {images} 张测试图像中认对 {accuracy}。它认错多少张？',
  'test.wrong.answer': '{images} × {missed} = {wrong}。',
  'test.seeds':
    '同一个网络用 {seeds} 个种子各训练一次，认对 {least} 到 {most}。有人有个新办法，得到 {claim}。这个办法更好吗？你会怎么做？',
  'test.seeds.answer': '看不出来：光凭运气也能得到这么多。两种都用几个种子训练，再比较平均值。',
  'test.few': '在网页上，用打开网页时的网络：用 1,000 张图像训练 {epochs} 轮，写下两个比例。发生了什么？',
  'test.few.answer':
    '那 1,000 张全对或几乎全对，但测试图像只对 {least} 到 {most}（{seeds} 个种子）。网络适应了给它的图像，对新图像差一些：过拟合了。',
  'test.honest':
    '哪些是诚实的测试？A：别人写的新图像。B：训练用过的图像。C：二十个网络中按测试图像挑最好的一个，并报告这个数。D：按验证图像挑选，再用另外的图像测试一次。',
  'test.honest.answer':
    'A 和 D。B 测的是训练过的。C 里二十个中最好的一个部分靠运气，测试图像也成了训练的一部分。',

  // 6 Look at the mistakes
  'mistakes.matrix': '表里一共有多少个 4？其中多大比例被认成 4？被认成 4 的里面，真正是 4 的占多大比例？',
  'mistakes.matrix.answer':
    '{all} 个 4；其中 {hit} 个即 {recall} 认对了（召回率）。{said} 个被认成 4，其中 {precision} 是 4（精确率）。',
  'mistakes.mine': '在网页的“结果”里：你的网络认错了多少张测试图像？哪个数字最常被认成哪个？',
  'mistakes.mine.answer':
    '这一课的网络：{images} 张中 {least} 到 {most} 张；打开网页时的网络：{firstLeast} 到 {firstMost} 张。常见的是 4 和 9、7 和 2、3 和 5，或 8 和别的数字：笔画有相同之处。',
  'mistakes.three': '选三张认错的图像。换成你会认对吗？该怪谁：写字的人、标签，还是网络？',
  'mistakes.three.answer': '没有唯一的答案，但每个都要有理由。MNIST 有些标签本身就有争议。',
  'mistakes.sure': '网络出错时是否都不确定？先看最确定的错误。',
  'mistakes.sure.answer': '不是。有些错误的回答有 99 % 以上的把握。多确定，说明不了是否正确。',
  'mistakes.post':
    '一台机器每个数字认对的概率是 {accuracy}。邮政编码有 {digits} 个数字。多大比例的编码全部认对？每天 {letters} 封信里有多少封送错？',
  'mistakes.post.answer': '{accuracy} 的 {digits} 次方 = {right}。大约 {astray} 封。',
  'mistakes.worth': '哪个更糟：一封信送错，还是一封信要由人来看？你会怎样用那些条来决定？',
  'mistakes.worth.answer': '例如：概率低于某个界限的交给人。界限越高，漏过的错误越少，人的工作越多。',

  // 7 Our own handwriting
  'hand.count': '在画板上画十五个数字，或用写数字的纸，并按下每个是什么。收集全组的数。',
  'hand.count.answer': '各组不同。30 个人画的数字，第一个网络认对 {before}：比 MNIST 自己的测试图像少。',
  'hand.share':
    '一组画了 {drawn} 个数字，认对 {right} 个，比例是多少？另一组 {otherDrawn} 个中认对 {other} 个。合起来呢？',
  'hand.share.answer':
    '{share} 和 {otherShare}。合起来 {all} 个中 {sum} 个，即 {together}；不是两个比例的平均。',
  'hand.which': '你们的哪些数字最常被认错？看看 MNIST 的人怎么写。有什么不同？',
  'hand.which.answer':
    '常见的是中间带一横的 7、起笔很长的 1，以及写得小、细或没有封口的数字：MNIST 里很少有人这样写。',
  'hand.learn': '在网页上：按“学我的数字”。写下两行之前和之后的数。',
  'hand.learn.answer':
    '自己的数字：认对的比之前多，通常多几个百分点。测试图像：差不多，或少几张。（30 个人各学每个数字三个：之前 {before}，之后 {after}。）',
  'hand.writers': 'MNIST 是美国人口普查局的职员和美国高中生写的。缺了谁？机器用在别处会怎样？',
  'hand.writers.answer':
    '儿童、老人，以及数字写法不同的国家的人。机器对他们出错更多，尽管没有人有意如此：数据有偏差。',
  'hand.changed': '比较“结果”里的指纹：画之前、画之后、“学我的数字”之后。它什么时候变了？',
  'hand.changed.answer': '只有“学我的数字”之后。画图不改变任何权重。',

  // 8 Break it
  'break.table': '在网页的第 8 课：用下面每种办法弄坏训练。先猜一猜：会认对多少测试图像。',
  'break.table.answer': '用几个种子测得：',
  'break.rate': '学习率太高',
  'break.rate.answer': '{least} 到 {most}：每一步都迈过头。',
  'break.zeros': '所有权重为 0',
  'break.zeros.answer':
    '{ones}：一层的神经元都一样，而且一直一样；只有最后的偏置在变，所以对所有图像都说 1，它最常见。',
  'break.few': '1,000 张图像，50 轮',
  'break.few.answer': '{least} 到 {most}，但训练图像全部或几乎全部：过拟合。',
  'break.linear': '没有激活函数',
  'break.linear.answer': '{least} 到 {most}：无论多少层，作用只等于一层。',
  'break.labels': '有人把所有训练图像的标签打乱再训练。100 张测试图像会认对多少？为什么？',
  'break.labels.answer': '约 10 张，和瞎猜一样；测得 {least} 到 {most} 张。它学的东西对新图像都不成立。',
  'break.compose': '两层没有激活函数：y = {a}x + {b}，z = {c}y − {d}。只用 x 写出 z。其实几层就够？',
  'break.compose.answer': 'z = {c}({a}x + {b}) − {d} = {slope}x + {height}。一层。',
  'break.guess': '一个网络认对 {ones} 的测试图像，对每张都说 1。{images} 张测试图像里有多少个 1？',
  'break.guess.answer': '{count} 个。它正好只对这些。',
  'break.curve': '损失曲线忽上忽下，不下降。是四种里的哪一种？你先改什么？',
  'break.curve.answer': '学习率太高。先试它的十分之一。',

  // 9 Six things people believe
  'beliefs.table': '在网页的第 9 课。对还是错？先对每种看法猜一猜，再写下你测到的。',
  'beliefs.table.answer':
    '六种都错。同一个程序能学衣服；两个种子犯的错误不同；权重装不下图像；回答和画图之后指纹不变；网页不向别的网站要任何东西，{count} 张图像是人写、人标注的。',
  'beliefs.room':
    '第一个网络有 {parameters} 个权重，每个 {bytes} 字节；全部训练图像是 {images} MB。权重是多少 kB？图像是它的多少倍？',
  'beliefs.room.answer': '{weights} kB；约 {fold} 倍。',
  'beliefs.common':
    '两个网络在 {count} 张图像中分别认错 {first} 张和 {second} 张，其中 {common} 张都认错。至少有一个认错的图像有多少张？两个都认对的有多少张？',
  'beliefs.common.answer': '{first} + {second} − {common} = {wrong}；{right}。',
  'beliefs.fingerprint': '指纹由全部权重算出。两名学生的指纹相同，他们由此知道什么？说出两件会改变指纹的事。',
  'beliefs.fingerprint.answer': '全部权重都相同。训练会改变它；种子、数据或训练设置不同，它也不同。',
  'beliefs.words': '不用形容人的词来说：“网络觉得我的 4 是 9，因为它想找一个圈。”',
  'beliefs.words.answer': '例如：对这张图像，网络算出 9 的概率比 4 高；围成圈的黑像素让 9 的输出变大。',

  // 10 Two networks of the tutorials
  'keras.dense': '填出第一个网络。全连接层有“输入 × 单元”个权重，每个单元一个偏置。',
  'keras.dense.answer': '{counts}；合计 {all}。',
  'keras.conv':
    '填出第二个网络。卷积层有“核 × 核 × 通道 × 滤波器”个权重，每个滤波器一个偏置；没有填充时，3 × 3 的核让每边短 2。（它的 dropout 层没有参数，这里省去。）',
  'keras.conv.answer': '参数 {counts}；合计 {all}。输出是 {shapes}。',
  'keras.words': '在 Keras 的每一行旁边写出数字实验室的写法。',
  'keras.words.answer': '{words}',
  'keras.fit':
    'model.fit(x, y, batch_size=128, epochs=5)。这是网页上的哪些设置？{images} 张图像要更新多少次？',
  'keras.fit.answer': '“训练过程”里的批大小和轮数。每轮 {steps} 批，共更新 {all} 次。',
  'keras.mine': '在网页上：训练两个网络，写下测试图像认对多少。哪个网络的每个百分点用了更多参数？',
  'keras.mine.answer':
    '第一个 {denseLeast} 到 {denseMost}，第二个 {convLeast} 到 {convMost}。第二个的参数将近两倍，大多在一个全连接层里，错误不到一半。',
  'keras.where': '第二个网络的参数大多在哪里？如果在 flatten 之前再加一个 maxpool 2，会怎样？',
  'keras.where.answer':
    '在第一个全连接层：{flat} × {units} + {units} = {most}。输入从 {flat} 个变成 {smaller} 个，就只有 {less} 个。',

  // Heads of tables
  'column.split': '图像',
  'column.howMany': '多少张',
  'column.changes': '改变权重吗？',
  'column.right': '认对',
  'column.trainImages': '训练图像',
  'column.testImages': '测试图像',
  'column.label': '标签',
  'column.readAs': '认成',
  'column.iRead': '我认成',
  'column.fault': '怪谁，为什么',
  'column.writer': '姓名',
  'column.drawnCount': '画了',
  'column.rightCount': '认对',
  'column.together': '合计',
  'column.before': '之前',
  'column.after': '之后',
  'column.own': '自己的数字',
  'column.broken': '弄坏什么',
  'column.bet': '我猜',
  'column.saw': '我看到',
  'column.because': '因为',
  'column.belief': '人们相信',
  'column.measured': '我测到的',
  'column.layer': '层',
  'column.output': '输出',
  'column.keras': 'Keras',
  'column.lab': '数字实验室',
  'column.isA': '是 {digit}',
  'column.readAsA': '认成 {digit}',
};
