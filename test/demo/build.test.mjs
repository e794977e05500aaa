import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localiser } from '../../demo/build.mjs';

const demo = { origin: 'http://127.0.0.1:8000', feedsOrigin: 'http://127.0.0.1:8001' };
const snippet = `<a href="/#partners"><img src="${demo.origin}/images/a.svg"></a>
<dongpo-best src="${demo.feedsOrigin}/feeds/best.json" best-src="/feeds/best.json"></dongpo-best>
<a href="${demo.origin}/article.html?no=20131">1</a> <a href="/article.html?no=7">2</a> <a href="${demo.origin}/">3</a>
<code>src=&quot;/feeds/article/{item}.json&quot;</code><!--server-->gone<!--/server-->`;

test('the built demo makes addresses relative to the page', () => {
  assert.equal(
    localiser(demo, '').html(snippet, 'partners/blog.html'),
    `<a href="../#partners"><img src="../images/a.svg"></a>
<dongpo-best src="../feeds/best.json" best-src="../feeds/best.json"></dongpo-best>
<a href="../article/20131.html">1</a> <a href="../article/7.html">2</a> <a href="../">3</a>
<code>src=&quot;../feeds/article/{item}.json&quot;</code>`,
  );
  assert.equal(localiser(demo, '').html('<a href="/">', 'index.html'), '<a href="./">');
});

test('the built demo keeps absolute addresses where a base is given', () => {
  const html = localiser(demo, 'https://host.test/demo/').html(snippet, 'partners/blog.html');
  assert.ok(html.includes('src="https://host.test/demo/feeds/best.json"'));
  assert.ok(html.includes('href="https://host.test/demo/article/20131.html"'));
  assert.ok(html.includes('href="../#partners"'));
});

test('addresses of an item become relative to the page of its article, all others to the feed', () => {
  const { origin } = demo;
  const item = { url: `${origin}/article.html?no=1`, image: `${origin}/images/a.svg` };
  const feed = { items: [{ ...item, content_html: `<img src="${origin}/images/a.svg">` }] };
  assert.deepEqual(localiser(demo, '').feed(feed, 'feeds/article/1.json'), {
    items: [
      {
        url: '../../article/1.html',
        image: '../images/a.svg',
        content_html: '<img src="../images/a.svg">',
      },
    ],
  });
});
