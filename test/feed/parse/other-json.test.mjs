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

for (const [name, wrap] of Object.entries({
  data: (items) => ({ status: 200, data: { items } }),
  feed: (items) => ({ feed: { entries: items } }),
  rss: (items) => ({ rss: { channel: { title: '시험 신문', item: items } } }),
  responseData: (items) => ({ responseData: { feed: { title: '시험 신문', entries: items } } }),
  articles: (items) => ({ total: 1, tags: [{ title: '태그' }], articles: items }),
}))
  test(`a list of items within ${name} is found`, async () => {
    const { url, title } = await first(wrap([{ title: '하나', link: '/1' }]));
    assert.deepEqual({ url, title }, { url: 'https://news.example/1', title: '하나' });
  });

test('a report of errors is no feed', async () => {
  const report = { errors: [{ status: '404', title: 'Not found', detail: 'No such feed' }] };
  await assert.rejects(parseFeed(JSON.stringify(report)), { code: 'format' });
});
