import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, one, PAGE, rss } from './write.mjs';

const TITLE = 'Ferry returns';
const HOME = 'https://harbour.example';
const TEXT = 'The quay is open again, and ferries sail.';

const asDescription = (html) =>
  rss(`<title>${TITLE}</title><link>${PAGE}</link><description><![CDATA[${html}]]></description>`);
const asContent = (html) =>
  rss(`<title>${TITLE}</title><link>${PAGE}</link><content:encoded><![CDATA[${html}]]></content:encoded>`);

/** A notice of WordPress, whose words stand around the two links. */
const notice = (before, between, behind) =>
  `<p>${TEXT}</p>\n<p>${before}<a rel="nofollow" href="${PAGE}/">${TITLE}</a>${between}<a href="${HOME}/">Harbour</a>${behind}</p>`;

for (const [name, html] of [
  ['an English notice', notice('The post ', ' appeared first on ', '.')],
  ['a newer English notice', notice('The post ', ' first appeared on ', '.')],
  ['a French notice', notice('L’article ', ' est apparu en premier sur ', '.')],
  ['a Korean notice', notice('', ' 게시물이 ', '에 처음 등장했습니다.')],
  ['a Japanese notice', notice('投稿 ', ' は ', ' に最初に表示されました。')],
  ['a Finnish notice', notice('Artikkeli ', ' julkaistiin ensimmäisen kerran ', '.')],
  [
    'a notice whose link is counted',
    notice('The post ', ' appeared first on ', '.').replace('a1/', 'a1?utm_source=rss&amp;utm_medium=rss'),
  ],
  ['a notice without links', `${TEXT} The post ${TITLE} appeared first on Harbour.`],
  [
    'a link by its class',
    `<p>${TEXT} <a class="more-link" href="${PAGE}#more-7">Xyz <span class="screen-reader-text">“${TITLE}”</span></a></p>`,
  ],
  ['a link by its address', `<p>${TEXT}</p><p><a href="${PAGE}">Jatka lukemista &raquo;</a></p>`],
  ['a link by its text', `<p>${TEXT}</p><p><a href="https://x.example/">Read the full story</a></p>`],
  ['a phrase', `${TEXT} Continue reading &rarr;`],
  ['a Korean phrase', `${TEXT} 더 보기`],
  ['a Russian phrase', `${TEXT} Читать далее…`],
  [
    'the links of Reddit',
    `<p>${TEXT}</p> &#32; submitted by &#32; <a href="https://r.example/u/ann"> /u/ann </a> <br/> <span><a href="https://x.example/">[link]</a></span> &#32; <span><a href="https://r.example/c">[comments]</a></span>`,
  ],
  [
    'the caption of a figure',
    `<figure><img src="/q.jpg"><figcaption>The quay. Photo: Ann Oar</figcaption></figure><p>${TEXT}</p>`,
  ],
  [
    'a caption of WordPress',
    `<div class="wp-caption"><img src="/q.jpg"><p class="wp-caption-text">The quay</p></div><p>${TEXT}</p>`,
  ],
  ['a caption as a shortcode', `[caption id="1"]<img src="/q.jpg"> The quay[/caption] ${TEXT}`],
  ['a caption by its class', `<p class="photo_caption">▲ The quay</p><p>${TEXT}</p>`],
  [
    'a caption of Blogger',
    `<table class="tr-caption-container"><tr><td><img src="/q.jpg"></td></tr><tr><td class="tr-caption">The quay</td></tr></table>${TEXT}`,
  ],
  ['a caption of a Korean paper', `<p><img src="/q.jpg"><br>▲ The quay. 사진=연합</p><p>${TEXT}</p>`],
  [
    'the fields of Drupal',
    `<span class="field field--name-title">${TITLE}</span>\n<span class="field field--name-uid"><span lang="">ann</span></span>\n<span class="field field--name-created">Wed, 21.04.2021 - 15:26</span>\n<div class="field field--name-body"><p>${TEXT}</p></div>`,
  ],
  ['the title in a line of its own', `${TITLE}\n${TEXT}`],
  ['the title in a heading', `<h1>${TITLE}</h1><p>${TEXT}</p>`],
  ['the title in a paragraph', `<p><strong>${TITLE}</strong></p><p>${TEXT}</p>`],
  ['the title in a link', `<a href="${PAGE}">${TITLE}</a><br>${TEXT}`],
]) {
  test(`excerpts go without ${name}`, async () => {
    assert.equal((await one(asDescription(html))).summary, TEXT);
    assert.equal((await one(asContent(html))).summary, TEXT);
  });
}

