// lessons.js — the lessons, by their numbers: what each is called, and what a pupil can do after it.

export default {
  'lesson.1': '图片就是数字',
  'lesson.2': '一个神经元',
  'lesson.3': '网络在猜',
  'lesson.4': '训练',
  'lesson.5': '诚实的测试',
  'lesson.6': '看看错误',
  'lesson.7': '我们自己的笔迹',
  'lesson.8': '弄坏它',
  'lesson.9': 'Keras 的两个网络',

  'aim.1': '说出计算机从一张图像得到什么：{pixels} 个数和一个标签。',
  'aim.2': '算出一个神经元怎样处理输入：乘积、总和、偏置、激活。',
  'aim.3': '读懂十个概率，并说出未训练的网络为什么十次对一次。',
  'aim.4': '说出批、轮和学习率是什么，以及训练改变了什么。',
  'aim.5': '说出为什么要用没有参加训练的图像来测试网络。',
  'aim.6': '读懂混淆矩阵，并判断一张认错的图像该怪谁。',
  'aim.7': '测出全班自己写的数字认对多少，并说出数据里缺了谁。',
  'aim.8': '从曲线说明一次训练哪里出了问题。',
  'aim.9': '搭建 Keras 教程里的网络，并数出参数个数。',
};
