/** The widths of a picture: of WordPress, Media RSS, `srcset` and `_dongpo.images[].sizes`. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { srcsetOf } from '../../../dist/feed/model/srcset.js';
import { parseFeed } from '../../../dist/feed/parse/parse-feed.js';

const first = async (source, options) => {
  const { items } = await parseFeed(typeof source === 'string' ? source : JSON.stringify(source), options);
  return items[0];
};
/** The `srcset` that a list writes for the first item, with the names of files alone. */
const srcset = async (source, options) => {
  const { image, _dongpo } = await first(source, options);
  return srcsetOf(image, _dongpo?.images)?.replaceAll(/https?:\/\/[^ ]*\//g, '');
};
const rss = (inner) =>
  `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>신문</title><item><title>글</title>${inner}</item></channel></rss>`;
const media = (name, width, height) =>
  `<media:content url="https://i.test/${name}" type="image/jpeg"${width ? ` width="${width}"` : ''}${height ? ` height="${height}"` : ''}/>`;
const jsonFeed = (item) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: '신문',
  items: [{ id: '1', title: '글', ...item }],
});

describe("WordPress's REST API", () => {
  const size = (name, width, height) => ({ source_url: `https://i.test/${name}`, width, height });
  const post = (sizes) => [
    {
      id: 1,
      link: 'https://news.example/1',
      title: { rendered: '글' },
      _embedded: {
        'wp:featuredmedia': [
          { source_url: 'https://i.test/p.jpg', media_details: { width: 1200, height: 800, sizes } },
        ],
      },
    },
  ];

  it('gives its sizes, without the square part of a thumbnail', async () => {
    const sizes = {
      thumbnail: size('p-150x150.jpg', 150, 150),
      medium: size('p-300x200.jpg', 300, 200),
      large: size('p-1024x683.jpg', 1024, 683),
      full: size('p.jpg', 1200, 800),
    };
    assert.equal(await srcset(post(sizes)), 'p-300x200.jpg 300w, p-1024x683.jpg 1024w, p.jpg 1200w');
  });

  for (const sizes of [
    undefined,
    null,
    [],
    {},
    'medium',
    { medium: null },
    { medium: { source_url: 5 } },
    { medium: size('m.jpg', -1, 'x') },
  ])
    it(`gives none by ${JSON.stringify(sizes)}`, async () => {
      const item = await first(post(sizes));
      assert.equal(item.image, 'https://i.test/p.jpg');
      assert.equal(item._dongpo.images[0].sizes, undefined);
    });
});

describe('Media RSS', () => {
  for (const [what, inner, urls, expected] of [
    [
      'a group of widths is one picture',
      `<media:group>${media('s.jpg', 160, 107)}${media('l.jpg', 1280, 853)}${media('m.jpg', 640, 427)}<media:description>설명</media:description></media:group>`,
      ['l.jpg'],
      's.jpg 160w, l.jpg 1280w, m.jpg 640w',
    ],
    [
      'widths of one address are one picture, without a group',
      media('p.jpg?width=140', 140) + media('p.jpg?width=460', 460),
      ['p.jpg?width=460'],
      'p.jpg?width=140 140w, p.jpg?width=460 460w',
    ],
    [
      'a group of pictures of one width are several pictures',
      `<media:group>${media('a.jpg', 800)}${media('b.jpg', 800)}</media:group>`,
      ['a.jpg', 'b.jpg'],
      undefined,
    ],
    [
      'a group without widths is several pictures',
      `<media:group>${media('a.jpg')}${media('b.jpg')}</media:group>`,
      ['a.jpg', 'b.jpg'],
      undefined,
    ],
    ['other pictures stay', media('a.jpg', 800) + media('b.jpg', 600), ['a.jpg', 'b.jpg'], undefined],
    [
      'a part of the picture is no size of it',
      `<media:group>${media('square.jpg', 300, 300)}${media('l.jpg', 1200, 800)}${media('m.jpg', 600, 400)}</media:group>`,
      ['l.jpg'],
      'l.jpg 1200w, m.jpg 600w',
    ],
  ])
    it(what, async () => {
      const { _dongpo } = await first(rss(inner));
      assert.deepEqual(
        _dongpo.images.map(({ url }) => url.replace('https://i.test/', '')),
        urls,
      );
      assert.equal(await srcset(rss(inner)), expected);
    });

  it('the caption of a group stays, whichever file is the widest', async () => {
    const { _dongpo } = await first(
      rss(
        `<media:group><media:content url="https://i.test/s.jpg" width="160" type="image/jpeg"><media:description>설명</media:description></media:content>${media('l.jpg', 1280)}</media:group>`,
      ),
    );
    assert.deepEqual([_dongpo.images[0].caption, _dongpo.images[0].width], ['설명', 1280]);
  });
});

