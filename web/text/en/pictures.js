// pictures.js — words about pictures from outside, in English and in Chinese.

export const PICTURES_TEXT = /** @type {const} */ ({
  orPicture: [
    'Or a photo, a picture, or text of 0s and 1s: open, paste or drop it. It stays on this device.',
    '也可以用照片、图片或由 0 和 1 组成的文本：选择、粘贴或拖放到页面任意处。文件不会离开本机。',
  ],
  openPicture: ['Open a picture', '打开图片'],
  takePhoto: ['Take a photo', '拍照'],
  backToPad: ['Draw instead', '改用画板'],
  yourPicture: ['Your picture', '你的图片'],
  yourPictures: ['Your pictures', '你的图片'],
  pasted: ['From the clipboard', '来自剪贴板'],
  openingPicture: ['Looking for digits …', '正在寻找数字……'],
  pictureName: [
    'The picture; digits found, each with a frame: {count}',
    '图片；用方框标出的数字：{count} 个',
  ],
  pictureReads: ['The picture reads', '图片上的数字'],
  itReads: ['It reads', '读出：'],
  lineName: ['Line {line}', '第 {line} 行'],
  unsureCount: ['Not sure of {unsure} of {count}.', '{count} 个中有 {unsure} 个不确定。'],
  pictureLead: [
    'Each digit is cut out, scaled and centred as in MNIST: the small images are what the network sees.',
    '每个数字都被裁出、缩放并居中，与 MNIST 的做法相同；小图就是网络看到的样子。',
  ],
  sheetsLeftOut: [
    'At most {most} files at once: {left} left out.',
    '一次最多 {most} 个文件，有 {left} 个未打开。',
  ],
  'picture.nothing': [
    'No digit was found. Write with a dark pen on plain paper, and let the digits fill most of the picture.',
    '没有找到数字。请用深色的笔写在白纸上，让数字占满画面的大部分。',
  ],
  'picture.small': [
    'The digits are too small to read. Take the picture from nearer by, or cut it to the digits.',
    '数字太小，无法辨认。请靠近些再拍，或裁剪图片。',
  ],
  'picture.many': [
    'More than 100 things look like digits here. Cut the picture to the digits that are to be read.',
    '图中有 100 多处像是数字。请把图片裁剪到要读的数字。',
  ],
  'picture.notPicture': [
    'This is no picture that the browser can open: it is damaged, too large, or of a kind it does not know.',
    '无法作为图片打开：文件已损坏、太大，或是浏览器不认识的格式。',
  ],
  'picture.noCanvas': [
    'This browser is too old to open pictures here. You can draw on the pad instead.',
    '浏览器版本太旧，无法在此打开图片。请改用画板。',
  ],
  'picture.noMemory': [
    'The picture could not be searched: there is not enough memory. Try a smaller one.',
    '无法处理这张图片：内存不足。请换一张小些的。',
  ],
  'picture.textLines': [
    'A text file of a digit has 28 lines of 28 characters, 0 or 1; this one has {lines}.',
    '数字的文本文件应有 28 行，每行 28 个 0 或 1；这个文件有 {lines} 行。',
  ],
  'picture.textColumns': [
    'Line {line} has {columns} characters; it needs 28, each 0 or 1.',
    '第 {line} 行有 {columns} 个字符；应为 28 个，每个是 0 或 1。',
  ],
  'picture.textCharacter': [
    'Line {line}, column {column}: “{character}” is neither 0 nor 1.',
    '第 {line} 行第 {column} 列：“{character}”既不是 0 也不是 1。',
  ],
  'picture.textEmpty': ['There is no 1 in this file, and so no ink.', '文件里没有 1，也就没有墨迹。'],
});
