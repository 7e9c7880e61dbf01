// svg.test.js — SVG files get a size in pixels, and those that could keep the page busy are refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSize } from '../../../web/lab/pictures/svg.js';

const NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"';

test('the larger side has 1200 pixels, whatever size the file gives', () => {
  for (const [given, expected] of [
    ['width="200" height="100"', 'width="1200" height="600" viewBox="0 0 200 100"'],
    ['width="20cm" height="100%" viewBox="0 0 50 100"', 'width="600" height="1200" viewBox="0 0 50 100"'],
    ['', 'width="1200" height="600" viewBox="0 0 300 150"'],
  ])
    assert.equal(
      withSize(`<svg ${NAMESPACE} ${given}><g/></svg>`).replace(/ +/g, ' ').includes(expected),
      true,
      given,
    );
});

test('what is no SVG, or repeats shapes in turn, is refused', () => {
  for (const content of [
    '<filter id="a"/>',
    '<defs><g id="a"/><g id="b"><use href="#a"/><use href="#a"/></g></defs><use href="#b"/>',
    '<g id="a"><use href="#b"/></g>',
    '<use href="#a"/>'.repeat(501),
  ])
    assert.throws(() => withSize(`<svg ${NAMESPACE}>${content}</svg>`), Error, content.slice(0, 30));
  assert.throws(() => withSize('<html></html>'));
  assert.throws(() => withSize(`<svg ${NAMESPACE} viewBox="0 0 0 0"/>`));
});

test('many beginnings of tags are looked through once, and do not take for hours', () => {
  for (const tag of ['<svg ', '<defs>', '<g id="a">', '<symbol']) {
    const tags = tag.repeat(2e6 / tag.length);
    assert.throws(() => withSize(tags), Error);
    const drawn = withSize(`<svg ${NAMESPACE}><use href="#a"/>${tags}</svg>`);
    assert.match(drawn, /^<svg width="1200"/);
  }
});

test('a shape may be repeated after others that can be', () => {
  const content =
    '<defs><g id="a"/></g></defs><symbol id="b"></symbol><use href="#a"/><g><use href="#b"/></g>';
  assert.match(withSize(`<svg ${NAMESPACE}>${content}</svg>`), /<use href="#b"/);
});
