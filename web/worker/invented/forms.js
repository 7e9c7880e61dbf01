// forms.js — the forms in which people are taught to write digits, as a table of strokes.
//
// Handwriting books and the alphabets of schools differ: Central Europe writes 1 with a long upstroke and bars its 7,
// programmers and pilots slash their 0, America opens its 4, France curls the tail of its 9 and Germany does not.
// Each form here follows one of these ways; its proportions are our own.

/**
 * @typedef {object} Form
 * @property {string} name
 * @property {number} share    how often it is drawn, among the forms of its digit
 * @property {string} path     strokes, separated by `;`: places that a pen passes, `x,y` in a box of 100 units with y
 *   growing down, joined by a smooth curve; at `|` the curve has a corner
 */

/** By digit. @type {Form[][]} */
export const FORMS = [
  [
    { name: 'oval', share: 3, path: '56,2 22,14 6,50 22,88 52,98 82,86 94,48 80,14 50,2' },
    { name: 'oval that overlaps', share: 2, path: '72,10 36,2 8,34 10,74 46,98 84,80 94,40 74,6 44,8' },
    { name: 'open oval', share: 1, path: '44,6 12,30 8,70 40,98 80,84 92,44 76,12 58,6' },
    {
      name: 'slashed',
      share: 2,
      path: '54,2 20,14 6,50 22,88 52,98 82,86 94,48 80,14 50,2 ; 84,10 50,50 16,90',
    },
    {
      name: 'slashed beyond its edge',
      share: 2,
      path: '54,6 20,16 6,50 22,86 52,96 82,84 94,48 80,16 50,6 ; 100,-2 50,50 0,102',
    },
  ],
  [
    { name: 'bar', share: 3, path: '50,0 50,50 50,100' },
    { name: 'flagged', share: 3, path: '28,26 42,16 54,0 | 54,50 54,100' },
    { name: 'long flag', share: 3, path: '6,52 30,30 58,0 | 58,50 58,100' },
    { name: 'flagged and footed', share: 3, path: '26,24 42,14 52,0 | 52,50 52,98 ; 22,99 50,98 80,99' },
    { name: 'long flag and footed', share: 2, path: '8,44 32,24 56,0 | 56,50 56,98 ; 24,99 54,98 86,99' },
    { name: 'footed', share: 2, path: '52,0 51,50 50,98 ; 24,98 50,99 78,98' },
    { name: 'flagged and footed in one', share: 1, path: '28,22 44,12 52,0 | 52,50 52,98 | 20,98 | 82,98' },
  ],
  [
    { name: 'straight base', share: 3, path: '10,26 24,6 56,2 78,22 66,48 34,76 8,98 | 50,97 92,98' },
    { name: 'looped base', share: 2, path: '12,24 32,4 66,6 78,28 60,60 28,90 8,92 12,78 36,84 64,96 94,88' },
    { name: 'wavy base', share: 1, path: '12,28 30,4 64,4 80,26 62,58 10,96 | 34,86 64,98 94,90' },
    { name: 'hooked', share: 1, path: '20,32 12,18 32,2 68,6 78,30 56,62 6,98 | 48,98 92,96' },
  ],
  [
    { name: 'round', share: 4, path: '12,14 40,0 74,12 72,36 40,48 | 76,56 86,78 56,98 10,86' },
    { name: 'without a corner', share: 2, path: '14,12 44,0 76,16 66,40 46,48 76,60 84,82 52,98 10,88' },
    { name: 'flat top', share: 2, path: '10,4 44,3 80,2 | 62,22 42,42 | 74,50 88,74 58,98 8,88' },
    { name: 'looped', share: 1, path: '14,14 42,0 74,14 66,38 36,52 34,44 62,48 86,70 62,98 10,88' },
  ],
  [
    { name: 'open', share: 4, path: '22,0 16,32 10,58 | 48,57 90,56 ; 70,4 68,50 66,100' },
    { name: 'open and slanting', share: 2, path: '38,0 24,30 4,64 | 50,62 96,60 ; 70,26 64,60 58,100' },
    { name: 'open, short stem', share: 2, path: '24,0 16,32 10,62 | 50,61 92,58 ; 64,36 62,66 58,98' },
    { name: 'closed', share: 2, path: '66,0 36,34 4,66 | 50,66 96,66 ; 68,0 67,50 66,100' },
    { name: 'one stroke', share: 3, path: '20,2 14,30 12,54 | 40,58 66,50 | 76,2 | 72,50 68,100' },
    { name: 'one stroke, looped', share: 2, path: '24,2 12,36 16,56 44,58 70,40 78,8 | 74,50 66,100' },
    { name: 'one stroke, closed', share: 2, path: '70,100 70,50 70,0 | 36,34 4,68 | 50,67 96,66' },
    { name: 'round and open', share: 2, path: '18,4 10,32 22,52 48,52 74,38 ; 80,2 76,50 70,100' },
    { name: 'lightning', share: 1, path: '52,0 28,32 6,60 | 48,58 88,56 ; 56,34 52,66 46,100' },
  ],
  [
    { name: 'bar last', share: 4, path: '24,4 21,24 18,44 | 46,36 80,50 84,76 52,98 8,90 ; 24,4 54,3 88,2' },
    { name: 'bar first', share: 1, path: '22,4 54,4 86,2 ; 24,6 20,28 18,46 | 50,38 82,54 80,82 46,98 8,88' },
    { name: 'one stroke', share: 4, path: '84,2 54,3 24,4 | 20,26 18,44 | 48,36 82,52 82,80 46,98 8,88' },
    { name: 'one stroke, round', share: 3, path: '88,4 56,0 30,8 20,32 40,46 72,56 80,78 52,98 8,92' },
    {
      name: 'bar apart',
      share: 2,
      path: '26,14 20,32 16,50 | 50,42 80,58 78,84 44,98 6,88 ; 30,4 60,2 96,-2',
    },
  ],
  [
    { name: 'round', share: 3, path: '66,2 34,22 12,56 18,88 50,98 82,84 80,62 52,52 22,64 14,78' },
    { name: 'straight back', share: 3, path: '58,0 30,36 10,70 26,96 60,96 80,76 62,58 32,62 16,76' },
    { name: 'curled', share: 1, path: '78,10 56,0 24,24 8,62 22,92 54,98 80,78 64,56 34,58 14,72' },
    { name: 'open', share: 1, path: '54,0 22,40 12,76 36,98 72,90 76,66 48,58 30,70' },
  ],
  [
    { name: 'bar and slant', share: 3, path: '8,4 46,4 88,3 | 64,40 38,100' },
    { name: 'curved', share: 2, path: '10,6 48,5 86,4 | 60,36 46,66 42,100' },
    { name: 'barred', share: 4, path: '10,4 48,4 88,3 | 62,46 36,100 ; 26,52 52,50 80,48' },
    {
      name: 'barred and hooked',
      share: 2,
      path: '10,18 10,4 | 48,5 88,3 | 62,46 40,100 ; 24,54 52,50 84,48',
    },
    { name: 'hooked', share: 2, path: '8,20 10,4 | 48,6 88,3 | 62,42 44,100' },
    { name: 'wavy top', share: 1, path: '8,14 24,2 54,10 88,4 | 62,44 40,100' },
  ],
  [
    {
      name: 'one stroke',
      share: 4,
      path: '78,14 44,0 18,20 40,44 74,66 68,94 34,98 16,76 42,48 74,28 80,12',
    },
    { name: 'from its middle', share: 1, path: '48,48 18,26 46,0 80,22 48,48 14,76 46,98 84,76 48,48' },
    { name: 'two circles', share: 2, path: '50,0 24,20 48,46 76,22 50,0 ; 50,46 16,74 50,100 84,72 50,46' },
    { name: 'open top', share: 1, path: '80,6 46,2 20,24 46,48 76,72 50,98 18,80 40,52 62,34 84,20' },
  ],
  [
    { name: 'straight', share: 3, path: '76,14 44,0 16,24 34,50 66,40 78,10 | 76,50 72,100' },
    { name: 'slanting', share: 2, path: '74,12 38,2 14,30 40,50 72,26 | 62,62 50,100' },
    { name: 'curled', share: 4, path: '78,14 46,0 18,22 34,48 66,40 80,12 | 80,52 68,90 36,98 10,86' },
    {
      name: 'round and curled',
      share: 3,
      path: '76,22 50,2 20,20 26,46 58,46 78,20 82,58 64,94 30,98 12,84',
    },
    { name: 'open and curled', share: 3, path: '76,32 60,4 26,8 16,36 42,52 74,40 84,58 72,90 38,100 8,86' },
    {
      name: 'small loop, long tail',
      share: 2,
      path: '66,10 44,0 26,14 38,32 64,24 76,6 | 84,44 72,86 36,99 6,84',
    },
    { name: 'hooked', share: 1, path: '74,16 46,2 18,24 34,50 64,40 76,12 | 74,56 64,96 40,92' },
    { name: 'straight, stem apart', share: 1, path: '70,12 40,2 16,26 36,50 70,30 ; 74,4 72,50 68,100' },
  ],
];
