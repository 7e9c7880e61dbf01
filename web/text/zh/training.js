// training.js — the run and its curves.

export default {
  training: '训练',
  trainingLead: '网络先预测，再对照标签，把权重调整一点点，如此反复成千上万次。',
  train: '训练',
  pause: '暂停',
  resume: '继续',
  reset: '重置',
  progress: '训练进度',
  waitingLine: '已到 {ready} / {wanted} 张训练图像',
  waitingHint: '减少训练图像即可马上开始',
  readyLine: '准备就绪。训练之前，网络只会瞎猜。',
  epochLine: '第 {epoch} / {epochs} 轮',
  speed: '{speed} 张/秒',
  validating: '正在用 {count} 张图像验证',
  testing: '正在用 {count} 张图像测试',
  pausedLine: '已暂停：第 {epoch} / {epochs} 轮',
  doneLine: '已完成 {epochs} 轮。再点“训练”可继续。',
  runError: '训练中断。{reason}',
  workerError: '本页的后台计算已停止。{reason}重启后从全新的权重开始。',
  actionError: '操作没有成功。{reason}',
  restart: '重启',
  diverged: '损失已不再是数：学习率太高。请点“重置”，调低学习率，再训练一次。',
  aboveGuessing:
    '损失高于瞎猜时的 {loss}：学习率可能太高。若损失一直不降，请点“重置”，调低学习率，再训练一次。',
  trainingLine: '训练',
  validationLine: '验证',
};
