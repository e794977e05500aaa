/** The picture of an item: which is the article's, where it stands, and by what its address is completed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../dist/feed/index.js';
import { findImage } from '../../../dist/feed/parse/pictures/first-image.js';
import { isImageFile, isPictureUrl, isSmall } from '../../../dist/feed/parse/pictures/picture-url.js';
import { resolveAddresses } from '../../../dist/feed/parse/pictures/resolve-addresses.js';
import { plainImage } from '../../../dist/feed/parse/plain-image.js';

const url = 'https://bridge.example/u/1/feed.xml';
const GOOD = 'https://pic.example/2026/port.jpg';
const escapeMarkup = (html) => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const NAMESPACES =
  'xmlns:media="http://search.yahoo.com/mrss/" xmlns:enc="http://purl.oclc.org/net/rss_2.0/enc#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:hatena="http://www.hatena.ne.jp/info/xmlns#"';
const rss = (more) =>
  `<rss ${NAMESPACES}><channel><title>T</title><item><title>A</title><link>https://port.example/a/7.html</link>${more}</item></channel></rss>`;
const body = (html) => `<content:encoded>${escapeMarkup(html)}</content:encoded>`;
const json = (item) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'T',
    items: [{ id: '1', url: 'https://port.example/a/7.html', title: 'A', ...item }],
  });
const pictureOf = async (source) => (await parseFeed(source, { url })).items[0].image;

/** Pictures that are none of the article. */
const UNFIT = {
  'an avatar of Gravatar': '<img src="https://secure.gravatar.com/avatar/12ab?s=200" width="200">',
  'an avatar in a folder': '<img src="https://port.example/avatars/anna.jpg">',
  'an avatar by its class': '<img class="wp-user-avatar" src="https://port.example/anna.jpg" width="200">',
  'an avatar of GitHub': '<img src="https://avatars.githubusercontent.com/u/12?v=4">',
  'an emoji': '<img class="emoji" src="https://port.example/e/1f6a2.svg" alt="🚢">',
  'an emoji by its address': '<img src="https://abs.twimg.example/emoji/v2/72x72/1f6a2.png">',
  'a smiley': '<img src="https://port.example/smilies/happy.gif">',
  'a formula': '<img class="latex" src="https://s0.wp.example/latex.php?latex=x" width="220">',
  'a favicon': '<img src="https://port.example/favicon-196.png">',
  'an icon by its size': '<img src="https://port.example/mark.png" width="24" height="24">',
  'a share button': '<img src="https://port.example/share-buttons/x.png">',
  'an empty variable': '<img src="https://port.example/images/undefined">',
  'an empty variable with a query': '<img src="https://port.example/_next/image?url=undefined&w=640">',
  'a null': '<img src="null">',
  'a folder': '<img src="https://port.example/uploads/">',
  'a site': '<img src="https://port.example/">',
  'a pixel by its size': '<img src="https://port.example/x?id=5" width="1" height="1">',
  'a pixel by its style': '<img src="https://port.example/x?id=5" style="width:1px;height:1px">',
  'a counter by its server': '<img src="https://counter.port.example/content/5">',
  'a counter by its name': '<img src="https://port.example/a/count.gif?id=5">',
  'VG Wort': '<img src="https://vg07.met.vgwort.example/na/0123456789abcdef" width="1" height="1" alt="">',
  'VG Wort without a size': '<img src="https://vg07.met.vgwort.example/na/0123456789abcdef">',
  'a pixel without a size': '<img src="https://px.port.example/pixel?id=5">',
  'an icon in a folder': '<img src="https://port.example/icons/mail.svg">',
  'a badge': '<img src="https://port.example/actions/ci/badge.svg" alt="build">',
  'a button': '<img src="https://port.example/buttons/donate.gif">',
  'an icon of WordPress': '<img src="https://port.example/wp-includes/images/rss.png">',
  'a licence': '<img src="https://i.creativecommons.org/l/by/4.0/80x15.png">',
  'an avatar of YouTube': '<img src="https://yt3.ggpht.com/ytc/abc=s176-c-k">',
  'a word': '<img src="self">',
  'no address': '<img src="#">',
  'a template': '<img src="{{ image }}">',
  'a scheme': '<img src="https://">',
  'a placeholder of a plugin': '<img src="https://port.example/1x1.trans.gif">',
  'a placeholder': '<img src="https://port.example/img/blank.gif">',
  'a picture for none': '<img src="https://port.example/img/no-image.png">',
};

