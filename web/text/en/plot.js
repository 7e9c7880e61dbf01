// plot.js — plots.

export default {
  accuracy: 'Accuracy',
  loss: 'Loss',
  plotName: '{name} by epoch. Arrow keys read out the values.',
  plotTable: 'Table',
  plotTableOf: '{name} as a table',
  plotSave: '{name}: save the plot as {format}',
  plotUnsaved: 'The plot could not be saved as PNG here. SVG works.',
  plotEpoch: 'Epoch',
  atEpoch: 'at epoch {x}',
  epochAxis: 'epochs',
};
