// room.js — what is in the room.

export default {
  ways: 'Parts of this page',
};
