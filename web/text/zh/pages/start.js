// start.js — what is read before the modules of a page are here, or where they never come.

export const said = {
  old: '这个浏览器太旧，无法显示本页，缺少：{missing}。需要 Chrome 或 Edge 111、Firefox 121、Safari 16.4 或更新的版本。',
  frame:
    '本页处在沙盒框架中，无法载入自己的各个部分。框架需要 allow-same-origin，或者本页的服务器需要发送 Access-Control-Allow-Origin: *。在单独的标签页中可以运行：{address}',
  file: '本页无法作为文件直接打开：浏览器只从网络服务器载入它的各个部分。请用网络服务器提供本文件夹，再打开它的地址。',
  broken: '本页无法启动：有一部分没有载入，或属于另一个版本。',
  slow: '本页还没有启动。网络可能很慢或已中断。',
  plain: '本页的样式没有载入。功能正常，但外观不对。',
  reload: '重新载入本页',
};

export const inPages = {
  noScript: '本页需要 JavaScript：一切都在你的浏览器里进行。',
  opening:
    '网络一开始只有随机的权重。成千上万个手写数字让它们每次变好一点点。不到一分钟，它就认得你写的数字。',
};

export const posters = ['在本机训练神经网络 ▶', '未能载入。在新标签页中打开 ↗'];
