import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atom, escapeHtml, json, one, PAGE, rss } from './write.mjs';

const LINK = `<title>t</title><link>${PAGE}</link>`;
const TEXT = 'The quay is open again, and ferries sail.';

/** Texts in HTML that say the same. */
const BODIES = [
  '<p>The quay is <b>open</b> again, and ferries sail.</p>',
  '<div>The quay is open again,<br/> and ferries sail.</div>',
  '<p>The <a href="https://harbour.example/?a=1&b=2">quay</a> is open again, and ferries sail.</p>',
  'The <em>quay</em> is open again, and ferries sail.',
  '<img src="https://img.example/1.jpg"> The quay is open again, and ferries sail.',
  "<p class='lead'>The quay&nbsp;is open again, and ferries sail.</p>",
  '<p>The quay is open again,<p>and ferries sail.',
  '<h2>The quay is open again,</h2><ul><li>and ferries sail.</li></ul>',
];

/** The ways in which a text is escaped once too often. */
const WAYS = {
  'RSS, twice': (html) => rss(`${LINK}<description>${escapeHtml(escapeHtml(html))}</description>`),
  'RSS, three times': (html) =>
    rss(`${LINK}<description>${escapeHtml(escapeHtml(escapeHtml(html)))}</description>`),
  'RSS, within CDATA': (html) => rss(`${LINK}<description><![CDATA[${escapeHtml(html)}]]></description>`),
  'RSS content, within CDATA': (html) =>
    rss(`${LINK}<content:encoded><![CDATA[${escapeHtml(html)}]]></content:encoded>`),
  'Atom HTML': (html) =>
    atom(`<title>t</title><content type="html">${escapeHtml(escapeHtml(html))}</content>`),
  'JSON Feed, content_html': (html) => json({ title: 't', content_html: escapeHtml(html) }),
  'JSON Feed, summary': (html) => json({ title: 't', summary: escapeHtml(html) }),
  'a list of items in JSON': (html) =>
    JSON.stringify([{ title: 't', link: PAGE, description: escapeHtml(html) }]),
};

for (const [way, write] of Object.entries(WAYS)) {
  test(`tags that were escaped once too often are tags: ${way}`, async () => {
    for (const html of BODIES) assert.equal((await one(write(html))).summary, TEXT, html);
  });
}

test('a body that was escaped once too often is HTML again', async () => {
  const html = '<p>The <a href="https://harbour.example/2">quay</a> is open.</p>';
  for (const feed of [
    WAYS['RSS content, within CDATA'](html),
    WAYS['RSS, within CDATA'](html),
    WAYS['Atom HTML'](html),
    WAYS['JSON Feed, content_html'](html),
  ])
    assert.equal((await one(feed)).content_html, html);
});

test('a picture in a body that was escaped once too often is found', async () => {
  const { image } = await one(WAYS['RSS, within CDATA']('<p><img src="https://img.example/1.jpg">Quay</p>'));
  assert.equal(image, 'https://img.example/1.jpg');
});

test('tags are restored where only some of them were escaped', async () => {
  for (const html of [
    '<p>The <b>quay</b> is open again,</p>&lt;p&gt;and ferries sail.&lt;/p&gt;',
    '<div>The quay is open again, &lt;img src="https://img.example/1.jpg"/&gt; and ferries sail.</div>',
    '<p>The &lt;a href=&quot;https://harbour.example/2&quot;&gt;quay&lt;/a&gt; is open again, and ferries sail.</p>',
  ]) {
    assert.equal((await one(rss(`${LINK}<description><![CDATA[${html}]]></description>`))).summary, TEXT);
    assert.equal((await one(json({ title: 't', content_html: html }))).summary, TEXT);
  }
});

for (const [html, text] of [
  ['<p>Write <code>&lt;b&gt;bold&lt;/b&gt;</code> here.</p>', 'Write <b>bold</b> here.'],
  ['<pre>&lt;p&gt;One&lt;/p&gt;</pre>', '<p>One</p>'],
  ['<p>Write &lt;select&gt; here.</p>', 'Write <select> here.'],
  ['<p>Write &lt;b&gt;bold&lt;/b&gt; here.</p>', 'Write <b>bold</b> here.'],
  ['Write &lt;select&gt; here.', 'Write <select> here.'],
  ['&lt;두만강&gt; 출간', '<두만강> 출간'],
  ['<p>Write <code>&amp;nbsp;</code> here.</p>', 'Write &nbsp; here.'],
]) {
  test(`what is escaped in order to be shown stays: ${html}`, async () => {
    assert.equal((await one(json({ title: 't', content_html: html }))).summary, text);
    assert.equal(
      (await one(rss(`${LINK}<content:encoded><![CDATA[${html}]]></content:encoded>`))).summary,
      text,
    );
  });
}

test('references that were escaped once too often are characters', async () => {
  for (const [written, text] of [
    ['It&amp;#8217;s open', 'It’s open'],
    ['Oar &amp;amp; Sail', 'Oar & Sail'],
    ['&amp;quot;Open&amp;quot;&amp;nbsp;again&amp;hellip; soon', '"Open" again… soon'],
    ['&amp;#xAC00;&amp;middot;&amp;#45208;', '가·나'],
  ]) {
    const { title, summary } = await one(
      rss(
        `<title><![CDATA[${written}]]></title><link>${PAGE}</link><description><![CDATA[<p>It said: ${written}.</p>]]></description>`,
      ),
    );
    assert.equal(title, text);
    assert.equal(summary, `It said: ${text}.`);
    const item = await one(json({ title: written, content_html: `<p>It said: ${written}.</p>` }));
    assert.equal(item.title, text);
    assert.equal(item.summary, `It said: ${text}.`);
  }
  assert.equal(
    (await one(json({ title: 't', summary: 'The &amp;eacute; of Café' }))).summary,
    'The &eacute; of Café',
  );
});

test('XHTML shows what is escaped in it', async () => {
  const { summary } = await one(
    atom(
      `<title>t</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Write &lt;a href="/"&gt;x&lt;/a&gt;.</p></div></content>`,
    ),
  );
  assert.equal(summary, 'Write <a href="/">x</a>.');
});

test('a megabyte of escaped tags takes linear time', async () => {
  for (const text of [
    '&lt;p&gt;',
    '&lt;a ',
    '&lt;a href="x"&gt;x&lt;/a&gt;',
    '&amp;lt;p&amp;gt;',
    '&amp;amp;',
    '&lt;',
    'lt;a',
  ]) {
    const start = performance.now();
    const body = text.repeat(1e6 / text.length);
    await one(rss(`${LINK}<description><![CDATA[${body}]]></description>`));
    await one(json({ title: 't', content_html: body }));
    assert.ok(performance.now() - start < 6000, text);
  }
});
