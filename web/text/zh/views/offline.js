// offline.js — 浏览器里保存的网站文件：只有各主题的页面才用到的文字。

export default {
  keptWhole: '没有网络也能打开本页：已保存 {size} MB 的页面和图像。',
  keptNoImages: '没有网络也能打开各页面（{size} MB）；图像载入过后才会保存。',
  keptPart: '已为下次访问保存网站的一部分：{size} MB。',
  isolatesNext: '重新载入后可以使用全部线程。',
};