for (const [name, html] of Object.entries(UNFIT)) {
  test(`the picture of an article is not ${name}`, async () => {
    const both = `<p>${html} words</p><p><img src="${GOOD}" width="800" height="500"></p>`;
    assert.equal(await pictureOf(rss(body(both))), GOOD);
    assert.equal(await pictureOf(json({ content_html: both })), GOOD);
    assert.equal(await pictureOf(rss(body(html))), undefined);
    assert.equal(await pictureOf(json({ content_html: html })), undefined);
    const address = / src="([^"]*)"/.exec(html)[1];
    if (/class|width|style/.test(html)) return;
    assert.equal(
      await pictureOf(
        rss(
          `<media:content url="${escapeMarkup(address)}" medium="image"/><enclosure url="${GOOD}" type="image/jpeg"/>`,
        ),
      ),
      GOOD,
    );
    assert.equal(
      await pictureOf(rss(`<enclosure url="${escapeMarkup(address)}" type="image/png"/>${body(both)}`)),
      GOOD,
    );
    assert.equal(await pictureOf(json({ image: address, content_html: both })), GOOD);
    assert.equal(await pictureOf(json({ image: address })), undefined);
  });
}

for (const address of [
  'https://port.example/2026/avatar-the-film.jpg',
  'https://port.example/2026/new-emoji-of-2026.jpg',
  'https://port.example/pixel-10-review.jpg',
  'https://stat.port.example/user_images/20261123/o0800.jpg',
  'https://port.example/undefined-behaviour.png',
  'https://port.example/silicon/icons-of-design.jpg',
  'https://port.example/mathematics/prize.png',
  'https://port.example/people/nan/portrait.jpg',
  'https://port.example/company-profile-photo.jpg',
  'https://port.example/open/final.jpg',
  'https://cdn.example/0123-4567/',
  'https://port.example/statistics.png',
  'https://port.example/country-count.png',
  'https://port.example/uploading-dock.jpg',
]) {
  test(`the picture of an article may be ${address}`, async () => {
    assert.ok(isPictureUrl(address));
    assert.equal(await pictureOf(rss(body(`<img src="${address}">`))), address);
    assert.equal(await pictureOf(json({ image: address })), address);
    assert.equal(await pictureOf(json({ content_html: `<p><img src="${address}"></p>` })), address);
  });
}

const WIDE = `<p><img src="${GOOD}"></p>`;
for (const [name, more] of Object.entries({
  'by its size': '<media:thumbnail url="https://pic.example/t.jpg" width="72" height="72"/>',
  'by the size in a folder': '<media:thumbnail url="https://bp.example/x/s72-c/port.jpg"/>',
  'by the size at the end': '<media:thumbnail url="https://lh3.example/abc=s72-c"/>',
  'by the size in its name': '<enclosure url="https://pic.example/port-150x150.jpg" type="image/jpeg"/>',
  'by the size in its query':
    '<media:content url="https://pic.example/port.jpg?w=90&amp;q=8" medium="image"/>',
})) {
  test(`a thumbnail gives way to a large picture, and is taken without one: ${name}`, async () => {
    assert.equal(await pictureOf(rss(more + body(WIDE))), GOOD);
    assert.match(await pictureOf(rss(more + body('<p>words</p>'))), /^https:/);
  });
}

test('an address of a medium that begins at the root is completed by the item’s address', async () => {
  const [item] = (await parseFeed(rss('<enclosure url="/u/7.jpg" type="image/jpeg"/>'), { url })).items;
  assert.equal(item.image, 'https://port.example/u/7.jpg');
  assert.equal(item._dongpo.images[0].url, item.image);
});

