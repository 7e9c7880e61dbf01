// site.js — what every page of the site says.

export default {
  name: 'Digit Lab',
  tagline: 'A neural network that learns to read, in this tab',
  language: 'Language',
  dark: 'Dark',
  light: 'Light',
  newVersion: 'A new version of this page is there.',
  reload: 'Reload the page',
  reproductions: 'Reproductions: published tutorials, trained again',
  benchmark: 'Benchmark: how fast this browser trains',
  forTeachers: 'For the teacher: plans, worksheets with answers',
  forPosts: 'For a post or a course: the code that embeds the lab',
  'ideas.name': 'Ideas',
  'ideas.title': 'Ideas – Digit Lab',
  'ideas.tagline': 'What Digit Lab’s words mean, each with a picture to try and its formula.',

  // Times
  'duration.seconds': '{seconds} s',
  'duration.minutes': '{minutes} min {seconds} s',
  'duration.hours': '{hours} h {minutes} min',
};
