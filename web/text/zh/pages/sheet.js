// sheet.js — the page of the sheet that people print and write digits on.

export default {
  'sheet.name': '写数字的纸',
  'sheet.title': '写数字的纸 – 数字实验室',
  'sheet.tagline': '打印，书写，拍照：数字实验室从照片里取出这些数字。',
  'sheet.how': '怎样使用',
  'sheet.stepPrint': '用 A4 或 Letter 纸打印，黑白即可。打印出来的大小无关紧要。',
  'sheet.stepWrite': '用深色笔把每个数字写在它那一列的格子里。空格子会略过，先写三行就够了。',
  'sheet.stepPhoto': '从上方拍照，四个角的标记都要拍到。歪一点、光线不匀都没关系。',
  'sheet.stepOpen': '在“我的数字”里打开这张照片。收下之前，你会看到每一个数字。',
  'sheet.print': '打印',
  'sheet.picture': '这张纸：四角各有一个标记，上方有一条横杠，数字 0 到 9 下面各有十个格子',
  'sheet.onTop': '请用深色笔，把每个数字写在它下面的格子里。',
  'sheet.below': '写好后，把整张纸连同四个角的标记拍下来。',
};
