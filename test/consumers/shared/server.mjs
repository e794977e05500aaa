/** On a server: no `window`, no warning, and the markup that a client takes over. */
import assert from 'node:assert/strict';
import { DongpoBest } from 'dongpo-widgets/react';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const said = [];
console.error = (...words) => said.push(words.join(' '));
const child = createElement('a', { href: 'https://news.example/' }, '동포투데이');
const html = renderToString(
  createElement(DongpoBest, { className: 'best', feed: {}, headingLevel: 4, onDongpoSelect() {} }, child),
);
assert.equal(html, '<dongpo-best class="best"><a href="https://news.example/">동포투데이</a></dongpo-best>');
assert.deepEqual(said, []);
assert.equal(globalThis.window, undefined);
