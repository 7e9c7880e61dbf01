// bars.test.js — a bar chart as SVG.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsSvg } from '../../../web/plot/bars.js';

const INK = { paper: '#fff', halo: '#fff', ink: '#000', soft: '#555', hairline: '#ccc', hues: ['#00f'] };

test('a bar is as high as its value, and names it', () => {
  const bars = [
    { label: 'a < b', value: 6742 },
    { label: '2', value: 3371 },
    { label: '3', value: 0 },
  ];
  const svg = barsSvg({ title: 'Labels & counts', axis: 'images', bars }, INK, '"Noto Sans", serif');
  const heights = [...svg.matchAll(/ height="([\d.]+)" fill="#00f"/g)].map(([, height]) => Number(height));
  assert.equal(heights.length, 3);
  assert.ok(Math.abs(heights[0] - 2 * heights[1]) < 0.2 && heights[2] === 0);
  assert.match(svg, />6,742</);
  assert.match(svg, />a &#60; b</);
  assert.match(svg, />Labels &#38; counts</);
  assert.doesNotMatch(svg, /NaN|font-family=""/);
});
