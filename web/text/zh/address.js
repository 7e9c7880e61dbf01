// address.js — links to the page.

export default {
  copyLink: '复制链接',
  showLink: '显示链接和二维码',
  linkTitle: '本页的链接',
  linkLead: '在任何设备上打开它，页面都会是现在的设置。',
  linkAddress: '地址',
  linkLength: '{count} 个字符',
  copyAgain: '复制',
  linkCopied: '已复制。',
  linkSelected: '这个浏览器不让网页复制。地址已选中：请按 Ctrl+C 或 ⌘C。',
  linkWeights: '附上训练好的权重',
  linkOwnFiles: '链接里没有你自己的文件：打开时用的是 MNIST。',
  linkCode: '链接的二维码',
  linkLong: '太长，做不成二维码。有些程序会截断这么长的链接。',
  andMore: '{named}，另有 {count} 项',
  linkBrings: '这个链接带来：{settings}。',
  linkLayers: '{count} 层',
  linkUnread: '其中无法读懂的是{parts}。',
  quoted: '“{text}”',
  readyFromLink: '权重来自链接。点“训练”可继续训练。',
  offerLink: '本页由带有设置的链接打开。上次的训练仍然保存着。',
};
