// way.js — the way of an image through the layers.

export default {
  'way.title': '一张图像的旅程',
  'way.ofDrawing': '您写的 {label} 如何通过网络',
  'way.ofImage': '一个 {label} 如何通过网络',
  'way.lead': '每一层都用上一层得出的数算出新的数。继续书写，这些图会随之变化。',
  'way.empty': '画板是空的，因此这里显示第一张测试图像。写一个数字，它就会换成您的数字。',
  'way.waits': '还没有网络，或者没有图像。',
  'way.which': '图像',
  'way.drawing': '手写数字',
  'way.answer': '答案',
};
