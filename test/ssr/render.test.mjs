/** `renderToString` on Node: what it writes, what it refuses. How it looks and is taken over: test/e2e/ssr.test.mjs. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { parseFragment } from 'parse5';
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
function* elementsOf(node) {
  for (const child of [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])]) {
    if (child.tagName) yield child;
    yield* elementsOf(child);
  }
}
const textOf = (html) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('renderToString of each element', () => {
  for (const tag of TAGS)
    for (const shadow of [true, false])
      it(`${tag}, ${shadow ? 'in a shadow root' : 'as plain HTML'}, writes its texts, its feed and all end tags`, async () => {
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
  it('the inlined feed has no bodies for a list, and one item with its body for an article', async () => {
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

  it('a feed is inlined once for a `page`, and once for each article', async () => {
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

  it('no feed is inlined with `inline: false`, or without an address', async () => {
    assert.equal(inlined(await renderToString('dongpo-best', { src }, feed, { inline: false })).length, 0);
    assert.equal(inlined(await renderToString('dongpo-best', {}, feed)).length, 0);
  });

  it('the inlined feed has the time at which it was fetched', async () => {
    const [{ about }] = inlined(await renderToString('dongpo-best', { src }, feed, { time: 1234 }));
    assert.match(about, /data-time="1234"/);
  });
});

describe('attributes', () => {
  it('attributes are written by their names or those of their properties', async () => {
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

  it('attributes that are handlers, or have no name of HTML, are refused', async () => {
    for (const name of ['onclick', 'a b', '"', '>', 'x=y'])
      await assert.rejects(renderToString('dongpo-best', { [name]: '1' }, feed), TypeError);
  });

  it('attributes decide what is rendered', async () => {
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

  it('dates are absolute, in the zone of the element, of its feed, or of Korea', async () => {
    assert.deepEqual(await dates({}), ['2026. 11. 25.']);
    assert.deepEqual(await dates({ 'date-style': 'relative' }), ['2026. 11. 25.']);
    assert.deepEqual(await dates({ 'time-zone': 'Pacific/Auckland' }), ['2026. 11. 26.']);
    assert.deepEqual(await dates({ 'feed-time-zone': 'Asia/Tashkent' }), ['2026. 11. 25.']);
  });

  it('dates are in the language of the page, unless the element has its own', async () => {
    assert.deepEqual(await dates({}, { lang: 'en' }), ['Nov 25, 2026']);
    assert.deepEqual(await dates({ lang: 'de' }, { lang: 'en' }), ['25.11.2026']);
  });
});

describe('what a feed says', () => {
  it('the terms of a feed hold on a server', async () => {
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

  it('a feed without items gives the sentence that says so', async () => {
    for (const shadow of [true, false]) {
      const html = await renderToString('dongpo-best', { src }, JSON.parse(json({}, 0)), { shadow });
      assert.match(html, /data-state="empty"/);
      assert.match(textOf(html), /소식이 없습니다|없습니다/);
    }
  });

  it('without a feed, the element is written with its height reserved', async () => {
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

  it('a feed without the article gives a sentence, and no other article', async () => {
    const html = await renderToString('dongpo-article', { src, item: '99' }, feed);
    assert.doesNotMatch(textOf(html), /제목/);
    assert.match(textOf(html), /찾을 수 없습니다/);
  });
});

describe('styles', () => {
  it('styles are inline with a nonce, or a link to the file of that element', async () => {
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

it('renderings at the same time are independent', async () => {
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

it("an itemTemplate's result is a row's content; without one, the row is the element's own", async () => {
  const { html } = await import('lit');
  const { renderToString: render } = await import('../../dist/ssr/index.js');
  const own = (item, index) => (index ? undefined : html`<b title=${item.id}>${item.title} & more</b>`);
  const text = await render('dongpo-headlines', { src, limit: 2 }, feed, { itemTemplate: own });
  assert.match(text, /<li part="item" class="item"><b title="1">제목 1 & more<\/b><\/li>/);
  assert.match(text, /제목 2/);
});

it('an itemTemplate that throws is reported, and the row is the element’s own', async (t) => {
  const told = t.mock.method(console, 'error', () => {});
  const mistake = new Error('a mistake of the page');
  const itemTemplate = (_item, index) => {
    if (index === 0) throw mistake;
  };
  const html = await renderToString('dongpo-headlines', { src, limit: 2 }, feed, { itemTemplate });
  assert.match(textOf(html), /제목 1 .*제목 2/);
  assert.deepEqual(told.mock.calls[0].arguments, [mistake]);
});

it('an itemTemplate whose template cannot be rendered is reported, and the row is the element’s own', async (t) => {
  const reported = t.mock.method(console, 'error', () => {});
  const { html } = await import('lit');
  // A value in an attribute's name is in no place that Lit allows.
  const itemTemplate = (item, index) =>
    index === 0 ? html`<b ${'x'}=${item.id}>${item.title}</b>` : undefined;
  const text = textOf(await renderToString('dongpo-headlines', { src, limit: 2 }, feed, { itemTemplate }));
  assert.match(text, /제목 1 .*제목 2/);
  assert.equal(reported.mock.callCount(), 1);
});

describe("an itemTemplate's bindings, with a title that would leave its place", () => {
  const title = `javascript:alert(1) onerror=alert(1) x="y" '><img src=x onerror=alert(1)></a></textarea></style></title><!-- --> \``;
  const planted = { ...JSON.parse(json({}, 1)) };
  planted.items[0].title = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const TEMPLATES = {
    'in capitals': (html, i) => html`<A TITLE=${i.title} HREF=${i.url}>${i.title}</A>`,
    'in mixed case': (html, i) => html`<a tItLe=${i.title} hReF=${i.url}>${i.title}</a>`,
    'with spaces': (html, i) => html`<a title = ${i.title} href
      =
      ${i.url}>${i.title}</a>`,
    'in single quotes': (html, i) => html`<a title='a ${i.title} b' href='${i.url}'>x</a>`,
    'in double quotes': (html, i) => html`<a title="${i.title} ${i.title}" href="${i.url}">x</a>`,
    'beside other text': (html, i) => html`<a title=a${i.title}b href=${i.url}>x</a>`,
    'behind a slash': (html, i) => html`<a/title=${i.title}/ href=${i.url}>x</a>`,
    'as a property': (html, i) => html`<a .title=${i.title} .innerHTML=${i.title} href=${i.url}>x</a>`,
    'as a listener': (html, i) => html`<a @click=${i.title} href=${i.url}>x</a>`,
    'as a boolean': (html, i) => html`<a ?hidden=${i.title} href=${i.url}>x</a>`,
    'as an element part': (html, i) => html`<a ${i.title} href=${i.url}>x</a>`,
    'in the name of an attribute': (html, i) => html`<a ${i.title}=x href=${i.url}>x</a>`,
    'in the name of a tag': (html, i) => html`<${i.title}><a href=${i.url}>x</a>`,
    'twice in one name': (html, i) => html`<a title=${i.title} title=${i.title} href=${i.url}>x</a>`,
    'twice, in two cases': (html, i) => html`<a TITLE=${i.title} title=${i.title} href=${i.url}>x</a>`,
    'in a comment': (html, i) => html`<!-- ${i.title} --><a href=${i.url}>x</a>`,
    'in a textarea': (html, i) => html`<textarea>${i.title}</textarea><a href=${i.url}>x</a>`,
    'in a style': (html, i) => html`<style>${i.title}</style><a href=${i.url}>x</a>`,
    'in a script': (html, i) => html`<script>${i.title}</script><a href=${i.url}>x</a>`,
    'in a title': (html, i) => html`<title>${i.title}</title><a href=${i.url}>x</a>`,
    'in a template': (html, i) => html`<template>${i.title}</template><a href=${i.url}>x</a>`,
    'in a noscript': (html, i) => html`<noscript>${i.title}</noscript><a href=${i.url}>x</a>`,
    'in an xmp': (html, i) => html`<xmp>${i.title}</xmp><a href=${i.url}>x</a>`,
    'in a select': (html, i) =>
      html`<select><div title=${i.title}>${i.title}</div></select><a href=${i.url}>x</a>`,
    'in a table': (html, i) => html`<table><p title=${i.title}>${i.title}</p></table><a href=${i.url}>x</a>`,
    'in SVG': (html, i) => html`<svg><title>${i.title}</title><a xlink:href=${i.url}></a></svg>`,
    'in a custom element': (html, i) =>
      html`<my-element title=${i.title} .x=${i.title}>${i.title}</my-element>`,
    'as a body': (html, i) => html`<body title=${i.title}><a href=${i.url}>x</a>`,
    'in a list of templates': (html, i) => [
      i.title,
      html`<b TITLE=${i.title}></b>`,
      [html`<i title = ${i.title}></i>`],
    ],
  };
  for (const [where, template] of Object.entries(TEMPLATES))
    it(`${where} stays text`, async (t) => {
      t.mock.method(console, 'error', () => {});
      const { html } = await import('lit');
      const text = await renderToString('dongpo-headlines', { src }, planted, {
        itemTemplate: (item) => template(html, item),
        inline: false,
      });
      const row = /<li part="item"[\s\S]*<\/li>/.exec(text)[0];
      for (const element of elementsOf(parseFragment(row))) {
        assert.doesNotMatch(element.tagName, /^(img|script)$/);
        for (const { name, value } of element.attrs) {
          assert.match(name, /^(part|class|value|dir|title|href|hidden|xlink:href|datetime)$/, row);
          if (/href/.test(name)) assert.equal(value, 'https://news.example/?no=1');
        }
      }
    });
});

it('a run of spaces takes time in proportion', async () => {
  const took = async (length) => {
    const start = process.cpuUsage();
    const items = [
      {
        id: '1',
        url: 'https://news.example/',
        title: 'x',
        content_html: `<pre>a${' '.repeat(length)}b</pre>`,
      },
    ];
    await renderToString('dongpo-article', { src }, { ...JSON.parse(json()), items });
    return process.cpuUsage(start).user / 1000;
  };
  await took(1000);
  assert.ok((await took(100_000)) < 1500);
});

it('an itemTemplate may give a node, or a list of values', async () => {
  const { parseHTML } = await import('linkedom');
  const { document } = parseHTML('<p>');
  const itemTemplate = (item, index) => {
    const node = document.createElement('b');
    node.textContent = `${item.title} <i>`;
    return index ? [node, ' & more'] : node;
  };
  const html = await renderToString('dongpo-headlines', { src, limit: 2 }, feed, { itemTemplate });
  assert.match(html, /class="item"><b>제목 1 &lt;i&gt;<\/b><\/li>/);
  assert.match(html, /class="item"><b>제목 2 &lt;i&gt;<\/b> &amp; more<\/li>/);
});

it("renderToString leaves Lit's directives as they are, for elements of the same page", async () => {
  const { Directive } = await import('lit/directive.js');
  const members = () => Object.getOwnPropertyDescriptors(Directive.prototype);
  const before = members();
  for (const tag of TAGS) await renderToString(tag, { src }, feed);
  assert.deepEqual(members(), before);
});

describe('what a feed writes', () => {
  const hostile =
    '--><!--/lit-part--><!--lit-part a--><img src=x onerror=alert(1)><?> "\' &amp;lt;b&amp;gt;   >';
  const escaped =
    '--&gt;&lt;!--/lit-part--&gt;&lt;!--lit-part a--&gt;&lt;img src=x onerror=alert(1)&gt;&lt;?&gt;';
  const planted = {
    ...JSON.parse(json()),
    items: [0, 1, 2].map((index) => ({
      id: `${index}`,
      url: `https://news.example/?q=<!--lit-part-->${index}`,
      title: hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      content_html: `<p>a<!--lit-part x-->b</p><pre>  c\n\n  d</pre>`,
      tags: ['사회', '경제'][index % 2] ? [['사회', '경제'][index % 2]] : [],
    })),
  };
  for (const tag of TAGS)
    for (const shadow of [true, false])
      it(`a hostile title is text in ${tag}, ${shadow ? 'in a shadow root' : 'as plain HTML'}`, async () => {
        const html = await renderToString(tag, {}, planted, { shadow });
        const body = html.replace(/<style[\s\S]*?<\/style>/g, '');
        assert.ok(body.includes(escaped), body);
        // What was escaped once too often is restored once, and decoded once: the rest is text.
        assert.match(body, /[^;]&amp;lt;b&amp;gt;/);
        assert.doesNotMatch(body, /<!--|<\?|<img src="?x/);
      });

  it("an article's body keeps its white space, and loses its comments", async () => {
    for (const shadow of [true, false]) {
      const html = await renderToString('dongpo-article', {}, planted, { shadow });
      assert.match(html, /<p>ab<\/p><pre> {2}c\n\n {2}d<\/pre>/);
    }
  });
});

describe('plain HTML', () => {
  const rich = {
    ...JSON.parse(json()),
    _dongpo: { rights: '무단 전재 금지' },
    items: [1, 2, 3].map((no) => ({
      id: `${no}`,
      url: `https://news.example/?no=${no}`,
      title: `제목 ${no}`,
      summary: `요약 ${no}`,
      image: `https://news.example/${no}.jpg`,
      content_html: `<p>본문 <a href="/x">링크</a></p><h2>소제목</h2>`,
      date_published: '2026-11-25T23:30:00+09:00',
      authors: [{ name: '김철수' }],
      tags: [['사회', '경제'][no % 2]],
      language: no === 3 ? 'en' : undefined,
      _dongpo: {
        kicker: no === 1 ? '단독' : undefined,
        rank: no === 2 ? 7 : undefined,
        subtitle: '부제',
        images: [{ url: `https://news.example/${no}.jpg`, caption: '설명', credit: '홍길동' }],
      },
    })),
  };
  const inside = async (tag, attributes, options) => {
    const html = await renderToString(tag, attributes, rich, { shadow: false, ...options });
    return html.slice(html.indexOf('>') + 1, html.lastIndexOf('</'));
  };
  const footer =
    '<p><small>출처: <a href="https://news.example/">동포투데이</a> · 무단 전재 금지</small></p>';

  it('plain headlines are a list without numbers and pictures', async () => {
    assert.equal(
      await inside('dongpo-headlines', { limit: 1, show: 'image summary date author source' }),
      '<h3>동포투데이</h3><ul><li>단독 <a href="https://news.example/?no=1">제목 1</a> <br>요약 1 ' +
        '<small><time datetime="2026-11-25T23:30:00+09:00">2026. 11. 25.</time> · 김철수</small></li></ul>' +
        footer,
    );
  });

  it('a plain article has its labels, pictures, recordings and related articles', async () => {
    const at = (path) => `https://news.example/${path}`;
    const own = (name, caption) =>
      `<figure><img src="${at(name)}">${caption ? `<figcaption>${caption}</figcaption>` : ''}</figure>`;
    const photos = {
      version: 'https://jsonfeed.org/version/1.1',
      title: '',
      language: 'ko',
      items: [
        {
          id: '1',
          url: at('1'),
          title: '제목',
          image: at('0.jpg'),
          content_html: `<p>글</p><figure>${own('a.jpg', '가')}${own('b.jpg')}</figure>`,
          attachments: [
            { url: at('a.mp3'), mime_type: 'audio/mpeg', title: '인터뷰', duration_in_seconds: 65 },
          ],
          _dongpo: {
            labels: ['breaking', 'paid'],
            images: [{ url: at('0.jpg') }, { url: at('1.jpg'), caption: '하나', credit: '김' }],
            related: [{ url: at('r'), title: '관련' }],
          },
        },
      ],
    };
    const html = await renderToString('dongpo-article', {}, photos, { shadow: false });
    const picture = (name, alt) =>
      `<a data-picture="" href="${at(name)}"><img src="${at(name)}" referrerpolicy="no-referrer" decoding="async" loading="lazy" alt="${alt}"></a>`;
    for (const part of [
      '<h3>속보 광고 제목</h3>',
      `<figcaption>인터뷰 · 1:05</figcaption><a href="${at('a.mp3')}">인터뷰</a>`,
      `<li><figure>${picture('a.jpg', '가')}<figcaption>가</figcaption></figure></li><li><figure>${picture('b.jpg', '사진 2')}</figure></li>`,
      `<li><figure><a href="${at('1.jpg')}"><img src="${at('1.jpg')}" alt="하나" referrerpolicy="no-referrer"></a><figcaption>▲ 하나 <small>사진=김</small></figcaption></figure></li>`,
      `<a href="${at('1')}" rel="sponsored">원문 보기</a>`,
      `<h4>관련 기사</h4><ul><li><a href="${at('r')}">관련</a></li></ul>`,
    ])
      assert.ok(html.includes(part), `${part} in ${html}`);
  });

  it('plain best news are a list that is numbered by ranks', async () => {
    assert.equal(
      await inside('dongpo-best', { target: '_blank' }),
      '<h3>BEST 뉴스</h3><ol>' +
        '<li>단독 <a href="https://news.example/?no=1" target="_blank" rel="noopener">제목 1</a> <br>요약 1</li>' +
        '<li value="7"><a href="https://news.example/?no=2" target="_blank" rel="noopener">제목 2</a> <br>요약 2</li>' +
        '<li><span lang="en"><a href="https://news.example/?no=3" target="_blank" rel="noopener">제목 3</a></span> ' +
        '<br><span lang="en">요약 3</span></li></ol>' +
        '<p><small>출처: <a href="https://news.example/" target="_blank" rel="noopener">동포투데이</a> · 무단 전재 금지</small></p>',
    );
  });

  it('a plain ticker has all of its lines', async () => {
    assert.equal(
      await inside('dongpo-ticker', { limit: 1, heading: '' }),
      '<ul><li><a href="https://news.example/?no=1">제목 1</a> ' +
        '<time datetime="2026-11-25T23:30:00+09:00">2026. 11. 25.</time></li></ul>',
    );
  });

  it('plain sections have a heading and a list each, and one source', async () => {
    const html = await inside('dongpo-sections', { heading: '소식', show: 'source' });
    assert.match(html, /^<h3>소식<\/h3><h4>경제<\/h4><ul>(<li>.*?<\/li>){2}<\/ul><h4>사회<\/h4><ul>/);
    assert.ok(html.endsWith(`</ul>${footer}`), html);
    assert.equal(html.split('출처').length, 2);
  });

  it('a plain article has all of its texts', async () => {
    assert.equal(
      await inside('dongpo-article', { item: '2' }),
      '<article><p>사회</p><h3>제목 2</h3><p>부제</p>' +
        '<p>김철수 · 입력 <time datetime="2026-11-25T23:30:00+09:00">2026년 11월 25일 PM 11:30</time></p>' +
        '<figure><img src="https://news.example/2.jpg" alt="설명" referrerpolicy="no-referrer">' +
        '<figcaption>▲ 설명 <small>사진=홍길동</small></figcaption></figure>' +
        '<div><p>본문 <a href="https://news.example/x">링크</a></p><h4>소제목</h4></div>' +
        `<p><a href="https://news.example/?no=2">원문 보기</a></p></article>${footer}`,
    );
  });
});

it('the import defines no `document`, `window` or `HTMLElement` on a server', () => {
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

it("Lit's development build warns of nothing, and renders the same", () => {
  const room = (name) => new URL(`../../dist/${name}/index.js`, import.meta.url);
  const code = `import '${room('define')}';
    const { renderToString } = await import('${room('ssr')}');
    const feed = ${json()};
    let text = '';
    for (const tag of ${JSON.stringify(TAGS)}) text += await renderToString(tag, {}, feed);
    console.log(JSON.stringify([text, ...globalThis.litIssuedWarnings].filter((each) => !/dev mode/.test(each))));`;
  const flags = ['--conditions=development', '--input-type=module', '-e', code];
  const [text, ...warnings] = JSON.parse(
    execFileSync(process.execPath, flags, { encoding: 'utf8', stdio: 'pipe' }),
  );
  assert.match(textOf(text), /제목 3/);
  assert.deepEqual(warnings, []);
});

it("loadFeed takes a framework's own fetch, and renderToString its result", async () => {
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

it('another tag than those of the elements is refused', async () => {
  await assert.rejects(renderToString('p', {}, feed), TypeError);
  await assert.rejects(renderToString('__proto__', {}, feed), TypeError);
});
