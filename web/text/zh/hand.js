// hand.js — a person's own digits, and what a network gains and loses when it learns them.

export default {
  itIs: '这是 {label}',
  sayWhat: '其实是几？点它的条，就收入你的数字。',
  saidWhat: '已记为 {label}：你有 {count} 个数字。',

  handOpened: '增加了 {count} 个数字。',
  handError: '这些数字无法使用。{reason}你的数字没有变。',

  // On the stage
  'next.pressBar': '读错了？点正确数字的条。',
  'next.writeDigit': '现在写一个 {label}。',
  'next.writeCount': '{all} 个中已有 {done} 个。',
  'next.keepDigit': '收下这个 {label}',
  'next.stopAsking': '停止',
  'next.allDigits': '你的数字都齐了。',
  'next.learnHand': '网络可以学了。',
  'next.learnAfterRun': '这次训练结束后，网络就可以学了。',
  'next.trainToLearn': '先训练网络，然后它就可以学了。',
  'next.openHand': '教网络',

  // Learning
  learnHand: '学我的数字',
  blockedHand: '网络正在学你的数字。',
  putBack: '换回之前的网络',
  handTaught: '学了 {count} 个自己的数字',
  handTaughtOf: '学了 {count} 个数字（{names}）',
  handAnd: '、',
  handOtherWriters: '其他人',
  handSteps: '{steps} 步，每批一半是自己的数字',
};
