// plot.js — the words of plots, in English and in Chinese.

export const PLOT_TEXT = /** @type {const} */ ({
  accuracy: ['Accuracy', '准确率'],
  loss: ['Loss', '损失'],
  plotName: ['{name} by epoch. Arrow keys read out the values.', '各轮的{name}。用方向键读数。'],
  plotTable: ['Table', '表格'],
  plotTableOf: ['{name} as a table', '{name}的表格'],
  plotSave: ['{name}: save the plot as {format}', '{name}：把图保存为 {format}'],
  plotUnsaved: ['The plot could not be saved as PNG here. SVG works.', '这里无法保存为 PNG，请改用 SVG。'],
  plotEpoch: ['Epoch', '轮'],
  atEpoch: ['at epoch {x}', '第 {x} 轮处'],
  epochAxis: ['epochs', '轮'],
});
