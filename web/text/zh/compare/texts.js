// texts.js — the Chinese texts of a frame that compares two networks: a chunk of their own.

export const texts = {
  'compare.untrained': '两个未训练的网络。',
  'compare.press': '按“训练”：两个网络都从同样的 {images} 张图像中学习。',
  'compare.learning': '两个网络都在学习。',
  'compare.draw': '写一个数字，让两个网络都来认。',
  'compare.watch': '看看它们的回答怎样变化。',
  'compare.paused': '已暂停。',
  'compare.done': '两个网络都已训练完毕。',
  'compare.agree': '两个网络都认作 {digit}。',
  'compare.differ': '两个网络意见不一：{first} 和 {second}。',
  'compare.again': '重新训练',
  'compare.error': '无法训练。{reason}',
  'compare.network': '网络 {number}',
  'compare.answerHere': '它的回答',
  'compare.reads': '{count} 张新图像，认对 {percent}',
  'compare.diverged': '步子太大：损失已不再是数值。',
};