for (const [name, html] of [
  ['the title', `<p>${TITLE}</p>`],
  ['the title, cut', 'Ferry retu...'],
  ['the title as a link', `<a href="${PAGE}">${TITLE}</a>`],
  ['a link to comments', '<a href="https://news.example/item?id=1">Comments</a>'],
  [
    'a notice',
    `<p>The post <a href="${PAGE}">${TITLE}</a> appeared first on <a href="${HOME}">Harbour</a>.</p>`,
  ],
]) {
  test(`there is no excerpt where there is only ${name}`, async () =>
    assert.equal((await one(asDescription(html))).summary, undefined));
}

test('there is no excerpt where there are only the title and the source of a news search', async () => {
  const item = await one(
    rss(
      `<title>${TITLE} - Oar Post</title><link>${PAGE}?oc=5</link><description><![CDATA[<ol><li><a href="${PAGE}?oc=5">${TITLE}</a>&nbsp;&nbsp;<font color="#6f6f6f">Oar Post</font></li></ol>]]></description>`,
    ),
  );
  assert.equal(item.summary, undefined);
});

for (const [html, text] of [
  ['<p>Children read more books.</p>', 'Children read more books.'],
  ['<p>She answered all comments</p>', 'She answered all comments'],
  [`<a href="${PAGE}">${TEXT}</a>`, TEXT],
  [`<p>${TEXT} So says the <a href="${PAGE}">Oar Post</a>.</p>`, `${TEXT} So says the Oar Post.`],
  [`<p>${TEXT} See <a href="https://x.example/">the plan</a>.</p>`, `${TEXT} See the plan.`],
  [`<a href="${PAGE}">${TITLE}</a> to the quay.`, `${TITLE} to the quay.`],
  [`${TITLE} to the quay.`, `${TITLE} to the quay.`],
  [`<p>${TITLE}\nto the quay.</p>`, `${TITLE} to the quay.`],
  ['<p><img src="/q.jpg"><br>▲ The quay</p>', '▲ The quay'],
  ['<p>▲ The quay ▲ the pier</p>', '▲ The quay ▲ the pier'],
  ['<figure><img src="/q.jpg"><figcaption>The quay at night</figcaption></figure>', 'The quay at night'],
  ['<p>This article first appeared on paper.</p>', 'This article first appeared on paper.'],
]) {
  test(`what is part of an excerpt stays: ${html}`, async () => {
    assert.equal((await one(asDescription(html))).summary, text);
    assert.equal((await one(asContent(html))).summary, text);
  });
}

test('excerpts of JSON go without captions, and those of WordPress without links to the rest', async () => {
  const figure = '<figure><img src="/q.jpg"><figcaption>The quay</figcaption></figure>';
  assert.equal((await one(json({ title: 't', content_html: `${figure}<p>${TEXT}</p>` }))).summary, TEXT);
  assert.equal((await one(json({ title: 't', content_html: figure }))).summary, 'The quay');
  const post = {
    id: 1,
    link: PAGE,
    title: { rendered: TITLE },
    excerpt: {
      rendered: `<p>${TEXT} <a class="more-link" href="${PAGE}">Continue reading<span> ${TITLE}</span></a></p>`,
    },
    content: { rendered: `<p>${TEXT}</p>` },
  };
  assert.equal((await one(JSON.stringify([post]))).summary, TEXT);
});

test('the body keeps what its excerpt goes without', async () => {
  const html = notice('The post ', ' appeared first on ', '.');
  assert.equal((await one(asContent(html))).content_html, html);
});

test('a megabyte of links and captions takes linear time', async () => {
  for (const text of [
    '<a href="',
    '<a href="x">',
    '</a>',
    '<p class="caption">',
    '[caption]',
    '<p>',
    `${TITLE} `,
    '<b>',
    'Read more ',
    '...',
  ]) {
    const start = performance.now();
    await one(asContent(text.repeat(1e6 / text.length)));
    await one(asContent(text.repeat(15_000 / text.length)));
    await one(asDescription(text.repeat(15_000 / text.length)));
    assert.ok(performance.now() - start < 6000, text);
  }
});
