import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atom, json, one, PAGE, rss } from './write.mjs';

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
  [
    'a notice of Medium',
    `<p>${TEXT}</p><hr><p><a href="${PAGE}?source=rss">${TITLE}</a> was originally published in <a href="https://m.example/h">Harbour</a> on Medium, where people are continuing the conversation.</p>`,
  ],
  [
    'a notice of another paper',
    `<p>${TEXT}</p><p>This article was originally published in <a href="https://x.example/">The Log</a>.</p>`,
  ],
  ['a notice of a feed', `${TEXT}<p>[[ This is a content summary only. Visit my website for more! ]]</p>`],
  ['names of networks', `<p>${TEXT}</p><div>Share this: Facebook X Telegram</div>`],
  [
    'shortcodes',
    `[vc_row el_class="a"][vc_column][vc_column_text]${TEXT}[/vc_column_text][/vc_column][/vc_row]`,
  ],
  [
    'shortcodes of Divi',
    `[et_pb_section][et_pb_row][et_pb_text]${TEXT}[/et_pb_text][/et_pb_row][/et_pb_section]`,
  ],
  ['a credit by its class', `<img src="/q.jpg"><p class="image-credit">Photo: Ann Oar</p><p>${TEXT}</p>`],
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

test('the texts of JSON Feed are without noise, too', async () => {
  for (const summary of [
    `${TEXT} Continue reading`,
    `${TEXT} Read more »`,
    `${TEXT} 더 보기`,
    `${TEXT} Weiterlesen →`,
    `${TEXT} The post ${TITLE} appeared first on Harbour.`,
    `<![CDATA[<p>${TEXT}</p>]]>`,
  ])
    assert.equal((await one(json({ title: TITLE, summary }))).summary, TEXT, summary);
  for (const content_html of [
    notice('The post ', ' appeared first on ', '.'),
    `<p>${TEXT}</p><p><a href="${PAGE}">Continue reading</a></p>`,
    `<h2>${TITLE}</h2><p>${TEXT}</p>`,
    `<p><strong>${TITLE}</strong></p><p>${TEXT}</p>`,
  ])
    assert.equal((await one(json({ title: TITLE, content_html }))).summary, TEXT, content_html);
  for (const summary of [
    'How to keep reading in winter',
    'The song was first on the list',
    'Set <select> to a < b, they say',
    'Continue reading to your children, doctors say',
  ])
    assert.equal((await one(json({ title: TITLE, summary }))).summary, summary);
});

test('a CDATA section that was escaped is none', async () => {
  const { summary } = await one(
    rss(`<title>t</title><description>&lt;![CDATA[&lt;p&gt;${TEXT}&lt;/p&gt;]]&gt;</description>`),
  );
  assert.equal(summary, TEXT);
});

test('plain text that is HTML from end to end is HTML', async () => {
  const html = `<p>${TEXT}</p><p>More <b>words</b>.</p>`;
  const item = await one(json({ title: TITLE, content_text: html }));
  assert.equal(item.content_html, html);
  const plain = 'Write <p> and </p> around it';
  assert.equal((await one(json({ title: TITLE, content_text: plain }))).content_text, plain);
});

test('XHTML whose tags were escaped is restored', async () => {
  const xhtml = (html) =>
    atom(
      `<title>t</title><link href="${PAGE}"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${html}</div></content>`,
    );
  const escaped = await one(xhtml(`&lt;p&gt;${TEXT}&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;`));
  assert.match(escaped.content_html, /<p>The quay/);
  const shown = await one(xhtml(`<p>Write &lt;p&gt;words&lt;/p&gt;.</p>`));
  assert.match(shown.content_html, /&lt;p&gt;words/);
});

test('an excerpt has the characters of pictures that stand for them', async () => {
  const emoji = '<img class="wp-smiley" src="https://s.w.example/72x72/26f4.png" alt="⛴️">';
  for (const write of [asDescription, asContent])
    assert.equal((await one(write(`<p>Hooray ${emoji} we sail</p>`))).summary, 'Hooray ⛴️ we sail');
  const photo = '<p><img src="/q.jpg" alt="2026"></p>';
  assert.equal((await one(asDescription(`${photo}<p>${TEXT}</p>`))).summary, `${TEXT}`);
});

test('a plain text that begins with the title goes without it', async () => {
  const text = (content_text) => one(json({ title: TITLE, content_text }));
  assert.equal((await text(`${TITLE}\n\n${TEXT}`)).summary, TEXT);
  assert.equal((await text(`${TITLE} to the quay`)).summary, `${TITLE} to the quay`);
});
