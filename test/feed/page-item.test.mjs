/** The item that is the page's own article. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pageAddresses } from '../../dist/dom/page-addresses.js';
import { pictureKey } from '../../dist/feed/model/picture-key.js';
import { isItemAt } from '../../dist/feed/select/page-item.js';

for (const [own, page, expected] of [
  ['https://news.example/a/1', 'https://news.example/a/1', true],
  ['https://news.example/a/1', 'http://www.news.example/a/1/?utm_source=x&fbclid=1#comments', true],
  ['https://news.example/?no=15446', 'https://news.example/view.php?no=15446&page=2', true],
  ['https://news.example/?no=15446', 'https://other.example/?no=15446', false],
  ['https://news.example/?no=15446', 'https://news.example/?no=1544', false],
  ['https://news.example/a/1', 'https://news.example/a/12', false],
  ['https://news.example/a/1', 'https://news.example/', false],
  ['https://news.example/#/a/1', 'https://news.example/#/a/1', true],
  ['https://news.example/#/a/1', 'https://news.example/#/a/2', false],
  ['https://news.example/#!1', 'https://news.example/', false],
])
  it(`${own} ${expected ? 'is' : 'is not'} ${page}`, () => {
    assert.equal(isItemAt({ id: 'x', url: own }, [page]), expected);
    assert.equal(isItemAt({ id: own }, ['https://x.example/', page]), expected);
  });

it('an item without addresses is no page, and no page is no item', () => {
  assert.equal(isItemAt({ id: '5', title: '글' }, ['https://news.example/5']), false);
  assert.equal(isItemAt({ id: '5', url: 'https://news.example/5' }, []), false);
  assert.deepEqual(pageAddresses(), []);
});

for (const [one, other, expected] of [
  ['https://a.example/p.jpg', 'http://a.example/p.jpg?w=300', true],
  ['https://a.example/p-300x200.jpg', 'https://a.example/p-scaled.jpg', true],
  ['https://a.example/s72-c/p.jpg', 'https://a.example/s1600/p.jpg', true],
  ['https://a.example/p1.jpg', 'https://a.example/p2.jpg', false],
  ['https://a.example/image.php?id=1', 'https://a.example/image.php?id=2', false],
])
  it(`${one} ${expected ? 'is' : 'is not'} ${other}`, () => {
    assert.equal(pictureKey(one) === pictureKey(other), expected);
  });