test('a thumbnail in the media gives way to a larger picture in the media', async () => {
  assert.equal(
    await pictureOf(
      rss(
        `<media:content url="https://pic.example/s.jpg" width="90" medium="image"/><media:thumbnail url="${GOOD}" width="640"/>`,
      ),
    ),
    GOOD,
  );
});

for (const [name, more] of Object.entries({
  'media:content without a type': '<media:content url="https://pic.example/render?id=7"/>',
  'media:content with an empty type': '<media:content url="https://pic.example/render/7" type="" medium=""/>',
  'media:content with a size only': '<media:content url="https://pic.example/7" width="900" height="600"/>',
  'octet-stream': '<enclosure url="https://pic.example/7.png" type="application/octet-stream" length="0"/>',
  'binary/octet-stream': '<enclosure url="https://pic.example/7.webp?x=1" type="binary/octet-stream"/>',
  'a type without its family': '<enclosure url="https://pic.example/7" type="jpeg"/>',
  'a type of another family': '<enclosure url="https://pic.example/7" type="application/jpg"/>',
  'a type of HTML': '<enclosure url="https://pic.example/7.jpg" type="text/html"/>',
  'no type, and a format in the query': '<enclosure url="https://pic.example/7?fm=webp" length="5"/>',
  'enc:enclosure':
    '<enc:enclosure rdf:resource="https://pic.example/7.jpg" enc:type="image/jpeg" enc:length="5"/>',
  'enc:enclosure without a namespace in its attributes':
    '<enc:enclosure url="https://pic.example/7" type="image/png"/>',
  'hatena:imageurl': '<hatena:imageurl>https://pic.example/7</hatena:imageurl>',
  'an element with a tag in it': '<image>&lt;img src="https://pic.example/7"&gt;</image>',
  'enc:enclosure by another prefix':
    '<e:enclosure xmlns:e="http://purl.oclc.org/net/rss_2.0/enc#" e:url="https://pic.example/7" e:type="image/png"/>',
  'an element that no standard knows': '<cover>https://pic.example/7</cover>',
  'an element with a name of its own': '<image_url>https://pic.example/7.jpg</image_url>',
  'og:image': '<og:image>https://pic.example/7.png</og:image>',
  'an attribute named src': '<image src="https://pic.example/7.jpg"/>',
  'a set of podcast images':
    '<podcast:images srcset="https://pic.example/7.jpg 1500w, https://pic.example/s.jpg 300w"/>',
  'a cover of webfeeds': '<webfeeds:cover image="https://pic.example/7.jpg"/>',
  'a link to a picture': '<atom:link rel="preview" href="https://pic.example/7.jpg"/>',
  'the poster of a film': body('<p>words</p><video src="/v.mp4" poster="https://pic.example/7.jpg"></video>'),
  'a source of a picture': body('<picture><source srcset="https://pic.example/7.webp 800w"><img></picture>'),
  'the link around a thumbnail': body(
    '<a href="https://pic.example/7.jpg"><img src="https://s.example/7-150x150.jpg" width="150"></a>',
  ),
  'data-lazyload': body('<img src="/img/blank.gif" data-lazyload="https://pic.example/7.jpg">'),
  'an Atom link': '<link rel="enclosure" href="https://pic.example/7.jpg" type="application/octet-stream"/>',
  'an empty medium before it':
    '<media:content url="" medium="image"/><description>&lt;img src="https://pic.example/7"&gt;</description>',
  'the description, where the content has none':
    '<content:encoded>&lt;p&gt;words&lt;/p&gt;</content:encoded><description>&lt;img src="https://pic.example/7"&gt;</description>',
})) {
  test(`a picture is found in ${name}`, async () =>
    assert.match(await pictureOf(rss(more)), /^https:\/\/pic\.example\//));
}

for (const more of [
  '<media:content url="https://v.example/7.mp4"/>',
  '<media:content url="https://v.example/7" duration="90"/>',
  '<media:content url="https://v.example/embed/7?x=1"/>',
  '<media:content url="https://v.example/7" medium="video"/>',
  '<media:content url="https://v.example/7" type="application/x-mpegURL"/>',
  '<media:content url="https://v.example/embed/7"><media:player url="https://v.example/p"/></media:content>',
  '<enclosure url="https://v.example/7" length="5"/>',
  '<enclosure url="https://v.example/7.mp3" type="application/octet-stream"/>',
  '<photo>by Ann</photo>',
])
  test(`no picture is found in ${more}`, async () => assert.equal(await pictureOf(rss(more)), undefined));

for (const [name, html] of Object.entries({
  'a < in an alt': `<img alt="depth < 4 m" src="${GOOD}">`,
  'a > in an alt': `<img alt='depth > 4 m' src='${GOOD}'>`,
  'a tag in a title': `<img title="<b>quay</b>" src="${GOOD}" />`,
  'SVG in a data URL': `<img src="data:image/svg+xml;utf8,<svg xmlns='x'><g/></svg>" data-src="${GOOD}">`,
  'a quote that is never closed': `<img src="${GOOD}" alt="quay><p>words</p>`,
  'no space between attributes': `<img alt="quay"src="${GOOD}">`,
  'a slash for a space': `<img/src="${GOOD}"/>`,
  AMP: `<amp-img src="${GOOD}" width="900" height="600"></amp-img>`,
  'a historical name': `<image src="${GOOD}">`,
  'a placeholder and a late address': `<img src="/img/none.gif" file="${GOOD}">`,
  'a late set': `<img src="data:image/gif;base64,R0" data-srcset="https://pic.example/s.jpg 300w, ${GOOD} 900w">`,
  'another in a comment': `<!-- <img src="https://pic.example/old.jpg"> --><img src="${GOOD}">`,
  'a comment that is never closed': `<!-- a <img src="${GOOD}">`,
  'no quotes': `<img width=900 src=${GOOD} height=600>`,
})) {
  test(`a picture is found in a body with ${name}`, async () => {
    assert.equal(await pictureOf(rss(body(`<p>a</p>${html}`))), GOOD);
    assert.equal(await pictureOf(json({ content_html: `<p>a</p>${html}` })), GOOD);
  });
}

for (const [name, item] of Object.entries({
  'an object': { image: { url: GOOD } },
  'an object with another name': { image: { src: GOOD, width: 900 } },
  'a list': { image: [GOOD] },
  'a list of objects': { image: [{ url: GOOD }] },
  'an attachment': { attachments: [{ url: GOOD, mime_type: 'image/jpeg' }] },
  'the second attachment': {
    attachments: [
      { url: 'https://v.example/7.mp3', mime_type: 'audio/mpeg' },
      { url: 'https://pic.example/2026/port.jpg', mime_type: 'application/octet-stream' },
    ],
  },
  'content_html, by the item’s address': { content_html: '<p><img src="//pic.example/2026/port.jpg"></p>' },
  'an empty image and a body': { image: '', content_html: `<img src="${GOOD}">` },
  'a bad image and a banner': { image: 'https://port.example/undefined', banner_image: GOOD },
}))
  test(`a picture of a JSON Feed is found in ${name}`, async () =>
    assert.equal(await pictureOf(json(item)), GOOD));

test('an attachment of a JSON Feed that is a recording is no picture', async () => {
  assert.equal(
    await pictureOf(json({ attachments: [{ url: 'https://v.example/7.jpg', mime_type: 'audio/mpeg' }] })),
    undefined,
  );
});

for (const [name, post] of Object.entries({
  'the body': { content: { rendered: `<p>a</p><figure><img src="${GOOD}"></figure>` } },
  'Jetpack’s member': { jetpack_featured_media_url: GOOD },
  'Yoast’s member': { yoast_head_json: { og_image: [{ width: 1200, height: 630, url: GOOD }] } },
  'a member with sizes': {
    featured_image_urls: {
      thumbnail: ['https://pic.example/t-150x150.jpg', 150, 150],
      full: [GOOD, 900, 600],
    },
  },
  'another plugin’s member': { better_featured_image: { id: 5, source_url: GOOD } },
  'embedded media': { _embedded: { 'wp:featuredmedia': [{ source_url: GOOD }] } },
  'a member that is empty, and the body': {
    jetpack_featured_media_url: '',
    content: { rendered: `<img src="${GOOD}">` },
  },
}))
  test(`a picture of WordPress’s REST API is found in ${name}`, async () =>
    assert.equal(
      await pictureOf(
        JSON.stringify([{ id: 9, link: 'https://port.example/9', title: { rendered: 'T' }, ...post }]),
      ),
      GOOD,
    ));

test('a picture of other JSON is found in its enclosure and its media', async () => {
  const list = (item) => JSON.stringify({ items: [{ title: 'A', link: 'https://port.example/9', ...item }] });
  assert.equal(await pictureOf(list({ thumbnail: '', enclosure: { link: GOOD, type: 'image/jpeg' } })), GOOD);
  assert.equal(await pictureOf(list({ thumbnail: GOOD })), GOOD);
  assert.equal(await pictureOf(list({ cover_image: { src: GOOD } })), GOOD);
  assert.equal(await pictureOf(list({ content: `<img src="${GOOD}">` })), GOOD);
});

const RELATIVE = '<p><img src="img/a.jpg"> <a href="../b.html">b</a></p>';
const atom = ({
  feed = '',
  entry = '',
  content = '',
  link = '<link href="https://port.example/a/7.html"/>',
  html = RELATIVE,
}) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${feed}><title>T</title><entry ${entry}><title>A</title><id>urn:1</id>${link}<content type="html" ${content}>${escapeMarkup(html)}</content></entry></feed>`;

for (const [name, [source, image, link]] of Object.entries({
  'the item’s address': [atom({}), 'https://port.example/a/img/a.jpg', '../b.html'],
  'the item’s address, which is relative': [
    atom({ link: '<link href="/x/y.html"/>' }),
    'https://bridge.example/x/img/a.jpg',
    '../b.html',
  ],
  'xml:base of the feed': [
    atom({ feed: 'xml:base="https://st.example/f/"' }),
    'https://st.example/f/img/a.jpg',
    'https://st.example/b.html',
  ],
  'xml:base of the entry': [
    atom({ entry: 'xml:base="https://st.example/e/f/"' }),
    'https://st.example/e/f/img/a.jpg',
    'https://st.example/e/b.html',
  ],
  'xml:base of the content, relative to that of the feed': [
    atom({ feed: 'xml:base="https://st.example/f/"', content: 'xml:base="g/"' }),
    'https://st.example/f/g/img/a.jpg',
    'https://st.example/f/b.html',
  ],
  'xml:base of an element in XHTML': [
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title><id>1</id><link href="https://port.example/a/7.html"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="https://st.example/x/">${RELATIVE.replace('jpg">', 'jpg"/>')}</div></content></entry></feed>`,
    'https://st.example/x/img/a.jpg',
    'https://st.example/b.html',
  ],
  'xml:base of an RSS channel': [
    `<rss><channel xml:base="https://st.example/c/"><title>T</title><item><title>A</title><link>https://port.example/a/7.html</link><description>${escapeMarkup(RELATIVE)}</description></item></channel></rss>`,
    'https://st.example/c/img/a.jpg',
    'https://st.example/b.html',
  ],
  'the item’s address, in RSS': [
    rss(`<description>${escapeMarkup(RELATIVE)}</description>`),
    'https://port.example/a/img/a.jpg',
    '../b.html',
  ],
  'the site’s address, where an item has none': [
    '<rss><channel><title>T</title><link>https://port.example/s/</link><item><title>A</title><description>&lt;p&gt;&lt;img src="img/a.jpg"&gt; &lt;a href="../b.html"&gt;b&lt;/a&gt;&lt;/p&gt;</description></item></channel></rss>',
    'https://port.example/s/img/a.jpg',
    '../b.html',
  ],
  'the site’s address, where an item of a JSON Feed has none': [
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: 'https://port.example/s/',
      items: [{ id: '1', content_html: RELATIVE }],
    }),
    'https://port.example/s/img/a.jpg',
    '../b.html',
  ],
  'the item’s address, in a JSON Feed': [
    json({ content_html: RELATIVE }),
    'https://port.example/a/img/a.jpg',
    '../b.html',
  ],
})) {
  test(`addresses of a body are completed by ${name}`, async () => {
    const [item] = (await parseFeed(source, { url })).items;
    assert.equal(item.image, image);
    assert.ok(item.content_html.includes(`href="${link}"`), item.content_html);
  });
}

