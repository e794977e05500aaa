/** `renderToString` on Node: what it writes, what it refuses. How it looks and is taken over: test/e2e/ssr.test.mjs. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { loadFeed, parseFeed } from '../../dist/feed/index.js';
import { renderToString } from '../../dist/ssr/index.js';

const TAGS = ['dongpo-headlines', 'dongpo-best', 'dongpo-article', 'dongpo-ticker', 'dongpo-sections'];
const json = (more = {}, items = 3) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: '동포투데이',
    home_page_url: 'https://news.example/',
    language: 'ko',
    items: Array.from({ length: items }, (_, index) => ({
      id: `${index + 1}`,
      url: `https://news.example/?no=${index + 1}`,
      title: `제목 ${index + 1}`,
      summary: `요약 ${index + 1}`,
      content_html: `<p>본문 ${index + 1}</p>`,
      date_published: '2026-11-25T23:30:00+09:00',
      tags: [['사회', '경제'][index % 2]],
    })),
    ...more,
  });
const feed = await parseFeed(json());
const src = 'https://feeds.example/latest.json';
const inlined = (html) =>
  [...html.matchAll(/<script type="application\/feed\+json"([^>]*)>(.*?)<\/script>/g)].map(
    ([, about, text]) => ({ about, feed: JSON.parse(text) }),
  );
const textOf = (html) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('every element', () => {
  for (const tag of TAGS)
    for (const shadow of [true, false])
      it(`${tag}, ${shadow ? 'in a shadow root' : 'as plain HTML'}: its texts, its feed, its tag closed`, async () => {
        const html = await renderToString(tag, { src, limit: 2 }, feed, { shadow });
        assert.match(textOf(html), /제목 1/);
        assert.equal(html.includes('<template shadowrootmode="open">'), shadow);
        assert.ok(html.endsWith(`</${tag}>`));
        assert.match(html, new RegExp(`<${tag} src="${src}"[^>]* data-server data-state="ready"`));
        assert.equal(inlined(html).length, 1);
        assert.doesNotMatch(html, /undefined|\[object|null|\x01/);
        // Every element that is opened is closed: nothing of the page can end up inside.
        const open = [];
        for (const [, slash, name] of html
          .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
          .matchAll(/<(\/?)([a-z][\w-]*)/g))
          if (slash) assert.equal(open.pop(), name);
          else if (!/^(img|br|link)$/.test(name)) open.push(name);
        assert.deepEqual(open, []);
      });
});

describe('the feed in the page', () => {
  it('is without bodies for lists, and with its own for an article', async () => {
    const [{ feed: list }] = inlined(await renderToString('dongpo-best', { src }, feed));
    assert.deepEqual(
      list.items.map((item) => 'content_html' in item),
      [false, false, false],
    );
    const [{ feed: one }] = inlined(await renderToString('dongpo-article', { src, item: '2' }, feed));
    assert.deepEqual(
      one.items.map(({ id, content_html }) => [id, content_html]),
      [['2', '<p>본문 2</p>']],
    );
  });

  it('is written once for one `page`, and once for each language and article', async () => {
    const page = new Set();
    const html = [
      await renderToString('dongpo-best', { src }, feed, { page }),
      await renderToString('dongpo-headlines', { src }, feed, { page }),
      await renderToString('dongpo-article', { src }, feed, { page }),
      await renderToString('dongpo-article', { src, item: '2' }, feed, { page }),
      await renderToString('dongpo-article', { src, item: '2' }, feed, { page }),
    ].map((each) => inlined(each).length);
    assert.deepEqual(html, [1, 0, 1, 1, 0]);
  });

  it('is not there where it is not wanted, or nothing could ask for it', async () => {
    assert.equal(inlined(await renderToString('dongpo-best', { src }, feed, { inline: false })).length, 0);
    assert.equal(inlined(await renderToString('dongpo-best', {}, feed)).length, 0);
  });

  it('tells when it was fetched', async () => {
    const [{ about }] = inlined(await renderToString('dongpo-best', { src }, feed, { time: 1234 }));
    assert.match(about, /data-time="1234"/);
  });
});

describe('attributes', () => {
  it('are written as they are, by their names or those of their properties', async () => {
    const attributes = {
      src,
      headingLevel: 2,
      class: 'a "b"',
      'data-x': '<',
      debug: true,
      heading: null,
      theme: false,
    };
    const html = await renderToString('dongpo-best', attributes, feed);
    assert.match(
      html,
      /<dongpo-best src="[^"]*" heading-level="2" class="a &quot;b&quot;" data-x="&lt;" debug data-server/,
    );
    assert.match(html, /<h2 part="heading"/);
  });

  it('of handlers, or of no name that HTML has, are refused', async () => {
    for (const name of ['onclick', 'a b', '"', '>', 'x=y'])
      await assert.rejects(renderToString('dongpo-best', { [name]: '1' }, feed), TypeError);
  });

  it('decide what is shown', async () => {
    const text = async (attributes) =>
      textOf(await renderToString('dongpo-headlines', { src, ...attributes }, feed));
    assert.doesNotMatch(await text({ limit: 1 }), /제목 2/);
    assert.doesNotMatch(await text({ show: '' }), /요약/);
    assert.match(await text({ heading: '소식' }), /소식/);
    assert.match(await text({ lang: 'en' }), /Source:/);
    assert.match(await text({ target: '_blank', lang: 'en' }), /opens in a new window/);
    const html = await renderToString('dongpo-best', { src, 'link-params': 'utm_source=a' }, feed);
    assert.match(html, /href="https:\/\/news\.example\/\?no=1&amp;utm_source=a"/);
  });
});

describe('dates', () => {
  const dates = async (attributes, options) =>
    [
      ...(await renderToString('dongpo-headlines', { src, limit: 1, ...attributes }, feed, options)).matchAll(
        /<time[^>]*>([^<]*)/g,
      ),
    ].map(([, text]) => text);

  it('are absolute, in the zone of the element, of its feed, or of Korea', async () => {
    assert.deepEqual(await dates({}), ['2026. 11. 25.']);
    assert.deepEqual(await dates({ 'date-style': 'relative' }), ['2026. 11. 25.']);
    assert.deepEqual(await dates({ 'time-zone': 'Pacific/Auckland' }), ['2026. 11. 26.']);
    assert.deepEqual(await dates({ 'feed-time-zone': 'Asia/Tashkent' }), ['2026. 11. 25.']);
  });

  it('are those of the language of the page, unless the element has its own', async () => {
    assert.deepEqual(await dates({}, { lang: 'en' }), ['Nov 25, 2026']);
    assert.deepEqual(await dates({ lang: 'de' }, { lang: 'en' }), ['25.11.2026']);
  });
});

describe('what a feed says', () => {
  it('of its terms holds here, too', async () => {
    const bound = JSON.parse(
      json({
        _dongpo: {
          terms: {
            show: ['date'],
            max_items: 1,
            rights: '무단 전재 금지',
            terms_url: 'https://news.example/terms',
          },
        },
      }),
    );
    for (const tag of TAGS)
      for (const shadow of [true, false]) {
        const html = await renderToString(tag, { src, show: 'summary date' }, bound, { shadow });
        assert.doesNotMatch(html, /요약|본문|제목 2/, tag);
        if (tag !== 'dongpo-sections' || !shadow) assert.match(html, /무단 전재 금지/, tag);
      }
  });

  it('is nothing: the sentence that says so', async () => {
    for (const shadow of [true, false]) {
      const html = await renderToString('dongpo-best', { src }, JSON.parse(json({}, 0)), { shadow });
      assert.match(html, /data-state="empty"/);
      assert.match(textOf(html), /소식이 없습니다|없습니다/);
    }
  });

  it('is no feed, or there is none: the element with its room', async () => {
    for (const none of [undefined, {}, 'text']) {
      const html = await renderToString('dongpo-best', { src, limit: 3 }, none);
      assert.equal(
        html,
        `<dongpo-best src="${src}" limit="3" style="display:flow-root;font-size:medium;min-height:28em"></dongpo-best>`,
      );
    }
    const strict = await renderToString('dongpo-best', { src }, undefined, { nonce: 'a' });
    assert.doesNotMatch(strict, /style=/);
  });

  it('lacks the article: never another', async () => {
    const html = await renderToString('dongpo-article', { src, item: '99' }, feed);
    assert.doesNotMatch(textOf(html), /제목/);
    assert.match(textOf(html), /찾을 수 없습니다/);
  });
});

describe('styles', () => {
  it('are inline with a nonce, or a link to the file of that element', async () => {
    assert.match(
      await renderToString('dongpo-best', { src }, feed, { nonce: 'a"b' }),
      /<style nonce="a&quot;b">/,
    );
    const linked = async (tag, stylesheets) =>
      /<link rel="stylesheet" href="([^"]*)"/.exec(
        await renderToString(tag, { src }, feed, { styles: 'link', stylesheets }),
      )[1];
    assert.equal(await linked('dongpo-best', '/css/'), '/css/list.css');
    assert.equal(await linked('dongpo-article', (name) => `/${name}-1.css`), '/article-1.css');
  });
});

it('what is rendered at one time does not get mixed up', async () => {
  const languages = ['ko', 'en', 'ru', 'zh-CN', 'ar', 'de'];
  const all = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      renderToString(TAGS[index % 5], { src, lang: languages[index % 6], limit: 1 + (index % 3) }, feed),
    ),
  );
  for (const [index, html] of all.entries()) {
    const again = await renderToString(
      TAGS[index % 5],
      { src, lang: languages[index % 6], limit: 1 + (index % 3) },
      feed,
    );
    const still = (text) => text.replace(/data-time="\d+"/, '');
    assert.equal(still(html), still(again));
  }
});

it("an item's own template: text, and the row as it is where there is none", async () => {
  const { html } = await import('lit');
  const { renderToString: render } = await import('../../dist/ssr/index.js');
  const own = (item, index) => (index ? undefined : html`<b title=${item.id}>${item.title} & more</b>`);
  const text = await render('dongpo-headlines', { src, limit: 2 }, feed, { itemTemplate: own });
  assert.match(text, /<li part="item" class="item"><b title="1">제목 1 & more<\/b><\/li>/);
  assert.match(text, /제목 2/);
});

it("a mistake in an item's own template costs that row its look, and is told", async (t) => {
  const told = t.mock.method(console, 'error', () => {});
  const mistake = new Error('a mistake of the page');
  const itemTemplate = (_item, index) => {
    if (index === 0) throw mistake;
  };
  const html = await renderToString('dongpo-headlines', { src, limit: 2 }, feed, { itemTemplate });
  assert.match(textOf(html), /제목 1 .*제목 2/);
  assert.deepEqual(told.mock.calls[0].arguments, [mistake]);
});

it('says no word of a page that the server does not have', () => {
  const code = `import '${new URL('../../dist/ssr/index.js', import.meta.url)}';
    const { renderToString } = await import('${new URL('../../dist/ssr/index.js', import.meta.url)}');
    await renderToString('dongpo-article', { src: '/a' }, ${json()});
    console.log(typeof document, typeof window, typeof HTMLElement);`;
  // Lit itself defines a `customElements` on a server.
  assert.equal(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).trim(),
    'undefined undefined undefined',
  );
});

it("takes what a framework's own fetch brought", async () => {
  const asked = [];
  const loaded = await loadFeed(src, {
    fetch: async (url, init) => {
      asked.push([`${url}`, init.credentials]);
      return new Response(json(), { headers: { 'content-type': 'application/feed+json' } });
    },
  });
  assert.deepEqual(asked, [[src, 'same-origin']]);
  assert.match(textOf(await renderToString('dongpo-best', { src }, loaded)), /제목 3/);
});

it('of no element of ours there is nothing', async () => {
  await assert.rejects(renderToString('p', {}, feed), TypeError);
  await assert.rejects(renderToString('__proto__', {}, feed), TypeError);
});
