// site.js — what every page of the site says.

export default {
  name: '数字实验室',
  tagline: '就在这个网页里学会认数字的神经网络',
  language: '语言',
  dark: '深色',
  light: '浅色',
  newVersion: '本页有了新版本。',
  reload: '重新载入',
  reproductions: '复现：重新训练已发表的教程',
  benchmark: '性能测试：这个浏览器训练得有多快',
  forTeachers: '给教师：教案、附答案的学习单',
  forPosts: '放进文章或课程：嵌入实验室的代码',
  'ideas.name': '概念',
  'ideas.title': '概念 – 数字实验室',
  'ideas.tagline': '数字实验室里各个名词的意思，都有一幅可以动手的图和公式。',

  // Times
  'duration.seconds': '{seconds} 秒',
  'duration.minutes': '{minutes} 分 {seconds} 秒',
  'duration.hours': '{hours} 小时 {minutes} 分',
};