describe('srcset of the picture of a body', () => {
  const SET =
    'https://i.test/p-300x200.jpg 300w, https://i.test/p-1024x683.jpg 1024w, https://i.test/p.jpg 1600w';
  const BODY = `<p>글</p><img src="https://i.test/other.jpg" srcset="https://i.test/other-300.jpg 300w"><img width="1024" src="https://i.test/p-1024x683.jpg" srcset="${SET}">`;
  const WANTED = 'p-300x200.jpg 300w, p-1024x683.jpg 1024w, p.jpg 1600w';

  it('of a JSON Feed with an image', async () => {
    assert.equal(await srcset(jsonFeed({ image: 'https://i.test/p.jpg', content_html: BODY })), WANTED);
  });

  it('of a JSON Feed with a body alone', async () => {
    const html = `<img src="https://i.test/p.jpg" alt="" srcset="${SET}">`;
    assert.equal(await srcset(jsonFeed({ content_html: html })), WANTED);
  });

  it('of RSS', async () => {
    const html = `<p>글</p><img src="https://i.test/p.jpg" srcset="${SET}">`;
    const body = `<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[${html}]]></content:encoded>`;
    assert.equal(await srcset(rss(body)), WANTED);
  });

  it('with a query', async () => {
    const html =
      '<img src="https://i.test/p.jpg?a=1&amp;w=900" srcset="https://i.test/p.jpg?a=1&amp;w=300 300w, https://i.test/p.jpg?a=1&amp;w=900 900w">';
    assert.equal(
      await srcset(jsonFeed({ content_html: html })),
      'p.jpg?a=1&w=300 300w, p.jpg?a=1&w=900 900w',
    );
  });

  for (const bad of [
    'https://i.test/p.jpg 2x',
    'p.jpg 300w',
    'javascript:1 300w',
    ',,, ',
    '300w',
    'https://i.test/p.jpg -5w',
  ])
    it(`says nothing by ${bad}`, async () => {
      assert.equal(
        await srcset(jsonFeed({ content_html: `<img src="https://i.test/p.jpg" srcset="${bad}">` })),
        undefined,
      );
    });

  it('is read in linear time', async () => {
    const html = '<img '.repeat(60_000) + '<img srcset="'.repeat(20_000);
    const start = performance.now();
    await first(jsonFeed({ image: 'https://i.test/p.jpg', content_html: html }));
    assert.ok(performance.now() - start < 2000);
  });
});

describe('_dongpo.images[].sizes', () => {
  const withSizes = (sizes) =>
    jsonFeed({
      image: 'https://i.test/p.jpg',
      _dongpo: { images: [{ url: 'https://i.test/p.jpg', width: 1600, sizes }] },
    });

  it('are widths of their picture, and the picture itself is one', async () => {
    const sizes = [
      { url: 'https://i.test/p-300.webp', width: 300 },
      { url: '/p-600.webp', width: '600' },
    ];
    assert.equal(
      await srcset(withSizes(sizes), { url: 'https://i.test/feed.json' }),
      'p-300.webp 300w, p-600.webp 600w, p.jpg 1600w',
    );
  });

  for (const sizes of [
    null,
    5,
    [],
    [{ width: 5 }],
    [{ url: 'data:x', width: 5 }],
    [{ url: 'https://i.test/x.jpg' }],
  ])
    it(`that are no good are no srcset, or one of the picture alone: ${JSON.stringify(sizes)}`, async () => {
      assert.match((await srcset(withSizes(sizes))) ?? '', /^(p\.jpg 1600w)?$/);
    });
});
