// golf.js — reaching a goal with the smallest or the fastest network.

export default {
  'golf.name': 'Golf',
  'golf.about': 'Reach 98 or 99 % with as few parameters, or in as few seconds, as you can.',
  'golf.title': 'Golf: the fewest win',
  'golf.lead':
    'Change the network and the settings, press Train, and see here how the run stands to each goal.',
  'golf.rules': 'What counts',
  'golf.rule.test': 'Ten digits of MNIST, and all of its test images, which no network is trained on.',
  'golf.rule.parameters':
    'Every number counts as a parameter that the network keeps, the moving averages of normalisation too.',
  'golf.rule.seconds': 'Seconds are those of the epochs on this machine: others are faster or slower.',
  'golf.rule.line':
    'The run begins with fresh weights and is strict, so that whoever has its line can train it again.',
  'golf.rule.kept': 'Your best stays as long as its run is in the list of runs.',
  'golf.begin': 'Begin with a small network',
  'golf.last': 'Last run',
  'golf.run': 'Run {id}: {percent} of {count} test images right, {parameters} parameters, {seconds} s.',
  'golf.broken.digits': 'It does not count: golf is played on MNIST.',
  'golf.broken.classes': 'It does not count: some digits are left out.',
  'golf.broken.test': 'It does not count: only a part of the test images was read.',
  'golf.goal.parameters': '{percent} with the fewest parameters',
  'golf.goal.seconds': '{percent} in the fewest seconds',
  'golf.known': 'Known',
  'golf.record': '{value} parameters ({by}, as its author says)',
  'golf.noRecord': 'none: it depends on the machine',
  'golf.yours': 'Your best',
  'golf.best': '{score}, run {id}',
  'golf.none': 'not reached yet',
  'golf.parameters': { one: '{count} parameter', other: '{count} parameters' },
  'golf.seconds': '{seconds} s on this machine',
  'golf.short': { one: '{count} more image must be right', other: '{count} more images must be right' },
  'golf.reached': 'reached with {score}.',
  'golf.times': 'That is {times} times the {record} that are known.',
  'golf.beats': 'That is fewer than the {record} that are known!',
};
