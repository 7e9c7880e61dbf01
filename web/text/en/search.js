// search.js — the words of the search, in English and in Chinese.

export const SEARCH_TEXT = /** @type {const} */ ({
  searchTitle: ['Search', '搜索'],
  searchLead: [
    'Which settings learn best? Every combination is trained from fresh weights in the background. The ' +
      'network above stays as it is and goes on reading your digits.',
    '哪些设置学得最好？每种组合都在后台从头训练一遍。上面的网络保持不变，可以继续认你写的数字。',
  ],
  searchFirst: ['Vary', '改变'],
  searchSecond: ['and', '以及'],
  searchNothing: ['nothing else', '不改别的'],
  searchNothingFirst: ['nothing', '不改'],
  searchLayer: ['Layer {layer} ({text}): {value}', '第 {layer} 层（{text}）：{value}'],
  searchLayerShort: ['Layer {layer}', '第 {layer} 层'],
  searchValues: ['{name}: values to try', '{name}：要试的值'],
  searchValuesOf: ['Values', '值'],
  searchSize: [
    '“{value}” cannot be: a size such as {example}, please.',
    '“{value}”不行：请写成 {example} 这样的大小。',
  ],
  searchEmpty: [
    'One value at least, several with commas between them.',
    '至少写一个值，多个值之间用逗号隔开。',
  ],
  searchTooMany: ['{count} values: {most} are the most.', '共 {count} 个值，最多 {most} 个。'],
  searchWord: ['“{value}” cannot be: one of {words}, please.', '“{value}”不行：请从 {words} 中选。'],
  searchWhole: [
    '“{value}” cannot be: a whole number from {least} to {most}, please.',
    '“{value}”不行：请写 {least} 到 {most} 之间的整数。',
  ],
  searchNumber: [
    '“{value}” cannot be: a number from {least} to {most}, please.',
    '“{value}”不行：请写 {least} 到 {most} 之间的数。',
  ],
  searchShare: [
    '“{value}” cannot be: a share from 0 to below 1, please.',
    '“{value}”不行：请写 0 到 1 之间（不含 1）的数。',
  ],
  searchCount: [
    '“{value}” cannot be: a whole number from 1 up, please.',
    '“{value}”不行：请写不小于 1 的整数。',
  ],
  searchRates: [
    'Each optimizer comes with its own learning rate, unless that varies too.',
    '每种优化器用它自己的学习率，除非学习率也在改变。',
  ],
  searchPlan: [
    '{trials} trainings of {epochs} epochs, one after the other.',
    '依次训练 {trials} 次，每次 {epochs} 轮。',
  ],
  searchPlanShort: [
    '{trials} trainings of one epoch, one after the other.',
    '依次训练 {trials} 次，每次 1 轮。',
  ],
  searchPlanOneShort: ['One training of one epoch.', '训练 1 次，共 1 轮。'],
  searchPlanOne: ['One training of {epochs} epochs.', '训练 1 次，共 {epochs} 轮。'],
  searchPlanMixed: [
    '{trials} trainings, {epochs} epochs in all, one after the other.',
    '依次训练 {trials} 次，总共 {epochs} 轮。',
  ],
  searchByValidation: [
    'The {count} images held out for validation decide which is best.',
    '由留作验证的 {count} 张图像决定哪个最好。',
  ],
  searchByTest: [
    'No images are held out, so the test images decide which is best, and its accuracy on them looks ' +
      'better than it is. Set “Validation images” under “More settings” for an honest choice.',
    '没有留出验证图像，所以由测试图像决定哪个最好，最好者在测试图像上的准确率会偏高。' +
      '想公平地挑选，请在“更多设置”里设“验证图像”。',
  ],
  searchStart: ['Search', '开始搜索'],
  searchPause: ['Pause the search', '暂停搜索'],
  searchResume: ['Resume the search', '继续搜索'],
  searchStop: ['Stop the search', '停止搜索'],
  searchProgress: ['Progress of the search', '搜索进度'],
  searchDuringRun: [
    'The network is training. A search can begin afterwards.',
    '网络正在训练，训练完才能搜索。',
  ],
  searchWaits: ['The search can begin once its images are here.', '图像载入后才能开始搜索。'],
  searchNeedsList: [
    'Choose a setting and give it values that it can have.',
    '请选一项设置，并写出它可以取的值。',
  ],
  blockedSearch: [
    'A search is on. It can be stopped below, under “Search”.',
    '正在搜索。可以在下方“搜索”中停止。',
  ],
  searchGoes: ['Training {number} of {trials}', '第 {number} 次训练，共 {trials} 次'],
  searchTotal: ['about {time} in all', '总共约 {time}'],
  searchPaused: ['Paused at training {number} of {trials}', '已暂停在第 {number} 次训练，共 {trials} 次'],
  searchStopping: ['Stopping …', '正在停止……'],
  searchStopped: [
    'Stopped: {done} of {trials} trainings are complete.',
    '已停止：{trials} 次训练完成了 {done} 次。',
  ],
  searchDone: ['All {trials} trainings are over.', '{trials} 次训练全部结束。'],
  searchOtherData: ['These came from another data set.', '这些结果来自另一份数据。'],
  searchRuns: [
    'Each training also stands among the runs above, as “from search {search}”.',
    '每次训练也列在上面的训练记录里，标为“来自第 {search} 次搜索”。',
  ],
  searchCurve: ['Curves', '曲线'],
  'searchCurve.loss': ['Training loss', '训练损失'],
  'searchCurve.valLoss': ['Validation loss', '验证损失'],
  'searchCurve.valAccuracy': ['Validation accuracy', '验证准确率'],
  searchFewerHues: ['The best {count} have a colour.', '最好的 {count} 个有颜色。'],
  searchBest: ['Best: {trial}', '最好：{trial}'],
  searchBestSoFar: ['Best so far: {trial}', '目前最好：{trial}'],
  searchOfValidation: ['{percent} of the validation images', '验证图像上 {percent}'],
  searchOfTest: ['{percent} of the test images', '测试图像上 {percent}'],
  searchUse: ['Use these settings', '采用这些设置'],
  searchTrain: ['Train it', '训练它'],
  searchUseOf: ['Use', '采用'],
  searchUseName: ['Use {trial}', '采用：{trial}'],
  searchUsed: ['These are the settings above.', '上面就是这些设置。'],
  searchTable: ['Trainings of the search', '搜索的各次训练'],
  searchTime: ['Time', '用时'],
  'searchStatus.waiting': ['waits', '等待'],
  'searchStatus.running': ['{percent} trained', '已训练 {percent}'],
  'searchStatus.stopped': ['stopped', '已停止'],
  'searchStatus.diverged': ['diverged: the steps are too large', '发散了：步子太大'],
  searchTold: [
    '{trial}: {percent}. {done} of {trials}.',
    '{trial}：{percent}。{trials} 次中的第 {done} 次。',
  ],
  searchToldFailed: [
    '{trial}: {reason}. {done} of {trials}.',
    '{trial}：{reason}。{trials} 次中的第 {done} 次。',
  ],
});