test('resolveAddresses changes relative addresses only, and no words', () => {
  const base = 'https://st.example/f/g.html?q=1';
  for (const [html, wanted] of [
    ['<a href="#n">1</a><a href="mailto:a@b.kr">2</a><img src="data:,x">'],
    ['<p title="a src=b.jpg">src=b.jpg</p>'],
    ['<img alt="x src=b.jpg" src="https://e.kr/a.jpg">'],
    ['<img src="a.jpg?x=1&amp;y=2">', '<img src="https://st.example/f/a.jpg?x=1&amp;y=2">'],
    [
      "<IMG SRC='/a.jpg' data-src=b.jpg>",
      '<IMG SRC="https://st.example/a.jpg" data-src="https://st.example/f/b.jpg">',
    ],
    ['<a href="?p=2">x</a>', '<a href="https://st.example/f/g.html?p=2">x</a>'],
    [
      '<img srcset="a.jpg 1x, /b.jpg 2x">',
      '<img srcset="https://st.example/f/a.jpg 1x, https://st.example/b.jpg 2x">',
    ],
    [
      '<video poster="p.jpg"><source src="v.mp4"></video>',
      '<video poster="https://st.example/f/p.jpg"><source src="https://st.example/f/v.mp4"></video>',
    ],
    ['<img alt="a < b" src=//e.kr/a.jpg>', '<img alt="a < b" src="https://e.kr/a.jpg">'],
  ])
    assert.equal(resolveAddresses(html, base), wanted ?? html);
});

