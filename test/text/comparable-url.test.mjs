import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleNumber } from '../../dist/text/article-number.js';
import { comparableUrl } from '../../dist/text/comparable-url.js';

test('comparableUrl is the same for addresses that differ in scheme, www, fragment and trailing slash', () => {
  for (const address of [
    'https://news.example/a',
    'http://news.example/a',
    'https://www.news.example/a/',
    'https://news.example/a#top',
    'http://www.news.example/a/#top/b',
  ])
    assert.equal(comparableUrl(address), 'news.example/a', address);
  assert.notEqual(comparableUrl('https://news.example/a?no=1'), comparableUrl('https://news.example/a?no=2'));
});

test('articleNumber is the value of no in a query', () => {
  assert.equal(articleNumber('https://news.example/view.php?s=1&no=15446#top'), '15446');
  assert.equal(articleNumber('view.php?no=7'), '7');
  assert.equal(articleNumber('https://news.example/view.php?piano=7'), undefined);
});
