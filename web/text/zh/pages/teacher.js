// teacher.js — the head of the page for teachers; what stands on it is a chunk of its own.

export default {
  'teacher.name': '给教师',
  'teacher.title': '给教师 – 数字实验室',
  'teacher.tagline': '两份教案、附答案的学习单，以及课前准备：什么都不用安装。',
};
