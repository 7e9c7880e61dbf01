// room.js — what is in the room.

export default {
  ways: '本页各部分',
};
