// teacher.js — the head of the page for teachers; what stands on it is a chunk of its own.

export default {
  'teacher.name': 'For the teacher',
  'teacher.title': 'For the teacher – Digit Lab',
  'teacher.tagline': 'Two plans, worksheets with answers, and what to have ready: nothing to install.',
};