test('the media type tells pictures from other files, else the address does', () => {
  assert.equal(isImageFile('image/jpeg', 'https://e.kr/1'), true);
  assert.equal(isImageFile('image/jpeg', 'https://e.kr/1.mp3'), false);
  assert.equal(isImageFile('video/mp4', 'https://e.kr/1.jpg'), false);
  assert.equal(isImageFile('', 'https://e.kr/1.JPG?x'), true);
  assert.equal(isImageFile('application/pdf', 'https://e.kr/1'), undefined);
  assert.ok(!isSmall('https://e.kr/abc=s1600', undefined, undefined));
  assert.ok(!isSmall('https://e.kr/a.jpg', '100%', undefined));
  assert.ok(isSmall('https://e.kr/a.jpg', '90px', undefined));
});

test('a picture that is found without more code is the one that is found with it', () => {
  const parts = [
    '<p>a</p>',
    '<img ',
    '<IMG ',
    'src="https://e.kr/a.jpg" ',
    `src='https://e.kr/b.jpg' `,
    'src="/c.png" ',
    'alt="a > b" ',
    'alt="a < b" ',
    'width="640" ',
    'width="48" ',
    'height=1 ',
    'class="emoji" ',
    'class="avatar photo" ',
    'data-src="https://e.kr/d.jpg" ',
    'loading="lazy" ',
    'src="https://e.kr/blank.gif" ',
    'src="https://e.kr/undefined" ',
    'alt="src=" ',
    'hidden ',
    'style="display:none" ',
    '/>',
    '>',
    '>',
    '"',
  ];
  let seed = 7;
  const random = () => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed / 0x7fffffff;
  };
  let found = 0;
  for (let run = 0; run < 8000; run++) {
    const html =
      (run % 2 ? '<p>a</p><img ' : '') +
      Array.from({ length: 2 + random() * 9 }, () => parts[Math.floor(random() * parts.length)]).join('');
    const plain = plainImage(html);
    // Of an attribute that stands twice, the first counts; here either may.
    if (!plain || /<img[^>]*\ssrc=[^>]*\ssrc=/i.test(html)) continue;
    found++;
    assert.equal(plain, findImage(html)?.url, html);
  }
  assert.ok(found > 20, `${found}`);
});

