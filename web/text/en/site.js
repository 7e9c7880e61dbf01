// site.js — what every page of the site says.

export default {
  name: 'Digit Lab',
  tagline:
    'Train a neural network on 70,000 handwritten digits in this tab, then draw one and watch it read.',
  language: 'Language',
  dark: 'Dark',
  light: 'Light',
  reproductions: 'Published tutorials, run again: the reproductions',
  benchmark: 'How fast is this browser? The benchmark',

  // Times
  'duration.seconds': '{seconds} s',
  'duration.minutes': '{minutes} min {seconds} s',
  'duration.hours': '{hours} h {minutes} min',
};
