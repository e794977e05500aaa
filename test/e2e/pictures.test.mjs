/** Pictures that fit: a list of ten on a phone loads no picture wider than twice its slot, each once. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startFaults } from '../server/faults.mjs';
import { doc, inEngines, shown } from './serve.mjs';

const WIDTHS = [160, 320, 640, 1280, 2560];
const picture = (origin, index, width) => `${origin}/p/${index}.jpg?width=${width}`;
const times = (make) => Array.from({ length: 10 }, (_, index) => make(index));
const srcset = (origin, index) =>
  WIDTHS.map((width) => `${picture(origin, index, width)} ${width}w`).join(', ');
const heightOf = (width) => Math.round((width * 2) / 3);

/**
 * The same ten items in the formats that tell sizes. Each test has pictures of its own: Chromium shows a larger one that
 * it has in memory.
 */
const FEEDS = {
  'sizes.json': (origin) => ({
    version: 'https://jsonfeed.org/version/1.1',
    title: '신문',
    items: times((index) => ({
      id: `${index}`,
      url: `${origin}/${index}`,
      title: `기사 ${index}`,
      image: picture(origin, index, 2560),
      content_html: '<p>글</p>',
      _dongpo: {
        images: times((other) => (index + other) % 10).map((each) => ({
          url: picture(origin, each, 2560),
          width: 2560,
          height: heightOf(2560),
          sizes: WIDTHS.map((width) => ({ url: picture(origin, each, width), width })),
        })),
      },
    })),
  }),
  'body.json': (origin) => ({
    version: 'https://jsonfeed.org/version/1.1',
    title: '신문',
    items: times((index) => ({
      id: `${index}`,
      title: `기사 ${index}`,
      url: `${origin}/${index}`,
      content_html: `<p>글</p><img src="${picture(origin, index, 2560)}" srcset="${srcset(origin, index)}">`,
    })),
  }),
  'posts.json': (origin) =>
    times((index) => ({
      id: index,
      link: `${origin}/${index}`,
      title: { rendered: `기사 ${index}` },
      _embedded: {
        'wp:featuredmedia': [
          {
            source_url: picture(origin, index, 2560),
            media_details: {
              width: 2560,
              height: heightOf(2560),
              sizes: Object.fromEntries(
                WIDTHS.map((width) => [
                  `w${width}`,
                  { source_url: picture(origin, index, width), width, height: heightOf(width) },
                ]),
              ),
            },
          },
        ],
      },
    })),
  'media.xml': (origin) =>
    `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>신문</title>${times(
      (index) =>
        `<item><title>기사 ${index}</title><link>${origin}/${index}</link><media:group>${WIDTHS.map(
          (width) =>
            `<media:content url="${picture(origin, index, width).replaceAll('&', '&amp;')}" type="image/jpeg" width="${width}" height="${heightOf(width)}"/>`,
        ).join('')}</media:group></item>`,
    ).join('')}</channel></rss>`,
};

/** In the page: width of each picture's slot and of the file that was loaded, in device pixels. */
const measure = () => {
  const root = document.querySelector('[data-state=ready]').shadowRoot;
  return [...root.querySelectorAll('img')].map((image) => ({
    slot: image.getBoundingClientRect().width * devicePixelRatio,
    loaded: Number(/width=(\d+)/.exec(image.currentSrc)?.[1]),
    done: image.complete,
  }));
};

inEngines('pictures', (at) => {
  let pictures;
  let phone;
  before(async () => {
    pictures = await startFaults({
      routes: [
        [
          /\/p\/\d+\.jpg$/,
          'a picture',
          ({ response, query }) => {
            const width = query.get('width');
            response
              .writeHead(200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=600' })
              .end(
                `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${heightOf(width)}" viewBox="0 0 3 2"><path fill="#567" d="M0 0h3v2H0z"/></svg>`,
              );
          },
        ],
        [
          /^(\/\w+)\/(\w+\.(?:json|xml))$/,
          'a feed',
          ({ response, origin, match: [, folder, name] }) => {
            const feed = FEEDS[name](origin + folder);
            response.end(typeof feed === 'string' ? feed : JSON.stringify(feed));
          },
        ],
      ],
    });
    phone = await at.browser.open({ width: 360, height: 4000, scale: 2 });
  });
  after(() => pictures?.close());

  const loadedBy = async (tag) => {
    const start = pictures.requests().length;
    await phone.goto(at.site.page(doc(`${tag}{{module}}`)));
    await shown(phone);
    await phone.waitFor(
      `[...document.querySelector('[data-state=ready]').shadowRoot.querySelectorAll('img')].filter((each) => each.complete && each.currentSrc).length >= 10`,
    );
    const requests = pictures.requests().slice(start);
    return {
      seen: await phone.evaluate(measure),
      asked: requests.map(({ path }) => path).filter((path) => path.includes('/p/')),
    };
  };

  for (const name of Object.keys(FEEDS))
    for (const [layout, tag] of [
      ['list', 'headlines'],
      ['cards', 'headlines layout="cards"'],
      ['lead', 'headlines layout="lead"'],
      ['best', 'best show="image" limit="10"'],
    ])
      it(`the layout ${layout} of ${name} loads no picture wider than twice its slot, and none twice`, async () => {
        const { seen, asked } = await loadedBy(
          `<dongpo-${tag} src="${pictures.origin}/${layout}${name.replace('.', '')}/${name}" loading="eager"></dongpo-${tag.split(' ')[0]}>`,
        );
        assert.equal(seen.length, 10);
        for (const { slot, loaded } of seen)
          assert.ok(loaded <= 2 * slot && loaded >= slot / 2, `${loaded} for a slot of ${slot}`);
        const files = asked.map((path) => /p\/(\d+)/.exec(path)[1]);
        assert.equal(new Set(files).size, files.length, asked.join(' '));
        assert.ok(files.length <= 10);
      });

  it('an article of ten pictures does so, too', async () => {
    const { seen } = await loadedBy(
      `<dongpo-article src="${pictures.origin}/article/sizes.json" loading="eager"></dongpo-article>`,
    );
    assert.equal(seen.length, 10);
    for (const { slot, loaded } of seen)
      assert.ok(loaded <= 2 * slot && loaded >= slot / 2, `${loaded} for a slot of ${slot}`);
  });
});