test('pictures and addresses are found in linear time', () => {
  for (const part of [
    '<img ',
    '<img "',
    '<img \'"',
    '<img a="<img a=',
    '<img a',
    'a',
    '"',
    '<img src=a ',
    '<a href="a',
    '<a "<a ""',
    '<img alt=">" ',
    '=',
    '<img srcset=", ',
    ' ',
    '<img src="https://e.kr/a',
  ]) {
    for (const html of [
      part.repeat(1e6 / part.length),
      `<img ${part.repeat(1e6 / part.length)}`,
      `<img a="${part.repeat(1e6 / part.length)}`,
    ]) {
      const start = performance.now();
      findImage(html);
      plainImage(html);
      resolveAddresses(html, 'https://e.kr/');
      assert.ok(performance.now() - start < 1500, `${html.slice(0, 20)} ${performance.now() - start}`);
    }
  }
});

for (const [name, more] of Object.entries({
  images: { images: [{ url: GOOD }] },
  thumbnail: { thumbnail: GOOD },
  featured_image: { featured_image: GOOD },
  cover: { cover: { src: GOOD } },
  enclosure: { enclosure: { link: GOOD, type: 'image/jpeg' } },
  'a poster': { content_html: `<p>words</p><video src="/v.mp4" poster="${GOOD}"></video>` },
  'a summary in HTML': { summary: `<img src="${GOOD}"> words` },
})) {
  test(`a picture of a JSON Feed is found in ${name}`, async () => {
    for (const image of [
      '',
      null,
      false,
      'self',
      'false',
      'https://port.example/',
      'https://port.example/NaN',
    ])
      assert.equal(await pictureOf(json({ image, ...more })), GOOD);
  });
}

