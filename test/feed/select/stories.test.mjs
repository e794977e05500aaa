import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Stories } from '../../../dist/feed/select/stories.js';
import { storyUrl } from '../../../dist/feed/select/story-url.js';

const feed = (name, items) => ({
  version: '',
  title: name,
  home_page_url: `https://${name}.example/`,
  items,
});
const item = (id, members = {}) => ({ id, title: `Title of ${id}`, ...members });

/** True if the second item is the story of the first. */
function same(first, second, inOneFeed = false) {
  const one = feed('one', inOneFeed ? [first, second] : [first]);
  const other = inOneFeed ? one : feed('other', [second]);
  const stories = new Stories();
  stories.add(first, one);
  return !stories.add(second, other);
}

test('addresses of a story differ in scheme, www, tracking parameters and fragment', () => {
  const expected = storyUrl('https://news.example/view.php?no=7');
  for (const address of [
    'http://news.example/view.php?no=7',
    'https://www.news.example/view.php?no=7#comments',
    'https://news.example/view.php?utm_source=rss&no=7&utm_medium=feed',
    'https://news.example/view.php?no=7&fbclid=abc&gclid=x',
  ])
    assert.equal(storyUrl(address), expected, address);
  assert.notEqual(storyUrl('https://news.example/view.php?no=8'), expected);
  assert.equal(storyUrl('https://news.example/a/?utm_source=x'), storyUrl('https://news.example/a'));
  assert.notEqual(storyUrl('https://news.example/?ref=7'), storyUrl('https://news.example/?ref=8'));
});

test('items with one address are one story, whatever their ids and titles', () => {
  const url = 'https://one.example/a';
  assert.equal(same(item('1', { url }), item('2', { url: 'http://www.one.example/a#x' })), true);
  assert.equal(same(item('1', { url }), item('2', { url }), true), true);
  assert.equal(same(item('1', { url }), item('https://one.example/a?utm_source=x')), true);
});

test('an id that is no address is that of one publisher', () => {
  assert.equal(same(item('1'), item('1', { title: 'Other' }), true), true);
  assert.equal(same(item('1'), item('1', { title: 'Other' })), false);
  assert.equal(same(item('tag:x,2020:1'), item('tag:x,2020:1', { title: 'Other' })), true);
  assert.equal(
    same(
      item('1', { url: 'https://cms.example/1' }),
      item('1', { url: 'https://cms.example/one', title: 'Other' }),
    ),
    true,
  );
});

test('an id or address that a feed gives to many items names none of them', () => {
  const url = 'https://one.example/';
  const items = ['a', 'b', 'c', 'd'].map((title) => ({ id: '0', url, title }));
  const list = feed('one', items);
  const stories = new Stories();
  assert.deepEqual(
    items.map((each) => stories.add(each, list)),
    [true, true, true, true],
  );
});

test('items of two feeds with one title and dates within a day are one story', () => {
  const first = item('1', { title: '동포 간담회', date_published: '2026-01-02T00:00:00Z' });
  const at = (date, title = '동포  간담회') => item('2', { title, date_published: date });
  assert.equal(same(first, at('2026-01-02T23:00:00Z')), true);
  assert.equal(same(first, at('2026-01-01T01:00:00Z')), true);
  assert.equal(same(first, at('2026-01-04T00:00:00Z')), false);
  assert.equal(same(first, item('2', { title: '동포 간담회' })), false, 'no date');
  assert.equal(same(first, at('2026-01-02T23:00:00Z'), true), false, 'one feed');
});

test('a daily column of two feeds is a story each day', () => {
  const one = feed('one', []);
  const other = feed('other', []);
  const stories = new Stories();
  const on = (day, hour, list) =>
    stories.add(
      item(`${day} ${list.title}`, {
        title: '오늘의 날씨',
        date_published: `2026-01-0${day}T${hour}:00:00Z`,
      }),
      list,
    );
  assert.deepEqual(
    [on(1, '06', one), on(1, '09', other), on(2, '08', one), on(2, '09', other)],
    [true, false, true, false],
  );
});

test('a copy leads to a third one that shares nothing with the first', () => {
  const lists = ['one', 'other', 'third'].map((name) => feed(name, []));
  const stories = new Stories();
  const date_published = '2026-01-01T00:00:00Z';
  assert.equal(stories.add(item('a', { title: 'T', date_published }), lists[0]), true);
  const url = 'https://x.example/1';
  assert.equal(stories.add(item('b', { title: 'T', date_published, url }), lists[1]), false);
  assert.equal(stories.add(item('c', { title: 'Other', url }), lists[2]), false);
});
