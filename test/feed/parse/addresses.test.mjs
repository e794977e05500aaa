/** The base of relative addresses: the item's address, the site's, or that of a `<base>`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFeed } from '../../../dist/feed/index.js';

const SITE = 'https://port.example/';
const PAGE = 'https://port.example/log/7/';
const read = async (source, url = 'https://mirror.example/feeds/port.xml') => parseFeed(source, { url });
const rss = (item, link = SITE) =>
  `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Port</title><link>${link}</link><item><title>Log</title>${item}</item></channel></rss>`;
const json = (item, more = { home_page_url: SITE }) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Port',
    ...more,
    items: [{ id: '7', url: PAGE, title: 'Log', ...item }],
  });

test('a feed of another host completes the links of items by the address of its site', async () => {
  for (const [written, address] of [
    ['/log/7', `${SITE}log/7`],
    ['log/7', `${SITE}log/7`],
    ['?log=7', `${SITE}?log=7`],
  ]) {
    assert.equal((await read(rss(`<link>${written}</link>`))).items[0].url, address);
    assert.equal((await read(json({ url: written }))).items[0].url, address);
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Port</title><link href="${SITE}"/><entry><title>Log</title><id>urn:7</id><link href="${written}"/></entry></feed>`;
    assert.equal((await read(atom)).items[0].url, address);
  }
  assert.equal((await read(json({}, { home_page_url: SITE, icon: '/i.png' }))).icon, `${SITE}i.png`);
});

test('a feed of its own host, or without a site, completes them by its own address', async () => {
  const own = 'https://port.example/en/feed.xml';
  assert.equal((await read(rss('<link>log/7</link>'), own)).items[0].url, 'https://port.example/en/log/7');
  assert.equal((await read(rss('<link>/log/7</link>', ''))).items[0].url, 'https://mirror.example/log/7');
  assert.equal((await read(json({ url: '/log/7' }, {}))).items[0].url, 'https://mirror.example/log/7');
});

test('addresses in an item are completed by the item’s', async () => {
  for (const [written, address] of [
    ['quay.jpg', `${PAGE}quay.jpg`],
    ['../quay.jpg', 'https://port.example/log/quay.jpg'],
    ['/quay.jpg', `${SITE}quay.jpg`],
    ['//pic.example/quay.jpg', 'https://pic.example/quay.jpg'],
  ]) {
    for (const item of [
      { image: written },
      { banner_image: written },
      { image: { url: written } },
      { attachments: [{ url: written, mime_type: 'image/jpeg' }] },
      { content_html: `<p><img src="${written}"></p>` },
    ])
      assert.equal((await read(json(item, {}))).items[0].image, address, JSON.stringify(item));
    const audio = { attachments: [{ url: written.replace('jpg', 'mp3'), mime_type: 'audio/mpeg' }] };
    assert.equal((await read(json(audio))).items[0].attachments[0].url, address.replace('jpg', 'mp3'));
    const html = `<p>Words.</p><img src="${written}">`;
    const feed = rss(`<link>/log/7/</link><content:encoded><![CDATA[${html}]]></content:encoded>`);
    assert.equal((await read(feed)).items[0].image, address);
    const post = { id: 7, link: PAGE, title: { rendered: 'Log' }, content: { rendered: html } };
    assert.equal((await read(JSON.stringify([post]))).items[0].image, address);
  }
});

test('the base element of a page that became a body completes its addresses', async () => {
  for (const base of [
    '<base href="https://old.example/b/">',
    "<head><base target=_top href='//old.example/b/'></head>",
  ]) {
    const html = `${base}<p>See <a href="chart">the chart</a>. <img src="quay.jpg"></p>`;
    for (const feed of [
      rss(`<link>${PAGE}</link><content:encoded><![CDATA[${html}]]></content:encoded>`),
      json({ content_html: html }),
    ]) {
      const [item] = (await read(feed)).items;
      assert.equal(item.image, 'https://old.example/b/quay.jpg');
      assert.match(item.content_html, /"https:\/\/old\.example\/b\/chart"/);
    }
  }
  const code = '<p>Use <code>&lt;base href="https://old.example/"&gt;</code>. <img src="quay.jpg"></p>';
  assert.equal((await read(json({ content_html: code }))).items[0].image, `${PAGE}quay.jpg`);
});

test('an address that is escaped for HTML is decoded', async () => {
  const written = 'https://port.example/?log=7&amp;page=2';
  const [item] = (await read(json({ url: written, image: `${written}.jpg` }))).items;
  assert.deepEqual(
    [item.url, item.image],
    ['https://port.example/?log=7&page=2', 'https://port.example/?log=7&page=2.jpg'],
  );
});
