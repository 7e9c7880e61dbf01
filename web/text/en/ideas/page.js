// page.js — what stands around every idea.

export default {
  'ideas.close': 'Close',
  'ideas.more': 'More, with the formula',
  'ideas.contents': 'All ideas',
  'ideas.formula': 'As a formula',
  'ideas.lab': 'See it in the lab',
  'ideas.try': 'Guess first, then try',
  'ideas.former': 'Before: {name}',
  'ideas.next': 'Next: {name}',
  'ideas.help': 'Help and all words',
  'group.data': 'Data',
  'group.network': 'Inside the network',
  'group.answer': 'Its answer',
  'group.training': 'Training',
};
