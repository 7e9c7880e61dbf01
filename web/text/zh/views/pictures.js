// pictures.js — photos and pictures: what only the views of the subjects say.

export default {
  orPicture: '打开、粘贴或拖放照片、图片或由 0 和 1 组成的文本：其中每个数字都会被识别。文件不会离开本机。',
  picturesTitle: '图片中的数字',
  removePictures: '移除图片',
  pasted: '来自剪贴板',
  openingPicture: '正在寻找数字……',
  pictureName: '图片；每个找到的数字有一个方框；数字：{count} 个',
  pictureReads: '图片上的数字',
  itReads: '读出：',
  lineName: '第 {line} 行',
  unsureCount: '{count} 个中有 {unsure} 个不确定。',
  pictureLead: '每个数字都被裁出、缩放并居中，与 MNIST 的做法相同；小图就是网络的输入。',
  sheetsLeftOut: '一次最多 {most} 个文件，有 {left} 个未打开。',
};
