// pictures.js — pictures from outside.

export default {
  openPicture: '打开图片',
  takePhoto: '拍照',
  myDigits: '我的数字',
  ownScore: '按文件名，{count} 个中读对 {right} 个。',
  'picture.nothing': '没有找到数字。请用深色的笔写在白纸上，让数字占满画面的大部分。',
  'picture.small': '数字太小，无法辨认。请靠近些再拍，或裁剪图片。',
  'picture.many': '图中有 100 多处可能是数字。请把图片裁剪到要读的数字。',
  'picture.grid': '这是那张有格子的纸的照片。请在上面“我的数字”里用“打开纸的照片”打开。',
  'picture.notPicture': '浏览器无法把它作为图片打开：文件已损坏、太大，或格式不受支持。',
  'picture.format': '这是 {format} 格式，这个浏览器无法把它作为图片打开。请另存为 PNG 或 JPEG，再打开。',
  'picture.tiff':
    '这是扫描仪常用的 TIFF 格式，这个浏览器打不开。请另存为 PNG 或 JPEG（例如在“画图”或“预览”中“另存为”或“导出”），再打开。',
  'picture.heic':
    '这是手机常用的 HEIC 照片，这个浏览器打不开。请存为 JPEG（例如在“照片”或“预览”中“导出”），再打开。iPhone 可在“设置 > 相机 > 格式”中选“兼容性最佳”，以后就拍成 JPEG。',
  'picture.pdf': '这是 PDF，不是图片。请把页面存为 PNG 或 JPEG，或截图，再打开。',
  'picture.svg': '这个浏览器无法把这幅矢量图（SVG）当作图片打开。请存为 PNG，再打开。',
  'picture.noCanvas': '浏览器版本太旧，无法在此打开图片。请改用画板。',
  'picture.notLoaded': '没有打开这个文件：本页打开图片的那一部分无法载入。请检查网络连接，然后重试。',
  'picture.foreign': '没有打开这个文件：本页打开图片的那一部分属于另一个版本。请重试，或重新载入本页。',
  'picture.noMemory': '无法处理这张图片：内存不足。请换一张小些的。',
  'picture.textLines': '数字的文本文件应有 28 行，每行 28 个 0 或 1；这个文件有 {lines} 行。',
  'picture.textColumns': '第 {line} 行有 {columns} 个字符；应为 28 个，每个是 0 或 1。',
  'picture.textCharacter': '第 {line} 行第 {column} 列：“{character}”既不是 0 也不是 1。',
  'picture.textEmpty': '文件里没有 1，图像是空的。',
};
