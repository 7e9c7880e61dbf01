// embed.js — the page that builds the code for a post.

export default {
  'embed.name': 'In your post',
  'embed.title': 'In your post – Digit Lab',
  'embed.tagline': 'The lab in a post, a course or a page: click together what it shows, and copy the code.',

  // What is chosen
  'embed.choose': 'What it shows',
  'embed.view': 'View',
  'embed.view.train': 'Train and draw',
  'embed.view.pad': 'Draw',
  'embed.view.compare': 'Compare',
  'embed.view.full': 'All of the lab',
  'embed.about.train': 'The pad, its answer, and a button that trains the network before the reader’s eyes.',
  'embed.about.pad': 'The pad and its answer, and nothing else.',
  'embed.about.compare': 'Two networks train side by side, and both read what the reader draws.',
  'embed.about.full': 'The whole page, without what you take away.',
  'embed.preset': 'Network',
  'embed.left': 'Network on the left',
  'embed.right': 'Network on the right',
  'embed.link': 'Or a link to a state of the lab, from “Copy link”',
  'embed.linkNote':
    'It brings its settings in place of the network above. With trained weights in it, readers draw for your network.',
  'embed.linkWrong': 'This is no link with settings of the lab.',
  'embed.linkUnread': 'What could not be read of it is left out: {unread}',
  'embed.readers': 'The reader’s',
  'embed.theme': 'Colours',
  'embed.pages': 'As the page around',
  'embed.width': 'Width at most',
  'embed.pixels': '{count} pixels',
  'embed.hide': 'Without',
  'hidden.bench': 'All subjects',
  'hidden.train': 'Train and its progress',
  'hidden.header': 'The header',
  'hidden.own': 'Other data and own files',
  'hidden.layers': 'The line of layers',
  'hidden.settings': 'The settings of a run',
  'hidden.step': 'Single steps',
  'hidden.split': 'The split of the images',
  'hidden.engine': 'The engine',
  'hidden.search': 'The search',
  'hidden.photo': 'Photos',
  'hidden.link': 'Copy link',

  // How it looks, and the code
  'embed.preview': 'Preview',
  'embed.previewLead':
    'This is what readers see at first. Nothing else is loaded until they press it; then about 11 MB of images come, once.',
  'embed.code': 'Code',
  'embed.site': 'Kind of site',
  'site.wordpress': 'WordPress',
  'site.wordpress.how':
    'Add a block “Custom HTML” and paste this. WordPress keeps scripts of those only who may post unfiltered HTML: on most sites of their own these are administrators and editors.',
  'site.ghost': 'Ghost',
  'site.ghost.how': 'Type /html on an empty line for an HTML card, and paste this.',
  'site.hugo': 'Hugo',
  'site.hugo.how':
    'Hugo leaves HTML out of Markdown. A shortcode lets it through: make the file once, then use it in every post.',
  'site.notion': 'Notion',
  'site.notion.how':
    'Type /embed and paste this address. Draw the frame as high as it needs; on phones it scrolls within its frame.',
  'site.moodle': 'Moodle',
  'site.moodle.how':
    'In the editor of a page or a label, open the source code (</>) and paste this. If your site sets the attribute sandbox, it must contain allow-scripts, and allow-same-origin if the host of this site sends no header Access-Control-Allow-Origin.',
  'site.html': 'Plain HTML',
  'site.html.how':
    'The element shows a poster, grows with its content and has methods and events. The frame works where no script may run, at the height that it is given.',
  'embed.element': 'Element',
  'embed.frame': 'Frame',
  'embed.address': 'Address',
  'embed.hugoFile': 'The file layouts/shortcodes/rawhtml.html',
  'embed.hugoPost': 'In the post',
  'embed.copy': 'Copy: {name}',
  'embed.copied': 'Copied.',
  'embed.selected': 'Selected: press Ctrl+C or ⌘C.',
  'embed.open': 'The code leads to the site on which you read this.',
};
