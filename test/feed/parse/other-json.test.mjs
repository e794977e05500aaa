import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../dist/feed/index.js';

const first = async (json) =>
  (await parseFeed(JSON.stringify(json), { url: 'https://news.example/' })).items[0];
const title = { rendered: '제목' };

test('a WordPress post without embedded objects and UTC dates is read', async () => {
  const item = await first([
    {
      id: 7,
      link: '/7',
      title,
      date: '2026-11-23T14:05:00',
      modified: '2026-11-24T09:00:00',
      excerpt: '요약',
    },
  ]);
  assert.deepEqual(item, {
    id: '7',
    url: 'https://news.example/7',
    title: '제목',
    summary: '요약',
    date_published: '2026-11-23T14:05:00+09:00',
    date_modified: '2026-11-24T09:00:00+09:00',
  });
});

test('a WordPress post’s dates in UTC are preferred', async () => {
  const item = await first([{ id: 7, title, date: '2026-11-23T14:05:00', date_gmt: '2026-11-23T05:05:00' }]);
  assert.equal(item.date_published, '2026-11-23T05:05:00Z');
});

test('a list of items with the names of RSS is read', async () => {
  const item = await first({
    name: 'x',
    items: [
      {
        guid: 'a-1',
        link: '/1',
        title: '제목',
        description: '요약',
        content: '<p>본문</p>',
        pubDate: 'Mon, 23 Nov 2026 14:05:00 +0900',
        updated: '2026-11-24T09:00:00Z',
        thumbnail: '/1.jpg',
        categories: ['사회'],
      },
    ],
  });
  assert.deepEqual(item, {
    id: 'a-1',
    url: 'https://news.example/1',
    title: '제목',
    summary: '요약',
    content_html: '<p>본문</p>',
    date_published: '2026-11-23T14:05:00+09:00',
    date_modified: '2026-11-24T09:00:00Z',
    image: 'https://news.example/1.jpg',
    tags: ['사회'],
  });
});
