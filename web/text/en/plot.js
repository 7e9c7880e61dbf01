// plot.js — plots.

export default {
  accuracy: 'Accuracy',
  loss: 'Loss',
  plotName: '{name} by epoch. Use the arrow keys to read values, + and − to look closer.',
  plotTable: 'Table',
  plotTableOf: '{name} as a table',
  plotSave: '{name}: save the plot as {format}',
  plotUnsaved: 'This browser cannot save the plot as PNG. SVG works.',
  plotEpoch: 'Epoch',
  atEpoch: 'at epoch {x}',
  epochAxis: 'epochs',
  plotLog: 'Log',
  plotLogOf: '{name}: Log scale',
  plotWhole: 'Whole',
  plotWholeOf: '{name}: show all epochs again',
};