test('a picture of a post of WordPress is found where plugins put it', async () => {
  for (const more of [
    { _embedded: { 'wp:featuredmedia': [{ media_details: { sizes: { full: { source_url: GOOD } } } }] } },
    { _embedded: { 'wp:featuredmedia': [{ guid: { rendered: GOOD } }] } },
    { parsely: { meta: { image: { url: GOOD } } } },
    { acf: { cover: GOOD } },
    { yoast_head_json: { twitter_image: GOOD } },
  ])
    assert.equal(await pictureOf(JSON.stringify([{ id: 1, title: { rendered: 'T' }, ...more }])), GOOD);
});

test('the picture of the feed gives way to one of the body', async () => {
  const feed = (more) =>
    `<rss ${NAMESPACES}><channel><title>T</title><image><url>https://port.example/mark.png</url></image><item><title>A</title><media:thumbnail url="https://port.example/mark.png"/>${more}</item></channel></rss>`;
  assert.equal(await pictureOf(feed(body(`<p><img src="${GOOD}"></p>`))), GOOD);
  assert.equal(await pictureOf(feed(body('<p>words</p>'))), 'https://port.example/mark.png');
});

test('a picture that is large is no avatar, whatever its name', async () => {
  const large = 'width="1200" height="800"';
  for (const html of [
    `<img class="avatar" src="${GOOD}" ${large}>`,
    `<img src="https://pic.example/avatars/2026/film.jpg" ${large}>`,
    `<img src="https://pic.example/favicon-design.png">`,
  ])
    assert.match(await pictureOf(rss(body(html))), /^https:\/\/pic\.example\//);
});
