// plot.js — plots.

export default {
  accuracy: '准确率',
  loss: '损失',
  plotName: '各轮的{name}。用方向键读数，用 + 和 − 放大或缩小。',
  plotTable: '表格',
  plotTableOf: '{name}的表格',
  plotSave: '{name}：把图保存为 {format}',
  plotUnsaved: '这里无法保存为 PNG，请改用 SVG。',
  plotEpoch: '轮',
  atEpoch: '第 {x} 轮处',
  epochAxis: '轮',
  plotLog: '对数',
  plotLogOf: '{name}：对数坐标',
  plotWhole: '全部',
  plotWholeOf: '{name}：重新显示全部轮次',
};
