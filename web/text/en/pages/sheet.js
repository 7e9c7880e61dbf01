// sheet.js — the page of the sheet that people print and write digits on.

export default {
  'sheet.name': 'A sheet for digits',
  'sheet.title': 'A sheet for digits – Digit Lab',
  'sheet.tagline': 'Print it, write on it, photograph it: Digit Lab takes the digits from the photo.',
  'sheet.how': 'How to use it',
  'sheet.stepPrint': 'Print the sheet on A4 or Letter, in black. How large it comes out does not matter.',
  'sheet.stepWrite':
    'Write each digit in the boxes of its column, with a dark pen. Empty boxes are left out, so three rows are a good start.',
  'sheet.stepPhoto':
    'Photograph it from above with all four corner marks in sight. It may lie askew, and the light need not be even.',
  'sheet.stepOpen': 'In “My digits”, open the photo of the sheet. You see every digit before any is taken.',
  'sheet.print': 'Print',
  'sheet.picture':
    'The sheet: a mark in each corner, a bar at the top, and below the digits 0 to 9 ten boxes for each',
  'sheet.onTop': 'Write each digit in the boxes below it, with a dark pen.',
  'sheet.below': 'Then photograph the whole sheet with its four corner marks.',
};
