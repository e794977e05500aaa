/** `{item}` and `{lang}` in an address: whatever is put there is one segment of the path. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addressOfLanguage } from '../../../dist/feed/load/load-by-language.js';
import { addressOfItem } from '../../../dist/feed/load/placeholders.js';

const PAGE = 'https://page.example/news/index.html';
const TEMPLATES = [
  '/article/{item}.json',
  '/article/{item}/x.json',
  '/{item}.json',
  '/{item}/x.json',
  '{item}',
  '{item}/x.json',
  './{item}',
  'https://news.example/{item}',
  'https://news.example/f?no={item}&x=1',
  'https://news.example/f#{item}',
  '//news.example/{item}/{item}',
];
const VALUES = [
  '../uploads/x',
  '..',
  '.',
  '%2e%2e',
  '%2E%2E/x',
  '..%2Fuploads',
  '..\\uploads',
  '/evil.example/f',
  '//evil.example/f',
  'https://evil.example/f',
  'javascript:alert(1)',
  '@evil.example',
  ':80@evil.example/',
  "$'$'",
  '$&$`$1$$',
  '?x=1&no=5',
  '#x',
  '\t/\n/evil.example',
  '\ud800',
  '{lang}{item}',
  '\u3002\u3002',
  '．．',
  '/',
  '\\',
  'a/b',
  ';/../x',
];

/** Parts of an address that a value must not change: the origin, the folders, the number of parameters. */
function shape(address) {
  const url = new URL(address, PAGE);
  const [, ...folders] = url.pathname.split('/');
  return [url.origin, url.username, folders.length, [...url.searchParams.keys()].join()].join(' ');
}

it('an item is one segment of the path, and leads to no other folder or host', () => {
  for (const template of TEMPLATES)
    for (const value of VALUES)
      for (const item of [
        value,
        `?no=${value}`,
        `https://news.example/?no=${value}`,
        `/x?a=1&no=${value}#y`,
      ]) {
        const address = addressOfItem(template, item);
        if (address === undefined) continue;
        assert.equal(
          shape(address),
          shape(template.replaceAll('{item}', 'x')),
          `${template} ${item} ${address}`,
        );
        // Many servers decode a path before they resolve it.
        const decoded = decodeURIComponent(
          new URL(address, PAGE).pathname.replace(/%(?![\da-f]{2})/gi, '%25'),
        );
        assert.doesNotMatch(decoded, /(^|[/\\])\.{1,2}([/\\]|$)/, `${template} ${item} ${address}`);
      }
});

it('a number is never more than one segment, even for a server that decodes it', () => {
  for (const value of VALUES) {
    const address = addressOfItem('/article/{item}.json', `?no=${value}`);
    if (address) assert.doesNotMatch(decodeURIComponent(address.slice('/article/'.length)), /[/\\]/, value);
  }
});

it('a usual item is put there as it is', () => {
  assert.equal(addressOfItem('/a/{item}.json', 'https://news.example/?no=15446&x'), '/a/15446.json');
  assert.equal(addressOfItem('/a/{item}.json', '15446'), '/a/15446.json');
  assert.equal(addressOfItem('/a/{item}.json', '기사'), '/a/%EA%B8%B0%EC%82%AC.json');
  assert.equal(addressOfItem('/a/{item}.json', '?no=%EA%B8%B0'), '/a/%EA%B8%B0.json');
  assert.equal(addressOfItem('/a?u={item}', 'https://n.example/a/b'), '/a?u=https%3A%2F%2Fn.example%2Fa%2Fb');
  assert.equal(addressOfItem('/a/b.json', ''), '/a/b.json');
});

it('without an item there is no address', () => {
  for (const item of ['', '?no='])
    assert.notEqual(addressOfItem('/{item}/evil.example/f', item), '//evil.example/f');
  assert.equal(addressOfItem('/{item}/evil.example/f', ''), undefined);
});

it('a language is one segment of the path', () => {
  for (const value of VALUES) {
    const address = addressOfLanguage('/{lang}/f.json', value);
    assert.equal(shape(address), shape('/x/f.json'), `${value} ${address}`);
  }
  assert.equal(addressOfLanguage('/{lang}.json', 'zh-CN'), '/zh-CN.json');
});
